//! What the user chose for this browser and that says nothing of any case. It is kept in the clear, and only what differs from
//! the usual is kept at all.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;

const LETTERS: &str = "waymark-letters-off";

fn allowed() -> bool {
    // A browser that is told to keep nothing refuses to be asked, and that would stop the page.
    window()
        .local_storage()
        .is_ok_and(|storage| storage.is_some())
}

/// What the user chose.
pub struct Settings {
    /// Whether letters answer questions.
    pub letters: RwSignal<bool>,
}

/// What the user chose for this browser.
pub fn use_settings() -> &'static Settings {
    expect_context()
}

impl Settings {
    pub fn new() -> Self {
        Self {
            letters: RwSignal::new(letters_answer()),
        }
    }
}

fn letters_answer() -> bool {
    !(allowed() && LocalStorage::get::<bool>(LETTERS).is_ok_and(|off| off))
}

/// Sets that.
pub fn set_letters_answer(answer: bool) {
    if !allowed() {
        return;
    }
    if answer {
        LocalStorage::delete(LETTERS);
    } else {
        let _ = LocalStorage::set(LETTERS, true);
    }
}
