use std::collections::HashSet;

use crate::logic::Truth;
use crate::model::case::{
    Assessment, Case, Change, ChangeKind, Event, EventKind, Grade, Marac, Order,
};
use crate::model::dates::{Day, Span};
use crate::model::instrument::Item;

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, ways_of_sets};
use crate::engine::decision::unknown::Unknown;

use super::EvidenceKind;

/// What a criterion about things of a case came to.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingsFound<'a, Asked> {
    /// What was asked for.
    pub asked: &'a Asked,
    /// What was looked at.
    pub looked_at: LookedAt<'a>,
}

/// The things that were looked at, and how each fits.
#[derive(Clone, Debug, PartialEq)]
pub struct LookedAt<'a> {
    /// The case they lie in.
    pub case: &'a Case,
    /// The day of decision.
    pub on: Day,
    /// The newest checklist or grade, where it is asked about; several when their dates do not tell which it is.
    pub newest: Vec<&'a Assessment>,
    /// What was looked at.
    pub things: Vec<ThingWeighed<'a>>,
    /// Whether there may be more that nobody has asked about yet.
    pub may_be_more: bool,
    /// The highest that a grade may be which is not known.
    pub highest_unknown: Grade,
}

/// A kind of criterion about things of a case.
pub trait AboutThings {
    /// Whether it asks what came before or after the newest checklist or grade.
    const IN_TIME: bool;

    /// What nobody has told of yet and could be what is asked for.
    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>>;
}

impl ThingWeighed<'_> {
    /// Whether it was said what it is: of an event, what was done at it.
    fn is_named(&self) -> bool {
        match self.thing {
            Thing::Event(event) => !event.kinds.is_empty(),
            Thing::Change(_) | Thing::Order(_) | Thing::Assessment(_) | Thing::Marac(_) => true,
            // A question that was not put is what is asked for there, not something recorded.
            Thing::Item(_) => false,
        }
    }
}

/// Something in a case that is not an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is named after what it holds")]
pub enum Thing<'a> {
    Event(&'a Event),
    Change(&'a Change),
    Order(&'a Order),
    Assessment(&'a Assessment),
    Marac(&'a Marac),
    Item(&'a Item),
}

impl<'a> Thing<'a> {
    /// What is in doubt about it, as something that is not known.
    fn in_doubt(self, open: InDoubt) -> Unknown<'a> {
        match self {
            Self::Event(event) => Unknown::Event(event, open),
            Self::Change(change) => Unknown::Change(change, open),
            Self::Order(order) => Unknown::Order(order, open),
            Self::Assessment(one) => Unknown::Assessment(one, open),
            Self::Marac(marac) => Unknown::Marac(marac, open),
            Self::Item(item) => Unknown::Item(item),
        }
    }
}

/// A thing and whether it is what is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThingWeighed<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// What it follows or is lower than, where that is asked.
    pub after: Option<Thing<'a>>,
    /// The days from one to the other, where both are known exactly.
    pub days: Option<i64>,
    /// The day on which it became known, where it counts for that alone: it is from before.
    pub learned: Option<Day>,
    /// Whether it is what is asked for.
    pub answer: Truth,
    /// What is in doubt about it and bears on that.
    pub open: InDoubt,
    /// What is in doubt about what it follows or is lower than, or about the newest checklist where it must be later.
    pub open_after: InDoubt,
}

impl<'a> ThingWeighed<'a> {
    /// A thing for which nothing else was looked at, and what is in doubt about it.
    pub(super) fn alone(thing: Thing<'a>, answer: Truth, open: InDoubt) -> Self {
        Self {
            thing,
            after: None,
            days: None,
            learned: None,
            answer,
            open,
            open_after: InDoubt::default(),
        }
    }
}

impl<'a, Asked: AboutThings> EvidenceKind<'a> for ThingsFound<'a, Asked> {
    fn ways(&self) -> Vec<Way<'a>> {
        ways_of_sets(self.looked_at.could(self.asked.more(&self.looked_at)))
    }

    fn is_left_open_by_record(&self) -> bool {
        let mut things = self.looked_at.things.iter();
        things.any(|one| one.answer == Truth::CannotTell && one.is_named())
    }

    /// What may have come since the newest checklist, or was graded higher and may have been so before, where there is
    /// one: its date is in doubt, or whom it harmed. That something may have been graded at all is no sign of anything.
    fn perhaps(&self) -> Vec<&ThingWeighed<'a>> {
        let LookedAt { newest, things, .. } = &self.looked_at;
        let in_time = Asked::IN_TIME && !newest.is_empty();
        let graded =
            |weighed: &ThingWeighed<'a>| !weighed.open.and(weighed.open_after).has(Part::Grade);
        let perhaps = things
            .iter()
            .filter(|weighed| in_time && weighed.answer == Truth::CannotTell && graded(weighed));
        perhaps.collect()
    }
}

impl<'a> LookedAt<'a> {
    /// Met when one of the things is what is asked for, not met when none can be and there is nothing else.
    pub(super) fn at_least_one(&self) -> Truth {
        let more = if self.may_be_more {
            Truth::CannotTell
        } else {
            Truth::NotMet
        };
        Truth::any(self.things.iter().map(|weighed| weighed.answer)).or(more)
    }

