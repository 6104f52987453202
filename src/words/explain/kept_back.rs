//! What is kept back from whoever reads a paper. Every kind of evidence and of criterion is named here, so that a new one
//! does not compile until somebody has said whether it can tell what is private.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::engine::decision::{AroundFound, Evidence, Finding, ItemReading, Thing, ThingWeighed};
use crate::logic::Truth;
use crate::model::case::What;
use crate::model::rules::{AroundAsked, Criterion, Since};

/// What is kept back from whoever reads: answers to plain questions, and kinds of change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptBack {
    /// The questions, each as `INSTRUMENT/ITEM`, or `INSTRUMENT/*` for all of an instrument.
    pub items: Vec<String>,
    /// The kinds of change.
    pub changes: Vec<What>,
    /// Where the children are.
    pub whereabouts: bool,
}

impl KeptBack {
    /// Whether an item is kept back.
    pub(super) fn item(&self, instrument: &str, item: &str) -> bool {
        let mut kept = self.items.iter().filter_map(|id| id.split_once('/'));
        kept.any(|(of, kept)| of == instrument && (kept == item || kept == "*"))
    }

    /// Whether one of the things that were looked at is kept back, or what it follows is.
    pub(super) fn thing(&self, weighed: &ThingWeighed<'_>, found: &AroundFound<'_>) -> bool {
        let is = |thing| match thing {
            Thing::Change(change) => self.changes.contains(&change.what),
            Thing::Item(item) => {
                instrument_of(found.asked).is_some_and(|asked| self.item(asked, &item.id))
            }
            Thing::Event(_) | Thing::Order(_) | Thing::Assessment(_) => false,
        };
        is(weighed.thing) || weighed.after.is_some_and(is)
    }

    /// Whether some of it is recorded among what a finding looked at.
    pub fn is_in(&self, finding: &Finding<'_>) -> bool {
        match &finding.evidence {
            Evidence::Item(found) => {
                self.item(&found.asked.instrument, &found.asked.item) && is_recorded(found.reading)
            }
            Evidence::Score(found) => {
                let open = found
                    .open
                    .iter()
                    .filter(|one| is_recorded(one.reading))
                    .map(|one| one.item);
                found
                    .yes
                    .iter()
                    .copied()
                    .chain(open)
                    .any(|item| self.item(&found.asked.instrument, &item.id))
            }
            Evidence::Rising(found) => {
                let mut recorded = found.items.iter().filter(|one| is_recorded(one.reading));
                recorded.any(|one| self.item(&found.asked.instrument, &one.item.id))
            }
            Evidence::Around(found) => found.things.iter().any(|one| self.thing(one, found)),
            Evidence::All(parts) | Evidence::Any(parts) => {
                parts.iter().any(|part| self.is_in(part))
            }
            Evidence::Grade(_)
            | Evidence::Events(_)
            | Evidence::Assessments(_)
            | Evidence::Repeat(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_) => false,
        }
    }

    /// Whether a finding is met by what is not kept back.
    pub fn is_met_without(&self, finding: &Finding<'_>) -> bool {
        if finding.answer != Truth::Met {
            return false;
        }
        match &finding.evidence {
            Evidence::Item(found) => !self.item(&found.asked.instrument, &found.asked.item),
            Evidence::Score(found) => {
                let told = found
                    .yes
                    .iter()
                    .filter(|item| !self.item(&found.asked.instrument, &item.id));
                as_many(told.count(), found.asked.count.enough())
            }
            Evidence::Around(found) => self.is_around_without(found),
            Evidence::Rising(_) => !self.is_in(finding),
            Evidence::All(parts) => parts.iter().all(|part| self.is_met_without(part)),
            Evidence::Any(parts) => parts.iter().any(|part| self.is_met_without(part)),
            Evidence::Grade(_)
            | Evidence::Events(_)
            | Evidence::Assessments(_)
            | Evidence::Repeat(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_) => true,
        }
    }

    /// Whether what was found is what is asked for without the things that are kept back.
    fn is_around_without(&self, found: &AroundFound<'_>) -> bool {
        let told = found
            .things
            .iter()
            .filter(|one| one.answer == Truth::Met && !self.thing(one, found))
            .count();
        match found.asked {
            AroundAsked::Unasked(asked) => as_many(told, asked.at_least),
            // Something may be met with nothing to show for it.
            AroundAsked::Since(_)
            | AroundAsked::Follows(_)
            | AroundAsked::Order(_)
            | AroundAsked::LowerGrade(_)
            | AroundAsked::Older(_) => {
                told > 0 || !found.things.iter().any(|one| self.thing(one, found))
            }
        }
    }

    /// Whether a criterion cannot be met without it: then the name of what it raises tells it.
    pub fn is_needed_for(&self, criterion: &Criterion) -> bool {
        match criterion {
            Criterion::Item(asked) => self.item(&asked.instrument, &asked.item),
            Criterion::Score(asked) => {
                self.are_needed(&asked.instrument, &asked.items, asked.count.needed())
            }
            Criterion::Rising(asked) => {
                !asked.ledger && self.are_needed(&asked.instrument, &asked.items, 1)
            }
            Criterion::Unasked(asked) => {
                self.are_needed(&asked.instrument, &asked.items, asked.at_least)
            }
            Criterion::Since(Since {
                changes,
                events,
                any_event,
                months: _,
            }) => !any_event && events.is_empty() && self.are_all(changes),
            Criterion::Follows(asked) => asked.orders.is_empty() && self.are_all(&asked.changes),
            Criterion::All(parts) => parts.iter().any(|part| self.is_needed_for(part)),
            Criterion::Any(parts) => {
                !parts.is_empty() && parts.iter().all(|part| self.is_needed_for(part))
            }
            Criterion::Grade(_)
            | Criterion::Events(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_) => false,
        }
    }

    /// Whether so many of these items cannot come together without one that is kept back. No items stand for all of an
    /// instrument, which none of them is needed for.
    fn are_needed(&self, instrument: &str, items: &[String], needed: u32) -> bool {
        let told = items
            .iter()
            .filter(|item| !self.item(instrument, item))
            .count();
        !items.is_empty() && !as_many(told, needed)
    }

    fn are_all(&self, changes: &[What]) -> bool {
        !changes.is_empty() && changes.iter().all(|change| self.changes.contains(change))
    }
}

/// Whether anything was recorded of an item.
fn is_recorded(reading: ItemReading<'_>) -> bool {
    match reading {
        ItemReading::Open(None) | ItemReading::InTotal => false,
        ItemReading::Yes
        | ItemReading::No
        | ItemReading::Open(Some(_))
        | ItemReading::OpenByPerpetrator => true,
    }
}

fn as_many(found: usize, needed: u32) -> bool {
    u32::try_from(found).unwrap_or(u32::MAX) >= needed
}

/// The instrument whose items a criterion about what lies around the checklist looks at.
fn instrument_of(asked: AroundAsked<'_>) -> Option<&str> {
    match asked {
        AroundAsked::Unasked(asked) => Some(&asked.instrument),
        AroundAsked::Since(_)
        | AroundAsked::Follows(_)
        | AroundAsked::Order(_)
        | AroundAsked::LowerGrade(_)
        | AroundAsked::Older(_) => None,
    }
}
