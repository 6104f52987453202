//! Passphrases: a field to type one, and the choice of a new one.

use leptos::prelude::*;
use waymark::seal::Zeroizing;
use waymark::seal::age::trimmed;
use waymark::seal::words::{SHORTEST, judge, passphrase};

use super::field::{Bound, checkboxes, mistake_of, radios};
use super::{all, classed, el, live, nothing, styled};
use crate::app::store::{Mistakes, random};

/// A passphrase while it is typed or offered. What it held before is wiped whenever it changes, and all of it when the page goes.
pub type Secret = RwSignal<Zeroizing<String>>;

/// A passphrase of which nothing is typed yet.
pub fn nothing_typed() -> Secret {
    RwSignal::new(Zeroizing::default())
}

/// Wipes what was typed, in the field too. The page may be gone by now, and what was typed with it.
pub fn forget(typed: Secret) {
    let _ = typed.try_set(Zeroizing::default());
}

/// A field for a passphrase; a password manager may fill it in. Its letters are shown beside it when that is asked for, and
/// the field stays one for a password: what a browser has once seen in a field for text it writes to disk, to restore the tab.
pub fn secret(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    new: bool,
    typed: Secret,
    mistakes: Mistakes,
) -> AnyView {
    let shown = RwSignal::new(false);
    let wrong = move || mistake_of(mistakes, id);
    let described = move || {
        let hint = if hint.is_empty() {
            String::new()
        } else {
            format!("{id}-hint ")
        };
        Some(format!("{hint}{id}-error"))
    };
    let error = live(move || match wrong() {
        None => nothing(),
        Some(says) => {
            let error = classed("span", "govuk-visually-hidden")
                .text("Error: ")
                .view();
            classed("p", "govuk-error-message")
                .with(error)
                .text(says)
                .view()
        }
    });
    let class = move |of: &'static str, mistaken: &'static str| {
        move || {
            Some(if wrong().is_some() {
                format!("{of} {mistaken}")
            } else {
                of.to_owned()
            })
        }
    };
    let input = el("input")
        .live(
            "class",
            class(
                "govuk-input govuk-password-input__input wm-secret__input",
                "govuk-input--error",
            ),
        )
        .at("id", id)
        .at("type", "password")
        .at(
            "autocomplete",
            if new {
                "new-password"
            } else {
                "current-password"
            },
        )
        .at("autocapitalize", "none")
        .live("aria-describedby", described)
        .secret("value", typed)
        .on("input", move |input| {
            typed.set(Zeroizing::new(event_target_value(&input)))
        });
    let toggle = classed(
        "button",
        "govuk-button govuk-button--secondary wm-secret__toggle",
    )
    .at("type", "button")
    .at("aria-controls", id)
    .live("aria-label", move || {
        Some(
            if shown.get() {
                "Hide the passphrase"
            } else {
                "Show the passphrase"
            }
            .to_owned(),
        )
    })
    .on("click", move |_| shown.update(|shown| *shown = !*shown))
    .live_text(move || if shown.get() { "Hide" } else { "Show" }.to_owned());
    let letters = move || {
        let says = classed("output", "wm-secret__letters")
            .at("for", id)
            .at("aria-live", "off")
            .at("translate", "no");
        let says = says
            .at("aria-label", "The passphrase, shown")
            .secret("textContent", typed);
        says.at("id", format!("{id}-letters")).view()
    };
    let letters = live(move || if shown.get() { letters() } else { nothing() });
    let hint = match hint {
        "" => nothing(),
        hint => classed("div", "govuk-hint")
            .at("id", format!("{id}-hint"))
            .text(hint)
            .view(),
    };
    el("div")
        .live(
            "class",
            class("govuk-form-group", "govuk-form-group--error"),
        )
        .with(
            classed("label", "govuk-label wm-label")
                .at("for", id)
                .text(label)
                .view(),
        )
        .with(hint)
        .with(el("div").at("id", format!("{id}-error")).with(error).view())
        .with(
            classed("div", "wm-secret")
                .with(input.view())
                .with(toggle.view())
                .view(),
        )
        .with(letters)
        .view()
}

/// A new passphrase, being chosen.
#[derive(Clone, Copy)]
pub struct Choosing {
    offered: Secret,
    way: RwSignal<String>,
    written: RwSignal<bool>,
    own: Secret,
    again: Secret,
}

const WORDS: &str = "words";
const OWN: &str = "own";

