//! Files of the first version of each format. They are never changed: a later version of the program must still open them.

use waymark::seal::kept::{self, DataKey};
use waymark::seal::age;

use crate::kept::{ID, key, label};
use crate::support::{LOW, PASSPHRASE, counted, opened_by_age};

const CASE: &[u8] = include_bytes!("../pinned/case-1.json");
const SEALED: &[u8] = include_bytes!("../pinned/sealed-1.age");
const KEY: &[u8] = include_bytes!("../pinned/key-1.age");
const KEPT: &[u8] = include_bytes!("../pinned/kept-1");

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
    assert!(age::seal(CASE, PASSPHRASE, 10, &mut counted(41)).expect("it seals") == SEALED, "sealed-1.age");
    assert!(key().wrap(PASSPHRASE, 10, &mut counted(42)).expect("it wraps") == KEY, "key-1.age");
    assert!(kept::keep(&label(), CASE, &key(), &mut counted(43)).expect("it seals") == KEPT, "kept-1");
}
