use leptos::prelude::*;
use waymark::words::explain::{Explained, Mark};

use super::{FactLists, Tag};
use crate::app::parts::{Fold, items};

/// A criterion, and folded below it the criteria it is made of.
#[component]
pub fn CriterionTree(explained: Explained) -> impl IntoView {
    let Explained {
        says, facts, parts, ..
    } = explained;
    let below = (!parts.is_empty()).then(|| {
        let summary = format!("What each part of this comes to ({})", parts.len());
        view! {
            <Fold summary>
                <CriterionParts parts />
            </Fold>
        }
    });
    view! {
        <p class="wm-says">{says.sentences()}</p>
        <FactLists facts />
        {below}
    }
}

/// The criteria that one is made of, each with its own below it.
#[component]
fn CriterionParts(parts: Vec<Explained>) -> impl IntoView {
    let part = |part: Explained| {
        let mark = Mark::from(part.answer);
        let below = (!part.parts.is_empty())
            .then(|| view! { <CriterionParts parts=part.parts /> }.into_any());
        view! {
            <Tag mark words=mark.words() />
            <p class="wm-says">{part.says.sentences()}</p>
            <FactLists facts=part.facts in_fold=true />
            {below}
        }
        .into_any()
    };
    items("wm-tree", parts.into_iter().map(part).collect())
}
