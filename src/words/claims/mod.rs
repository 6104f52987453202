//! What the program promises, as data: each promise, what it does not cover, and the tests that hold it.

use serde::Deserialize;

use crate::record::{FileError, read_bundled};

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What is promised.
    pub promise: String,
    /// What that does not cover.
    pub not_covered: String,
    /// The tests that fail when it is broken, each as its file and its name.
    pub held_by: Vec<String>,
}

include!(concat!(env!("OUT_DIR"), "/claims.rs"));

/// What is promised.
///
/// # Errors
/// When the bundled file does not read; a test makes sure that this cannot be in a release.
pub fn claims() -> Result<Vec<Claim>, FileError> {
    read_bundled(CLAIMS)
}
