use crate::book::Rulebook;
use crate::case::{Assessment, Case};
use crate::dates::{Day, Span};
use crate::instrument::{Answer, AnswerSource, Instrument, Item, Role};
use crate::rules::{Area, Assessments, Criterion, GradeAtLeast, ItemIsYes, JudgementAsked, Score};

use super::evidence::{
    AssessmentWeighed, AssessmentsFound, Evidence, Finding, GradeFound, ItemFound, ItemReading, JudgementFound,
    JudgementMissing, OpenItem, ScoreFound, SignedOffFound, Window,
};
use super::{Count, Truth};

/// The case, the day, and the place that "here" means: what every criterion is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Looking<'a> {
    /// The case.
    pub case: &'a Case,
    /// Every instrument that is loaded.
    pub book: &'a Rulebook,
    /// The day of decision.
    pub on: Day,
    /// Where "here" is.
    pub here: Here<'a>,
}

/// What "this area" means.
#[derive(Clone, Copy, Debug)]
pub enum Here<'a> {
    /// The area whose rule it is.
    Area(&'a Area),
    /// Where the victim lives, under guidance that is not of one place.
    Residence(&'a [String]),
}

impl Here<'_> {
    /// Whether something that happened in one of `areas` happened here; nothing is known when there are none.
    pub fn is_one_of(self, areas: &[String]) -> Truth {
        let is_here = |place: &String| match self {
            Here::Area(area) => Truth::from(area.is_called(place)),
            Here::Residence([home]) => Truth::from(home.trim().eq_ignore_ascii_case(place.trim())),
            Here::Residence(_) => Truth::CannotTell,
        };
        let mut answers = areas.iter().map(is_here);
        let Some(first) = answers.next() else {
            return Truth::CannotTell;
        };
        if answers.all(|answer| answer == first) { first } else { Truth::CannotTell }
    }
}

