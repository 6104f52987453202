use crate::model::case::{Assessment, Case, Change, Event, Order};
use crate::model::dates::Day;
use crate::model::instrument::Item;
use crate::model::rules::AroundAsked;

use crate::engine::decision::{InDoubt, Part};
use crate::logic::Truth;

/// What lies around the checklist: the things that were looked at, and how each fits.
#[derive(Clone, Debug, PartialEq)]
pub struct AroundFound<'a> {
    /// The case they lie in.
    pub case: &'a Case,
    /// The day of decision.
    pub on: Day,
    /// What was asked for.
    pub asked: AroundAsked<'a>,
    /// The newest checklist or grade, where it is asked about; several when their dates do not tell which it is.
    pub newest: Vec<&'a Assessment>,
    /// What was looked at.
    pub things: Vec<ThingWeighed<'a>>,
    /// Whether there may be more that nobody has asked about yet.
    pub may_be_more: bool,
}

impl<'a> AroundFound<'a> {
    /// What may have come since the newest checklist, or was graded higher and may have been so before, where there is
    /// one: its date is in doubt, or whom it harmed. That something may have been graded at all is no sign of anything.
    pub fn perhaps(&self) -> impl Iterator<Item = &ThingWeighed<'a>> {
        let in_time = match self.asked {
            AroundAsked::Since(_) | AroundAsked::LowerGrade(_) => !self.newest.is_empty(),
            AroundAsked::Follows(_)
            | AroundAsked::Order(_)
            | AroundAsked::Older(_)
            | AroundAsked::Unasked(_) => false,
        };
        let graded =
            |weighed: &ThingWeighed<'a>| !weighed.open.and(weighed.open_after).has(Part::Grade);
        self.things.iter().filter(move |weighed| {
            in_time && weighed.answer == Truth::CannotTell && graded(weighed)
        })
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
    /// What is in doubt about it and bears on that.
    pub open: InDoubt,
    /// What is in doubt about what it is lower than.
    pub open_after: InDoubt,
}

impl<'a> ThingWeighed<'a> {
    /// A thing for which nothing else was looked at.
    pub(in crate::engine::decision) fn alone(thing: Thing<'a>, answer: Truth) -> Self {
        let open = match thing {
            Thing::Event(event) => InDoubt::of([
                (Part::Date, event.when.exact().is_none()),
                (Part::Done, event.kinds.is_empty()),
                (Part::People, event.by.is_empty()),
            ]),
            Thing::Assessment(one) => InDoubt::of([(Part::Date, one.when.exact().is_none())]),
            Thing::Change(_) | Thing::Order(_) | Thing::Item(_) => InDoubt::default(),
        };
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
