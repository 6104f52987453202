use serde::{Deserialize, Serialize};

use crate::logic::Truth;
use crate::model::dates::{Day, When};

/// A court order, bail, a licence or another set of conditions on a person causing harm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// What this case calls it by.
    pub id: String,
    /// What it is.
    pub kind: OrderKind,
    /// Since when.
    #[serde(default)]
    pub from: When,
    /// Until when; left out when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<When>,
    /// On whom, by person id; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
    /// The conditions, in their own text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conditions: String,
    /// The court, force or prison that made it, and its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made_by: String,
    /// The paragraph it is taken from, for a case taken from a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken_from: String,
}

impl Order {
    /// Whether it ended before a day; its last day is one of its days.
    pub fn ended_before(&self, day: Day) -> Truth {
        let by_the_eve = |until: When| until.span().by(day.minus_days(1));
        self.until.map_or(Truth::CannotTell, by_the_eve)
    }
}

/// What sort of order it is.
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
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OrderKind {
    /// A restraining order made by a criminal court.
    Restraining,
    /// A non-molestation order, or a civil injunction.
    NonMolestation,
    /// An occupation order.
    Occupation,
    /// A protection notice given by the police.
    ProtectionNotice,
    /// A protection order made after such a notice, or on application.
    ProtectionOrder,
    /// A stalking protection order.
    Stalking,
    /// Bail from the police or a court.
    Bail,
    /// Licence, or supervision after a sentence.
    Licence,
    /// Another one.
    #[default]
    Other,
}

impl OrderKind {
    /// Every kind, in the order the page offers them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// Which condition an event broke, or is said to have broken. That somebody disputes it takes nothing from the event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Breach {
    /// The order, by its id; left out when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// The condition, in its own text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// Who disputes that it was broken, and why; empty when nobody does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub disputed: String,
}
