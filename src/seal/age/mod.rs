//! Files of the age format, version 1 (C2SP `age.md`), sealed with one passphrase: the same that `age -p` makes and opens.
//!
//! The primitives are RustCrypto's (scrypt, HKDF, HMAC, SHA-256, ChaCha20-Poly1305); what is written here is how age puts
//! them together. Sealing writes the binary form, which [`armored`] puts into ASCII armor; opening reads both.

mod armor;
mod header;
mod stream;
mod work;

use hkdf::Hkdf;
use sha2::Sha256;

use super::{Ceiling, Fill, SealError, Zeroizing, random};
use header::Header;
use work::affordable;

pub use work::{Work, WrappingKey};

/// The work factor that is written: N = 2^17 with r = 8 and p = 1, which takes 128 MiB. This is the first of the settings that the
/// OWASP Password Storage Cheat Sheet gives as the least for scrypt.
pub const WORK_FACTOR: u8 = 17;

/// The key of one file.
type FileKey = Zeroizing<[u8; 16]>;

/// Seals bytes with a passphrase. Neither is looked at; [`super::words::judge`] looks at a passphrase that was chosen.
///
/// The work factor is [`WORK_FACTOR`], except in tests: 1 to [`Ceiling::USUAL`]'s. Takes 48 random bytes. White space around
/// the passphrase is left out ([`trimmed`]).
///
/// # Errors
/// When there is no passphrase, no randomness, not the memory, or the work factor is out of bounds.
pub fn seal(
    plain: &[u8],
    passphrase: &str,
    work_factor: u8,
    fill: Fill<'_>,
) -> Result<Vec<u8>, SealError> {
    let passphrase = to_seal(passphrase)?;
    let file_key = random(fill)?;
    let work = Work::new(work_factor, fill)?;
    let key = work.key(passphrase)?;
    written(plain, &file_key, work, &key, fill)
}

/// The same with the wrapping key that this work gave. Takes 32 random bytes.
///
/// # Errors
/// When there is no randomness.
pub fn seal_by(
    plain: &[u8],
    work: Work,
    key: &WrappingKey,
    fill: Fill<'_>,
) -> Result<Vec<u8>, SealError> {
    let file_key = random(fill)?;
    written(plain, &file_key, work, key, fill)
}

fn written(
    plain: &[u8],
    file_key: &FileKey,
    work: Work,
    key: &WrappingKey,
    fill: Fill<'_>,
) -> Result<Vec<u8>, SealError> {
    let nonce = random(fill)?;
    let mut file = header::write(file_key, key, work)?;
    stream::seal(file_key, &nonce, plain, &mut file)?;
    Ok(file)
}

/// A sealed file as text, where a program takes no other: what opens the file opens this.
pub fn armored(file: &[u8]) -> String {
    armor::written(file)
}

/// Opens a file that was sealed with a passphrase, binary or armored.
///
/// The passphrase is tried as [`to_open`] says.
///
/// # Errors
/// When it is no such file, asks for more than the ceiling (before any memory is taken), was changed, or the passphrase does not
/// open it. No part of a changed file is returned.
pub fn open(
    file: &[u8],
    passphrase: &str,
    ceiling: Ceiling,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    opened(&SealedFile::new(file, ceiling)?, passphrase)
}

/// Opens a file as it was received: as [`open`] does, without what programs on the way put before and after it
/// ([`SealedFile::received`]).
///
/// # Errors
/// As for [`open`].
pub fn open_received(
    received: &[u8],
    passphrase: &str,
    ceiling: Ceiling,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    opened(&SealedFile::received(received, ceiling)?, passphrase)
}

fn opened(file: &SealedFile, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
    for passphrase in to_open(passphrase) {
        match file.open_by(&file.work.key(passphrase)?) {
            Err(SealError::WrongPassphrase) => {}
            came => return came,
        }
    }
    Err(SealError::WrongPassphrase)
}

/// The passphrase that seals: without white space around it.
///
/// # Errors
/// When there is none.
pub fn to_seal(passphrase: &str) -> Result<&str, SealError> {
    let passphrase = trimmed(passphrase);
    if passphrase.is_empty() {
        Err(SealError::NoPassphrase)
    } else {
        Ok(passphrase)
    }
}

/// The passphrases to open a file with, one after the other as long as the one before is wrong: as it was typed, since a file
/// that was sealed elsewhere may need its spaces; and where there is white space around it, without ([`trimmed`]), which
/// takes a second time as long.
pub fn to_open(passphrase: &str) -> impl Iterator<Item = &str> {
    // Without one there is nothing to try; the answer is that of any other wrong one.
    let (typed, trimmed) = (
        passphrase.trim_end_matches(['\r', '\n']),
        trimmed(passphrase),
    );
    std::iter::once(typed).chain((trimmed != typed).then_some(trimmed))
}

