use crate::logic::Truth;
use crate::model::case::Assessment;
use crate::model::dates::Day;
use crate::model::rules::GradeAsked;

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::{Reader, StandingGrade};
use crate::engine::decision::settle::{Way, all_of};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// The professional's own grade.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeFound<'a> {
    /// What was asked for.
    pub asked: &'a GradeAsked,
    /// The day of decision: a review of a later day has raised no grade yet.
    pub on: Day,
    /// The newest graded assessment; several when their dates do not tell which is the newest.
    pub newest: Vec<&'a Assessment>,
    /// Checklists that may be later than that, and of which no grade is known.
    pub ungraded: Vec<&'a Assessment>,
    /// Whether one with the grade that is asked for can turn out to be the newest.
    pub can_be_reached: bool,
}

impl CriterionKind for GradeAsked {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let StandingGrade {
            newest,
            certain,
            ungraded,
        } = reader.graded();
        let is_enough = |one: &Assessment| self.is_met_by(one.grade_on(reader.on));
        // The grade that is known stands until another is. While there may be one, which can only be higher, it is no reason
        // for a no where it is not enough, and none for a yes where it is not to be exceeded.
        let may_be_higher = !ungraded.is_empty();
        let by = |one: &Assessment| match is_enough(one) {
            _ if self.is_below(one.grade_on(reader.on)) => Truth::NotMet,
            true if may_be_higher && self.at_most.is_some() => Truth::CannotTell,
            false if may_be_higher => Truth::CannotTell,
            is_enough => is_enough.into(),
        };
        let mut answers = newest.iter().map(|one| by(one));
        let answer = match answers.next() {
            _ if reader.never.earlier_grade => Truth::CannotTell,
            Some(first) if certain && answers.all(|answer| answer == first) => first,
            _ => Truth::CannotTell,
        };
        let can_be_reached = newest
            .iter()
            .filter(|one| is_enough(one))
            .any(|one| reader.can_be_newest(one, |other| other.grade_on(reader.on).is_some()));
        Finding {
            answer,
            evidence: Evidence::Grade(GradeFound {
                asked: self,
                on: reader.on,
                newest,
                ungraded,
                can_be_reached,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met
            || (reader
                .case
                .assessments
                .list
                .iter()
                .any(|one| self.is_met_by(one.grade_on(reader.on))))
    }
}

impl<'a> EvidenceKind<'a> for GradeFound<'a> {
    /// A date may tell that one with the grade asked for is the newest; where none has it, it takes another grade. A grade that
    /// is not to be exceeded stands once nothing without one may be later.
    fn ways(&self) -> Vec<Way<'a>> {
        let may_be_higher = self.asked.at_most.is_some() && !self.ungraded.is_empty();
        let ungraded = self.ungraded.iter().filter(|_| may_be_higher);
        let vague = self.newest.iter().chain(ungraded);
        let vague = vague.filter(|one| one.when.exact().is_none());
        let dates = vague.map(|one| Unknown::Assessment(one, InDoubt::only(Part::Date)));
        let grade = (!self.can_be_reached || may_be_higher).then_some(Unknown::Grade);
        vec![Way {
            groups: all_of(grade.into_iter().chain(dates)),
        }]
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }

    fn is_left_upward(&self) -> bool {
        let is_higher = |one: &&Assessment| self.asked.is_below(one.grade_on(self.on));
        !self.newest.is_empty() && self.newest.iter().all(is_higher)
    }
}
