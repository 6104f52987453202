use leptos::prelude::*;
use waymark::model::instrument::{Answer, AnswerSource, Reply};

use super::GivenAnswer;
use crate::app::parts::{live, nothing, styled};
use crate::app::store::Page;

/// What is said of an answer as it is given: that a no does not count, or that there is more to ask.
#[component]
pub fn Said(answer: GivenAnswer, offers: Option<(String, String)>) -> impl IntoView {
    let denied =
        |answer: &Answer| answer.source == AnswerSource::Perpetrator && answer.reply == Reply::No;
    let suggests = |answer: &Answer| {
        matches!(
            answer.reply,
            Reply::Yes | Reply::DoesNotKnow | Reply::Declined
        )
    };
    live(move || {
        let (denied, suggested) = answer.with(|answer| {
            let answer = answer.as_ref();
            (answer.is_some_and(denied), answer.is_some_and(suggests))
        });
        match &offers {
            _ if denied => styled(
                "wm-offer",
                "A no from the person causing harm is recorded, and counts as not known.",
            ),
            Some((offered, title)) if suggested => {
                let target = Page::Checklist(Some(offered.clone())).hash();
                view! {
                    <p class="wm-offer">
                        "You may go further: "
                        <a class="govuk-link" href=target>
                            {title.clone()}
                        </a>
                    </p>
                }
                .into_any()
            }
            _ => nothing(),
        }
    })
}
