use crate::logic::Truth;
use crate::model::case::{Assessment, HighestGrade};
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
    /// The highest grade there is where this is asked.
    pub highest: HighestGrade,
    /// The newest graded assessment; several when their dates do not tell which is the newest.
    pub newest: Vec<&'a Assessment>,
    /// Checklists that may be later than that, and of which no grade is known.
    pub ungraded: Vec<&'a Assessment>,
    /// Whether one with the grade that is asked for can turn out to be the newest.
    pub can_be_reached: bool,
    /// Those that can turn out to be the newest whose grade was high of three, where this asks which of four it is.
    pub of_three: Vec<&'a Assessment>,
}

impl<'a> GradeFound<'a> {
    /// Whether the grade of an assessment is what is asked for: cannot tell, where it was given among three grades and this
    /// asks which of four it is.
    pub fn is_met_by(&self, one: &Assessment) -> Truth {
        is_met_by(self.asked, one, self.on, self.highest)
    }
}

fn is_met_by(asked: &GradeAsked, one: &Assessment, on: Day, highest: HighestGrade) -> Truth {
    one.graded_on(on)
        .map_or(Truth::NotMet, |given| asked.is_met_by(given, highest))
}

fn is_below(asked: &GradeAsked, one: &Assessment, on: Day, highest: HighestGrade) -> bool {
    one.graded_on(on)
        .is_some_and(|given| asked.is_below(given, highest))
}

impl CriterionKind for GradeAsked {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let StandingGrade {
            newest,
            certain,
            ungraded,
        } = reader.graded();
        let highest = self.highest(reader.highest_grade);
        let enough = |one: &Assessment| is_met_by(self, one, reader.on, highest);
        // The grade that is known stands until another is. While there may be one, which can only be higher, it is no reason
        // for a no where it is not enough, and none for a yes where it is not to be exceeded.
        let may_be_higher = !ungraded.is_empty();
        let by = |one: &Assessment| match (enough(one), may_be_higher) {
            _ if is_below(self, one, reader.on, highest) => Truth::NotMet,
            (Truth::Met, true) if self.is_band() => Truth::CannotTell,
            (Truth::Met, _) => Truth::Met,
            (Truth::NotMet, false) => Truth::NotMet,
            (Truth::NotMet, true) | (Truth::CannotTell, _) => Truth::CannotTell,
        };
        let mut answers = newest.iter().map(|one| by(one));
        let answer = match answers.next() {
            _ if reader.never.earlier_grade => Truth::CannotTell,
            Some(first) if certain && answers.all(|answer| answer == first) => first,
            _ => Truth::CannotTell,
        };
        let reached_by = |wanted: Truth| {
            let such = newest.iter().filter(move |one| enough(one) == wanted);
            such.copied().filter(|one| {
                reader.can_be_newest(one, |other| other.grade_on(reader.on).is_some())
            })
        };
        let can_be_reached = reached_by(Truth::Met).next().is_some();
        let of_three = reached_by(Truth::CannotTell).collect();
        Finding {
            answer,
            evidence: Evidence::Grade(GradeFound {
                asked: self,
                on: reader.on,
                highest,
                newest,
                ungraded,
                can_be_reached,
                of_three,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        let highest = self.highest(reader.highest_grade);
        let mut made = reader.case.assessments.list.iter();
        least < Truth::Met || made.any(|one| is_met_by(self, one, reader.on, highest) == Truth::Met)
    }
}

impl<'a> EvidenceKind<'a> for GradeFound<'a> {
    /// A date may tell that one with the grade asked for is the newest; where none has it, it takes which of four grades one of
    /// three is, or another grade. A grade that is not to be exceeded stands once nothing without one may be later.
    fn ways(&self) -> Vec<Way<'a>> {
        let may_be_higher = self.asked.is_band() && !self.ungraded.is_empty();
        let ungraded = self.ungraded.iter().filter(|_| may_be_higher);
        let by_four = !self.can_be_reached && !self.of_three.is_empty();
        let of_three = |one: &Assessment| self.of_three.iter().any(|of| std::ptr::eq(*of, one));
        let open = |one: &Assessment| {
            InDoubt::of([
                (Part::Date, one.when.exact().is_none()),
                (Part::OfFour, by_four && of_three(one)),
            ])
        };
        let assessments = self.newest.iter().chain(ungraded);
        let assessments = assessments
            .map(|one| (*one, open(one)))
            .filter(|(_, open)| !open.is_empty())
            .map(|(one, open)| Unknown::Assessment(one, open));
        let another = !self.can_be_reached && !by_four || may_be_higher;
        let grade = another.then_some(Unknown::Grade);
        vec![Way {
            groups: all_of(grade.into_iter().chain(assessments)),
        }]
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }

    fn is_left_upward(&self) -> bool {
        let is_higher = |one: &&Assessment| is_below(self.asked, one, self.on, self.highest);
        !self.newest.is_empty() && self.newest.iter().all(is_higher)
    }
}
