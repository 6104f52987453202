//! A passphrase to be chosen: made up for the user, or the user's own.

use leptos::prelude::*;
use waymark::seal::age::trimmed;
use waymark::seal::words::judge;

use super::field::{Bound, radios, secret};
use super::{all, classed, live, nothing, paragraph};
use crate::store::{Mistakes, offered};

/// A passphrase that is made up for the user, or chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    id: &'static str,
    offered: RwSignal<String>,
    own: RwSignal<String>,
    how: RwSignal<String>,
    mistakes: Mistakes,
}

impl Chosen {
    /// `id` is the group's; what is wrong with it goes to `mistakes`.
    pub fn new(id: &'static str, mistakes: Mistakes) -> Self {
        let (own, how) = (RwSignal::new(String::new()), RwSignal::new("offered".to_owned()));
        Self { id, offered: RwSignal::new(offered()), own, how, mistakes }
    }

    /// The passphrase; or nothing, and what is wrong is shown.
    pub fn taken(self) -> Option<String> {
        let is_own = self.how.with_untracked(|how| how == "own");
        let words =
            if is_own { self.own.with_untracked(|own| trimmed(own).to_owned()) } else { self.offered.get_untracked() };
        let wrong = judge(&words).err().map(|short| (self.own_id(), short.to_string()));
        let fine = wrong.is_none();
        self.mistakes.set(wrong.into_iter().collect());
        fine.then_some(words)
    }

    /// Forgets what was chosen, and makes up another.
    pub fn forget(self) {
        self.offered.set(offered());
        self.own.set(String::new());
    }

    fn own_id(self) -> String {
        format!("{}-own", self.id)
    }

    pub fn view(self) -> AnyView {
        let choices = [("offered", "Use these seven words"), ("own", "Choose my own")];
        let choices = choices.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
        let field = live(move || {
            if self.how.with(|how| how != "own") {
                return nothing();
            }
            let hint = "12 characters or more. Some words that have nothing to do with each other are easy to remember and hard to guess.";
            secret(&self.own_id(), "Your passphrase", hint, "new-password", self.own, self.mistakes)
        });
        let words =
            classed("p", "wm-words").at("id", format!("{}-words", self.id)).live_text(move || self.offered.get());
        all(vec![
            words.view(),
            paragraph(
                "Write the passphrase down where the person causing harm cannot find it. Nobody can recover it, and without it what is sealed is lost.",
            ),
            radios(self.id, "Which passphrase?", "", choices, Bound::signal(self.how), None),
            field,
        ])
    }
}

/// Says that something is under way. The line keeps moving while the program is busy, since the browser moves it.
pub fn working(busy: RwSignal<bool>, says: &'static str) -> AnyView {
    status(live(move || {
        if !busy.get() {
            return nothing();
        }
        let bar = classed("div", "wm-working").at("aria-hidden", "true").view();
        all(vec![paragraph(says), bar])
    }))
}

/// What is read out when it changes.
pub fn status(inside: AnyView) -> AnyView {
    classed("div", "wm-status").at("role", "status").with(inside).view()
}
