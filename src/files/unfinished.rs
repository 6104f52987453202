use serde::Serialize;

use crate::case::{Case, check_case};

use super::read::{chooses, reads};
use super::{FileMistake, Kind, format_of, tree, typed};

/// What is typed into one field of a form and is not in the case yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// The form.
    pub form: String,
    /// Its field.
    pub field: String,
    /// The text.
    pub text: String,
}

reads! { Typed: form, field, text }

/// Unfinished work, as it is sealed and kept on a device: the case, what is half typed, and where the user was.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// The version of the format.
    pub format: UnfinishedFormat,
    /// The address of the page, after the `#`.
    pub page: String,
    /// The element of that page that was used last; empty when none was.
    pub place: String,
    /// What is half typed.
    pub typed: Vec<Typed>,
    /// The case.
    pub case: Case,
}

reads! { Unfinished: format, page, case; place, typed }

/// The version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum UnfinishedFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-unfinished/1")]
    V1,
}

chooses! { UnfinishedFormat: "waymark-unfinished/1" => V1 }

/// Reads unfinished work.
///
/// # Errors
/// When it is not whole, of a newer format, or holds a case that does not hold together.
pub fn read_unfinished(text: &str) -> Result<Unfinished, FileMistake> {
    let tree = tree(text)?;
    let format = format_of(&tree)?;
    if format != "waymark-unfinished/1" {
        return Err(FileMistake::Newer { format: format.chars().take(60).collect() });
    }
    let unfinished: Unfinished = typed(&tree, Kind::Case)?;
    let mistakes = check_case(&unfinished.case);
    if mistakes.is_empty() { Ok(unfinished) } else { Err(FileMistake::Wrong { kind: Kind::Case, mistakes }) }
}

/// Writes unfinished work, to be sealed.
pub fn write_unfinished(page: &str, place: &str, typed: &[Typed], case: &Case) -> String {
    #[derive(Serialize)]
    struct Written<'a> {
        format: UnfinishedFormat,
        page: &'a str,
        place: &'a str,
        typed: &'a [Typed],
        case: &'a Case,
    }
    // Every key is a string and every value serialises, so this cannot fail.
    serde_json::to_string(&Written { format: UnfinishedFormat::V1, page, place, typed, case }).unwrap_or_default()
}
