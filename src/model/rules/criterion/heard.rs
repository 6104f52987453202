use serde::{Deserialize, Serialize};

use super::Anchor;
use super::asked::{About, CaseFact, CriterionAsked, RestsOn, same_kind};

/// An earlier MARAC within so many calendar months back from the day of decision, whatever happened since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeardWithin {
    /// Which of its dates lies within the window.
    pub anchor: Anchor,
    /// How many months.
    pub months: u32,
}

impl CriterionAsked for HeardWithin {
    fn about(&self) -> About<'_> {
        About {
            window: Some(self.months),
            ..About::reading(vec![CaseFact::Maracs], RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other)
            .is_some_and(|other| self.anchor == other.anchor && self.months <= other.months)
    }
}
