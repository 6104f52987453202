//! The words by which questions speak of the two people of a case.

use serde::{Deserialize, Serialize};

/// The word that the user chose for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pronoun {
    /// He, him, his.
    He,
    /// She, her.
    She,
    /// They, them, their.
    They,
}

/// What was chosen for each; nothing where nothing was, and nothing is guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpokenOf {
    /// For the person causing harm.
    pub causing_harm: Option<Pronoun>,
    /// For the victim.
    pub victim: Option<Pronoun>,
}

/// What a place may begin with: whom it is about, who goes by that name where no word was chosen.
const NOUNS: [&str; 2] = ["the victim", "this person"];

impl SpokenOf {
    /// A question with the chosen words in its places. What is no place stays as it stands.
    pub fn fill(self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                return filled + "{" + after;
            };
            match self.word(place) {
                Some(word) => filled.push_str(&word),
                None => filled.push_str(&format!("{{{place}}}")),
            }
            rest = after;
        }
        filled + rest
    }

    /// What stands in one place.
    fn word(self, place: &str) -> Option<String> {
        let Some(noun) = NOUNS.into_iter().find(|noun| place.starts_with(noun)) else {
            // Without a choice the person causing harm is "they".
            let pronoun = self.causing_harm.unwrap_or(Pronoun::They);
            return match place.split_once('|') {
                Some(forms) => Some(agreeing(forms, pronoun == Pronoun::They)),
                None => form(place, pronoun),
            };
        };
        let of = match noun {
            "the victim" => self.victim,
            _ => self.causing_harm,
        };
        let asked = place.strip_prefix(noun)?;
        if let Some(forms) = asked.strip_prefix(": ").and_then(|is| is.split_once('|')) {
            return Some(agreeing(forms, of == Some(Pronoun::They)));
        }
        match (asked, of) {
            ("" | ": them", None) => Some(noun.to_owned()),
            ("'s", None) => Some(format!("{noun}'s")),
            ("", Some(pronoun)) => form("they", pronoun),
            ("'s", Some(pronoun)) => form("their", pronoun),
            (asked, of) => form(asked.strip_prefix(": ")?, of.unwrap_or(Pronoun::They)),
        }
    }
}

/// A verb with several, or with one.
fn agreeing((several, one): (&str, &str), is_several: bool) -> String {
    if is_several { several } else { one }.to_owned()
}

/// A form of the word, named by that of "they".
fn form(they: &str, pronoun: Pronoun) -> Option<String> {
    let forms = match they {
        "they" => ["he", "she", "they"],
        "them" => ["him", "her", "them"],
        "their" => ["his", "her", "their"],
        "themselves" => ["himself", "herself", "themselves"],
        "themself" => ["himself", "herself", "themself"],
        _ => return None,
    };
    let [he, she, they] = forms;
    let word = match pronoun {
        Pronoun::He => he,
        Pronoun::She => she,
        Pronoun::They => they,
    };
    Some(word.to_owned())
}
