//! What the checks find in rules and checklists: each raised by one change to a file without mistakes, and not before it.

mod contains;
mod findings;
mod lists;
mod sound;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value, json};
use waymark::engine::check::{CheckId, Diagnostic, check_area, check_instrument};
use waymark::model::book::Rulebook;
use waymark::model::files::read_area;
use waymark::model::rules::Area;
use waymark::record::read_part;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));

/// An area without mistakes.
fn area() -> Value {
    json!({
        "format": "waymark-area/1", "id": "here", "name": "Here", "nation": "england-and-wales",
        "versions": [{
            "id": "old", "title": "Old", "in_force": {"between": {"to": "2019-12-31"}}, "speaks_for": "2019", "standing": "published",
            "sources": [{"id": "page", "title": "Page", "seen": "read"}],
            "checklist": "dash-24", "forum": {"name": "MARAC"},
            "routes": [route("only", "visible-high-risk", &json!({"grade": {"at_least": "high"}}))],
            "notes": ["There is no other route here: none by judgement, escalation or repeat."]
        }, {
            "id": "new", "title": "New", "in_force": {"between": {"from": "2020-01-01"}}, "speaks_for": "2020", "standing": "published",
            "sources": [{"id": "page", "title": "Page", "seen": "read"}],
            "checklist": "dash-24", "forum": {"name": "MARAC", "meets": "Monthly.", "sources": ["page"]},
            "audience": [{"id": "age", "says": "16 or over.", "when": {"person": {"who": "victim", "age": {"from": 16}}}, "otherwise": "Ask.", "sources": ["page"]}],
            "steps": [{"id": "sign", "says": "Sign.", "done_when": {"signed-off": "a manager"}, "sources": ["page"]}],
            "questions": [question("local")],
            "routes": [
                route("score", "visible-high-risk", &json!({"score": {"instrument": "dash-24", "count": {"at-least": 14}}})),
                route("judgement", "professional-judgement", &json!({"judgement": {"written": true}})),
                route("escalation", "potential-escalation", &json!({"events": {"count": {"at-least": 3}, "months": 12, "people": "same-victim"}})),
                route("repeat", "repeat", &json!({"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}})),
                route("local", "automatic", &json!({"item": {"instrument": "here-local", "item": "local"}}))
            ]
        }]
    })
}

fn route(id: &str, kind: &str, criterion: &Value) -> Value {
    json!({"id": id, "kind": kind, "name": id, "criterion": criterion, "sources": ["page"]})
}

fn question(id: &str) -> Value {
    json!({"id": id, "label": "Local", "ask": "Is it?", "why": "It matters."})
}

fn instrument() -> Value {
    json!({
        "format": "waymark-instrument/1", "id": "list", "title": "List", "about": "A list.",
        "scale": [{"id": "low", "label": "Low", "counts": false}, {"id": "high", "label": "High", "counts": true}],
        "sections": [{"id": "first", "title": "First"}],
        "items": [question("1"), question("2")],
        "sources": [{"id": "page", "title": "Page", "seen": "read"}]
    })
}

/// Puts a value at a place; an object need not have it yet, and a list takes one more at its end.
fn put(tree: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match tree.pointer_mut(parent).unwrap() {
        Value::Array(list) => {
            let index: usize = key.parse().unwrap();
            if index == list.len() {
                list.push(value)
            } else {
                list[index] = value
            }
        }
        parent => parent[key] = value,
    }
}

fn found_in(area: &Value) -> Vec<Diagnostic> {
    check_area(
        &read_area(&area.to_string()).unwrap_or_else(|mistake| panic!("{mistake}")),
        &BOOK,
    )
}

/// The same of an area that may be larger than a file's.
fn found_in_any_size(area: &Value) -> Vec<Diagnostic> {
    let area: Area = read_part(&area.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
    check_area(&area, &BOOK)
}

fn found_in_instrument(instrument: &Value) -> Vec<Diagnostic> {
    check_instrument(
        &read_part(&instrument.to_string()).unwrap_or_else(|mistake| panic!("{mistake}")),
    )
}

/// What was found: which check, and where.
fn places(found: &[Diagnostic]) -> BTreeSet<(&'static str, String)> {
    found
        .iter()
        .map(|found| (found.id.text(), found.mistake.at.clone()))
        .collect()
}

/// One change to the area without mistakes, and everything it is found to have done.
fn one_change(pointer: &str, value: Value, expected: &[(CheckId, &str)]) -> BTreeSet<CheckId> {
    let mut changed = area();
    put(&mut changed, pointer, value);
    compare(&found_in(&changed), pointer, expected)
}

fn one_change_to_instrument(
    pointer: &str,
    value: Value,
    expected: &[(CheckId, &str)],
) -> BTreeSet<CheckId> {
    let mut changed = instrument();
    put(&mut changed, pointer, value);
    compare(&found_in_instrument(&changed), pointer, expected)
}

fn compare(found: &[Diagnostic], pointer: &str, expected: &[(CheckId, &str)]) -> BTreeSet<CheckId> {
    let wanted = expected
        .iter()
        .map(|(id, at)| (id.text(), (*at).to_owned()))
        .collect();
    assert_eq!(places(found), wanted, "{pointer}: {found:#?}");
    assert_eq!(found.len(), expected.len(), "{pointer}: {found:#?}");
    for one in found {
        assert!(
            one.mistake.says.ends_with('.') && one.mistake.says.len() < 200,
            "{}",
            one.mistake.says
        );
    }
    expected.iter().map(|(id, _)| *id).collect()
}

#[test]
fn an_area_and_a_checklist_without_mistakes_are_silent() {
    assert_eq!(found_in(&area()), []);
    assert_eq!(found_in_instrument(&instrument()), []);
}

#[test]
fn bundled_files_have_no_mistake_and_no_warning() {
    for area in &BOOK.areas {
        let mut found = check_area(area, &BOOK);
        // What was in force in Kent between a review's rule and the present page is not known.
        found.retain(|found| (area.id.as_str(), found.id) != ("kent", CheckId::VersionsGap));
        assert_eq!(found, [], "{}", area.id);
    }
    for instrument in &BOOK.instruments {
        assert_eq!(check_instrument(instrument), [], "{}", instrument.id);
    }
}

#[test]
fn every_check_has_its_own_name() {
    let names: BTreeSet<_> = CheckId::ALL.iter().map(|id| id.text()).collect();
    assert_eq!(names.len(), CheckId::ALL.len());
}
