//! A checklist file: it is refused with words, or it opens and is checked for mistakes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark::engine::check::check_instrument;
use waymark::model::files::read_instrument;

fuzz_target!(|text: &str| {
    match read_instrument(text) {
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
        Ok(instrument) => {
            check_instrument(&instrument);
        }
    }
});
