//! The frame that every page stands in.

use leptos::ev;
use leptos::prelude::*;
use waymark::book::Rulebook;

use crate::pages;
use crate::parts::frame::{bar, footer, header, progress};
use crate::store::{Desk, Page, today};

/// The whole app.
pub fn app() -> impl IntoView {
    match Rulebook::bundled() {
        Ok(book) => framed(Desk::new(book, today(), Page::from_hash(&hash()))).into_any(),
        // A test makes sure that this cannot be in a release; if it is, it is said and nothing is guessed.
        Err(mistake) => view! { <main class="govuk-main-wrapper govuk-width-container"><p class="govuk-body">{mistake.to_string()}</p></main> }.into_any(),
    }
}

fn framed(desk: Desk) -> impl IntoView {
    provide_context(desk);
    let _ = window_event_listener(ev::hashchange, move |_| desk.page.set(Page::from_hash(&hash())));
    let _ = window_event_listener(ev::beforeunload, move |leaving| {
        if desk.changed.get_untracked() {
            leaving.prevent_default();
        }
    });
    // A new page starts at its top, with its heading read out; the first one is left as the browser shows it.
    Effect::new(move |before: Option<Page>| {
        let page = desk.page.get();
        document().set_title(&format!("{} – Waymark", page.title()));
        if before.as_ref().is_some_and(|before| *before != page) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            request_animation_frame(|| {
                if let Some(heading) = document().query_selector("main h1").ok().flatten() {
                    crate::parts::focus(&heading);
                }
            });
        }
        page
    });
    view! {
        <a href="#main" class="govuk-skip-link" on:click=move |click| {
            click.prevent_default();
            if let Some(heading) = document().query_selector("main h1").ok().flatten() {
                crate::parts::focus(&heading);
            }
        }>"Skip to main content"</a>
        {header(desk)}
        {move || desk.page.get().is_assessment().then(|| view! { {bar(desk)} })}
        <div class="govuk-width-container">
            {move || desk.page.get().is_assessment().then(|| progress(desk))}
            <main class="govuk-main-wrapper" id="main">{move || pages::page(desk, desk.page.get())}</main>
        </div>
        {footer(desk)}
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
