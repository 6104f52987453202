use serde::{Deserialize, Serialize};

use super::asked::{About, CriterionAsked, RestsOn};
use crate::model::case::OrderKind;

/// An order is in force on the day of decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InForceOrder {
    /// The orders that are meant; left out, any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<OrderKind>,
}

impl CriterionAsked for InForceOrder {
    fn about(&self) -> About<'_> {
        // No row of past cases holds orders.
        About::reading(Vec::new(), RestsOn::Other)
    }
}
