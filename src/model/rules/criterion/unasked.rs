use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, ItemsAsked, RestsOn, asks_for_none};

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

impl CriterionAsked for Unasked {
    fn about(&self) -> About<'_> {
        let reads = self.under_total.then_some(CaseFact::Total);
        About {
            items: Some(ItemsAsked::of(&self.instrument, &self.items)),
            too_many: "it asks for more items than there are",
            fate: asks_for_none(self.at_least),
            ..About::reading(reads.into_iter().collect(), RestsOn::Items(self.at_least))
        }
    }
}
