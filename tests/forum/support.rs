//! Small cases and rules, made up here; a rule that a place publishes says where.

use std::sync::LazyLock;

use serde_json::{Value, json};
use waymark::engine::compare::everywhere;
use waymark::engine::decision::{Decision, decide};
use waymark::model::book::{Rulebook, Shown};
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::Day;
use waymark::model::files::read_area;
use waymark::model::instrument::Reply;
use waymark::words::explain::{Block, Says, Sheet, sheet};

/// The day of every case here.
pub fn today() -> Day {
    Day::from_iso("2025-06-16").unwrap()
}

/// The bundled rules, as they are.
pub static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));

/// A case in which so many questions of the checklist are answered yes and all others no, so many left out.
pub fn answered(yes: usize, open: usize) -> Case {
    let mut case = Case::new(today());
    case.events.all_known = true;
    case.maracs.all_known = true;
    // Low numbers are the gravest facts, which ask for a review; the high ones are answered yes first.
    let items: Vec<_> = BOOK
        .instrument("dash-24")
        .unwrap()
        .items
        .iter()
        .rev()
        .map(|item| item.id.clone())
        .collect();
    let asked = items.len() - open;
    for (place, id) in items.iter().enumerate().take(asked) {
        let reply = if place < yes { Reply::Yes } else { Reply::No };
        case.answer("dash-24", id, |answer| answer.reply = reply.clone());
    }
    case
}

/// The same under an area.
pub fn under(mut case: Case, area: &str) -> Case {
    case.area = Some(AreaChoice::of(area));
    case
}

/// The same, in which somebody has judged that it should be heard.
pub fn judged(mut case: Case) -> Case {
    case.judgement.should_be_heard = true;
    case
}

/// The bundled rules, and another area with these routes.
pub fn with_area(forum: &str, routes: &Value) -> Rulebook {
    let area = json!({
        "format": "waymark-area/1", "id": "made-up", "name": "Made-up", "nation": "england-and-wales",
        "versions": [{
            "id": "v", "title": "As made up", "in_force": {"between": {}}, "speaks_for": "unknown",
            "standing": "illustrative", "sources": [{"id": "s", "title": "Made up", "seen": "read"}],
            "checklist": "dash-24", "forum": {"name": forum}, "routes": routes
        }]
    });
    let mut book = BOOK.clone();
    book.add_area(read_area(&area.to_string()).unwrap_or_else(|mistake| panic!("{mistake}")));
    book
}

/// A route of the area that is made up.
pub fn route(id: &str, kind: &str, name: &str, leads_to: &str, criterion: Value) -> Value {
    let mut route =
        json!({"id": id, "kind": kind, "name": name, "criterion": criterion, "sources": ["s"]});
    if !leads_to.is_empty() {
        route["leads_to"] = json!(leads_to);
    }
    route
}

pub fn at_least(yes: u32) -> Value {
    json!({"score": {"instrument": "dash-24", "count": {"at-least": yes}}})
}

/// What is decided and said of a case under the rule that it names.
pub fn with_decision<T>(
    book: &Rulebook,
    case: &Case,
    then: impl FnOnce(&Decision<'_>, Shown<'_>) -> T,
) -> T {
    let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
    assert!(shown.missing.is_none());
    let decision = decide(case, shown.rules, case.as_of);
    then(&decision, shown)
}

pub fn said(book: &Rulebook, case: &Case) -> Sheet {
    with_decision(book, case, |decision, shown| {
        sheet(case, decision, &shown, &everywhere(case, book, case.as_of))
    })
}

/// The lines that a result says beside its routes, each under its lead.
fn beside_routes(sheet: &Sheet) -> impl Iterator<Item = &Says> {
    let section = sheet.sections.iter().find(|one| one.id == "besides");
    let blocks = section.into_iter().flat_map(|section| &section.blocks);
    blocks.flat_map(|block| match block {
        Block::List(list) => list.as_slice(),
        _ => &[],
    })
}

/// What a reader should know beside the routes.
pub fn besides(sheet: &Sheet) -> Vec<String> {
    let lines = beside_routes(sheet).filter(|says| says.lead.is_empty());
    lines.map(|says| says.detail.clone()).collect()
}

/// Why a result is provisional; empty where it is not.
pub fn provisional(sheet: &Sheet) -> String {
    let mut lines = beside_routes(sheet);
    lines
        .find(|says| says.lead == "Why it is provisional")
        .map(|says| says.detail.clone())
        .unwrap_or_default()
}
