use std::cell::OnceCell;

use crate::book::Rulebook;
use crate::case::{Assessment, Case, Event};
use crate::dates::{Day, Span};
use crate::instrument::{Answer, AnswerSource, Instrument, Item};

use super::events::known_span;
use super::evidence::{ItemReading, OpenItem};

/// What every criterion reads, worked out once a decision: how each item is answered and when each event may have been.
#[derive(Debug)]
pub(super) struct Sheets<'a> {
    /// One for each instrument of the book.
    pub(super) answers: Vec<Sheet<'a>>,
    /// The events of the ledger, in its order, and the days each may have happened on.
    pub(super) events: Vec<(&'a Event, Span)>,
    /// The assessments that may be the newest checklist, and whether one certainly was made: worked out when first asked.
    pub(super) newest_checklist: OnceCell<(Vec<&'a Assessment>, bool)>,
}

/// An instrument, the assessment that is read with it, and how each of its items is answered there.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    /// The instrument.
    pub(super) instrument: &'a Instrument,
    /// The newest assessment with it; nothing when there is none.
    pub(super) assessment: Option<&'a Assessment>,
    /// Its items, in its order.
    pub(super) items: Vec<OpenItem<'a>>,
}

impl<'a> Sheets<'a> {
    /// What the case holds for each instrument of the book on a day.
    pub(super) fn of(case: &'a Case, book: &'a Rulebook, on: Day) -> Self {
        let events = &case.events.list;
        Self {
            answers: book.instruments.iter().map(|instrument| Sheet::of(case, instrument, on)).collect(),
            events: events.iter().map(|event| (event, known_span(case, event.when, event.learned))).collect(),
            newest_checklist: OnceCell::new(),
        }
    }

    /// The sheet of the instrument of that id; nothing when it is not loaded.
    pub(super) fn of_instrument(&self, id: &str) -> Option<&Sheet<'a>> {
        self.answers.iter().find(|sheet| sheet.instrument.id == id)
    }
}

impl<'a> Sheet<'a> {
    fn of(case: &'a Case, instrument: &'a Instrument, on: Day) -> Self {
        let assessment = case.newest_assessment(&instrument.id, on);
        let items =
            instrument.items.iter().map(|item| OpenItem { item, reading: reading(instrument, item, assessment) });
        Self { instrument, assessment, items: items.collect() }
    }

    /// The item of that id. Most are numbered in their order, so the place its number gives is looked at first.
    pub(super) fn item(&self, id: &str) -> Option<OpenItem<'a>> {
        let is_it = |one: &&OpenItem<'_>| one.item.id == id;
        let numbered = || self.items.get(id.parse::<usize>().ok()?.checked_sub(1)?);
        numbered().filter(is_it).or_else(|| self.items.iter().find(is_it)).copied()
    }
}

/// How an item's answer is read in an assessment.
fn reading<'a>(instrument: &Instrument, item: &Item, assessment: Option<&'a Assessment>) -> ItemReading<'a> {
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
