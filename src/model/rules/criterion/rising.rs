use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{
    CaseFact, CriterionAsked, Fate, ItemIds, ItemsAsked, LoadedBeside, never_if, same_kind, within,
};

/// Frequency or severity going up: an item says so, or the ledger shows a later event graded higher than an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rising {
    /// The instrument whose items say so.
    pub instrument: String,
    /// Its items; one yes is enough.
    pub items: Vec<String>,
    /// Whether the grades in the ledger may show it too.
    #[serde(default)]
    pub ledger: bool,
    /// How many calendar months of the ledger are looked at; left out, all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

impl CriterionAsked for Rising {
    fn reads(&self) -> Vec<CaseFact> {
        self.ledger
            .then_some(CaseFact::Events)
            .into_iter()
            .collect()
    }

    fn items(&self) -> Option<ItemsAsked<'_>> {
        Some(ItemsAsked::of(&self.instrument, ItemIds::List(&self.items)))
    }

    fn window(&self) -> Option<u32> {
        self.months
    }

    fn fate(&self, _loaded: LoadedBeside) -> Fate {
        never_if(
            self.items.is_empty() && !self.ledger,
            "it names no question and does not look at the history",
        )
    }

    fn yes_enough(&self) -> Option<Threshold> {
        (!self.items.is_empty()).then_some(Threshold::AtLeast(1))
    }

    fn implies(&self, other: &dyn CriterionAsked, by_answers: bool) -> bool {
        let by_ledger = |other: &Self| {
            other.ledger
                && within(self.months, other.months)
                && (self.items.is_empty() || by_answers)
        };
        if self.ledger {
            same_kind::<Self>(other).is_some_and(by_ledger)
        } else {
            by_answers
        }
    }
}
