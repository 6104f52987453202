//! The map of a result: its headings, each of which can be gone to.

use leptos::prelude::*;
use waymark::words::explain::{Attention, Block, SheetSection};

use crate::app::parts::{classed, el, focus, styled};
use crate::app::store::Page;

/// The last part of the page, which is the page's own.
pub const KEEP: (&str, &str) = ("keep", "Save or print");

/// The section that stands before everything else.
pub const NOW: &str = "now";

/// A heading that the map leads to.
pub fn heading(id: &'static str, text: impl Into<String>) -> AnyView {
    classed("h2", "govuk-heading-m wm-section")
        .at("id", id)
        .at("tabindex", "-1")
        .text(text)
        .view()
}

/// The list of headings.
pub fn map(sections: &[SheetSection], attention: &[Attention]) -> AnyView {
    let entry = |(id, text, under): (&'static str, String, Vec<AnyView>)| {
        // The address names the page and not a place in it, so the way there is not left to the browser.
        let go = move |click: web_sys::Event| {
            click.prevent_default();
            go_to(&format!("#{id}"));
        };
        let link = classed("a", "govuk-link")
            .at("href", Page::Result.hash())
            .on("click", go)
            .text(text)
            .view();
        el("li").with(link).all(under).view()
    };
    // Every route with its answer, before anybody has to look for it.
    let answers = |section: &SheetSection| {
        let answers = section.blocks.iter().filter_map(|block| match block {
            Block::Route(words) => Some(styled(
                "wm-contents__answer",
                format!("{}: {}", words.name, words.answer),
            )),
            _ => None,
        });
        answers.collect()
    };
    // In the order of the page: what calls for a second look stands after what to do now.
    let (first, rest) = sections.split_at(
        sections
            .iter()
            .take_while(|section| section.id == NOW)
            .count(),
    );
    let of = |section: &SheetSection| (section.id, section.heading.clone(), answers(section));
    let called = attention
        .iter()
        .map(|one| (one.id, one.heading.to_owned(), Vec::new()));
    let entries = first
        .iter()
        .map(of)
        .chain(called)
        .chain(rest.iter().map(of));
    let entries = entries
        .chain([(KEEP.0, KEEP.1.to_owned(), Vec::new())])
        .map(entry);
    let list = classed("ul", "wm-contents__list").all(entries).view();
    let title = classed("h2", "govuk-heading-s wm-contents__title")
        .at("id", "contents")
        .text("On this page")
        .view();
    classed("nav", "wm-contents")
        .at("aria-labelledby", "contents")
        .all([title, list])
        .view()
}

/// Brings an element into view and moves the focus there.
pub fn go_to(css: &str) {
    if let Some(there) = document().query_selector(css).ok().flatten() {
        there.scroll_into_view();
        focus(&there);
    }
}
