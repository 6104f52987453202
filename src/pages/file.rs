//! Saving the case as a file, and opening one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::case::Case;
use waymark::files::{read_case, write_case};

use crate::store::{Desk, Page, download, read_text};

/// The button that saves the whole case as a file. Its name says nothing of a person.
pub fn save(desk: Desk) -> AnyView {
    let trouble = RwSignal::new(false);
    let save = move |_| {
        let (name, text) = desk.case.with_untracked(|case| (format!("waymark-case-{}.json", case.as_of.iso()), write_case(case)));
        match download(&name, &text) {
            Ok(()) => {
                trouble.set(false);
                desk.changed.set(false);
            }
            Err(_) => trouble.set(true),
        }
    };
    view! {
        <button type="button" class="govuk-button govuk-button--secondary" on:click=save>"Save this case as a file"</button>
        {move || trouble.get().then(|| view! {
            <p class="govuk-error-message" role="alert">"The browser did not save the file. Your case is still open here: print the result, or try another browser."</p>
        })}
    }
    .into_any()
}

/// Choosing a file to open. The open case stays as it is unless the file is whole and the user says so.
pub fn open(desk: Desk) -> AnyView {
    let mistake = RwSignal::new(None::<String>);
    let waiting = RwSignal::new(None::<Case>);
    let take = move |case: Case| {
        waiting.set(None);
        desk.take(case);
        desk.go(&Page::Result);
    };
    let chosen = move |change: leptos::ev::Event| {
        let Some(input) = change.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again after it was mended.
        input.set_value("");
        spawn_local(async move {
            match read_text(file).await.and_then(|text| read_case(&text).map_err(|mistake| mistake.to_string())) {
                Ok(case) => {
                    mistake.set(None);
                    if desk.changed.get_untracked() { waiting.set(Some(case)) } else { take(case) }
                }
                Err(says) => {
                    waiting.set(None);
                    mistake.set(Some(says));
                }
            }
        });
    };
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || mistake.get().is_some()>
            <label class="govuk-label wm-label" for="open-case">"Open a case from a file"</label>
            <div class="govuk-hint" id="open-case-hint">"A file that Waymark saved, ending in .json. It is read here and sent nowhere."</div>
            {move || mistake.get().map(|says| view! {
                <p class="govuk-error-message" id="open-case-error" role="alert">
                    <span class="govuk-visually-hidden">"Error: "</span>{says}" "{desk.open.get().then_some("The case that was open is unchanged.")}
                </p>
            })}
            <input class="govuk-file-upload" type="file" id="open-case" accept=".json,application/json"
                aria-describedby=move || if mistake.get().is_some() { "open-case-hint open-case-error" } else { "open-case-hint" }
                on:change=chosen />
        </div>
        {move || waiting.get().map(|case| {
            let case = StoredValue::new(case);
            view! {
                <div class="govuk-inset-text" role="alert">
                    <p class="govuk-body">"The open case has changes that are not saved. Opening this file puts it in their place."</p>
                    {save(desk)}
                    <div class="govuk-button-group">
                        <button type="button" class="govuk-button govuk-button--warning" on:click=move |_| take(case.get_value())>"Open the file and drop the changes"</button>
                        <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| waiting.set(None)>"Keep the open case"</button>
                    </div>
                </div>
            }
        })}
    }
    .into_any()
}
