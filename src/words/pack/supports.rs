//! A sheet of numbers to ring. It says nothing of any case.

use serde::{Deserialize, Serialize};

use crate::model::dates::Day;
use crate::model::nation::Nation;
use crate::model::rules::{Support, Version};
use crate::model::sources::Source;

use super::{Pack, PackPart, PackRow};

/// The file of supports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supports {
    /// Where the numbers were read.
    pub sources: Vec<Source>,
    /// The heading.
    pub title: String,
    /// What to do in danger.
    pub danger: String,
    /// How to call for help where speaking is not possible.
    pub emergency: Vec<Emergency>,
    /// Whom to ring.
    pub supports: Vec<Support>,
    /// The day the numbers were last held against their sources.
    pub checked: Day,
    /// The day by which somebody is to look at them again.
    pub look_again: Day,
}

/// A way to call for help, on one kind of telephone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// On which telephone, or for whom.
    pub name: String,
    /// What to do.
    pub says: String,
    /// Where it works; empty, everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<Nation>,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
}

/// Whether what belongs to these nations belongs on the sheet of a nation; every nation's where that is not known.
fn is_there(nations: &[Nation], nation: Nation) -> bool {
    nation == Nation::UnitedKingdom
        || nations.is_empty()
        || nations.iter().any(|one| one.holds_in(nation))
}

impl Supports {
    /// The supports of a nation; all of them where that is not known.
    pub fn of(&self, nation: Nation) -> impl Iterator<Item = &Support> {
        self.supports
            .iter()
            .filter(move |support| is_there(&support.nations, nation))
    }

    /// How to call for help without speaking in a nation.
    pub fn emergency(&self, nation: Nation) -> impl Iterator<Item = &Emergency> {
        self.emergency
            .iter()
            .filter(move |one| is_there(&one.nations, nation))
    }

    /// The sources of what stands on the sheet of a nation.
    pub fn sources_of(&self, nation: Nation) -> impl Iterator<Item = &Source> {
        let names = move |source: &&Source| {
            let supports = self.of(nation).map(|one| &one.sources);
            supports
                .chain(self.emergency(nation).map(|one| &one.sources))
                .any(|ids| ids.contains(&source.id))
        };
        self.sources.iter().filter(names)
    }

    /// What to know of the numbers on a day before one is relied on.
    pub fn checked_words(&self, on: Day) -> String {
        let overdue = if self.look_again < on {
            format!(" They were to be looked at again by {}.", self.look_again)
        } else {
            String::new()
        };
        format!(
            "The numbers were read in these pages, as old as they say, and last held against them on {}.{overdue} Ring a \
             number before you rely on it.",
            self.checked
        )
    }

    /// The sheet: what to do in danger, those that the area's rule names for this place, and then those of the nation.
    /// Beside every number stands when somebody answers.
    pub fn sheet(&self, nation: Nation, version: Option<&Version>) -> Pack {
        let emergency = self
            .emergency(nation)
            .map(|one| PackRow::new(one.name.clone(), [one.says.clone()]));
        let local = version.into_iter().flat_map(|version| &version.supports);
        let numbers = local.chain(self.of(nation)).map(|support| {
            let hours = match support.hours.as_str() {
                "" => "When somebody answers is not known.",
                hours => hours,
            };
            PackRow::new(
                support.name.clone(),
                [
                    format!("{}. {hours}", support.number),
                    support.about.clone(),
                ],
            )
        });
        let part = |heading: &str, rows: Vec<PackRow>| PackPart {
            heading: heading.to_owned(),
            first: false,
            annex: false,
            table: None,
            rows,
        };
        let parts = [
            part("If you cannot speak", emergency.collect()),
            part("By telephone", numbers.collect()),
        ];
        Pack {
            marking: String::new(),
            reference: String::new(),
            title: self.title.clone(),
            about: self.danger.clone(),
            parts: parts
                .into_iter()
                .filter(|part| !part.rows.is_empty())
                .collect(),
        }
    }
}
