//! The case: who, what was asked, what happened before, and what the professional judges.
//!
//! A case file says `"format": "waymark-case/1"`; `FORMAT.md` beside this file describes it. Whatever is not in the
//! file is not known, and stays not known through every decision.

mod check;
mod edit;
mod event;
mod people;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dates::{Day, When};
use crate::files::{chooses, reads};
use crate::instrument::Answer;

pub use check::check_case;
pub use event::{Agency, Event, Kind, Outcome, Place, Police};
pub use people::{Age, People, Person, Relationship, VICTIM};

/// Everything the decision is made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Always `waymark-case/1`.
    pub format: Format,
    /// The day this case speaks for: everything in it had happened by the end of that day.
    pub as_of: Day,
    /// The user's own reference; never a name unless the user makes it one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The area whose rule was chosen, and the version, where one was chosen by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaChoice>,
    /// Who is concerned.
    #[serde(default)]
    pub people: People,
    /// How she or he may be reached, and what must not get out.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    /// Every assessment, old and new.
    #[serde(default)]
    pub assessments: Gathered<Assessment>,
    /// The ledger: what has happened. Nothing is ever taken out of it because it was retracted or acquitted.
    #[serde(default)]
    pub events: Gathered<Event>,
    /// Earlier referrals to a MARAC and hearings there.
    #[serde(default)]
    pub maracs: Gathered<Marac>,
    /// What the professional judges.
    #[serde(default, skip_serializing_if = "Judgement::is_empty")]
    pub judgement: Judgement,
    /// Who signed the referral off, where somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOff>,
    /// Where the facts come from, for a case taken from a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken_from: String,
}

reads! { Case:
    format, as_of; reference, area, people, contact, assessments, events, maracs, judgement, sign_off, taken_from
}

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Format {
    /// The first.
    #[default]
    #[serde(rename = "waymark-case/1")]
    V1,
}

chooses! { Format: "waymark-case/1" => V1 }

/// Which area's rule, and which version of it where the day does not decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AreaChoice {
    /// The area's id.
    pub id: String,
    /// The version's id; left out, the version in force on the day of decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

reads! { AreaChoice: id; version }

/// A list of what is known, and whether it is all there is to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "GatheredOf{T}"))]
#[serde(deny_unknown_fields)]
pub struct Gathered<T> {
    /// Whether it was asked about and looked for, and this is everything that came of it.
    /// Until then there may be any number more.
    pub all_known: bool,
    /// What is known.
    #[serde(default = "Vec::<T>::new", skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<T>,
}

reads! { Gathered<T>: all_known; list }

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self { all_known: false, list: Vec::new() }
    }
}

/// One assessment: answers to one instrument, or just the grade an earlier one came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// What this case calls it by.
    pub id: String,
    /// When it was made. One that holds answers needs an exact day.
    pub when: When,
    /// The instrument it was made with; left out where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The professional's own grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The event that led to it, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Who made it and how (seen, by telephone, from records).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The answers by item; an item that is not here was not asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer>,
}

reads! { Assessment: id, when; instrument, grade, about, note, answers }

/// The professional's own grade of risk, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Present evidence does not point to serious harm being likely.
    Standard,
    /// There are signs of serious harm; it is possible, but not likely unless something changes.
    Medium,
    /// There are signs of serious harm; it could happen at any time and would be grave.
    High,
}

chooses! { Grade: "standard" => Standard, "medium" => Medium, "high" => High }

/// A referral to a MARAC and what came of it, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Marac {
    /// What this case calls it by.
    pub id: String,
    /// When it was referred.
    #[serde(default)]
    pub referred: When,
    /// When the meeting was.
    #[serde(default)]
    pub met: When,
    /// When it was last discussed, where that differs from the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussed: Option<When>,
    /// Where: the area or areas it may have been; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// About whose abuse, by person id; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

reads! { Marac: id; referred, met, discussed, areas, about, note }

/// How the victim may be reached, and what must not reach the person causing harm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Safe ways, places and times.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub safe: String,
    /// What must not be used: numbers, post, the home.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_safe: String,
    /// What must not be disclosed to the person causing harm.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub must_not_disclose: String,
    /// Who was there during the conversation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub present: String,
}

reads! { Contact: ; safe, not_safe, must_not_disclose, present }

impl Contact {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The professional's judgement. It can raise and never lower.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Judgement {
    /// Whether the professional judges that the case should be heard.
    pub should_be_heard: bool,
    /// The prompts picked as reasons, by notice id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// Why, in the professional's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who judged, by role or name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
}

reads! { Judgement: ; should_be_heard, reasons, words, by }

impl Judgement {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A sign-off of the referral.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Who signed, by role or name.
    pub by: String,
    /// On which day.
    #[serde(default)]
    pub when: When,
}

reads! { SignOff: by; when }

impl Case {
    /// A case of which nothing is known yet.
    pub fn new(as_of: Day) -> Self {
        Self {
            format: Format::V1,
            as_of,
            reference: String::new(),
            area: None,
            people: People::default(),
            contact: Contact::default(),
            assessments: Gathered::default(),
            events: Gathered::default(),
            maracs: Gathered::default(),
            judgement: Judgement::default(),
            sign_off: None,
            taken_from: String::new(),
        }
    }

    /// The newest assessment with that instrument, made on a known day on or before the day; of two on one day, the later in the list.
    pub fn newest_assessment(&self, instrument: &str, on: Day) -> Option<&Assessment> {
        let made = |assessment: &Assessment| assessment.when.exact().filter(|day| *day <= on);
        self.assessments
            .list
            .iter()
            .filter(|assessment| assessment.instrument.as_deref() == Some(instrument) && made(assessment).is_some())
            .max_by_key(|assessment| made(assessment))
    }
}
