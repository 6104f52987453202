use crate::logic::Truth;
use crate::model::case::{Assessment, GradeAmong};
use crate::model::rules::Assessments;

use crate::engine::decision::Count;
use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, counted};
use crate::engine::decision::unknown::Unknown;
use crate::engine::decision::window::Window;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// An assessment and whether it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssessmentWeighed<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The grade that stands on the day of decision.
    pub given: Option<GradeAmong>,
    /// It lies in the window.
    pub date: Truth,
    /// Its grade is one that counts.
    pub grade: Truth,
}

/// Assessments counted.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessmentsFound<'a> {
    /// What was asked for.
    pub asked: &'a Assessments,
    /// The days that count.
    pub window: Window,
    /// How many.
    pub count: Count,
    /// Every assessment with a checklist.
    pub assessments: Vec<AssessmentWeighed<'a>>,
    /// Whether these were said to be all that is known.
    pub all_known: bool,
}

impl CriterionKind for Assessments {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let window = reader.window(self.window());
        let highest = self.highest(reader.highest_grade);
        let counts = |one: &Assessment| match one.graded_on(reader.on) {
            _ if self.grades.is_empty() => Truth::Met,
            Some(graded) => self.counts(graded, highest),
            None => Truth::CannotTell,
        };
        let assessments: Vec<_> = reader
            .case
            .assessments
            .list
            .iter()
            .filter(|assessment| reader.is_checklist(assessment))
            .map(|assessment| AssessmentWeighed {
                assessment,
                given: assessment.graded_on(reader.on),
                date: reader
                    .known_span(assessment.when)
                    .within(window.from, window.to),
                grade: counts(assessment),
            })
            .collect();
        let all_known = reader.case.assessments.all_known;
        let count = Count::of(
            assessments
                .iter()
                .map(|weighed| weighed.date.and(weighed.grade)),
            all_known,
        );
        Finding {
            answer: count.reaches(self.count),
            evidence: Evidence::Assessments(AssessmentsFound {
                asked: self,
                window,
                count,
                assessments,
                all_known,
            }),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for AssessmentsFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let doubts: Vec<_> = self
            .assessments
            .iter()
            .filter(|weighed| weighed.date.and(weighed.grade) == Truth::CannotTell)
            .map(|weighed| {
                let open = |answer: Truth| answer == Truth::CannotTell;
                let is_graded = weighed.given.is_some();
                let open = [
                    (Part::Date, open(weighed.date)),
                    (Part::Grade, open(weighed.grade) && !is_graded),
                    (Part::OfFour, open(weighed.grade) && is_graded),
                ];
                Unknown::Assessment(weighed.assessment, InDoubt::of(open))
            })
            .collect();
        let most = self.count.most;
        let asked = self.asked.count;
        let (target, possible) = asked.target(|enough| most.is_none_or(|most| most >= enough));
        let more = (!self.all_known).then_some(Unknown::MoreAssessments);
        counted(
            target.saturating_sub(self.count.least),
            doubts,
            more,
            possible,
        )
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}
