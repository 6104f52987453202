//! Exit this page, as GOV.UK's component behaves: a button always in reach, and Shift three times.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

use super::{all, classed, el, folded, lines, paragraph, unprinted};
use waymark::engine::leaving::{BETWEEN, Heard, PRESSES, Presses};

use crate::app::store::{Leaving, WAY_OUT};

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

impl Exit {
    /// Begins to listen for Shift.
    pub fn new() -> Self {
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
        exit
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

    /// The button, which stays in sight wherever the page is scrolled to.
    pub fn button(self) -> AnyView {
        let lit = |light: usize| {
            let class = move || {
                let on = if self.presses.get() > light {
                    " govuk-exit-this-page__indicator-light--on"
                } else {
                    ""
                };
                Some(format!("govuk-exit-this-page__indicator-light{on}"))
            };
            el("span").live("class", class).view()
        };
        let class = move || {
            let shown = if self.presses.get() > 0 {
                " govuk-exit-this-page__indicator--visible"
            } else {
                ""
            };
            Some(format!("govuk-exit-this-page__indicator{shown}"))
        };
        let lights = el("span")
            .live("class", class)
            .at("aria-hidden", "true")
            .all((0..PRESSES).map(lit));
        let button = classed("button", "wm-exit")
            .at("type", "button")
            .on("click", move |_| self.leave())
            .with(
                classed("span", "govuk-visually-hidden")
                    .text("Emergency ")
                    .view(),
            )
            .text("Exit this page")
            .with(lights.view());
        classed("section", "wm-way-out")
            .at("aria-label", "Way out")
            .with(button.view())
            .view()
    }

    /// The same for whoever goes by keyboard, near the top of the page.
    pub fn skip_link(self) -> AnyView {
        let leave = move |click: web_sys::Event| {
            click.prevent_default();
            self.leave();
        };
        let link = classed("a", "govuk-skip-link")
            .at("href", WAY_OUT)
            .at("rel", "nofollow noreferrer");
        link.on("click", leave).text("Exit this page").view()
    }

    /// Where the presses are counted for a screen reader.
    pub fn said(self) -> AnyView {
        let said = classed("span", "govuk-visually-hidden").at("role", "status");
        said.live_text(move || self.says.get().to_owned()).view()
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

/// What leaving does, and what it cannot do.
pub fn help() -> AnyView {
    let stays = [
        "The browser's history, and what its address bar suggests: they show that Waymark was open, and the names of its pages. They show nothing of a case.",
        "Who refers and the agency, if the browser remembered them from a referral.",
        "Work that is kept on this device: it stays, sealed and locked.",
        "Other windows of Waymark: those with kept work lock themselves; others stay as they are.",
        "Files you saved, with their names in the list of downloads.",
        "What you copied, until something else is copied.",
        "What was printed, or waits in a printer's queue.",
        "What this device's owner, an employer or a program that watches the screen may have recorded.",
        "The program itself, which the browser keeps so that it opens without a network.",
    ];
    let inside = all(vec![
        paragraph(
            "It blanks the screen at once and opens a page about the weather in place of this one. Pressing the Shift key three times, with less than five seconds between and nothing else, does the same; in a field, three short presses within two seconds. It asks nothing first. What was not saved is lost.",
        ),
        paragraph("It cannot take away:"),
        lines(stays.map(str::to_owned)),
    ]);
    unprinted(folded(
        "What Exit this page does, and what it cannot do",
        inside,
    ))
}
