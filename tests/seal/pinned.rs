//! Files of the first version of each format. They are never changed: a later version of the program must still open them.

use waymark::model::files::{
    Typed, UnfinishedFormat, read_case, read_unfinished, write_unfinished,
};
use waymark::record::id_of;
use waymark::seal::age;
use waymark::seal::kept;
use waymark::seal::kept::{DataKey, Label};

use crate::seal::kept::{ID, key, label};
use crate::seal::support::{LOW, PASSPHRASE, counted, opened_by_age};

const CASE: &[u8] = include_bytes!("../pinned/case-1.json");
const SEALED: &[u8] = include_bytes!("../pinned/sealed-1.age");
const KEY: &[u8] = include_bytes!("../pinned/key-1.age");
const KEPT: &[u8] = include_bytes!("../pinned/kept-1");
const CASE_TEXT: &str = include_str!("../pinned/case-1.json");
const WORK: &str = include_str!("../pinned/unfinished-1.json");
const KEPT_2: &[u8] = include_bytes!("../pinned/kept-2");

/// The label of the record that holds the unfinished work.
fn unfinished() -> Label {
    Label {
        case_format: id_of(UnfinishedFormat::V1).to_owned(),
        ..label()
    }
}

#[test]
fn a_case_that_was_handed_over_opens() {
    assert_eq!(*age::open(SEALED, PASSPHRASE, LOW).expect("it opens"), CASE);
    assert_eq!(opened_by_age(SEALED, PASSPHRASE).as_deref(), Some(CASE));
}

#[test]
fn a_case_that_was_kept_opens() {
    let key = DataKey::unwrap(KEY, PASSPHRASE, LOW).expect("the key opens");
    let (found, case) = kept::open(KEPT, ID, &key).expect("the record opens");
    assert_eq!((found, &**case), (label(), CASE));
}

/// With the same random bytes the same files are written: nothing about how they are made has changed.
#[test]
fn the_files_are_written_as_before() {
    // Said by name: nobody reads what differs in bytes.
    assert!(
        age::seal(CASE, PASSPHRASE, 10, &mut counted(41)).expect("it seals") == SEALED,
        "sealed-1.age"
    );
    assert!(
        key()
            .wrap(PASSPHRASE, 10, &mut counted(42))
            .expect("it wraps")
            == KEY,
        "key-1.age"
    );
    assert!(
        kept::keep(&label(), CASE, &key(), &mut counted(43)).expect("it seals") == KEPT,
        "kept-1"
    );
    let work = read_unfinished(WORK).expect("the work reads");
    assert_eq!(
        write_unfinished(
            work.saved,
            &work.page,
            &work.place,
            &work.typed,
            &work.rule,
            &work.case
        ),
        WORK
    );
    let record =
        kept::keep(&unfinished(), WORK.as_bytes(), &key(), &mut counted(44)).expect("it seals");
    assert!(record == KEPT_2, "kept-2");
}

/// As the program keeps work today: not a case alone, but with what is half typed and where it was left.
#[test]
fn unfinished_work_that_was_kept_opens() {
    let key = DataKey::unwrap(KEY, PASSPHRASE, LOW).expect("the key opens");
    let (found, text) = kept::open(KEPT_2, ID, &key).expect("the record opens");
    assert_eq!((found, &**text), (unfinished(), WORK.as_bytes()));
    let work = read_unfinished(WORK).expect("the work reads");
    let half = Typed {
        form: "#/history/event/new".to_owned(),
        field: "note".to_owned(),
        text: "He came to".to_owned(),
    };
    assert_eq!(
        (work.saved, work.page.as_str(), work.place.as_str()),
        (29_000_000, "#/history/event/new", "note")
    );
    assert_eq!(
        (work.typed, work.case),
        (
            vec![half],
            read_case(CASE_TEXT).expect("the pinned case reads")
        )
    );
}

/// What may be left out is left out by nothing that this program writes, and read all the same.
#[test]
fn unfinished_work_without_what_may_be_left_out_reads() {
    let bare = format!(
        "{{\"format\": \"waymark-unfinished/1\", \"page\": \"#/people\", \"case\": {CASE_TEXT}}}"
    );
    let work = read_unfinished(&bare).expect("the work reads");
    assert_eq!(
        (
            work.saved,
            work.page.as_str(),
            work.place.as_str(),
            work.typed.len()
        ),
        (0, "#/people", "", 0)
    );
    for needed in [
        "\"page\": \"#/people\", ",
        "\"format\": \"waymark-unfinished/1\", ",
    ] {
        assert!(
            read_unfinished(&bare.replacen(needed, "", 1)).is_err(),
            "{needed}"
        );
    }
}
