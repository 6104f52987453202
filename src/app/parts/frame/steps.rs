use leptos::prelude::*;
use waymark::model::case::CaseStoreFields;
use waymark::words::explain::{CasePart, part_words};

use super::disclosure::Disclosure;
use crate::app::parts::{BackLink, When, Words, live, nothing};
use crate::app::store::{Page, use_casework, use_clock, use_navigation};

/// Where in the assessment one is; it opens the steps, each with how far it has come.
#[component]
pub fn Steps() -> impl IntoView {
    let navigation = use_navigation();
    let earlier = is_assessed_again();
    let steps = move || {
        let all = Page::ASSESSMENT.into_iter();
        all.filter(move |page| earlier.get() || !matches!(page, Page::Reassess(_)))
    };
    let here = Memo::new(move |_| {
        let (all, now) = (steps().count(), navigation.page.get());
        let place = steps().position(|step| now.is_in(&step));
        (place.map(|place| place + 1), all, now.title())
    });
    let step = Words::of(move || match here.get() {
        (Some(place), all, _) => format!("Step {place} of {all}"),
        (None, ..) => "All steps".to_owned(),
    });
    let title = Words::of(move || match here.get() {
        (Some(_), _, title) => format!(": {title}"),
        (None, ..) => String::new(),
    });
    let list = Disclosure::new("steps-button");
    view! {
        <div
            class="wm-steps"
            on:keydown=move |key| list.key(&key)
            on:focusout=move |left| list.left(&left)
        >
            <button
                class="wm-steps__button"
                type="button"
                id=list.button
                aria-expanded=move || list.open.get().to_string()
                on:click=move |_| list.press()
            >
                <span prop:textContent=step></span>
                <span class="wm-steps__title" prop:textContent=title></span>
            </button>
            <When is=list.open>
                <nav class="wm-steps__panel" aria-label="Parts of the assessment">
                    <ol class="wm-steps__list">
                        {move || {
                            steps().map(|page| view! { <Step page /> }).collect_view()
                        }}
                        // At the end, and by itself: it is gone through when a case is to be closed.
                        <Step page=Page::Closing />
                    </ol>
                </nav>
            </When>
        </div>
    }
}

/// Whether the case was assessed before, so that last time stands beside this time or is about to.
fn is_assessed_again() -> Memo<bool> {
    let (casework, clock) = (use_casework(), use_clock());
    Memo::new(move |_| {
        let (day, today) = (casework.case.as_of().get(), clock.day.get());
        casework.case.assessments().track();
        casework
            .case
            .with_untracked(|case| case.has_earlier(day) || case.assessed_before(today).is_some())
    })
}

/// The way back to the step before; the result has it below what must be seen first.
#[component]
pub fn StepBack() -> impl IntoView {
    let navigation = use_navigation();
    let again = is_assessed_again();
    let before = Memo::new(move |_| {
        let here = navigation.page.get();
        let is_result = here == Page::Result;
        (!is_result)
            .then(|| here.step_before(again.get()))
            .flatten()
    });
    live(move || match before.get() {
        Some(page) => view! { <BackLink page /> }.into_any(),
        None => nothing(),
    })
}

/// A step, with how far it has come.
#[component]
fn Step(page: Page) -> impl IntoView {
    let (casework, navigation) = (use_casework(), use_navigation());
    let (target, title, part) = (page.hash(), page.title(), part_of(&page));
    let current = Signal::derive(move || {
        navigation
            .page
            .with(|now| now.is_in(&page))
            .then_some("page")
    });
    let state = part.map(|part| {
        let words = Words::of(move || {
            let words = casework.with_decided(|decided| {
                part_words(part, decided.case(), decided.decision(), decided.shown())
            });
            words.unwrap_or_default()
        });
        view! { <span class="wm-steps__state" prop:textContent=words></span> }
    });
    view! {
        <li>
            <a class="wm-steps__link" href=target aria-current=current>
                {title}
            </a>
            {state}
        </li>
    }
}

/// The part of the case that a step is about; nothing for one that holds nothing of its own.
fn part_of(page: &Page) -> Option<CasePart> {
    let mut parts = CasePart::ALL.iter().copied();
    parts.find(|part| page.is_in(&Page::of_part(*part)))
}
