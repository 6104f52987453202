//! What more than one page is made of.
//!
//! These are functions and not components, and they take and give erased views: each is compiled once, however many
//! pages use it. That keeps the download small.

mod chosen;
mod el;

pub mod exit;
pub mod facts;
pub mod field;
mod fold;
pub mod frame;
pub mod kept;
pub mod paper;
pub mod question;
pub mod saving;
pub mod secret;
pub mod stacked;
mod when;
mod words;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub use chosen::Chosen;
pub use el::{El, classed, el};
pub use fold::Fold;
pub use when::When;
pub use words::Words;

use waymark::words::explain::RuleSaid;

pub use crate::app::store::focus;
use crate::app::store::{Page, use_navigation};

/// Moves the focus to the element of that id, which may be about to be there.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus(&element);
        }
    });
}

/// Moves the focus to the page's heading.
pub fn focus_heading() {
    document()
        .query_selector("main h1")
        .ok()
        .flatten()
        .iter()
        .for_each(focus);
}

/// A page's heading; it takes the focus when the page opens.
pub fn heading(text: impl Into<String>) -> AnyView {
    classed("h1", "govuk-heading-l")
        .at("tabindex", "-1")
        .text(text)
        .view()
}

/// A heading within a page.
pub fn subheading(text: impl Into<String>) -> AnyView {
    classed("h2", "govuk-heading-m wm-section")
        .text(text)
        .view()
}

/// A heading within a part of a page.
pub fn minor_heading(text: impl Into<String>) -> AnyView {
    classed("h3", "govuk-heading-s").text(text).view()
}

/// A paragraph.
pub fn paragraph(text: impl Into<String>) -> AnyView {
    styled("govuk-body", text)
}

/// A paragraph of one of the stylesheet's own classes.
pub fn styled(class: &'static str, text: impl Into<String>) -> AnyView {
    classed("p", class).text(text).view()
}

/// Words among other parts, as an element of their own: a translator puts its own nodes in the place of bare text, and a part
/// that is made anew would leave them standing.
pub fn words(text: impl Into<String>) -> AnyView {
    el("span").text(text).view()
}

/// A list of lines.
pub fn lines(lines: impl IntoIterator<Item = String>) -> AnyView {
    items(
        "wm-facts",
        lines.into_iter().map(IntoAny::into_any).collect(),
    )
}

/// A list of anything.
pub fn items(class: &'static str, items: Vec<AnyView>) -> AnyView {
    classed("ul", class)
        .all(items.into_iter().map(|item| el("li").with(item).view()))
        .view()
}

/// A part that opens when it is asked for.
pub fn folded(summary: impl Into<String>, inside: AnyView) -> AnyView {
    folded_as("govuk-details", summary.into().into_any(), inside)
}

/// A part that opens when it is asked for, of a class of its own and under a summary that may change.
pub fn folded_as(class: &'static str, summary: AnyView, inside: AnyView) -> AnyView {
    let summary = classed("span", "govuk-details__summary-text")
        .with(summary)
        .view();
    classed("details", class)
        .with(
            classed("summary", "govuk-details__summary")
                .with(summary)
                .view(),
        )
        .with(classed("div", "govuk-details__text").with(inside).view())
        .view()
}

/// A part that says how much of it is filled, and is open again on return when it was left open.
pub fn folded_filled(
    title: String,
    filled: impl Fn() -> usize + Send + 'static,
    inside: AnyView,
) -> AnyView {
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
    let count = move || match filled() {
        0 => " (nothing added)".to_owned(),
        filled => format!(" ({filled} filled)"),
    };
    let summary = classed("span", "govuk-details__summary-text")
        .text(title)
        .live_text(count)
        .view();
    let part = classed("details", "govuk-details").on("toggle", turned);
    let part = if is_open { part.at("open", "") } else { part };
    part.with(
        classed("summary", "govuk-details__summary")
            .with(summary)
            .view(),
    )
    .with(classed("div", "govuk-details__text").with(inside).view())
    .view()
}

/// A link.
pub fn link(target: String, text: impl Into<String>) -> AnyView {
    classed("a", "govuk-link")
        .at("href", target)
        .text(text)
        .view()
}

