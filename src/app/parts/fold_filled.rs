use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Words;
use crate::app::store::use_navigation;

/// A part that says how far it has come, and is open again on return when it was left open.
#[component]
pub fn FilledFold(
    #[prop(into)] title: String,
    #[prop(into)] state: Signal<String>,
    children: Children,
) -> impl IntoView {
    let navigation = use_navigation();
    let name = StoredValue::new(title.clone());
    let is_open = navigation.unfolded.with_value(|open| open.contains(&title));
    let turned = move |toggle: web_sys::Event| {
        let part = toggle
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_open = part.is_some_and(|part| part.has_attribute("open"));
        navigation.unfolded.update_value(|open| {
            name.with_value(|name| open.retain(|one| one != name));
            if is_open {
                open.push(name.get_value());
            }
        });
    };
    let state = Words::of(move || state.get());
    view! {
        <details class="govuk-details" open=is_open on:toggle=turned>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{title}</span>
                <span class="wm-fold__state" prop:textContent=state></span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
