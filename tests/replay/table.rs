//! A table of answers: for kinds of routes and areas, the days on which the answer becomes another one.

use std::collections::BTreeSet;

use waymark::logic::Truth;
use waymark::model::case::check_case;
use waymark::model::rules::{RouteKind, Version};
use waymark::words::wording::guard;

use super::evidence::{notice, under};
use super::support::{book, day, replay, turns};

/// A kind of route, the areas that answer alike, and each day on which their answer begins to be another one.
pub type Row = (
    RouteKind,
    &'static [&'static str],
    &'static [(&'static str, Truth)],
);

/// The areas that a replay is worked out for by hand. Those that came later have cases of their own in `tests/local_rules`.
pub const EVERYWHERE: &[&str] = &[
    "national",
    "birmingham",
    "bolton",
    "cambridgeshire",
    "city-of-london",
    "derbyshire",
    "dumfries-and-galloway",
    "essex",
    "hampshire",
    "hillingdon",
    "islington",
    "kent",
    "kingston",
    "leeds",
    "lewisham",
    "merton",
    "newham",
    "norfolk",
    "plymouth",
];

/// Visible high risk by a count of the 24 questions, own or by national guidance: 14 and more; in Cambridgeshire 17, in
/// Dumfries and Galloway more than 14. Norfolk takes a High grade as well.
pub const BY_COUNT: &[&str] = &[
    "national",
    "bolton",
    "cambridgeshire",
    "derbyshire",
    "dumfries-and-galloway",
    "essex",
    "hampshire",
    "hillingdon",
    "islington",
    "kingston",
    "leeds",
    "lewisham",
    "merton",
    "newham",
    "norfolk",
    "plymouth",
];

/// Potential escalation by national guidance: three events of any kind in twelve months, the same victim. No rule of
/// their own is known but for national guidance itself.
pub const THREE_EVENTS: &[&str] = &[
    "national",
    "birmingham",
    "bolton",
    "cambridgeshire",
    "city-of-london",
    "derbyshire",
    "essex",
    "hampshire",
    "hillingdon",
    "islington",
    "kent",
    "merton",
    "newham",
    "norfolk",
    "plymouth",
];

/// The answers of a replay are those of the table, which speaks once for every area and kind of route there is.
pub fn holds(id: &str, table: &[Row]) {
    let mut told = BTreeSet::new();
    let mut wrong = Vec::new();
    for (kind, areas, expected) in table {
        for area in *areas {
            assert!(
                told.insert((*area, *kind)),
                "{area} {kind:?} stands in the table twice"
            );
            let expected: Vec<_> = expected
                .iter()
                .map(|(day, answer)| ((*day).to_owned(), *answer))
                .collect();
            let found = turns(id, area, *kind);
            if found.as_ref() != Some(&expected) {
                wrong.push(format!(
                    "{area} {kind:?}: by hand {expected:?}, played {found:?}"
                ));
            }
        }
    }
    let (_, last) = replay(id).days().expect("it has days");
    for area in EVERYWHERE.iter().filter_map(|id| book().area(id)) {
        let begins_later = |version: &&Version| {
            let from = version.in_force.from_to().and_then(|(from, _)| from);
            from.is_some_and(|from| from > last)
        };
        let versions = area
            .versions
            .iter()
            .filter(|version| !begins_later(version));
        for route in versions.flat_map(|version| &version.routes) {
            let known = told.contains(&(area.id.as_str(), route.kind))
                || route.kind == RouteKind::OtherService;
            assert!(known, "{} {:?} is not in the table", area.id, route.kind);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Under the rule of an area each notice is raised on the second of its days, and not yet on the first.
pub fn raised_on(id: &str, area: &str, notices: &[(&str, &str, &str)]) {
    let answer = |on: &str, raised: &str| -> Option<Truth> {
        let case = replay(id).known(day(on)).certain;
        notice(&under(&case, area), raised)
    };
    for (raised, before, on) in notices {
        assert_ne!(answer(before, raised), Some(Truth::Met), "{raised}");
        assert_eq!(answer(on, raised), Some(Truth::Met), "{raised}");
    }
}

/// The case holds together on the day of every step, and the steps come in the order of those days.
pub fn holds_together(id: &str) {
    let replay = replay(id);
    let days: Vec<_> = (0..replay.steps.len())
        .filter_map(|step| replay.day_of(step))
        .collect();
    assert_eq!(days.len(), replay.steps.len(), "a step has no last day");
    assert!(days.is_sorted(), "{days:?}");
    let firsts = replay
        .steps
        .iter()
        .filter_map(|step| step.when.span().first);
    for on in days.iter().copied().chain(firsts) {
        let known = replay.known(on);
        for case in std::iter::once(&known.certain).chain(&known.perhaps) {
            assert_eq!(check_case(case), [], "{on}");
            assert_eq!(book().unknown_replies(case), [], "{on}");
        }
    }
    for step in &replay.steps {
        assert!(
            !step.taken_from.is_empty() && step.title.chars().count() < 60,
            "{}",
            step.id
        );
        assert_eq!(
            guard(&format!("{} {} {}", step.title, step.says, step.not_said)),
            [],
            "{}",
            step.id
        );
        for told in [&step.then, &step.found].into_iter().flatten() {
            assert_eq!(guard(&told.says), [], "{}", step.id);
            assert!(
                !told.taken_from.is_empty() && told.says.chars().count() <= 300,
                "{}",
                step.id
            );
        }
        let events = step.facts.events.iter().chain(&replay.begins.events);
        assert!(
            events.clone().all(|event| !event.taken_from.is_empty()),
            "{}",
            step.id
        );
    }
}
