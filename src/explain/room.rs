//! What a room decided about a step of a replay, in words beside what the rule says.

use crate::book::Rulebook;
use crate::case::{Case, Grade};
use crate::decision::{Decision, RoutesFound, Truth};
use crate::instrument::Role;
use crate::rules::RouteKind;

use super::course::route_kind;
use super::evidence::Facts;
use super::names::grade;
use super::numbers::{list, small};
use super::timeline::{Lane, timeline};

/// What a room decided before it was shown anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The kinds of route it held to be met.
    pub routes: Vec<RouteKind>,
    /// The grade it gave.
    pub grade: Option<Grade>,
    /// Why, in its own words.
    pub why: String,
}

impl Chosen {
    /// In a sentence or two.
    pub fn words(&self) -> String {
        let routes: Vec<String> = self.routes.iter().map(|kind| small(route_kind(*kind))).collect();
        let routes = if routes.is_empty() { "no route".to_owned() } else { list(&routes, "and") };
        let graded = self.grade.map(|given| format!(", graded {}", grade(given))).unwrap_or_default();
        let why = if self.why.trim().is_empty() { String::new() } else { format!(" Why: {}", self.why.trim()) };
        format!("The room: {routes}{graded}.{why}")
    }
}

/// What a rule answers, in a sentence: the routes that lead to its forum, by their answer.
pub fn answers_words(found: &RoutesFound<'_>) -> String {
    let of = |answer: Truth| {
        let mut names: Vec<String> = found
            .that(answer)
            .filter(|one| one.leads_to_forum())
            .map(|one| match one.route.kind {
                RouteKind::ProfessionalJudgement if answer == Truth::CannotTell => {
                    format!("{} (open to whoever judges)", small(&one.route.name))
                }
                _ => small(&one.route.name),
            })
            .collect();
        names.dedup();
        names
    };
    let says = [(Truth::Met, "Met"), (Truth::CannotTell, "Cannot tell"), (Truth::NotMet, "Not met")];
    let says = says.into_iter().map(|(answer, word)| (word, of(answer))).filter(|(_, names)| !names.is_empty());
    let says: Vec<String> = says.map(|(word, names)| format!("{word}: {}.", list(&names, "and"))).collect();
    format!("{}, {}. {}", found.area.name, found.version.title, says.join(" "))
}

/// What was known of a case: everything with a date by its lane, and what had been answered yes. What is not here was not
/// known.
pub fn known_words(case: &Case, book: &Rulebook, decision: &Decision<'_>) -> Vec<Facts> {
    let found = timeline(case, book, decision);
    let lane = |lane: Lane| {
        let marks = found.marks.iter().filter(|mark| mark.lane == lane);
        let items: Vec<String> = marks.map(super::timeline::TimeMark::words).collect();
        Facts { lead: format!("{} ({})", lane.title(), items.len()), items }
    };
    let checklists = book.instruments.iter().filter(|one| matches!(one.role, Role::Checklist)).filter_map(|one| {
        let made = case.newest_assessment(&one.id, decision.on).filter(|made| !made.answers.is_empty())?;
        let yes = one
            .items
            .iter()
            .filter(|item| made.answers.get(&item.id).is_some_and(|answer| one.counts(&answer.reply) == Some(true)));
        let items: Vec<String> = yes.map(|item| super::capitalised(&item.named())).collect();
        Some(Facts { lead: format!("Answered yes on the {}, {} ({})", one.title, made.when, items.len()), items })
    });
    Lane::ALL.into_iter().map(lane).chain(checklists).filter(|facts| !facts.items.is_empty()).collect()
}
