//! The header of an age file that is sealed with a passphrase: version, one stanza, and a MAC over both.

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{FileKey, SealError, Work, WrappingKey, Zeroizing, key_for};

/// What the header of every version begins with.
pub(super) const FAMILY: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"age-encryption.org/v1";

/// A header as it was read.
pub(super) struct Header<'a> {
    pub(super) salt: [u8; 16],
    /// As the file says it; `u32::MAX` for any larger number.
    pub(super) work_factor: u32,
    body: [u8; 32],
    /// What the MAC is made over.
    covered: &'a [u8],
    mac: [u8; 32],
    /// What follows the header.
    pub(super) payload: &'a [u8],
}

impl<'a> Header<'a> {
    /// Reads a header; nothing is computed.
    pub(super) fn read(file: &'a [u8]) -> Result<Self, SealError> {
        if !file.starts_with(FAMILY) {
            let cut = !file.is_empty() && FAMILY.starts_with(file);
            return Err(if cut {
                SealError::Incomplete
            } else {
                SealError::NotSealed
            });
        }
        let (version, rest) = line(file)?;
        if version != VERSION {
            return Err(other_version(version));
        }
        let (first, rest) = line(rest)?;
        let arguments = arguments(first)?;
        let [b"scrypt", salt, factor] = arguments.as_slice() else {
            let scrypt = arguments.first() == Some(&b"scrypt".as_slice());
            return Err(if scrypt {
                SealError::Damaged
            } else {
                SealError::NotForPassphrase
            });
        };
        let (salt, work_factor) = (decoded(salt)?, decimal(factor)?);
        let (body, rest) = line(rest)?;
        let body = decoded(body)?;
        // The stanza of a passphrase must be the only one: whoever opens it shall know that it was made by one who has the passphrase.
        if rest.starts_with(b"->") {
            return Err(SealError::Damaged);
        }
        let (end, payload) = line(rest)?;
        let mac = decoded(end.strip_prefix(b"--- ").ok_or(SealError::Damaged)?)?;
        let covered = file
            .get(..file.len() - rest.len() + 3)
            .ok_or(SealError::Damaged)?;
        Ok(Self {
            salt,
            work_factor,
            body,
            covered,
            mac,
            payload,
        })
    }

    /// The key of the file, by the key from the passphrase.
    pub(super) fn unwrap(&self, wrap: &WrappingKey) -> Result<FileKey, SealError> {
        let opened = cipher(wrap)
            .decrypt(&Nonce::default(), self.body.as_slice())
            .map(Zeroizing::new);
        let key = opened.map_err(|_| SealError::WrongPassphrase)?;
        Ok(Zeroizing::new(
            key.as_slice().try_into().map_err(|_| SealError::Damaged)?,
        ))
    }

    /// Whether the header is as it was written.
    pub(super) fn check(&self, file_key: &FileKey) -> Result<(), SealError> {
        authenticated(file_key, self.covered)?
            .verify_slice(&self.mac)
            .map_err(|_| SealError::Damaged)
    }
}

/// A header of one passphrase.
pub(super) fn write(
    file_key: &FileKey,
    wrap: &WrappingKey,
    work: Work,
) -> Result<Vec<u8>, SealError> {
    let body = cipher(wrap)
        .encrypt(&Nonce::default(), file_key.as_slice())
        .map_err(|_| SealError::Damaged)?;
    let base64 = Base64Unpadded::encode_string;
    let mut text = format!(
        "age-encryption.org/v1\n-> scrypt {} {}\n{}\n---",
        base64(work.salt()),
        work.factor(),
        base64(&body)
    );
    let mac = authenticated(file_key, text.as_bytes())?
        .finalize()
        .into_bytes();
    text.push(' ');
    text.push_str(&base64(&mac));
    text.push('\n');
    Ok(text.into_bytes())
}

fn cipher(wrap: &WrappingKey) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(<&Key>::from(&**wrap))
}

/// The MAC over a header, before it is finished.
fn authenticated(file_key: &FileKey, covered: &[u8]) -> Result<Hmac<Sha256>, SealError> {
    let key = key_for(file_key, &[], b"header")?;
    // HMAC takes keys of every length.
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).map_err(|_| SealError::Damaged)?;
    mac.update(covered);
    Ok(mac)
}

/// The first line, without its end, and what follows it.
fn line(bytes: &[u8]) -> Result<(&[u8], &[u8]), SealError> {
    let end = bytes
        .iter()
        .position(|&byte| byte == b'\n')
        .ok_or(SealError::Incomplete)?;
    let (line, rest) = bytes.split_at_checked(end).ok_or(SealError::Incomplete)?;
    Ok((line, rest.get(1..).unwrap_or_default()))
}

fn other_version(version: &[u8]) -> SealError {
    match str::from_utf8(version) {
        Ok(text) if version.len() > FAMILY.len() && version.iter().all(u8::is_ascii_graphic) => {
            SealError::Newer {
                format: text.chars().take(60).collect(),
            }
        }
        _ => SealError::Damaged,
    }
}

/// The arguments of a stanza: one or more, each of visible characters, with one space before each.
fn arguments(line: &[u8]) -> Result<Vec<&[u8]>, SealError> {
    let rest = line.strip_prefix(b"-> ").ok_or(SealError::Damaged)?;
    let whole = |argument: &[u8]| !argument.is_empty() && argument.iter().all(u8::is_ascii_graphic);
    // Four at most are of interest: a hostile line may have a million.
    let arguments: Vec<_> = rest.split(|&byte| byte == b' ').take(4).collect();
    if arguments.iter().all(|argument| whole(argument)) {
        Ok(arguments)
    } else {
        Err(SealError::Damaged)
    }
}

/// Exactly so many bytes, in the one base64 that stands for them.
fn decoded<const N: usize>(text: &[u8]) -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    let length = Base64Unpadded::decode(text, &mut bytes)
        .map_err(|_| SealError::Damaged)?
        .len();
    if length == N {
        Ok(bytes)
    } else {
        Err(SealError::Damaged)
    }
}

/// A number in decimal without a sign and without zeros before it.
fn decimal(text: &[u8]) -> Result<u32, SealError> {
    if !matches!(text.first(), Some(b'1'..=b'9')) || !text.iter().all(u8::is_ascii_digit) {
        return Err(SealError::Damaged);
    }
    Ok(str::from_utf8(text)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX))
}
