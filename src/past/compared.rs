//! What came of past cases under two rules, counted.

use std::sync::Arc;

use crate::dates::Day;
use crate::decision::Truth;
use crate::rules::RouteKind;

use super::missing::{Bits, MISSING, Missing};
use super::rows::{Past, Row};

/// More months than this are shown by the year.
const MOST_MONTHS: usize = 48;

/// What became of one case under one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Under {
    /// The greatest answer among the routes that lead to the rule's own forum.
    pub forum: Truth,
    kinds: [Option<Truth>; 6],
    pub(super) missing: Bits,
}

impl Default for Under {
    fn default() -> Self {
        Self { forum: Truth::NotMet, kinds: [None; 6], missing: Bits::default() }
    }
}

impl Under {
    /// The greatest answer among the routes of a kind; nothing where the rule has none.
    pub fn kind(&self, kind: RouteKind) -> Option<Truth> {
        RouteKind::NAMED.iter().zip(self.kinds).find(|((known, _), _)| *known == kind).and_then(|(_, answer)| answer)
    }

    pub(super) fn raise(&mut self, kind: RouteKind, answer: Truth) {
        let of_kind = RouteKind::NAMED.iter().zip(&mut self.kinds).filter(|((known, _), _)| *known == kind);
        of_kind.for_each(|(_, held)| *held = Some(held.map_or(answer, |held| held.or(answer))));
    }

    /// What is missing that could settle it.
    pub fn missing(&self) -> impl Iterator<Item = Missing> {
        let bits = self.missing;
        MISSING.into_iter().map(|(missing, ..)| missing).filter(move |missing| bits.has(*missing))
    }
}

/// What became of one case under both rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Under the first, and under the second.
    pub under: [Under; 2],
}

/// How a case moves from the first rule to the second. Each case is in exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Not met under the first, met under the second.
    Enters,
    /// Met under the first, not met under the second.
    Leaves,
    /// Met under both.
    Stays,
    /// Not met under either.
    Neither,
    /// Met under the second; under the first it cannot be told.
    MayEnter,
    /// Met under the first; under the second it cannot be told.
    MayLeave,
    /// Met under neither as far as can be told, and under one of them or both it cannot be.
    Unknown,
}

impl Move {
    /// Every move, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Enters, Self::Leaves, Self::Stays, Self::Neither, Self::MayEnter, Self::MayLeave, Self::Unknown];
}

impl Outcome {
    /// How it moves.
    pub fn moves(&self) -> Move {
        let [first, second] = self.under.map(|under| under.forum);
        match (first, second) {
            (Truth::NotMet, Truth::Met) => Move::Enters,
            (Truth::Met, Truth::NotMet) => Move::Leaves,
            (Truth::Met, Truth::Met) => Move::Stays,
            (Truth::NotMet, Truth::NotMet) => Move::Neither,
            (Truth::CannotTell, Truth::Met) => Move::MayEnter,
            (Truth::Met, Truth::CannotTell) => Move::MayLeave,
            (Truth::CannotTell, _) | (Truth::NotMet, Truth::CannotTell) => Move::Unknown,
        }
    }
}

/// A rule that was compared, by its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// The area.
    pub area: String,
    /// The version.
    pub version: String,
    /// Where its referrals go.
    pub forum: String,
    /// The routes whose rule is not known, and whether national guidance stands in.
    pub unknown: Vec<(String, bool)>,
}

/// Cases with their answers: met, cannot tell, not met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Met.
    pub met: usize,
    /// It cannot be told.
    pub open: usize,
    /// Not met.
    pub not_met: usize,
}

impl Tally {
    fn add(&mut self, answer: Truth) {
        match answer {
            Truth::Met => self.met += 1,
            Truth::CannotTell => self.open += 1,
            Truth::NotMet => self.not_met += 1,
        }
    }
}

/// A calendar month, or a year where there are many months, and what it would have brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month from 1; nothing where it is the whole year.
    pub month: Option<u32>,
    /// The cases under the first rule and under the second.
    pub under: [Tally; 2],
}

/// Past cases under two rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The two rules.
    pub rules: [Rule; 2],
    /// Every case in the order of the file, with what became of it.
    pub outcomes: Vec<Outcome>,
    pub(super) past: Arc<Past>,
}

impl Compared {
    pub(super) fn of(past: Arc<Past>, rules: [Rule; 2], outcomes: Vec<Outcome>) -> Self {
        Self { rules, outcomes, past }
    }

