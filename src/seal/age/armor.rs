//! The ASCII armor of age files: strict PEM (RFC 7468) around base64 with padding, 64 characters a line.

use base64ct::{Base64, Encoding};

use super::SealError;

const BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
const COLUMNS: usize = 64;

/// The armored file in what was received: a mail may put its own words before and after it, and they are no part of it.
pub(super) fn within(received: &[u8]) -> Option<&[u8]> {
    let place = |of: &[u8], mark: &[u8]| of.windows(mark.len()).position(|window| window == mark);
    let (before, file) = received.split_at_checked(place(received, BEGIN)?)?;
    // In the middle of a line it is spoken of.
    if !before.trim_ascii().is_empty() && !before.ends_with(b"\n") {
        return None;
    }
    // Where its end is not in sight it is incomplete, and its reader says so.
    let end = place(file, END).map_or(file.len(), |end| end + END.len());
    file.get(..end)
}

/// Whether a file is armored.
pub(super) fn begins(file: &[u8]) -> bool {
    file.trim_ascii_start().starts_with(BEGIN)
}

/// A binary file in armor, as text that every program takes.
pub(super) fn written(file: &[u8]) -> String {
    let base64 = Base64::encode_string(file);
    let mark = |mark: &[u8]| String::from_utf8_lossy(mark).into_owned();
    let mut text = mark(BEGIN) + "\n";
    for line in base64.as_bytes().chunks(COLUMNS) {
        text.push_str(&String::from_utf8_lossy(line));
        text.push('\n');
    }
    text + &mark(END) + "\n"
}

/// The binary file in the armor. White space before and after it does not matter, and lines may end as in Windows;
/// everything else must be as the program that wrote it would write it again.
pub(super) fn read(file: &[u8]) -> Result<Vec<u8>, SealError> {
    let body = file
        .trim_ascii()
        .strip_prefix(BEGIN)
        .ok_or(SealError::NotSealed)?;
    let body = body.strip_suffix(END).ok_or(SealError::Incomplete)?;
    let mut lines = body
        .split(|&byte| byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    // What follows the first mark in its own line, and what precedes the last.
    if lines.next() != Some(b"") || lines.next_back() != Some(b"") {
        return Err(SealError::Damaged);
    }
    let mut base64 = Vec::with_capacity(body.len());
    let mut full = true;
    for line in lines {
        if !full || line.is_empty() || line.len() > COLUMNS {
            return Err(SealError::Damaged);
        }
        full = line.len() == COLUMNS;
        base64.extend_from_slice(line);
    }
    let length = base64.len() / 4 * 3;
    let mut binary = vec![0; length];
    let length = Base64::decode(&base64, &mut binary)
        .map_err(|_| SealError::Damaged)?
        .len();
    binary.truncate(length);
    Ok(binary)
}
