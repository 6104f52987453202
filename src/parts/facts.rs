//! The words of the core, laid out.

use leptos::prelude::*;
use waymark::decision::Truth;
use waymark::explain::{Explained, Facts, Mark};

/// More facts than this under one lead start folded.
const FOLD_ABOVE: usize = 6;

/// The class that marks an answer, besides its word.
pub fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Met => "wm-tag wm-tag--met",
        Mark::NotMet => "wm-tag wm-tag--not",
        Mark::CannotTell => "wm-tag wm-tag--ask",
        Mark::Open => "wm-tag wm-tag--open",
    }
}

fn truth_tag(answer: Truth) -> AnyView {
    let (class, word) = match answer {
        Truth::Met => (mark_class(Mark::Met), "Met"),
        Truth::NotMet => (mark_class(Mark::NotMet), "Not met"),
        Truth::CannotTell => (mark_class(Mark::CannotTell), "Cannot tell"),
    };
    view! { <span class=class>{word}</span> }.into_any()
}

/// Facts under their lead.
pub fn facts(all: Vec<Facts>) -> AnyView {
    all.into_iter()
        .map(|Facts { lead, items }| {
            let many = items.len() > FOLD_ABOVE;
            let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
            if many {
                view! {
                    <details class="govuk-details">
                        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{lead}</span></summary>
                        <div class="govuk-details__text"><ul class="wm-facts">{items}</ul></div>
                    </details>
                }
                .into_any()
            } else {
                view! { <p class="wm-lead">{lead}":"</p><ul class="wm-facts">{items}</ul> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// A criterion and the criteria it is made of.
pub fn tree(explained: Explained) -> AnyView {
    let Explained { says, facts: found, parts, .. } = explained;
    let parts = (!parts.is_empty()).then(|| {
        let parts = parts.into_iter().map(|part| {
            let answer = part.answer;
            view! { <li>{truth_tag(answer)} {tree(part)}</li> }
        });
        view! { <ul class="wm-tree">{parts.collect_view()}</ul> }
    });
    view! { <p class="wm-says">{says}</p> {facts(found)} {parts} }.into_any()
}
