use serde::{Deserialize, Serialize};

use super::{Extent, PeopleScope, Threshold};
use crate::model::case::Grade;

/// Enough assessments, whatever they came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessments {
    /// How many, the present one included.
    pub count: Threshold,
    /// The grades that count; left out, any and none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// Within so many calendar months back from the day of decision; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// The date it is counted from.
    pub anchor: Anchor,
    /// The new event lies after the anchor and no later than so many calendar months after it.
    pub months: u32,
    /// What counts as a new event.
    pub events: RepeatEvents,
    /// Which MARAC it must have been at.
    #[serde(default)]
    pub heard: Extent,
    /// Between whom.
    pub people: PeopleScope,
}

/// The date a repeat is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The last referral.
    Referral,
    /// The last meeting.
    Meeting,
    /// When it was last discussed.
    LastDiscussed,
}

/// What counts as a new event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepeatEvents {
    /// Any abuse.
    AnyAbuse,
    /// Only what would be a crime if it were reported.
    WouldBeCrime,
}
