//! The same case under every other area's rule.

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::compare::everywhere;
use waymark::decision::RoutesFound;
use waymark::explain::elsewhere_line;

use crate::parts::{Weight, all, button, live, paragraph, styled, subheading};
use crate::store::Desk;

pub fn elsewhere(desk: Desk) -> AnyView {
    let rows = live(move || {
        desk.book.with(|book| {
            desk.case.with(|case| {
                let chosen = case.area.as_ref().map(|chosen| chosen.id.as_str());
                let under = everywhere(case, book, case.as_of);
                all(under.iter().filter(|routes| chosen != Some(&routes.area.id)).map(|routes| row(desk, routes)).collect())
            })
        })
    });
    let says = "Choose an area to see this case under its rule. The MARAC for the area where the victim lives hears the case.";
    view! {
        <section>
            {subheading("The same case elsewhere")}
            {paragraph(says)}
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

fn row(desk: Desk, routes: &RoutesFound<'_>) -> AnyView {
    let id = routes.area.id.clone();
    let show = move || {
        desk.edit(|case| case.area = Some(AreaChoice { id: id.clone(), version: None }));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let (name, title, line) =
        (button(routes.area.name.clone(), Weight::Link, show), styled("wm-source", routes.version.title.clone()), elsewhere_line(routes));
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{name}{title}</th>
            <td class="govuk-table__cell" data-label="Routes">{line}</td>
        </tr>
    }
    .into_any()
}
