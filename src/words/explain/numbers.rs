use std::collections::BTreeMap;

use crate::engine::decision::Count;
use crate::model::dates::{Day, Period};

/// A number in words up to twelve, in figures above.
pub fn number_word(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The number with its noun: "1 event", "4 events".
pub fn plural(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// So long, in the unit that a rule has it in: "12 months", "1 week".
pub(super) fn how_long(length: Period) -> String {
    let (one, many) = length.unit();
    plural(length.number(), one, many)
}

/// The time from a day to a later one: in days as long as anybody counts them, and in whole months and years from then on.
pub(super) fn time_between(first: Day, last: Day) -> String {
    let days = u32::try_from(last.days_since(first)).unwrap_or(0);
    if is_in_days(first, last) {
        return plural(days, "day", "days");
    }
    let months = (1..)
        .take_while(|months| first.months_after(*months) <= last)
        .last()
        .unwrap_or(0);
    match (months / 12, months % 12) {
        (0 | 1, _) => plural(months, "month", "months"),
        (years, 0) => plural(years, "year", "years"),
        (years, months) => format!(
            "{} and {}",
            plural(years, "year", "years"),
            plural(months, "month", "months")
        ),
    }
}

/// Whether the time between two days is told in days.
pub(super) fn is_in_days(first: Day, last: Day) -> bool {
    last.days_since(first) <= 90
}

/// How many are confirmed and how many possible, in words that a time follows.
pub(super) fn counted(count: Count, one: &str, many: &str) -> String {
    match (count.least, count.most) {
        (least, Some(most)) if least == most => plural(least, one, many),
        (0, Some(most)) => format!(
            "none confirmed and up to {} possible",
            plural(most, one, many)
        ),
        (least, Some(most)) => format!(
            "{} confirmed and up to {most} possible",
            plural(least, one, many)
        ),
        (0, None) => format!("no {one} confirmed"),
        (least, None) => format!("{} confirmed", plural(least, one, many)),
    }
}

/// The text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    // What closes a typed text off has no capital: the letter behind it has.
    let (opens, text) = match text.strip_prefix('\u{2068}') {
        Some(rest) => ("\u{2068}", rest),
        None => ("", text),
    };
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    opens.chars().chain(first).chain(letters).collect()
}

/// A route's name within a sentence. A name of its own keeps its capital: one that begins with an abbreviation, or whose
/// second word has a capital and is no abbreviation.
pub(super) fn small(name: &str) -> String {
    let mut words = name.split_whitespace();
    let is_short = |word: &str| word.ends_with('.');
    let is_abbreviation =
        |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
    let is_named = words.next().is_some_and(is_short)
        || words.next().is_some_and(|word| {
            word.starts_with(|letter: char| letter.is_ascii_uppercase()) && !is_abbreviation(word)
        });
    if is_named {
        return name.to_owned();
    }
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            [first.to_ascii_lowercase(), second]
                .into_iter()
                .chain(letters)
                .collect()
        }
        _ => name.to_owned(),
    }
}

/// Names with those that are alike said once, with how many they are.
pub fn gathered(names: Vec<String>) -> Vec<String> {
    groups(names).iter().map(alike).collect()
}

/// A name, with how many have it where it is not one.
pub(super) fn alike((name, many): &(String, u32)) -> String {
    if *many == 1 {
        name.clone()
    } else {
        format!("{name} ({many} alike)")
    }
}

/// Different names, each with how many have it.
pub(super) fn groups(names: Vec<String>) -> Vec<(String, u32)> {
    let mut groups: Vec<(String, u32)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        let known = places.get(&name).and_then(|place| groups.get_mut(*place));
        match known {
            Some((_, many)) => *many += 1,
            None => {
                places.insert(name.clone(), groups.len());
                groups.push((name, 1));
            }
        }
    }
    groups
}

/// As many of the names as have room, and at least the first, and how many there are besides; those that are left over.
pub(super) fn in_room(
    groups: &[(String, u32)],
    most: usize,
    letters: usize,
    besides: &str,
) -> (String, Vec<String>) {
    let mut named: Vec<String> = Vec::new();
    let mut taken = 0;
    for one in groups.iter().take(most) {
        let name = alike(one);
        taken += name.chars().count() + 2;
        if taken > letters && !named.is_empty() {
            break;
        }
        named.push(name);
    }
    let rest = groups.get(named.len()..).unwrap_or_default();
    let more: u32 = rest.iter().map(|(_, many)| *many).sum();
    if more > 0 {
        named.push(format!("and {more} {besides}"));
    }
    (named.join("; "), rest.iter().map(alike).collect())
}

/// "a", "a and b", "a, b and c", or with another word for "and"; "a, b; c, d; and e" where an entry has a comma of its own.
pub fn list<S: AsRef<str>>(items: &[S], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first, between @ .., last] => {
            let has_comma = |item: &S| item.as_ref().contains(", ");
            let apart = has_comma(first)
                || between.iter().any(has_comma)
                || !between.is_empty() && has_comma(last);
            let mut words = first.as_ref().to_owned();
            for item in between {
                words.extend([if apart { "; " } else { ", " }, item.as_ref()]);
            }
            words.extend([if apart { "; " } else { " " }, and, " ", last.as_ref()]);
            words
        }
    }
}
