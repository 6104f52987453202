use leptos::prelude::*;
use waymark::model::sources::{Seen, Source};
use waymark::words::pack::{Pack, PackPart, PackRow};

use super::LONG;
use crate::app::parts::paper::{PaperPage, SourceList};

fn row(label: &str, lines: usize, blank: bool) -> PackRow {
    PackRow {
        label: format!("{label}:"),
        lines: vec![LONG.to_owned(); lines],
        blank,
    }
}

pub fn papers() -> AnyView {
    let part = |heading: &str, first, rows| PackPart {
        heading: heading.to_owned(),
        first,
        rows,
    };
    let pack = Pack {
        title: "A paper".to_owned(),
        about: LONG.to_owned(),
        parts: vec![
            part(
                "The box before everything else",
                true,
                vec![row("A row", 1, false)],
            ),
            part(
                "A part",
                false,
                vec![
                    row("A row of many lines", 12, false),
                    row("A row of which nothing is known", 1, true),
                ],
            ),
        ],
    };
    let source = Source {
        id: "source".to_owned(),
        title: LONG.to_owned(),
        place: "page 1".to_owned(),
        address: "https://example.org/a".to_owned(),
        seen: Seen::Read,
    };
    view! {
        <PaperPage pack name="paper" />
        <SourceList summary="Where it was read" says=LONG sources=vec![source] />
    }
    .into_any()
}
