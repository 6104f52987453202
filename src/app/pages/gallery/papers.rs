use leptos::prelude::*;
use waymark::model::sources::{Seen, Source};
use waymark::words::pack::{Pack, PackPart, PackRow, PackTable};

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
        annex: false,
        table: None,
        rows,
    };
    let cells = |words: &str| vec![vec![words.to_owned()], vec![LONG.to_owned(); 2]];
    let table = PackTable {
        columns: vec![String::new(), "A column".to_owned()],
        rows: vec![cells("A row"), cells("Another")],
    };
    let pack = Pack {
        marking: "A marking".to_owned(),
        reference: "A reference".to_owned(),
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
            PackPart {
                table: Some(table),
                ..part("A part with a table", false, Vec::new())
            },
            PackPart {
                annex: true,
                ..part("An annex", false, vec![row("A row", 1, false)])
            },
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
