//! Several criteria in one line: what they ask for together, and how far this case has come.

use crate::engine::decision::Finding;
use crate::model::rules::Combined;

use super::criteria::{Among, found};
use super::judged::SpokenTo;
use super::numbers::{how_long, list};

/// A line that is longer says no more than the criteria under it.
const LONGEST: usize = 240;

/// What several criteria ask for and how far the case has come, in two sentences; nothing where that would be too long to
/// be of use or there is one alone, since each is explained by itself below.
pub(super) fn together(whole: &Finding<'_>, parts: &[Finding<'_>], to_whom: SpokenTo) -> String {
    if parts.len() < 2 {
        return String::new();
    }
    let needed = asked_words(whole, to_whom, true, Within::Nothing);
    let mut so_far: Vec<String> = Vec::new();
    for words in parts
        .iter()
        .flat_map(Finding::leaves)
        .filter_map(|part| among(part, to_whom)?.so_far)
    {
        if !so_far.contains(&words) {
            so_far.push(words);
        }
    }
    let words = match so_far.as_slice() {
        [] => format!("Needed: {needed}."),
        so_far => format!("Needed: {needed}. So far: {}.", so_far.join(", ")),
    };
    if words.chars().count() > LONGEST {
        String::new()
    } else {
        words
    }
}

/// In what a criterion stands that asks for several: what keeps it together depends on that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// It stands by itself.
    Nothing,
    /// In one, as the first: what comes after it stands behind a comma.
    First,
    /// In one, after others.
    Later,
    /// In one that stands in another.
    Another,
}

/// What each asks for, joined; a time that all counts share is said once, at their end.
fn joined(parts: &[Finding<'_>], all: bool, to_whom: SpokenTo, within: Within) -> String {
    if let [one] = parts {
        return asked_words(one, to_whom, true, within);
    }
    let time = |part: &Finding<'_>| among(part, to_whom)?.time;
    let shared = parts
        .first()
        .and_then(time)
        .filter(|first| parts.iter().all(|part| time(part) == Some(*first)));
    let asked: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let inner = match (within, place) {
                (Within::Nothing, 0) => Within::First,
                (Within::Nothing, _) => Within::Later,
                (Within::First | Within::Later | Within::Another, _) => Within::Another,
            };
            asked_words(part, to_whom, shared.is_none(), inner)
        })
        .collect();
    let and = if all { "and" } else { "or" };
    let mixed = parts.iter().any(|part| part.leaves().nth(1).is_some());
    let words = match (mixed, within) {
        (true, Within::Nothing) => asked.join(&format!(", {and} ")),
        // What is in brackets needs no stop behind it.
        (true, Within::First | Within::Later | Within::Another) => asked.join(&format!(" {and} ")),
        (false, _) => list(&asked, and),
    };
    let words = match shared {
        Some(length) => format!("{words} in {}", how_long(length)),
        None => words,
    };
    match (within, all, parts.len()) {
        (Within::Nothing | Within::First, ..) => words,
        (Within::Later, true, 2) => format!("both {words}"),
        (Within::Later, true, _) => format!("all of {words}"),
        (Within::Later, false, _) => format!("either {words}"),
        (Within::Another, ..) => format!("({words})"),
    }
}

/// What one criterion asks for, in a few words; in how long, unless that is said for several.
fn asked_words(part: &Finding<'_>, to_whom: SpokenTo, with_time: bool, stands: Within) -> String {
    match found(part) {
        Combined::One(words) => {
            let Among { needed, time, .. } = words.among(part.answer, to_whom);
            match time.filter(|_| with_time) {
                Some(length) => format!("{needed} in {}", how_long(length)),
                None => needed,
            }
        }
        Combined::All(parts) => joined(parts, true, to_whom, stands),
        Combined::Any(parts) => joined(parts, false, to_whom, stands),
        Combined::Same(parts) => format!(
            "{}, all by one person",
            joined(parts, true, to_whom, stands)
        ),
    }
}

/// One criterion among others; nothing of several.
fn among(part: &Finding<'_>, to_whom: SpokenTo) -> Option<Among> {
    match found(part) {
        Combined::One(words) => Some(words.among(part.answer, to_whom)),
        Combined::All(_) | Combined::Any(_) | Combined::Same(_) => None,
    }
}
