//! The routes, a row each: what a reader sees before anything else.

use crate::engine::decision::{Decision, RouteFound};
use crate::logic::Truth;

use super::criteria::MORE_MAY_COUNT;
use super::judged::{SpokenTo, is_judged, open_to_you};
use super::numbers::capitalised;
use super::route::{Mark, mark, rule_id, voice};

/// A route with its answer and how far the case has come, in the room of two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    /// The id of its area, version and route, by which its reasons are found.
    pub rule: String,
    /// Its name, and where it leads if not to the area's own forum.
    pub name: String,
    /// How its answer is marked.
    pub mark: Mark,
    /// How far the case has come, and what is open.
    pub brief: String,
}

/// Every route of the rule, in its order.
pub fn route_lines(decision: &Decision<'_>, to_whom: SpokenTo) -> Vec<RouteLine> {
    let rows = decision.routes.routes.iter();
    rows.map(|found| RouteLine {
        rule: rule_id(found, &decision.routes),
        name: found.route.titled(),
        mark: mark(found),
        brief: capitalised(&brief(found, decision, to_whom)),
    })
    .collect()
}

fn brief(found: &RouteFound<'_>, decision: &Decision<'_>, to_whom: SpokenTo) -> String {
    let mark = mark(found);
    // What was judged and waits for more is told by what it waits for.
    let is_judged = found.finding.as_ref().is_some_and(is_judged);
    let is_open = mark == Mark::Open && !is_judged && to_whom == SpokenTo::Professional;
    let open = is_open.then(|| open_to_you(found, decision));
    if let Some(open) = open.flatten() {
        return open;
    }
    let Some(finding) = &found.finding else {
        return format!("what {} asks for is not known", decision.routes.area.name);
    };
    let brief = voice(found, &decision.routes, to_whom).brief(finding);
    // What is nearest to hand comes before what else may come to light.
    let brief = match brief.strip_suffix(MORE_MAY_COUNT) {
        Some(counted) if decision.lacks_present(found) => {
            format!("{counted}; present one not said")
        }
        _ => brief,
    };
    match (found.stands_in, mark) {
        (true, _) => format!("nationally: {brief}"),
        (false, Mark::NotMet | Mark::CannotTell) if is_met_nationally(found, decision) => {
            format!("{brief}; nationally met")
        }
        (false, _) => brief,
    }
}

/// Whether national guidance answers otherwise on a route of that kind, and more.
fn is_met_nationally(found: &RouteFound<'_>, decision: &Decision<'_>) -> bool {
    let national = decision.national.iter();
    let mut met = national.flat_map(|national| national.that(Truth::Met));
    found.leads_to_forum() && met.any(|one| one.route.kind == found.route.kind)
}
