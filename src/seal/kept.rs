//! What lies on a device: one key record, and a kept record for each case.
//!
//! The key record is an age passphrase file that holds the data key, so changing the passphrase writes the key record
//! alone and touches no case. A kept record has a [`Label`] that anyone can read, and a case that is sealed with the data
//! key and bound to the label: another record's label, or an edited one, and it does not open.

mod label;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

use super::{Ceiling, Fill, SealError, Zeroizing, age, random};

pub use label::Label;

/// What the contents of a key record begin with.
const KEY: &[u8] = b"waymark-key/1\n";
/// The length of the nonce before the sealed case.
const NONCE: usize = 24;
/// What sealing adds.
const TAG: usize = 16;

/// The key that all records of a device are sealed with. It is wiped when it is dropped, and it is never shown.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

impl DataKey {
    /// A new key: 32 random bytes.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn new(fill: Fill<'_>) -> Result<Self, SealError> {
        random(fill).map(Self)
    }

    /// The key record: the key, sealed with a passphrase. The work factor is [`age::WORK_FACTOR`], except in tests.
    ///
    /// # Errors
    /// As for [`age::seal`].
    pub fn wrap(
        &self,
        passphrase: &str,
        work_factor: u8,
        fill: Fill<'_>,
    ) -> Result<Vec<u8>, SealError> {
        age::seal(&self.contents(), passphrase, work_factor, fill)
    }

    /// What a key record holds of it, to be sealed with the passphrase.
    pub fn contents(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([KEY, self.0.as_slice()].concat())
    }

    /// The key from its record.
    ///
    /// # Errors
    /// As for [`age::open`]; and when the file holds something else than a key, or a key of a newer format.
    pub fn unwrap(record: &[u8], passphrase: &str, ceiling: Ceiling) -> Result<Self, SealError> {
        Self::from_contents(&age::open(record, passphrase, ceiling)?)
    }

    /// The key from what its record held.
    ///
    /// # Errors
    /// When that is something else than a key, or a key of a newer format.
    pub fn from_contents(contents: &[u8]) -> Result<Self, SealError> {
        let Some(key) = contents.strip_prefix(KEY) else {
            return Err(label::other(
                contents,
                "waymark-key/",
                SealError::OtherContents,
            ));
        };
        key.try_into()
            .map(|key| Self(Zeroizing::new(key)))
            .map_err(|_| SealError::OtherContents)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(<&Key>::from(&*self.0))
    }
}

/// An id for a new record: 32 random characters that say nothing about it.
///
/// # Errors
/// When there is no randomness.
pub fn new_id(fill: Fill<'_>) -> Result<String, SealError> {
    Ok(random::<16>(fill)?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// Seals a case, as the bytes of its file, under its label. Takes 24 random bytes.
///
/// # Errors
/// When something on the label is not fit to be written, or there is no randomness.
pub fn keep(
    label: &Label,
    case: &[u8],
    key: &DataKey,
    fill: Fill<'_>,
) -> Result<Vec<u8>, SealError> {
    let mut record = label.written()?.into_bytes();
    let nonce = random::<NONCE>(fill)?;
    let sealed = key
        .cipher()
        .encrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: case,
                aad: &record,
            },
        )
        .map_err(|_| SealError::TooLarge {
            bytes: case.len(),
            ceiling: Ceiling::USUAL.bytes,
        })?;
    record.extend_from_slice(nonce.as_slice());
    record.extend(sealed);
    Ok(record)
}

/// Opens the record with this id: its label, now known to be the one it was sealed under, and the bytes of the case's file.
///
/// # Errors
/// When it is not a record, of a newer format, broken off, another's than was asked for, or does not open with this key.
pub fn open(
    record: &[u8],
    id: &str,
    key: &DataKey,
) -> Result<(Label, Zeroizing<Vec<u8>>), SealError> {
    let (label, outside, sealed) = Label::split(record)?;
    if label.id != id {
        return Err(SealError::Swapped {
            wanted: id.to_owned(),
            found: label.id,
        });
    }
    let (nonce, sealed) = sealed
        .split_first_chunk::<NONCE>()
        .ok_or(SealError::Incomplete)?;
    if sealed.len() < TAG {
        return Err(SealError::Incomplete);
    }
    let case = key.cipher().decrypt(
        &XNonce::from(*nonce),
        Payload {
            msg: sealed,
            aad: outside,
        },
    );
    Ok((
        label,
        Zeroizing::new(case.map_err(|_| SealError::WrongKeyOrDamaged)?),
    ))
}

/// The label of a record, without a key: for the list of what is kept while it is locked. It may have been edited; only
/// [`open`] knows.
///
/// # Errors
/// When it is not a record, of a newer format, or broken off in its label.
pub fn read_label(record: &[u8]) -> Result<Label, SealError> {
    Label::split(record).map(|(label, ..)| label)
}
