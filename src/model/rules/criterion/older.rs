use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn};

/// The newest checklist is older than so many calendar months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Older {
    /// How many.
    pub months: u32,
}

impl CriterionAsked for Older {
    fn about(&self) -> About<'_> {
        About::reading(vec![CaseFact::Newest], RestsOn::Other)
    }
}
