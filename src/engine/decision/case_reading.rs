use std::cell::OnceCell;

use crate::model::book::Rulebook;
use crate::model::case::{Assessment, Case, Event, EventKind, HighestGrade, Person};
use crate::model::dates::{Day, Span};
use crate::model::instrument::{Answer, AnswerSource, Instrument, Role, ScaleStep};
use crate::model::rules::ItemIsYes;

use super::present::Present;
use super::reading::{ItemReading, OpenItem};

/// What every criterion reads, worked out once a decision: how each item is answered and when each event may have been.
#[derive(Debug)]
pub(super) struct CaseReading<'a> {
    case: &'a Case,
    on: Day,
    /// The persons causing harm whom it is asked of: all of the case, or one of them.
    pub(super) persons: &'a [Person],
    /// Whether one and the same person is meant.
    pub(super) is_bound: bool,
    /// One for each instrument of the book, worked out when it is first asked for: a rule asks for few.
    answers: Vec<(&'a Instrument, OnceCell<InstrumentReading<'a>>)>,
    /// The events of the ledger, in its order, and the days each may have happened on.
    pub(super) events: Vec<(&'a Event, Span)>,
    /// Each kind of thing that was done at one of the events, once.
    kinds: Vec<EventKind>,
    /// Whether it is not known of one of the events what was done.
    any_kind: bool,
    /// The highest grade that anything in the case says could be given.
    pub(super) highest_grade: HighestGrade,
    /// The assessments that may be the newest checklist, and whether one certainly was made: worked out when first asked.
    pub(super) newest_checklist: OnceCell<(Vec<&'a Assessment>, bool)>,
    /// Which event is the present one: worked out when first asked.
    pub(super) present: OnceCell<Present<'a>>,
}

/// An instrument, the assessment that is read with it, and how each of its items is answered there.
#[derive(Debug)]
pub(super) struct InstrumentReading<'a> {
    /// The instrument.
    pub(super) instrument: &'a Instrument,
    /// The newest assessment with it; nothing when there is none.
    pub(super) assessment: Option<&'a Assessment>,
    /// Its items, in its order.
    pub(super) items: Vec<OpenItem<'a>>,
    /// How many of them are yes.
    pub(super) yes: usize,
    /// How many of them have no reply that tells anything.
    pub(super) not_asked: usize,
    /// What a recorded total leaves open: which of the questions without an answer were yes.
    pub(super) rest: Option<Rest>,
}

/// So many of the questions that have no answer are yes, and it is not known which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    /// How many of them are yes: one at least, and not all.
    pub(super) yes: u32,
    /// How many have no answer.
    pub(super) of: u32,
}

impl<'a> CaseReading<'a> {
    /// What the case holds for each instrument of the book on a day.
    pub(super) fn of(case: &'a Case, book: &'a Rulebook, on: Day) -> Self {
        Self::with(case, book, on, &case.people.causing_harm)
    }

    /// The same with these alone as the persons causing harm.
    pub(super) fn with(case: &'a Case, book: &'a Rulebook, on: Day, persons: &'a [Person]) -> Self {
        let events = &case.events.list;
        let mut kinds = Vec::new();
        for kind in events.iter().flat_map(|event| &event.kinds) {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        }
        Self {
            case,
            on,
            persons,
            is_bound: false,
            answers: book
                .instruments
                .iter()
                .map(|instrument| (instrument, OnceCell::new()))
                .collect(),
            events: events
                .iter()
                .map(|event| (event, case.known_span(event.when, event.learned)))
                .collect(),
            kinds,
            any_kind: events.iter().any(|event| event.kinds.is_empty()),
            highest_grade: case.highest_grade(),
            newest_checklist: OnceCell::new(),
            present: OnceCell::new(),
        }
    }

    /// Whether something of one of these kinds was done at an event, or may have been; any is meant when none is named.
    pub(super) fn may_have(&self, kinds: &[EventKind]) -> bool {
        let named = || self.kinds.iter().any(|done| kinds.contains(done));
        !self.events.is_empty() && (kinds.is_empty() || self.any_kind || named())
    }

    /// The reading of the instrument of that id; nothing when it is not loaded.
    pub(super) fn of_instrument(&self, id: &str) -> Option<&InstrumentReading<'a>> {
        let one = self.answers.iter().find(|(one, _)| one.id == id)?;
        Some(self.reading(one))
    }

    /// The readings of the instruments of that role.
    pub(super) fn of_role(&self, role: Role) -> impl Iterator<Item = &InstrumentReading<'a>> {
        let those = self.answers.iter().filter(move |(one, _)| one.role == role);
        those.map(|one| self.reading(one))
    }

    fn reading<'s>(
        &self,
        (instrument, reading): &'s (&'a Instrument, OnceCell<InstrumentReading<'a>>),
    ) -> &'s InstrumentReading<'a> {
        reading.get_or_init(|| InstrumentReading::of(self.case, instrument, self.on, self.persons))
    }
}

