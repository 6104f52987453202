//! Files of the age format: round trips, and both ways with the `age` crate.

use waymark::seal::age::SealedFile;
use waymark::seal::{Ceiling, SealError, age};

use crate::seal::support::{LOW, PASSPHRASE, QUICK, bytes, counted, opened_by_age, sealed_by_age};

const KIB: usize = 1024;
const SIZES: [usize; 9] = [
    0,
    1,
    4 * KIB,
    64 * KIB - 1,
    64 * KIB,
    64 * KIB + 1,
    128 * KIB,
    128 * KIB + 1,
    200 * 1000,
];

fn sealed(plain: &[u8]) -> Vec<u8> {
    age::seal(plain, PASSPHRASE, QUICK, &mut counted(1)).expect("it seals")
}

#[test]
fn what_is_sealed_opens() {
    for size in SIZES {
        let (plain, file) = (bytes(size), sealed(&bytes(size)));
        assert_eq!(
            *age::open(&file, PASSPHRASE, LOW).expect("it opens"),
            plain,
            "{size} bytes"
        );
        let chunks = size.div_ceil(64 * KIB).max(1);
        assert_eq!(file.len(), 149 + 16 + size + 16 * chunks, "{size} bytes");
    }
}

#[test]
fn the_age_crate_opens_what_is_sealed_here() {
    for size in SIZES {
        assert_eq!(
            opened_by_age(&sealed(&bytes(size)), PASSPHRASE),
            Some(bytes(size)),
            "{size} bytes"
        );
    }
    assert_eq!(
        opened_by_age(&sealed(b"x"), "pinned words for tests alonE"),
        None
    );
}

#[test]
fn what_the_age_crate_seals_opens_here() {
    for size in SIZES {
        for armor in [false, true] {
            let file = sealed_by_age(&bytes(size), PASSPHRASE, QUICK, armor);
            let opened = age::open(&file, PASSPHRASE, LOW).expect("it opens");
            assert_eq!(*opened, bytes(size), "{size} bytes, armor {armor}");
        }
    }
}

/// In armor it opens here and in another program.
#[test]
fn what_is_armored_here_opens_everywhere() {
    for size in SIZES {
        let armored = age::armored(&sealed(&bytes(size)));
        assert!(armored.lines().all(|line| line.len() <= 64), "{armored}");
        let opened = age::open(armored.as_bytes(), PASSPHRASE, LOW).expect("it opens");
        assert_eq!(*opened, bytes(size), "{size} bytes");
        assert_eq!(
            opened_by_age(armored.as_bytes(), PASSPHRASE),
            Some(bytes(size))
        );
    }
}

#[test]
fn the_work_that_is_written_is_the_one_owasp_asks_for() {
    let file = age::seal(b"x", PASSPHRASE, age::WORK_FACTOR, &mut counted(2)).expect("it seals");
    let sealed = SealedFile::new(&file, Ceiling::USUAL).expect("it reads");
    assert_eq!(
        (sealed.work().factor(), sealed.work().mebibytes()),
        (17, 128)
    );
    assert_eq!(
        *age::open(&file, PASSPHRASE, Ceiling::USUAL).expect("it opens"),
        b"x"
    );
    assert_eq!(
        opened_by_age(&file, PASSPHRASE).as_deref(),
        Some(b"x".as_slice())
    );
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let file = sealed(b"a case");
    for wrong in [
        "",
        " ",
        "pinned words for tests alon",
        "Pinned words for tests alone",
        "pinned  words for tests alone",
    ] {
        assert_eq!(
            age::open(&file, wrong, LOW),
            Err(SealError::WrongPassphrase),
            "{wrong:?}"
        );
    }
}

