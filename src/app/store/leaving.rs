//! The way out, and the way back: a browser may keep a page that was left as it was, program and all, and bring it back whole.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::model::case::Case;

use super::keep::{State, drop_keys};
use super::{
    Areas, Beside, Casework, KeepNote, Page, PastCases, PastLoaded, PastPage, Rooms, marker,
    stop_work, use_areas, use_beside, use_casework, use_past, use_rooms,
};

/// Where *exit this page* goes: a public page that says nothing about why.
pub const WAY_OUT: &str = "https://www.bbc.co.uk/weather";

/// The mark on the page that it was left. public/loader.js loads one anew that comes back with it.
const LEFT: &str = "data-left";

/// Whether the page was left by *exit this page*: then nothing is shown on it any more.
pub fn has_left() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute(LEFT))
}

/// Everything that is let go of on leaving.
#[derive(Clone, Copy)]
pub struct Leaving {
    casework: &'static Casework,
    areas: &'static Areas,
    past: &'static PastCases,
    rooms: &'static Rooms,
    beside: &'static Beside,
}

impl Leaving {
    pub fn new() -> Self {
        Self {
            casework: use_casework(),
            areas: use_areas(),
            past: use_past(),
            rooms: use_rooms(),
            beside: use_beside(),
        }
    }

    /// Blanks the page at once, drops keys and case, locks other windows where something is kept, and goes to a public page;
    /// the browser's history keeps that this one was open.
    pub fn leave(self) {
        if let Some(body) = document().body() {
            body.set_inner_html("");
        }
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute(LEFT, "");
        }
        document().set_title("");
        stop_work();
        // What was typed last is sealed while the key is there, and written after it is gone.
        self.casework.part();
        drop_keys();
        marker::lock_others();
        marker::clear_unkept();
        self.let_everything_go();
        if window().location().replace(WAY_OUT).is_err() {
            // Nothing more can be done, and the page is blank already.
        }
    }

    /// Lets go of the case, of what is drafted and loaded, and of what is typed. What is unsaved is given up, so the browser does not
    /// ask.
    fn let_everything_go(self) {
        let casework = self.casework;
        casework.keep.detach();
        casework.take(Case::new(casework.clock.today()));
        casework.open.set(false);
        self.areas.drafts.set(Vec::new());
        self.rooms.replaying.set(Vec::new());
        self.past.cases.set(None);
        // Each by its name, so that what is added there is not forgotten here.
        let PastPage {
            loaded,
            rules,
            found,
            keep,
            orders,
            file,
            checklist,
            women,
            months,
        } = &self.past.page;
        loaded.set(PastLoaded::default());
        found.set(None);
        keep.set(Default::default());
        orders.set(Default::default());
        file.set_value(None);
        for typed in rules.iter().chain([checklist, women, months]) {
            typed.set(String::new());
        }
        let Beside { chosen, pair, own } = self.beside;
        chosen.set(Vec::new());
        pair.iter().for_each(|rule| rule.set(String::new()));
        own.set_value(String::new());
        casework.keep.records.set(Vec::new());
        casework.keep.note.set(KeepNote::default());
        casework.keep.gone.set(false);
        casework.keep.newer_rule.set(None);
        // A page holds what is half typed on it, and lets go of it when another takes its place: nothing does, see `app/mod.rs`.
        let another = if casework
            .navigation
            .page
            .with_untracked(|page| *page == Page::Start)
        {
            Page::Claims
        } else {
            Page::Start
        };
        casework.navigation.page.set(another);
    }
}

impl Casework {
    /// Locks what is kept when the browser brings the page back: whoever goes back need not be the one who went on.
    pub fn watch_for_return(&'static self) {
        let unlocked = move || self.keep.state.get_untracked() == State::Unlocked;
        let _ = window_event_listener_untyped("pagehide", move |_| {
            if unlocked() && !has_left() {
                self.keep.covered.set(true);
            }
        });
        let _ = window_event_listener_untyped("pageshow", move |shown| {
            let shown = shown.unchecked_ref::<web_sys::PageTransitionEvent>();
            if shown.persisted() && unlocked() && !has_left() {
                self.keep.covered.set(true);
                spawn_local(self.lock("Locked, because the page was left. Everything is saved."));
            }
        });
    }
}
