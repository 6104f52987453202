//! The frame that every page stands in.

mod pages;
mod parts;
pub mod stopped;
mod store;

use leptos::ev;
use leptos::prelude::*;
use waymark::model::book::Rulebook;

use crate::app::parts::exit::Exit;
use crate::app::parts::frame::{bar, footer, header, progress, published};
use crate::app::parts::kept::{cover, notices, saved_aloud, warning, while_covered};
use crate::app::parts::question::recorded;
use crate::app::parts::{all, classed, focus_heading, live, nothing, paragraph};
use crate::app::store::{Desk, Page, has_left, today};

/// The whole app.
pub fn app() -> AnyView {
    match Rulebook::bundled() {
        Ok(book) => framed(Desk::new(book, today(), Page::from_hash(&hash()))),
        // A test makes sure that this cannot be in a release; if it is, it is said and nothing is guessed.
        Err(mistake) => classed("main", "govuk-width-container")
            .with(paragraph(mistake.to_string()))
            .view(),
    }
}

fn framed(desk: Desk) -> AnyView {
    desk.begin_keeping();
    desk.watch();
    desk.watch_for_return();
    let _ = window_event_listener(ev::hashchange, move |_| {
        desk.page.set(Page::from_hash(&hash()))
    });
    let _ = window_event_listener(ev::beforeunload, move |leaving| {
        if desk.changed.get_untracked() || desk.has_unsaved_rules() || desk.has_decided() {
            leaving.prevent_default();
        }
    });
    // A new page starts at its top, with its heading read out; the first one is left as the browser shows it.
    let whole = Memo::new(move |_| desk.page.with(Page::whole));
    Effect::new(move |before: Option<Page>| {
        let page = whole.get();
        if has_left() {
            return page;
        }
        document().set_title(&format!("{} – Waymark", page.title()));
        if before.as_ref().is_some_and(|before| *before != page) {
            // What was recorded is seen beside its question, and can be taken back there.
            desk.answered.set(None);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            request_animation_frame(focus_heading);
        }
        page
    });
    // The bar stays as it is from page to page, so that only a change of the answer is read out.
    let assessing = Memo::new(move |_| desk.open.get() && desk.page.with(Page::is_assessment));
    let skip = classed("a", "govuk-skip-link")
        .at("href", "#main")
        .text("Skip to main content")
        .on("click", |click| {
            click.prevent_default();
            focus_heading();
        });
    // What a page reads while it is being built must not make it anew: its live parts keep themselves in step.
    let page = live(move || {
        let page = whole.get();
        if has_left() {
            nothing()
        } else {
            untrack(|| pages::page(desk, page))
        }
    });
    let exit = Exit::new(desk);
    let container = classed("div", "govuk-width-container")
        .live("hidden", while_covered(desk))
        .with(live(move || {
            if assessing.get() {
                all(vec![progress(desk), published(desk)])
            } else {
                nothing()
            }
        }))
        .with(notices(desk))
        .with(
            classed("main", "govuk-main-wrapper")
                .at("id", "main")
                .with(page)
                .with(recorded(desk))
                .view(),
        );
    all(vec![
        skip.live("hidden", while_covered(desk)).view(),
        exit.said(),
        // At the end of the bar where there is one, and of the header where there is none.
        live(move || {
            if assessing.get() {
                nothing()
            } else {
                exit.button()
            }
        }),
        header(desk, exit.skip_link()),
        live(move || {
            if assessing.get() {
                all(vec![exit.button(), bar(desk)])
            } else {
                nothing()
            }
        }),
        container.view(),
        footer(desk),
        saved_aloud(desk),
        warning(desk, exit),
        cover(desk),
    ])
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
