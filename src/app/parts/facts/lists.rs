use leptos::prelude::*;
use waymark::words::explain::Facts;

use crate::app::parts::{Fold, items};

/// More facts than this under one lead start folded.
const FOLD_ABOVE: usize = 3;

/// Facts, each list under its lead.
#[component]
pub fn FactLists(
    facts: Vec<Facts>,
    /// They stand in a fold already, and none of them folds again.
    #[prop(optional)]
    in_fold: bool,
) -> impl IntoView {
    let lists = facts.into_iter().map(|Facts { lead, items }| {
        let list = items.into_iter().map(IntoAny::into_any).collect();
        view! { <Led lead list in_fold /> }
    });
    lists.collect_view()
}

/// A list under its lead, folded when it is long.
#[component]
pub fn Led(
    lead: String,
    list: Vec<AnyView>,
    /// It stands in a fold already.
    #[prop(optional)]
    in_fold: bool,
) -> impl IntoView {
    let long = list.len() > FOLD_ABOVE && !in_fold;
    let list = items("wm-facts", list);
    if long {
        view! { <Fold summary=lead>{list}</Fold> }.into_any()
    } else {
        view! {
            <p class="wm-lead">{format!("{lead}:")}</p>
            {list}
        }
        .into_any()
    }
}

/// Where something comes from, folded; paper leaves it out.
#[component]
pub fn WhereFrom(facts: Vec<Facts>) -> impl IntoView {
    view! {
        <div class="wm-no-print">
            <Fold summary="Where these come from">
                <FactLists facts in_fold=true />
            </Fold>
        </div>
    }
}
