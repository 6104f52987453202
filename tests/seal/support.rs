//! Randomness that is the same every time, and the other implementation of the age format.

use std::io::{Read, Write};
use std::iter;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use waymark::seal::Ceiling;

pub const PASSPHRASE: &str = "pinned words for tests alone";

/// Little work, for speed.
pub const QUICK: u8 = 2;

/// A low ceiling, so that a file that was changed to ask for more does not slow the tests down.
pub const LOW: Ceiling = Ceiling {
    work_factor: 10,
    bytes: Ceiling::USUAL.bytes,
};

/// Bytes that look random and are the same every time.
pub fn counted(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed;
    move |bytes| {
        for byte in bytes {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = state.to_be_bytes()[0];
        }
    }
}

/// So many bytes, no chunk of them like another.
pub fn bytes(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    counted(length as u64)(&mut bytes);
    bytes
}

/// Sealed by the `age` crate.
pub fn sealed_by_age(plain: &[u8], passphrase: &str, work_factor: u8, armor: bool) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work_factor);
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .expect("one recipient");
    let format = if armor {
        Format::AsciiArmor
    } else {
        Format::Binary
    };
    let mut writer = encryptor
        .wrap_output(ArmoredWriter::wrap_output(Vec::new(), format).expect("it writes to memory"))
        .expect("it writes to memory");
    writer.write_all(plain).expect("it writes to memory");
    writer
        .finish()
        .and_then(ArmoredWriter::finish)
        .expect("it writes to memory")
}

/// Opened by the `age` crate.
pub fn opened_by_age(file: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    // By itself it refuses what would take this machine long just now.
    identity.set_max_work_factor(waymark::seal::age::WORK_FACTOR);
    let decryptor = age::Decryptor::new(ArmoredReader::new(file)).ok()?;
    let mut reader = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .ok()?;
    let mut plain = Vec::new();
    reader.read_to_end(&mut plain).ok()?;
    Some(plain)
}
