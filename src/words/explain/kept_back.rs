//! What is kept back from whoever reads a paper. Whether a criterion can tell it is said by every kind, in its file.

use crate::model::case::ChangeKind;
use crate::model::rules::{ItemsAsked, WeightedItems, points_in};

/// What is kept back from whoever reads: answers to plain questions, and kinds of change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptBack {
    /// The questions, each as `INSTRUMENT/ITEM`, or `INSTRUMENT/*` for all of an instrument.
    pub items: Vec<String>,
    /// The kinds of change.
    pub changes: Vec<ChangeKind>,
    /// Where the children are.
    pub whereabouts: bool,
}

impl KeptBack {
    /// Whether an item is kept back.
    pub(super) fn item(&self, instrument: &str, item: &str) -> bool {
        let mut kept = self.items.iter().filter_map(|id| id.split_once('/'));
        kept.any(|(of, kept)| of == instrument && (kept == item || kept == "*"))
    }

    /// Whether so many of these items cannot come together without one that is kept back. No items stand for all of an
    /// instrument, which none of them is needed for.
    pub(super) fn are_needed(&self, items: &ItemsAsked<'_>, needed: u32) -> bool {
        let ids = items.ids.iter();
        let told = ids.filter(|item| !self.item(items.instrument, item));
        !items.ids.is_empty() && !as_many(told.count(), needed)
    }

    /// Whether so many points of an instrument cannot come together without an item that is kept back.
    pub(super) fn points_are_needed(
        &self,
        instrument: &str,
        weights: &[WeightedItems],
        needed: u32,
    ) -> bool {
        points_in(weights, |item| !self.item(instrument, item)) < needed
    }

    /// Whether all of these changes are kept back, where any are named.
    pub(super) fn are_all(&self, changes: &[ChangeKind]) -> bool {
        !changes.is_empty() && changes.iter().all(|change| self.changes.contains(change))
    }
}

/// Whether so many are as many as are needed.
pub(super) fn as_many(found: usize, needed: u32) -> bool {
    u32::try_from(found).unwrap_or(u32::MAX) >= needed
}
