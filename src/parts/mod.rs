//! What more than one page is made of.
//!
//! These are functions and not components, and they take and give erased views: each is compiled once, however many
//! pages use it. That keeps the download small.

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
    let text: String = text.into();
    view! { <h1 class="govuk-heading-l" tabindex="-1">{text}</h1> }.into_any()
}

/// A heading within a page.
pub fn subheading(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <h2 class="govuk-heading-m wm-section">{text}</h2> }.into_any()
}

/// A heading within a part of a page.
pub fn minor_heading(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <h3 class="govuk-heading-s">{text}</h3> }.into_any()
}

/// A paragraph.
pub fn paragraph(text: impl Into<String>) -> AnyView {
    styled("govuk-body", text)
}

/// A paragraph of one of the stylesheet's own classes.
pub fn styled(class: &'static str, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <p class=class>{text}</p> }.into_any()
}

/// A list of lines.
pub fn lines(lines: impl IntoIterator<Item = String>) -> AnyView {
    items("wm-facts", lines.into_iter().map(|line| line.into_any()).collect())
}

/// A list of anything.
pub fn items(class: &'static str, items: Vec<AnyView>) -> AnyView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }.into_any()).collect::<Vec<_>>();
    view! { <ul class=class>{items}</ul> }.into_any()
}

/// A part that opens when it is asked for.
pub fn folded(summary: impl Into<String>, inside: AnyView) -> AnyView {
    let summary: String = summary.into();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{inside}</div>
        </details>
    }
    .into_any()
}

/// A link.
pub fn link(target: String, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <a class="govuk-link" href=target>{text}</a> }.into_any()
}

/// A link dressed as a button; the first choice on a page is not `secondary`.
pub fn link_button(page: &Page, text: impl Into<String>, secondary: bool) -> AnyView {
    let (target, text): (String, String) = (page.hash(), text.into());
    let class = if secondary { "govuk-button govuk-button--secondary" } else { "govuk-button" };
    view! { <p><a class=class role="button" draggable="false" href=target>{text}</a></p> }.into_any()
}

/// How a button looks, by what it does.
#[derive(Clone, Copy)]
pub enum Weight {
    Secondary,
    /// It takes something away.
    Warning,
    /// It reads as a link in running text.
    Link,
}

/// A button.
pub fn button(text: impl Into<String>, weight: Weight, press: impl Fn() + 'static) -> AnyView {
    let text: String = text.into();
    let class = match weight {
        Weight::Secondary => "govuk-button govuk-button--secondary",
        Weight::Warning => "govuk-button govuk-button--warning",
        Weight::Link => "wm-link",
    };
    let press: Box<dyn Fn()> = Box::new(press);
    view! { <button type="button" class=class on:click=move |_| press()>{text}</button> }.into_any()
}

/// The button that sends a form, with others beside it.
pub fn submit(text: &'static str, beside: Option<AnyView>) -> AnyView {
    view! { <div class="govuk-button-group"><button type="submit" class="govuk-button">{text}</button>{beside}</div> }.into_any()
}

/// A form; `send` is called when it is sent.
pub fn form(send: impl Fn() + 'static, inside: AnyView) -> AnyView {
    let send: Box<dyn Fn()> = Box::new(send);
    let sent = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        send();
    };
    view! { <form on:submit=sent novalidate>{inside}</form> }.into_any()
}

/// The way on to the next page.
pub fn continue_to(page: &Page) -> AnyView {
    link_button(page, format!("Continue to {}", page.title().to_lowercase()), false)
}

/// The back link of a form.
pub fn back_to(page: &Page) -> AnyView {
    let (target, label) = (page.hash(), format!("Back to {}", page.title().to_lowercase()));
    view! { <a href=target class="govuk-back-link">{label}</a> }.into_any()
}

/// Several parts as one.
pub fn all(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}

/// A part that is made anew whenever what it reads changes.
pub fn live(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn Fn() -> AnyView + Send> = Box::new(part);
    (move || part()).into_any()
}

/// A file input; `chosen` is given each file the user chooses.
pub fn file_input(id: &'static str, label: &'static str, hint: &'static str, chosen: impl Fn(web_sys::File) + 'static, mistake: RwSignal<String>) -> AnyView {
    let changed = move |change: leptos::ev::Event| {
        let Some(input) = change.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again after it was mended.
        input.set_value("");
        if let Some(file) = file {
            chosen(file);
        }
    };
    let is_mistaken = move || mistake.with(|says| !says.is_empty());
    view! {
        <div class=move || if is_mistaken() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }>
            <label class="govuk-label wm-label" for=id>{label}</label>
            <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div>
            <p class="govuk-error-message" id=format!("{id}-error") role="alert">{move || mistake.get()}</p>
            <input class="govuk-file-upload" type="file" id=id accept=".json,application/json"
                aria-describedby=format!("{id}-hint {id}-error") on:change=changed />
        </div>
    }
    .into_any()
}
