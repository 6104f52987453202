//! The frame that every page stands in.

mod pages;
mod parts;
pub mod stopped;
mod store;

use leptos::ev;
use leptos::prelude::*;
use waymark::model::book::Rulebook;

use crate::app::parts::exit::{Exit, ExitSaid, ExitSkipLink};
use crate::app::parts::frame::{AssessAgain, Bar, Footer, Header, Published, StepBack};
use crate::app::parts::kept::{
    Cover, KeepNotices, KeepOfferAgain, SavedAloud, StillThere, while_covered,
};
use crate::app::parts::question::Recorded;
use crate::app::parts::{When, focus_heading, live, nothing};
use crate::app::store::{
    Page, has_left, provide, today, use_areas, use_asking, use_casework, use_keep, use_navigation,
    use_rooms,
};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    match Rulebook::bundled() {
        Ok(book) => {
            provide(book, today(), Page::from_hash(&hash()));
            view! { <Framed /> }.into_any()
        }
        // A test makes sure that this cannot be in a release; if it is, it is said and nothing is guessed.
        Err(mistake) => view! {
            <main class="govuk-width-container">
                <p class="govuk-body">{mistake.to_string()}</p>
            </main>
        }
        .into_any(),
    }
}

/// The frame, with a page in it.
#[component]
fn Framed() -> impl IntoView {
    let casework = use_casework();
    let areas = use_areas();
    let navigation = use_navigation();
    let asking = use_asking();
    let rooms = use_rooms();
    let keep = use_keep();
    Exit::provide();
    casework.begin_keeping();
    casework.watch();
    casework.watch_for_return();
    let _ = window_event_listener(ev::hashchange, move |_| {
        navigation.page.set(Page::from_hash(&hash()))
    });
    let _ = window_event_listener(ev::beforeunload, move |leaving| {
        if casework.changed.get_untracked() || areas.has_unsaved_rules() || rooms.has_decided() {
            leaving.prevent_default();
        }
    });
    // A new page starts at its top, with its heading read out; the first one is left as the browser shows it.
    let whole = Memo::new(move |_| navigation.page.with(Page::whole));
    Effect::new(move |before: Option<Page>| {
        let page = whole.get();
        if has_left() {
            return page;
        }
        document().set_title(&format!("{} – Waymark", page.title()));
        if before.as_ref().is_some_and(|before| *before != page) {
            // What was recorded is seen beside its question, and can be taken back there.
            asking.answered.set(None);
            keep.acted(true);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            request_animation_frame(focus_heading);
        }
        page
    });
    // The bar stays as it is from page to page, so that only a change of the answer is read out.
    let assessing =
        Memo::new(move |_| casework.open.get() && navigation.page.with(Page::is_assessment));
    // What a page reads while it is being built must not make it anew: its live parts keep themselves in step.
    let page = live(move || {
        let page = whole.get();
        if has_left() {
            nothing()
        } else {
            untrack(|| pages::page(page))
        }
    });
    let to_main = |click: web_sys::MouseEvent| {
        click.prevent_default();
        focus_heading();
    };
    view! {
        <a class="govuk-skip-link" href="#main" hidden=while_covered() on:click=to_main>
            "Skip to main content"
        </a>
        <ExitSaid />
        <Header>
            <ExitSkipLink />
        </Header>
        <When is=assessing>
            <Bar />
        </When>
        <div class="govuk-width-container" hidden=while_covered()>
            <When is=assessing>
                <Published />
                <AssessAgain />
            </When>
            <KeepNotices />
            <main class="govuk-main-wrapper" id="main">
                <When is=assessing>
                    <StepBack />
                </When>
                {page}
                <Recorded />
                <When is=assessing>
                    <KeepOfferAgain />
                </When>
            </main>
        </div>
        <Footer />
        <SavedAloud />
        <StillThere />
        <Cover />
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
