use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CaseFact, CriterionAsked, ItemsAsked, RestsOn};

/// Enough yes answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The instrument's id.
    pub instrument: String,
    /// The items that count, by id; left out, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// How many yes answers.
    pub count: Threshold,
}

impl CriterionAsked for Score {
    fn about(&self) -> About<'_> {
        About {
            items: Some(ItemsAsked::of(&self.instrument, &self.items)),
            count: Some(self.count),
            yes_enough: Some(self.count),
            too_many: "it asks for more yes answers than there are questions that count",
            ..About::reading(vec![CaseFact::Total], RestsOn::Items(self.count.needed()))
        }
    }
}
