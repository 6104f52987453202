use leptos::prelude::*;
use waymark::model::instrument::Item;

use super::key::Key;
use crate::app::parts::Fold;

/// Other ways to ask, and why it matters.
#[component]
pub fn Ways(key: Key, item: Item) -> impl IntoView {
    let Item {
        other_ways,
        why,
        doubt,
        ..
    } = item;
    let summary = if other_ways.is_empty() {
        "Why it matters"
    } else {
        "Other ways to ask, and why"
    };
    let other_ways = (!other_ways.is_empty()).then(|| {
        let ways = other_ways.into_iter().map(|way| {
            let way = key.in_words(way);
            view! { <li prop:textContent=way></li> }
        });
        view! { <ul class="govuk-list govuk-list--bullet">{ways.collect_view()}</ul> }
    });
    let doubt = (!doubt.is_empty()).then(|| view! { <p class="wm-source">{doubt}</p> });
    view! {
        <Fold class="wm-details" summary>
            {other_ways}
            <p>{why}</p>
            {doubt}
        </Fold>
    }
}
