//! What is noticed besides the routes, as data: what asks for a second look, what makes a result provisional, what calls
//! for a new assessment, prompts for professional judgement, other pathways, and on what basis to share. Each is a
//! criterion of the same kind as a route's, with words and a source. None makes or unmakes a route.

use serde::{Deserialize, Serialize};

use crate::model::dates::{Day, Period};
use crate::model::nation::Nation;
use crate::model::rules::Criterion;
use crate::model::sources::Source;

/// The file of notices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// Where they come from.
    pub sources: Vec<Source>,
    /// The notices, in the order they are shown.
    pub notices: Vec<Notice>,
}

/// One thing to notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Stable id; tests and records name it.
    pub id: String,
    /// What kind of notice it is.
    pub class: Class,
    /// A few words that name it.
    pub title: String,
    /// Whether it stands in sight, before all that can be folded away: a life may hang on its being seen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_sight: bool,
    /// What to do, in the few words that stand in sight; left out, the title alone stands there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at_once: String,
    /// When it applies; left out, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Criterion>,
    /// What to say when it applies.
    pub says: String,
    /// What to say when it cannot be told whether it applies; left out, nothing is said then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unknown: String,
    /// What to say instead where something recorded leaves it open: a question that was put and has no answer that is
    /// known, or an event of that kind of which it is not known whether it is meant; left out, `unknown` alone is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unsure: String,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
    /// Whose law it belongs to; left out, any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<Nation>,
    /// The first day it applies to; left out, no first day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day it applies to; left out, it still does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The day its words were last held against its sources; left out, that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Day>,
    /// The day by which somebody is to look at it again; it still applies after that, and says that it is past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Day>,
}

impl Notice {
    /// Where what a notice says has the facts that raise it.
    pub const FACTS: &'static str = "{facts}";

    /// A text of a notice with what is said for each place such as `{4 weeks before}`: so long before the day it is said on.
    pub fn with_days(text: &str, says: impl Fn(Period) -> String) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, place, after)) = next_place(rest) {
            filled.push_str(before);
            match so_long_before(place) {
                Some(period) => filled.push_str(&says(period)),
                None => filled.push_str(&format!("{{{place}}}")),
            }
            rest = after;
        }
        filled + rest
    }

    /// Whether it belongs to that nation's law on that day. One for the United Kingdom belongs where the nation is not
    /// known.
    pub fn applies_in(&self, nation: Nation, on: Day) -> bool {
        let there = self.nations.is_empty() || self.nations.iter().any(|one| one.holds_in(nation));
        there
            && self.from.is_none_or(|from| from <= on)
            && self.until.is_none_or(|until| on <= until)
    }

    /// The day by which it was to be looked at again, where that day has passed.
    pub fn overdue(&self, on: Day) -> Option<Day> {
        self.look_again.filter(|by| *by < on)
    }
}

/// The next place in a text, what stands before it, and what after.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((before, place, after))
}

/// The period of a place for a day: "4 weeks before".
fn so_long_before(place: &str) -> Option<Period> {
    let (number, unit) = place.strip_suffix(" before")?.split_once(' ')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    match unit {
        "days" => Some(Period::Days(number)),
        "weeks" => Some(Period::Weeks(number)),
        "months" => Some(Period::Months(number)),
        _ => None,
    }
}

/// The kinds of notice.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Something to do now.
    DoNow,
    /// Another pathway besides the MARAC.
    Pathway,
    /// What a reviewer would weigh in this case; the professional may pick it as a reason.
    Prompt,
    /// It makes the result provisional.
    Provisional,
    /// Somebody must look at it again before a grade below high stands; by itself it makes no route.
    Review,
    /// It calls for a new assessment now.
    Reassess,
    /// On what basis information may be shared, or what has to be settled before it is.
    Sharing,
}

impl Class {
    /// Whether such a notice asks that somebody look at it again.
    pub(crate) fn asks_for_a_look(self) -> bool {
        match self {
            Self::Review | Self::Reassess => true,
            Self::DoNow | Self::Pathway | Self::Prompt | Self::Provisional | Self::Sharing => false,
        }
    }
}
