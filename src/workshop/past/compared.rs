//! What came of past cases under two rules, counted.

use std::sync::Arc;

use crate::logic::Truth;
use crate::model::dates::Day;
use crate::model::rules::RouteKind;

use super::left_out::{Doubt, LeftOut, Reason};
use super::missing::{Bits, MISSING, Missing};
use super::pairs::{AnswerPair, Pairs, Tally};
use super::rows::{Past, PastRow};

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
        Self {
            forum: Truth::NotMet,
            kinds: [None; 6],
            missing: Bits::default(),
        }
    }
}

impl Under {
    /// The greatest answer among the routes of a kind; nothing where the rule has none.
    pub fn kind(&self, kind: RouteKind) -> Option<Truth> {
        RouteKind::every()
            .zip(self.kinds)
            .find(|(known, _)| *known == kind)
            .and_then(|(_, answer)| answer)
    }

    pub(super) fn raise(&mut self, kind: RouteKind, answer: Truth) {
        let of_kind = RouteKind::every()
            .zip(&mut self.kinds)
            .filter(|(known, _)| *known == kind);
        of_kind.for_each(|(_, held)| *held = Some(held.map_or(answer, |held| held.or(answer))));
    }

    /// What is missing that could settle it.
    pub fn missing(&self) -> impl Iterator<Item = Missing> {
        let bits = self.missing;
        MISSING
            .into_iter()
            .map(|(missing, ..)| missing)
            .filter(move |missing| bits.has(*missing))
    }
}

/// What became of one case under both rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseOutcome {
    /// Under the first, and under the second.
    pub under: [Under; 2],
}

impl CaseOutcome {
    /// The pair of answers it is in, over all routes to the rules' own forums.
    pub fn pair(&self) -> AnswerPair {
        let [first, second] = self.under.map(|under| under.forum);
        AnswerPair::of(first, second)
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

/// A calendar month, or a year where there are many months, and what it would have brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month from 1; nothing where it is the whole year.
    pub month: Option<u32>,
    /// Its cases.
    pub pairs: Pairs,
}

/// A kind of route that either rule has, and what became of the cases by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfKind {
    /// The kind.
    pub kind: RouteKind,
    /// Which of the rules has such a route.
    pub has: [bool; 2],
    /// The cases; under a rule without such a route it is not met by one.
    pub pairs: Pairs,
}

impl OfKind {
    /// The cases under each rule; nothing for one without such a route.
    pub fn tallies(&self) -> [Option<Tally>; 2] {
        let [first, second] = self.pairs.tallies();
        let [has_first, has_second] = self.has;
        [has_first.then_some(first), has_second.then_some(second)]
    }
}

/// Past cases under two rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The two rules.
    pub rules: [Rule; 2],
    /// Every case that was decided, in the order of the file, with what became of it.
    pub outcomes: Vec<CaseOutcome>,
    /// Where each of them stands among the rows.
    places: Vec<u32>,
    /// The rows that were read and are left out, by their places, and why.
    pub(super) passed: Vec<(u32, Reason)>,
    pub(super) past: Arc<Past>,
    pairs: Pairs,
}

impl Compared {
    pub(super) fn of(
        past: Arc<Past>,
        rules: [Rule; 2],
        decided: Vec<(u32, CaseOutcome)>,
        passed: Vec<(u32, Reason)>,
    ) -> Self {
        let (places, outcomes): (Vec<u32>, Vec<CaseOutcome>) = decided.into_iter().unzip();
        let mut pairs = Pairs::default();
        outcomes
            .iter()
            .for_each(|outcome| pairs.add(outcome.pair()));
        Self {
            rules,
            outcomes,
            places,
            passed,
            past,
            pairs,
        }
    }

    /// Every case with what became of it.
    pub fn cases(&self) -> impl Iterator<Item = (&PastRow, &CaseOutcome)> {
        let rows = self
            .places
            .iter()
            .filter_map(|place| self.past.rows.get(*place as usize));
        rows.zip(&self.outcomes)
    }

    /// How many cases are in each pair of answers, over all routes to the rules' own forums. Every other number of cases is
    /// made from these, or adds up to them.
    pub fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// The rows of the file that were not decided. With the cases they are all its rows.
    pub fn left_out(&self) -> LeftOut {
        let mut left_out = self.past.refused();
        self.passed
            .iter()
            .for_each(|(_, reason)| left_out.add(*reason, 1));
        left_out
    }

