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

/// The fewest of its characters that do not follow from the one before, or from what is in the case.
const FRESH: usize = 8;

/// Why a chosen passphrase is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// It has so many characters, and they are too few.
    Short(usize),
    /// It repeats itself, or runs along the numbers, the alphabet or the keyboard.
    Plain,
    /// What is left of it without what stands in the case is too little.
    OfTheCase,
}

impl fmt::Display for PassphraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short(0) => f.write_str("Enter a passphrase, or use the words that are offered."),
            Self::Short(characters) => write!(
                f,
                "This passphrase has {characters} character{}, and {SHORTEST} is the fewest. Add words to it, or use the words that are offered.",
                if *characters == 1 { "" } else { "s" }
            ),
            Self::Plain => f.write_str(
                "This passphrase repeats itself, or runs along the numbers, the alphabet or the keyboard: it is among the first that \
                 anybody tries. Choose some words that do not belong together, or use the words that are offered.",
            ),
            Self::OfTheCase => f.write_str(
                "This passphrase is made of what stands in the case, such as its reference or a name: whoever knows the case tries \
                 that first. Choose other words, or use the words that are offered.",
            ),
        }
    }
}

impl std::error::Error for PassphraseError {}

/// Whether a passphrase that the user chose is one of those that anybody tries first: too short, plain, or made of what the case
/// `says` of itself. How hard another is to guess is not said: nobody can know it. (The usual estimator carries lists of words
/// that are a third of this program's download.)
///
/// # Errors
/// When it is: white space around it is not counted, and capital letters make no difference.
pub fn judge(passphrase: &str, says: &[String]) -> Result<(), PassphraseError> {
    let passphrase = trimmed(passphrase);
    let characters = passphrase.chars().count();
    if characters < SHORTEST {
        return Err(PassphraseError::Short(characters));
    }
    let small = Zeroizing::new(passphrase.to_lowercase());
    if fresh(&small) < FRESH {
        return Err(PassphraseError::Plain);
    }
    let mut rest = small;
    for known in says.iter().map(|known| known.trim().to_lowercase()) {
        // Two letters stand in many words.
        if known.chars().count() > 2 {
            rest = Zeroizing::new(rest.replace(&known, ""));
        }
    }
    if fresh(&rest) < FRESH {
        return Err(PassphraseError::OfTheCase);
    }
    Ok(())
}

/// How many characters do not follow from the one before: as the same, as its neighbour in the alphabet, among the numbers
/// or on a row of the keyboard; of a text that is one piece again and again, that piece alone.
fn fresh(text: &str) -> usize {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let characters: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
    let repeats = |length: usize| {
        let mut pairs = characters.iter().zip(characters.iter().skip(length));
        pairs.all(|(one, later)| one == later)
    };
    let piece = (1..characters.len())
        .find(|length| repeats(*length))
        .unwrap_or(characters.len());
    let beside = |one: char, two: char| {
        let place = |row: &str, letter: char| row.chars().position(|known| known == letter);
        let near = |a: usize, b: usize| a.abs_diff(b) <= 1;
        near(one as usize, two as usize)
            || ROWS.iter().any(|row| {
                let places = place(row, one).zip(place(row, two));
                places.is_some_and(|(a, b)| near(a, b))
            })
    };
    let follows = characters.windows(2).take(piece.saturating_sub(1));
    let follows = follows.filter(|two| matches!(two, [one, two] if beside(*one, *two)));
    piece - follows.count()
}
