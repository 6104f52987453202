//! What the history says about one person causing harm.

use std::collections::BTreeSet;

use crate::logic::Truth;
use crate::model::case::{Case, ChangeKind, Event, EventKind, VICTIM};
use crate::words::explain::criteria::{change_name, order_name};
use crate::words::explain::names::event_name;
use crate::words::explain::numbers::plural;
use crate::words::explain::says::Facts;

/// Whom an event harmed beside the victim, by id.
fn others_harmed(event: &Event) -> impl Iterator<Item = &str> {
    let harmed = event.harmed.iter().map(String::as_str);
    harmed.filter(|id| *id != VICTIM)
}

/// What the history says about one person causing harm, by name.
pub fn history_of(case: &Case, person: &str) -> Vec<Facts> {
    let alone = case.people.causing_harm.len() == 1;
    // What names nobody is about the only person there is.
    let is_theirs = |ids: &[String]| ids.iter().any(|id| id == person) || ids.is_empty() && alone;
    let mut facts = Vec::new();
    let mut put = |lead: String, items: Vec<String>| {
        if !items.is_empty() {
            facts.push(Facts { lead, items });
        }
    };
    let theirs = || case.events.list.iter().filter(|event| is_theirs(&event.by));
    let others: BTreeSet<&str> = theirs().flat_map(others_harmed).collect();
    let number = u32::try_from(others.len()).unwrap_or(u32::MAX);
    put(
        format!(
            "Harm to others than the victim, {}",
            plural(number, "person", "persons")
        ),
        theirs()
            .filter(|event| others_harmed(event).next().is_some())
            .map(event_name)
            .collect(),
    );
    let broke = |event: &&Event| event.breach.is_some() || event.kinds.contains(&EventKind::Breach);
    put(
        "An order, bail or condition broken, or said to be".to_owned(),
        theirs().filter(broke).map(event_name).collect(),
    );
    let on = case.as_of;
    for (answer, lead) in [
        (Truth::Met, "In force on"),
        (Truth::CannotTell, "Perhaps in force on"),
    ] {
        let orders = case
            .orders
            .list
            .iter()
            .filter(|order| is_theirs(&order.on) && case.is_in_force(order, on) == answer);
        put(format!("{lead} {on}"), orders.map(order_name).collect());
    }
    let releases = case
        .changes
        .list
        .iter()
        .filter(|one| matches!(one.what, ChangeKind::Release | ChangeKind::Bail));
    put(
        "Released or bailed".to_owned(),
        releases
            .filter(|one| is_theirs(&one.who))
            .map(change_name)
            .collect(),
    );
    facts
}
