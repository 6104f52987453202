//! Sealing: what is handed over and what is kept on a device, closed with a passphrase.
//!
//! [`age`] makes and opens files of the age format, version 1, with one passphrase. [`kept`] is what lies on a device: a
//! key sealed with the passphrase, and records sealed with the key. [`words`] makes up passphrases and looks at chosen
//! ones. `FORMAT.md` beside this file says how each file is made and what of it anyone can read.
//!
//! Nothing here asks for the time, for storage or for randomness: random bytes come from a [`Fill`]. Keys and opened text
//! are wiped from memory when they are dropped. `FORMAT.md` says what cannot be wiped from here.

pub mod age;
mod error;
pub mod kept;
pub mod words;

pub use error::SealError;
pub use zeroize::Zeroizing;

/// Fills a slice with random bytes from a source that is fit for keys: in a browser, `crypto.getRandomValues`.
///
/// A source that fails leaves the slice as it is, all zero; that is noticed and refused ([`SealError::NoRandom`]).
pub type Fill<'a> = &'a mut dyn FnMut(&mut [u8]);

/// How much is lent to a file that is opened: it says itself what it needs, and it may be hostile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceiling {
    /// The highest work factor: the base-two logarithm of scrypt's N. Memory is 2^factor KiB.
    pub work_factor: u8,
    /// The largest file, in bytes.
    pub bytes: usize,
}

impl Ceiling {
    /// 2^20, which is 1 GiB of memory and some seconds: files of the standard tools ask for 2^18, and `rage` asks for what its
    /// computer does in a second. A larger one fits in no phone. 8 MiB: the largest case file, armored.
    pub const USUAL: Self = Self {
        work_factor: 20,
        bytes: 2 * crate::record::LARGEST_FILE,
    };
}

/// Random bytes; at least 16, so that a source that does not work is noticed.
fn random<const N: usize>(fill: Fill<'_>) -> Result<Zeroizing<[u8; N]>, SealError> {
    let mut bytes = Zeroizing::new([0; N]);
    fill(bytes.as_mut_slice());
    // All of 16 random bytes are zero once in 2^128 times: that is no chance, that is a source that does not work.
    if bytes.iter().all(|&byte| byte == 0) {
        Err(SealError::NoRandom)
    } else {
        Ok(bytes)
    }
}
