//! Reading the types of a file from its text: what is wrong with one is said with its place and what to do. What the
//! types mean is not known here.

mod id;
mod isolated;
mod parse;
mod path;
mod read;
mod sent;

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) use id::{fitting_id, not_an_id};
pub use isolated::{isolated, isolated_over_lines};
pub(crate) use path::{entry, field, ids_twice};
pub(crate) use read::cut;
pub use read::{id_of, of_id};
pub use sent::text_of;
pub(crate) use sent::{bare, is_filling, utf_16};

/// The largest file that is opened, in bytes: some hundred times a full case.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// How many mistakes a message tells, and a reader looks for.
const MOST_TOLD: usize = 20;

/// Something wrong at one place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, as a path: `versions[0].routes[2].criterion`.
    pub at: String,
    /// What is wrong.
    pub says: String,
}

impl Mistake {
    /// A mistake at that place.
    pub fn new(at: impl Into<String>, says: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            says: says.into(),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.at, self.says)
    }
}

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum FileKind {
    /// A case.
    Case,
    /// An area's rules.
    Area,
    /// An instrument.
    Instrument,
}

impl FileKind {
    const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The name before the slash in `"format"`.
    fn family(self) -> &'static str {
        match self {
            Self::Case => "waymark-case",
            Self::Area => "waymark-area",
            Self::Instrument => "waymark-instrument",
        }
    }

    /// What sentences call such a file.
    pub fn called(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Area => "area rule",
            Self::Instrument => "checklist",
        }
    }
}

/// Why a file does not open, for a person to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than any real file of its kind.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is not text, or not JSON.
    NotJson {
        /// The line, from 1; 0 where there is none.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It has a comma too many.
    StrayComma {
        /// The line of the comma, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// It is whole, and something else stands before or after it, such as the footer of a mail.
    Beside {
        /// Whether after it, and not before it.
        after: bool,
        /// The line the file itself ends in, or begins in where something stands before it.
        line: usize,
        /// How what stands there begins; at most 40 characters.
        begins: String,
    },
    /// It stops in the middle.
    Truncated {
        /// The line it stops in.
        line: usize,
    },
    /// One object in it has the same name twice.
    Twice {
        /// The name.
        name: String,
        /// The line of the second.
        line: usize,
    },
    /// It is JSON, and not one of ours.
    Foreign,
    /// It is one of ours, but of another kind.
    OtherKind {
        /// What it is.
        is: FileKind,
        /// What was asked for.
        wanted: FileKind,
    },
    /// It was written by a newer version of the program.
    Newer {
        /// What it calls its format.
        format: String,
    },
    /// Something in it is not as the format says.
    Wrong {
        /// The kind of file.
        kind: FileKind,
        /// Where and what; at least one.
        mistakes: Vec<Mistake>,
    },
}

impl fmt::Display for FileError {
    #[expect(clippy::too_many_lines, reason = "one sentence for each mistake")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                f,
                "This file is too large to be one of Waymark's: {} KB, and {} KB is the most. Check that it is the file you meant.",
                bytes / 1024,
                LARGEST_FILE / 1024
            ),
            Self::NotJson { line: 0, .. } => {
                f.write_str("This file is empty or is not text. Choose a file that Waymark saved; its name ends in .json.")
            }
            Self::NotJson { line, column } => write!(
                f,
                "This file is not a Waymark file, or it was changed by hand: line {line}, column {column} cannot be read. \
                 Choose a file that Waymark saved, or undo the change at that place."
            ),
            Self::StrayComma { line, column } => write!(
                f,
                "This file cannot be read: the comma in line {line}, column {column} is one too many. A comma stands between \
                 two entries, and none before the first or after the last. Take it out."
            ),
            Self::Beside { after, line, begins } => {
                let (until, side) = match after {
                    true => ("It ends", "after"),
                    false => ("It begins", "before"),
                };
                write!(
                    f,
                    "This file is whole, and something that is no part of it stands {side} it: \u{201c}{begins}\u{201d}. {until} in line {line}. \
                     A mail program may have added it. Save the file again from where it came from, or take out what stands \
                     {side} it."
                )
            }
            Self::Truncated { line } => write!(
                f,
                "This file is incomplete: it stops in line {line}. It may not have finished copying or downloading. \
                 Copy it again from where it came from."
            ),
            Self::Twice { name, line } => write!(
                f,
                "This file was changed by hand: \u{201c}{name}\u{201d} is written twice in the same place, the second time in line {line}, \
                 and only one of them can be meant. Take one out, or choose the file as Waymark saved it."
            ),
            Self::Foreign => f.write_str(
                "This file was not made by Waymark: it does not say \u{201c}\"format\": \"waymark-…\"\u{201d}. Choose a file that Waymark saved.",
            ),
            Self::OtherKind { is, wanted } => write!(
                f,
                "This is a Waymark {} file, and a {} file was asked for. Open it in the place for {} files.",
                is.called(),
                wanted.called(),
                is.called()
            ),
            Self::Newer { format } => write!(
                f,
                "This file says its format is \u{201c}{format}\u{201d}, which this version of Waymark does not know: it was probably made by a \
                 newer one. Open it with that version. It has not been changed."
            ),
            Self::Wrong { kind, mistakes } => {
                write!(f, "This {} file has something in it that Waymark cannot use", kind.called())?;
                for mistake in mistakes.iter().take(MOST_TOLD) {
                    write!(f, "; {mistake}")?;
                }
                if let Some(more @ 1..) = mistakes.len().checked_sub(MOST_TOLD) {
                    write!(f, "; and {more} more")?;
                }
                f.write_str(". Put that right in the file, or choose another one. Nothing of it was opened.")
            }
        }
    }
}

