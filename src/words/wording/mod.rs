//! Phrases that lay what was done at the victim's door, pointed out where they are typed, with something neutral to put
//! in their place. Nothing is changed, nothing is refused, and what is typed goes nowhere.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::record::{FileError, read_bundled};

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// The file of phrases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// The sources by the names that phrases call them by.
    pub sources: BTreeMap<String, String>,
    /// The phrases.
    pub phrases: Vec<Phrase>,
}

/// A phrase in all its forms, and what to write in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// How it is said.
    pub forms: Vec<String>,
    /// What to write in its place.
    pub instead: String,
    /// Why it matters.
    pub why: String,
    /// The review in which it, or what it does, was found.
    pub source: String,
    /// Where in the review.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A phrase that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPhrase {
    /// The bytes of the text that it stands in.
    pub span: Range<usize>,
    /// The phrase, as it is written there.
    pub phrase: String,
    /// What to write in its place.
    pub instead: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where it was found before.
    pub source: String,
}

/// The phrases that come with the program.
///
/// # Errors
/// When the bundled file does not read, which a test makes sure cannot be in a release.
pub fn bundled() -> Result<Phrases, FileError> {
    read_bundled(PHRASES)
}

/// A phrase with its forms, each as its words.
struct KnownPhrase {
    phrase: Phrase,
    source: String,
    forms: Vec<Vec<String>>,
}

static KNOWN: LazyLock<Vec<KnownPhrase>> = LazyLock::new(|| {
    let Ok(Phrases { sources, phrases }) = bundled() else {
        return Vec::new();
    };
    let known = |phrase: Phrase| {
        let title = sources
            .get(&phrase.source)
            .map(String::as_str)
            .unwrap_or_default();
        let source = if phrase.place.is_empty() {
            title.to_owned()
        } else {
            format!("{title}, {}", phrase.place)
        };
        let forms = phrase
            .forms
            .iter()
            .map(|form| words(form).into_iter().map(|word| word.text).collect())
            .collect();
        KnownPhrase {
            phrase,
            source,
            forms,
        }
    };
    phrases.into_iter().map(known).collect()
});

/// Every phrase that blames in a text, in the order in which they stand there: whole words alone, however they are
/// spaced and whatever their case.
pub fn guard(text: &str) -> Vec<FoundPhrase> {
    let words = words(text);
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        // The longest form that begins here.
        let here = KNOWN.iter().flat_map(|known| {
            known
                .forms
                .iter()
                .map(move |form| (known, form.len(), form))
        });
        let here = here
            .filter(|(_, _, form)| begins(rest, form))
            .max_by_key(|(_, length, _)| *length);
        let Some((known, length, _)) = here else {
            rest = after;
            continue;
        };
        let end = rest
            .get(length - 1)
            .map_or(first.span.end, |last| last.span.end);
        found.push(FoundPhrase {
            span: first.span.start..end,
            phrase: text
                .get(first.span.start..end)
                .unwrap_or_default()
                .to_owned(),
            instead: &known.phrase.instead,
            why: &known.phrase.why,
            source: known.source.clone(),
        });
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Whether the words begin with the form's, with nothing but blanks and hyphens between them.
fn begins(words: &[TextWord], form: &[String]) -> bool {
    !form.is_empty()
        && words.len() >= form.len()
        && words
            .iter()
            .zip(form)
            .enumerate()
            .all(|(place, (word, form))| word.text == *form && (place == 0 || word.joined))
}

/// A word in small letters, where it stands, and whether only blanks and hyphens stand between it and the one before.
struct TextWord {
    text: String,
    span: Range<usize>,
    joined: bool,
}

fn words(text: &str) -> Vec<TextWord> {
    let mut words: Vec<TextWord> = Vec::new();
    let (mut inside, mut joined) = (false, true);
    for (place, letter) in text.char_indices() {
        // An apostrophe is part of a word, typed straight or curled.
        let letter_of_word = match letter {
            '\'' | '\u{2019}' if inside => Some('\''),
            letter => letter.is_alphanumeric().then_some(letter),
        };
        let Some(plain) = letter_of_word else {
            inside = false;
            joined &= letter.is_whitespace() || matches!(letter, '-' | '\u{2010}' | '\u{2011}');
            continue;
        };
        if !inside {
            words.push(TextWord {
                text: String::new(),
                span: place..place,
                joined,
            });
            (inside, joined) = (true, true);
        }
        if let Some(word) = words.last_mut() {
            word.text.extend(plain.to_lowercase());
            word.span.end = place + letter.len_utf8();
        }
    }
    // A quotation mark that closes is not the word's.
    for word in &mut words {
        while word.text.ends_with('\'') {
            word.text.pop();
            let over = text
                .get(word.span.clone())
                .and_then(|said| said.chars().last())
                .map_or(0, char::len_utf8);
            word.span.end -= over;
        }
    }
    words
}
