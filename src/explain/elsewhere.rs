use crate::compare::{Beside, beside};
use crate::decision::{Decision, Evidence, OtherReading, RouteFound, RoutesFound, Truth};
use crate::rules::RouteKind;

use super::beside::reasoned;
use super::evidence::Voice;
use super::numbers::{capitalised, list, small};
use super::says::Says;

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
pub(super) fn elsewhere(chosen: &RoutesFound<'_>, others: &[RoutesFound<'_>]) -> Vec<(String, Vec<AreaWords>)> {
    let name = &chosen.area.name;
    let groups = [
        (Beside::Differs, format!("Answers differ from {name}")),
        (Beside::NotKnown, "Own rule not known; national guidance stands in".to_owned()),
        (Beside::Same, format!("Same answers as {name}")),
    ];
    let others: Vec<_> = others.iter().filter(|other| other.area.id != chosen.area.id).collect();
    groups
        .into_iter()
        .map(|(wanted, heading)| {
            let of = others.iter().filter(|other| beside(chosen, other) == wanted);
            let of: Vec<_> = of.map(|other| area_words(other)).collect();
            (format!("{heading} ({})", of.len()), of)
        })
        .filter(|(_, areas)| !areas.is_empty())
        .collect()
}

fn area_words(routes: &RoutesFound<'_>) -> AreaWords {
    let names = |answer: Truth| {
        let mut names: Vec<String> = routes
            .that(answer)
            .filter(|found| {
                found.leads_to_forum() && (answer == Truth::Met || found.route.kind != RouteKind::ProfessionalJudgement)
            })
            .map(|found| small(&found.route.name))
            .collect();
        names.dedup();
        names
    };
    let (met, open) = (names(Truth::Met), names(Truth::CannotTell));
    let own = routes.that(Truth::Met).any(|found| found.leads_to_forum() && !found.stands_in);
    let says = match (met.as_slice(), open.as_slice()) {
        ([], []) => "None met on what is known".to_owned(),
        ([], open) => format!("None confirmed; cannot tell: {}", list(open, "and")),
        (met, _) if own => format!("Met: {}", list(met, "and")),
        (met, _) => format!("Met: {} (under national guidance; its own rule is not known)", list(met, "and")),
    };
    AreaWords {
        id: routes.area.id.clone(),
        name: routes.area.name.clone(),
        version: routes.version.title.clone(),
        says,
    }
}

/// What national guidance comes to when this area's records alone are counted, where that is another answer.
fn here_alone(found: &RouteFound<'_>) -> String {
    let voice = Voice { rule_of: "", here: None };
    let Some(Evidence::Events(events)) = found.finding.as_ref().map(|finding| &finding.evidence) else {
        return String::new();
    };
    let place = events.otherwise.iter().find(|other| matches!(other.reading, OtherReading::Place(_)));
    place
        .filter(|other| other.answer != found.answer())
        .map_or_else(String::new, |other| format!(" {}.", capitalised(&voice.other_reading(other, events))))
}

/// Where the chosen rule and national guidance come to different answers: each route, and both answers with what they
/// rest on.
pub fn differences(decision: &Decision<'_>) -> Vec<Says> {
    let Some(national) = &decision.national else {
        return Vec::new();
    };
    let area = &decision.routes.area.name;
    let pairs = decision.routes.routes.iter().filter(|own| !own.stands_in && own.leads_to_forum()).filter_map(|own| {
        let there = national.routes.iter().find(|found| found.route.kind == own.route.kind)?;
        (there.answer() != own.answer()).then_some((own, there))
    });
    pairs
        .map(|(own, there)| {
            let (ours, theirs) = (reasoned(own, &format!("in {area}")), reasoned(there, "under national guidance"));
            Says::new(own.route.name.clone(), format!("{ours}; {theirs}.{}", here_alone(there)))
        })
        .collect()
}