/// A link dressed as a button; the first choice on a page is not `secondary`.
pub fn link_button(page: &Page, text: impl Into<String>, secondary: bool) -> AnyView {
    el("p").with(way(page, text, secondary)).view()
}

/// The same among other buttons.
pub fn way(page: &Page, text: impl Into<String>, secondary: bool) -> AnyView {
    let class = if secondary {
        "govuk-button govuk-button--secondary"
    } else {
        "govuk-button"
    };
    classed("a", class)
        .at("draggable", "false")
        .at("href", page.hash())
        .text(text)
        .view()
}

/// What a rule asks for, its parts under it.
pub fn rule(said: &RuleSaid) -> AnyView {
    if said.parts.is_empty() {
        return words(said.says.clone());
    }
    all(vec![
        words(said.says.clone()),
        items("wm-asks", said.parts.iter().map(rule).collect()),
    ])
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
    let class = match weight {
        Weight::Secondary => "govuk-button govuk-button--secondary",
        Weight::Warning => "govuk-button govuk-button--warning",
        Weight::Link => "wm-link",
    };
    classed("button", class)
        .at("type", "button")
        .on("click", move |_| press())
        .text(text)
        .view()
}

/// Buttons side by side, apart from what follows.
pub fn buttons(buttons: impl IntoIterator<Item = AnyView>) -> AnyView {
    classed("div", "govuk-button-group").all(buttons).view()
}

/// The button that sends a form, with others beside it.
pub fn submit(text: &'static str, beside: Option<AnyView>) -> AnyView {
    let send = classed("button", "govuk-button")
        .at("type", "submit")
        .text(text)
        .view();
    classed("div", "govuk-button-group")
        .with(send)
        .all(beside)
        .view()
}

/// A form; `send` is called when it is sent.
pub fn form(send: impl Fn() + 'static, inside: AnyView) -> AnyView {
    let sent = move |submit: web_sys::Event| {
        submit.prevent_default();
        send();
    };
    el("form")
        .at("novalidate", "")
        .on("submit", sent)
        .with(inside)
        .view()
}

/// The way on to the next page.
pub fn continue_to(page: &Page) -> AnyView {
    link_button(
        page,
        format!("Continue to {}", page.title().to_ascii_lowercase()),
        false,
    )
}

/// The back link of a form.
pub fn back_to(page: &Page) -> AnyView {
    let label = format!("Back to {}", page.title().to_ascii_lowercase());
    classed("a", "govuk-back-link")
        .at("href", page.hash())
        .text(label)
        .view()
}

/// What belongs on the screen alone.
pub fn unprinted(inside: AnyView) -> AnyView {
    classed("div", "wm-no-print").with(inside).view()
}

/// Several parts as one.
pub fn all(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}

/// No part at all.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A text that is worked out, and wakes whoever reads it when it has become another.
pub fn steady(of: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    let of: Box<dyn Fn() -> String + Send + Sync> = Box::new(of);
    Memo::new(move |_| of())
}

/// A part that is made anew whenever what it reads changes.
pub fn live(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn Fn() -> AnyView + Send> = Box::new(part);
    (move || part()).into_any()
}

/// A file input; `chosen` is given each file the user chooses.
pub fn file_input(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    chosen: impl Fn(web_sys::File) + 'static,
    mistake: RwSignal<String>,
) -> AnyView {
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
            chosen(file);
        }
    };
    let class = move || {
        let class = if mistake.with(String::is_empty) {
            ""
        } else {
            " govuk-form-group--error"
        };
        Some(format!("govuk-form-group{class}"))
    };
    let says = classed("p", "govuk-error-message")
        .at("id", format!("{id}-error"))
        .at("role", "alert");
    let input = classed("input", "govuk-file-upload")
        .at("type", "file")
        .at("id", id)
        .at("accept", accept)
        .at("aria-describedby", format!("{id}-hint {id}-error"))
        .on("change", changed);
    el("div")
        .live("class", class)
        .with(
            classed("label", "govuk-label wm-label")
                .at("for", id)
                .text(label)
                .view(),
        )
        .with(
            classed("div", "govuk-hint")
                .at("id", format!("{id}-hint"))
                .text(hint)
                .view(),
        )
        .with(says.live_text(move || mistake.get()).view())
        .with(input.view())
        .view()
}
