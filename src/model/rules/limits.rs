//! How large a rule may be: several times what any known rule has. Every criterion is worked out and told for every
//! case, so a file made to be large could otherwise stop the page.

use serde_json::Value;

use crate::record::{Mistake, entry};

use super::{Combined, Criterion, Version, WEIGHED};

/// The most entries of each list of an area file, by its name.
pub const MOST_ENTRIES: [(&str, usize); 16] = [
    ("places", 50),
    ("forces", 50),
    ("versions", 20),
    ("sources", 50),
    ("audience", 20),
    ("steps", 30),
    ("questions", 50),
    ("routes", 20),
    ("notices", 30),
    ("form", 30),
    ("supports", 30),
    ("notes", 30),
    ("all", 20),
    ("any", 20),
    ("same-person", 20),
    ("weights", 20),
];

/// The most entries of any other list: the items of a score, the ways to put a question.
pub const MOST_OTHERWISE: usize = 100;

/// The most criteria of one version, each part of `all`, `any` and `same-person` counted. One that weighs a list of the case against
/// another counts as several.
pub const MOST_CRITERIA: usize = 30;

/// How many `all` and `any` may stand one within the other.
pub const DEEPEST: usize = 5;

/// The most letters of one text.
pub const MOST_LETTERS: usize = 2_000;

/// What of an area file is larger than it may be: the lists and the texts of its tree.
pub fn too_long(tree: &Value) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    look(&mut mistakes, "", "", tree);
    mistakes
}

fn look(mistakes: &mut Vec<Mistake>, at: &str, name: &str, tree: &Value) {
    match tree {
        Value::Array(list) => {
            let known = MOST_ENTRIES.iter().find(|(known, _)| *known == name);
            let most = known.map_or(MOST_OTHERWISE, |(_, most)| *most);
            if list.len() > most {
                let cure = match name {
                    "all" | "any" | "same-person" => {
                        "leave out what another part asks for already, or make routes of its own of it"
                    }
                    "versions" => "put the oldest into a file of their own",
                    _ => "keep those that the rule needs",
                };
                let says = format!(
                    "this list has {} entries, and {most} is the most that it can have: {cure}",
                    list.len()
                );
                return mistakes.push(Mistake::new(at, says));
            }
            for (index, part) in list.iter().enumerate() {
                look(mistakes, &entry("", at, index), "", part);
            }
        }
        Value::Object(fields) => {
            for (name, part) in fields {
                let dot = if at.is_empty() { "" } else { "." };
                look(mistakes, &format!("{at}{dot}{name}"), name, part);
            }
        }
        Value::String(text) => {
            let letters = text.chars().count();
            if letters > MOST_LETTERS {
                let says = format!(
                    "this text has {letters} letters, and {MOST_LETTERS} is the most: shorten it, or put the rest into a note of its own"
                );
                mistakes.push(Mistake::new(at, says));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Where the criteria of a version are too many, or lie too deep.
pub fn too_many(at: &str, version: &Version) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let open = version.routes.iter().filter(|one| one.criterion.is_none());
    let mut criteria = open.count();
    for (place, criterion) in version.criteria() {
        let leaves = criterion.leaves().into_iter();
        criteria += leaves.map(|leaf| leaf.about().counts_as).sum::<usize>();
        let deep = depth(criterion);
        if deep > DEEPEST {
            let says = format!(
                "{deep} of \u{201c}all\u{201d}, \u{201c}any\u{201d} and \u{201c}same-person\u{201d} stand one within the other here, and {DEEPEST} is the most: put parts of the same kind into one list, or make routes of their own of them"
            );
            mistakes.push(Mistake::new(format!("{at}.{place}"), says));
        }
    }
    if criteria > MOST_CRITERIA {
        let says = format!(
            "this version asks for {criteria} criteria in all, each \u{201c}repeat\u{201d}, \u{201c}follows\u{201d} and \u{201c}lower-grade\u{201d} counted as {WEIGHED}, and {MOST_CRITERIA} is the most: leave out what others of them say already, or put what is used apart into an area of its own"
        );
        mistakes.push(Mistake::new(at, says));
    }
    mistakes
}

fn depth(criterion: &Criterion) -> usize {
    match criterion.asked() {
        Combined::One(_) => 0,
        Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
            1 + parts.iter().map(depth).max().unwrap_or(0)
        }
    }
}
