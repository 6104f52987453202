//! Every citation of a replay names paragraphs, and they lie in what the file says was read of its sources.

use serde_json::Value;

use super::told::tree;
use waymark::engine::replay::{ready_comparisons, replays};

/// A paragraph by its numbers: 1.5.15.
type Paragraph = Vec<u32>;

/// The words that a citation may have beside numbers.
const WORDS: [&str; 12] = [
    "to",
    "and",
    "the",
    "paragraph",
    "paragraphs",
    "table",
    "after",
    "row",
    "footnote",
    "footnotes",
    "Appendix",
    "summary",
];

/// Every citation in a tree.
fn citations<'v>(tree: &'v Value, into: &mut Vec<&'v str>) {
    match tree {
        Value::Object(fields) => {
            for (name, one) in fields {
                match one {
                    Value::String(text) if name == "taken_from" => into.push(text),
                    one => citations(one, into),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|one| citations(one, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The paragraphs that a text names, each with the last one of its span; a row of a table is none.
fn spans(text: &str) -> Vec<(Paragraph, Paragraph)> {
    let tokens: Vec<&str> = text
        .split([' ', ',', ';'])
        .map(|token| token.trim_start_matches('§'))
        .filter(|token| !token.is_empty())
        .collect();
    let number = |place: usize| -> Option<Paragraph> {
        let is_row = place
            .checked_sub(1)
            .is_some_and(|before| tokens.get(before) == Some(&"row"));
        let token = tokens.get(place).filter(|_| !is_row)?;
        let digits = token.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        digits.split('.').map(|part| part.parse().ok()).collect()
    };
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let to = number(place + 2).filter(|_| tokens.get(place + 1) == Some(&"to"));
        if let Some(first) = number(place) {
            place += if to.is_some() { 2 } else { 0 };
            found.push((first.clone(), to.unwrap_or(first)));
        }
        place += 1;
    }
    found
}

/// What is wrong with a citation, where these parts of the sources were read.
fn amiss(cited: &str, read: &[(Paragraph, Paragraph)]) -> Vec<String> {
    let mut found = Vec::new();
    let words = cited
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().count() > 1);
    found.extend(
        words
            .filter(|word| !WORDS.contains(word))
            .map(|word| format!("`{word}` is no part of a citation")),
    );
    let spans = spans(cited);
    if spans.is_empty() {
        found.push("it names no paragraph".to_owned());
    }
    for (first, last) in spans {
        if first > last {
            found.push(format!("it runs from {first:?} back to {last:?}"));
        }
        let ends = if first == last {
            vec![first]
        } else {
            vec![first, last]
        };
        for one in ends {
            let is_in = |(from, to): &(Paragraph, Paragraph)| {
                *from <= one && one.iter().take(to.len()).copied().collect::<Vec<_>>() <= *to
            };
            if !read.iter().any(is_in) {
                found.push(format!("{one:?} is in no part that was read"));
            }
        }
    }
    found
}

#[test]
fn every_citation_lies_in_what_was_read_of_the_sources() {
    let mut found = Vec::new();
    for replay in replays().expect("they read") {
        assert!(
            replay.sources.iter().all(|source| !source.title.is_empty()),
            "{}",
            replay.id
        );
        let read: Vec<_> = replay
            .sources
            .iter()
            .flat_map(|source| spans(&source.place))
            .collect();
        let tree = tree(&replay);
        let mut cited = Vec::new();
        citations(&tree, &mut cited);
        assert!(cited.len() > replay.steps.len(), "{}", replay.id);
        for text in cited {
            found.extend(
                amiss(text, &read)
                    .iter()
                    .map(|says| format!("{}: {text}: {says}", replay.id)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_lesson_of_a_comparison_lies_in_what_was_read_of_the_sources() {
    for ready in ready_comparisons().expect("they read") {
        let read: Vec<_> = ready
            .sources
            .iter()
            .flat_map(|source| spans(&source.place))
            .collect();
        assert_eq!(
            amiss(&ready.lesson.taken_from, &read),
            [""; 0],
            "{}",
            ready.id
        );
    }
}

/// Each kind of mistake is found where it is planted.
#[test]
fn a_wrong_citation_is_found() {
    let read = spans("sections 1.5 to 1.8 and 11, paragraph 3, footnotes 39 to 41");
    for right in [
        "1.5.15",
        "1.5.48 to 1.5.50, 1.8.2",
        "11.3.2 and footnote 40",
        "paragraph 3d, row 99",
    ] {
        assert_eq!(amiss(right, &read), Vec::<String>::new(), "{right}");
    }
    for (wrong, many) in [
        ("", 1),
        ("ibid.", 2),
        ("1.4.9", 1),
        ("1.9", 1),
        ("1.5.9 to 1.5.3", 1),
        ("1.5.9 to 1.9.3", 1),
        ("page 11", 1),
    ] {
        assert_eq!(
            amiss(wrong, &read).len(),
            many,
            "{wrong}: {:?}",
            amiss(wrong, &read)
        );
    }
}
