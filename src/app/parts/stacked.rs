use leptos::prelude::*;

/// A row of such a table: its name and its cells.
pub type StackedRow = (AnyView, Vec<AnyView>);

/// A table whose rows become blocks where the screen is narrow, so that nothing has to be moved sideways. The roles are
/// written out because an element that is laid out as a block loses the one it has as part of a table.
#[component]
pub fn StackedTable(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The names of its columns, that of the rows' names first.
    columns: Vec<String>,
    rows: Vec<StackedRow>,
) -> impl IntoView {
    let heads = columns.iter().cloned().map(|column| {
        view! {
            <th class="govuk-table__header" scope="col" role="columnheader">
                {column}
            </th>
        }
    });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|(name, cells)| {
        let cells = cells.into_iter().zip(columns.iter().skip(1).cloned());
        let cells = cells.map(|(cell, column)| view! { <StackedCell column>{cell}</StackedCell> });
        view! {
            <tr class="govuk-table__row" role="row">
                <th class="govuk-table__header" scope="row" role="rowheader">
                    {name}
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="govuk-table wm-stacked" role="table">
            <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// A cell, which says of which column it is where its row is a block.
#[component]
fn StackedCell(column: String, children: Children) -> impl IntoView {
    view! {
        <td class="govuk-table__cell" role="cell">
            <span class="wm-stacked__column" aria-hidden="true">
                {column}
            </span>
            {children()}
        </td>
    }
}