#[test]
fn white_space_that_phones_and_password_managers_add_does_not_matter() {
    for added in ["\n", "\r\n", " ", "  ", "\t", "\u{a0}", " \n"] {
        for typed in [
            format!("{PASSPHRASE}{added}"),
            format!("{added}{PASSPHRASE}"),
        ] {
            let file = age::seal(b"a case", &typed, QUICK, &mut counted(1)).expect("it seals");
            assert!(file == sealed(b"a case"), "sealed with {typed:?}");
            assert_eq!(
                *age::open(&file, &typed, LOW).expect("it opens"),
                b"a case",
                "{typed:?}"
            );
        }
    }
    assert_eq!(
        opened_by_age(&sealed(b"a case"), PASSPHRASE).as_deref(),
        Some(b"a case".as_slice())
    );
}

/// Whoever sealed it elsewhere may have meant the space.
#[test]
fn a_space_that_belongs_to_a_passphrase_opens_what_was_sealed_with_it() {
    for real in [
        format!("{PASSPHRASE} "),
        format!(" {PASSPHRASE}"),
        " ".to_owned(),
    ] {
        let file = sealed_by_age(b"a case", &real, QUICK, false);
        assert_eq!(
            *age::open(&file, &real, LOW).expect("it opens"),
            b"a case",
            "{real:?}"
        );
        assert_eq!(
            *age::open(&file, &format!("{real}\n"), LOW).expect("it opens"),
            b"a case",
            "{real:?}"
        );
        // Nothing is added that was not typed.
        assert_eq!(
            age::open(&file, PASSPHRASE, LOW),
            Err(SealError::WrongPassphrase),
            "{real:?}"
        );
    }
}

#[test]
fn letters_are_left_as_they_are() {
    let file = age::seal(
        b"a case",
        "caf\u{e9} caf\u{e9} caf\u{e9}",
        QUICK,
        &mut counted(1),
    )
    .expect("it seals");
    assert_eq!(
        age::open(&file, "cafe\u{301} cafe\u{301} cafe\u{301}", LOW),
        Err(SealError::WrongPassphrase)
    );
    assert_eq!(
        opened_by_age(&file, "caf\u{e9} caf\u{e9} caf\u{e9}").as_deref(),
        Some(b"a case".as_slice())
    );
}

#[test]
fn without_a_passphrase_or_randomness_nothing_is_sealed() {
    for none in ["", "\n", "\r\n", " ", " \t"] {
        assert_eq!(
            age::seal(b"x", none, QUICK, &mut counted(1)),
            Err(SealError::NoPassphrase)
        );
    }
    assert_eq!(
        age::seal(b"x", PASSPHRASE, QUICK, &mut |_| {}),
        Err(SealError::NoRandom)
    );
    // A source that stops in the middle.
    let mut calls = 0;
    let mut stops = |bytes: &mut [u8]| {
        calls += 1;
        if calls < 3 {
            bytes.fill(7);
        }
    };
    assert_eq!(
        age::seal(b"x", PASSPHRASE, QUICK, &mut stops),
        Err(SealError::NoRandom)
    );
}

#[test]
fn no_two_files_are_sealed_alike() {
    let mut fill = counted(1);
    let once = age::seal(b"x", PASSPHRASE, QUICK, &mut fill).expect("it seals");
    let again = age::seal(b"x", PASSPHRASE, QUICK, &mut fill).expect("it seals");
    let same = once
        .iter()
        .zip(&again)
        .skip("age-encryption.org/v1\n-> scrypt ".len())
        .filter(|(a, b)| a == b)
        .count();
    assert!(same < 30, "{same} bytes of {} are the same", once.len());
}

#[test]
fn sealed_files_are_told_from_others() {
    assert!(age::looks_like(&sealed(b"x")));
    assert!(age::looks_like(&sealed_by_age(
        b"x", PASSPHRASE, QUICK, true
    )));
    assert!(!age::looks_like(br#"{"format": "waymark-case/1"}"#) && !age::looks_like(b""));
    assert_eq!(
        age::open(br#"{"format": "waymark-case/1"}"#, PASSPHRASE, LOW),
        Err(SealError::NotSealed)
    );
    let later = b"age-encryption.org/v2\n-> scrypt";
    assert_eq!(
        age::open(later, PASSPHRASE, LOW),
        Err(SealError::Newer {
            format: "age-encryption.org/v2".to_owned()
        })
    );
}
