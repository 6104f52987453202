use leptos::prelude::*;
use waymark::engine::replay::{PublishedPlace, published};
use waymark::model::case::CaseStoreFields;
use waymark::words::explain::published_words;

use crate::app::parts::{live, nothing};
use crate::app::store::{Page, use_casework, use_navigation};

/// That the open case is a published one, and the way back to it.
#[component]
pub fn Published() -> impl IntoView {
    let (case, navigation) = (use_casework().case, use_navigation());
    // A change of anything else in the case does not make it another.
    let found = move || {
        let (reference, taken_from) = (case.reference().get(), case.taken_from().get());
        let on = case.as_of().get();
        let found = published(&reference, &taken_from, on)?;
        let words = published_words(&found, on);
        let (page, back) = match found.place {
            PublishedPlace::Comparison => (Page::Compare, "Back to the comparison".to_owned()),
            PublishedPlace::Replay { id, step } => {
                let back = match step {
                    Some(step) => format!("Back to step {}", step + 1),
                    None => "Back to where it begins".to_owned(),
                };
                (Page::Replay(id, step), back)
            }
        };
        Some((words, page, back))
    };
    live(move || {
        let Some((words, page, back)) = found() else {
            return nothing();
        };
        let is_elsewhere = navigation.page.with(|shown| *shown != page);
        let back = is_elsewhere.then(|| {
            view! {
                <a class="govuk-link wm-no-print" href=page.hash()>
                    {back}
                </a>
            }
        });
        view! {
            <section class="wm-published" aria-label="A published case">
                <p>{words} " " {back}</p>
            </section>
        }
        .into_any()
    })
}
