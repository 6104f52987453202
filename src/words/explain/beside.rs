//! One case under several rules in words: what each answers on every kind of route, and where two of them differ.

use crate::engine::decision::{RouteFound, RoutesFound};
use crate::model::book::Rules;
use crate::model::nation::Nation;
use crate::model::rules::{Area, LeadsTo, RouteKind, Version};

use super::judged::SpokenTo;
use super::names::truth_small;
use super::numbers::{capitalised, small};
use super::route::{Mark, answer_words, mark};
use super::says::Says;
use super::voice::Voice;

/// A kind of route under several rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindWords {
    /// The kind.
    pub kind: RouteKind,
    /// What it is called.
    pub name: &'static str,
    /// The answers under each rule, in the order given; of several routes of the kind each, and of none nothing.
    pub answers: Vec<Vec<AnswerWords>>,
}

/// What one rule answers on one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWords {
    /// How it is marked.
    pub mark: Mark,
    /// The answer.
    pub says: String,
    /// The route's own name, where the rule has several of the kind or it leads elsewhere.
    pub route: String,
}

/// The routes of a kind; those that lead elsewhere than to the area's own forum are of one kind.
fn of_kind<'r, 'a>(
    routes: &'r RoutesFound<'a>,
    kind: RouteKind,
) -> impl Iterator<Item = &'r RouteFound<'a>> {
    routes
        .routes
        .iter()
        .filter(move |one| one.route.told_as() == kind)
}

/// What several rules make of a case, an entry for every kind of route that any of them has.
pub fn beside_words(found: &[RoutesFound<'_>]) -> Vec<KindWords> {
    let of = |routes: &RoutesFound<'_>, kind: RouteKind| {
        let several = of_kind(routes, kind).count() > 1;
        let answer = |one: &RouteFound<'_>| AnswerWords {
            mark: mark(one),
            says: answer_words(one, routes.area, SpokenTo::Professional),
            route: match one.route.leads() {
                LeadsTo::Forum if several => one.route.name.clone(),
                LeadsTo::Forum => String::new(),
                LeadsTo::Elsewhere(_) | LeadsTo::NotSaid => one.route.titled(),
            },
        };
        of_kind(routes, kind).map(answer).collect::<Vec<_>>()
    };
    let entry = |kind: RouteKind| KindWords {
        kind,
        name: kind.name(),
        answers: found.iter().map(|routes| of(routes, kind)).collect(),
    };
    RouteKind::every()
        .map(entry)
        .filter(|entry| entry.answers.iter().any(|answers| !answers.is_empty()))
        .collect()
}

/// What a rule is called beside others: its area and its version.
pub fn rule_name(rules: Rules<'_>) -> String {
    format!("{}: {}", rules.area.name, rules.version.title)
}

/// What two rules are called where they are told apart: by their areas, or as versions of one.
pub(super) fn told_apart(both: [(&Area, &Version); 2]) -> [String; 2] {
    let [(one, _), (other, _)] = both;
    let versions = one.id == other.id;
    both.map(|(area, version)| {
        if versions {
            format!("{}, “{}”", area.name, version.title)
        } else {
            area.name.clone()
        }
    })
}

/// A route's answer with whose it is and what it rests on.
pub(super) fn reasoned(found: &RouteFound<'_>, whose: &str, to_whom: SpokenTo) -> String {
    let voice = Voice::unnamed(to_whom);
    let answer = truth_small(found.answer());
    let why = found
        .finding
        .as_ref()
        .map(|finding| format!(" ({})", voice.reason(finding)));
    format!("{answer} {whose}{}", why.unwrap_or_default())
}

/// Where two rules come to different answers on a case: each kind of route, and both answers with what they rest on.
/// Where a rule has several routes of a kind, the greatest answer is meant.
pub fn between_words(both: [&RoutesFound<'_>; 2]) -> Vec<Says> {
    let names = told_apart(both.map(|routes| (routes.area, routes.version)));
    let [one, other] = both;
    let apart = |kind: RouteKind| {
        let greatest =
            |routes: &RoutesFound<'_>| of_kind(routes, kind).map(RouteFound::answer).max();
        if greatest(one) == greatest(other) {
            return None;
        }
        let mut sides = both
            .iter()
            .zip(&names)
            .map(|(routes, name)| side(routes, kind, name));
        let (first, second) = (sides.next()?, sides.next()?);
        Some(Says::new(
            kind.name(),
            format!("{}. {}.", capitalised(&first), capitalised(&second)),
        ))
    };
    RouteKind::every().filter_map(apart).collect()
}

/// What one rule answers on a kind of route.
fn side(routes: &RoutesFound<'_>, kind: RouteKind, name: &str) -> String {
    let Some(found) = of_kind(routes, kind).max_by_key(|one| one.answer()) else {
        return format!("{name} has no such route");
    };
    if found.finding.is_none() {
        return format!(
            "cannot tell in {name} (what it asks for is not published, and no national guidance stands in)"
        );
    }
    let whose = if found.stands_in {
        format!("under national guidance, which stands in for what is not known of {name}")
    } else if routes.area.nation == Nation::UnitedKingdom {
        format!("under {}", small(name))
    } else {
        format!("in {name}")
    };
    reasoned(found, &whose, SpokenTo::Professional)
}

/// Said where two rules come to the same answers.
pub const NO_DIFFERENCE: &str = "These two give the same answer on every route that either has.";
