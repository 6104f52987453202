//! Names that do not fit the sentences they stand in, as far as that can be told.

use serde_json::Value;

use crate::model::rules::notice::Notice;
use crate::model::rules::{Criterion, Forum, LeadsTo, Route, Version};

use super::diagnostic::{CheckId, Diagnostics};
use crate::record::{entry, field};

/// The most letters of a name that leaves room for a headline.
const MOST_LETTERS: usize = 60;

/// What a name of several words ends in where it takes an article.
const TAKES_ARTICLE: [&str; 11] = [
    "board",
    "conference",
    "desk",
    "forum",
    "group",
    "hub",
    "meeting",
    "panel",
    "service",
    "team",
    "unit",
];

/// What a name that takes an article begins with.
const ARTICLES: [&str; 4] = ["the ", "a ", "an ", "your "];

/// The names of the forum, of the routes and of where they lead, and the places for names in the notices.
pub(super) fn check_names(found: &mut Diagnostics, at: &str, version: &Version) {
    check_place(
        found,
        &field(&field(at, "forum"), "name"),
        &version.forum.name,
    );
    for (index, route) in version.routes.iter().enumerate() {
        let at = entry(at, "routes", index);
        check_route(found, &at, route);
    }
    for (index, notice) in version.notices.iter().enumerate() {
        check_notice(found, &entry(at, "notices", index), notice);
    }
}

fn add(found: &mut Diagnostics, at: &str, name: &str, says: &str) {
    let name: String = name.chars().take(40).collect();
    found.add(
        CheckId::NameDoesNotFit,
        at,
        format!("\u{201c}{name}\u{201d} {says}"),
    );
}

/// What a name has that fits no sentence.
fn check_any(found: &mut Diagnostics, at: &str, name: &str) {
    if name.trim().is_empty() {
        add(found, at, name, "says nothing. Write what it is called.");
        return;
    }
    if name.trim_end().ends_with(['.', ',', ';', ':', '!']) {
        add(
            found,
            at,
            name,
            "stands within sentences. Leave out the stop at its end.",
        );
    }
    if name.chars().count() > MOST_LETTERS {
        add(
            found,
            at,
            name,
            "is too long for a headline. Shorten it to 60 letters at most.",
        );
    }
    let small = name.trim_start().to_lowercase();
    if small.starts_with("to ") || small.starts_with("refer ") || small.starts_with("referral to ")
    {
        add(
            found,
            at,
            name,
            "stands in a sentence that says \u{201c}refer to\u{201d} already. Leave out these words.",
        );
    }
}

/// A name that stands after "Refer to".
fn check_place(found: &mut Diagnostics, at: &str, name: &str) {
    check_any(found, at, name);
    let small = name.trim_start().to_lowercase();
    let with_article = ARTICLES.iter().any(|article| small.starts_with(article));
    // Of two names, each may take its own.
    let several = small.contains(' ') && !small.contains(" the ");
    if with_article
        && ARTICLES
            .iter()
            .all(|article| !name.trim_start().starts_with(article))
    {
        add(
            found,
            at,
            name,
            "stands after \u{201c}Refer to\u{201d}. Begin it with a small letter.",
        );
    }
    if several
        && !with_article
        && TAKES_ARTICLE
            .iter()
            .any(|word| small.split(' ').next_back() == Some(*word))
    {
        add(
            found,
            at,
            name,
            "stands after \u{201c}Refer to\u{201d}. Begin it with its article, as in \u{201c}the daily meeting\u{201d}.",
        );
    }
}

