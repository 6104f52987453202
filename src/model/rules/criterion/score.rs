use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{CaseFact, CriterionAsked, Fate, ItemIds, ItemsAsked, LoadedBeside, counting};

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
    fn reads(&self) -> Vec<CaseFact> {
        vec![CaseFact::Total]
    }

    fn items(&self) -> Option<ItemsAsked<'_>> {
        Some(ItemsAsked::of(&self.instrument, ItemIds::List(&self.items)))
    }

    fn count(&self) -> Option<Threshold> {
        Some(self.count)
    }

    fn fate(&self, loaded: LoadedBeside) -> Fate {
        match loaded.items {
            Some(items) if self.count.needed() > items => {
                Fate::Never("it asks for more yes answers than there are questions that count")
            }
            Some(_) | None => counting(self.count),
        }
    }

    fn yes_enough(&self) -> Option<Threshold> {
        Some(self.count)
    }
}
