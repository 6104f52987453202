#![deny(clippy::wildcard_enum_match_arm)]

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::model::rules::{
    AgeRange, Assessments, Criterion, Events, Extent, PeopleScope, PersonIs, Repeat, RepeatEvents,
    Rising, Threshold, Version,
};

use super::found::{CheckId, Findings};
use super::known::{Fate, Known, number};
use crate::record::entry;

/// How many comparisons a version may take: far more than any real rule, few enough for a file made to be slow.
const MOST: u32 = 200_000;

/// No route is met only where another with the same destination is met as well.
pub(super) fn check_contained(
    found: &mut Findings,
    at: &str,
    version: &Version,
    known: &Known<'_>,
) {
    let compare = Compare {
        known,
        left: Cell::new(MOST),
    };
    let routes: Vec<_> = version
        .routes
        .iter()
        .enumerate()
        .filter_map(|(index, route)| Some((index, route, route.criterion.as_ref()?)))
        .filter(|(_, _, criterion)| matches!(known.fate(criterion), Fate::Open))
        .collect();
    for (index, route, criterion) in &routes {
        let wider = routes.iter().find(|(other, to, wider)| {
            other != index
                && compare.left.get() > 0
                && to.leads_to.trim() == route.leads_to.trim()
                && compare.implies(criterion, wider)
                // Of two that are met by the same cases only the later is named.
                && (other < index || !compare.implies(wider, criterion))
        });
        if let Some((_, wider, _)) = wider {
            let says = [
                "Whoever meets this route also meets `",
                &wider.name,
                "`, so it brings nobody new. Check the numbers and conditions of both.",
            ];
            found.add(CheckId::ContainsAnother, entry(at, "routes", *index), &says);
        }
    }
}

/// Compares criteria without a case.
struct Compare<'a> {
    known: &'a Known<'a>,
    /// How many comparisons are left.
    left: Cell<u32>,
}

impl Compare<'_> {
    /// Whether every case that meets `one` meets `other`. Sound and not complete: where it says no, it may still be so.
    fn implies(&self, one: &Criterion, other: &Criterion) -> bool {
        let Some(left) = self.left.get().checked_sub(1) else {
            return false;
        };
        self.left.set(left);
        if one == other {
            return true;
        }
        match (one, other) {
            (Criterion::Any(parts), _) => {
                !parts.is_empty() && parts.iter().all(|part| self.implies(part, other))
            }
            (_, Criterion::All(parts)) => {
                !parts.is_empty() && parts.iter().all(|part| self.implies(one, part))
            }
            (Criterion::All(parts), Criterion::Any(others)) => {
                parts.iter().any(|part| self.implies(part, other))
                    || others.iter().any(|part| self.implies(one, part))
            }
            (Criterion::All(parts), _) => parts.iter().any(|part| self.implies(part, other)),
            (_, Criterion::Any(parts)) => parts.iter().any(|part| self.implies(one, part)),
            (Criterion::Grade(one), Criterion::Grade(other)) => one.at_least >= other.at_least,
            (Criterion::Events(one), Criterion::Events(other)) => events(one, other),
            (Criterion::Assessments(one), Criterion::Assessments(other)) => assessments(one, other),
            (Criterion::Repeat(one), Criterion::Repeat(other)) => repeat(one, other),
            (Criterion::Judgement(one), Criterion::Judgement(other)) => {
                one.written >= other.written && one.reasons >= other.reasons
            }
            (Criterion::Person(one), Criterion::Person(other)) => person(one, other),
            (Criterion::Rising(one), Criterion::Rising(other)) if one.ledger => {
                let said = || {
                    self.rising(one)
                        .zip(self.rising(other))
                        .is_some_and(|(one, other)| answers(&one, &other))
                };
                other.ledger && within(one.months, other.months) && (one.items.is_empty() || said())
            }
            (Criterion::Rising(one), _) if one.ledger => false,
            _ => self
                .asked(one)
                .zip(self.asked(other))
                .is_some_and(|(one, other)| answers(&one, &other)),
        }
    }

    /// Which answers meet a criterion, where answers to one instrument do.
    fn asked<'b>(&'b self, criterion: &'b Criterion) -> Option<Answers<'b>> {
        match criterion {
            Criterion::Score(asked) => Some(Answers {
                instrument: &asked.instrument,
                items: self.known.counted(asked)?,
                count: asked.count,
            }),
            // A step that is asked for by name need not be one that counts.
            Criterion::Item(asked) if asked.step.is_some() => None,
            Criterion::Item(asked) => {
                self.yes_to_one_of(&asked.instrument, std::slice::from_ref(&asked.item))
            }
            Criterion::Rising(asked) => self.rising(asked),
            Criterion::Grade(_)
            | Criterion::Events(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_)
            | Criterion::All(_)
            | Criterion::Any(_) => None,
        }
    }

    fn rising<'b>(&'b self, asked: &'b Rising) -> Option<Answers<'b>> {
        self.yes_to_one_of(&asked.instrument, &asked.items)
    }

    fn yes_to_one_of<'b>(&'b self, instrument: &'b str, items: &[String]) -> Option<Answers<'b>> {
        let mut there = self.known.items(instrument)?;
        there.retain(|item| items.iter().any(|id| id == item));
        (!there.is_empty()).then_some(Answers {
            instrument,
            items: there,
            count: Threshold::AtLeast(1),
        })
    }
}