/// The most bytes after a file that are taken for filling; each is tried.
const MOST_FILLING: usize = 16;

/// A file of which it is known what opening it takes.
pub struct SealedFile {
    binary: Zeroizing<Vec<u8>>,
    work: Work,
    /// So many bytes at its end may be filling.
    most: usize,
}

impl SealedFile {
    /// A file as it was made, binary or armored.
    ///
    /// # Errors
    /// When it is no such file, or asks for more than the ceiling.
    pub fn new(file: &[u8], ceiling: Ceiling) -> Result<Self, SealError> {
        let binary = binary(file, ceiling)?;
        let header = Header::read(&binary)?;
        let factor = affordable(header.work_factor, ceiling.work_factor)?;
        let work = Work::with(header.salt, factor);
        Ok(Self {
            binary,
            work,
            most: 0,
        })
    }

    /// A file as it was received. Around it there may be a mark of how a text is written, the words of a mail around an
    /// armored file, and the signs that old programs fill the end of a file with. What is sealed cannot have been changed
    /// by that.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn received(received: &[u8], ceiling: Ceiling) -> Result<Self, SealError> {
        let file = Self::new(within(received), ceiling)?;
        Ok(Self {
            most: MOST_FILLING,
            ..file
        })
    }

    /// What it takes to make its wrapping key.
    pub fn work(&self) -> Work {
        self.work
    }

    /// What is in it, by the wrapping key that its work gave.
    ///
    /// # Errors
    /// When the key is not that of this file, or it was changed.
    pub fn open_by(&self, key: &WrappingKey) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let header = Header::read(&self.binary)?;
        let file_key = header.unwrap(key)?;
        header.check(&file_key)?;
        let came = stream::open(&file_key, header.payload);
        let is_filling = |byte: &&u8| matches!(**byte, 0 | 0x1a | b'\r' | b'\n');
        let filling = header
            .payload
            .iter()
            .rev()
            .take(self.most)
            .take_while(is_filling)
            .count();
        let without = |cut: usize| {
            stream::open(&file_key, header.payload.get(..header.payload.len() - cut)?).ok()
        };
        // What is sealed may end in such a byte itself, so that each length is tried.
        if came.is_err() {
            (1..=filling)
                .find_map(without)
                .ok_or(SealError::Damaged)
                .or(came)
        } else {
            came
        }
    }
}

/// The file in what was received.
fn within(received: &[u8]) -> &[u8] {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let unmarked = received.strip_prefix(MARK).unwrap_or(received);
    if unmarked.starts_with(header::FAMILY) {
        unmarked
    } else {
        armor::within(unmarked).unwrap_or(unmarked)
    }
}

/// Whether these bytes are a file of the age format as it is received, of whatever version and for whatever key.
pub fn looks_like(received: &[u8]) -> bool {
    let file = within(received);
    file.starts_with(header::FAMILY) || armor::begins(file)
}

/// The passphrase without white space around it: phones and password managers add a space or a line end after a word, which
/// nobody sees in a hidden field, and nobody could tell again that it was there.
///
/// Nothing else is changed: not spaces inside, not capitals, and no letters of Unicode are made into others. So the standard tools
/// open what is sealed here with the words alone. Two ways to write one letter (é as one sign or as two) are two passphrases;
/// the words that are made up ([`super::words::passphrase`]) have plain letters alone.
pub fn trimmed(passphrase: &str) -> &str {
    passphrase.trim()
}

/// The file in its binary form.
fn binary(file: &[u8], ceiling: Ceiling) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if file.len() > ceiling.bytes {
        return Err(SealError::TooLarge {
            bytes: file.len(),
            ceiling: ceiling.bytes,
        });
    }
    if armor::begins(file) {
        armor::read(file)
    } else {
        Ok(file.to_vec())
    }
    .map(Zeroizing::new)
}

/// A key of 32 bytes for one use, from the key of the file: HKDF with SHA-256.
fn key_for(file_key: &FileKey, salt: &[u8], info: &[u8]) -> Result<Zeroizing<[u8; 32]>, SealError> {
    let mut key = Zeroizing::new([0; 32]);
    // HKDF refuses only lengths above 255 × 32 bytes.
    Hkdf::<Sha256>::new(Some(salt), file_key.as_slice())
        .expand(info, key.as_mut_slice())
        .map_err(|_| SealError::Damaged)?;
    Ok(key)
}
