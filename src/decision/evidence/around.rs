use crate::case::{Assessment, Case, Change, Event, Order};
use crate::dates::Day;
use crate::instrument::Item;
use crate::rules::Criterion;

use crate::decision::Truth;

/// What lies around the checklist: the things that were looked at, and how each fits.
#[derive(Clone, Debug, PartialEq)]
pub struct AroundFound<'a> {
    /// The case they lie in.
    pub case: &'a Case,
    /// What was asked for.
    pub asked: &'a Criterion,
    /// The newest checklist or grade, where it is asked about; several when their dates do not tell which it is.
    pub newest: Vec<&'a Assessment>,
    /// What was looked at.
    pub things: Vec<ThingWeighed<'a>>,
    /// Whether there may be more that nobody has asked about yet.
    pub may_be_more: bool,
}

impl<'a> AroundFound<'a> {
    /// What may have come since the newest checklist, or may have been graded higher before, where there is one and the
    /// dates do not tell.
    pub fn perhaps(&self) -> impl Iterator<Item = &ThingWeighed<'a>> {
        let in_time = matches!(self.asked, Criterion::Since(_) | Criterion::LowerGrade(_)) && !self.newest.is_empty();
        self.things.iter().filter(move |weighed| in_time && weighed.answer == Truth::CannotTell)
    }
}

impl ThingWeighed<'_> {
    /// Whether it was said what it is: of an event, what was done at it.
    pub(super) fn is_named(&self) -> bool {
        match self.thing {
            Thing::Event(event) => !event.kinds.is_empty(),
            Thing::Change(_) | Thing::Order(_) | Thing::Assessment(_) => true,
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
    Item(&'a Item),
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
}