    /// Something that may be more of a list, where the list was not said to be all.
    pub(super) fn more(&self, all_known: bool, unknown: Unknown<'a>) -> Option<Unknown<'a>> {
        (!all_known && self.may_be_more).then_some(unknown)
    }

    /// What could settle it: things that do so alone, and those that do so together.
    fn could(&self, more: Vec<Unknown<'a>>) -> Vec<Vec<Unknown<'a>>> {
        let mut sets: Vec<Vec<Unknown<'a>>> = Vec::new();
        let mut seen = HashSet::new();
        let mut put = |set: Vec<Unknown<'a>>| {
            if !set.is_empty() && seen.insert(set.clone()) {
                sets.push(set);
            }
        };
        for weighed in self
            .things
            .iter()
            .filter(|weighed| weighed.answer == Truth::CannotTell)
        {
            // Where only the other of two is in doubt, this one is not named.
            let vague = |one: &&&Assessment| one.when.exact().is_none();
            let others: Vec<Unknown<'a>> = match weighed.after {
                _ if weighed.open_after.is_empty() => Vec::new(),
                Some(after) => vec![after.in_doubt(weighed.open_after)],
                None => self
                    .newest
                    .iter()
                    .filter(vague)
                    .map(|one| Unknown::Assessment(one, weighed.open_after))
                    .collect(),
            };
            let own = (others.is_empty() || !weighed.open.is_empty())
                .then(|| weighed.thing.in_doubt(weighed.open));
            put(own.into_iter().chain(others).collect());
        }
        more.into_iter().for_each(|more| put(vec![more]));
        sets
    }
}

/// Something with the days it may have happened on, and the day by which it was known where that is said.
pub(super) struct Dated<'a> {
    pub(super) thing: Thing<'a>,
    pub(super) span: Span,
    pub(super) learned: Option<Day>,
    /// Whether it is of a kind that is meant.
    pub(super) meant: Truth,
    /// What leaves that open.
    pub(super) open: InDoubt,
    /// Whose doing it is, or on whom it lies, by person id; empty when that is not known.
    pub(super) whose: &'a [String],
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn changes_of(&self, whats: &[ChangeKind]) -> impl Iterator<Item = Dated<'a>> {
        let case = self.case;
        let changes = case
            .changes
            .list
            .iter()
            .filter(|change| whats.contains(&change.what));
        changes.map(|one| Dated {
            thing: Thing::Change(one),
            span: case.known_span(one.when, one.learned),
            learned: one.learned,
            meant: self.bound(self.persons_of(one)),
            open: self.whose_open(self.persons_of(one)),
            whose: self.persons_of(one),
        })
    }

    /// Whose release, order or sighting a change is. One that says of the victim or the children when something was says
    /// nothing of a person causing harm.
    pub(super) fn persons_of(&self, change: &'a Change) -> &'a [String] {
        if change.who.iter().any(|id| self.case.people.causes_harm(id)) {
            &change.who
        } else {
            &[]
        }
    }

    fn whose_open(&self, persons: &[String]) -> InDoubt {
        InDoubt::of([(Part::Whose, self.bound(persons) == Truth::CannotTell)])
    }

    /// Whether an event says something of the danger to the victim: it harmed the victim, or a person causing harm did it
    /// to somebody else. What the victim is accused of does not.
    pub(super) fn bears_on_victim(&self, event: &Event) -> Truth {
        if event.is_of_victim() || event.by.iter().any(|id| self.case.people.causes_harm(id)) {
            Truth::Met
        } else if event.by.is_empty() {
            Truth::CannotTell
        } else {
            Truth::NotMet
        }
    }

    pub(super) fn events_of(
        &self,
        kinds: &[EventKind],
        any: bool,
    ) -> impl Iterator<Item = Dated<'a>> {
        let meant = move |event: &Event| match kinds {
            _ if any => Truth::Met,
            [] => Truth::NotMet,
            kinds => event.is_of_kind(kinds),
        };
        let events = self.read.events.iter().map(move |(event, span)| {
            let people = self.bears_on_victim(event).and(self.bound(&event.by));
            let done = meant(event);
            Dated {
                thing: Thing::Event(event),
                span: *span,
                learned: event.learned,
                meant: done.and(people),
                open: InDoubt::of([
                    (Part::Done, done == Truth::CannotTell),
                    (Part::People, people == Truth::CannotTell),
                ]),
                whose: &event.by,
            }
        });
        events.filter(|one| one.meant != Truth::NotMet)
    }
}

/// The one answer that all of them give; cannot tell when they differ or there is none.
pub(super) fn all_alike(answers: impl IntoIterator<Item = Truth>) -> Truth {
    let mut answers = answers.into_iter();
    match answers.next() {
        Some(first) if answers.all(|answer| answer == first) => first,
        _ => Truth::CannotTell,
    }
}

/// What else holds is certain only if the newest assessment is.
pub(super) fn when_certain(certain: bool) -> Truth {
    Truth::from(certain.then_some(true))
}

/// The date, where it is in doubt and was not said exactly.
pub(super) fn date_open(answer: Truth, span: Span) -> InDoubt {
    InDoubt::of([(
        Part::Date,
        answer == Truth::CannotTell && exact(span).is_none(),
    )])
}

pub(super) fn exact(span: Span) -> Option<Day> {
    span.first.filter(|_| span.first == span.last)
}
