//! A sealed file: whatever it is, it is refused with words, quickly and without much memory, or it opens.
//!
//! Bytes at random never come past the first line, so all that is broken is read in three ways: as a file; as what follows a
//! header that is right, so that the passphrase and the header's MAC are not what refuses it; and as changes to a whole file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::seal::{Ceiling, SealError, Zeroizing, age};

/// That of the seeds which the program has sealed (`tests/seal/seeds.rs`).
const PASSPHRASE: &str = "example";
/// A low ceiling on the work, so that what is tried is the reading and not the waiting.
const LOW: Ceiling = Ceiling {
    work_factor: 4,
    bytes: 512 * 1024,
};
/// What is sealed in a chunk.
const CHUNK: usize = 64 * 1024;

/// A file of the least work, the same every time, so that its header goes with the payload of every other.
fn sealed(plain: &[u8]) -> Vec<u8> {
    age::seal(plain, PASSPHRASE, 1, &mut |bytes| bytes.fill(7)).unwrap()
}

fn opened(file: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let came = age::open(file, PASSPHRASE, LOW);
    if let Err(refused) = &came {
        assert!(!refused.to_string().is_empty());
    }
    came
}

/// The header: the file of nothing, without its nonce and the tag of its one chunk.
static HEADER: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut header = sealed(b"");
    header.truncate(header.len() - 16 - 16);
    header
});

fuzz_target!(|bytes: &[u8]| {
    let _ = (age::looks_like(bytes), opened(bytes));

    // Behind a header that is right, it is the payload that is refused.
    match opened(&[&HEADER, bytes].concat()) {
        Ok(plain) => assert_eq!(
            *sealed(&plain),
            [&HEADER, bytes].concat(),
            "a payload of nobody's sealing opened"
        ),
        Err(refused) => assert!(
            matches!(refused, SealError::Damaged | SealError::Incomplete),
            "{refused:?}"
        ),
    }

    changed(bytes);
});

/// What is left of a whole file when pieces of it are changed, taken out, doubled or cut off does not open.
fn changed(bytes: &[u8]) {
    let Some((&length, edits)) = bytes.split_first() else {
        return;
    };
    // Mostly one chunk; sometimes one that is full, and more than one.
    let length = match length {
        250.. => [
            CHUNK - 1,
            CHUNK,
            CHUNK + 1,
            2 * CHUNK,
            2 * CHUNK + 1,
            3 * CHUNK,
        ][usize::from(length) - 250],
        short => usize::from(short),
    };
    let plain: Vec<u8> = (0..length).map(|place| place as u8).collect();
    let whole = sealed(&plain);
    let mut file = whole.clone();
    for edit in edits.chunks_exact(5).take(8) {
        let [kind, high, middle, low, with] = *edit else {
            return;
        };
        let at = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        // In the header and around the ends of chunks there is most to break.
        let at = match kind & 0b1100 {
            0b0000 => at % HEADER.len(),
            0b0100 => HEADER.len() + 16 + (CHUNK + 16) * (at % 4) + usize::from(low >> 2),
            _ => at,
        };
        let at = at.min(file.len());
        let end = (at + usize::from(with)).min(file.len());
        match kind & 0b11 {
            0 => file.get_mut(at).into_iter().for_each(|byte| *byte ^= with),
            1 => drop(file.drain(at..end)),
            2 => {
                let piece = file[at..end].to_vec();
                file.splice(at..at, piece);
            }
            _ => file.truncate(at),
        }
    }
    match opened(&file) {
        Ok(found) => {
            assert!(file == whole, "a changed file opened");
            assert_eq!(*found, plain);
        }
        Err(refused) => assert!(file != whole, "{refused}"),
    }
}
