use serde::{Deserialize, Serialize};

use super::Anchor;
use super::asked::{About, CaseFact, CriterionAsked, RestsOn, same_kind, within};
use crate::model::dates::Period;

/// An earlier MARAC, within a window back from the day of decision or ever, whatever happened since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeardWithin {
    /// Which of its dates lies within the window.
    pub anchor: Anchor,
    /// How many months; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl HeardWithin {
    /// How far back from the day of decision it looks; nothing where that is any time.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for HeardWithin {
    fn about(&self) -> About<'_> {
        About {
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            asks_for_window: true,
            ..About::reading(vec![CaseFact::Maracs], RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            self.anchor == other.anchor && within(self.window(), other.window())
        })
    }
}