impl std::error::Error for FileError {}

/// Reads a part of a file by itself: one criterion, one event.
///
/// # Errors
/// Where and why the text is not such a part.
pub fn read_part<T: DeserializeOwned>(text: &str) -> Result<T, Mistake> {
    let tree = tree(text).map_err(|mistake| Mistake::new("the part", mistake.to_string()))?;
    read_part_of(&tree)
}

/// Reads a part of a file's tree by itself.
///
/// # Errors
/// Where and why the tree is not such a part.
pub(crate) fn read_part_of<T: DeserializeOwned>(tree: &Value) -> Result<T, Mistake> {
    // There is one at least.
    read::value(tree, 1).map_err(|mut mistakes| {
        mistakes
            .pop()
            .unwrap_or_else(|| Mistake::new("the part", "it does not read"))
    })
}

/// Which kind of Waymark file this is, by what it says of itself.
///
/// # Errors
/// When it is too large, not JSON, incomplete, or not one of ours.
pub fn kind_of(text: &str) -> Result<FileKind, FileError> {
    kind_in(format_of(&tree(text)?)?)
}

/// Reads a file that comes with the program. That none says something twice is held by a test, and not looked for at
/// every start.
pub(crate) fn read_bundled<T: DeserializeOwned>(text: &str) -> Result<T, FileError> {
    typed(&parse::json(text)?, FileKind::Area)
}

/// Reads a file of that kind.
///
/// # Errors
/// When it is not a whole file of that kind, of a format this program knows.
pub(crate) fn read_file<T: DeserializeOwned>(text: &str, wanted: FileKind) -> Result<T, FileError> {
    from_tree(&tree(text)?, wanted)
}

/// Reads the tree of a file of that kind.
///
/// # Errors
/// As [`read_file`].
pub(crate) fn from_tree<T: DeserializeOwned>(
    tree: &Value,
    wanted: FileKind,
) -> Result<T, FileError> {
    let format = format_of(tree)?;
    let is = kind_in(format)?;
    if is != wanted {
        return Err(FileError::OtherKind { is, wanted });
    }
    if format != format!("{}/1", wanted.family()) {
        return Err(FileError::Newer {
            format: format.chars().take(60).collect(),
        });
    }
    typed(tree, wanted)
}

/// Reads the value that the whole tree is.
///
/// # Errors
/// Where and why it is not such a value.
pub(crate) fn typed<T: DeserializeOwned>(tree: &Value, kind: FileKind) -> Result<T, FileError> {
    read::value(tree, MOST_TOLD).map_err(|mistakes| FileError::Wrong { kind, mistakes })
}

/// The file as a tree of JSON.
///
/// # Errors
/// When it is too large, not JSON, incomplete, or says something twice.
pub(crate) fn tree(text: &str) -> Result<Value, FileError> {
    if text.len() > LARGEST_FILE {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    parse::parse(bare(text))
}

/// What the file calls its format.
pub(crate) fn format_of(tree: &Value) -> Result<&str, FileError> {
    tree.get("format")
        .and_then(Value::as_str)
        .ok_or(FileError::Foreign)
}

fn kind_in(format: &str) -> Result<FileKind, FileError> {
    FileKind::ALL
        .iter()
        .copied()
        .find(|kind| format.split('/').next() == Some(kind.family()))
        .ok_or(FileError::Foreign)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use std::fs;
    use std::path::Path;

    use super::tree;

    /// Reads every file of data strictly; tells how many there are.
    fn read_all(folder: &Path) -> usize {
        let mut read = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read += read_all(&path);
            } else if path.extension().is_some_and(|is| is == "json") {
                let text = fs::read_to_string(&path).unwrap();
                assert_eq!(tree(&text).map(drop), Ok(()), "{}", path.display());
                read += 1;
            }
        }
        read
    }

    #[test]
    fn no_file_that_comes_with_the_program_says_something_twice() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data");
        assert!(read_all(&data) > 50);
    }
}
