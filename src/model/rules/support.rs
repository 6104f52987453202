use serde::{Deserialize, Serialize};

use crate::model::nation::Nation;

/// A service that can be rung.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Who answers.
    pub name: String,
    /// The number.
    pub number: String,
    /// When somebody answers; empty where that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// For whom, and in which languages.
    pub about: String,
    /// Where it is for; empty, everywhere here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<Nation>,
    /// Ids of the sources that give the number.
    pub sources: Vec<String>,
}
