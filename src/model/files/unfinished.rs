//! Unfinished work as it is sealed and kept on a device.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::case::{Case, check_case};

use crate::record::{FileError, FileKind, format_of, id_of, tree, typed};

/// What is typed into one field of a form and is not in the case yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// The form.
    pub form: String,
    /// Its field.
    pub field: String,
    /// The text.
    pub text: String,
}

/// Unfinished work, as it is sealed and kept on a device: the case, what is half typed, and where the user was.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    /// The version of the format.
    pub format: UnfinishedFormat,
    /// When it was saved by the device's clock, in minutes since 1970 began; 0 when that is not known.
    #[serde(default)]
    pub saved: u32,
    /// The address of the page, after the `#`.
    pub page: String,
    /// The element of that page that was used last; empty when none was.
    #[serde(default)]
    pub place: String,
    /// What is half typed.
    #[serde(default)]
    pub typed: Vec<Typed>,
    /// The file of the area whose rule it was decided under, as it was then; `null` where there was none, or in work that
    /// was kept before rules were.
    #[serde(default)]
    pub rule: Value,
    /// The case.
    pub case: Case,
}

/// The version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnfinishedFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-unfinished/1")]
    V1,
}

/// Reads unfinished work. What was kept as a case alone, before there was this format, opens on its result: the copy that
/// was read is made into the new form, and what lies on the device stays as it is until something is changed.
///
/// # Errors
/// When it is not whole, of a newer format, or holds a case that does not hold together.
pub fn read_unfinished(text: &str) -> Result<Unfinished, FileError> {
    let mut tree = tree(text)?;
    let format = format_of(&tree)?;
    if format.starts_with("waymark-case/") {
        tree = moved(tree);
    } else if format != id_of(UnfinishedFormat::V1) {
        return Err(match format.starts_with("waymark-unfinished/") {
            true => FileError::Newer {
                format: format.chars().take(60).collect(),
            },
            false => FileError::Foreign,
        });
    }
    let case = tree.get("case").ok_or(FileError::Foreign)?;
    if format_of(case)? != "waymark-case/1" {
        return Err(FileError::Newer {
            format: format_of(case)?.chars().take(60).collect(),
        });
    }
    let unfinished: Unfinished = typed(&tree, FileKind::Case)?;
    let mistakes = check_case(&unfinished.case);
    if mistakes.is_empty() {
        Ok(unfinished)
    } else {
        Err(FileError::Wrong {
            kind: FileKind::Case,
            mistakes,
        })
    }
}

/// A case alone, in the form that has its place.
fn moved(case: Value) -> Value {
    let mut fields = serde_json::Map::new();
    fields.insert("format".to_owned(), id_of(UnfinishedFormat::V1).into());
    fields.insert("page".to_owned(), "#/result".into());
    fields.insert("case".to_owned(), case);
    Value::Object(fields)
}

/// Writes unfinished work, to be sealed: the address of the page, the element that was used last, what is half typed, and
/// the file of the rule and the case.
pub fn write_unfinished(
    saved: u32,
    page: &str,
    place: &str,
    typed: &[Typed],
    rule: &Value,
    case: &Case,
) -> String {
    #[derive(Serialize)]
    struct Written<'a> {
        format: UnfinishedFormat,
        saved: u32,
        page: &'a str,
        place: &'a str,
        typed: &'a [Typed],
        #[serde(skip_serializing_if = "Value::is_null")]
        rule: &'a Value,
        case: &'a Case,
    }
    // Every key is a string and every value serialises, so this cannot fail.
    serde_json::to_string_pretty(&Written {
        format: UnfinishedFormat::V1,
        saved,
        page,
        place,
        typed,
        rule,
        case,
    })
    .unwrap_or_default()
}
