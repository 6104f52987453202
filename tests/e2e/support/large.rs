//! The largest case that opens: a thousand events, in as many bytes as a file may have.

use super::published;
use serde_json::{Value, json};
use std::path::PathBuf;

/// How many events it has, the most there may be.
pub const EVENTS: usize = 1000;

/// How long the note of an event is, so that all of them fill the file.
pub const MOST: usize = 3_400;

/// A published case with a thousand events in place of its own, over ten years: most on a day, some in a month, a few in a year.
fn case(note: usize) -> Value {
    let mut case: Value =
        serde_json::from_str(&published::text("lewisham/cases/july-2018")).expect("a case");
    let template = case["events"]["list"][0].clone();
    let events = (0..EVENTS).map(|number| {
        // From July 2018 back.
        let months = number * 120 / EVENTS;
        let (year, month) = (2018 - (months + 5) / 12, 12 - (months + 5) % 12);
        let when = match number % 10 {
            7 | 8 => format!("{year}-{month:02}"),
            9 => year.to_string(),
            _ => format!("{year}-{month:02}-{:02}", 1 + number % 18),
        };
        let mut event = template.clone();
        event["id"] = json!(format!("large-{number}"));
        event["when"] = json!(when);
        event["note"] = json!(words(number, note));
        event
    });
    case["events"]["list"] = events.collect();
    case
}

/// What is written of an event; it begins with its number.
fn words(number: usize, length: usize) -> String {
    let mut note = format!("Number {number} of what happened.");
    while note.len() < length {
        note.push_str(" He came to the door and shouted, and left when the neighbours came out.");
    }
    note
}

/// Its file, with notes of about that length.
pub fn file(note: usize) -> PathBuf {
    published::written("large.json", &case(note).to_string())
}
