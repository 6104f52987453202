use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, never_if, same_kind};
use crate::model::case::Grade;

/// The professional's own grade, in the newest assessment that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeAsked {
    /// The least grade that meets it.
    pub at_least: Grade,
    /// The highest grade that meets it, where it is a band ("standard or medium"); left out, any grade above. Only on the way
    /// to another service: a higher grade takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Grade>,
}

impl GradeAsked {
    /// Whether a grade is what is asked for; none is not.
    pub fn is_met_by(&self, grade: Option<Grade>) -> bool {
        grade >= Some(self.at_least) && !self.is_below(grade)
    }

    /// Whether a grade is higher than all that is asked for.
    pub fn is_below(&self, grade: Option<Grade>) -> bool {
        self.at_most.is_some_and(|most| grade > Some(most))
    }
}

impl CriterionAsked for GradeAsked {
    fn about(&self) -> About<'_> {
        About {
            is_band: self.at_most.is_some(),
            fate: never_if(
                self.at_most.is_some_and(|most| most < self.at_least),
                "the highest grade that it allows is below the least that it asks for",
            ),
            ..About::reading(vec![CaseFact::Grade], RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        let highest = |asked: &Self| asked.at_most.unwrap_or(Grade::High);
        same_kind::<Self>(other)
            .is_some_and(|other| self.at_least >= other.at_least && highest(self) <= highest(other))
    }
}
