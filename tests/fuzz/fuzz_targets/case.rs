//! A case file: it is refused with words, or it opens, is written as it was read, and can be decided and put into words.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::files::{read_case, write_case};
use waymark::record::kind_of;
use waymark::words::explain::sheet;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::bundled().unwrap());

fuzz_target!(|text: &str| {
    let _ = kind_of(text).map_err(|mistake| mistake.to_string());
    match read_case(text) {
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
        Ok(case) => {
            assert_eq!(read_case(&write_case(&case)).as_ref(), Ok(&case));
            // What is decided grows with the ledger, and a ledger as long as the file allows is timed elsewhere.
            if text.len() < 8_000
                && let Some(shown) = BOOK.shown(case.area.as_ref(), case.as_of)
            {
                let decision = decide(&case, shown.rules, case.as_of);
                let said = sheet(
                    &case,
                    &decision,
                    &shown,
                    &everywhere(&case, &BOOK, case.as_of),
                );
                assert!(!said.to_string().is_empty());
            }
        }
    }
});
