//! The text of a file: in UTF-8, in UTF-16 where it says so, or in the Western European alphabet in which spreadsheets
//! save plain CSV.

use crate::record::{is_filling, utf_16};

/// What Windows-1252 has where Latin-1 has marks that nobody sees, from 0x80 on. Five of them it leaves free.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, and whether it was taken for Windows-1252 because it is not UTF-8; nothing where it is no text at all, as a
/// workbook.
pub(super) fn text(mut bytes: Vec<u8>) -> Option<(String, bool)> {
    if let Some(text) = utf_16(&bytes) {
        return text.map(|text| (text, false));
    }
    let end = bytes
        .iter()
        .rposition(|byte| !is_filling(char::from(*byte)))
        .map_or(0, |last| last + 1);
    bytes.truncate(end);
    // No text has such signs in it.
    if bytes.iter().any(|byte| *byte < b'\t') {
        return None;
    }
    Some(match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(other) => (
            other.as_bytes().iter().map(|byte| letter(*byte)).collect(),
            true,
        ),
    })
}

fn letter(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place
        .and_then(|place| WINDOWS.get(place))
        .copied()
        .unwrap_or(char::from(byte))
}
