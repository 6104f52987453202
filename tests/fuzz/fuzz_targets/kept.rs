//! What lies on a device: whatever it is, it is set aside with words, or it opens.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::files::read_unfinished;
use waymark::keeping::{Found, look};
use waymark::seal::kept::DataKey;

static KEY: LazyLock<DataKey> = LazyLock::new(|| DataKey::new(&mut |bytes| bytes.fill(7)).unwrap());

fuzz_target!(|bytes: &[u8]| {
    for key in [None, Some(&*KEY)] {
        if let Found::Aside(why) = look("0123456789abcdef0123456789abcdef", bytes, key) {
            assert!(!why.is_empty());
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = read_unfinished(text).map_err(|mistake| mistake.to_string());
    }
});
