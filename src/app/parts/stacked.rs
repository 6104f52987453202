//! A table whose rows become blocks where the screen is narrow, so that nothing has to be moved sideways.

use leptos::prelude::*;

use super::{classed, el};

/// The table: what it shows, its columns, and for each row its name and its cells. The roles are written out because an
/// element that is laid out as a block loses the one it has as part of a table.
pub fn stacked(
    caption: AnyView,
    columns: &[String],
    rows: Vec<(AnyView, Vec<AnyView>)>,
) -> AnyView {
    let head = |text: &String| {
        let cell = classed("th", "govuk-table__header")
            .at("scope", "col")
            .at("role", "columnheader");
        cell.text(text.clone()).view()
    };
    let row = |(name, cells): (AnyView, Vec<AnyView>)| {
        let name = classed("th", "govuk-table__header")
            .at("scope", "row")
            .at("role", "rowheader")
            .with(name)
            .view();
        // Where a row is a block, each cell says of which column it is.
        let cells = cells
            .into_iter()
            .zip(columns.iter().skip(1))
            .map(|(cell, column)| {
                let of = classed("span", "wm-stacked__column")
                    .at("aria-hidden", "true")
                    .text(column.clone())
                    .view();
                classed("td", "govuk-table__cell")
                    .at("role", "cell")
                    .with(of)
                    .with(cell)
                    .view()
            });
        classed("tr", "govuk-table__row")
            .at("role", "row")
            .with(name)
            .all(cells)
            .view()
    };
    let head = el("tr")
        .at("role", "row")
        .all(columns.iter().map(head))
        .view();
    classed("table", "govuk-table wm-stacked")
        .at("role", "table")
        .with(
            classed("caption", "govuk-table__caption govuk-table__caption--m")
                .with(caption)
                .view(),
        )
        .with(el("thead").at("role", "rowgroup").with(head).view())
        .with(
            el("tbody")
                .at("role", "rowgroup")
                .all(rows.into_iter().map(row))
                .view(),
        )
        .view()
}
