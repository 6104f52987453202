use crate::logic::Truth;
use crate::model::case::{Event, Person};
use crate::model::rules::{Events, Extent, PeopleScope};

use crate::engine::decision::Count;
use crate::engine::decision::present::Present;
use crate::engine::decision::window::Window;

/// How an event fits what is asked, part by part: *not met* is why it does not count, *cannot tell* is what is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Fit {
    /// It lies in the window.
    pub date: Truth,
    /// It was recorded in the way asked for.
    pub recorded: Truth,
    /// What was done is what is asked for.
    pub kind: Truth,
    /// It happened where asked for.
    pub place: Truth,
    /// It happened between those asked for.
    pub people: Truth,
    /// It is not the event that led to the assessment, where that one does not count.
    pub earlier: Truth,
    /// By how many days it misses the window, where it certainly does: negative before it, positive after it.
    pub days_outside: Option<i64>,
    /// Where its date is in doubt: it may lie before the window.
    pub may_precede: bool,
    /// Where its date is in doubt: it may lie after the window.
    pub may_follow: bool,
}

impl Fit {
    /// Whether it counts.
    #[inline]
    pub fn answer(self) -> Truth {
        self.but_for_the_present().and(self.earlier)
    }

    /// Whether it would count if it were not the present event.
    #[inline]
    pub fn but_for_the_present(self) -> Truth {
        self.date
            .and(self.recorded)
            .and(self.kind)
            .and(self.place)
            .and(self.people)
    }
}

/// An event and how it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed<'a> {
    /// The event.
    pub event: &'a Event,
    /// How it fits.
    pub fit: Fit,
}

impl<'a> Weighed<'a> {
    /// The same beside what else may be known of the present event.
    pub(crate) fn beside(self, present: &Present<'_>) -> Self {
        let earlier = match self.fit.earlier {
            // Where the present event counts, each is as good as an earlier one.
            Truth::Met => Truth::Met,
            Truth::CannotTell | Truth::NotMet => present.is_not(self.event),
        };
        Self {
            fit: Fit {
                earlier,
                ..self.fit
            },
            ..self
        }
    }
}

/// Events counted.
#[derive(Clone, Debug, PartialEq)]
pub struct EventsFound<'a> {
    /// What was asked for.
    pub asked: &'a Events,
    /// The days that count.
    pub window: Window,
    /// The person causing harm whose events these are, where it depends on one and there are several.
    pub person: Option<OneOfSeveral<'a>>,
    /// How many.
    pub count: Count,
    /// Every event of the ledger, in its order.
    pub events: Vec<Weighed<'a>>,
    /// Whether the ledger was said to hold everything that is known.
    pub all_known: bool,
    /// What comes of it if the source is read another way where it leaves something open.
    pub otherwise: Vec<Reading>,
    /// What stands behind every event where it is not known.
    pub behind: Behind,
    /// Which event is the present one, where that one does not count.
    pub present: Present<'a>,
}

/// One of several persons who caused harm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneOfSeveral<'a> {
    /// Who.
    pub person: &'a Person,
    /// The place in the list of them, counted from one.
    pub number: usize,
}

/// What is not known of the case itself and stands behind every place or every person in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Here is where the victim lives, and that is not known.
    pub home: bool,
    /// Nobody is named who caused harm.
    pub nobody: bool,
}

impl<'a> EventsFound<'a> {
    /// The events of that answer.
    pub fn that(&self, answer: Truth) -> impl Iterator<Item = &Weighed<'a>> {
        self.events
            .iter()
            .filter(move |weighed| weighed.fit.answer() == answer)
    }
}

/// Another way to read what a source leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherReading {
    /// Which places count.
    Place(Extent),
    /// Between whom.
    People(PeopleScope),
    /// Whether the event that led to the assessment counts.
    Current(bool),
}

/// What comes of another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The other reading.
    pub reading: OtherReading,
    /// The answer under it.
    pub answer: Truth,
    /// How many under it.
    pub count: Count,
}
