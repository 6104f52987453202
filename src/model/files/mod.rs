//! Opening and writing files: a case, an area's rules, an instrument, and unfinished work as it is kept.
//!
//! Whatever is wrong with a file is said with its place and what to do. Nothing is read halfway: a file opens whole or
//! not at all.

mod unfinished;

use serde_json::Value;

use crate::model::case::{Case, check_case};
use crate::model::instrument::Instrument;
use crate::model::rules::Area;
use crate::model::rules::limits::{too_long, too_many};
use crate::record::{FileError, FileKind, Mistake, entry, from_tree, read_file, tree};

pub use unfinished::{Typed, Unfinished, UnfinishedFormat, read_unfinished, write_unfinished};

/// Reads a case file and checks that it holds together.
///
/// # Errors
/// When the file is not a whole case file of a format this program knows.
pub fn read_case(text: &str) -> Result<Case, FileError> {
    let case: Case = read_file(text, FileKind::Case)?;
    let mistakes = check_case(&case);
    if mistakes.is_empty() {
        Ok(case)
    } else {
        Err(FileError::Wrong {
            kind: FileKind::Case,
            mistakes,
        })
    }
}

/// Reads an area's rule file. Mistakes in what it says are found by the check of rule files.
///
/// # Errors
/// When the file is not a whole area file of a format this program knows.
pub fn read_area(text: &str) -> Result<Area, FileError> {
    area_of(&tree(text)?)
}

/// The area that a tree is, no larger than one may be.
fn area_of(tree: &Value) -> Result<Area, FileError> {
    let area: Area = from_tree(tree, FileKind::Area)?;
    let mut mistakes = too_long(tree);
    for (index, version) in area.versions.iter().enumerate() {
        mistakes.extend(too_many(&entry("", "versions", index), version));
    }
    match mistakes.is_empty() {
        true => Ok(area),
        false => Err(FileError::Wrong {
            kind: FileKind::Area,
            mistakes,
        }),
    }
}

/// Reads an area's rules from the tree of its file, as [`read_area`] does from the text.
///
/// # Errors
/// Where and why the tree is not a whole area file of a format this program knows.
pub fn read_area_tree(tree: &Value) -> Result<Area, Vec<Mistake>> {
    area_of(tree).map_err(|mistake| match mistake {
        FileError::Wrong { mistakes, .. } => mistakes,
        other => vec![Mistake::new("format", other.to_string())],
    })
}

/// The tree of an area's rule file that reads; what it says is for [`read_area_tree`].
///
/// # Errors
/// When the file is not a whole area file of a format this program knows.
pub fn area_tree(text: &str) -> Result<Value, FileError> {
    let tree = tree(text)?;
    area_of(&tree)?;
    Ok(tree)
}

/// Reads an instrument file.
///
/// # Errors
/// When the file is not a whole instrument file of a format this program knows, or calls two things by one id: the
/// same question twice would count twice.
pub fn read_instrument(text: &str) -> Result<Instrument, FileError> {
    let instrument: Instrument = read_file(text, FileKind::Instrument)?;
    let mistakes = [instrument.ids_twice(), instrument.taken_replies()].concat();
    if mistakes.is_empty() {
        Ok(instrument)
    } else {
        Err(FileError::Wrong {
            kind: FileKind::Instrument,
            mistakes,
        })
    }
}

/// The case as a file, laid out for people to read.
pub fn write_case(case: &Case) -> String {
    // Every key is a string and every value serialises, so this cannot fail.
    serde_json::to_string_pretty(case).unwrap_or_default() + "\n"
}
