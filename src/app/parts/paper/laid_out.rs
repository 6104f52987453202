use leptos::prelude::*;
use waymark::words::pack::{Pack, PackPart, PackRow};

use super::ways::PaperWays;
use crate::app::parts::Heading;

/// A row of more lines than this may be broken over two pages, between its lines.
const LONG: usize = 8;

/// The paper, and the buttons above it.
#[component]
pub fn PaperPage(
    pack: Pack,
    /// What its file is called: it holds this and nothing of the case.
    name: &'static str,
) -> impl IntoView {
    let text = pack.text();
    let Pack {
        title,
        about,
        parts,
    } = pack;
    let parts = parts.into_iter().map(|part| view! { <PaperPart part /> });
    view! {
        <PaperWays text name />
        <article class="wm-paper">
            <Heading>{title}</Heading>
            <p class="govuk-body">{about}</p>
            {parts.collect_view()}
        </article>
    }
}

/// A part of it.
#[component]
fn PaperPart(part: PackPart) -> impl IntoView {
    let class = if part.first {
        "wm-paper__part wm-paper__part--first"
    } else {
        "wm-paper__part"
    };
    let rows = part.rows.into_iter().map(|row| view! { <PaperRow row /> });
    view! {
        <section class=class>
            <h2 class="govuk-heading-s">{part.heading}</h2>
            <dl class="wm-paper__rows">{rows.collect_view()}</dl>
        </section>
    }
}

/// A row of a part.
#[component]
fn PaperRow(row: PackRow) -> impl IntoView {
    let PackRow {
        label,
        lines,
        blank,
    } = row;
    let class = match (blank, lines.len()) {
        (true, _) => "wm-paper__row wm-paper__row--blank",
        (false, 0..=LONG) => "wm-paper__row",
        (false, _) => "wm-paper__row wm-paper__row--long",
    };
    let lines = lines.into_iter().map(|line| view! { <dd>{line}</dd> });
    view! {
        <div class=class>
            <dt>{label}</dt>
            {lines.collect_view()}
        </div>
    }
}
