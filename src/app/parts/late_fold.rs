use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{live, nothing};
use crate::app::store::use_printing;

/// A part that opens when it is asked for, and whose inside is made only then: a list of a thousand costs nothing while
/// nobody reads it. On paper all of it is there.
#[component]
pub fn LateFold(
    /// A class of its own.
    #[prop(default = "")]
    class: &'static str,
    #[prop(into)] summary: String,
    /// Whether it is open.
    open: ArcRwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let class = ["govuk-details wm-late", class].join(" ");
    let printing = use_printing();
    let (is_open, asked) = (open.clone(), open.clone());
    // Once made it stays, so that it comes back as it was.
    let made = Memo::new(move |before| asked.get() || before == Some(&true));
    let inside = Memo::new(move |_| made.get() || printing.get());
    let turned = move |toggle: web_sys::Event| {
        let part = toggle
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let now = part.is_some_and(|part| part.has_attribute("open"));
        if open.get_untracked() != now {
            open.set(now);
        }
    };
    let inside = live(move || {
        if inside.get() {
            untrack(|| children().into_any())
        } else {
            nothing()
        }
    });
    view! {
        <details class=class.trim_end().to_owned() prop:open=move || is_open.get() on:toggle=turned>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary}</span>
            </summary>
            <div class="govuk-details__text">{inside}</div>
        </details>
    }
}
