mod earlier;
mod events;
mod person;
mod score;
mod together;

use crate::engine::decision::{Evidence, Finding, Window};
use crate::logic::Truth;
use crate::model::rules::Threshold;

use earlier::{assessment_facts, repeat_facts};
use person::{grade_words, judgement, signed_off};
use score::{item, rising, rising_facts, score_facts};
use together::together;

use super::around::{around_lists, around_words};
use super::judged::SpokenTo;
use super::numbers::{capitalised, plural};
use super::says::{Facts, Says};

/// Whose rule is spoken of and what "here" is called.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Whose rule it is: an area's name, or "national guidance".
    pub rule_of: &'a str,
    /// The place that counts as here; nothing when the place the victim lives in is meant.
    pub here: Option<&'a str>,
    /// To whom it speaks of the professional.
    pub to_whom: SpokenTo,
}

/// A criterion in words: the sentence, the facts under it, and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its answer.
    pub answer: Truth,
    /// What it comes to, and what the rule asks for.
    pub says: Says,
    /// Named facts.
    pub facts: Vec<Facts>,
    /// The criteria it is made of.
    pub parts: Vec<Explained>,
}

impl Explained {
    /// The answer's reason in short: what it comes to, or of several criteria, what they ask for and how far it has come.
    pub(super) fn reason(&self) -> String {
        if self.parts.is_empty() || self.says.detail.is_empty() {
            self.says.lead.clone()
        } else {
            self.says.detail.trim_end_matches('.').to_owned()
        }
    }
}

impl<'a> Voice<'a> {
    /// A finding in words.
    pub fn explain(self, finding: &Finding<'_>) -> Explained {
        let answer = finding.answer;
        let alone = |says| (says, Vec::new(), Vec::new());
        let (says, facts, parts) = match &finding.evidence {
            Evidence::Score(found) => (
                self.score(found, answer),
                score_facts(found, finding, self.to_whom),
                Vec::new(),
            ),
            Evidence::Item(found) => alone(item(found)),
            Evidence::Grade(found) => alone(grade_words(found)),
            Evidence::Events(found) => (self.events(found), self.event_facts(found), Vec::new()),
            Evidence::Rising(found) => (rising(found, answer), rising_facts(found), Vec::new()),
            Evidence::Assessments(found) => {
                (self.assessments(found), assessment_facts(found), Vec::new())
            }
            Evidence::Repeat(found) => (
                self.repeat(found, answer),
                repeat_facts(found, answer),
                Vec::new(),
            ),
            Evidence::Judgement(found) => alone(judgement(found)),
            Evidence::SignedOff(found) => alone(signed_off(found)),
            Evidence::Person(found) => alone(self.person(found, answer)),
            Evidence::Around(found) => {
                (around_words(found, answer), around_lists(found), Vec::new())
            }
            Evidence::All(parts) => self.combined(
                match answer {
                    _ if parts.len() == 1 => "This is needed",
                    Truth::Met if parts.len() == 2 => "Both of these are needed, and both are met",
                    Truth::CannotTell if parts.len() == 2 => {
                        "Both of these are needed, and it cannot be told yet whether they are met"
                    }
                    Truth::NotMet if parts.len() == 2 => {
                        "Both of these are needed, and they are not both met"
                    }
                    Truth::Met => "All of these are needed, and all are met",
                    Truth::CannotTell => {
                        "All of these are needed, and it cannot be told yet whether they are met"
                    }
                    Truth::NotMet => "All of these are needed, and not all are met",
                },
                parts,
                true,
            ),
            Evidence::Any(parts) => self.combined(
                match answer {
                    _ if parts.len() == 1 => "This is needed",
                    Truth::Met if parts.len() == 2 => {
                        "Either of these is enough, and at least one is met"
                    }
                    Truth::CannotTell if parts.len() == 2 => {
                        "Either of these is enough, and it cannot be told yet whether one is met"
                    }
                    Truth::NotMet if parts.len() == 2 => {
                        "Either of these would be enough, and neither is met"
                    }
                    Truth::Met => "Any one of these is enough, and at least one is met",
                    Truth::CannotTell => {
                        "Any one of these is enough, and it cannot be told yet whether one is met"
                    }
                    Truth::NotMet => "Any one of these would be enough, and none is met",
                },
                parts,
                false,
            ),
        };
        Explained {
            answer,
            says,
            facts,
            parts,
        }
    }

    fn combined(
        self,
        lead: &str,
        parts: &[Finding<'_>],
        all: bool,
    ) -> (Says, Vec<Facts>, Vec<Explained>) {
        let explained = parts.iter().map(|part| self.explain(part)).collect();
        (
            Says::new(lead, together(parts, all, self.to_whom)),
            Vec::new(),
            explained,
        )
    }

    fn asks(self, threshold: Threshold, one: &str, many: &str) -> String {
        let number = |number: u32| plural(number, one, many);
        let rule_of = capitalised(self.rule_of);
        match threshold {
            Threshold::AtLeast(least) => format!("{rule_of} asks for {} or more.", number(least)),
            Threshold::MoreThan(more) => format!("{rule_of} asks for more than {}.", number(more)),
            Threshold::Somewhere(least, most) => {
                format!(
                    "How many {many} {} asks for is not published: it lies from {least} to {most}.",
                    self.rule_of
                )
            }
        }
    }

    fn here(self) -> String {
        self.here
            .map_or_else(|| "the area the victim lives in".to_owned(), str::to_owned)
    }
}

/// The answer in words.
pub fn truth_word(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Met",
        Truth::NotMet => "Not met",
        Truth::CannotTell => "Cannot tell",
    }
}

/// The same within a sentence.
pub fn truth_small(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "met",
        Truth::NotMet => "not met",
        Truth::CannotTell => "cannot tell",
    }
}

fn window(window: Window) -> String {
    window.from.map_or_else(
        || format!("up to {}", window.to),
        |from| format!("between {from} and {}", window.to),
    )
}
