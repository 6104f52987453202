//! What more than one page is made of.

pub mod facts;
pub mod field;
pub mod frame;
pub mod question;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::store::Page;

/// Moves the focus to an element.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// A page's heading; it takes the focus when the page opens.
pub fn heading(text: impl Into<String>) -> AnyView {
    view! { <h1 class="govuk-heading-l" tabindex="-1">{text.into()}</h1> }.into_any()
}

/// A link to another page, dressed as the button that continues.
pub fn continue_to(page: &Page) -> AnyView {
    let label = format!("Continue to {}", page.title().to_lowercase());
    view! { <a href=page.hash() class="govuk-button" role="button">{label}</a> }.into_any()
}

/// The back link of a form.
pub fn back_to(page: &Page) -> AnyView {
    let label = format!("Back to {}", page.title().to_lowercase());
    view! { <a href=page.hash() class="govuk-back-link">{label}</a> }.into_any()
}
