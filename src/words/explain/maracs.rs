//! The last of the earlier MARACs.

use crate::engine::decision::RepeatFound;
use crate::model::case::Marac;
use crate::model::dates::{Day, When};

/// The latest day a date can be.
pub(super) fn last_day(when: When) -> Option<Day> {
    let span = when.span();
    span.last.or(span.first)
}

/// The last of the earlier MARACs by its meeting, of those that have met by a day.
pub(super) fn last_marac<'a>(found: &RepeatFound<'a>, by: Day) -> Option<&'a Marac> {
    let maracs = found
        .pairs
        .iter()
        .map(|pair| pair.marac)
        .filter(|marac| !is_to_come(marac.met, by));
    maracs
        .filter(|marac| last_day(marac.met).is_some())
        .max_by_key(|marac| last_day(marac.met))
}

/// Whether a date lies after a day for certain.
pub(super) fn is_to_come(when: When, on: Day) -> bool {
    when.span().first.is_some_and(|first| first > on)
}
