use serde::{Deserialize, Serialize};

use crate::model::dates::When;

/// A referral to a MARAC and what came of it, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Where: one area when it is known, several when it was one of them; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// About whose abuse, by person id; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The actions that were set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// Something that a MARAC decided should be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// By whom: an agency or a role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// By when; left out when no day was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// When it was done; left out while it is not known to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<When>,
}
