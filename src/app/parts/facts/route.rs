use leptos::prelude::*;
use waymark::words::explain::RouteWords;

use super::criterion::CriterionTree;
use super::lists::Led;
use super::{FactLists, SaysLine, Tag};
use crate::app::parts::{Fold, lines};

/// The id of a route's reasons, by its place among the routes of its rule.
pub fn route_id(place: usize) -> String {
    format!("route-{place}")
}

/// A route with its answer, its evidence and its sources.
#[component]
pub fn RouteSection(
    words: RouteWords,
    /// Its id, where a row leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let weigh = (!words.weigh.is_empty()).then(|| {
        let lead = format!("What a reviewer would weigh here ({})", words.weigh.len());
        let list = words.weigh.into_iter();
        let list = list.map(|says| view! { <SaysLine says /> }.into_any());
        view! { <Led lead list=list.collect() /> }
    });
    let sources = words
        .sources
        .into_iter()
        .map(|source| format!("Source: {source}"));
    let read: Vec<String> = words.notes.into_iter().chain(sources).collect();
    let read = (!read.is_empty()).then(|| {
        view! {
            <div class="wm-no-print">
                <Fold summary="How this is read here, and its sources">{lines(read)}</Fold>
            </div>
        }
    });
    view! {
        <section class="wm-route" data-rule=words.rule>
            <div class="wm-route__head">
                <h3 id=id tabindex="-1">
                    {words.name}
                </h3>
                <Tag mark=words.mark words=words.answer />
            </div>
            <CriterionTree explained=words.explained />
            <FactLists facts=words.settle />
            {weigh}
            {children.map(|children| children())}
            <p class="wm-source">{words.rests_on}</p>
            {read}
        </section>
    }
}
