use serde::{Deserialize, Serialize};

use crate::model::dates::{Day, When};
use crate::model::instrument::AnswerSource;

/// Something that changed around the victim, or became known, and is not itself an act of abuse. It counts in no route;
/// it can call for a new assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What this case calls it by.
    pub id: String,
    /// When, as far as it is known.
    pub when: When,
    /// What it is.
    pub what: ChangeKind,
    /// The day by which it was known; left out, the day the case speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<Day>,
    /// Whom it is about, by person id; empty when that is plain or not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<String>,
    /// Who or what it comes from; left out when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<AnswerSource>,
    /// What is known of it, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The paragraph it is taken from, for a case taken from a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken_from: String,
}

/// What changed.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "What")
)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Separated, or tried to.
    #[default]
    Separation,
    /// Back together, or said to be.
    Reconciliation,
    /// Became pregnant, or the pregnancy became known.
    Pregnancy,
    /// A pregnancy ended: miscarriage or termination.
    PregnancyEnded,
    /// A child was born.
    Birth,
    /// The victim moved, for good or for a time.
    Move,
    /// The person causing harm found out where the victim is.
    Found,
    /// An illness, or news of one.
    Illness,
    /// A death or another grave loss.
    Loss,
    /// Contact with the children began, changed or is in dispute.
    ChildContact,
    /// A conference or a court hearing about the children.
    ChildConference,
    /// The person causing harm was released from prison or custody.
    Release,
    /// The person causing harm was given bail.
    Bail,
    /// A licence, an order or a sentence came to its end.
    SupervisionEnded,
    /// The person causing harm was seen near the victim.
    Sighting,
    /// The victim took back what was said, or asked that nothing be done.
    Retraction,
    /// The person causing harm accused the victim.
    CounterAllegation,
    /// Somebody else reported something: intelligence, a neighbour, a relative, an anonymous call.
    Intelligence,
    /// Contact with the victim was lost.
    LostContact,
}

impl ChangeKind {
    /// Every kind, in the order the page offers them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}
