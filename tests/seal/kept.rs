//! What lies on a device.

use waymark::model::dates::Day;
use waymark::seal::kept;
use waymark::seal::kept::{DataKey, Label};
use waymark::seal::{SealError, age};

use crate::seal::support::{LOW, PASSPHRASE, QUICK, counted};

pub const ID: &str = "00112233445566778899aabbccddeeff";
const CASE: &[u8] = br#"{"format": "waymark-case/1"}"#;

pub fn key() -> DataKey {
    DataKey::new(&mut counted(100)).expect("a key")
}

pub fn label() -> Label {
    Label {
        id: ID.to_owned(),
        revision: 12,
        kept_until: Day::new(2026, 12, 21).expect("a day"),
        case_format: "waymark-case/1".to_owned(),
        rules: "hillingdon 2014-02-01".to_owned(),
    }
}

fn record() -> Vec<u8> {
    kept::keep(&label(), CASE, &key(), &mut counted(3)).expect("it seals")
}

#[test]
fn what_is_kept_opens() {
    for size in [0, 1, 65_536, 200_000] {
        let case = vec![b'x'; size];
        let record = kept::keep(&label(), &case, &key(), &mut counted(3)).expect("it seals");
        let (label_found, opened) = kept::open(&record, ID, &key()).expect("it opens");
        assert_eq!((label_found, &*opened), (label(), &case));
        assert_eq!(kept::read_label(&record), Ok(label()));
    }
}

#[test]
fn only_the_label_is_in_the_clear() {
    let clear = "waymark-kept/1\nid 00112233445566778899aabbccddeeff\nrevision 12\nuntil 2026-12-21\ncase waymark-case/1\n\
                 rules hillingdon 2014-02-01\n\n";
    let case = b"REFERENCE-1234 and a name".repeat(20);
    let record = kept::keep(&label(), &case, &key(), &mut counted(3)).expect("it seals");
    assert!(record.starts_with(clear.as_bytes()));
    assert_eq!(record.len(), clear.len() + 24 + case.len() + 16);
    assert!(!record.windows(9).any(|nine| nine == b"REFERENCE"));
}

#[test]
fn another_key_opens_nothing() {
    let other = DataKey::new(&mut counted(101)).expect("a key");
    assert_eq!(
        kept::open(&record(), ID, &other).err(),
        Some(SealError::WrongKeyOrDamaged)
    );
}

#[test]
fn a_record_put_in_anothers_place_does_not_open() {
    let other_id = "ffeeddccbbaa99887766554433221100";
    let other = Label {
        id: other_id.to_owned(),
        ..label()
    };
    let other = kept::keep(&other, b"another case", &key(), &mut counted(4)).expect("it seals");
    let swapped = SealError::Swapped {
        wanted: ID.to_owned(),
        found: other_id.to_owned(),
    };
    assert_eq!(kept::open(&other, ID, &key()).err(), Some(swapped));
    // With its label made to fit, too.
    let text = kept::read_label(&other).expect("it has a label");
    assert_eq!(text.id, other_id);
    let at = other
        .windows(32)
        .position(|id| id == other_id.as_bytes())
        .expect("the id is there");
    let mut forged = other.clone();
    forged[at..at + 32].copy_from_slice(ID.as_bytes());
    assert_eq!(
        kept::open(&forged, ID, &key()).err(),
        Some(SealError::WrongKeyOrDamaged)
    );
    // And the label of one before the case of the other.
    let end = record()
        .windows(2)
        .position(|two| two == b"\n\n")
        .expect("the label ends")
        + 2;
    let grafted = [&record()[..end], &other[end..]].concat();
    assert_eq!(
        kept::open(&grafted, ID, &key()).err(),
        Some(SealError::WrongKeyOrDamaged)
    );
}

#[test]
fn an_edited_label_does_not_open() {
    let edits = [
        ("revision 12", "revision 13"),
        ("until 2026-12-21", "until 2027-12-21"),
        ("case waymark-case/1", "case waymark-case/2"),
        ("hillingdon", "islington"),
    ];
    let end = record()
        .windows(2)
        .position(|two| two == b"\n\n")
        .expect("the label ends")
        + 2;
    for (from, to) in edits {
        let text = String::from_utf8(record()[..end].to_vec())
            .expect("the label is text")
            .replace(from, to);
        let edited = [text.as_bytes(), &record()[end..]].concat();
        assert!(kept::read_label(&edited).is_ok(), "{to}");
        assert_eq!(
            kept::open(&edited, ID, &key()).err(),
            Some(SealError::WrongKeyOrDamaged),
            "{to}"
        );
    }
}

