//! Comparisons that stand ready: a published case, two rules that answer it differently, and what the publication shows.

use serde::Deserialize;

use crate::model::case::{AreaChoice, Case};
use crate::model::dates::Day;
use crate::model::sources::Source;
use crate::record::{FileError, read_bundled};

use super::CitedFact;

/// A published case beside two rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadyComparison {
    /// Short, stable and lower-case.
    pub id: String,
    /// Its name on the page.
    pub title: String,
    /// What is compared, in a sentence; it is read before the comparison is chosen.
    pub about: String,
    /// What it contains that may be hard to read.
    pub warning: String,
    /// The case. In the file stands the name of one in the folder `cases` beside it, which the build puts in its place.
    pub case: Case,
    /// The two rules, the case's own first. Without a version, the one in force on the day of the case is meant.
    pub rules: Vec<AreaChoice>,
    /// How what the publication leaves open is read here, in sentences.
    #[serde(default)]
    pub assumed: Vec<String>,
    /// What the publication shows.
    pub lesson: CitedFact,
    /// The publication.
    pub sources: Vec<Source>,
}

include!(concat!(env!("OUT_DIR"), "/comparisons.rs"));

/// The comparisons that come with the program, in the order of their titles.
///
/// # Errors
/// When a bundled file does not read, which a test makes sure cannot be in a release.
pub fn ready_comparisons() -> Result<Vec<ReadyComparison>, FileError> {
    let mut ready = COMPARISONS
        .iter()
        .map(|text| read_bundled::<ReadyComparison>(text))
        .collect::<Result<Vec<_>, _>>()?;
    ready.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(ready)
}

impl ReadyComparison {
    /// Whether a case that has this reference, names this publication and speaks for this day is the one compared here.
    pub fn is_of(&self, reference: &str, taken_from: &str, on: Day) -> bool {
        let Case {
            reference: own,
            taken_from: publication,
            as_of,
            ..
        } = &self.case;
        own == reference && publication == taken_from && *as_of == on
    }
}
