//! A sheet of numbers to ring. It says nothing of any case.

use serde::Serialize;

use crate::files::reads;
use crate::rules::{Nation, Support, Version};
use crate::sources::Source;

use super::{Pack, Part, Row};

/// The file of supports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Supports {
    /// Where the numbers were read.
    pub sources: Vec<Source>,
    /// The heading.
    pub title: String,
    /// What to do in danger.
    pub danger: String,
    /// Whom to ring.
    pub supports: Vec<Support>,
}

reads! { Supports: sources, title, danger, supports }

impl Supports {
    /// The supports of a nation; all of them where that is not known.
    pub fn of(&self, nation: Nation) -> impl Iterator<Item = &Support> {
        let there = move |support: &&Support| {
            nation == Nation::UnitedKingdom || support.nations.is_empty() || support.nations.contains(&nation)
        };
        self.supports.iter().filter(there)
    }

    /// The sheet: those that the area's rule names for this place, and then those of the nation.
    pub fn sheet(&self, nation: Nation, version: Option<&Version>) -> Pack {
        let local = version.into_iter().flat_map(|version| &version.supports);
        let rows = local.chain(self.of(nation)).map(|support| {
            Row::new(support.name.clone(), [support.number.as_str(), support.about.as_str()].map(str::to_owned))
        });
        Pack {
            title: self.title.clone(),
            about: self.danger.clone(),
            parts: vec![Part { heading: "By telephone".to_owned(), first: false, rows: rows.collect() }],
        }
    }
}
