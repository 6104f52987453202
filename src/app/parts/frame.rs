//! Header, answer bar, map and footer.

use leptos::prelude::*;
use waymark::engine::replay::{PublishedPlace, published as published_case};
use waymark::model::case::CaseStoreFields;
use waymark::words::explain::published_words;

use super::kept::{footer_line, saved, while_covered};
use super::{El, classed, el, exit, focus, link, live, nothing, paragraph};
use crate::app::store::{Page, use_casework, use_navigation};

/// The header: the name, and the pages beside an assessment; `first` is what a keyboard comes to before them.
pub fn header(first: AnyView) -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let to = move |page: Page, title: &'static str, is_here: fn(&Page) -> bool| {
        let current = move || navigation.page.with(is_here).then(|| "page".to_owned());
        let link = classed("a", "wm-top__link")
            .at("href", page.hash())
            .live("aria-current", current)
            .text(title);
        el("li").with(link.view()).view()
    };
    let assessment = live(move || {
        if casework.open.get() {
            to(Page::Result, "Assessment", Page::is_assessment)
        } else {
            nothing()
        }
    });
    let links = classed("ul", "wm-top__list")
        .with(to(Page::Start, "Start", |page| *page == Page::Start))
        .with(assessment)
        .with(to(Page::Areas(None), "Areas and rules", |page| {
            matches!(page, Page::Areas(_) | Page::EditArea(..))
        }))
        .with(to(Page::Training, "Training", Page::is_training))
        .with(to(Page::Device, "This device", Page::is_device));
    let inner = classed("div", "wm-top__inner")
        .with(
            classed("a", "wm-top__name")
                .at("href", "#/")
                .text("Waymark")
                .view(),
        )
        .with(
            classed("nav", "wm-top__nav")
                .at("aria-label", "Waymark")
                .with(links.view())
                .view(),
        );
    classed("header", "wm-top")
        .live("hidden", while_covered())
        .with(first)
        .with(inner.view())
        .view()
}

/// The answer, always in sight.
pub fn bar() -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let state = classed("span", "wm-bar__state")
        .at("role", "status")
        .live_text(move || casework.bar.get().state);
    let more = classed("span", "wm-bar__more")
        .live_text(move || format!("{} ", casework.bar.get().detail));
    // On the result itself the address stays the same, so the way to its beginning is not left to the browser.
    let to_headline = move |click: web_sys::Event| {
        if navigation.page.with_untracked(|page| *page == Page::Result)
            && let Some(there) = document().query_selector("main h1").ok().flatten()
        {
            click.prevent_default();
            there.scroll_into_view();
            focus(&there);
        }
    };
    let why = classed("a", "wm-bar__why")
        .at("href", Page::Result.hash())
        .on("click", to_headline)
        .text("Why");
    let text = classed("p", "wm-bar__text")
        .all([state, more, why].map(El::view))
        .with(saved())
        .view();
    let inner = classed("div", "wm-bar__inner").with(text).view();
    let bar = classed("section", "wm-bar").at("aria-label", "The answer so far");
    bar.live("hidden", while_covered()).with(inner).view()
}

/// The map of an assessment.
pub fn progress() -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let link = move |part: Page| {
        let (target, title) = (part.hash(), part.title());
        let current = move || {
            navigation
                .page
                .with(|now| now.is_in(&part))
                .then(|| "page".to_owned())
        };
        let link = classed("a", "wm-progress__link")
            .at("href", target)
            .live("aria-current", current)
            .text(title);
        el("li").with(link.view()).view()
    };
    let earlier = Memo::new(move |_| {
        let day = casework.case.as_of().get();
        casework.case.assessments().track();
        casework.case.with_untracked(|case| case.has_earlier(day))
    });
    let links = Page::ASSESSMENT.map(|part| match part {
        // Between the people and the checklist, for a case that was assessed before.
        Page::Reassess(_) => live(move || {
            if earlier.get() {
                link(Page::Reassess(None))
            } else {
                nothing()
            }
        }),
        part => link(part),
    });
    // At the end, and by itself: it is gone through when a case is to be closed.
    let list = classed("ol", "wm-progress__list")
        .all(links)
        .with(link(Page::Closing))
        .view();
    classed("nav", "wm-progress")
        .at("aria-label", "Parts of the assessment")
        .with(list)
        .view()
}

/// That the open case is a published one, and the way back to it.
pub fn published() -> AnyView {
    let casework = use_casework();
    // A change of anything else in the case does not make it another.
    let named = Memo::new(move |_| {
        let case = casework.case;
        (
            case.reference().get(),
            case.taken_from().get(),
            case.as_of().get(),
        )
    });
    live(move || {
        let (reference, taken_from, on) = named.get();
        let Some(found) = published_case(&reference, &taken_from, on) else {
            return nothing();
        };
        let words = published_words(&found, on);
        let (page, back) = match found.place {
            PublishedPlace::Comparison => (Page::Compare, "Back to the comparison".to_owned()),
            PublishedPlace::Replay { id, step } => {
                let back = match step {
                    Some(step) => format!("Back to step {}", step + 1),
                    None => "Back to where it begins".to_owned(),
                };
                (Page::Replay(id, step), back)
            }
        };
        let is_elsewhere = use_navigation().page.with(|shown| *shown != page);
        let back = is_elsewhere.then(|| {
            let back = link(page.hash(), back);
            classed("p", "govuk-body wm-no-print").with(back).view()
        });
        classed("section", "wm-note")
            .at("aria-label", "A published case")
            .with(paragraph(words))
            .all(back)
            .view()
    })
}

/// What is true of every page.
pub fn footer() -> AnyView {
    let device = link(Page::Device.hash(), "What is kept, and until when");
    let kept = classed("p", "wm-source")
        .live_text(move || format!("{} ", footer_line()))
        .with(device);
    let promises = classed("p", "wm-source")
        .with(link(
            Page::Claims.hash(),
            "What Waymark promises, and what it does not cover",
        ))
        .view();
    let guide = paragraph(
        "Waymark is a guide and not the official form. It decides nothing: a professional does.",
    );
    // Hidden until public/loader.js finds that it is so.
    let waits = "A new version of Waymark is ready. It starts when every window of Waymark has been closed.";
    let waits = classed("p", "wm-source wm-new-version")
        .at("hidden", "")
        .text(waits)
        .view();
    let inner = classed("div", "govuk-width-container")
        .all([guide, kept.view(), promises, waits, exit::help()])
        .view();
    classed("footer", "wm-footer")
        .live("hidden", while_covered())
        .with(inner)
        .view()
}
