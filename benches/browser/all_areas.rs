//! One case under every bundled area's rule, as a WebAssembly module that asks its host for nothing: each call of its
//! `main` decides once more. `benches/browser.rs` builds it as the app is built, and times it in the browser.

use std::hint::black_box;
use std::sync::LazyLock;

use waymark::engine::compare::everywhere;
use waymark::model::book::Rulebook;
use waymark::model::case::Case;
use waymark::model::files::read_case;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));
static CASE: LazyLock<Case> = LazyLock::new(|| {
    read_case(include_str!(
        "../../src/data/areas/lewisham/cases/july-2018.json"
    ))
    .expect("the published case reads")
});

fn main() {
    black_box(everywhere(black_box(&CASE), &BOOK, CASE.as_of));
}