#[test]
fn labels_are_written_in_one_way() {
    let end = record()
        .windows(2)
        .position(|two| two == b"\n\n")
        .expect("the label ends")
        + 2;
    let label = String::from_utf8(record()[..end].to_vec()).expect("the label is text");
    for (from, to) in [
        ("revision 12", "revision 012"),
        ("revision 12", "revision +12"),
        ("revision 12", "revision 99999999999999999999"),
        ("until 2026-12-21", "until 2026-12-32"),
        ("id ", "id  "),
        ("id 0", "id \u{e9}"),
        ("id 00", "id A0"),
        ("rules hillingdon 2014-02-01", "rules "),
        ("\nrules", "\r\nrules"),
        ("\n\n", "\nmore x\n\n"),
    ] {
        let edited = [label.replace(from, to).as_bytes(), &record()[end..]].concat();
        assert_eq!(kept::read_label(&edited), Err(SealError::Damaged), "{to}");
    }
}

#[test]
fn what_is_not_fit_for_the_outside_is_not_written() {
    let long = "x".repeat(101);
    for unfit in ["", "two\nlines", "caf\u{e9}", "a\0b", &long] {
        for (part, label) in [
            (
                "case format",
                Label {
                    case_format: unfit.to_owned(),
                    ..label()
                },
            ),
            (
                "version of the rules",
                Label {
                    rules: unfit.to_owned(),
                    ..label()
                },
            ),
            (
                "id",
                Label {
                    id: unfit.to_owned(),
                    ..label()
                },
            ),
        ] {
            let refused = kept::keep(&label, CASE, &key(), &mut counted(3));
            assert_eq!(refused, Err(SealError::Label { part }), "{unfit:?}");
        }
    }
    assert_eq!(
        kept::keep(&label(), CASE, &key(), &mut |_| {}),
        Err(SealError::NoRandom)
    );
}

#[test]
fn newer_records_and_foreign_ones_are_told_apart() {
    let newer = |format: &str| {
        Err(SealError::Newer {
            format: format.to_owned(),
        })
    };
    assert_eq!(
        kept::read_label(b"waymark-kept/2\nwhatever\0"),
        newer("waymark-kept/2")
    );
    assert_eq!(
        kept::read_label(b"waymark-kept/10\n"),
        newer("waymark-kept/10")
    );
    assert_eq!(
        kept::read_label(b"waymark-kept/1.1\n"),
        newer("waymark-kept/1.1")
    );
    for foreign in [
        b"".as_slice(),
        b"{}",
        b"\xff\xfe",
        b"age-encryption.org/v1\n",
    ] {
        assert_eq!(
            kept::read_label(foreign),
            Err(SealError::NotRecord),
            "{foreign:?}"
        );
    }
    assert_eq!(kept::read_label(b"waymark-k"), Err(SealError::Incomplete));
}

#[test]
fn changing_the_passphrase_changes_no_record() {
    let record = record();
    let old = key()
        .wrap(PASSPHRASE, QUICK, &mut counted(5))
        .expect("it wraps");
    let new = DataKey::unwrap(&old, PASSPHRASE, LOW)
        .and_then(|key| key.wrap("another passphrase", QUICK, &mut counted(6)))
        .expect("it changes");
    assert_eq!(
        DataKey::unwrap(&new, PASSPHRASE, LOW).err(),
        Some(SealError::WrongPassphrase)
    );
    let key = DataKey::unwrap(&new, "another passphrase", LOW).expect("it opens");
    assert_eq!(*kept::open(&record, ID, &key).expect("it opens").1, CASE);
    // Until it is written over, the old one opens too: a change that is broken off loses nothing.
    let key = DataKey::unwrap(&old, PASSPHRASE, LOW).expect("it opens");
    assert_eq!(*kept::open(&record, ID, &key).expect("it opens").1, CASE);
    let wrong = DataKey::unwrap(&old, "wrong", LOW).err();
    assert_eq!(wrong, Some(SealError::WrongPassphrase));
}

#[test]
fn a_key_record_is_no_case_and_a_case_no_key_record() {
    let sealed = |contents: &[u8]| {
        age::seal(contents, PASSPHRASE, QUICK, &mut counted(7)).expect("it seals")
    };
    let unwrapped = |contents: &[u8]| DataKey::unwrap(&sealed(contents), PASSPHRASE, LOW).err();
    assert_eq!(unwrapped(CASE), Some(SealError::OtherContents));
    assert_eq!(unwrapped(&[7; 32]), Some(SealError::OtherContents));
    assert_eq!(
        unwrapped(b"waymark-key/1\nshort"),
        Some(SealError::OtherContents)
    );
    assert_eq!(
        unwrapped(b"waymark-key/2\nx"),
        Some(SealError::Newer {
            format: "waymark-key/2".to_owned()
        })
    );
    assert_eq!(format!("{:?}", key()), "DataKey");
}

#[test]
fn ids_say_nothing() {
    let mut fill = counted(8);
    let ids = [(); 3].map(|()| kept::new_id(&mut fill).expect("an id"));
    for id in &ids {
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(
            kept::keep(
                &Label {
                    id: id.clone(),
                    ..label()
                },
                CASE,
                &key(),
                &mut counted(3)
            )
            .is_ok()
        );
    }
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
}
