//! The instruments and the area, and both implementations asked the same.

use std::sync::LazyLock;

use waymark::book::Rulebook;
use waymark::case::Case;
use waymark::dates::Day;
use waymark::decision::{Finding, Here, Looking};
use waymark::files::read_instrument;
use waymark::rules::{Area, Criterion};

use super::complete::{Asking, Ground};
use super::names::{ITEMS, SHORT, STEPS};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut book = Rulebook::bundled().expect("the bundled files read");
    for (id, role, scale) in [
        (SHORT, "checklist", ""),
        (
            STEPS,
            "follow-up",
            r#""scale": [{"id": "never", "label": "Never", "counts": false}, {"id": "often", "label": "Often", "counts": true}],"#,
        ),
    ] {
        let items = ITEMS
            .map(|id| format!(r#"{{"id": "{id}", "label": "{id}", "ask": "{id}?", "why": "It matters."}}"#))
            .join(", ");
        let text = format!(
            r#"{{"format": "waymark-instrument/1", "id": "{id}", "title": "{id}", "about": "", "role": "{role}", {scale} "items": [{items}], "sources": []}}"#
        );
        book.add_instrument(read_instrument(&text).expect("it reads"));
    }
    book
});

pub fn book() -> &'static Rulebook {
    &BOOK
}

pub fn area() -> &'static Area {
    book().area("lewisham").expect("it is bundled")
}

/// The naive one, asked on that day, in the area or where the victim lives.
pub fn asking(on: Day, in_area: bool) -> Asking<'static> {
    Asking { book: book(), on, ground: if in_area { Ground::Area(area()) } else { Ground::Residence } }
}

/// The engine, asked the same.
pub fn engine<'a>(asking: Asking<'a>, case: &'a Case, criterion: &'a Criterion) -> Finding<'a> {
    let here = match asking.ground {
        Ground::Area(area) => Here::Area(area),
        Ground::Residence => Here::Residence(&case.people.victim.lives_in),
    };
    Looking { case, book: asking.book, on: asking.on, here }.find(criterion)
}