impl<'a> InstrumentReading<'a> {
    fn of(case: &'a Case, instrument: &'a Instrument, on: Day, persons: &'a [Person]) -> Self {
        let about = |person: &Person| case.newest_about(&person.id, &instrument.id, on);
        let (assessment, others) = match persons {
            [first, others @ ..] if instrument.role == Role::CausingHarm => (about(first), others),
            _ => (case.newest_assessment(&instrument.id, on), [].as_slice()),
        };
        let mut items = answered(instrument, assessment);
        for other in others {
            for (one, other) in items.iter_mut().zip(answered(instrument, about(other))) {
                one.reading = of_both(one.reading, other.reading);
            }
        }
        let yes = items
            .iter()
            .filter(|one| one.reading == ItemReading::Yes)
            .count();
        let total = assessment
            .and_then(|one| one.yes_total)
            .filter(|_| others.is_empty());
        let not_asked = items
            .iter()
            .filter(|one| one.reading.has_no_reply())
            .count();
        let mut reading = Self {
            instrument,
            assessment,
            items,
            yes,
            not_asked,
            rest: None,
        };
        if let Some(total) = total {
            reading.count(total);
        }
        reading
    }

    /// Takes in how many were yes in all. A total that cannot be right says nothing.
    fn count(&mut self, total: u32) {
        let number = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
        let of = number(
            self.items
                .iter()
                .filter(|one| one.reading.has_no_answer())
                .count(),
        );
        let Some(yes) = total.checked_sub(number(self.yes)).filter(|yes| *yes <= of) else {
            return;
        };
        self.yes = total as usize;
        let all = match yes {
            0 => ItemReading::No,
            yes if yes == of => ItemReading::Yes,
            yes => {
                self.rest = Some(Rest { yes, of });
                ItemReading::InTotal
            }
        };
        for one in self
            .items
            .iter_mut()
            .filter(|one| one.reading.has_no_answer())
        {
            one.reading = all;
        }
    }

    /// Whether the item of that id is yes.
    pub(super) fn is_yes(&self, id: &str) -> bool {
        self.yes > 0
            && self
                .item(id)
                .is_some_and(|one| one.reading == ItemReading::Yes)
    }

    /// How an item is answered for a criterion that asks for it.
    pub(super) fn reading(
        &self,
        asked: &ItemIsYes,
        found: Option<OpenItem<'a>>,
    ) -> ItemReading<'a> {
        let reading = found.map_or(ItemReading::Open(None), |one| one.reading);
        let Some(wanted) = &asked.step else {
            return reading;
        };
        match self.answered_by(&asked.item) {
            Some((answered, _)) if answered.id == *wanted => ItemReading::Yes,
            Some((_, AnswerSource::Perpetrator)) => ItemReading::OpenByPerpetrator,
            Some(_) => ItemReading::No,
            None => reading,
        }
    }

    /// The step of the scale that an item is answered by, and who says so; nothing where it has another answer or none.
    pub(super) fn answered_by(&self, item: &str) -> Option<(&'a ScaleStep, AnswerSource)> {
        let answer = self.assessment?.answers.get(item)?;
        Some((self.instrument.step(&answer.reply)?, answer.source))
    }

    /// The item of that id.
    pub(super) fn item(&self, id: &str) -> Option<OpenItem<'a>> {
        self.items.get(place(&self.items, id)?).copied()
    }
}

/// How each item of an instrument is answered in an assessment.
fn answered<'a>(
    instrument: &'a Instrument,
    assessment: Option<&'a Assessment>,
) -> Vec<OpenItem<'a>> {
    let unanswered = |item| OpenItem {
        item,
        reading: ItemReading::Open(None),
    };
    let mut items: Vec<_> = instrument.items.iter().map(unanswered).collect();
    for (id, answer) in assessment.iter().flat_map(|assessment| &assessment.answers) {
        if let Some(one) = place(&items, id).and_then(|place| items.get_mut(place)) {
            one.reading = reading(instrument, answer);
        }
    }
    items
}

/// What holds of either of two persons: yes when it is so of one, no when of neither, and open while one is.
fn of_both<'a>(one: ItemReading<'a>, other: ItemReading<'a>) -> ItemReading<'a> {
    match (one, other) {
        (ItemReading::Yes, _) | (_, ItemReading::Yes) => ItemReading::Yes,
        (ItemReading::No, open) | (open, ItemReading::No) => open,
        (open, other) if other.was_not_asked() && !open.was_not_asked() => other,
        (open, _) => open,
    }
}

/// Where the item of that id stands. Most are numbered in their order, so the place its number gives is looked at first.
fn place(items: &[OpenItem<'_>], id: &str) -> Option<usize> {
    let is_it = |one: &OpenItem<'_>| one.item.id == id;
    let digit = |digit: u8| usize::from(digit.wrapping_sub(b'0'));
    let numbered = match id.as_bytes() {
        [one] => digit(*one),
        [ten, one] => 10 * digit(*ten) + digit(*one),
        _ => 0,
    };
    let there = numbered
        .checked_sub(1)
        .filter(|place| items.get(*place).is_some_and(is_it));
    there.or_else(|| items.iter().position(is_it))
}

/// How an answer is read.
fn reading<'a>(
    instrument: &Instrument,
    Answer { reply, source, .. }: &'a Answer,
) -> ItemReading<'a> {
    match instrument.counts(reply) {
        Some(true) => ItemReading::Yes,
        Some(false) if *source == AnswerSource::Perpetrator => ItemReading::OpenByPerpetrator,
        Some(false) => ItemReading::No,
        None => ItemReading::Open(Some(reply)),
    }
}
