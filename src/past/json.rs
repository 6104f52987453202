//! Rows out of a JSON list of objects, one at a time: each object is read by itself, so that a bad one spoils no other.

use serde_json::Value;

use crate::files::{FileMistake, tree};

pub(super) struct Json {
    text: String,
    at: usize,
    line: u32,
}

/// An entry that was found: the line it begins in, and its fields or what is wrong.
pub(super) type Found = (u32, Result<Vec<(String, String)>, String>);

impl Json {
    /// Reads up to the first entry; nothing where the text is no list.
    pub(super) fn new(text: String) -> Option<Self> {
        let mut json = Self { text, at: 0, line: 1 };
        json.skip("\u{feff}");
        (json.peek() == Some(b'[')).then(|| {
            json.pass(1);
            json
        })
    }

    pub(super) fn progress(&self) -> (usize, usize) {
        (self.at, self.text.len())
    }

    /// The next entry; nothing after the last.
    pub(super) fn next(&mut self) -> Option<Found> {
        self.skip(",");
        let (line, from) = (self.line, self.at);
        match self.peek() {
            Some(b']') => {
                self.at = self.text.len();
                return None;
            }
            None => return None,
            Some(_) => {}
        }
        let length = end_of(self.text.get(from..).unwrap_or_default());
        self.pass(length);
        let entry = self.text.get(from..from + length).unwrap_or_default();
        Some((line, fields(entry)))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, also: &str) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let kept = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || also.contains(letter));
        self.pass(rest.len() - kept.len());
    }

    fn pass(&mut self, bytes: usize) {
        let passed = self.text.as_bytes().get(self.at..self.at + bytes).unwrap_or_default();
        self.line += u32::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        self.at += bytes;
    }
}

/// Where the entry ends that the text begins with.
fn end_of(text: &str) -> usize {
    let (mut open, mut quoted, mut escaped) = (0_usize, false, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => open += 1,
            b'}' | b']' if open == 1 => return place + 1,
            b',' | b']' | b'}' if open == 0 => return place.max(1),
            b'}' | b']' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

fn fields(entry: &str) -> Result<Vec<(String, String)>, String> {
    let read = tree(entry).map_err(|mistake| match mistake {
        FileMistake::Twice { name, .. } => format!("`{name}` is written twice"),
        FileMistake::Truncated { .. } => "this entry stops in the middle".to_owned(),
        _ => "this cannot be read as JSON".to_owned(),
    })?;
    let Value::Object(given) = read else {
        return Err("this is no object with named fields".to_owned());
    };
    given
        .into_iter()
        .map(|(name, value)| {
            Ok((cell(&value).ok_or_else(|| format!("{name}: this holds more than a cell can"))?, name))
        })
        .map(|field: Result<_, String>| field.map(|(text, name)| (name, text)))
        .collect()
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
