use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, same_kind};

/// What an area asks of a judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct JudgementAsked {
    /// Whether the reasons must be written in the professional's own words.
    pub written: bool,
    /// How many of the prompts must be picked.
    pub reasons: u32,
}

impl CriterionAsked for JudgementAsked {
    fn about(&self) -> About<'_> {
        let mut reads = vec![CaseFact::Judgement];
        reads.extend(self.written.then_some(CaseFact::Written));
        reads.extend((self.reasons > 0).then_some(CaseFact::Reasons));
        About {
            reasons: self.reasons,
            too_many: "it asks for more reasons than there are to pick from",
            ..About::reading(reads, RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other)
            .is_some_and(|other| self.written >= other.written && self.reasons >= other.reasons)
    }
}
