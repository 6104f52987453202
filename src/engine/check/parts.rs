use crate::model::rules::{Audience, RouteKind, Version};

use super::diagnostic::{CheckId, Diagnostics};
use crate::record::{entry, field, ids_twice, not_an_id};

/// The ids of a list are ids, and all different.
pub(super) fn check_ids_of<'a>(
    found: &mut Diagnostics,
    at: &str,
    list: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) {
    let example = format!("{}-1", list.trim_end_matches('s'));
    for (index, id) in ids.clone().enumerate() {
        check_id(found, &entry(at, list, index), id, &example);
    }
    found.all(CheckId::DuplicateId, ids_twice(at, list, ids));
}

/// It is called by an id.
pub(super) fn check_id(found: &mut Diagnostics, at: &str, id: &str, example: &str) {
    if let Some(says) = not_an_id(id, example) {
        let at = if at.is_empty() {
            "id".to_owned()
        } else {
            field(at, "id")
        };
        found.add(CheckId::NotAnId, at, says);
    }
}

/// The ids of a version's parts.
pub(super) fn check_ids(found: &mut Diagnostics, at: &str, version: &Version) {
    check_ids_of(
        found,
        at,
        "sources",
        version.sources.iter().map(|one| one.id.as_str()),
    );
    check_ids_of(
        found,
        at,
        "audience",
        version.audience.iter().map(|one| one.id.as_str()),
    );
    check_ids_of(
        found,
        at,
        "steps",
        version.steps.iter().map(|one| one.id.as_str()),
    );
    check_ids_of(
        found,
        at,
        "questions",
        version.questions.iter().map(|one| one.id.as_str()),
    );
    check_ids_of(
        found,
        at,
        "routes",
        version.routes.iter().map(|one| one.id.as_str()),
    );
    check_ids_of(
        found,
        at,
        "notices",
        version.notices.iter().map(|one| one.id.as_str()),
    );
}

/// Whatever is said names a source of the version.
pub(super) fn check_sources(found: &mut Diagnostics, at: &str, version: &Version) {
    if version.sources.is_empty() {
        let says = "Nothing says where this version comes from. Add its source: title, publisher and year.";
        found.add(CheckId::MissingSource, field(at, "sources"), says);
    }
    let mut named = |at: &str, sources: &[String], needed: bool| {
        if needed && sources.is_empty() {
            let says = "No source is named for this. Name at least one of the version's sources.";
            found.add(CheckId::MissingSource, field(at, "sources"), says);
        }
        for (index, id) in sources.iter().enumerate() {
            if version.source(id).is_none() {
                let says = format!(
                    "The version has no source \u{201c}{id}\u{201d}. Add it to the version's sources, or correct the id."
                );
                found.add(CheckId::MissingSource, entry(at, "sources", index), says);
            }
        }
    };
    let forum = &version.forum;
    let details = [
        &forum.instead_of_marac,
        &forum.meets,
        &forum.deadline,
        &forum.how,
    ];
    named(
        &field(at, "forum"),
        &forum.sources,
        details.iter().any(|text| !text.is_empty()),
    );
    for (index, audience) in version.audience.iter().enumerate() {
        named(&entry(at, "audience", index), &audience.sources, true);
    }
    for (index, step) in version.steps.iter().enumerate() {
        named(&entry(at, "steps", index), &step.sources, true);
    }
    for (index, demand) in version.form.iter().enumerate() {
        named(&entry(at, "form", index), &demand.sources, true);
    }
    for (index, route) in version.routes.iter().enumerate() {
        named(&entry(at, "routes", index), &route.sources, true);
    }
    for (index, notice) in version.notices.iter().enumerate() {
        named(&entry(at, "notices", index), &notice.sources, true);
    }
    for (index, support) in version.supports.iter().enumerate() {
        named(&entry(at, "supports", index), &support.sources, true);
    }
}

/// Somebody younger is told what to do only where there is a youngest age, and the same of the oldest.
pub(super) fn check_sides(found: &mut Diagnostics, at: &str, audience: &Audience) {
    let leaves = audience.when.leaves();
    let ages: Vec<_> = leaves.iter().filter_map(|leaf| leaf.about().age).collect();
    let sides = [
        (
            "younger",
            &audience.younger,
            ages.iter().any(|age| age.from.is_some()),
        ),
        (
            "older",
            &audience.older,
            ages.iter().any(|age| age.to.is_some()),
        ),
    ];
    for (side, text, is_asked) in sides {
        if !text.is_empty() && !is_asked {
            let says = format!(
                "The condition asks for no age that somebody could be {side} than, so this is never said. Ask for one in \u{201c}when\u{201d}, or say it in \u{201c}otherwise\u{201d}."
            );
            found.add(CheckId::SideOfNoAge, field(at, side), says);
        }
    }
}

/// The usual routes, and the word by which a note speaks of each.
const STANDARD: [(RouteKind, &str, &str); 4] = [
    (RouteKind::VisibleHighRisk, "visible-high-risk", "high risk"),
    (
        RouteKind::ProfessionalJudgement,
        "professional-judgement",
        "judgement",
    ),
    (
        RouteKind::PotentialEscalation,
        "potential-escalation",
        "escalation",
    ),
    (RouteKind::Repeat, "repeat", "repeat"),
];

/// There is a route, and every usual one is in the list or in a note.
pub(super) fn check_routes(found: &mut Diagnostics, at: &str, version: &Version) {
    let at = field(at, "routes");
    if version.routes.is_empty() {
        let says = "This version has no route. List its routes; one whose rule is not known has no \u{201c}criterion\u{201d}.";
        found.add(CheckId::NoRoute, at, says);
        return;
    }
    for (kind, name, word) in STANDARD {
        let listed = version.routes.iter().any(|route| route.kind == kind);
        if !listed
            && !version
                .notes
                .iter()
                .any(|note| note.to_ascii_lowercase().contains(word))
        {
            let says = format!(
                "No route is of the kind \u{201c}{name}\u{201d}. If the area has none, say so in a note; if that is not known, \
                 list the route without a \u{201c}criterion\u{201d}."
            );
            found.add(CheckId::StandardRouteMissing, at.as_str(), says);
        }
    }
}
