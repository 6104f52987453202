//! Drafting a rule: the editor and the dials as far as they can be told without a browser.

mod begun;
mod description;
mod differ;
mod edit;
mod moving;
mod properties;
mod standing;
mod written;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use waymark::model::book::Rulebook;
use waymark::model::dates::Day;
use waymark::workshop::draft::Draft;

/// Everything that comes with the program.
pub static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));

/// A day to work on.
pub fn today() -> Day {
    Day::new(2026, 3, 16).expect("the calendar has it")
}

/// The file of a bundled area.
pub fn tree(id: &str) -> Value {
    BOOK.area_file(id)
        .unwrap_or_else(|| panic!("{id} is bundled"))
}

/// A rule as it stands, to be edited.
pub fn draft(id: &str) -> Draft {
    Draft::of(tree(id), &BOOK)
}

/// Every bundled area file, by its path.
pub fn files() -> Vec<PathBuf> {
    let areas = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/areas");
    let folders = std::fs::read_dir(areas).expect("the areas are there");
    let files = folders.map(|folder| folder.expect("a folder").path().join("area.json"));
    files.filter(|file| file.is_file()).collect()
}

/// The place of a route of a version.
pub fn route(draft: &Draft, version: &str, route: &str) -> String {
    let place = |list: &Value, id: &str| {
        list.as_array()
            .expect("a list")
            .iter()
            .position(|one| one["id"] == id)
            .unwrap_or_else(|| panic!("no {id}"))
    };
    let version = place(&draft.tree()["versions"], version);
    let route = place(&draft.tree()["versions"][version]["routes"], route);
    format!("versions[{version}].routes[{route}]")
}

/// Types into a field and leaves it.
pub fn fill(draft: &mut Draft, at: &str, text: &str) {
    draft.type_in(at, text);
    draft.settle(at, today());
    draft.check(&BOOK);
}
