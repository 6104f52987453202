use serde::{Deserialize, Serialize};

use super::asked::{CaseFact, CriterionAsked, Fate, ItemIds, ItemsAsked, LoadedBeside, never_if};

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
    fn reads(&self) -> Vec<CaseFact> {
        self.under_total
            .then_some(CaseFact::Total)
            .into_iter()
            .collect()
    }

    fn items(&self) -> Option<ItemsAsked<'_>> {
        Some(ItemsAsked::of(&self.instrument, ItemIds::List(&self.items)))
    }

    fn fate(&self, loaded: LoadedBeside) -> Fate {
        if self.at_least == 0 {
            return Fate::Always("it asks for none");
        }
        never_if(
            loaded.items.is_some_and(|items| self.at_least > items),
            "it asks for more items than there are",
        )
    }
}
