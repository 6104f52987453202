use crate::seal::{Ceiling, Fill, SealError, Zeroizing, random};

/// Above this, memory has no address in a browser, whatever the ceiling says: 4 GiB.
const HIGHEST: u8 = 22;
const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The key that a passphrase gives for one file. It wraps the key of the file.
pub type WrappingKey = Zeroizing<[u8; 32]>;

/// What it takes to make the wrapping key of a file from its passphrase: the one slow part of sealing and opening, made so
/// for whoever guesses. The app has it done by a worker, so that the page answers meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    salt: [u8; 16],
    factor: u8,
}

impl Work {
    /// That of a new file, with a salt of its own. Takes 16 random bytes.
    ///
    /// # Errors
    /// When there is no randomness, or the factor is out of bounds.
    pub fn new(factor: u8, fill: Fill<'_>) -> Result<Self, SealError> {
        let factor = affordable(factor.into(), Ceiling::USUAL.work_factor)?;
        Ok(Self::with(*random(fill)?, factor))
    }

    /// That with this salt and this factor, as another part of the program was given them.
    pub fn with(salt: [u8; 16], factor: u8) -> Self {
        Self { salt, factor }
    }

    /// The salt: 16 bytes that no other file has.
    pub fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// The base-two logarithm of scrypt's N; memory is 2^factor KiB.
    pub fn factor(&self) -> u8 {
        self.factor
    }

    /// The memory it takes, in MiB.
    pub fn mebibytes(&self) -> u64 {
        mebibytes(self.factor.into())
    }

    /// The wrapping key: scrypt of the passphrase, with r = 8 and p = 1. Takes a second or several.
    ///
    /// # Errors
    /// When there is not the memory.
    pub fn key(&self, passphrase: &str) -> Result<WrappingKey, SealError> {
        let too_costly = |_| SealError::TooCostly {
            asks: self.mebibytes(),
            ceiling: mebibytes(HIGHEST.into()),
        };
        let settings = scrypt::Params::new(self.factor, 8, 1).map_err(too_costly)?;
        // scrypt takes this much at once, and a program that does not get it ends: it is asked for first. The compiler must not see
        // that it is given back unused.
        let mut room: Vec<u8> = Vec::new();
        let enough = usize::try_from(1024_u64 << self.factor)
            .is_ok_and(|bytes| room.try_reserve_exact(bytes).is_ok());
        drop(std::hint::black_box(room));
        if !enough {
            return Err(SealError::NoMemory {
                needs: self.mebibytes(),
            });
        }
        let mut key = Zeroizing::new([0; 32]);
        let salt = [LABEL, &self.salt].concat();
        scrypt::scrypt(passphrase.as_bytes(), &salt, &settings, key.as_mut_slice())
            .map_err(|_| SealError::Damaged)?;
        Ok(key)
    }
}

/// The work factor, if it is not above the ceiling.
pub(super) fn affordable(work_factor: u32, ceiling: u8) -> Result<u8, SealError> {
    match u8::try_from(work_factor) {
        Ok(factor) if (1..=ceiling.min(HIGHEST)).contains(&factor) => Ok(factor),
        _ => Err(SealError::TooCostly {
            asks: mebibytes(work_factor),
            ceiling: mebibytes(ceiling.into()),
        }),
    }
}

/// The memory that a work factor takes: 2^factor blocks of 1 KiB.
fn mebibytes(work_factor: u32) -> u64 {
    1_u64
        .checked_shl(work_factor)
        .map_or(u64::MAX, |kibibytes| kibibytes.div_ceil(1024))
}
