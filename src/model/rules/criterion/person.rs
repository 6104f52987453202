use serde::{Deserialize, Serialize};

use crate::model::case::Relationship;

/// A fact about a person; every part that is given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonIs {
    /// Whom it is about. Of several persons causing harm, one is enough.
    pub who: Who,
    /// The age on the day of decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// Lives in the area whose rule it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lives_here: bool,
    /// Is or was one of these to the victim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationship: Vec<Relationship>,
}

/// Whom a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The victim.
    Victim,
    /// A person causing harm.
    CausingHarm,
    /// A child who lives in the household, visits or has contact: one of those who are listed. Whether there are others is
    /// a fact of its own, and asked as one.
    Child,
}

/// An age in whole years, both ends included; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// The youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// The oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}
