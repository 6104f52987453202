mod earlier;
mod events;
mod person;
mod score;
mod together;

use crate::engine::decision::{Evidence, Finding, Window};
use crate::logic::Truth;
use crate::model::rules::Threshold;

use earlier::{assessment_facts, repeat_facts, repeat_reason};
use person::{grade_words, judgement, signed_off};
use score::{item, rising, rising_facts, score_facts};
use together::together;

use super::around::{around_lists, around_words};
use super::judged::{SpokenTo, is_judged};
use super::met::needed;
use super::names::grade_or_above;
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

impl<'a> Voice<'a> {
    /// A finding in words.
    pub fn explain(self, finding: &Finding<'_>) -> Explained {
        let parts = finding.parts().unwrap_or_default();
        Explained {
            answer: finding.answer,
            says: self.says(finding),
            facts: self.facts(finding),
            parts: parts.iter().map(|part| self.explain(part)).collect(),
        }
    }

    /// What a finding comes to, and what the rule asks for, without the facts under it.
    pub(super) fn says(self, finding: &Finding<'_>) -> Says {
        let answer = finding.answer;
        match &finding.evidence {
            Evidence::Score(found) => self.score(found, answer),
            Evidence::Item(found) => item(found),
            Evidence::Grade(found) => grade_words(found),
            Evidence::Events(found) => self.events(found),
            Evidence::Rising(found) => rising(found, answer),
            Evidence::Assessments(found) => self.assessments(found),
            Evidence::Repeat(found) => self.repeat(found, answer),
            Evidence::Judgement(found) => judgement(found),
            Evidence::SignedOff(found) => signed_off(found),
            Evidence::Person(found) => self.person(found, answer),
            Evidence::Around(found) => around_words(found, answer),
            Evidence::All(parts) => Says::new(
                all_words(answer, parts.len()),
                together(finding, parts, self.to_whom),
            ),
            Evidence::Any(parts) => Says::new(
                any_words(answer, parts.len()),
                together(finding, parts, self.to_whom),
            ),
        }
    }

    fn facts(self, finding: &Finding<'_>) -> Vec<Facts> {
        match &finding.evidence {
            Evidence::Score(found) => score_facts(found, finding, self.to_whom),
            Evidence::Events(found) => self.event_facts(found),
            Evidence::Rising(found) => rising_facts(found),
            Evidence::Assessments(found) => assessment_facts(found),
            Evidence::Repeat(found) => repeat_facts(found, finding.answer),
            Evidence::Around(found) => around_lists(found),
            Evidence::Item(_)
            | Evidence::Grade(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_)
            | Evidence::All(_)
            | Evidence::Any(_) => Vec::new(),
        }
    }

    /// The answer's reason in short, beside the answer: what it comes to and what was needed; of several criteria what they
    /// ask for and how far it has come, or where that is long, the reason of the first that has the answer.
    pub(super) fn reason(self, finding: &Finding<'_>) -> String {
        let Says { lead, detail } = self.says(finding);
        match &finding.evidence {
            Evidence::Score(found) => format!("{lead}; {}", needed(found.asked.count)),
            Evidence::Assessments(found) => format!("{lead}; {}", needed(found.asked.count)),
            Evidence::Grade(found) => {
                format!("{lead}; {} needed", grade_or_above(found.asked.at_least))
            }
            Evidence::Repeat(found) => repeat_reason(found, finding.answer).unwrap_or(lead),
            // What is still asked for, once it is judged.
            Evidence::Judgement(_) if is_judged(finding) && !detail.is_empty() => {
                format!("{lead}. {}", detail.trim_end_matches('.'))
            }
            Evidence::All(_) | Evidence::Any(_) if !detail.is_empty() => {
                detail.trim_end_matches('.').to_owned()
            }
            Evidence::All(parts) | Evidence::Any(parts) => {
                let mut decide = parts.iter().filter(|part| part.answer == finding.answer);
                let first = decide.next().map_or(lead, |part| self.reason(part));
                match decide.count() {
                    0 => first,
                    more => format!("{first}; and {more} more"),
                }
            }
            Evidence::Item(_)
            | Evidence::Events(_)
            | Evidence::Rising(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_)
            | Evidence::Around(_) => lead,
        }
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

/// What is needed of so many criteria that all are, and how it stands.
fn all_words(answer: Truth, parts: usize) -> &'static str {
    match answer {
        _ if parts == 1 => "This is needed",
        Truth::Met if parts == 2 => "Both of these are needed, and both are met",
        Truth::CannotTell if parts == 2 => {
            "Both of these are needed, and it cannot be told yet whether they are met"
        }
        Truth::NotMet if parts == 2 => "Both of these are needed, and they are not both met",
        Truth::Met => "All of these are needed, and all are met",
        Truth::CannotTell => {
            "All of these are needed, and it cannot be told yet whether they are met"
        }
        Truth::NotMet => "All of these are needed, and not all are met",
    }
}

/// The same of criteria of which one is enough.
fn any_words(answer: Truth, parts: usize) -> &'static str {
    match answer {
        _ if parts == 1 => "This is needed",
        Truth::Met if parts == 2 => "Either of these is enough, and at least one is met",
        Truth::CannotTell if parts == 2 => {
            "Either of these is enough, and it cannot be told yet whether one is met"
        }
        Truth::NotMet if parts == 2 => "Either of these would be enough, and neither is met",
        Truth::Met => "Any one of these is enough, and at least one is met",
        Truth::CannotTell => {
            "Any one of these is enough, and it cannot be told yet whether one is met"
        }
        Truth::NotMet => "Any one of these would be enough, and none is met",
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
