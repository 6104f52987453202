use leptos::prelude::*;
use waymark::model::instrument::{Answer, AnswerSource, Reply};

use super::Given;
use crate::app::store::Page;

/// What is said of an answer as it is given: that a no does not count, or that there is more to ask.
#[component]
pub fn Said(answer: Given, offers: Option<(String, String)>) -> impl IntoView {
    let denied =
        |answer: &Answer| answer.source == AnswerSource::Perpetrator && answer.reply == Reply::No;
    let suggests = |answer: &Answer| {
        matches!(
            answer.reply,
            Reply::Yes | Reply::DoesNotKnow | Reply::Declined
        )
    };
    move || {
        let (denied, suggested) = answer.with(|answer| {
            let answer = answer.as_ref();
            (answer.is_some_and(denied), answer.is_some_and(suggests))
        });
        if denied {
            let says = "A no from the person causing harm is recorded, and counts as not known.";
            return Some(view! { <p class="wm-offer">{says}</p> }.into_any());
        }
        let (offered, title) = offers.clone().filter(|_| suggested)?;
        let target = Page::Checklist(Some(offered)).hash();
        Some(
            view! {
                <p class="wm-offer">
                    "You may go further: "
                    <a class="govuk-link" href=target>
                        {title}
                    </a>
                </p>
            }
            .into_any(),
        )
    }
}
