//! What lies on a device: whatever it is, it is set aside with words, or it opens.
//!
//! Bytes at random never come past the key, so they are read in three ways: as a record, as what was sealed in one, and as
//! unfinished work.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::keeping::{StoredRecord, look};
use waymark::model::dates::Day;
use waymark::model::files::{UnfinishedFormat, read_unfinished, write_unfinished};
use waymark::record::id_of;
use waymark::seal::Ceiling;
use waymark::seal::kept;
use waymark::seal::kept::{DataKey, Label};

/// The id and the key of the pinned records, so that they open.
const ID: &str = "00112233445566778899aabbccddeeff";
static KEY: LazyLock<DataKey> = LazyLock::new(|| {
    let record = include_bytes!("../../pinned/key-1.age");
    DataKey::unwrap(record, "pinned words for tests alone", Ceiling::USUAL).unwrap()
});

fuzz_target!(|bytes: &[u8]| {
    for key in [None, Some(&*KEY)] {
        if let StoredRecord::Aside(why) = look(ID, bytes, key) {
            assert!(!why.is_empty());
        }
    }

    let label = Label {
        id: ID.to_owned(),
        revision: 1,
        kept_until: Day::new(2026, 12, 21).unwrap(),
        case_format: id_of(UnfinishedFormat::V1).to_owned(),
        rules: "2026-11-01".to_owned(),
    };
    let record = kept::keep(&label, bytes, &KEY, &mut |random| random.fill(7)).unwrap();
    assert_eq!(&**kept::open(&record, ID, &KEY).unwrap().1, bytes);
    let text = std::str::from_utf8(bytes);
    match (look(ID, &record, Some(&KEY)), text.map(read_unfinished)) {
        (StoredRecord::Open(found, work), Ok(Ok(read))) => {
            assert_eq!((found, &*work), (label, &read));
            // What was read is written as it was meant.
            let written = write_unfinished(
                read.saved,
                &read.page,
                &read.place,
                &read.typed,
                &read.rule,
                &read.case,
            );
            assert_eq!(read_unfinished(&written), Ok(read));
        }
        (StoredRecord::Aside(why), Ok(Err(_)) | Err(_)) => assert!(!why.is_empty()),
        (found, read) => panic!("{found:?}, but {read:?}"),
    }
});
