//! Where a rule, an item or a notice comes from, and how surely it was read there.

use serde::{Deserialize, Serialize};

/// A published source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What this file calls it by.
    pub id: String,
    /// Title, publisher and year, so that a person can find it.
    pub title: String,
    /// The paragraph, page, section or footnote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Its public address, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// How surely the statement was read there.
    pub seen: Seen,
}

/// How surely a statement was read in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// The statement itself was read.
    Read,
    /// The page was found and is on the point, but the decisive words were not in what could be read.
    Part,
    /// General knowledge, not read in a source: check it before relying on it.
    Unverified,
}
