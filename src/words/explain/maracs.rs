//! Earlier MARACs, and those that are still to meet.

use crate::engine::decision::{Decision, RepeatFound};
use crate::logic::Truth;
use crate::model::case::{Case, Marac};
use crate::model::dates::{Day, When};
use crate::model::rules::same_place;

use super::names::places;

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
        .filter(|marac| !marac.met.is_after(by));
    maracs
        .filter(|marac| last_day(marac.met).is_some())
        .max_by_key(|marac| last_day(marac.met))
}

/// The day of a meeting that is still to come, as it stands in a sentence.
pub(super) fn meets(marac: &Marac) -> String {
    match marac.met.exact() {
        Some(day) => format!("on {day}"),
        None => marac.met.to_string(),
    }
}

/// Each meeting about this case that is still to come here, or where it is not known: what is new belongs to it. One
/// elsewhere is told with the question which of them hears it.
pub(super) fn meetings_to_come(case: &Case, decision: &Decision<'_>) -> Vec<String> {
    let is_here = |place: &String| {
        let homes = &case.people.victim.lives_in;
        decision.routes.area.is_called(place) == Truth::Met
            || homes.iter().any(|home| same_place(home, place))
    };
    let to_come = case.maracs.list.iter().filter(|marac| {
        marac.met.is_after(decision.on)
            && !marac.referred.is_after(decision.on)
            && marac.areas.iter().all(is_here)
    });
    let words = to_come.map(|marac| {
        let when = meets(marac);
        let place = match places(&marac.areas) {
            place if place.is_empty() => place,
            place => format!(", in {place}"),
        };
        format!("A meeting about this case is still to come, {when}{place}: tell it what is new.")
    });
    let mut told: Vec<String> = words.collect();
    told.dedup();
    told
}
