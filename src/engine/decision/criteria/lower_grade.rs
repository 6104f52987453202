use crate::logic::Truth;
use crate::model::case::{Assessment, Grade};
use crate::model::dates::{Day, Span};
use crate::model::rules::{LowerGrade, PeopleScope};

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::{Reader, StandingGrade};
use crate::engine::decision::unknown::Unknown;

use super::events::between;
use super::things::{
    AboutThings, LookedAt, Thing, ThingWeighed, ThingsFound, all_alike, exact, when_certain,
};
use super::{CriterionKind, Evidence, Finding, grade_range};

/// Whether the newest grade is lower than one before it. An event or an assessment of which no grade is recorded may
/// have been given any, or none; a grade that was given stands until another is. High counts as high, among however many
/// grades it was given; but high of three after very high may be very high still.
impl CriterionKind for LowerGrade {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let StandingGrade {
            newest,
            certain,
            ungraded,
        } = reader.graded();
        let mut things = Vec::new();
        let mut lower_than_any = |one: &'a Assessment| {
            let first = things.len();
            things.extend(reader.graded_before(one, *self, certain));
            let of_this: &[ThingWeighed<'a>] = things.get(first..).unwrap_or_default();
            Truth::any(of_this.iter().map(|weighed| weighed.answer))
        };
        // Any of those that may be the newest must be lower than one before it.
        let lower: Vec<Truth> = newest.iter().map(|one| lower_than_any(one)).collect();
        let later: Vec<Truth> = ungraded.iter().map(|one| lower_than_any(one)).collect();
        // An event that nobody has told of yet may have been graded higher, where any grade is higher.
        let may_be_newest: Vec<_> = newest.iter().chain(&ungraded).copied().collect();
        let by_event = !reader.case.events.all_known
            && may_be_newest
                .iter()
                .any(|one| self.can_be_lower(one, reader.on, reader.highest_unknown()));
        let may_be_more = !reader.case.assessments.all_known || by_event;
        let more = if may_be_more {
            Truth::CannotTell
        } else {
            Truth::NotMet
        };
        let answer = all_alike(lower).or(Truth::any(later)).or(more);
        let answer = if reader.never.earlier_grade {
            Truth::CannotTell
        } else {
            answer
        };
        let newest = if newest.is_empty() {
            newest
        } else {
            may_be_newest
        };
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            newest,
            things,
            may_be_more,
            highest_unknown: reader.highest_unknown(),
        };
        Finding {
            answer,
            evidence: Evidence::LowerGrade(ThingsFound {
                asked: self,
                looked_at,
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
                .any(|one| one.grade_on(reader.on).is_some())
                && reader.case.assessments.list.len() + reader.case.events.list.len() > 1)
    }
}

impl AboutThings for LowerGrade {
    const IN_TIME: bool = true;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let LookedAt {
            case,
            on,
            newest,
            highest_unknown,
            ..
        } = looked_at;
        let by_event = newest
            .iter()
            .any(|one| self.can_be_lower(one, *on, *highest_unknown));
        let more = [
            newest.is_empty().then_some(Unknown::Grade),
            looked_at.more(case.assessments.all_known, Unknown::MoreAssessments),
            looked_at.more(!by_event || case.events.all_known, Unknown::MoreEvents),
        ];
        more.into_iter().flatten().collect()
    }
}

impl<'a> Reader<'_, 'a> {
    /// Every grade that may have been given before an assessment, and whether its own is lower.
    fn graded_before(
        &self,
        one: &'a Assessment,
        asked: LowerGrade,
        certain: bool,
    ) -> Vec<ThingWeighed<'a>> {
        let listed = self.case.assessments.list.iter();
        // Of two assessments on one day, the one entered later is the newer.
        let place = listed
            .clone()
            .position(|it| std::ptr::eq(it, one))
            .unwrap_or_default();
        let others = listed.enumerate().filter(|(at, it)| {
            *at != place
                && it.is_of_victim()
                && (it.grade_on(self.on).is_some() || self.is_checklist(it))
        });
        let others = others.map(|(at, it)| GradedBefore {
            thing: Thing::Assessment(it),
            grade: it.grade_on(self.on),
            made: self.known_span(it.when),
            of_victim: Truth::Met,
            entered_before: at < place,
        });
        let events = self.read.events.iter().map(|(event, span)| GradedBefore {
            thing: Thing::Event(event),
            grade: event.grade,
            made: *span,
            of_victim: between(event, PeopleScope::SameVictim, None),
            entered_before: false,
        });
        let all = others.chain(events);
        all.map(|before| self.weigh_grade(one, asked, certain, before))
            .collect()
    }

    /// Whether the grade of an assessment is lower than one that was given before it.
    fn weigh_grade(
        &self,
        one: &'a Assessment,
        asked: LowerGrade,
        certain: bool,
        before: GradedBefore<'a>,
    ) -> ThingWeighed<'a> {
        let made = self.known_span(one.when);
        let own = one.grade_on(self.on);
        let is_newer = if before.entered_before {
            !before.made.after(made)
        } else {
            made.after(before.made)
        };
        let highest = self.highest_unknown();
        let lower = one
            .graded_on(self.on)
            .zip(before.grade)
            .map(|(own, grade)| own.is_lower_than(grade));
        let may_be = grade_range(own, highest).0 < grade_range(before.grade, highest).1;
        let is_lower = match lower {
            _ if asked.is_at_rest(one) => Truth::NotMet,
            Some(lower) => lower,
            None if may_be => Truth::CannotTell,
            None => Truth::NotMet,
        };
        let known = is_lower.and(is_newer).and(before.of_victim);
        let dates = is_newer == Truth::CannotTell;
        let open = InDoubt::of([
            (Part::Date, dates && exact(before.made).is_none()),
            (Part::People, before.of_victim == Truth::CannotTell),
            (Part::Grade, before.grade.is_none()),
        ]);
        let open_after = InDoubt::of([
            (Part::Date, dates && exact(made).is_none() || !certain),
            (Part::Grade, own.is_none()),
            (Part::OfFour, lower == Some(Truth::CannotTell)),
        ]);
        ThingWeighed {
            thing: before.thing,
            after: Some(Thing::Assessment(one)),
            days: None,
            learned: None,
            answer: known.and(when_certain(certain)),
            open,
            open_after,
        }
    }
}

/// Something with a grade that may have been given before an assessment.
struct GradedBefore<'a> {
    thing: Thing<'a>,
    grade: Option<Grade>,
    made: Span,
    of_victim: Truth,
    /// Whether it stands before the assessment in the list.
    entered_before: bool,
}

impl LowerGrade {
    /// Whether a lower grade is no question, because its reason is written.
    fn is_at_rest(self, one: &Assessment) -> bool {
        self.unless_written && !one.lower_because.trim().is_empty()
    }

    /// Whether an assessment could turn out to be lower than one before it.
    pub(super) fn can_be_lower(self, one: &Assessment, on: Day, highest: Grade) -> bool {
        !self.is_at_rest(one) && one.grade_on(on).is_none_or(|grade| grade < highest)
    }
}
