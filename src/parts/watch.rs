//! What stands above every page when work is not saved, and the cover after some minutes without a touch.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::{Weight, all, button, classed, live, nothing, paragraph};
use crate::pages::device::saved_words;
use crate::store::{Desk, Saved, State, marker};

/// How often it is looked how long nobody has touched anything.
const LOOK: Duration = Duration::from_secs(5);

/// That the open case is not saved, though it is meant to be, and what can be done.
pub fn not_saved(desk: Desk) -> AnyView {
    live(move || {
        let saved = desk.keep.saved.get();
        if !matches!(saved, Saved::Overtaken | Saved::Failed(_)) {
            return nothing();
        }
        let mut parts = vec![paragraph(saved_words(&saved))];
        if saved == Saved::Overtaken {
            parts.push(button("Keep what is here as a case of its own", Weight::Secondary, move || desk.keep_beside()));
            parts.push(button("Take what the other window wrote", Weight::Secondary, move || desk.take_newer()));
        } else {
            parts.push(button("Try again", Weight::Secondary, move || desk.save()));
        }
        classed("div", "wm-provisional").at("role", "alert").all(parts).view()
    })
}

/// How long nobody has touched anything, and what is done then.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Idle {
    /// Somebody is there.
    No,
    /// In a minute it locks.
    Soon,
    /// The case could not be locked away, so it is covered.
    Covered,
}

/// Watches for a touch. Without one, what is kept is locked; a case that is in memory alone is covered and not lost. The
/// page is given what to show in its place.
pub fn idle(desk: Desk) -> (AnyView, Memo<bool>) {
    let idle = RwSignal::new(Idle::No);
    let last = StoredValue::new(js_sys::Date::now());
    let touched = move || {
        // What is covered is uncovered by its button alone.
        if idle.get_untracked() != Idle::Covered {
            last.set_value(js_sys::Date::now());
            if idle.get_untracked() == Idle::Soon {
                idle.set(Idle::No);
            }
        }
    };
    let _ = window_event_listener(ev::pointerdown, move |_| touched());
    let _ = window_event_listener(ev::keydown, move |_| touched());
    let look = move || {
        if !desk.open.get_untracked() && desk.keep.state.get_untracked() != State::Open {
            return last.set_value(js_sys::Date::now());
        }
        // A clock that was set back counts as a touch.
        let seconds = ((js_sys::Date::now() - last.get_value()) / 1000.0).max(0.0);
        let most = f64::from(marker::lock_after()) * 60.0;
        if idle.get_untracked() == Idle::Covered {
        } else if seconds >= most {
            let locked = desk.keep.state.get_untracked() == State::Open && desk.lock().is_ok();
            idle.set(if locked || !desk.open.get_untracked() { Idle::No } else { Idle::Covered });
        } else if seconds >= most - 60.0 {
            idle.set(Idle::Soon);
        }
    };
    // It goes on as long as the program does.
    let _ = set_interval_with_handle(look, LOOK);
    let show = move || {
        last.set_value(js_sys::Date::now());
        idle.set(Idle::No);
    };
    let says = live(move || match idle.get() {
        Idle::No => nothing(),
        Idle::Soon => {
            let keeps = desk.keep.state.get_untracked() == State::Open;
            let says = if keeps {
                "Nobody has touched this for some minutes. In less than a minute it locks; what is saved stays."
            } else {
                "Nobody has touched this for some minutes. In less than a minute it is covered; nothing is lost."
            };
            classed("div", "wm-idle")
                .at("role", "alert")
                .all([paragraph(says), button("Stay", Weight::Secondary, show)])
                .view()
        }
        Idle::Covered => all(vec![
            super::heading("Covered"),
            paragraph(
                "Nobody touched this for some minutes, so the case is out of sight. It is in this window's memory and nowhere else.",
            ),
            button("Show the case", Weight::Secondary, show),
        ]),
    });
    (says, Memo::new(move |_| idle.get() == Idle::Covered))
}
