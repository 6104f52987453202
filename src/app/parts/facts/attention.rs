use leptos::prelude::*;
use waymark::words::explain::{Attention, Says};

use super::{FactLists, SaysLine, WhereFrom};
use crate::app::parts::{Fold, items};

/// What nobody may overlook, above everything else: each reason with its first fact, and folded below, the whole.
#[component]
pub fn Attentions(found: Vec<Attention>) -> impl IntoView {
    let found = found.into_iter();
    found
        .map(|attention| view! { <AttentionSection attention /> })
        .collect_view()
}

#[component]
fn AttentionSection(attention: Attention) -> impl IntoView {
    let Attention {
        id,
        heading,
        brief,
        reasons,
        earlier,
        sources,
    } = attention;
    let is_whole = brief == reasons;
    let (class, whole) = if is_whole {
        ("wm-facts", None)
    } else {
        let whole = view! {
            <Fold summary="Why, with the facts of this case">
                {list("wm-facts", reasons)}
                <FactLists facts=earlier in_fold=true />
            </Fold>
        };
        ("wm-facts wm-brief", Some(whole))
    };
    view! {
        <section class="wm-provisional" id=id tabindex="-1">
            <h2 class="govuk-heading-s wm-attention__title">{heading}</h2>
            {list(class, brief)}
            {whole}
            {(!sources.is_empty()).then(|| view! { <WhereFrom facts=sources /> })}
        </section>
    }
}

fn list(class: &'static str, reasons: Vec<Says>) -> AnyView {
    let reasons = reasons.into_iter();
    let lines = reasons.map(|says| view! { <SaysLine says /> }.into_any());
    items(class, lines.collect())
}
