//! A kind of criterion is one file: what it asks for and what it comes to, in words, and whether that tells what is
//! private. A kind that does not say so does not compile.

mod assessments;
mod counts;
mod different_people;
mod events;
mod follows;
mod grade;
mod heard;
mod item;
mod judgement;
mod lower_grade;
mod older;
mod order;
mod person;
mod repeat;
mod rising;
mod score;
mod signed_off;
mod since;
mod things;
mod total;
mod unasked;

use crate::engine::decision::{Finding, ThingWeighed, found_by_kind};
use crate::logic::Truth;
use crate::model::book::Rulebook;
use crate::model::case::{Case, Event, HighestGrade};
use crate::model::dates::Period;
use crate::model::rules::{Combined, Criterion, by_kind};

use super::judged::SpokenTo;
use super::kept_back::KeptBack;
use super::names::event_name;
use super::says::{Facts, Says};
use super::voice::Voice;

pub(super) use counts::MORE_MAY_COUNT;
pub(super) use things::order_lasts;
pub use things::{change_name, order_begun, order_name};
pub(super) use things::{followed, thing_name};

/// What is known where a criterion is put into words without a case.
#[derive(Clone, Copy, Debug, Default)]
pub struct RuleContext<'a> {
    /// Names checklists and items, where there is one.
    pub book: Option<&'a Rulebook>,
    /// The highest grade in the area whose rule it is.
    pub highest_grade: HighestGrade,
}

impl<'a> RuleContext<'a> {
    /// In an area whose highest grade is that.
    pub fn of(book: &'a Rulebook, highest_grade: HighestGrade) -> Self {
        Self {
            book: Some(book),
            highest_grade,
        }
    }
}

impl<'a> From<&'a Rulebook> for RuleContext<'a> {
    /// Where there are three grades.
    fn from(book: &'a Rulebook) -> Self {
        Self::of(book, HighestGrade::High)
    }
}

/// A kind of criterion, by what it asks for.
pub trait AskedWords {
    /// What it asks for, without a case, in words that go into a sentence.
    fn rule(&self, asking: RuleContext<'_>) -> String;

    /// The same in the few words of a table's cell: number, unit and window.
    fn cell(&self, asking: RuleContext<'_>) -> String {
        self.rule(asking)
    }
}

/// The evidence of a kind of criterion.
pub(super) trait EvidenceWords<'a> {
    /// What it comes to, and what the rule asks for.
    fn says(&self, answer: Truth, voice: Voice<'_>) -> Says;

    /// The facts under that.
    fn facts(&self, _finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        Vec::new()
    }

    /// The answer's reason in short, beside the answer, where `says` is what it comes to.
    fn reason(&self, says: Says, _answer: Truth) -> String {
        says.lead
    }

    /// The same in the few words that have room beside a route's name: how far the case has come, and what is open.
    fn brief(&self, _answer: Truth) -> Option<String> {
        None
    }

    /// What it is among other criteria.
    fn among(&self, answer: Truth, to_whom: SpokenTo) -> Among;

    /// What of it is kept back.
    fn private(&self, kept: &KeptBack) -> Private;

    /// Names the facts that made it met, without those that are kept back.
    fn name(&self, _naming: &mut Naming<'_, 'a>) {}

    /// Whether its facts come newest first.
    fn is_in_order_of_time(&self) -> bool {
        false
    }

    /// What perhaps is what it asks for, in words.
    fn perhaps(&self, _perhaps: &[&ThingWeighed<'a>]) -> Option<Perhaps> {
        None
    }
}

/// A criterion among others, in a few words.
#[derive(Debug)]
pub(super) struct Among {
    /// What it asks for, without the time.
    pub(super) needed: String,
    /// In how long, where several that ask for as long say it once.
    pub(super) time: Option<Period>,
    /// How far the case has come with it; nothing where its answer says all there is.
    pub(super) so_far: Option<String>,
}

impl Among {
    fn needed(needed: impl Into<String>) -> Self {
        Self {
            needed: needed.into(),
            time: None,
            so_far: None,
        }
    }

    fn so_far(self, so_far: impl Into<String>) -> Self {
        Self {
            so_far: Some(so_far.into()),
            ..self
        }
    }
}

/// What evidence has to do with what is kept back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Private {
    /// Something that is kept back is recorded among what was looked at.
    pub(super) is_in: bool,
    /// What is met, is met by what is not kept back.
    pub(super) is_met_without: bool,
}

impl Private {
    /// It looks at nothing that may be kept back.
    const NOTHING: Self = Self {
        is_in: false,
        is_met_without: true,
    };
}

/// What perhaps is what a criterion asks for.
#[derive(Debug)]
pub(super) struct Perhaps {
    /// What it would be, after the word itself.
    pub(super) what: &'static str,
    /// The things by name.
    pub(super) facts: Vec<String>,
    /// Why it cannot be told.
    pub(super) does_not_tell: &'static str,
}

/// The facts that are named of a finding. An event that two parts rest on is one fact.
#[derive(Debug)]
pub(super) struct Naming<'k, 'a> {
    /// What is kept back.
    pub(super) kept: &'k KeptBack,
    /// Whether an age says whose it is: where a finding rests on one alone, the notice says that.
    pub(super) whose: bool,
    /// The facts by name.
    pub(super) facts: Vec<String>,
    /// The events that are named.
    events: Vec<&'a Event>,
    /// What followed something else. An event may have followed one thing by one part and another by the next, and is
    /// still one event.
    pub(super) followed: Vec<(&'a Case, ThingWeighed<'a>)>,
}

impl<'k, 'a> Naming<'k, 'a> {
    pub(super) fn without(kept: &'k KeptBack) -> Self {
        Self {
            kept,
            whose: false,
            facts: Vec::new(),
            events: Vec::new(),
            followed: Vec::new(),
        }
    }

    fn event(&mut self, event: &'a Event) {
        if !self.events.iter().any(|known| std::ptr::eq(*known, event)) {
            self.events.push(event);
            self.facts.push(event_name(event));
        }
    }
}

/// A criterion by the words of its kind.
pub(super) fn asked(criterion: &Criterion) -> Combined<'_, dyn AskedWords, Criterion> {
    by_kind!(criterion)
}

/// A finding by the words of its kind.
pub(super) fn found<'f, 'a>(
    finding: &'f Finding<'a>,
) -> Combined<'f, dyn EvidenceWords<'a> + 'f, Finding<'a>> {
    found_by_kind!(&finding.evidence)
}
