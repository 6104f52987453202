//! Passphrases: made up by the program, or chosen by the user.
//!
//! The words are the EFF's Short Wordlist #1: 1,296 common words of three to five letters, made to be remembered and
//! typed without mistakes. By Joseph Bonneau for the Electronic Frontier Foundation (eff.org/dice), under
//! Creative Commons Attribution 3.0 United States; unchanged but for the dice numbers left out.

use std::fmt;

use super::age::trimmed;
use super::{Fill, SealError, Zeroizing, random};

/// The list, one word a line, in the order of the alphabet.
const LIST: &str = include_str!("eff-short-1.txt");

/// How many words the list has.
const WORDS: u16 = 1296;

/// How many words a passphrase has that is made up: 7 × log₂ 1296 = 72.4 bits. Whoever has the file and tries a thousand million
/// a second, far more than scrypt with 128 MiB a try lets anyone hope for, finds it after a hundred thousand years, on average.
pub const LENGTH: usize = 7;

/// The fewest characters of a passphrase that the user chooses.
pub const SHORTEST: usize = 12;

/// Makes up a passphrase: [`LENGTH`] words with hyphens between them, in small plain letters. Every word is as likely as
/// any other. Takes some 16 random bytes a word.
///
/// # Errors
/// When there is no randomness.
pub fn passphrase(fill: Fill<'_>) -> Result<Zeroizing<String>, SealError> {
    // As long as it can get, so that it is never moved and no copy is left behind.
    let mut made = Zeroizing::new(String::with_capacity(LENGTH * 8));
    for place in 0..LENGTH {
        if place > 0 {
            made.push('-');
        }
        made.push_str(
            LIST.lines()
                .nth(choice(fill)?.into())
                .ok_or(SealError::NoRandom)?,
        );
    }
    Ok(made)
}

/// A number below [`WORDS`], each as likely as any other: what would make some likelier is thrown away and drawn again.
fn choice(fill: Fill<'_>) -> Result<u16, SealError> {
    const FAIR: u16 = u16::MAX - u16::MAX % WORDS;
    // About 1 draw in 90 is thrown away. A source that gives a hundred of them has failed, and must not hold the program up.
    for _ in 0..100 {
        let bytes = random::<16>(fill)?;
        let [high, low, ..] = *bytes;
        let drawn = u16::from_be_bytes([high, low]);
        if drawn < FAIR {
            return Ok(drawn % WORDS);
        }
    }
    Err(SealError::NoRandom)
}

/// A chosen passphrase is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassphraseError {
    /// How many characters it has.
    pub characters: usize,
}

impl fmt::Display for PassphraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.characters {
            0 => f.write_str("Enter a passphrase, or use the words that are offered."),
            characters => write!(
                f,
                "This passphrase has {characters} character{}, and {SHORTEST} is the fewest. Add words to it, or use the words that are offered.",
                if characters == 1 { "" } else { "s" }
            ),
        }
    }
}

impl std::error::Error for PassphraseError {}

/// Whether a passphrase that the user chose is long enough. How hard it is to guess is not said: nobody can know it.
///
/// # Errors
/// When it has fewer than [`SHORTEST`] characters, white space around it not counted.
pub fn judge(passphrase: &str) -> Result<(), PassphraseError> {
    let characters = trimmed(passphrase).chars().count();
    if characters < SHORTEST {
        Err(PassphraseError { characters })
    } else {
        Ok(())
    }
}
