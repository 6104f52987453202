use leptos::prelude::*;

use super::Bound;

/// A field for some lines of text, without its label.
#[component]
pub fn Lines(
    id: String,
    /// The ids of what is said of it.
    #[prop(into)]
    described_by: Signal<Option<String>>,
    rows: u8,
    bound: Bound,
) -> impl IntoView {
    view! {
        <textarea
            class="govuk-textarea"
            autocomplete="off"
            spellcheck="false"
            id=id
            rows=rows.to_string()
            aria-describedby=described_by
            prop:value=bound.get
            on:input=move |typed| (bound.set)(event_target_value(&typed))
        ></textarea>
    }
}
