//! What more than one page is made of.
//!
//! Each is a component in a file of its own. What is left here as functions are the plainest parts of the pages that are
//! still built with [`el`].

mod act;
mod back_link;
mod button;
mod chosen;
mod el;

pub mod exit;
pub mod facts;
pub mod field;
mod fold;
mod fold_filled;
mod form;
pub mod frame;
mod heading;
pub mod kept;
mod late_fold;
mod link_button;
pub mod paper;
pub mod question;
pub mod saving;
pub mod secret;
pub mod stacked;
mod when;
mod words;

use leptos::prelude::*;

pub use act::Act;
pub use back_link::BackLink;
pub use button::{Button, Weight};
pub use chosen::Chosen;
pub use el::{classed, el};
pub use fold::Fold;
pub use fold_filled::FilledFold;
pub use form::Form;
pub use heading::Heading;
pub use late_fold::LateFold;
pub use link_button::LinkButton;
pub use when::When;
pub use words::Words;

use waymark::words::explain::RuleSaid;

use crate::app::store::Page;
pub use crate::app::store::focus;

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

/// Brings the element of that id into view and moves the focus there.
pub fn go_to(id: &str) {
    if let Some(there) = document().get_element_by_id(id) {
        there.scroll_into_view();
        focus(&there);
    }
}

/// A page's heading.
pub fn heading(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <Heading>{text}</Heading> }.into_any()
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
    let summary: String = summary.into();
    view! { <Fold summary>{inside}</Fold> }.into_any()
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
    let (page, text): (Page, String) = (page.clone(), text.into());
    view! { <LinkButton page primary=!secondary>{text}</LinkButton> }.into_any()
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

/// A button.
pub fn button(text: impl Into<String>, weight: Weight, press: impl Fn() + 'static) -> AnyView {
    let text: String = text.into();
    view! {
        <Button weight press>
            {text}
        </Button>
    }
    .into_any()
}

/// Buttons side by side, apart from what follows.
pub fn buttons(buttons: impl IntoIterator<Item = AnyView>) -> AnyView {
    classed("div", "govuk-button-group").all(buttons).view()
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
    view! { <BackLink page=page.clone() /> }.into_any()
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
