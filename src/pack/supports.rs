//! A sheet of numbers to ring. It says nothing of any case.

use serde::Serialize;

use crate::files::reads;
use crate::rules::Nation;
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

/// One number to ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Who answers.
    pub name: String,
    /// The number.
    pub number: String,
    /// For whom, and when.
    pub about: String,
    /// Where it is for; empty, everywhere here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<Nation>,
    /// Ids of the sources that give the number.
    pub sources: Vec<String>,
}

reads! { Support: name, number, about, sources; nations }

impl Supports {
    /// The supports of a nation; all of them where that is not known.
    pub fn of(&self, nation: Nation) -> impl Iterator<Item = &Support> {
        let there = move |support: &&Support| {
            nation == Nation::UnitedKingdom || support.nations.is_empty() || support.nations.contains(&nation)
        };
        self.supports.iter().filter(there)
    }

    /// The sheet.
    pub fn sheet(&self, nation: Nation) -> Pack {
        let rows = self.of(nation).map(|support| {
            Row::new(support.name.clone(), [support.number.as_str(), support.about.as_str()].map(str::to_owned))
        });
        Pack {
            title: self.title.clone(),
            about: self.danger.clone(),
            parts: vec![Part { heading: "By telephone".to_owned(), first: false, rows: rows.collect() }],
        }
    }
}
