//! How many answers were yes, where that is known and not which.

use crate::model::case::{Assessment, Case};
use crate::model::dates::Day;
use crate::model::instrument::{Instrument, Reply, Role};

/// The place of the assessment that is read on a day, of a person causing harm or else of the victim.
pub(super) fn place(
    case: &Case,
    instrument: &Instrument,
    of: Option<&str>,
    on: Day,
) -> Option<usize> {
    let read = match of {
        Some(person) => case.newest_about(person, &instrument.id, on),
        None => case.newest_assessment(&instrument.id, on),
    }?;
    case.assessments
        .list
        .iter()
        .position(|one| std::ptr::eq(one, read))
}

/// A total of yes answers that is counted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    /// The place of the assessment.
    pub(super) place: usize,
    pub(super) yes: u32,
    /// So many have a name.
    pub(super) least: u32,
    /// So many questions have no answer.
    unanswered: u32,
}

impl Total {
    /// That of the assessment that is read with an instrument on a day; nothing where there is none, or one that cannot be
    /// right.
    pub(super) fn of(case: &Case, instrument: &Instrument, on: Day) -> Option<Self> {
        let of = match case.people.causing_harm.as_slice() {
            [one] if instrument.role == Role::CausingHarm => Some(one.id.as_str()),
            [_, ..] if instrument.role == Role::CausingHarm => return None,
            _ => None,
        };
        let place = place(case, instrument, of, on)?;
        let one = case.assessments.list.get(place)?;
        let mut total = Self {
            place,
            yes: one.yes_total?,
            least: 0,
            unanswered: 0,
        };
        for item in &instrument.items {
            match answered(one, &item.id) {
                None => total.unanswered += 1,
                Some(reply) => total.least += u32::from(instrument.counts(reply) == Some(true)),
            }
        }
        (total.least..=total.most())
            .contains(&total.yes)
            .then_some(total)
    }

    /// As many as there could be.
    pub(super) fn most(self) -> u32 {
        self.least + self.unanswered
    }

    /// Whether it leaves open which of the questions without an answer were yes.
    pub(super) fn is_open(self) -> bool {
        self.least < self.yes && self.yes < self.most()
    }

    /// Whether that item has no answer.
    pub(super) fn leaves(self, case: &Case, item: &str) -> bool {
        case.assessments
            .list
            .get(self.place)
            .is_some_and(|one| answered(one, item).is_none())
    }

    /// The total once an item is answered so: another one if that answer could not have been among those it holds.
    pub(super) fn with(self, case: &Case, instrument: &Instrument, item: &str, yes: bool) -> u32 {
        let reply = case
            .assessments
            .list
            .get(self.place)
            .and_then(|one| answered(one, item));
        let was = match reply {
            Some(reply) => instrument.counts(reply) == Some(true),
            None if self.is_open() => yes,
            None => self.yes > self.least,
        };
        match (was, yes) {
            (true, false) => self.yes.saturating_sub(1),
            (false, true) => self.yes + 1,
            _ => self.yes,
        }
    }
}

fn answered<'a>(one: &'a Assessment, item: &str) -> Option<&'a Reply> {
    one.answers
        .get(item)
        .map(|answer| &answer.reply)
        .filter(|reply| **reply != Reply::NotAsked)
}
