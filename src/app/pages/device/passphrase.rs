//! Changing the passphrase of what is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::field::ErrorSummary;
use crate::app::parts::secret::{
    Choosing, NewPassphrase, PassphraseField, Working, forget, nothing_typed,
};
use crate::app::parts::{BackLink, Form, Heading, When, focus_soon, live, paragraph};
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
                    focus_soon("changed".to_owned());
                }
                Err(why) => drop(mistakes.try_set(vec![("passphrase-old".to_owned(), why)])),
            }
        });
    };
    let asked = live(move || {
        if done.get() {
            return view! {
                <p class="govuk-body" id="changed" tabindex="-1">
                    "The passphrase was changed. The one before opens nothing on this device any more. A copy of this device made before still opens with it."
                </p>
            }
            .into_any();
        }
        if keep.state.get() == State::Nothing {
            return paragraph("Nothing is kept on this device.");
        }
        view! {
            <Form submit="Change the passphrase" send>
                <PassphraseField
                    id="passphrase-old"
                    label="The passphrase now"
                    typed=old
                    mistakes
                />
                <NewPassphrase choosing mistakes />
                <Working busy />
            </Form>
        }
        .into_any()
    });
    view! {
        <BackLink page=Page::Device />
        <When is=Signal::derive(move || !done.get())>
            <ErrorSummary mistakes />
        </When>
        <Heading>"Change the passphrase"</Heading>
        {asked}
    }
    .into_any()
}
