//! Header, answer bar, map and footer.

use leptos::prelude::*;

use super::{El, classed, el, exit, live, nothing, paragraph, styled};
use crate::pages::device::saved_words;
use crate::store::{Desk, Page, Saved, State};

/// The header: the name, and the pages beside an assessment; `first` is what a keyboard comes to before them.
pub fn header(desk: Desk, first: AnyView) -> AnyView {
    let to = move |page: Page, title: &'static str, is_here: fn(&Page) -> bool| {
        let current = move || desk.page.with(is_here).then(|| "page".to_owned());
        let link = classed("a", "wm-top__link").at("href", page.hash()).live("aria-current", current).text(title);
        el("li").with(link.view()).view()
    };
    let assessment =
        live(move || if desk.open.get() { to(Page::Result, "Assessment", Page::is_assessment) } else { nothing() });
    let links = classed("ul", "wm-top__list")
        .with(to(Page::Start, "Start", |page| *page == Page::Start))
        .with(assessment)
        .with(to(Page::Device, "This device", |page| *page == Page::Device))
        .with(to(Page::Areas(None), "Areas and rules", |page| matches!(page, Page::Areas(_))));
    let inner = classed("div", "wm-top__inner")
        .with(classed("a", "wm-top__name").at("href", "#/").text("Waymark").view())
        .with(classed("nav", "wm-top__nav").at("aria-label", "Waymark").with(links.view()).view());
    classed("header", "wm-top").with(first).with(inner.view()).view()
}

/// The answer, always in sight.
pub fn bar(desk: Desk) -> AnyView {
    let state = classed("span", "wm-bar__state").at("role", "status").live_text(move || desk.bar.get().state);
    let more = classed("span", "wm-bar__more").live_text(move || format!("{} ", desk.bar.get().detail));
    let why = classed("a", "wm-bar__why").at("href", Page::Result.hash()).text("Why");
    let text = classed("p", "wm-bar__text").all([state, more, why].map(El::view)).view();
    let inner = classed("div", "wm-bar__inner").with(text).view();
    classed("section", "wm-bar").at("aria-label", "The answer so far").with(inner).view()
}

/// The map of an assessment.
pub fn progress(desk: Desk) -> AnyView {
    let link = move |part: Page| {
        let (target, title) = (part.hash(), part.title());
        let current = move || desk.page.with(|now| now.is_in(&part)).then(|| "page".to_owned());
        let link = classed("a", "wm-progress__link").at("href", target).live("aria-current", current).text(title);
        el("li").with(link.view()).view()
    };
    let earlier = Memo::new(move |_| desk.case.with(|case| case.has_earlier(case.as_of)));
    let links = Page::ASSESSMENT.map(|part| match part {
        // Between the people and the checklist, for a case that was assessed before.
        Page::Reassess(_) => live(move || if earlier.get() { link(Page::Reassess(None)) } else { nothing() }),
        part => link(part),
    });
    // At the end, and by itself: it is gone through when a case is to be closed.
    let list = classed("ol", "wm-progress__list").all(links).with(link(Page::Closing)).view();
    classed("nav", "wm-progress").at("aria-label", "Parts of the assessment").with(list).view()
}

/// What is true of every page.
pub fn footer(desk: Desk) -> AnyView {
    let kept = classed("p", "wm-source").live_text(move || {
        if desk.keep.state.get() == State::Open && desk.open.get() {
            return saved_words(&desk.keep.saved.get());
        }
        if desk.changed.get() {
            "What you typed is in this window's memory and nowhere else; save it as a file before you close the window."
        } else {
            "Nothing is sent anywhere, and nothing is kept on this device unless you save a file."
        }
        .to_owned()
    });
    let guide = paragraph("Waymark is a guide and not the official form. It decides nothing: a professional does.");
    let kept = kept.live("data-saved", move || match desk.keep.saved.get() {
        Saved::At(_, times) => Some(times.to_string()),
        _ => None,
    });
    // Hidden until public/loader.js finds that it is so.
    let waits = "A new version of Waymark is ready. It starts when every window of Waymark has been closed.";
    let waits = styled("wm-source wm-new-version", waits);
    let inner = classed("div", "govuk-width-container").all([guide, kept.view(), waits, exit::help()]).view();
    classed("footer", "wm-footer").with(inner).view()
}
