use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, never_if};
use crate::model::dates::Period;

/// The newest checklist is older than so many calendar months, weeks or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Older {
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl Older {
    /// How old it may be; nothing where the file does not say, which the checker refuses.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for Older {
    fn about(&self) -> About<'_> {
        About {
            given: Period::given(self.months, self.weeks, self.days),
            fate: never_if(
                self.window().is_none(),
                "it does not say how old: give \u{201c}months\u{201d}, \u{201c}weeks\u{201d} or \u{201c}days\u{201d}",
            ),
            ..About::reading(vec![CaseFact::Newest], RestsOn::Other)
        }
    }
}
