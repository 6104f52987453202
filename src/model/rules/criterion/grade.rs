use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, same_kind};
use crate::model::case::Grade;

/// The professional's own grade, in the newest assessment that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeAtLeast {
    /// The least grade that meets it.
    pub at_least: Grade,
}

impl CriterionAsked for GradeAtLeast {
    fn about(&self) -> About<'_> {
        About::reading(vec![CaseFact::Grade], RestsOn::Other)
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| self.at_least >= other.at_least)
    }
}
