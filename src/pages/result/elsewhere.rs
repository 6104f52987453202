//! The same case under every other area's rule.

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::compare::everywhere;
use waymark::explain::elsewhere_line;

use crate::store::Desk;

pub fn elsewhere(desk: Desk) -> AnyView {
    let rows = move || {
        desk.book.with(|book| {
            desk.case.with(|case| {
                everywhere(case, book, case.as_of)
                    .iter()
                    .filter(|routes| case.area.as_ref().is_none_or(|chosen| chosen.id != routes.area.id))
                    .map(|routes| {
                        let id = routes.area.id.clone();
                        let show = move |_| desk.edit(|case| case.area = Some(AreaChoice { id: id.clone(), version: None }));
                        view! {
                            <tr class="govuk-table__row">
                                <th scope="row" class="govuk-table__header">
                                    <button type="button" class="wm-link" on:click=show>{routes.area.name.clone()}</button>
                                    <span class="wm-source">" "{routes.version.title.clone()}</span>
                                </th>
                                <td class="govuk-table__cell" data-label="Routes">{elsewhere_line(routes)}</td>
                            </tr>
                        }
                    })
                    .collect_view()
            })
        })
    };
    view! {
        <section aria-labelledby="elsewhere">
            <h2 class="govuk-heading-m" id="elsewhere">"The same case elsewhere"</h2>
            <p class="govuk-body">"Choose an area to see this case under its rule. The MARAC for the area where the victim lives hears the case."</p>
            <table class="govuk-table wm-table-stack">
                <thead class="govuk-table__head"><tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">"Area"</th><th scope="col" class="govuk-table__header">"Routes"</th>
                </tr></thead>
                <tbody class="govuk-table__body">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
