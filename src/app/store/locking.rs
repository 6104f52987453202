//! Locking by hand and by itself, and hiding the screen. Neither loses anything.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::JsCast;
use waymark::keeping::{ClashError, Clearing, Idle, clearing, idle};
use waymark::model::case::Case;

use super::clock::{now, since};
use super::device::pause;
use super::keep::{Saved, State, drop_keys, hand};
use super::opening::back_to;
use super::{Casework, Keep, KeepNote, Page, marker};

/// How often is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(2);

impl Casework {
    /// Clears the screen and drops keys and case from memory, as far as a page can. What is not saved is never dropped: then
    /// the screen is hidden instead.
    pub async fn lock(&'static self, why: &'static str) {
        if has_stopped() {
            return drop_keys();
        }
        let saved = self.settled().await;
        // Where it cannot be looked at, locking must not wait for it.
        let _ = self.mend_key().await;
        let keep = self.keep;
        // The key in memory opens nothing here any more, so nothing is gained by holding on to it.
        if matches!(
            keep.saved.get_untracked(),
            Saved::Clash(ClashError::OtherKey, _)
        ) {
            keep.detach();
            self.changed.set(true);
        }
        match clearing(self.open.get_untracked(), keep.keeps.get_untracked(), saved) {
            Clearing::HideUnsaved => return keep.covered.set(true),
            Clearing::Hide => {
                drop_keys();
                keep.covered.set(true);
            }
            Clearing::Clear => {
                drop_keys();
                self.take(Case::new(self.clock.today()));
                self.open.set(false);
                keep.note.set(KeepNote::passes(vec![why.to_owned()]));
                keep.covered.set(false);
                self.navigation.go(&Page::Unlock);
            }
        }
        // What is in the records was known while the key was.
        keep.records.set(Vec::new());
        if keep.state.get_untracked() == State::Unlocked {
            keep.state.set(State::Locked);
            self.keep.refresh().await;
        }
    }

    /// Locks this window and, where something is kept, every other one.
    pub async fn lock_all(&'static self, why: &'static str) {
        marker::lock_others();
        self.lock(why).await;
    }

    /// Waits for what is being saved, for two seconds at the most; whether nothing is unsaved then.
    pub async fn settled(&'static self) -> bool {
        for _ in 0..100 {
            if self.keep.saved.get_untracked() != Saved::Writing {
                break;
            }
            pause(20).await;
        }
        !self.changed.get_untracked()
    }

    /// Watches whether anybody is there, where the user is on the page, and what other windows do.
    #[expect(
        clippy::too_many_lines,
        reason = "everything that is listened to, one after the other"
    )]
    pub fn watch(&'static self) {
        let keep = self.keep;
        let used = keep.used;
        let look = move || {
            let anything =
                self.open.get_untracked() || keep.state.get_untracked() == State::Unlocked;
            if has_stopped() {
                return drop_keys();
            }
            self.clock.look();
            if !anything || keep.covered.get_untracked() {
                used.set_value(now());
                return self.finish_locking();
            }
            let locks = keep.state.get_untracked() == State::Unlocked;
            match self.keep.idle() {
                Idle::Stay if keep.warning.get_untracked() => keep.warning.set(false),
                Idle::Warn if locks && !keep.warning.get_untracked() => keep.warning.set(true),
                Idle::Over => {
                    keep.warning.set(false);
                    used.set_value(now());
                    let why =
                        "Locked, because the page was not used for a while. Everything is saved.";
                    spawn_local(self.lock(why));
                }
                _ => {}
            }
        };
        set_interval(look, LOOK);
        for event in ["pointerdown", "keydown", "input", "scroll", "touchmove"] {
            let _ = window_event_listener_untyped(event, move |_| match self.keep.idle() {
                // Whoever comes back after the time is not the one who went, perhaps; the device may have slept.
                Idle::Over => look(),
                // While the warning is shown, an answer to it is wanted.
                _ if keep.warning.get_untracked() => {}
                _ => used.set_value(now()),
            });
        }
        // A device that slept has not looked.
        let _ = window_event_listener_untyped("visibilitychange", move |_| look());
        let _ = window_event_listener_untyped("focus", move |_| look());
        let _ = window_event_listener(ev::focusin, move |focus| {
            let element = focus
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let main =
                element.filter(|element| element.closest("main").is_ok_and(|main| main.is_some()));
            let main = main.filter(|_| self.navigation.page.with_untracked(Page::is_assessment));
            if let Some(id) = main.map(|element| element.id()).filter(|id| !id.is_empty()) {
                hand(|hand| hand.place = id);
            }
        });
        self.watch_pages();
        self.mark_unkept();
        // Every save touches the mark, and the other windows are told.
        let _ = window_event_listener(ev::storage, move |change| {
            if change.key().as_deref() == Some(marker::LOCK) {
                spawn_local(self.lock("Locked in another window. Everything is saved."));
            }
            if change.key().as_deref() == Some(marker::SAVED) {
                spawn_local(async move {
                    if keep.keeps.get_untracked() {
                        self.look_for_others().await;
                    } else {
                        self.keep.refresh().await;
                    }
                });
            }
        });
    }

    /// Remembers in this tab that a case is open that is not kept, as long as one is.
    fn mark_unkept(&'static self) {
        let keep = self.keep;
        Effect::new(move |_| {
            let is_written = keep.saved.with(|saved| matches!(saved, Saved::At(_)));
            match (self.changed.get(), keep.keeps.get()) {
                (true, false) => marker::set_unkept(),
                // The first record is on its way: until it lies there the case is in memory alone.
                (true, true) if !is_written => {}
                _ => marker::clear_unkept(),
            }
        });
    }

    /// Remembers where the work is left, and goes back there from a page that is none of it.
    fn watch_pages(&'static self) {
        Effect::new(move |before: Option<bool>| {
            let page = self.navigation.page.get();
            // Where the work was left is a page of it, and not the one on which it was locked.
            if !page.is_assessment() {
                return false;
            }
            let comes_back = before == Some(false)
                && self.open.get_untracked()
                && self.navigation.left.with_untracked(|left| *left == page);
            let (own, place) = hand(|hand| {
                hand.page = page.hash();
                let own = hand.record.as_ref().is_some_and(|record| record.own);
                (own, hand.place.clone())
            });
            self.navigation.left.set(page);
            if before.is_some() && own {
                self.save();
            }
            if comes_back && !place.is_empty() {
                spawn_local(async move { back_to(&place).await });
            }
            true
        });
    }

    /// A case that could not be locked away, because it was not saved, is as soon as it is.
    fn finish_locking(&'static self) {
        let keep = self.keep;
        if !keep.covered.get_untracked()
            || !keep.keeps.get_untracked()
            || keep.state.get_untracked() != State::Unlocked
        {
            return;
        }
        match keep.saved.get_untracked() {
            Saved::At(_) => spawn_local(self.lock("Locked. Everything is saved.")),
            Saved::Failed(_) => self.save(),
            _ => {}
        }
    }
}

impl Keep {
    /// Somebody is there. After the time is over that is for the passphrase to say.
    pub fn stay(&'static self) {
        if self.idle() != Idle::Over {
            self.used.set_value(now());
        }
        self.warning.set(false);
    }

    /// What is to be done, by how long nobody has used the page.
    fn idle(&'static self) -> Idle {
        idle(since(self.used.get_value()), marker::lock_after())
    }
}

/// Whether the page that takes the program's place is there: public/loader.js says so, after a panic and after whatever else
/// ended the program. What still runs by the clock must not touch that page.
fn has_stopped() -> bool {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-stopped"))
}