/// So many yes answers among these items.
struct Answers<'a> {
    instrument: &'a str,
    items: BTreeSet<&'a str>,
    count: Threshold,
}

/// Of the answers that meet `one`, those outside the items of `other` may all be yes, and the rest must do.
fn answers(one: &Answers<'_>, other: &Answers<'_>) -> bool {
    let outside = number(one.items.difference(&other.items).count());
    one.instrument == other.instrument
        && one.count.needed().saturating_sub(outside) >= other.count.enough()
}

fn events(one: &Events, other: &Events) -> bool {
    enough(one.count, other.count)
        && subset(&one.recorded, &other.recorded)
        && subset(&one.kinds, &other.kinds)
        && within(one.months, other.months)
        && (one.place == other.place || other.place == Extent::Anywhere)
        && between(one.people, other.people)
        && one.current <= other.current
}

fn assessments(one: &Assessments, other: &Assessments) -> bool {
    enough(one.count, other.count)
        && subset(&one.grades, &other.grades)
        && within(one.months, other.months)
}

/// Where it must have been heard, and about whom, must be the same: a MARAC elsewhere or about somebody else may have come
/// after the new event, and then that event does not follow the last one.
fn repeat(one: &Repeat, other: &Repeat) -> bool {
    one.anchor == other.anchor
        && one.months <= other.months
        && (one.events == other.events || other.events == RepeatEvents::AnyAbuse)
        && one.heard == other.heard
        && one.people == other.people
}

fn person(one: &PersonIs, other: &PersonIs) -> bool {
    let ages = |asked: &PersonIs| {
        let AgeRange { from, to } = asked.age.unwrap_or(AgeRange {
            from: None,
            to: None,
        });
        (from.unwrap_or(0), to)
    };
    let ((from, to), (other_from, other_to)) = (ages(one), ages(other));
    one.who == other.who
        && from >= other_from
        && within(to, other_to)
        && one.lives_here >= other.lives_here
        && subset(&one.relationship, &other.relationship)
}

/// The number that `one` needs at the least is certainly enough for `other`.
fn enough(one: Threshold, other: Threshold) -> bool {
    one.needed() >= other.enough()
}

/// No list at all lets everything count.
fn subset<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    other.is_empty() || (!one.is_empty() && one.iter().all(|entry| other.contains(entry)))
}

/// No limit at all is the highest.
fn within(one: Option<u32>, other: Option<u32>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one <= other))
}

fn between(one: PeopleScope, other: PeopleScope) -> bool {
    one == other || one == PeopleScope::SamePair
}
