use leptos::prelude::*;
use waymark::model::case::CaseStoreFields;
use waymark::words::explain::assess_again_words;

use crate::app::parts::{When, Words, link};
use crate::app::store::{Page, use_casework, use_clock, use_navigation};

/// That the open case was assessed before today or is due for review, and the way to assess it again: before everything else,
/// and in one line, because what follows from it stands below.
#[component]
pub fn AssessAgain() -> impl IntoView {
    let (casework, clock, navigation) = (use_casework(), use_clock(), use_navigation());
    let says = Memo::new(move |_| {
        let case = casework.case;
        case.assessments().track();
        case.next_review().track();
        case.taken_from().track();
        let today = clock.day.get();
        case.with_untracked(|case| assess_again_words(case, today))
    });
    let words = Words::of(move || says.get().unwrap_or_default());
    let is_said = move || {
        let is_there = navigation
            .page
            .with(|page| matches!(page, Page::Reassess(_)));
        says.with(Option::is_some) && !is_there
    };
    view! {
        <When is=Signal::derive(is_said)>
            <section class="wm-again wm-no-print" aria-label="An earlier assessment">
                <p class="wm-again__says" prop:textContent=words></p>
                <p class="wm-tap">{link(Page::Reassess(None).hash(), "Assess again")}</p>
            </section>
        </When>
    }
}
