use leptos::prelude::*;
use waymark::words::explain::which_case;

use super::Steps;
use crate::app::parts::Words;
use crate::app::parts::kept::while_covered;
use crate::app::store::{Page, use_casework, use_navigation};

/// Which case this is, the answer so far, and where in the assessment one is: always in sight.
#[component]
pub fn Bar() -> impl IntoView {
    let casework = use_casework();
    let case = Words::of(move || {
        let named = casework.with_decided(|decided| {
            let missing = decided.shown().missing.as_ref();
            which_case(decided.case(), decided.decision(), missing)
        });
        named.unwrap_or_default()
    });
    view! {
        <section class="wm-bar" aria-label="This case" hidden=while_covered()>
            <div class="wm-bar__inner">
                <div class="wm-bar__text">
                    <p class="wm-bar__case" prop:textContent=case></p>
                    <Answer />
                </div>
                <Steps />
            </div>
        </section>
    }
}

/// The answer so far, which leads to the result. It gives way to the result's own headline while that is in sight.
#[component]
fn Answer() -> impl IntoView {
    let (casework, navigation) = (use_casework(), use_navigation());
    let state = Words::of(move || casework.bar.with(|bar| bar.state.clone()));
    let more = Words::of(move || casework.bar.with(|bar| format!(" {}", bar.detail)));
    // On the result itself the address stays the same, so the way to its beginning is not left to the browser.
    let to_headline = move |click: web_sys::MouseEvent| {
        if navigation.page.with_untracked(|page| *page == Page::Result) {
            click.prevent_default();
            window().scroll_to_with_x_and_y(0.0, 0.0);
            crate::app::parts::focus_heading();
        }
    };
    view! {
        <p class="wm-bar__answer" class:wm-bar__answer--said=headline_in_sight()>
            <a class="wm-bar__why" href=Page::Result.hash() on:click=to_headline>
                <span class="wm-bar__state" role="status" prop:textContent=state></span>
            </a>
            <span class="wm-bar__more" prop:textContent=more></span>
        </p>
    }
}

/// Whether the result's own headline can be seen.
fn headline_in_sight() -> Signal<bool> {
    let navigation = use_navigation();
    let is_result = Memo::new(move |_| navigation.page.with(|page| *page == Page::Result));
    let is_scrolled = RwSignal::new(false);
    // A page begins at its top.
    Effect::new(move |_| {
        is_result.track();
        is_scrolled.set(false);
    });
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| {
        if !is_result.get_untracked() {
            return;
        }
        let headline = document().query_selector("main h1").ok().flatten();
        let below = headline.map(|headline| headline.get_bounding_client_rect().bottom());
        let now = below.is_some_and(|below| below < BELOW_THE_FRAME);
        if now != is_scrolled.get_untracked() {
            is_scrolled.set(now);
        }
    });
    on_cleanup(move || scrolled.remove());
    Signal::derive(move || is_result.get() && !is_scrolled.get())
}

/// Where the frame ends, in pixels from the top of the window.
const BELOW_THE_FRAME: f64 = 110.0;
