//! What anyone can read of a kept record: lines of plain text before what is sealed.

use crate::model::dates::Day;

use super::SealError;

const FAMILY: &str = "waymark-kept/";
const FORMAT: &str = "waymark-kept/1";

/// What stands on the outside of a kept record, for anyone to read who has the device. Nothing about a person may stand
/// here: the case's own reference is inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Which record this is: small letters, digits and hyphens, 64 at most. [`super::new_id`] makes one.
    pub id: String,
    /// How many times it was written before; each write has a higher one.
    pub revision: u64,
    /// The last day it is kept.
    pub kept_until: Day,
    /// The format of what is in it: `waymark-unfinished/1`, or `waymark-case/1` of a record that was kept before there was that.
    pub case_format: String,
    /// The version of the rules that the case began under, as the store names it. It may say which area that is.
    pub rules: String,
}

impl Label {
    /// The label as it is written, and as it is bound to the case.
    pub(super) fn written(&self) -> Result<String, SealError> {
        let fit = |fits: bool, part| {
            if fits {
                Ok(())
            } else {
                Err(SealError::Label { part })
            }
        };
        fit(is_id(&self.id), "id")?;
        fit(is_name(&self.case_format), "case format")?;
        fit(is_name(&self.rules), "version of the rules")?;
        let Self {
            id,
            revision,
            case_format,
            rules,
            ..
        } = self;
        let until = self.kept_until.iso();
        Ok(format!(
            "{FORMAT}\nid {id}\nrevision {revision}\nuntil {until}\ncase {case_format}\nrules {rules}\n\n"
        ))
    }

    /// The label, its bytes, and what follows it.
    pub(super) fn split(record: &[u8]) -> Result<(Self, &[u8], &[u8]), SealError> {
        let mut rest = record;
        if !rest.starts_with(FORMAT.as_bytes()) {
            return Err(other(record, FAMILY, SealError::NotRecord));
        }
        if line(&mut rest)? != FORMAT {
            return Err(other(record, FAMILY, SealError::NotRecord));
        }
        let label = Self {
            id: named(&mut rest, "id ")?.to_owned(),
            revision: named(&mut rest, "revision ")?
                .parse()
                .map_err(|_| SealError::Damaged)?,
            kept_until: Day::from_iso(named(&mut rest, "until ")?)
                .map_err(|_| SealError::Damaged)?,
            case_format: named(&mut rest, "case ")?.to_owned(),
            rules: named(&mut rest, "rules ")?.to_owned(),
        };
        let end = line(&mut rest)?;
        let outside = record.get(..record.len() - rest.len()).unwrap_or_default();
        // There is one way to write a label; whatever reads otherwise was not written by this program.
        let same = label
            .written()
            .is_ok_and(|written| written.as_bytes() == outside);
        if end.is_empty() && same {
            Ok((label, outside, rest))
        } else {
            Err(SealError::Damaged)
        }
    }
}

/// Why something is not of the format that was looked for: of a newer one, broken off, or something else altogether.
pub(super) fn other(bytes: &[u8], family: &str, otherwise: SealError) -> SealError {
    if !bytes.is_empty() && family.as_bytes().starts_with(bytes) {
        return SealError::Incomplete;
    }
    let line = bytes
        .split(|&byte| byte == b'\n')
        .next()
        .and_then(|line| str::from_utf8(line).ok())
        .unwrap_or_default();
    match line.strip_prefix(family) {
        Some(version) if is_name(version) => SealError::Newer {
            format: line.chars().take(60).collect(),
        },
        _ => otherwise,
    }
}

/// The next line, without its end.
fn line<'a>(rest: &mut &'a [u8]) -> Result<&'a str, SealError> {
    let end = rest.iter().take(200).position(|&byte| byte == b'\n');
    let end = end.ok_or(if rest.len() < 200 {
        SealError::Incomplete
    } else {
        SealError::Damaged
    })?;
    let (line, after) = rest.split_at_checked(end).ok_or(SealError::Incomplete)?;
    *rest = after.get(1..).unwrap_or_default();
    str::from_utf8(line).map_err(|_| SealError::Damaged)
}

/// What the next line says after this name.
fn named<'a>(rest: &mut &'a [u8], name: &str) -> Result<&'a str, SealError> {
    line(rest)?.strip_prefix(name).ok_or(SealError::Damaged)
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// One line of plain printable characters.
fn is_name(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_graphic())
}