    /// Every case with what became of it.
    pub fn cases(&self) -> impl Iterator<Item = (&Row, &Outcome)> {
        self.past.rows.iter().zip(&self.outcomes)
    }

    /// The reference of a case.
    pub fn reference(&self, row: &Row) -> &str {
        self.past.reference(row)
    }

    /// The cases that move so.
    pub fn that(&self, moves: Move) -> impl Iterator<Item = (&Row, &Outcome)> {
        self.cases().filter(move |(_, outcome)| outcome.moves() == moves)
    }

    /// How many cases of each answer, under each rule.
    pub fn tallies(&self) -> [Tally; 2] {
        let mut tallies = [Tally::default(); 2];
        for outcome in &self.outcomes {
            tallies.iter_mut().zip(outcome.under).for_each(|(tally, under)| tally.add(under.forum));
        }
        tallies
    }

    /// The same for each kind of route that either rule has; nothing for a rule without it.
    pub fn kinds(&self) -> Vec<(RouteKind, &'static str, [Option<Tally>; 2])> {
        let mut found = RouteKind::NAMED.map(|(kind, name)| (kind, name, [None; 2]));
        for outcome in &self.outcomes {
            for (place, (_, _, tallies)) in found.iter_mut().enumerate() {
                for (tally, under) in tallies.iter_mut().zip(&outcome.under) {
                    if let Some(Some(answer)) = under.kinds.get(place) {
                        tally.get_or_insert_with(Tally::default).add(*answer);
                    }
                }
            }
        }
        found.into_iter().filter(|(_, _, tallies)| tallies.iter().any(Option::is_some)).collect()
    }

    /// How many cases are in each pair of answers: from the first rule's to the second's, each from *met* to *not met*.
    pub fn crossed(&self) -> [[usize; 3]; 3] {
        let mut crossed = [[0; 3]; 3];
        let place = |answer| match answer {
            Truth::Met => 0,
            Truth::CannotTell => 1,
            Truth::NotMet => 2,
        };
        for outcome in &self.outcomes {
            let [first, second] = outcome.under.map(|under| place(under.forum));
            if let Some(cell) = crossed.get_mut(first).and_then(|row: &mut [usize; 3]| row.get_mut(second)) {
                *cell += 1;
            }
        }
        crossed
    }

    /// In how many cases that cannot be told each thing is missing, under each rule. One case may count in several.
    pub fn missing(&self) -> Vec<(Missing, [usize; 2])> {
        let count = |missing| {
            let mut counts = [0; 2];
            for outcome in &self.outcomes {
                let has = outcome.under.map(|under| usize::from(under.missing.has(missing)));
                counts.iter_mut().zip(has).for_each(|(count, has)| *count += has);
            }
            (missing, counts)
        };
        let mut missing: Vec<_> =
            MISSING.iter().map(|(missing, ..)| count(*missing)).filter(|(_, counts)| *counts != [0; 2]).collect();
        missing.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        missing
    }

    /// What each month would have brought, from the first case's to the last's, those without any included.
    pub fn months(&self) -> Vec<Month> {
        let Some((first, last)) = self.days() else { return Vec::new() };
        let by_year = months_of(first, last) > MOST_MONTHS;
        let place = |day: Day| if by_year { day.year() } else { month_number(day) };
        let month = |place: i32| Month {
            year: if by_year { place } else { place.div_euclid(12) },
            month: (!by_year).then(|| place.rem_euclid(12).unsigned_abs() + 1),
            under: [Tally::default(); 2],
        };
        let mut months: Vec<Month> = (place(first)..=place(last)).map(month).collect();
        for (row, outcome) in self.cases() {
            let month = usize::try_from(place(row.date) - place(first)).ok().and_then(|place| months.get_mut(place));
            let Some(month) = month else { continue };
            month.under.iter_mut().zip(outcome.under).for_each(|(tally, under)| tally.add(under.forum));
        }
        months
    }

    /// The first and the last day of decision.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let days = || self.past.rows.iter().map(|row| row.date);
        Some((days().min()?, days().max()?))
    }

    /// In how many calendar months the cases lie, with the first and the last and all between.
    pub fn covers(&self) -> usize {
        self.days().map_or(0, |(first, last)| months_of(first, last))
    }
}

/// How many calendar months there are from one day's to another's, both counted.
fn months_of(first: Day, last: Day) -> usize {
    usize::try_from(month_number(last) - month_number(first)).unwrap_or(0) + 1
}

/// Months counted on from one to the next, over the years.
fn month_number(day: Day) -> i32 {
    day.year() * 12 + i32::try_from(day.month()).unwrap_or(1) - 1
}
