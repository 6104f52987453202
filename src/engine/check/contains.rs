#![deny(clippy::wildcard_enum_match_arm)]

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::model::rules::{Combined, Criterion, CriterionAsked, Fate, Threshold, Version};

use super::diagnostic::{CheckId, Diagnostics};
use super::known::{KnownInstruments, number};
use crate::record::entry;

/// How many comparisons a version may take: far more than any real rule, few enough for a file made to be slow.
const MOST: u32 = 200_000;

/// No route is met only where another with the same destination is met as well.
pub(super) fn check_contained(
    found: &mut Diagnostics,
    at: &str,
    version: &Version,
    known: &KnownInstruments<'_>,
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
            let says = format!(
                "Whoever meets this route also meets \u{201c}{}\u{201d}, so it brings nobody new. Check the numbers and \
                 conditions of both.",
                wider.name
            );
            found.add(CheckId::ContainsAnother, entry(at, "routes", *index), says);
        }
    }
}

/// Compares criteria without a case.
struct Compare<'a> {
    known: &'a KnownInstruments<'a>,
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
        match (one.asked(), other.asked()) {
            (Combined::Any(parts), _) => {
                !parts.is_empty() && parts.iter().all(|part| self.implies(part, other))
            }
            (_, Combined::All(parts)) => {
                !parts.is_empty() && parts.iter().all(|part| self.implies(one, part))
            }
            (Combined::All(parts) | Combined::Same(parts), Combined::Any(others)) => {
                parts.iter().any(|part| self.implies(part, other))
                    || others.iter().any(|part| self.implies(one, part))
            }
            (Combined::All(parts) | Combined::Same(parts), Combined::One(_)) => {
                parts.iter().any(|part| self.implies(part, other))
            }
            // That one and the same person meets it is more than that somebody does.
            (_, Combined::Same(_)) => false,
            (Combined::One(_), Combined::Any(parts)) => {
                parts.iter().any(|part| self.implies(one, part))
            }
            (Combined::One(one), Combined::One(other)) => {
                let both = self.yes_enough(one).zip(self.yes_enough(other));
                one.implies(
                    other,
                    both.is_some_and(|(one, other)| answers(&one, &other)),
                )
            }
        }
    }

    /// Which answers meet a criterion, where answers to one instrument do.
    fn yes_enough<'b>(&'b self, asked: &'b dyn CriterionAsked) -> Option<Answers<'b>> {
        let about = asked.about();
        let (count, items) = about.yes_enough.zip(about.items)?;
        let there = self.known.meant(&items)?;
        (!there.is_empty()).then_some(Answers {
            instrument: items.instrument,
            items: there,
            count,
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
    let inside = one.count.needed().saturating_sub(outside);
    one.instrument == other.instrument
        && other.count.enough().is_some_and(|enough| inside >= enough)
}
