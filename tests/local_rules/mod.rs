//! Rules that an area has published, written down as area files, each with small cases that were worked out by hand from the
//! page before they were run.

mod bands;
mod by_hand;
mod heard;
mod same_person;
mod steps;
mod totals;
mod whom;
mod windows;
mod written_down;

use std::fs;
use std::path::Path;

use waymark::engine::check::check_area;
use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::Case;
use waymark::model::files::read_area;
use waymark::model::rules::Area;
use waymark::words::explain::sheet;

use crate::forum::support::{BOOK, under};

/// The area file of that name: beside this one, or bundled.
fn area(name: &str) -> Area {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = root.join(format!("tests/local_rules/{name}.area.json"));
    if here.is_file() {
        return read(&here);
    }
    read(&root.join(format!("src/data/areas/{name}/area.json")))
}

/// An area file without a mistake.
fn read(file: &Path) -> Area {
    let name = file.display();
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let area = read_area(&text).unwrap_or_else(|mistake| panic!("{name}: {mistake}"));
    let found = check_area(&area, &BOOK);
    let wrong: Vec<_> = found.iter().filter(|found| found.is_mistake()).collect();
    assert!(wrong.is_empty(), "{name}: {wrong:?}");
    area
}

/// The answers of some routes of an area, and the whole result as text.
fn decided(name: &str, case: Case, routes: &[&str]) -> (Vec<Truth>, String) {
    decided_under(area(name), case, routes)
}

/// The same under an area that need not be a file.
fn decided_under(area: Area, case: Case, routes: &[&str]) -> (Vec<Truth>, String) {
    let mut book: Rulebook = BOOK.clone();
    let case = under(case, &area.id);
    book.add_area(area);
    let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
    let decision = decide(&case, shown.rules, case.as_of);
    let answers = routes
        .iter()
        .map(|id| decision.routes.route(id).unwrap().answer());
    let sheet = sheet(
        &case,
        &decision,
        &shown,
        &everywhere(&case, &book, case.as_of),
    );
    (answers.collect(), sheet.to_string())
}
