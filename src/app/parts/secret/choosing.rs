use leptos::prelude::*;
use waymark::model::case::Case;
use waymark::seal::Zeroizing;
use waymark::seal::age::trimmed;
use waymark::seal::words::{SHORTEST, judge, passphrase};

use super::field::letters;
use super::{PassphraseField, Secret, forget, nothing_typed};
use crate::app::parts::field::{Checkboxes, Radios, Ticks, mistake_of};
use crate::app::parts::{live, nothing, styled};
use crate::app::store::{Mistakes, random, use_casework};

/// A new passphrase, being chosen.
#[derive(Clone, Copy)]
pub struct Choosing {
    offered: Secret,
    way: RwSignal<String>,
    written: RwSignal<bool>,
    own: Secret,
    again: Secret,
    /// What the open case says of itself, which makes no passphrase.
    says: StoredValue<Vec<String>>,
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
            says: StoredValue::new(use_casework().case.with_untracked(Case::calls_itself)),
        }
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
                if let Err(refused) = judge(&own, &self.says.get_value()) {
                    return wrong("passphrase-own", &refused.to_string());
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

/// What is asked for a new passphrase.
#[component]
pub fn NewPassphrase(choosing: Choosing, mistakes: Mistakes) -> impl IntoView {
    let choices = [
        (WORDS, "Use words that are made up for you"),
        (OWN, "Choose a passphrase of your own"),
    ];
    let choices = choices
        .map(|(way, words)| (way.to_owned(), words.to_owned()))
        .into();
    let asked = live(move || match choosing.way.get().as_str() {
        WORDS => view! { <MadeUp choosing mistakes /> }.into_any(),
        OWN => view! { <Own choosing mistakes /> }.into_any(),
        _ => nothing(),
    });
    view! {
        <Radios
            id="passphrase-way"
            legend="Passphrase"
            hint="Without it nobody can open what is sealed, you neither: it cannot be reset."
            choices
            bound=choosing.way
            mistakes
        />
        {asked}
    }
}

/// Words that are made up.
#[component]
fn MadeUp(choosing: Choosing, mistakes: Mistakes) -> impl IntoView {
    let written = choosing.written;
    let wrong = live(move || match mistake_of(mistakes, "passphrase-written") {
        Some(says) => styled("govuk-error-message", says),
        None => nothing(),
    });
    view! {
        <p
            class="wm-words"
            translate="no"
            id="passphrase-words"
            prop:textContent=letters(choosing.offered)
        ></p>
        {wrong}
        <Checkboxes
            id="passphrase-written"
            legend="Write the words down, hyphens too"
            hint="On paper or in a password manager: not on this device unless that is locked as well."
            choices=vec![("yes".to_owned(), "I have written them down".to_owned())]
            ticks=Ticks::new(move |_| written.get(), move |_, on| written.set(on))
        />
    }
}

/// A passphrase of one's own, typed twice.
#[component]
fn Own(choosing: Choosing, mistakes: Mistakes) -> impl IntoView {
    view! {
        <PassphraseField
            id="passphrase-own"
            label="Your passphrase"
            hint="At least 12 characters. Several words that have nothing to do with each other are good; a name, a date or a quotation is not."
            new=true
            typed=choosing.own
            mistakes
        />
        <PassphraseField
            id="passphrase-again"
            label="The same again"
            new=true
            typed=choosing.again
            mistakes
        />
    }
}
