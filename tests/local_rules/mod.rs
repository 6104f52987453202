//! Rules that an area has published, written down as area files, each with small cases that were worked out by hand from the
//! page before they were run.

mod bands;

use std::fs;
use std::path::Path;

use waymark::engine::check::check_area;
use waymark::model::files::read_area;
use waymark::model::rules::Area;

use crate::forum::support::BOOK;

/// The area file of that name beside this one.
fn area(name: &str) -> Area {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/local_rules")
        .join(format!("{name}.area.json"));
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let area = read_area(&text).unwrap_or_else(|mistake| panic!("{name}: {mistake}"));
    let found = check_area(&area, &BOOK);
    let wrong: Vec<_> = found.iter().filter(|found| found.is_mistake()).collect();
    assert!(wrong.is_empty(), "{name}: {wrong:?}");
    area
}
