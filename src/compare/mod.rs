//! One case under many rules, and one assessment beside the one before it.

mod again;
pub mod difference;
mod laid;

use crate::decision::{RoutesFound, Truth};
use crate::rules::{LeadsTo, RouteKind};

pub use crate::decision::routes_everywhere as everywhere;
pub use again::{Again, Graded, Pair, Since, Turn, again, grades, higher_before};
pub use laid::LaidOut;

/// How one area's answers stand beside another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Its own rule gives another answer on a route.
    Differs,
    /// Its own rule is not known where the answers shown differ, or on any route: national guidance stands in.
    NotKnown,
    /// It gives the same answers.
    Same,
}

/// How the answers of another area stand beside those of the chosen one, by the kinds of route that lead to its forum, and
/// by the places that met routes lead to besides. A kind of route, or a place, that one of the two does not have makes a
/// difference when it is met under the other.
pub fn beside(chosen: &RoutesFound<'_>, other: &RoutesFound<'_>) -> Beside {
    let (mut unlike, mut own) = (false, false);
    for kind in RouteKind::referring() {
        let (here, there) = (best(chosen, kind), best(other, kind));
        let by_own_rule = there.is_none_or(|(_, by_own_rule)| by_own_rule);
        own |= there.is_some() && by_own_rule;
        let same = match (here, there) {
            (Some((here, _)), Some((there, _))) => here == there,
            (one, two) => one.or(two).is_none_or(|(answer, _)| answer != Truth::Met),
        };
        if !same && by_own_rule {
            return Beside::Differs;
        }
        unlike |= !same;
    }
    if unlike || !own {
        Beside::NotKnown
    } else if elsewhere(chosen) == elsewhere(other) {
        Beside::Same
    } else {
        Beside::Differs
    }
}

/// The places besides the forum that met routes lead to.
fn elsewhere<'a>(routes: &RoutesFound<'a>) -> Vec<LeadsTo<'a>> {
    let met = routes.met().into_iter().map(|group| group.to);
    let mut places: Vec<LeadsTo<'a>> = met.filter(|to| *to != LeadsTo::Forum).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The greatest answer among an area's routes of a kind, and whether its own rule gives it.
fn best(routes: &RoutesFound<'_>, kind: RouteKind) -> Option<(Truth, bool)> {
    let of_kind = routes.routes.iter().filter(|found| found.route.kind == kind && found.leads_to_forum());
    of_kind.map(|found| (found.answer(), !found.stands_in && found.finding.is_some())).max()
}
