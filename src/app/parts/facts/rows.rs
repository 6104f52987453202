use leptos::prelude::*;
use waymark::words::explain::RouteLine;

use super::{Tag, route_id};
use crate::app::parts::go_to;
use crate::app::store::Page;

/// Every route with its answer, a row each; the name leads to its reasons further down the page.
#[component]
pub fn RouteRows(rows: Vec<RouteLine>) -> impl IntoView {
    let rows = rows.into_iter().enumerate();
    let rows = rows.map(|(place, row)| view! { <RouteRow place row /> });
    view! { <ul class="wm-rows">{rows.collect_view()}</ul> }
}

#[component]
fn RouteRow(place: usize, row: RouteLine) -> impl IntoView {
    // The address names the page and not a place in it, so the way there is not left to the browser.
    let go = move |click: web_sys::MouseEvent| {
        click.prevent_default();
        go_to(&route_id(place));
    };
    view! {
        <li data-rule=row.rule>
            <a class="wm-row" href=Page::Result.hash() on:click=go>
                <span class="wm-row__name">{row.name}</span>
                " "
                <Tag mark=row.mark words=row.mark.words() />
                " "
                <span class="wm-row__brief">{row.brief}</span>
            </a>
        </li>
    }
}
