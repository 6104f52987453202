use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::parts::focus_soon;
use crate::app::store::use_navigation;

/// Something that a button opens over the page. It closes with the next page, with Escape, and when the focus leaves it.
#[derive(Clone, Copy)]
pub struct Disclosure {
    pub open: RwSignal<bool>,
    /// The id of its button.
    pub button: &'static str,
}

impl Disclosure {
    pub fn new(button: &'static str) -> Self {
        let navigation = use_navigation();
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            navigation.page.track();
            open.set(false);
        });
        Self { open, button }
    }

    pub fn press(self) {
        self.open.update(|open| *open = !*open);
    }

    /// Escape closes it, and whoever was in it is back at its button.
    pub fn key(self, key: &KeyboardEvent) {
        if key.key() == "Escape" && self.open.get_untracked() {
            self.open.set(false);
            focus_soon(self.button.to_owned());
        }
    }

    /// The focus has gone from something in it: to something else in it, or elsewhere.
    pub fn left(self, left: &FocusEvent) {
        let node = |target: Option<web_sys::EventTarget>| {
            target.and_then(|target| target.dyn_into::<web_sys::Node>().ok())
        };
        let whole = node(left.current_target());
        // A tap on what takes no focus leaves it where it was.
        if let (Some(whole), Some(to)) = (whole, node(left.related_target()))
            && !whole.contains(Some(&to))
        {
            self.open.set(false);
        }
    }
}
