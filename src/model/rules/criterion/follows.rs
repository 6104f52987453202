use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, WEIGHED, never_if};
use crate::model::case::{ChangeKind, EventKind, OrderKind};

/// An event no more than so many days after a change or the beginning of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// The events that are meant, by what was done; left out, any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventKind>,
    /// The changes it may follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeKind>,
    /// The orders whose beginning it may follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<OrderKind>,
    /// No more than so many days after it.
    pub days: u32,
}

impl CriterionAsked for Follows {
    fn about(&self) -> About<'_> {
        let rests_on = if self.orders.is_empty() {
            RestsOn::Changes(&self.changes)
        } else {
            RestsOn::Other
        };
        About {
            counts_as: WEIGHED,
            fate: never_if(
                self.changes.is_empty() && self.orders.is_empty(),
                "it names no change and no order that an event could follow",
            ),
            ..About::reading(vec![CaseFact::Events, CaseFact::Newest], rests_on)
        }
    }
}
