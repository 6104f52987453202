//! A kind of criterion is one file: what becomes of it in a case, the evidence of that, and what could settle it. Its
//! evidence is entered in the enum of `evidence.rs` and in the match below that.
#![deny(clippy::wildcard_enum_match_arm)]

mod assessments;
mod different_people;
mod events;
mod evidence;
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
mod same_person;
mod score;
mod signed_off;
mod since;
mod things;
mod total;
mod unasked;

use crate::logic::Truth;
use crate::model::case::Grade;
use crate::model::rules::{Combined, Criterion, by_kind};

use super::case_reading::CaseReading;
use super::reader::{Looking, Reader};
use super::settle::{Way, all_ways};

pub use assessments::{AssessmentWeighed, AssessmentsFound};
pub use different_people::{AtEvent, AtEventsWeighed, DifferentPeopleFound};
pub use events::{Behind, EventsFound, Fit, OneOfSeveral, OtherReading, Reading, Weighed};
pub use evidence::Evidence;
pub(crate) use evidence::found_by_kind;
pub use grade::GradeFound;
pub use item::ItemFound;
pub use judgement::{JudgementFound, JudgementMissing};
pub(super) use person::AgeSide;
pub use person::{ChildFound, PersonFound};
pub use repeat::{RepeatFound, RepeatPair};
pub use rising::RisingFound;
pub use same_person::SamePersonFound;
pub use score::ScoreFound;
pub use signed_off::SignedOffFound;
pub use things::{LookedAt, Thing, ThingWeighed, ThingsFound};
pub use total::TotalFound;

/// What became of one criterion, and on what that rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// The answer.
    pub answer: Truth,
    /// What it rests on.
    pub evidence: Evidence<'a>,
}

/// A kind of criterion: what becomes of it in a case.
trait CriterionKind {
    /// What becomes of it, with the facts that this rests on.
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a>;

    /// Whether it may come out as no less than that, found without its evidence: most notices are not raised, and need
    /// none. A criterion about dated things is met by one of them; so where none of the kind that is meant is listed, it
    /// is not met, and nothing that is listed could be what it asks for either.
    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool;
}

/// The evidence of a kind of criterion.
trait EvidenceKind<'a> {
    /// Every way in which an answer that cannot be told could still become met.
    fn ways(&self) -> Vec<Way<'a>>;

    /// Whether something that was recorded leaves it open: a question that was put and has no answer that is known, an
    /// event of that kind of which the rest does not tell, or a child whose age is not known.
    fn is_left_open_by_record(&self) -> bool;

    /// Whether it is not met because it is a band and the case lies above it.
    fn is_left_upward(&self) -> bool {
        false
    }

    /// What it looked at that perhaps is what is asked for, where that is told by name.
    fn perhaps(&self) -> Vec<&ThingWeighed<'a>> {
        Vec::new()
    }
}

/// A criterion by what becomes of its kind.
fn asked(criterion: &Criterion) -> Combined<'_, dyn CriterionKind, Criterion> {
    by_kind!(criterion)
}

impl<'a> Evidence<'a> {
    /// The evidence of one criterion, or what several came out as.
    fn parts(&self) -> Combined<'_, dyn EvidenceKind<'a> + '_, Finding<'a>> {
        found_by_kind!(self)
    }
}

impl<'a> Looking<'a> {
    /// What becomes of a criterion.
    pub fn find(&self, criterion: &'a Criterion) -> Finding<'a> {
        Reader::new(*self, &CaseReading::of(self.case, self.book, self.on)).find(criterion)
    }
}

impl<'a> Reader<'_, 'a> {
    /// What becomes of a criterion.
    pub(super) fn find(&self, criterion: &'a Criterion) -> Finding<'a> {
        let each = |parts: &'a [Criterion]| -> Vec<Finding<'a>> {
            parts.iter().map(|part| self.find(part)).collect()
        };
        match asked(criterion) {
            Combined::One(one) => one.find(self),
            Combined::All(parts) => {
                let parts = each(parts);
                Finding {
                    answer: Truth::all(parts.iter().map(|part| part.answer)),
                    evidence: Evidence::All(parts),
                }
            }
            Combined::Any(parts) => {
                let parts = each(parts);
                Finding {
                    answer: Truth::any(parts.iter().map(|part| part.answer)),
                    evidence: Evidence::Any(parts),
                }
            }
            Combined::Same(parts) => self.same_person(parts),
        }
    }

    /// Whether a criterion may come out as no less than that, found without its evidence.
    pub(super) fn may_be(&self, criterion: &Criterion, least: Truth) -> bool {
        match asked(criterion) {
            Combined::One(one) => one.may_be(self, least),
            Combined::All(parts) | Combined::Same(parts) => {
                parts.iter().all(|part| self.may_be(part, least))
            }
            Combined::Any(parts) => parts.iter().any(|part| self.may_be(part, least)),
        }
    }
}

impl<'a> Finding<'a> {
    /// The findings that it is combined of; nothing where it is of one criterion.
    pub fn parts(&self) -> Option<&[Finding<'a>]> {
        match self.evidence.parts() {
            Combined::One(_) => None,
            Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => Some(parts),
        }
    }

