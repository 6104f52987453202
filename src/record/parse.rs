//! Parsing JSON into a tree, strictly: a name that is written twice in one object is refused. serde_json keeps the
//! second without a word, and which of the two was meant nobody can tell.

use serde_json::{Map, Value};

use super::FileError;

/// The file as a tree of JSON.
///
/// # Errors
/// When it is not JSON, is incomplete, or says something twice.
pub(super) fn parse(text: &str) -> Result<Value, FileError> {
    let tree = json(text)?;
    match written_twice(text) {
        Some((name, line)) => Err(FileError::Twice { name, line }),
        None => Ok(tree),
    }
}

/// The same without looking for what is said twice.
///
/// # Errors
/// When it is not JSON, or is incomplete.
pub(super) fn json(text: &str) -> Result<Value, FileError> {
    serde_json::from_str(text).map_err(|error| {
        if text.trim().is_empty() {
            FileError::NotJson { line: 0, column: 0 }
        } else if error.is_eof() {
            FileError::Truncated { line: error.line() }
        } else {
            let unread = FileError::NotJson {
                line: error.line(),
                column: error.column(),
            };
            super::sent::beside(text)
                .or_else(|| stray_comma(text, error.line(), error.column()))
                .unwrap_or(unread)
        }
    })
}

/// A comma behind which nothing comes, or before which nothing stands, where that is why reading stopped at a place.
fn stray_comma(text: &str, line: usize, column: usize) -> Option<FileError> {
    let begins = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum::<usize>();
    let stopped = (begins + column).checked_sub(1)?;
    let (before, after) = text.split_at_checked(stopped)?;
    let before = before.trim_end();
    let comma = match after.chars().next()? {
        ',' if before.ends_with([',', '[', '{']) => stopped,
        ']' | '}' if before.ends_with(',') => before.len() - 1,
        _ => return None,
    };
    let before = text.get(..comma)?;
    let line_before = before.rsplit('\n').next().unwrap_or_default();
    Some(FileError::StrayComma {
        line: before.matches('\n').count() + 1,
        column: line_before.chars().count() + 1,
    })
}

/// The first name that stands twice in one object, with its line; the text is JSON already.
fn written_twice(text: &str) -> Option<(String, usize)> {
    // The names of every object that is open; a list has none. A set, because a file can hold hundreds of thousands; this
    // one, because it is in the program already.
    let mut open: Vec<Map<String, Value>> = Vec::new();
    let (mut line, mut began, mut escaped, mut word) = (1, None, false, "");
    for (place, byte) in text.bytes().enumerate() {
        line += usize::from(byte == b'\n');
        match (began, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(first), b'"') => {
                word = text.get(first..place).unwrap_or_default();
                began = None;
            }
            (Some(_), _) => {}
            (None, b'"') => began = Some(place + 1),
            (None, b'{' | b'[') => open.push(Map::new()),
            (None, b'}' | b']') => drop(open.pop()),
            (None, b':') => {
                let names = open.last_mut()?;
                let name = unescaped(word);
                if names.contains_key(&name) {
                    return Some((name, line));
                }
                names.insert(name, Value::Null);
            }
            (None, _) => {}
        }
    }
    None
}

/// The name that is written so: `\\u0069d` is `id`.
fn unescaped(word: &str) -> String {
    let read = word
        .contains('\\')
        .then(|| serde_json::from_str(&format!("\"{word}\"")).ok());
    read.flatten().unwrap_or_else(|| word.to_owned())
}
