//! The payload of an age file: a nonce, then chunks of 64 KiB, each sealed by itself with its number and whether it is the last
//! (the construction called STREAM). Chunks cannot be changed, left out, repeated, put in another order or cut off.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

use super::{FileKey, SealError, Zeroizing, key_for};

/// The plain bytes of every chunk but the last.
const CHUNK: usize = 64 * 1024;
/// What sealing adds to a chunk.
const TAG: usize = 16;
/// The length of the payload's nonce.
const NONCE: usize = 16;

/// Seals the bytes behind what the file has already.
pub(super) fn seal(
    file_key: &FileKey,
    nonce: &[u8; NONCE],
    plain: &[u8],
    file: &mut Vec<u8>,
) -> Result<(), SealError> {
    file.extend_from_slice(nonce);
    let cipher = cipher(file_key, nonce)?;
    // The last chunk is empty only when there is nothing else.
    let last = plain.len().div_ceil(CHUNK).saturating_sub(1);
    for number in 0..=last {
        let from = number * CHUNK;
        let chunk = plain
            .get(from..plain.len().min(from + CHUNK))
            .unwrap_or_default();
        file.extend(
            cipher
                .encrypt(&counted(number, number == last), chunk)
                .map_err(|_| SealError::Damaged)?,
        );
    }
    Ok(())
}

/// Opens the payload, whole or not at all.
pub(super) fn open(file_key: &FileKey, payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (nonce, mut rest) = payload
        .split_at_checked(NONCE)
        .ok_or(SealError::Incomplete)?;
    let cipher = cipher(file_key, nonce)?;
    // Never grown, so that no copy of what it holds is left behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(rest.len()));
    for number in 0.. {
        let (chunk, after) = rest.split_at_checked(CHUNK + TAG).unwrap_or((rest, &[]));
        if chunk.len() < TAG {
            return Err(SealError::Incomplete);
        }
        let last = after.is_empty();
        let Ok(opened) = cipher
            .decrypt(&counted(number, last), chunk)
            .map(Zeroizing::new)
        else {
            // A chunk that opens as one of the middle and has none behind it: the rest was cut off.
            let cut = last
                && cipher
                    .decrypt(&counted(number, false), chunk)
                    .map(Zeroizing::new)
                    .is_ok();
            return Err(if cut {
                SealError::Incomplete
            } else {
                SealError::Damaged
            });
        };
        if opened.is_empty() && number > 0 {
            return Err(SealError::Damaged);
        }
        plain.extend_from_slice(&opened);
        if last {
            break;
        }
        rest = after;
    }
    Ok(plain)
}

fn cipher(file_key: &FileKey, nonce: &[u8]) -> Result<ChaCha20Poly1305, SealError> {
    let key = key_for(file_key, nonce, b"payload")?;
    Ok(ChaCha20Poly1305::new(<&Key>::from(&*key)))
}

/// The nonce of a chunk: its number in eleven bytes, highest first, and one byte that is 1 for the last chunk.
fn counted(number: usize, last: bool) -> Nonce {
    let [_, _, _, _, nonce @ ..] = ((number as u128) << 8 | u128::from(last)).to_be_bytes();
    nonce.into()
}
