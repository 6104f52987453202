//! Exit this page, as GOV.UK's component behaves: a button always in reach, and Shift three times.

mod button;
mod help;
mod said;
mod skip_link;

pub use button::ExitButton;
pub use help::ExitHelp;
pub use said::ExitSaid;
pub use skip_link::ExitSkipLink;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

use waymark::engine::leaving::{BETWEEN, Heard, Presses};

use crate::app::store::Leaving;

/// How long a press of Shift counts, and how long what is said about it stays.
const WHILE: Duration = Duration::from_millis(BETWEEN as u64);

/// The way out; there is one, however many places lead to it.
#[derive(Clone, Copy)]
pub struct Exit {
    leaving: Leaving,
    /// How many presses of Shift count now, for the eye.
    presses: RwSignal<usize>,
    heard: StoredValue<Presses>,
    /// What is read out about it.
    says: RwSignal<&'static str>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// The way out.
pub fn use_exit() -> Exit {
    expect_context()
}

impl Exit {
    /// Begins to listen for Shift, and provides the way out to every part of the page.
    pub fn provide() {
        let exit = Self {
            leaving: Leaving::new(),
            presses: RwSignal::new(0),
            heard: StoredValue::new(Presses::default()),
            says: RwSignal::new(""),
            timer: StoredValue::new(None),
        };
        for kind in ["keydown", "keyup"] {
            let _ = window_event_listener_untyped(kind, move |event| {
                // A browser that fills in a field sends such events without a key.
                if let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() {
                    exit.key(key);
                }
            });
        }
        for kind in ["pointerdown", "wheel"] {
            let _ = window_event_listener_untyped(kind, move |_| exit.hear(Presses::other));
        }
        provide_context(exit);
    }

    fn key(self, key: &web_sys::KeyboardEvent) {
        let (name, at) = (key.key(), key.time_stamp());
        self.hear(|presses| {
            if key.type_() == "keydown" {
                presses.down(
                    &name,
                    key.repeat(),
                    key.ctrl_key() || key.alt_key() || key.meta_key(),
                    at,
                );
                return Heard::Nothing;
            }
            presses.up(&name, in_a_field(key), at)
        });
    }

    fn hear(self, of: impl FnOnce(&mut Presses) -> Heard) {
        match self.heard.try_update_value(of) {
            None | Some(Heard::Nothing) => {}
            Some(Heard::Leave) => self.leave(),
            Some(Heard::Over) => self.expire(),
            Some(Heard::Presses(presses)) => {
                self.say(
                    presses,
                    if presses == 1 {
                        "Shift, press 2 more times to exit."
                    } else {
                        "Shift, press 1 more time to exit."
                    },
                );
                self.after_a_while(Self::expire);
            }
        }
    }

    fn say(self, presses: usize, says: &'static str) {
        self.presses.set(presses);
        self.says.set(says);
    }

    fn expire(self) {
        self.heard.update_value(|presses| _ = presses.forget());
        self.say(0, "Exit this page expired.");
        self.after_a_while(|exit| exit.say(0, ""));
    }

    fn after_a_while(self, then: fn(Self)) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer
            .set_value(set_timeout_with_handle(move || then(self), WHILE).ok());
    }

    /// Leaves.
    pub fn leave(self) {
        self.leaving.leave();
        // Heard and not seen: the screen stays blank.
        let loading = document().create_element("div").ok();
        if let (Some(body), Some(loading)) = (document().body(), loading) {
            loading.set_class_name("govuk-visually-hidden");
            let _ = loading
                .set_attribute("role", "alert")
                .and_then(|()| body.append_child(&loading).map(drop));
            loading.set_text_content(Some("Loading."));
        }
    }
}

/// Whether a key was pressed in a field that is typed into.
fn in_a_field(key: &web_sys::KeyboardEvent) -> bool {
    let target = key
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let typed =
        "textarea, select, input:not([type=radio], [type=checkbox], [type=file], [type=button])";
    target.is_some_and(|target| target.matches(typed).unwrap_or(true))
}
