use crate::engine::compare::{AnswersBeside, beside};
use crate::engine::decision::{
    Decision, Finding, MetRoutes, OtherReading, RouteFound, RoutesFound,
};
use crate::logic::Truth;
use crate::model::rules::{LeadsTo, RouteKind};

use super::beside::reasoned;
use super::judged::{SpokenTo, open_to_facts};
use super::met::{forum_is_met, names};
use super::names::place;
use super::numbers::{capitalised, list, small};
use super::says::Says;
use super::voice::Voice;

/// What a case gives under another area's rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaWords {
    /// The area's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version of its rule.
    pub version: String,
    /// The routes that are met, or else how it stands.
    pub says: String,
}

/// The other areas, in groups by how their answers stand beside the chosen area's; a group without areas is left out.
pub(super) fn elsewhere(
    chosen: &RoutesFound<'_>,
    others: &[RoutesFound<'_>],
) -> Vec<(String, Vec<AreaWords>)> {
    let name = &chosen.area.name;
    let groups = [
        (
            AnswersBeside::Differs,
            format!("Answers differ from {name}"),
        ),
        (
            AnswersBeside::NotKnown,
            "Own rule not known, or not of every route; national guidance stands in".to_owned(),
        ),
        (AnswersBeside::Same, format!("Same answers as {name}")),
    ];
    let others: Vec<_> = others
        .iter()
        .filter(|other| other.area.id != chosen.area.id)
        .map(|other| (beside(chosen, other), other))
        .collect();
    groups
        .into_iter()
        .map(|(wanted, heading)| {
            let of = others.iter().filter(|(stands, _)| *stands == wanted);
            let of: Vec<_> = of.map(|(_, other)| area_words(other)).collect();
            (format!("{heading} ({})", of.len()), of)
        })
        .filter(|(_, areas)| !areas.is_empty())
        .collect()
}

fn area_words(routes: &RoutesFound<'_>) -> AreaWords {
    AreaWords {
        id: routes.area.id.clone(),
        name: routes.area.name.clone(),
        version: routes.version.title.clone(),
        says: state_words(routes),
    }
}

/// The routes that are met, each with where it leads if not to the area's own forum, or else how it stands.
fn state_words(routes: &RoutesFound<'_>) -> String {
    let forum = &routes.version.forum;
    let met = routes.met();
    let undecided = routes
        .that(Truth::CannotTell)
        .filter(|found| open_to_facts(found));
    let undecided = undecided.filter(|found| found.route.kind != RouteKind::ProfessionalJudgement);
    let (to_forum, elsewhere): (Vec<_>, Vec<_>) =
        undecided.partition(|found| found.leads_to_forum());
    let open = list(&names(&to_forum), "and");
    let told = |group: &MetRoutes<'_, '_>| {
        let to = match group.to {
            LeadsTo::Forum => String::new(),
            to @ (LeadsTo::Elsewhere(_) | LeadsTo::NotSaid) => format!(", to {}", place(to, forum)),
        };
        let guidance = if group.stands_in {
            " (under national guidance; its own rule is not known)"
        } else {
            ""
        };
        format!("{}{to}{guidance}", list(&names(&group.routes), "and"))
    };
    let mut says: Vec<String> = met.iter().map(told).collect();
    let there = !to_forum.is_empty() || routes.routes.iter().any(RouteFound::leads_to_forum);
    let to_others = elsewhere.iter().map(|found| {
        format!(
            "{} (to {})",
            small(&found.route.name),
            place(found.route.leads(), forum)
        )
    });
    let to_others: Vec<String> = to_others.collect();
    match (says.is_empty(), open.is_empty()) {
        (true, _) => {
            let all = [names(&to_forum), to_others].concat();
            return match all.as_slice() {
                [] => "None met on what is known".to_owned(),
                all => format!("None confirmed; cannot tell: {}", list(all, "and")),
            };
        }
        (false, _) if forum_is_met(routes) || !there => {}
        (false, true) => says.push(format!("none to {} on what is known", forum.name)),
        (false, false) => says.push(format!("to {} cannot tell: {open}", forum.name)),
    }
    if !to_others.is_empty() {
        says.push(format!("cannot tell: {}", list(&to_others, "and")));
    }
    format!("Met: {}", says.join("; "))
}

/// What national guidance comes to when this area's records alone are counted, where that is another answer.
fn here_alone(found: &RouteFound<'_>) -> String {
    let voice = Voice::unnamed(SpokenTo::Professional);
    let Some(events) = found.finding.as_ref().and_then(Finding::events) else {
        return String::new();
    };
    let place = events
        .otherwise
        .iter()
        .find(|other| matches!(other.reading, OtherReading::Place(_)));
    place
        .filter(|other| other.answer != found.answer())
        .map_or_else(String::new, |other| {
            format!(" {}.", capitalised(&voice.other_reading(other, events)))
        })
}

/// Where the chosen rule and national guidance come to different answers: each route, and both answers with what they
/// rest on.
pub fn differences(decision: &Decision<'_>, to_whom: SpokenTo) -> Vec<Says> {
    let Some(national) = &decision.national else {
        return Vec::new();
    };
    let area = &decision.routes.area.name;
    let pairs = decision
        .routes
        .routes
        .iter()
        .filter(|own| !own.stands_in && own.leads_to_forum())
        .filter_map(|own| {
            let there = national
                .routes
                .iter()
                .find(|found| found.route.kind == own.route.kind)?;
            (there.answer() != own.answer()).then_some((own, there))
        });
    pairs
        .map(|(own, there)| {
            let (ours, theirs) = (
                reasoned(own, &format!("in {area}"), to_whom),
                reasoned(there, "under national guidance", to_whom),
            );
            Says::new(
                own.route.name.clone(),
                format!("{ours}. {}.{}", capitalised(&theirs), here_alone(there)),
            )
        })
        .collect()
}
