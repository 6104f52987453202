use leptos::prelude::*;
use waymark::words::explain::RouteWords;

use super::criterion::CriterionTree;
use super::lists::Led;
use super::{FactLists, SaysLine, Tag};
use crate::app::parts::{Fold, lines};

/// A route with its answer, its evidence and its sources.
#[component]
pub fn RouteSection(
    words: RouteWords,
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
    let read = lines(words.notes.into_iter().chain(sources));
    view! {
        <section class="wm-route" data-rule=words.rule>
            <div class="wm-route__head">
                <h3>{words.name}</h3>
                <Tag mark=words.mark words=words.answer />
            </div>
            <CriterionTree explained=words.explained />
            <FactLists facts=words.settle />
            {weigh}
            {children.map(|children| children())}
            <p class="wm-source">{words.rests_on}</p>
            <div class="wm-no-print">
                <Fold summary="How this is read here, and its sources">{read}</Fold>
            </div>
        </section>
    }
}
