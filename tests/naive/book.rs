//! The bundled files, and two instruments small enough that every way their answers may turn out can be tried.

use std::sync::LazyLock;

use waymark::model::book::Rulebook;
use waymark::model::files::read_instrument;

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
            .map(|item| {
                format!(
                    r#"{{"id": "{item}", "label": "{id} {item}", "ask": "{item}?", "why": "It matters."}}"#
                )
            })
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
