use std::collections::HashSet;

use crate::model::case::{Event, Marac};
use crate::model::dates::{Day, Span};
use crate::model::rules::{Extent, PeopleScope, Repeat, RepeatEvents};

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::{HOME, NOBODY};
use crate::engine::decision::{Truth, Unknown};

use super::earlier::{EarlierMarac, EarlierMaracs, last_between};
use super::{RepeatPair, anchor, anchor_part, would_be_crime};

/// More sets than anybody reads; the smallest are kept.
const MOST_SETS: usize = 8;

impl<'a> Reader<'_, 'a> {
    /// Whether an event or a MARAC that nobody has asked about yet could make a repeat.
    pub(super) fn may_come_to_light(&self, asked: &Repeat, earlier: &EarlierMaracs<'_>) -> bool {
        let (maracs_known, events_known) = (self.case.maracs.all_known, self.case.events.all_known);
        let heard_before = || {
            self.read
                .events
                .iter()
                .any(|one| self.heard_before(asked, *one, earlier).is_some())
        };
        !events_known && self.has_room(earlier) || !maracs_known && heard_before()
    }

    /// Whether an event could come to light after a MARAC that counts: not where none does and all are known, and not
    /// after one of the last day that an event of the case may be of.
    fn has_room(&self, earlier: &EarlierMaracs<'_>) -> bool {
        let last_day = self.on.min(self.case.as_of);
        let leaves_room = |date: &Span| date.first.is_none_or(|first| first < last_day);
        let is_by_then = |date: &Span| date.last.is_some_and(|last| last <= self.on);
        (0..earlier.persons.len()).any(|person| {
            let mut maracs = earlier.list.iter();
            let any = !self.case.maracs.all_known
                || maracs.any(|one| one.counts(person) != Truth::NotMet && leaves_room(&one.date));
            let ends_it = |one: &EarlierMarac<'_>| {
                one.counts(person) == Truth::Met && !leaves_room(&one.date) && is_by_then(&one.date)
            };
            any && !earlier.list.iter().any(ends_it)
        })
    }

    /// What could make a repeat where it cannot be told: sets of unknowns, each needed whole, the smallest first.
    #[expect(
        clippy::too_many_lines,
        reason = "one set after the other of what could make a repeat, behind what is open in all of them"
    )]
    pub(super) fn could_repeat(
        &self,
        asked: &Repeat,
        pairs: &[RepeatPair<'a>],
        earlier: &EarlierMaracs<'a>,
    ) -> Vec<Vec<Unknown<'a>>> {
        let (maracs_known, events_known) = (self.case.maracs.all_known, self.case.events.all_known);
        let behind: Vec<Unknown<'a>> = [
            (!maracs_known).then_some(Unknown::MoreMaracs),
            (asked.heard == Extent::ThisArea && self.home_open()).then_some(HOME),
            (asked.people != PeopleScope::SameVictim && self.read.persons.is_empty())
                .then_some(NOBODY),
        ]
        .into_iter()
        .flatten()
        .collect();
        let open_maracs: Vec<Unknown<'a>> = {
            let open = earlier.list.iter();
            let open = open.map(|one| (one.marac, marac_in_doubt(asked, one.marac)));
            open.filter(|(_, open)| !open.is_empty())
                .map(|(marac, open)| Unknown::Marac(marac, open))
                .collect()
        };
        // Where nobody is named who caused harm, what somebody else did is no doubt of this case.
        let nobody = behind.contains(&NOBODY);
        let may_be = |event: &Event| !nobody || event.by.is_empty();
        let mut sets: Vec<Vec<Unknown<'a>>> = Vec::new();
        // After whichever MARAC an event came, all of those that are open are named.
        let mut named_with_all = HashSet::new();
        for pair in pairs
            .iter()
            .filter(|pair| pair.answer() != Truth::NotMet && may_be(pair.event))
        {
            if pair.last == Truth::CannotTell {
                if behind.is_empty()
                    && let Some(alone) = self.last_alone(asked, pair, earlier)
                {
                    sets.extend(alone.into_iter().map(|unknown| vec![unknown]));
                    continue;
                }
                if named_with_all.insert(&pair.event.id) {
                    let mut set = behind.clone();
                    set.extend(event_in_doubt(asked, pair.event, true));
                    set.extend(&open_maracs);
                    sets.push(set);
                }
                continue;
            }
            for [of_event, of_marac] in self.dates_needed(asked, pair, earlier) {
                let mut set = behind.clone();
                set.extend(event_in_doubt(asked, pair.event, of_event));
                set.extend(own_marac(asked, pair, of_marac));
                sets.push(set);
            }
        }
        // One that comes to light may have been just before an event.
        if !maracs_known {
            for (event, span) in self.read.events.iter().filter(|(event, _)| may_be(event)) {
                let mut set = behind.clone();
                if let Some(more) = self.heard_before(asked, (event, *span), earlier) {
                    set.extend(more.then_some(&open_maracs).into_iter().flatten());
                    set.extend(event_in_doubt(
                        asked,
                        event,
                        more || !self.fits_after(asked, *span),
                    ));
                    sets.push(set);
                }
            }
        }
        if !events_known && self.has_room(earlier) {
            sets.push(
                behind
                    .iter()
                    .copied()
                    .chain([Unknown::MoreEvents])
                    .chain(open_maracs)
                    .collect(),
            );
        }
        if sets.is_empty() {
            sets.push(behind);
        }
        smallest_first(sets)
    }

    /// What settles a pair alone of which nothing is open but whether one other MARAC came between: of the event its date,
    /// and of that MARAC any part of it that tells. Nothing where more than one other may have come between.
    fn last_alone(
        &self,
        asked: &Repeat,
        pair: &RepeatPair<'a>,
        earlier: &EarlierMaracs<'a>,
    ) -> Option<Vec<Unknown<'a>>> {
        let rest = pair.after.and(pair.within).and(pair.kind);
        if rest.and(pair.people).and(pair.heard) != Truth::Met {
            return None;
        }
        let (event, span) = self
            .read
            .events
            .iter()
            .find(|(event, _)| event.id == pair.event.id)?;
        let happened = (*event, span.no_later_than(self.on));
        let own = earlier
            .list
            .iter()
            .find(|one| one.marac.id == pair.marac.id)?;
        let people = earlier.between(asked, event);
        let others = earlier.list.iter();
        let others = others.filter(|other| other.marac.id != pair.marac.id);
        let mut between = others.filter(|other| {
            let happened = (people.as_slice(), happened.1);
            let (_, last) = last_between(own, happened, std::iter::once(*other), earlier);
            last != Truth::Met
        });
        let (other, None) = (between.next()?, between.next()) else {
            return None;
        };
        let (other, heard) = (other.marac, other.date);
        // Heard before any day of the event; or the event after any day on which it was heard.
        let is_before = happened
            .1
            .first
            .is_some_and(|day| heard.first.is_none_or(|first| first < day));
        let is_after = (event.when.exact().is_none())
            .then(|| heard.last.zip(happened.1.last))
            .flatten()
            .is_some_and(|(heard, last)| last > heard);
        let of_event = is_after.then_some(Unknown::Event(event, InDoubt::only(Part::Date)));
        let of_other = marac_in_doubt(asked, other)
            .parts()
            .filter(|part| tells(*part, is_before))
            .map(|part| Unknown::Marac(other, InDoubt::only(part)));
        let alone: Vec<_> = of_event.into_iter().chain(of_other).collect();
        (!alone.is_empty()).then_some(alone)
    }

    /// Whose dates it takes for an event to lie in the window after a MARAC, the event's and the MARAC's: one of them alone
    /// where some day of it does for every day of the other.
    fn dates_needed(
        &self,
        asked: &Repeat,
        pair: &RepeatPair<'_>,
        earlier: &EarlierMaracs<'_>,
    ) -> Vec<[bool; 2]> {
        if pair.after.and(pair.within) != Truth::CannotTell {
            return vec![[false, false]];
        }
        let happened = self
            .read
            .events
            .iter()
            .find(|(event, _)| event.id == pair.event.id)
            .map(|(_, span)| *span);
        let mut maracs = earlier.list.iter();
        let heard = maracs
            .find(|one| one.marac.id == pair.marac.id)
            .map(|one| one.date);
        let (Some(happened), Some(heard)) = (happened, heard) else {
            return vec![[true, true]];
        };
        let until = |day: Day| self.last_day(asked, day);
        let by_then = happened.no_later_than(self.on);
        let of_event = heard.first.zip(heard.last).is_some_and(|(first, last)| {
            let earliest = by_then.first.max(Some(last.plus_days(1)));
            earliest <= by_then.last.min(Some(until(first)))
        });
        let of_marac = happened.by(self.on) == Truth::Met
            && happened
                .first
                .zip(happened.last)
                .is_some_and(|(first, last)| {
                    let before = first.minus_days(1);
                    let latest = heard.last.map_or(before, |day| day.min(before));
                    heard.first.is_none_or(|day| day <= latest) && last <= until(latest)
                });
        let alone = [(of_event, [true, false]), (of_marac, [false, true])];
        let alone: Vec<_> = alone
            .into_iter()
            .filter_map(|(does, dates)| does.then_some(dates))
            .collect();
        if alone.is_empty() {
            vec![[true, true]]
        } else {
            alone
        }
    }

    /// The last day of the window after a MARAC of that day: without a window the day of decision, since nothing later is
    /// a repeat.
    fn last_day(&self, asked: &Repeat, heard: Day) -> Day {
        asked.window().map_or(self.on, |length| length.after(heard))
    }

    /// Whether all the days it may have happened on lie in the window that begins just before them.
    fn fits_after(&self, asked: &Repeat, span: Span) -> bool {
        let last_day = span
            .first
            .map(|first| self.last_day(asked, first.minus_days(1)));
        span.by(self.on) == Truth::Met
            && span
                .last
                .zip(last_day)
                .is_some_and(|(last, last_day)| last <= last_day)
    }

    /// Whether an event would be a repeat if it had been heard just before: nothing when it cannot, and whether that
    /// hangs on the MARACs that are known.
    fn heard_before(
        &self,
        asked: &Repeat,
        event: (&Event, Span),
        earlier: &EarlierMaracs<'_>,
    ) -> Option<bool> {
        let before = event.1.first.map(|first| first.minus_days(1));
        let marac = Marac {
            id: String::new(),
            referred: crate::model::dates::When::Unknown,
            met: crate::model::dates::When::Unknown,
            discussed: None,
            areas: Vec::new(),
            about: self
                .read
                .persons
                .iter()
                .map(|person| person.id.clone())
                .collect(),
            note: String::new(),
            ..Marac::default()
        };
        let date = Span {
            first: before,
            last: before,
        };
        let is_by_then = event.1.by(self.on);
        let just_before = self.weighed(asked, &earlier.persons, &marac, date);
        let between = earlier.between(asked, event.0);
        let happened = (between.as_slice(), event.1.no_later_than(self.on));
        let (people, last) = last_between(&just_before, happened, earlier.list.iter(), earlier);
        let crime =
            asked.events != RepeatEvents::WouldBeCrime || would_be_crime(event.0) != Truth::NotMet;
        let may_be = crime && people.and(last).and(is_by_then) != Truth::NotMet;
        may_be.then_some(last == Truth::CannotTell)
    }
}