impl Choosing {
    pub fn new() -> Self {
        Self {
            offered: RwSignal::new(passphrase(&mut random).unwrap_or_default()),
            way: RwSignal::new(String::new()),
            written: RwSignal::new(false),
            own: nothing_typed(),
            again: nothing_typed(),
        }
    }

    /// What is asked.
    pub fn view(self, mistakes: Mistakes) -> AnyView {
        let choices = [
            (WORDS, "Use words that are made up for you"),
            (OWN, "Choose a passphrase of your own"),
        ];
        let choices = choices
            .map(|(way, words)| (way.to_owned(), words.to_owned()))
            .into();
        let hint = "Without it nobody can open what is sealed, you neither: it cannot be reset.";
        let way = radios(
            "passphrase-way",
            "Passphrase",
            hint,
            choices,
            Bound::signal(self.way),
            Some(mistakes),
        );
        let asked = live(move || match self.way.get().as_str() {
            WORDS => self.words(mistakes),
            OWN => all(vec![
                secret(
                    "passphrase-own",
                    "Your passphrase",
                    "At least 12 characters. Several words that have nothing to do with each other are good; a name, a date or a quotation is not.",
                    true,
                    self.own,
                    mistakes,
                ),
                secret(
                    "passphrase-again",
                    "The same again",
                    "",
                    true,
                    self.again,
                    mistakes,
                ),
            ]),
            _ => nothing(),
        });
        all(vec![way, asked])
    }

    fn words(self, mistakes: Mistakes) -> AnyView {
        let words = classed("p", "wm-words")
            .at("translate", "no")
            .at("id", "passphrase-words");
        let written = checkboxes(
            "passphrase-written",
            "Write the words down, hyphens too",
            "On paper or in a password manager: not on this device unless that is locked as well.",
            vec![("yes".to_owned(), "I have written them down".to_owned())],
            move |_| self.written.get(),
            move |_, on| self.written.set(on),
        );
        let wrong = live(move || match mistake_of(mistakes, "passphrase-written") {
            Some(says) => styled("govuk-error-message", says),
            None => nothing(),
        });
        all(vec![
            words.secret("textContent", self.offered).view(),
            wrong,
            written,
        ])
    }

    /// The passphrase, or what is still to be done.
    pub fn read(self, mistakes: Mistakes) -> Option<Zeroizing<String>> {
        let wrong = |field: &str, says: &str| {
            mistakes.set(vec![(field.to_owned(), says.to_owned())]);
            None
        };
        mistakes.set(Vec::new());
        match self.way.get_untracked().as_str() {
            WORDS if self.offered.with_untracked(|words| words.is_empty()) => wrong(
                "passphrase-way",
                "The browser gave no random numbers, so no words could be made up. Choose your own",
            ),
            WORDS if !self.written.get_untracked() => wrong(
                "passphrase-written",
                "Write the words down, and say that you have",
            ),
            WORDS => Some(self.offered.get_untracked()),
            OWN => {
                let (own, again) = (self.own.get_untracked(), self.again.get_untracked());
                if let Err(short) = judge(&own) {
                    return wrong("passphrase-own", &short.to_string());
                }
                if trimmed(&own) != trimmed(&again) {
                    return wrong(
                        "passphrase-again",
                        "The two are not the same. Type the second again, or show both",
                    );
                }
                Some(own)
            }
            _ => wrong("passphrase-way", "Choose how to make the passphrase"),
        }
    }

    /// Forgets what was typed and what was offered, and offers other words. The page may be gone by now.
    pub fn forget(self) {
        forget(self.own);
        forget(self.again);
        let _ = self.written.try_set(false);
        let _ = self
            .offered
            .try_set(passphrase(&mut random).unwrap_or_default());
    }
}

const _: () = assert!(SHORTEST == 12, "the hint says so");

/// That the browser is busy, and for how long. It moves even while the program works, because the browser moves it.
pub fn working(busy: RwSignal<bool>) -> AnyView {
    let inside = live(move || {
        if !busy.get() {
            return nothing();
        }
        let moving = classed("span", "wm-working__bar")
            .at("aria-hidden", "true")
            .view();
        let says = "Working with the passphrase. It is made slow for whoever guesses: some seconds, on a phone perhaps ten. Exit this page answers when it is done.";
        all(vec![
            styled("wm-working__says", says),
            classed("span", "wm-working").with(moving).view(),
        ])
    });
    el("div").at("role", "status").with(inside).view()
}
