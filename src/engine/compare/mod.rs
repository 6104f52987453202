//! One case under many rules, and one assessment beside the one before it.

mod again;
mod laid;

use crate::engine::decision::{RouteFound, RoutesFound};
use crate::logic::Truth;
use crate::model::rules::{LeadsTo, RouteKind};

pub use crate::engine::decision::routes_everywhere as everywhere;
pub use again::{Again, GradedThing, Pair, SinceAssessment, Turn, again, grades, higher_before};
pub use laid::LaidOut;

/// How one area's answers stand beside another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersBeside {
    /// Its own rule gives another answer on a route.
    Differs,
    /// Its own rule of some route is not known: national guidance stands in, or nothing does.
    NotKnown,
    /// Its own rule gives the same answer on every route.
    Same,
}

/// How the answers of another area stand beside those of the chosen one, by the kinds of route that lead to its forum, and
/// by the places that routes lead to besides. A kind of route, or a place, that one of the two does not have makes a
/// difference unless it is not met under the other.
pub fn beside(chosen: &RoutesFound<'_>, other: &RoutesFound<'_>) -> AnswersBeside {
    let (mut known, mut own) = (true, false);
    for kind in RouteKind::referring() {
        let (here, there) = (best(chosen, kind), best(other, kind));
        let by_own_rule = there.is_none_or(|(_, by_own_rule)| by_own_rule);
        own |= there.is_some() && by_own_rule;
        known &= by_own_rule;
        let same = match (here, there) {
            (Some((here, _)), Some((there, _))) => here == there,
            (one, two) => one
                .or(two)
                .is_none_or(|(answer, _)| answer == Truth::NotMet),
        };
        if !same && by_own_rule {
            return AnswersBeside::Differs;
        }
    }
    let (here, there) = (elsewhere(chosen), elsewhere(other));
    let is_alike = |(to, answer, by_own_rule): &(LeadsTo<'_>, Truth, bool)| {
        !by_own_rule
            || here
                .iter()
                .any(|(place, other, _)| place == to && other == answer)
    };
    let is_there =
        |(to, ..): &(LeadsTo<'_>, Truth, bool)| there.iter().any(|(place, ..)| place == to);
    if !there.iter().all(is_alike) || own && !here.iter().all(is_there) {
        AnswersBeside::Differs
    } else if known && own && there.iter().all(|(.., by_own_rule)| *by_own_rule) {
        AnswersBeside::Same
    } else {
        AnswersBeside::NotKnown
    }
}

/// The places besides the forum that routes lead to, each with the greatest answer of those, and whether the area's own
/// rule gives it; what is not met leads nowhere.
fn elsewhere<'a>(routes: &RoutesFound<'a>) -> Vec<(LeadsTo<'a>, Truth, bool)> {
    let mut places: Vec<(LeadsTo<'a>, Truth, bool)> = Vec::new();
    for found in routes.routes.iter().filter(|found| !found.leads_to_forum()) {
        let (to, (answer, own)) = (found.route.leads(), answered(found));
        match places.iter_mut().find(|(place, ..)| *place == to) {
            Some((_, known, by_own_rule)) => {
                (*known, *by_own_rule) = greater((*known, *by_own_rule), (answer, own))
            }
            None => places.push((to, answer, own)),
        }
    }
    places.retain(|(_, answer, _)| *answer != Truth::NotMet);
    places
}

/// The greatest answer among an area's routes of a kind, and whether its own rule gives it.
fn best(routes: &RoutesFound<'_>, kind: RouteKind) -> Option<(Truth, bool)> {
    let of_kind = routes
        .routes
        .iter()
        .filter(|found| found.route.kind == kind && found.leads_to_forum());
    of_kind.map(answered).reduce(greater)
}

/// The answer of a route, and whether the area's own rule gives it.
fn answered(found: &RouteFound<'_>) -> (Truth, bool) {
    (found.answer(), !found.stands_in && found.finding.is_some())
}

/// The greater of two answers: by the area's own rule where that gives it alone, and below *met* where it gives both.
fn greater(one: (Truth, bool), other: (Truth, bool)) -> (Truth, bool) {
    let (answer, own) = one.max(other);
    (answer, own && (answer == Truth::Met || one.1 && other.1))
}
