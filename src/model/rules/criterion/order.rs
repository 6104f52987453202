use serde::{Deserialize, Serialize};

use super::asked::{CaseFact, CriterionAsked};
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
    /// No row of past cases holds orders.
    fn reads(&self) -> Vec<CaseFact> {
        Vec::new()
    }
}
