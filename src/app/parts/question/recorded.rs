use leptos::prelude::*;

use super::{found, question_id};
use crate::app::parts::{When, Words, focus};
use crate::app::store::{Answered, use_asking, use_casework};

/// What was answered last on this page, and the way to take it back. It stands under the question, because a slip of the
/// finger or of a key is seen by what it recorded. What is read out has a place that does not move.
#[component]
pub fn Recorded() -> impl IntoView {
    let answered = use_asking().answered;
    let class = Signal::derive(move || {
        if answered.with(Option::is_some) {
            "wm-recorded wm-no-print wm-recorded--shown"
        } else {
            "wm-recorded wm-no-print"
        }
    });
    let says = Words::of(move || {
        answered.with(|answered| {
            answered
                .as_ref()
                .map(|one| one.says.clone())
                .unwrap_or_default()
        })
    });
    let can = Signal::derive(move || {
        answered.with(|one| one.as_ref().is_some_and(|one| one.last.is_some()))
    });
    view! {
        <span class="govuk-visually-hidden" id="recorded" role="status" prop:textContent=says></span>
        <div class=class>
            <span class="wm-recorded__says" aria-hidden="true" prop:textContent=says></span>
            <When is=can>
                <button class="wm-link" type="button" on:click=|_| take_back()>
                    "Undo this answer"
                </button>
            </When>
        </div>
    }
}

fn take_back() {
    let casework = use_casework();
    let asking = use_asking();
    let Some(last) = asking
        .answered
        .with_untracked(|answered| answered.as_ref().and_then(|one| one.last.clone()))
    else {
        return;
    };
    let mut done = false;
    casework.edit(|case| done = case.take_back(&last));
    let says = if done {
        "Taken back. This question is as it was before."
    } else {
        "Nothing was taken back: this answer has been changed since."
    };
    asking.answered.set(Some(Answered {
        says: says.to_owned(),
        last: None,
    }));
    // The button is gone by then; the question has its place.
    let question = question_id(&last.whom, &last.instrument, &last.item);
    request_animation_frame(move || {
        let answer = found(&question, "input:checked").or_else(|| found(&question, "input"));
        answer.iter().for_each(focus);
    });
}
