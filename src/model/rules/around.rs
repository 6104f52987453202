//! Criteria about what lies around the checklist: changes, orders, the order in time of what happened, and how an
//! assessment stands to those before it.

use serde::{Deserialize, Serialize};

use crate::model::case::{Kind, OrderKind, What};

/// Something happened or became known after the newest checklist, or within a window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Since {
    /// The changes that are meant; left out, none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<What>,
    /// The events that are meant, by what was done; left out, none, unless `any_event`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Kind>,
    /// Whether every event is meant.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub any_event: bool,
    /// Within so many calendar months back from the day of decision; left out, since the newest checklist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// An event no more than so many days after a change or the beginning of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// The events that are meant, by what was done; left out, any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Kind>,
    /// The changes it may follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<What>,
    /// The orders whose beginning it may follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<OrderKind>,
    /// No more than so many days after it.
    pub days: u32,
}

/// An order is in force on the day of decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InForceOrder {
    /// The orders that are meant; left out, any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<OrderKind>,
}

/// The newest grade is lower than an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LowerGrade {
    /// Whether a reason in writing sets it at rest.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unless_written: bool,
}

/// The newest checklist is older than so many calendar months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Older {
    /// How many.
    pub months: u32,
}

/// So many items of an instrument were not asked or looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unasked {
    /// The instrument's id.
    pub instrument: String,
    /// The items that are meant, by id; left out, all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// So many or more.
    pub at_least: u32,
    /// Those alone that an assessment recorded as its total leaves open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub under_total: bool,
}

/// A criterion about what lies around the checklist, whichever of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each variant is named after the criterion and documented at its type"
)]
pub enum AroundAsked<'a> {
    Since(&'a Since),
    Follows(&'a Follows),
    Order(&'a InForceOrder),
    LowerGrade(&'a LowerGrade),
    Older(&'a Older),
    Unasked(&'a Unasked),
}
