//! A file of past cases: it is refused with words, or its rows are read or listed, and those that were read are compared.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use waymark::book::Rulebook;
use waymark::case::AreaChoice;
use waymark::past::{Comparing, Loading, expected, tables_csv};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::bundled().unwrap());

fuzz_target!(|bytes: &[u8]| {
    match Loading::of_file(bytes.to_vec(), &BOOK, "dash-24") {
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
        Ok(mut loading) => {
            while !loading.advance(100) {}
            let (past, bad, _) = loading.finish();
            // One more where a list stops before its end.
            assert!(past.rows.len() + bad.len() <= bytes.len() + 1);
            assert!(bad.iter().all(|row| row.line > 0 && !row.says.is_empty()));
            // A year with many events is timed elsewhere.
            if bytes.len() > 20_000 {
                return;
            }
            let [first, second] = ["national", "kingston"].map(|id| AreaChoice { id: id.to_owned(), version: None });
            let mut comparing = Comparing::new(Arc::new(past), &BOOK, [&first, &second]).unwrap();
            while !comparing.advance(100) {}
            let compared = comparing.finish();
            tables_csv(&compared.tables(&expected().unwrap(), Some(1)));
            compared.pictures(&expected().unwrap(), None).iter().for_each(|picture| drop(picture.svg()));
        }
    }
});
