//! The same case under every other area's rule.

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::compare::everywhere;
use waymark::decision::RoutesFound;
use waymark::explain::elsewhere_line;

use crate::parts::{Weight, all, button, classed, el, live, paragraph, styled, subheading};
use crate::store::Desk;

pub fn elsewhere(desk: Desk) -> AnyView {
    let rows = live(move || {
        desk.book.with(|book| {
            desk.case.with(|case| {
                let shown = desk.shown();
                let chosen = shown.as_ref().map(|chosen| chosen.id.as_str());
                let under = everywhere(case, book, case.as_of);
                all(under
                    .iter()
                    .filter(|routes| chosen != Some(&routes.area.id))
                    .map(|routes| row(desk, routes))
                    .collect())
            })
        })
    });
    let says =
        "Choose an area to see this case under its rule. The MARAC for the area where the victim lives hears the case.";
    let heads =
        ["Area", "Routes"].map(|head| classed("th", "govuk-table__header").at("scope", "col").text(head).view());
    let head = classed("thead", "govuk-table__head").with(classed("tr", "govuk-table__row").all(heads).view()).view();
    let table = classed("table", "govuk-table wm-table-stack").with(head);
    let table = table.with(classed("tbody", "govuk-table__body").with(rows).view()).view();
    el("section").all([subheading("The same case elsewhere"), paragraph(says), table]).view()
}

fn row(desk: Desk, routes: &RoutesFound<'_>) -> AnyView {
    let id = routes.area.id.clone();
    let show = move || {
        desk.look_at(AreaChoice { id: id.clone(), version: None });
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let (name, title, line) = (
        button(routes.area.name.clone(), Weight::Link, show),
        styled("wm-source", routes.version.title.clone()),
        elsewhere_line(routes),
    );
    classed("tr", "govuk-table__row")
        .with(classed("th", "govuk-table__header").at("scope", "row").all([name, title]).view())
        .with(classed("td", "govuk-table__cell").at("data-label", "Routes").text(line).view())
        .view()
}
