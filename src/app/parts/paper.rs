//! A paper laid out, with the ways it leaves: print, copy, save. What is shown is what is copied.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::model::sources::Source;
use waymark::words::explain::source_words;
use waymark::words::pack::{Pack, Part, Row};

use super::saving::{Saving, ToSave};
use super::{
    Weight, all, button, classed, el, focus, folded, heading, lines, live, nothing, paragraph,
    unprinted,
};
use crate::app::store::copy;

/// A row of more lines than this may be broken over two pages, between its lines.
const LONG: usize = 8;

/// The paper, and the buttons above it. Its file's name holds `name` and nothing of the case.
pub fn paper(pack: Pack, name: &'static str) -> AnyView {
    let text = StoredValue::new(pack.text());
    let became = RwSignal::new("");
    let by_hand = RwSignal::new(false);
    let copied = move || {
        spawn_local(async move {
            let done = copy(&text.get_value()).await;
            became.set(if done {
                "Copied. Paste it now: other programs may read what is copied."
            } else {
                ""
            });
            by_hand.set(!done);
        });
    };
    let saving = Saving::new();
    let made = move || {
        Some(ToSave::copy(
            format!("waymark-{name}.txt"),
            text.get_value(),
        ))
    };
    let buttons = classed("div", "govuk-button-group")
        .with(button("Print", Weight::Secondary, || {
            let _ = window().print();
        }))
        .with(button("Copy as text", Weight::Secondary, copied))
        .with(saving.button("Save as text file", Weight::Secondary, made));
    let saved = saving.said(
        "The file is not locked: keep it where the case may be kept.",
        "",
    );
    let status = el("div")
        .at("role", "status")
        .with(live(move || match became.get() {
            "" => nothing(),
            says => paragraph(says),
        }));
    let by_hand = live(move || {
        if by_hand.get() || saving.has_failed() {
            selected(text.get_value())
        } else {
            nothing()
        }
    });
    let Pack {
        title,
        about,
        parts,
    } = pack;
    let shown = classed("article", "wm-paper")
        .with(heading(title))
        .with(paragraph(about))
        .all(parts.into_iter().map(part));
    all(vec![
        unprinted(all(vec![buttons.view(), status.view(), saved, by_hand])),
        shown.view(),
    ])
}

/// The text in a field, marked, where the browser does not copy or save by itself.
fn selected(text: String) -> AnyView {
    const ID: &str = "copy-by-hand";
    request_animation_frame(|| {
        if let Some(field) = document().get_element_by_id(ID) {
            focus(&field);
            if let Some(field) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                field.select();
            }
        }
    });
    let says = "This browser does not do it by itself. The text is marked below: press Ctrl and C, or Command and C on a Mac; on a phone, hold it and choose Copy.";
    let label = classed("label", "govuk-label")
        .at("for", ID)
        .text(says)
        .view();
    let field = classed("textarea", "govuk-textarea")
        .at("id", ID)
        .at("rows", "6")
        .at("readonly", "")
        .value(move || text.clone());
    classed("div", "govuk-form-group")
        .with(label)
        .with(field.view())
        .view()
}

fn part(part: Part) -> AnyView {
    let class = if part.first {
        "wm-paper__part wm-paper__part--first"
    } else {
        "wm-paper__part"
    };
    let rows = classed("dl", "wm-paper__rows").all(part.rows.into_iter().map(row));
    classed("section", class)
        .with(classed("h2", "govuk-heading-s").text(part.heading).view())
        .with(rows.view())
        .view()
}

fn row(
    Row {
        label,
        lines,
        blank,
    }: Row,
) -> AnyView {
    let class = match (blank, lines.len()) {
        (true, _) => "wm-paper__row wm-paper__row--blank",
        (false, 0..=LONG) => "wm-paper__row",
        (false, _) => "wm-paper__row wm-paper__row--long",
    };
    classed("div", class)
        .with(el("dt").text(label).view())
        .all(lines.into_iter().map(|line| el("dd").text(line).view()))
        .view()
}

/// Where something was read, folded away and not printed.
pub fn sources<'a>(
    summary: &'static str,
    says: &str,
    sources: impl Iterator<Item = &'a Source>,
) -> AnyView {
    let sources: Vec<String> = sources.map(source_words).collect();
    unprinted(folded(summary, all(vec![paragraph(says), lines(sources)])))
}