    /// How many of the cases are rows of which that is in doubt.
    pub(super) fn kept(&self, doubt: Doubt) -> usize {
        self.cases()
            .filter(|(row, _)| row.doubts & doubt.bit() != 0)
            .count()
    }

    /// How many of the cases have a cell that does not read and that neither rule asks for.
    pub fn read_in_part(&self) -> usize {
        self.cases().filter(|(row, _)| !row.is_whole()).count()
    }

    /// The reference of a case.
    pub fn reference(&self, row: &PastRow) -> &str {
        self.past.reference(row)
    }

    /// The cases in a pair.
    pub fn that(&self, pair: AnswerPair) -> impl Iterator<Item = (&PastRow, &CaseOutcome)> {
        self.cases()
            .filter(move |(_, outcome)| outcome.pair() == pair)
    }

    /// The same for each kind of route that either rule has.
    pub fn kinds(&self) -> Vec<OfKind> {
        let none = |kind| OfKind {
            kind,
            has: [false; 2],
            pairs: Pairs::default(),
        };
        let mut found: Vec<OfKind> = RouteKind::every().map(none).collect();
        for outcome in &self.outcomes {
            for (place, of_kind) in found.iter_mut().enumerate() {
                let answers = outcome
                    .under
                    .map(|under| under.kinds.get(place).copied().flatten());
                of_kind
                    .has
                    .iter_mut()
                    .zip(answers)
                    .for_each(|(has, answer)| *has |= answer.is_some());
                let [first, second] = answers.map(|answer| answer.unwrap_or(Truth::NotMet));
                of_kind.pairs.add(AnswerPair::of(first, second));
            }
        }
        found.retain(|of_kind| of_kind.has != [false; 2]);
        found
    }

    /// In how many cases that cannot be told each thing is missing, under each rule. One case may count in several.
    pub fn missing(&self) -> Vec<(Missing, [usize; 2])> {
        let count = |missing| {
            let mut counts = [0; 2];
            for outcome in &self.outcomes {
                let has = outcome
                    .under
                    .map(|under| usize::from(under.missing.has(missing)));
                counts
                    .iter_mut()
                    .zip(has)
                    .for_each(|(count, has)| *count += has);
            }
            (missing, counts)
        };
        let mut missing: Vec<_> = MISSING
            .iter()
            .map(|(missing, ..)| count(*missing))
            .filter(|(_, counts)| *counts != [0; 2])
            .collect();
        missing.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        missing
    }

    /// Of the cases that cannot be told under the first rule, or the second, what most of them lack and in how many of them
    /// it is missing; of several that as many lack, the first.
    pub(super) fn most_missing(&self, rule: usize) -> Option<(&'static str, usize)> {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for outcome in &self.outcomes {
            let Some(under) = outcome.under.get(rule) else {
                continue;
            };
            let mut lacks: Vec<&'static str> = Vec::new();
            for subject in under.missing().map(Missing::subject) {
                if !lacks.contains(&subject) {
                    lacks.push(subject);
                }
            }
            for subject in lacks {
                match counts.iter_mut().find(|(known, _)| *known == subject) {
                    Some((_, cases)) => *cases += 1,
                    None => counts.push((subject, 1)),
                }
            }
        }
        counts.into_iter().rev().max_by_key(|(_, cases)| *cases)
    }

    /// What each month would have brought, from the first case's to the last's, those without any included.
    pub fn months(&self) -> Vec<Month> {
        let Some((first, last)) = self.days() else {
            return Vec::new();
        };
        let by_year = months_of(first, last) > MOST_MONTHS;
        let place = |day: Day| {
            if by_year {
                day.year()
            } else {
                month_number(day)
            }
        };
        let month = |place: i32| Month {
            year: if by_year { place } else { place.div_euclid(12) },
            month: (!by_year).then(|| place.rem_euclid(12).unsigned_abs() + 1),
            pairs: Pairs::default(),
        };
        let mut months: Vec<Month> = (place(first)..=place(last)).map(month).collect();
        for (row, outcome) in self.cases() {
            let month = usize::try_from(place(row.date) - place(first))
                .ok()
                .and_then(|place| months.get_mut(place));
            let Some(month) = month else { continue };
            month.pairs.add(outcome.pair());
        }
        months
    }

    /// The first and the last day of decision.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let days = || self.cases().map(|(row, _)| row.date);
        Some((days().min()?, days().max()?))
    }

    /// In how many calendar months the cases lie, with the first and the last and all between.
    pub fn covers(&self) -> usize {
        self.days()
            .map_or(0, |(first, last)| months_of(first, last))
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
