//! How many cases national guidance expects of an area: a fact with its source, from `data/past-expected.json`.

use serde::Deserialize;

use crate::model::sources::Source;
use crate::record::{FileError, read_bundled};

include!(concat!(env!("OUT_DIR"), "/expected.rs"));

/// How many cases guidance expects in twelve months.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// So many cases.
    pub cases: u32,
    /// For so many adult women in the area.
    pub women: u32,
    /// What the source says, in our own words.
    pub says: String,
    /// What is to be kept in mind when it is compared with anything.
    pub notes: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// What guidance expects.
///
/// # Errors
/// When the bundled file does not read, which a test makes sure cannot be in a release.
pub fn expected() -> Result<Expected, FileError> {
    read_bundled(EXPECTED)
}

impl Expected {
    /// So many cases in twelve months where so many adult women live, to the nearest whole.
    pub fn a_year(&self, women: u32) -> u32 {
        let (women, of) = (u64::from(women), u64::from(self.women.max(1)));
        u32::try_from((women * u64::from(self.cases) + of / 2) / of).unwrap_or(u32::MAX)
    }

    /// The same in a month, in tenths of a case.
    pub fn tenths_a_month(&self, women: u32) -> u32 {
        let (women, of) = (u64::from(women), u64::from(self.women.max(1)) * 12);
        u32::try_from((women * u64::from(self.cases) * 10 + of / 2) / of).unwrap_or(u32::MAX)
    }
}