/// Whether a part of a MARAC that is in doubt tells whether it came between; its dates do where it may have been before.
fn tells(part: Part, is_before: bool) -> bool {
    match part {
        Part::Referral | Part::Meeting | Part::Discussed => is_before,
        Part::Heard
        | Part::About
        | Part::Date
        | Part::End
        | Part::Whose
        | Part::Recorded
        | Part::Done
        | Part::Crime
        | Part::Place
        | Part::People
        | Part::Grade
        | Part::OfFour
        | Part::Present
        | Part::Age
        | Part::Home
        | Part::Relationship
        | Part::Who => true,
    }
}

/// The smallest of the sets, each once, without those that take more than another does. One that takes less is never
/// longer, so it stands before, and not every set of a long history is held against every other.
fn smallest_first(mut sets: Vec<Vec<Unknown<'_>>>) -> Vec<Vec<Unknown<'_>>> {
    let mut seen = HashSet::new();
    sets.retain(|set| !set.is_empty() && seen.insert(set.clone()));
    sets.sort_by_key(Vec::len);
    let takes_more = |set: &[Unknown<'_>]| {
        let mut shorter = sets.iter().take_while(|other| other.len() <= set.len());
        shorter.any(|other| takes_less(other, set))
    };
    let smallest = sets.iter().filter(|set| !takes_more(set));
    smallest.take(MOST_SETS).cloned().collect()
}

/// Whether a set takes nothing but what another takes, and not all of it.
fn takes_less(one: &[Unknown<'_>], other: &[Unknown<'_>]) -> bool {
    let is_within = |one: &Unknown<'_>, other: &Unknown<'_>| match (one, other) {
        (Unknown::Marac(marac, open), Unknown::Marac(of, all)) => {
            marac.id == of.id && open.is_within(*all)
        }
        (Unknown::Event(event, open), Unknown::Event(of, all)) => {
            event.id == of.id && open.is_within(*all)
        }
        (one, other) => one == other,
    };
    let all_in = |one: &[Unknown<'_>], other: &[Unknown<'_>]| {
        one.iter()
            .all(|unknown| other.iter().any(|of| is_within(unknown, of)))
    };
    !one.is_empty() && all_in(one, other) && !all_in(other, one)
}

/// What is in doubt about a MARAC that a repeat hangs on.
fn marac_in_doubt(asked: &Repeat, marac: &Marac) -> InDoubt {
    let date = anchor_part(asked.anchor);
    InDoubt::of([
        (date, anchor(marac, asked.anchor).exact().is_none()),
        (
            Part::Heard,
            asked.heard == Extent::ThisArea && marac.areas.len() != 1,
        ),
        (
            Part::About,
            asked.people != PeopleScope::SameVictim && marac.about.is_empty(),
        ),
    ])
}

/// What is in doubt about the MARAC of a pair that the pair hangs on.
fn own_marac<'a>(asked: &Repeat, pair: &RepeatPair<'a>, date: bool) -> Option<Unknown<'a>> {
    let bears = |part: Part| match part {
        Part::Referral | Part::Meeting | Part::Discussed => date,
        Part::Heard => pair.heard == Truth::CannotTell,
        Part::About => pair.people == Truth::CannotTell,
        Part::Date
        | Part::End
        | Part::Whose
        | Part::Recorded
        | Part::Done
        | Part::Crime
        | Part::Place
        | Part::People
        | Part::Grade
        | Part::OfFour
        | Part::Present
        | Part::Age
        | Part::Home
        | Part::Relationship
        | Part::Who => false,
    };
    let open = InDoubt::of(
        marac_in_doubt(asked, pair.marac)
            .parts()
            .map(|part| (part, bears(part))),
    );
    (!open.is_empty()).then_some(Unknown::Marac(pair.marac, open))
}

/// What is in doubt about an event that a repeat hangs on.
fn event_in_doubt<'a>(asked: &Repeat, event: &'a Event, dates: bool) -> Option<Unknown<'a>> {
    let open = InDoubt::of([
        (Part::Date, dates && event.when.exact().is_none()),
        (
            Part::Crime,
            asked.events == RepeatEvents::WouldBeCrime
                && would_be_crime(event) == Truth::CannotTell,
        ),
        (Part::People, people_are_open(asked.people, event)),
    ]);
    (!open.is_empty()).then_some(Unknown::Event(event, open))
}

/// Whether it is not known who was harmed or by whom, where that counts.
pub(in crate::engine::decision) fn people_are_open(people: PeopleScope, event: &Event) -> bool {
    people != PeopleScope::SamePersonCausingHarm && event.harmed.is_empty()
        || people != PeopleScope::SameVictim && event.by.is_empty()
}
