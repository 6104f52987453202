mod earlier;
mod events;
mod person;

use serde::{Deserialize, Serialize};

pub use earlier::{Anchor, Assessments, Repeat, RepeatEvents};
pub use events::{Assumed, Events, Extent, PeopleScope, Recorded, Rising};
pub use person::{AgeRange, PersonIs, Who};

use crate::model::case::Grade;

use super::around::{Follows, InForceOrder, LowerGrade, Older, Since, Unasked};

/// What a route asks for. A small closed set: each comes out met, not met or cannot tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Enough yes answers among the items of an instrument.
    Score(Score),
    /// One item is yes, or answered as asked for.
    Item(ItemIsYes),
    /// The professional's own grade.
    Grade(GradeAtLeast),
    /// Enough events in the ledger.
    Events(Events),
    /// Frequency or severity going up.
    Rising(Rising),
    /// Enough earlier assessments.
    Assessments(Assessments),
    /// A new event after an earlier MARAC.
    Repeat(Repeat),
    /// The professional judges that it should be heard.
    Judgement(JudgementAsked),
    /// Somebody of that role has signed the referral off; the sign-off of a case holds the role as it is written here.
    SignedOff(String),
    /// A fact about a person.
    Person(PersonIs),
    /// Something happened or became known since the newest checklist, or within a window.
    Since(Since),
    /// An event soon after a change or the beginning of an order.
    Follows(Follows),
    /// An order is in force.
    Order(InForceOrder),
    /// The newest grade is lower than an earlier one.
    LowerGrade(LowerGrade),
    /// The newest checklist is old.
    Older(Older),
    /// Items that were not asked or looked up.
    Unasked(Unasked),
    /// All of them.
    All(Vec<Criterion>),
    /// At least one of them.
    Any(Vec<Criterion>),
}

impl Criterion {
    /// Whose sign-offs it asks for, as often as it does.
    pub fn roles(&self) -> Vec<&str> {
        match self {
            Self::SignedOff(role) => vec![role],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::roles).collect(),
            Self::Score(_)
            | Self::Item(_)
            | Self::Grade(_)
            | Self::Events(_)
            | Self::Rising(_)
            | Self::Assessments(_)
            | Self::Repeat(_)
            | Self::Judgement(_)
            | Self::Person(_)
            | Self::Since(_)
            | Self::Follows(_)
            | Self::Order(_)
            | Self::LowerGrade(_)
            | Self::Older(_)
            | Self::Unasked(_) => Vec::new(),
        }
    }
}

/// How many are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// This many or more.
    AtLeast(u32),
    /// More than this many.
    MoreThan(u32),
    /// The number is not published; it lies from the first to the second, both included.
    Somewhere(u32, u32),
}

impl Threshold {
    /// The number that is certainly enough.
    pub fn enough(self) -> u32 {
        match self {
            Self::AtLeast(number) | Self::Somewhere(_, number) => number,
            Self::MoreThan(number) => number.saturating_add(1),
        }
    }

    /// The number below which it is certainly not met.
    pub fn needed(self) -> u32 {
        match self {
            Self::AtLeast(number) | Self::Somewhere(number, _) => number,
            Self::MoreThan(number) => number.saturating_add(1),
        }
    }
}

/// Enough yes answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The instrument's id.
    pub instrument: String,
    /// The items that count, by id; left out, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// How many yes answers.
    pub count: Threshold,
}

/// One item is yes, or is answered by a step that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemIsYes {
    /// The instrument's id.
    pub instrument: String,
    /// The item's id.
    pub item: String,
    /// The step of the instrument's scale that is asked for ("given"), of a list of what was looked up or agreed to; left
    /// out, what counts as yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// The professional's own grade, in the newest assessment that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeAtLeast {
    /// The least grade that meets it.
    pub at_least: Grade,
}

/// What an area asks of a judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct JudgementAsked {
    /// Whether the reasons must be written in the professional's own words.
    pub written: bool,
    /// How many of the prompts must be picked.
    pub reasons: u32,
}
