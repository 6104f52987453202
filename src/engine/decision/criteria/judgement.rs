use crate::logic::Truth;
use crate::model::rules::JudgementAsked;

use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, one};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// What a judgement still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "kebab-case"))]
pub enum JudgementMissing {
    /// Nobody has judged yet that the case should be heard.
    Judgement,
    /// The reasons in the professional's own words.
    Words,
    /// So many more of the prompts.
    Reasons(u32),
}

/// Professional judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementFound<'a> {
    /// What was asked for.
    pub asked: &'a JudgementAsked,
    /// What is missing.
    pub missing: Vec<JudgementMissing>,
    /// Whether any reason is given: one that was picked, or the professional's own words.
    pub reasons: bool,
}

impl CriterionKind for JudgementAsked {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let judgement = &reader.case.judgement;
        // One that is of a later day had not been given yet.
        let given = judgement.when.is_none_or(|when| when <= reader.on);
        let picked = if given {
            u32::try_from(judgement.reasons.len()).unwrap_or(u32::MAX)
        } else {
            0
        };
        let written = given && !judgement.words.trim().is_empty();
        let reasons = written || picked > 0;
        let mut missing = Vec::new();
        if !(given && judgement.should_be_heard) {
            missing.push(JudgementMissing::Judgement);
        }
        if self.written && !written {
            missing.push(JudgementMissing::Words);
        }
        if picked < self.reasons {
            missing.push(JudgementMissing::Reasons(self.reasons - picked));
        }
        let never = |missing: &JudgementMissing| match missing {
            JudgementMissing::Judgement => reader.never.judged,
            JudgementMissing::Words => reader.never.written,
            JudgementMissing::Reasons(_) => reader.never.picked,
        };
        let may_be = |missing| {
            if never(missing) {
                Truth::NotMet
            } else {
                Truth::CannotTell
            }
        };
        let answer = Truth::all(missing.iter().map(may_be));
        Finding {
            answer,
            evidence: Evidence::Judgement(JudgementFound {
                asked: self,
                missing,
                reasons,
            }),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for JudgementFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        if self.missing.is_empty() {
            Vec::new()
        } else {
            one(Unknown::Judgement)
        }
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}
