//! What a room decided about a step of a replay, in words beside what the rule says.

use crate::engine::decision::{RouteFound, RoutesFound};
use crate::engine::replay::{Published, PublishedPlace};
use crate::model::book::Rulebook;
use crate::model::case::{Case, Grade};
use crate::model::dates::Day;
use crate::model::instrument::Role;
use crate::model::rules::{LeadsTo, RouteKind};
use crate::record::isolated;

use super::judged::SpokenTo;
use super::names::grade;
use super::names::place;
use super::numbers::{list, small};
use super::route::{Mark, answer_words, mark};
use super::says::Facts;
use super::timeline::{Lane, ledger};

/// What a room decided before it was shown anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomDecision {
    /// The kinds of route it held to be met.
    pub routes: Vec<RouteKind>,
    /// Whether it said that none is.
    pub none: bool,
    /// The grade it gave.
    pub grade: Option<Grade>,
    /// Why, in its own words.
    pub why: String,
}

impl RoomDecision {
    /// Whether the room has said which routes it holds to be met, be it none, and which grade it gives.
    pub fn is_whole(&self) -> [bool; 2] {
        [self.none || !self.routes.is_empty(), self.grade.is_some()]
    }

    /// Holds a route to be met, or no more.
    pub fn hold(&mut self, kind: RouteKind, is_met: bool) {
        self.routes.retain(|known| *known != kind);
        if is_met {
            self.routes.push(kind);
            self.none = false;
        }
    }

    /// Holds none to be met, or no more.
    pub fn hold_none(&mut self, none: bool) {
        self.none = none;
        if none {
            self.routes.clear();
        }
    }

    /// In a sentence or two.
    pub fn words(&self) -> String {
        let routes: Vec<String> = self
            .routes
            .iter()
            .map(|kind| small(held_name(*kind)))
            .collect();
        let routes = if routes.is_empty() {
            "no route".to_owned()
        } else {
            list(&routes, "and")
        };
        let graded = self
            .grade
            .map(|given| format!(", graded {}", grade(given)))
            .unwrap_or_default();
        let why = if self.why.trim().is_empty() {
            String::new()
        } else {
            format!(" Why: {}", isolated(self.why.trim()))
        };
        format!("The room: {routes}{graded}.{why}")
    }
}

/// What a room holds to be met, by what the kind of route is called on its own.
pub fn held_name(kind: RouteKind) -> &'static str {
    match kind {
        RouteKind::OtherService => "A route to another service",
        RouteKind::VisibleHighRisk
        | RouteKind::ProfessionalJudgement
        | RouteKind::PotentialEscalation
        | RouteKind::Repeat
        | RouteKind::Automatic => kind.name(),
    }
}

/// What a rule answers, in a sentence: its routes by their answer, each with where it leads if not to the area's own forum.
pub fn answers_words(found: &RoutesFound<'_>) -> String {
    let of = |wanted: Mark| {
        let named = |one: &RouteFound<'_>| {
            let name = small(&one.route.name);
            match one.route.leads() {
                LeadsTo::Forum => name,
                to @ (LeadsTo::Elsewhere(_) | LeadsTo::NotSaid) => {
                    format!("{name} (to {})", place(to, &found.version.forum))
                }
            }
        };
        let of = |one: &&RouteFound<'_>| mark(one) == wanted;
        let to_forum = found
            .routes
            .iter()
            .filter(of)
            .filter(|one| one.leads_to_forum());
        let elsewhere = found
            .routes
            .iter()
            .filter(of)
            .filter(|one| !one.leads_to_forum());
        let mut names: Vec<String> = to_forum.chain(elsewhere).map(named).collect();
        names.dedup();
        names
    };
    // What is for somebody to judge is called as the result calls it.
    let open = found
        .routes
        .iter()
        .find(|one| mark(one) == Mark::Open)
        .map(|one| answer_words(one, found.area, SpokenTo::Professional));
    let says = [
        (Mark::Met, "Met".to_owned()),
        (Mark::Open, open.unwrap_or_default()),
        (Mark::CannotTell, "Cannot tell".to_owned()),
        (Mark::NotMet, "Not met".to_owned()),
    ];
    let says = says
        .into_iter()
        .map(|(answer, word)| (word, of(answer)))
        .filter(|(_, names)| !names.is_empty());
    let says: Vec<String> = says
        .map(|(word, names)| format!("{word}: {}.", list(&names, "and")))
        .collect();
    format!(
        "{}, {}. {}",
        found.area.name,
        found.version.title,
        says.join(" ")
    )
}

/// What was known of a case: everything with a date by its lane, and what had been answered yes. What is not here was not
/// known. What a rule makes of it is not said.
pub fn known_words(case: &Case, book: &Rulebook) -> Vec<Facts> {
    let found = ledger(case, book);
    let lane = |lane: Lane| {
        let marks = found.marks.iter().filter(|mark| mark.lane == lane);
        let items: Vec<String> = marks.map(|mark| mark.words(case)).collect();
        Facts {
            lead: format!("{} ({})", lane.title(), items.len()),
            items,
        }
    };
    let checklists = book
        .instruments
        .iter()
        .filter(|one| matches!(one.role, Role::Checklist))
        .filter_map(|one| {
            let made = case
                .newest_assessment(&one.id, case.as_of)
                .filter(|made| !made.answers.is_empty())?;
            let yes = one.items.iter().filter(|item| {
                made.answers
                    .get(&item.id)
                    .is_some_and(|answer| one.counts(&answer.reply) == Some(true))
            });
            let items: Vec<String> = yes.map(|item| super::capitalised(&item.named())).collect();
            Some(Facts {
                lead: format!(
                    "Answered yes on the {}, {} ({})",
                    one.title,
                    made.when,
                    items.len()
                ),
                items,
            })
        });
    Lane::ALL
        .iter()
        .copied()
        .map(lane)
        .chain(checklists)
        .filter(|facts| !facts.items.is_empty())
        .collect()
}

/// That an open case is a published one, and of which day.
pub fn published_words(published: &Published, on: Day) -> String {
    let title = &published.title;
    let known = match published.place {
        PublishedPlace::Replay { step: Some(_), .. } => format!(" as it was known on {on}"),
        PublishedPlace::Replay { step: None, .. } | PublishedPlace::Comparison => String::new(),
    };
    format!("For training: {title}{known}. Whoever it is about has died.")
}
