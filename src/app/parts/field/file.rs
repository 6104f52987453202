use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::parts::Words;

/// A choice of a file.
#[component]
pub fn FileField(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    /// The kinds of file that the browser offers.
    #[prop(optional)]
    accept: &'static str,
    /// Given each file that the user chooses.
    #[prop(into)]
    chosen: Callback<web_sys::File>,
    /// What is wrong with the last of them.
    mistake: RwSignal<String>,
) -> impl IntoView {
    let changed = move |change: web_sys::Event| {
        let Some(input) = change
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again after it was mended.
        input.set_value("");
        if let Some(file) = file {
            chosen.run(file);
        }
    };
    let class = Signal::derive(move || {
        if mistake.with(String::is_empty) {
            "govuk-form-group"
        } else {
            "govuk-form-group govuk-form-group--error"
        }
    });
    let (hint_id, mistake_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = format!("{hint_id} {mistake_id}");
    let says = Words::of(move || mistake.get());
    view! {
        <div class=class>
            <label class="govuk-label wm-label" for=id>
                {label}
            </label>
            <div class="govuk-hint" id=hint_id>
                {hint}
            </div>
            <p class="govuk-error-message" id=mistake_id role="alert" prop:textContent=says></p>
            <input
                class="govuk-file-upload"
                type="file"
                autocomplete="off"
                id=id
                accept=accept
                aria-describedby=described_by
                on:change=changed
            />
        </div>
    }
}