/// A name that stands before "is met", and where the route leads.
fn check_route(found: &mut Diagnostics, at: &str, route: &Route) {
    let name = field(at, "name");
    check_any(found, &name, &route.name);
    let small = route.name.to_lowercase();
    if small.ends_with(" met") {
        add(
            found,
            &name,
            &route.name,
            "stands before \u{201c}is met\u{201d}. Leave out that it is.",
        );
    }
    if let Some(criterion) = &route.criterion {
        check_numbers(found, &name, &route.name, criterion);
    }
    let place = route.leads_to.to_lowercase();
    let bare = ARTICLES
        .iter()
        .find_map(|article| place.strip_prefix(article))
        .unwrap_or(&place);
    if !bare.is_empty() && small == bare {
        add(
            found,
            &name,
            &route.name,
            "is where the route leads. Name what is met, as in \u{201c}IDVA referral\u{201d}.",
        );
    }
    match route.leads() {
        LeadsTo::Forum => {}
        LeadsTo::Elsewhere(place) => check_place(found, &field(at, "leads_to"), place),
        LeadsTo::NotSaid => {
            let says = "Nothing says to which service this route leads, so it is called \u{201c}another service\u{201d}. Name it.";
            found.add(CheckId::NameDoesNotFit, field(at, "leads_to"), says);
        }
    }
}

/// A number in a name is one that the criterion asks for: it may have stayed when the criterion was changed.
fn check_numbers(found: &mut Diagnostics, at: &str, name: &str, criterion: &Criterion) {
    let tree = serde_json::to_value(criterion).unwrap_or_default();
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // No criterion says where a band ends: "14 to 16" is right where 14 is asked for.
    let ends_band = |at: usize, last: u64| {
        let words = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        matches!(words, [first, "to"] if number(first).is_some_and(|first| first < last && asks_for(&tree, first)))
    };
    for (place, word) in words.iter().enumerate() {
        let Some(number) = number(word) else { continue };
        if asks_for(&tree, number) || ends_band(place, number) {
            continue;
        }
        let says = format!(
            "This name says {number}, and the criterion asks for no such number. Name what it asks for, or put the criterion right."
        );
        found.add(CheckId::NameSaysAnotherNumber, at, says);
    }
}

/// The number that a word of a name is, in digits or in letters. A year is none, and "one" is seldom meant as one.
fn number(word: &str) -> Option<u64> {
    const FROM_TWO: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let spelled = (2..)
        .zip(FROM_TWO)
        .find(|(_, known)| word.eq_ignore_ascii_case(known));
    let digits = || word.parse().ok().filter(|_| word.len() < 4);
    spelled.map(|(number, _)| number).or_else(digits)
}

/// Whether a number stands somewhere in a criterion.
fn asks_for(tree: &Value, number: u64) -> bool {
    match tree {
        Value::Number(asked) => asked.as_u64() == Some(number),
        Value::Array(parts) => parts.iter().any(|part| asks_for(part, number)),
        Value::Object(fields) => fields.values().any(|field| asks_for(field, number)),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Everything in curly brackets is a place that is filled.
fn check_notice(found: &mut Diagnostics, at: &str, notice: &Notice) {
    let facts = Notice::FACTS;
    for (name, text, known) in [
        ("title", &notice.title, [Forum::PLACE, Forum::PLACE]),
        ("at_once", &notice.at_once, [Forum::PLACE, Forum::PLACE]),
        ("says", &notice.says, [Forum::PLACE, facts]),
        ("unknown", &notice.unknown, [Forum::PLACE, Forum::PLACE]),
        ("unsure", &notice.unsure, [Forum::PLACE, Forum::PLACE]),
    ] {
        let dated = Notice::with_days(text, |_| String::new());
        let rest = known
            .iter()
            .fold(dated, |text, place| text.replace(place, ""));
        if rest.contains(['{', '}']) {
            let says = "What stands in curly brackets here is not filled. \u{201c}{forum}\u{201d} is the forum\u{2019}s name, \u{201c}{4 weeks before}\u{201d} that day, and in \u{201c}says\u{201d} \u{201c}{facts}\u{201d} the facts.";
            found.add(CheckId::UnknownPlace, field(at, name), says);
        }
    }
}
