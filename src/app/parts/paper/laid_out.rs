use leptos::prelude::*;
use waymark::words::pack::{Pack, PackPart, PackRow, PackTable};

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
    let text = StoredValue::new(pack.text());
    let Pack {
        marking,
        reference,
        title,
        about,
        parts,
    } = pack;
    let parts = parts.into_iter().map(|part| view! { <PaperPart part /> });
    let is_said = |words: &String| !words.is_empty();
    let foot = [marking.clone(), reference.clone()];
    let foot: Vec<String> = foot.into_iter().filter(is_said).collect();
    let foot = (!foot.is_empty()).then(|| {
        view! {
            // On paper it stands at the foot of every page.
            <p class="wm-paper__foot" aria-hidden="true">
                {foot.join(" \u{b7} ")}
            </p>
        }
    });
    let marking = Some(marking).filter(is_said);
    let marking = marking.map(|words| view! { <p class="wm-paper__marking">{words}</p> });
    let reference = Some(reference).filter(is_said);
    let reference = reference.map(|words| view! { <p class="wm-paper__reference">{words}</p> });
    view! {
        <PaperWays text=move || text.get_value() name prints=true />
        <article class="wm-paper">
            {foot}
            {marking}
            <Heading>{title}</Heading>
            {reference}
            <p class="wm-paper__about">{about}</p>
            {parts.collect_view()}
        </article>
    }
}

/// A part of it.
#[component]
fn PaperPart(part: PackPart) -> impl IntoView {
    let class = match (part.first, part.annex) {
        (true, _) => "wm-paper__part wm-paper__part--first",
        (_, true) => "wm-paper__part wm-paper__part--annex",
        _ => "wm-paper__part",
    };
    let table = part.table.map(|table| view! { <TableOfPart table /> });
    let rows = part.rows.into_iter().map(|row| view! { <PaperRow row /> });
    view! {
        <section class=class>
            <h2 class="govuk-heading-s">{part.heading}</h2>
            {table}
            <dl class="wm-paper__rows">{rows.collect_view()}</dl>
        </section>
    }
}

/// What of a part is told as a table. On a phone each row is a list.
#[component]
fn TableOfPart(table: PackTable) -> impl IntoView {
    let PackTable { columns, rows } = table;
    let titles = columns.clone();
    let rows = rows.into_iter().map(move |row| {
        let cells = row.into_iter().zip(titles.clone()).enumerate();
        let cells = cells.map(|(place, (lines, title))| {
            let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
            let lines = lines.collect_view();
            match place {
                0 => view! { <th scope="row">{lines}</th> }.into_any(),
                _ => view! { <td data-title=title>{lines}</td> }.into_any(),
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let heads = columns.into_iter().map(|title| match title.as_str() {
        "" => view! { <td></td> }.into_any(),
        _ => view! { <th scope="col">{title}</th> }.into_any(),
    });
    view! {
        <table class="wm-paper__table">
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
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
