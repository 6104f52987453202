use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CaseFact, CriterionAsked, ItemsAsked, RestsOn, never_if};

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
    /// The most yes answers that meet it, where it is a band ("10 to 13"); left out, any number above. Only on the way to
    /// another service: a further yes takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

impl CriterionAsked for Score {
    fn about(&self) -> About<'_> {
        About {
            items: Some(ItemsAsked::of(&self.instrument, &self.items)),
            count: Some(self.count),
            is_band: self.at_most.is_some(),
            yes_enough: self.at_most.is_none().then_some(self.count),
            fate: never_if(
                self.at_most
                    .zip(self.count.enough())
                    .is_some_and(|(most, enough)| most < enough),
                "the most that it allows is below the least that it asks for",
            ),
            too_many: "it asks for more yes answers than there are questions that count",
            ..About::reading(vec![CaseFact::Total], RestsOn::Items(self.count.needed()))
        }
    }
}