    /// The findings of one criterion each that it is made of.
    pub fn leaves<'f>(&'f self) -> Box<dyn Iterator<Item = &'f Finding<'a>> + 'f> {
        match self.parts() {
            Some(parts) => Box::new(parts.iter().flat_map(Finding::leaves)),
            None => Box::new(std::iter::once(self)),
        }
    }

    /// The count of answers that it is, where it is one.
    pub fn score(&self) -> Option<&ScoreFound<'a>> {
        self.evidence.try_as_score_ref().map(|found| &**found)
    }

    /// The grade that it asks for, where it is one.
    pub fn grade(&self) -> Option<&GradeFound<'a>> {
        self.evidence.try_as_grade_ref()
    }

    /// The count of events that it is, where it is one.
    pub fn events(&self) -> Option<&EventsFound<'a>> {
        self.evidence.try_as_events_ref().map(|found| &**found)
    }

    /// The fact about a person that it asks for, where it is one.
    pub fn person(&self) -> Option<&PersonFound<'a>> {
        self.evidence.try_as_person_ref()
    }

    /// The judgement that it asks for, where it is one.
    pub fn judgement(&self) -> Option<&JudgementFound<'a>> {
        self.evidence.try_as_judgement_ref()
    }

    /// The sign-off that it asks for, where it is one.
    pub fn signed_off(&self) -> Option<&SignedOffFound<'a>> {
        self.evidence.try_as_signed_off_ref()
    }

    /// Every way in which this could still become met; one way with nothing in it when it is met, none when it cannot be.
    pub fn ways(&self) -> Vec<Way<'a>> {
        match (self.answer, self.evidence.parts()) {
            (Truth::Met, _) => vec![Way::default()],
            (Truth::NotMet, _) => Vec::new(),
            (Truth::CannotTell, Combined::One(found)) => found.ways(),
            (Truth::CannotTell, Combined::Any(parts)) => {
                parts.iter().flat_map(Finding::ways).collect()
            }
            (Truth::CannotTell, Combined::All(parts) | Combined::Same(parts)) => {
                all_ways(parts.iter().map(Finding::ways))
            }
        }
    }

    /// The way that needs the fewest unknowns, with how many that are.
    pub fn nearest_way(&self) -> Option<(u32, Way<'a>)> {
        self.ways()
            .into_iter()
            .map(|way| (way.fewest(), way))
            .min_by_key(|(fewest, _)| *fewest)
    }

    /// Whether something that was recorded leaves it open.
    pub fn is_left_open_by_record(&self) -> bool {
        self.answer == Truth::CannotTell
            && match self.evidence.parts() {
                Combined::One(found) => found.is_left_open_by_record(),
                Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
                    parts.iter().any(Self::is_left_open_by_record)
                }
            }
    }

    /// Whether it is not met because of a band that the case lies above.
    pub fn is_left_upward(&self) -> bool {
        self.answer == Truth::NotMet
            && match self.evidence.parts() {
                Combined::One(found) => found.is_left_upward(),
                Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
                    parts.iter().any(Self::is_left_upward)
                }
            }
    }

    /// What it looked at that perhaps is what is asked for, where it is of one criterion and that is told by name.
    pub fn perhaps(&self) -> Vec<&ThingWeighed<'a>> {
        match self.evidence.parts() {
            Combined::One(found) => found.perhaps(),
            Combined::All(_) | Combined::Any(_) | Combined::Same(_) => Vec::new(),
        }
    }
}

/// The grades of an assessment or an event, least and greatest, as far as they are known; the highest there is, where
/// nothing is.
pub(super) fn grade_range(grade: Option<Grade>, highest: Grade) -> (Grade, Grade) {
    (grade.unwrap_or(Grade::Standard), grade.unwrap_or(highest))
}

fn at_least(number: usize, needed: u32) -> bool {
    u32::try_from(number).is_ok_and(|number| number >= needed)
}
