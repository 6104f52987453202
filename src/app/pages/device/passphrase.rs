//! Changing the passphrase of what is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::field::ErrorSummary;
use crate::app::parts::secret::{
    Choosing, NewPassphrase, PassphraseField, Working, forget, nothing_typed,
};
use crate::app::parts::{all, back_to, classed, form, heading, live, nothing, paragraph, submit};
use crate::app::store::{Mistakes, Page, State, use_keep};

/// The old one and the new one.
pub fn passphrase() -> AnyView {
    let keep = use_keep();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let (old, busy, done) = (nothing_typed(), RwSignal::new(false), RwSignal::new(false));
    let choosing = Choosing::new();
    let send = move || {
        let Some(new) = choosing.read(mistakes) else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        let before = old.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let came = keep.change_passphrase(&before, &new).await;
            let _ = busy.try_set(false);
            match came {
                Ok(()) => {
                    choosing.forget();
                    forget(old);
                    let _ = done.try_set(true);
                    crate::app::parts::focus_soon("changed".to_owned());
                }
                Err(why) => drop(mistakes.try_set(vec![("passphrase-old".to_owned(), why)])),
            }
        });
    };
    let asked = live(move || {
        if done.get() {
            let says = "The passphrase was changed. The one before opens nothing on this device any more. A copy of this device made before still opens with it.";
            return classed("p", "govuk-body")
                .at("id", "changed")
                .at("tabindex", "-1")
                .text(says)
                .view();
        }
        if keep.state.get() == State::Nothing {
            return paragraph("Nothing is kept on this device.");
        }
        form(
            send,
            all(vec![
                view! {
                    <PassphraseField
                        id="passphrase-old"
                        label="The passphrase now"
                        typed=old
                        mistakes
                    />
                }
                .into_any(),
                view! { <NewPassphrase choosing mistakes /> }.into_any(),
                view! { <Working busy /> }.into_any(),
                submit("Change the passphrase", None),
            ]),
        )
    });
    let summary = live(move || {
        if done.get() {
            nothing()
        } else {
            view! { <ErrorSummary mistakes /> }.into_any()
        }
    });
    all(vec![
        back_to(&Page::Device),
        summary,
        heading("Change the passphrase"),
        asked,
    ])
}
