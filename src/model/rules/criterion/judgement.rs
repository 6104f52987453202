use serde::{Deserialize, Serialize};

use super::asked::{CaseFact, CriterionAsked, Fate, LoadedBeside, never_if, same_kind};

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
    fn reads(&self) -> Vec<CaseFact> {
        let written = self.written.then_some(CaseFact::Written);
        let reasons = (self.reasons > 0).then_some(CaseFact::Reasons);
        [Some(CaseFact::Judgement), written, reasons]
            .into_iter()
            .flatten()
            .collect()
    }

    fn fate(&self, loaded: LoadedBeside) -> Fate {
        never_if(
            self.reasons > loaded.reasons,
            "it asks for more reasons than there are to pick from",
        )
    }

    fn reasons(&self) -> u32 {
        self.reasons
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other)
            .is_some_and(|other| self.written >= other.written && self.reasons >= other.reasons)
    }
}
