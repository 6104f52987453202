//! What every area asks for, beside each other: areas down, routes across.

use crate::model::book::Rulebook;
use crate::model::dates::Day;
use crate::model::rules::{Area, LeadsTo, Route, RouteKind, Version};
use crate::words::explain::{RuleContext, capitalised, standing_and_date, threshold_words};

use super::past::Table;

/// What one area asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaThresholds {
    /// The area's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What each column says of it.
    pub cells: Vec<String>,
}

/// The columns, that of the names first.
pub const COLUMNS: [&str; 7] = [
    "Area",
    "Visible high risk",
    "Judgement",
    "Escalation",
    "Repeat",
    "Other routes",
    "Standing and date",
];

/// What every area asks for on that day, in the order of the book.
pub fn thresholds(book: &Rulebook, on: Day) -> Vec<AreaThresholds> {
    let row = |area: &Area| {
        let version = area.in_force_on(on)?;
        Some(AreaThresholds {
            id: area.id.clone(),
            name: area.name.clone(),
            cells: cells(area, version, book),
        })
    };
    book.areas.iter().filter_map(row).collect()
}

/// The same as a table that can be saved.
pub fn thresholds_table(rows: &[AreaThresholds], on: Day) -> Table {
    let line = |row: &AreaThresholds| {
        let name = std::iter::once(row.name.clone());
        name.chain(row.cells.iter().cloned()).collect()
    };
    Table {
        id: "thresholds",
        title: format!("What each area asks for, by the rule used for {on}"),
        note: "Where an area's own rule is not known, national guidance is used in its place."
            .to_owned(),
        head: COLUMNS.map(str::to_owned).to_vec(),
        rows: rows.iter().map(line).collect(),
    }
}

fn cells(area: &Area, version: &Version, book: &Rulebook) -> Vec<String> {
    let asking = RuleContext::of(book, version.highest_grade);
    let usual = [
        RouteKind::VisibleHighRisk,
        RouteKind::ProfessionalJudgement,
        RouteKind::PotentialEscalation,
        RouteKind::Repeat,
    ];
    let of = |kinds: &[RouteKind], named: bool| {
        let routes = version
            .routes
            .iter()
            .filter(|route| kinds.contains(&route.kind));
        let told: Vec<String> = routes.map(|route| cell(route, asking, named)).collect();
        told.join("; ")
    };
    let usual = usual.map(|kind| of(&[kind], false));
    let other = of(&[RouteKind::Automatic, RouteKind::OtherService], true);
    let told = usual.into_iter().chain([other]);
    let told = told.map(|told| match told.is_empty() {
        true => "None known".to_owned(),
        false => told,
    });
    let standing = capitalised(&standing_and_date(version, area));
    told.chain([standing]).collect()
}

/// What a route asks for in a few words; where its name does not stand above it, with that and where it leads.
fn cell(route: &Route, asking: RuleContext<'_>, named: bool) -> String {
    let asked = route.criterion.as_ref().map_or_else(
        || "not known".to_owned(),
        |criterion| threshold_words(criterion, asking),
    );
    if !named {
        return capitalised(&asked);
    }
    match route.leads() {
        LeadsTo::Elsewhere(place) => format!("{}, to {place}: {asked}", route.name),
        LeadsTo::Forum | LeadsTo::NotSaid => format!("{}: {asked}", route.name),
    }
}
