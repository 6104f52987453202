use crate::engine::decision::{JudgementFound, JudgementMissing};
use crate::model::rules::JudgementAsked;

use super::{
    Among, AskedWords, EvidenceWords, KeptBack, Private, RuleContext, Says, SpokenTo, Truth, Voice,
};
use crate::words::explain::numbers::list;

impl AskedWords for JudgementAsked {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let written = if self.written {
            ", with reasons in writing"
        } else {
            ""
        };
        format!("the professional judges that it should be heard{written}")
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        if self.written {
            "judgement with reasons in writing".to_owned()
        } else {
            "judgement".to_owned()
        }
    }
}

impl<'a> EvidenceWords<'a> for JudgementFound<'a> {
    /// A paper says the same to those who read it, so it names the professional and nobody "you".
    fn says(&self, _answer: Truth, _voice: Voice<'_>) -> Says {
        if self.missing.is_empty() {
            let reasons = if self.reasons {
                ", and gave reasons"
            } else {
                ""
            };
            return Says::new(
                format!("The professional judged that this should be heard{reasons}"),
                "",
            );
        }
        if self.missing.contains(&JudgementMissing::Judgement) {
            return Says::new(
                "A referral can rest on professional judgement, whatever the counts say",
                "It can raise the answer and never lower it.",
            );
        }
        let missing: Vec<String> = self
            .missing
            .iter()
            .map(|missing| match missing {
                JudgementMissing::Judgement => String::new(),
                JudgementMissing::Words => "the reasons in the professional's own words".to_owned(),
                JudgementMissing::Reasons(number) => {
                    format!("{number} more of the reasons that are listed")
                }
            })
            .collect();
        Says::new(
            "The professional judged that this should be heard",
            format!("Still asked for: {}.", list(&missing, "and")),
        )
    }

    /// What is still asked for, once it is judged.
    fn reason(&self, Says { lead, detail }: Says, _answer: Truth) -> String {
        if self.missing.contains(&JudgementMissing::Judgement) || detail.is_empty() {
            lead
        } else {
            format!("{lead}. {}", detail.trim_end_matches('.'))
        }
    }

    fn brief(&self, _answer: Truth) -> Option<String> {
        let judged = "judged that it should be heard";
        if self.missing.contains(&JudgementMissing::Judgement) {
            return Some("nobody has judged yet".to_owned());
        }
        Some(if self.missing.is_empty() {
            judged.to_owned()
        } else {
            format!("{judged}; reasons still asked for")
        })
    }

    fn among(&self, _answer: Truth, to_whom: SpokenTo) -> Among {
        Among::needed(to_whom.judgement())
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}
