//! A sealed file: whatever it is, it is refused with words, quickly and without much memory, or it opens.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark::seal::{Ceiling, age};

fuzz_target!(|bytes: &[u8]| {
    // A low ceiling on the work, so that what is tried is the reading and not the waiting.
    let ceiling = Ceiling { work_factor: 4, bytes: 64 * 1024 };
    let _ = age::looks_like(bytes);
    if let Err(refused) = age::open(bytes, "example", ceiling) {
        assert!(!refused.to_string().is_empty());
    }
});
