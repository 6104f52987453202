use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::parts::focus;

const ID: &str = "copy-by-hand";

/// A text in a field, marked, where the browser does not copy or save by itself.
#[component]
pub fn ByHand(text: String) -> impl IntoView {
    request_animation_frame(|| {
        if let Some(field) = document().get_element_by_id(ID) {
            focus(&field);
            if let Some(field) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                field.select();
            }
        }
    });
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for=ID>
                "This browser does not do it by itself. The text is marked below: press Ctrl and C, or Command and C on a Mac; on a phone, hold it and choose Copy."
            </label>
            <textarea
                class="govuk-textarea"
                autocomplete="off"
                spellcheck="false"
                id=ID
                rows="6"
                readonly=true
                prop:value=text
            ></textarea>
        </div>
    }
}
