use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{
    About, CaseFact, CriterionAsked, ItemsAsked, RestsOn, never_if, same_kind, within,
};
use crate::model::dates::Period;

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
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl Rising {
    /// How far back the ledger is looked at; nothing where all of it is.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for Rising {
    fn about(&self) -> About<'_> {
        let (reads, rests_on) = if self.ledger {
            (vec![CaseFact::Events], RestsOn::Other)
        } else {
            (Vec::new(), RestsOn::Items(1))
        };
        About {
            items: Some(ItemsAsked::of(&self.instrument, &self.items)),
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            fate: never_if(
                self.items.is_empty() && !self.ledger,
                "it names no question and does not look at the history",
            ),
            yes_enough: (!self.items.is_empty()).then_some(Threshold::AtLeast(1)),
            ..About::reading(reads, rests_on)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, by_answers: bool) -> bool {
        let by_ledger = |other: &Self| {
            other.ledger
                && within(self.window(), other.window())
                && (self.items.is_empty() || by_answers)
        };
        if self.ledger {
            same_kind::<Self>(other).is_some_and(by_ledger)
        } else {
            by_answers
        }
    }
}