impl<'a> Looking<'a> {
    /// What becomes of a criterion.
    pub fn find(&self, criterion: &'a Criterion) -> Finding<'a> {
        match criterion {
            Criterion::Score(asked) => self.score(asked),
            Criterion::Item(asked) => self.item(asked),
            Criterion::Grade(asked) => self.grade(asked),
            Criterion::Events(asked) => self.events(asked),
            Criterion::Rising(asked) => self.rising(asked),
            Criterion::Assessments(asked) => self.assessments(asked),
            Criterion::Repeat(asked) => self.repeat(asked),
            Criterion::Judgement(asked) => self.judgement(asked),
            Criterion::SignedOff(asked) => self.signed_off(asked),
            Criterion::Person(asked) => self.person(asked),
            Criterion::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.find(part)).collect();
                Finding { answer: Truth::all(parts.iter().map(|part| part.answer)), evidence: Evidence::All(parts) }
            }
            Criterion::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.find(part)).collect();
                Finding { answer: Truth::any(parts.iter().map(|part| part.answer)), evidence: Evidence::Any(parts) }
            }
        }
    }

    /// The days from so many months back to the day of decision.
    pub(super) fn window(&self, months: Option<u32>) -> Window {
        Window { from: months.map(|months| self.on.months_before(months)), to: self.on }
    }

    /// How an item's answer is read in an assessment.
    pub(super) fn reading(instrument: &Instrument, item: &Item, assessment: Option<&'a Assessment>) -> ItemReading<'a> {
        match assessment.and_then(|assessment| assessment.answers.get(&item.id)) {
            None => ItemReading::Open(None),
            Some(Answer { reply, source, .. }) => match instrument.counts(reply) {
                Some(true) => ItemReading::Yes,
                Some(false) if *source == AnswerSource::Perpetrator => ItemReading::OpenByPerpetrator,
                Some(false) => ItemReading::No,
                None => ItemReading::Open(Some(reply)),
            },
        }
    }

    fn score(&self, asked: &'a Score) -> Finding<'a> {
        let instrument = self.book.instrument(&asked.instrument);
        let assessment = self.case.newest_assessment(&asked.instrument, self.on);
        let items = instrument.map(|instrument| instrument.items.as_slice()).unwrap_or_default();
        let (mut yes, mut open) = (Vec::with_capacity(items.len()), Vec::with_capacity(items.len()));
        for item in items {
            if !asked.items.is_empty() && !asked.items.contains(&item.id) {
                continue;
            }
            let Some(instrument) = instrument else { continue };
            match Self::reading(instrument, item, assessment) {
                ItemReading::Yes => yes.push(item),
                ItemReading::No => {}
                reading => open.push(OpenItem { item, reading }),
            }
        }
        let number = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
        let count = Count { least: number(yes.len()), most: instrument.map(|_| number(yes.len() + open.len())) };
        Finding {
            answer: count.reaches(asked.count),
            evidence: Evidence::Score(ScoreFound { asked, instrument, assessment, count, yes, open }),
        }
    }

    fn item(&self, asked: &'a ItemIsYes) -> Finding<'a> {
        let instrument = self.book.instrument(&asked.instrument);
        let item = instrument.and_then(|instrument| instrument.item(&asked.item));
        let assessment = self.case.newest_assessment(&asked.instrument, self.on);
        let reading = match (instrument, item) {
            (Some(instrument), Some(item)) => Self::reading(instrument, item, assessment),
            _ => ItemReading::Open(None),
        };
        Finding { answer: reading.into(), evidence: Evidence::Item(ItemFound { asked, item, reading }) }
    }

    /// The newest of some assessments made by the day of decision; several when their dates do not tell which it is.
    pub(super) fn newest_of(&self, some: impl Fn(&Assessment) -> bool) -> Vec<&'a Assessment> {
        let made: Vec<(&Assessment, Span)> = self
            .case
            .assessments
            .list
            .iter()
            .filter(|assessment| some(assessment))
            .map(|assessment| (assessment, self.known_span(assessment.when, None)))
            .filter(|(_, span)| span.first.is_none_or(|first| first <= self.on))
            .map(|(assessment, span)| (assessment, span.no_later_than(self.on)))
            .collect();
        // The newest is one that no other certainly follows; of two on one known day, the one entered later.
        let follows = |(one, span): &(&Assessment, Span), index: usize| {
            made.iter().enumerate().any(|(place, (_, other))| {
                let same_day = one.when.exact().is_some() && span == other;
                other.after(*span) == Truth::Met || (same_day && place > index)
            })
        };
        made.iter().enumerate().filter(|(index, one)| !follows(one, *index)).map(|(_, (one, _))| *one).collect()
    }

    fn grade(&self, asked: &'a GradeAtLeast) -> Finding<'a> {
        let newest = self.newest_of(|assessment| assessment.grade.is_some());
        let mut answers = newest.iter().map(|one| Truth::from(one.grade >= Some(asked.at_least)));
        let answer = match answers.next() {
            Some(first) if answers.all(|answer| answer == first) => first,
            _ => Truth::CannotTell,
        };
        Finding { answer, evidence: Evidence::Grade(GradeFound { asked, newest }) }
    }

    fn assessments(&self, asked: &'a Assessments) -> Finding<'a> {
        let window = self.window(asked.months);
        let is_checklist = |assessment: &&Assessment| {
            assessment
                .instrument
                .as_deref()
                .and_then(|id| self.book.instrument(id))
                .is_none_or(|instrument| instrument.role == Role::Checklist)
        };
        let assessments: Vec<_> = self
            .case
            .assessments
            .list
            .iter()
            .filter(is_checklist)
            .map(|assessment| AssessmentWeighed {
                assessment,
                date: self.known_span(assessment.when, None).within(window.from, window.to),
                grade: if asked.grades.is_empty() {
                    Truth::Met
                } else {
                    assessment.grade.map(|grade| asked.grades.contains(&grade)).into()
                },
            })
            .collect();
        let all_known = self.case.assessments.all_known;
        let count = Count::of(assessments.iter().map(|weighed| weighed.date.and(weighed.grade)), all_known);
        Finding {
            answer: count.reaches(asked.count),
            evidence: Evidence::Assessments(AssessmentsFound { asked, window, count, assessments, all_known }),
        }
    }

    fn judgement(&self, asked: &'a JudgementAsked) -> Finding<'a> {
        let judgement = &self.case.judgement;
        let picked = u32::try_from(judgement.reasons.len()).unwrap_or(u32::MAX);
        let mut missing = Vec::new();
        if !judgement.should_be_heard {
            missing.push(JudgementMissing::Judgement);
        }
        if asked.written && judgement.words.trim().is_empty() {
            missing.push(JudgementMissing::Words);
        }
        if picked < asked.reasons {
            missing.push(JudgementMissing::Reasons(asked.reasons - picked));
        }
        let answer = if missing.is_empty() { Truth::Met } else { Truth::CannotTell };
        Finding { answer, evidence: Evidence::Judgement(JudgementFound { asked, missing }) }
    }

    fn signed_off(&self, asked: &'a str) -> Finding<'a> {
        let by = self.case.sign_off.as_ref().map(|sign_off| sign_off.by.trim()).filter(|by| !by.is_empty());
        let answer = if by.is_some() { Truth::Met } else { Truth::CannotTell };
        Finding { answer, evidence: Evidence::SignedOff(SignedOffFound { asked, by }) }
    }
}
