//! Rows out of a JSON list of objects, one at a time: each object is read by itself, so that a bad one spoils no other.

use serde_json::Value;

use crate::record::{FileMistake, tree};

use super::csv::LONGEST_ROW;

pub(super) struct Json {
    text: String,
    at: usize,
    line: u32,
    /// Whether the list has ended, as it should or not.
    ended: bool,
}

/// An entry that was found: the line it begins in, and its fields or what is wrong.
pub(super) type Found = (u32, Result<Vec<Field>, String>);

/// A field: its name, and what a cell would hold; nothing where it holds more than a cell can.
pub(super) type Field = (String, Option<String>);

impl Json {
    /// Reads up to the first entry; nothing where the text is no list.
    pub(super) fn new(text: String) -> Option<Self> {
        let mut json = Self {
            text,
            at: 0,
            line: 1,
            ended: false,
        };
        json.skip("\u{feff}");
        json.rest().starts_with('[').then(|| {
            json.pass(1);
            json
        })
    }

    /// The same file from its beginning.
    pub(super) fn again(&mut self) -> Option<Self> {
        Self::new(std::mem::take(&mut self.text))
    }

    pub(super) fn progress(&self) -> (usize, usize) {
        (self.at, self.text.len())
    }

    /// The next entry; nothing after the last.
    pub(super) fn next(&mut self) -> Option<Found> {
        if self.ended {
            return None;
        }
        self.skip(",");
        if self.rest().is_empty() {
            self.ended = true;
            return Some((
                self.line,
                Err(
                    "the file stops before the ] that ends the list; cases may be missing"
                        .to_owned(),
                ),
            ));
        }
        if self.rest().starts_with(']') {
            self.pass(1);
            self.skip("");
            self.ended = true;
            let more = !self.rest().is_empty();
            return more.then(|| {
                (
                    self.line,
                    Err(
                        "the list has ended before this, and from here on nothing was read"
                            .to_owned(),
                    ),
                )
            });
        }
        let line = self.line;
        let rest = self.rest();
        let entry = end_of(rest).and_then(|length| rest.get(..length));
        let length = entry.map_or(rest.len(), str::len);
        let (passed, found) = match entry.map(tree) {
            Some(Ok(value)) => (length, fields(value)),
            Some(Err(FileMistake::Twice { name, .. })) => {
                (length, Err(format!("`{name}` is written twice")))
            }
            _ => {
                // What could not be read may have run into the entry after it.
                let next = entry
                    .unwrap_or(rest)
                    .get(1..)
                    .and_then(|after| after.find('{'))
                    .map(|place| place + 1);
                let says = match entry {
                    Some(_) => "this cannot be read as JSON",
                    None if rest.len() > LONGEST_ROW => {
                        "this entry is longer than any real one; a quotation mark or bracket may not be closed"
                    }
                    None => "this entry stops in the middle",
                };
                (next.unwrap_or(length), Err(says.to_owned()))
            }
        };
        self.ended = entry.is_none() && passed == rest.len();
        self.pass(passed);
        Some((line, found))
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, also: &str) {
        let rest = self.rest();
        let kept = rest.trim_start_matches(|letter: char| {
            letter.is_ascii_whitespace() || also.contains(letter)
        });
        self.pass(rest.len() - kept.len());
    }

    fn pass(&mut self, bytes: usize) {
        let passed = self
            .text
            .as_bytes()
            .get(self.at..self.at + bytes)
            .unwrap_or_default();
        self.line +=
            u32::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        self.at += bytes;
    }
}

/// Where the entry ends that the text begins with; nothing where that is not in sight.
fn end_of(text: &str) -> Option<usize> {
    let (mut open, mut quoted, mut escaped) = (0_usize, false, false);
    for (place, byte) in text.bytes().enumerate().take(LONGEST_ROW) {
        match byte {
            // No text goes on over the end of a line: a quotation mark was not closed.
            b'\n' => (quoted, escaped) = (false, false),
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => open += 1,
            b'}' | b']' if open == 1 => return Some(place + 1),
            b',' | b']' | b'}' if open == 0 => return Some(place.max(1)),
            b'}' | b']' => open -= 1,
            _ => {}
        }
    }
    None
}

fn fields(read: Value) -> Result<Vec<Field>, String> {
    let Value::Object(given) = read else {
        return Err("this is no object with named fields".to_owned());
    };
    Ok(given
        .into_iter()
        .map(|(name, value)| (name, cell(&value)))
        .collect())
}

/// A value as the cell of a table would hold it.
fn cell(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(entries) if entries.is_empty() => "none".to_owned(),
        Value::Array(entries) => {
            let entries: Option<Vec<&str>> = entries.iter().map(Value::as_str).collect();
            entries?.join("; ")
        }
        Value::Object(_) => return None,
    })
}
