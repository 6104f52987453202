//! The text of a file as it comes: editors, mail programs and old copying programs put signs before and after it that
//! nobody sees.

use serde_json::{Deserializer, Value};

use super::FileError;
use super::read::cut;

/// What some programs write before a text, to say how it is written.
const MARK: char = '\u{feff}';

/// The text that the bytes are: UTF-8; or UTF-16, where a mark at its beginning says so.
///
/// # Errors
/// When it is no text.
pub fn text_of(bytes: Vec<u8>) -> Result<String, FileError> {
    const NO_TEXT: FileError = FileError::NotJson { line: 0, column: 0 };
    match utf_16(&bytes) {
        Some(text) => text.ok_or(NO_TEXT),
        None => String::from_utf8(bytes).map_err(|_| NO_TEXT),
    }
}

/// The text that the bytes are, where they begin with the mark of UTF-16; no text inside where they are none.
pub(crate) fn utf_16(bytes: &[u8]) -> Option<Option<String>> {
    let (pairs, high_first) = match bytes {
        [0xff, 0xfe, pairs @ ..] => (pairs, false),
        [0xfe, 0xff, pairs @ ..] => (pairs, true),
        _ => return None,
    };
    let (pairs, odd) = pairs.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| {
        if high_first {
            u16::from_be_bytes(*pair)
        } else {
            u16::from_le_bytes(*pair)
        }
    };
    let letters = char::decode_utf16(pairs.iter().map(unit)).collect::<Result<String, _>>();
    Some(letters.ok().filter(|_| odd.is_empty()))
}

/// Whether it is a sign that no text has at its end: the end of a file as MS-DOS wrote it, or what fills a block.
pub(crate) fn is_filling(sign: char) -> bool {
    matches!(sign, '\0' | '\u{1a}' | MARK)
}

/// The text without marks before it, and without white space and filling after it.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_start_matches(MARK)
        .trim_end_matches(|sign: char| is_filling(sign) || sign.is_whitespace())
}

/// What stands before or after a whole file, as a mail program puts a greeting or a footer there.
pub(super) fn beside(text: &str) -> Option<FileError> {
    let from = if text.trim_start().starts_with(['{', '[']) {
        0
    } else {
        begins(text)?
    };
    let (before, file) = text.split_at_checked(from)?;
    let mut values = Deserializer::from_str(file).into_iter::<Value>();
    let Some(Ok(Value::Object(_) | Value::Array(_))) = values.next() else {
        return None;
    };
    let (file, after) = file.split_at_checked(values.byte_offset())?;
    let lines = |text: &str| text.matches('\n').count();
    let (line, added) = if before.trim().is_empty() {
        (lines(before) + lines(file) + 1, after)
    } else {
        (lines(before) + 1, before)
    };
    let plain = added
        .trim()
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign });
    let begins = cut(&plain.take(40).collect::<String>());
    Some(FileError::Beside {
        after: before.trim().is_empty(),
        line,
        begins,
    })
}

/// Where a file begins that something stands before: at a brace that opens a line, or else at the first.
fn begins(text: &str) -> Option<usize> {
    text.find("\n{")
        .map(|place| place + 1)
        .or_else(|| text.find('{'))
}
