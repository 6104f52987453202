use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, WEIGHED};

/// The newest grade is lower than an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LowerGrade {
    /// Whether a reason in writing sets it at rest.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unless_written: bool,
}

impl CriterionAsked for LowerGrade {
    fn about(&self) -> About<'_> {
        let mut reads = vec![CaseFact::Grade, CaseFact::Assessments];
        reads.extend(self.unless_written.then_some(CaseFact::Written));
        About {
            counts_as: WEIGHED,
            ..About::reading(reads, RestsOn::Other)
        }
    }
}
