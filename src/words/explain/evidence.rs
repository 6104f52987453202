use crate::engine::decision::Finding;
use crate::logic::Truth;
use crate::model::rules::Combined;

use super::criteria::found;
use super::names::one_of_several;
use super::says::{Facts, Says};
use super::together::together;
use super::voice::Voice;

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

impl Voice<'_> {
    /// A finding in words.
    pub fn explain(self, finding: &Finding<'_>) -> Explained {
        // One alone is told as what it is.
        if let Some([one]) = finding.parts() {
            return self.explain(one);
        }
        let facts = match found(finding) {
            Combined::One(words) => words.facts(finding, self),
            Combined::All(_) | Combined::Any(_) | Combined::Same(_) => Vec::new(),
        };
        let parts = finding.parts().unwrap_or_default();
        Explained {
            answer: finding.answer,
            says: self.says(finding),
            facts,
            parts: parts.iter().map(|part| self.explain(part)).collect(),
        }
    }

    /// What a finding comes to, and what the rule asks for, without the facts under it.
    pub(super) fn says(self, finding: &Finding<'_>) -> Says {
        let answer = finding.answer;
        match found(finding) {
            Combined::One(words) => words.says(answer, self),
            Combined::All([one]) | Combined::Any([one]) | Combined::Same([one]) => self.says(one),
            Combined::Same(parts) => {
                Says::new(same_words(finding), together(finding, parts, self.to_whom))
            }
            Combined::All(parts) => Says::new(
                all_words(answer, parts.len()),
                together(finding, parts, self.to_whom),
            ),
            Combined::Any(parts) => Says::new(
                any_words(answer, parts.len()),
                together(finding, parts, self.to_whom),
            ),
        }
    }

    /// The answer's reason in short, beside the answer: what it comes to and what was needed; of several criteria what they
    /// ask for and how far it has come, or where that is long, the reason of the first that has the answer.
    pub(super) fn reason(self, finding: &Finding<'_>) -> String {
        let says = self.says(finding);
        match found(finding) {
            Combined::One(words) => words.reason(says, finding.answer),
            Combined::All([one]) | Combined::Any([one]) | Combined::Same([one]) => self.reason(one),
            Combined::All(_) | Combined::Any(_) | Combined::Same(_) if !says.detail.is_empty() => {
                says.detail.trim_end_matches('.').to_owned()
            }
            Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
                let mut decide = parts.iter().filter(|part| part.answer == finding.answer);
                let first = decide.next().map_or(says.lead, |part| self.reason(part));
                match decide.count() {
                    0 => first,
                    more => format!("{first}; and {more} more"),
                }
            }
        }
    }
}

impl Voice<'_> {
    /// How far the case has come, in the few words that have room beside a route's name: of several criteria, of the first
    /// that has the answer, and how many more have it where all of them decide.
    pub(super) fn brief(self, finding: &Finding<'_>) -> String {
        let answer = finding.answer;
        let (parts, is_decided_by_one) = match found(finding) {
            Combined::One(words) => {
                let brief = words.brief(answer);
                return brief.unwrap_or_else(|| words.reason(self.says(finding), answer));
            }
            Combined::All(parts) | Combined::Same(parts) => (parts, answer == Truth::NotMet),
            Combined::Any(parts) => (parts, answer == Truth::Met),
        };
        let decide = parts.iter().filter(|part| part.answer == answer);
        let decide: Vec<String> = decide.map(|part| self.brief(part)).collect();
        match decide.as_slice() {
            [] => self.says(finding).lead,
            [first, ..] if is_decided_by_one => first.clone(),
            [first] => first.clone(),
            [first, second] if first.len() + second.len() <= BRIEF => format!("{first}; {second}"),
            [first, more @ ..] => format!("{first}; and {} more", more.len()),
        }
    }
}

/// The most letters of two criteria that are told together beside a route's name.
const BRIEF: usize = 60;

/// What is needed of so many criteria that all are, and how it stands.
fn all_words(answer: Truth, parts: usize) -> &'static str {
    match answer {
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

/// The same where all are asked of one and the same person.
fn same_words(finding: &Finding<'_>) -> String {
    let is = match finding.answer {
        Truth::Met => "and all are met",
        Truth::CannotTell => "and it cannot be told yet whether they are met",
        Truth::NotMet => "and nobody meets them all",
    };
    let found = finding.evidence.try_as_same_person_ref();
    let person = found.and_then(|found| found.person);
    let of = person.map_or_else(String::new, |one| {
        format!("; this is of {}", one_of_several(&one))
    });
    format!("All of these are needed of one and the same person causing harm, {is}{of}")
}

/// The same of criteria of which one is enough.
fn any_words(answer: Truth, parts: usize) -> &'static str {
    match answer {
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
