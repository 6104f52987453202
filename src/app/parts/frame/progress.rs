use leptos::prelude::*;
use waymark::model::case::CaseStoreFields;

use crate::app::parts::When;
use crate::app::store::{Page, use_casework, use_navigation};

/// The map of an assessment.
#[component]
pub fn Progress() -> impl IntoView {
    let casework = use_casework();
    let earlier = Memo::new(move |_| {
        let day = casework.case.as_of().get();
        casework.case.assessments().track();
        casework.case.with_untracked(|case| case.has_earlier(day))
    });
    let parts = Page::ASSESSMENT.map(|part| match part {
        // Between the people and the checklist, for a case that was assessed before.
        Page::Reassess(_) => view! {
            <When is=earlier>
                <Part page=Page::Reassess(None) />
            </When>
        }
        .into_any(),
        page => view! { <Part page /> }.into_any(),
    });
    view! {
        <nav class="wm-progress" aria-label="Parts of the assessment">
            <ol class="wm-progress__list">
                {parts.into_iter().collect_view()}
                // At the end, and by itself: it is gone through when a case is to be closed.
                <Part page=Page::Closing />
            </ol>
        </nav>
    }
}

/// A part of the map.
#[component]
fn Part(page: Page) -> impl IntoView {
    let navigation = use_navigation();
    let (target, title) = (page.hash(), page.title());
    let current = Signal::derive(move || {
        navigation
            .page
            .with(|now| now.is_in(&page))
            .then_some("page")
    });
    view! {
        <li>
            <a class="wm-progress__link" href=target aria-current=current>
                {title}
            </a>
        </li>
    }
}
