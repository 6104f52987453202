use leptos::prelude::*;

use crate::app::parts::Words;
use crate::app::parts::kept::{SavedLine, while_covered};
use crate::app::store::{Page, focus, use_casework, use_navigation};

/// The answer, always in sight.
#[component]
pub fn Bar() -> impl IntoView {
    let (casework, navigation) = (use_casework(), use_navigation());
    let state = Words::of(move || casework.bar.with(|bar| bar.state.clone()));
    let more = Words::of(move || casework.bar.with(|bar| format!("{} ", bar.detail)));
    // On the result itself the address stays the same, so the way to its beginning is not left to the browser.
    let to_headline = move |click: web_sys::MouseEvent| {
        if navigation.page.with_untracked(|page| *page == Page::Result)
            && let Some(there) = document().query_selector("main h1").ok().flatten()
        {
            click.prevent_default();
            there.scroll_into_view();
            focus(&there);
        }
    };
    view! {
        <section class="wm-bar" aria-label="The answer so far" hidden=while_covered()>
            <div class="wm-bar__inner">
                <p class="wm-bar__text">
                    <span class="wm-bar__state" role="status" prop:textContent=state></span>
                    <span class="wm-bar__more" prop:textContent=more></span>
                    <a class="wm-bar__why" href=Page::Result.hash() on:click=to_headline>
                        "Why"
                    </a>
                    <SavedLine />
                </p>
            </div>
        </section>
    }
}
