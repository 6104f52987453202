//! An area's rule file: it is refused with words, or it opens and is checked for mistakes, and a case can be decided by it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::engine::check::check_area;
use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::Day;
use waymark::model::files::read_area;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::bundled().unwrap());

fuzz_target!(|text: &str| {
    match read_area(text) {
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
        Ok(area) => {
            let found = check_area(&area, &BOOK);
            assert!(found.iter().all(|one| !one.mistake.to_string().is_empty()));
            // The app takes one without mistakes alone.
            if found.iter().any(|one| one.is_mistake()) {
                return;
            }
            let mut book = BOOK.clone();
            let choice = AreaChoice::of(area.id.clone());
            book.add_area(area);
            let case = Case::new(Day::new(2024, 2, 29).unwrap());
            if let Some(rules) = book.rules(&choice, case.as_of) {
                decide(&case, rules, case.as_of);
            }
        }
    }
});
