use crate::case::{Event, Marac};
use crate::dates::Span;
use crate::rules::{Extent, PeopleScope, Repeat, RepeatEvents, Who};

use super::evaluate::Reader;
use super::evidence::RepeatPair;
use super::repeat::{anchor, would_be_crime};
use super::{Truth, Unknown};

/// More sets than anybody reads; the smallest are kept.
const MOST_SETS: usize = 8;

impl<'a> Reader<'_, 'a> {
    /// What could make a repeat where it cannot be told: sets of unknowns, each needed whole, the smallest first.
    pub(super) fn could_repeat(
        &self,
        asked: &Repeat,
        pairs: &[RepeatPair<'a>],
        earlier: &[(&'a Marac, Span)],
    ) -> Vec<Vec<Unknown<'a>>> {
        let (maracs_known, events_known) = (self.case.maracs.all_known, self.case.events.all_known);
        let behind: Vec<Unknown<'a>> = [
            (!maracs_known).then_some(Unknown::MoreMaracs),
            (asked.heard == Extent::ThisArea && self.home_open()).then_some(Unknown::Person(Who::Victim)),
            (asked.people != PeopleScope::SameVictim && self.case.people.causing_harm.is_empty())
                .then_some(Unknown::Person(Who::CausingHarm)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let open_maracs = || {
            let open = earlier.iter().filter(|(marac, _)| marac_is_open(asked, marac));
            open.map(|(marac, _)| Unknown::Marac(marac))
        };
        // Where nobody is named who caused harm, what somebody else did is no doubt of this case.
        let nobody = behind.contains(&Unknown::Person(Who::CausingHarm));
        let may_be = |event: &Event| !nobody || event.by.is_empty();
        let mut sets: Vec<Vec<Unknown<'a>>> = Vec::new();
        for pair in pairs.iter().filter(|pair| pair.answer() != Truth::NotMet && may_be(pair.event)) {
            let dates = pair.after.and(pair.within).and(pair.last) == Truth::CannotTell;
            let mut set = behind.clone();
            if event_is_open(asked, pair.event, dates) {
                set.push(Unknown::Event(pair.event));
            }
            if pair.last == Truth::CannotTell {
                set.extend(open_maracs());
            } else if pair.answer() == Truth::CannotTell && marac_is_open(asked, pair.marac) {
                set.push(Unknown::Marac(pair.marac));
            }
            sets.push(set);
        }
        // One that comes to light may have been just before an event.
        if !maracs_known {
            for (event, span) in self.sheets.events.iter().filter(|(event, _)| may_be(event)) {
                let mut set = behind.clone();
                if let Some(more) = self.heard_before(asked, (event, *span), earlier) {
                    set.extend(more.then(open_maracs).into_iter().flatten());
                    if event_is_open(asked, event, more || !self.fits_after(asked, *span)) {
                        set.push(Unknown::Event(event));
                    }
                    sets.push(set);
                }
            }
        }
        if !events_known && (!maracs_known || !earlier.is_empty()) {
            sets.push(behind.iter().copied().chain([Unknown::MoreEvents]).chain(open_maracs()).collect());
        }
        if sets.is_empty() {
            sets.push(behind);
        }
        // The shortest first; put in one by one, since a sort would bring 8 KB of program along.
        let mut kept: Vec<Vec<Unknown<'a>>> = Vec::new();
        for set in sets {
            if !kept.contains(&set) && !set.is_empty() {
                kept.insert(kept.partition_point(|known| known.len() <= set.len()), set);
            }
        }
        kept.truncate(MOST_SETS);
        kept
    }

    /// Whether all the days it may have happened on lie in the window that begins just before them.
    fn fits_after(&self, asked: &Repeat, span: Span) -> bool {
        let last_day = span.first.map(|first| first.minus_days(1).months_after(asked.months));
        span.by(self.on) == Truth::Met && span.last.zip(last_day).is_some_and(|(last, last_day)| last <= last_day)
    }

    /// Whether an event would be a repeat if it had been heard just before: nothing when it cannot, and whether that
    /// hangs on the MARACs that are known.
    fn heard_before(&self, asked: &Repeat, event: (&Event, Span), earlier: &[(&Marac, Span)]) -> Option<bool> {
        let before = event.1.first.map(|first| first.minus_days(1));
        let marac = Marac {
            id: String::new(),
            referred: crate::dates::When::Unknown,
            met: crate::dates::When::Unknown,
            discussed: None,
            areas: Vec::new(),
            about: self.case.people.causing_harm.iter().map(|person| person.id.clone()).collect(),
            note: String::new(),
            ..Marac::default()
        };
        let (people, last) = self.last_between(asked, event, (&marac, Span { first: before, last: before }), earlier);
        let crime = asked.events != RepeatEvents::WouldBeCrime || would_be_crime(event.0) != Truth::NotMet;
        let may_be = crime && people.and(last).and(event.1.by(self.on)) != Truth::NotMet;
        may_be.then_some(last == Truth::CannotTell)
    }
}

/// Whether a MARAC has something in doubt that a repeat hangs on.
fn marac_is_open(asked: &Repeat, marac: &Marac) -> bool {
    anchor(marac, asked.anchor).exact().is_none()
        || asked.heard == Extent::ThisArea && marac.areas.len() != 1
        || asked.people != PeopleScope::SameVictim && marac.about.is_empty()
}

/// Whether an event has something in doubt that a repeat hangs on.
fn event_is_open(asked: &Repeat, event: &Event, dates: bool) -> bool {
    dates && event.when.exact().is_none()
        || asked.events == RepeatEvents::WouldBeCrime && would_be_crime(event) == Truth::CannotTell
        || people_are_open(asked.people, event)
}

/// Whether it is not known who was harmed or by whom, where that counts.
pub(super) fn people_are_open(people: PeopleScope, event: &Event) -> bool {
    people != PeopleScope::SamePersonCausingHarm && event.harmed.is_empty()
        || people != PeopleScope::SameVictim && event.by.is_empty()
}
