//! The passphrase for what is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::secret::{PassphraseField, Working, forget, nothing_typed};
use crate::app::parts::{Form, Heading, focus_soon, live, nothing, paragraph};
use crate::app::store::{Mistakes, Page, State, use_casework, use_keep};

/// Its own page: where locking leads, and where an address of an assessment leads when something is kept.
pub fn unlock() -> AnyView {
    let keep = use_keep();
    let inside = live(move || match keep.state.get() {
        State::Locked => panel(),
        State::Unlocked => view! {
            <p>
                <a class="govuk-link" href=Page::Device.hash()>
                    "It is unlocked: see what is kept"
                </a>
            </p>
        }
        .into_any(),
        State::Nothing => paragraph("Nothing is kept on this device."),
    });
    view! {
        <Heading>"Unlock unfinished work"</Heading>
        {inside}
        <p class="govuk-body">
            <a class="govuk-link" href=Page::Start.hash()>
                "Go on without it; it stays kept"
            </a>
        </p>
    }
    .into_any()
}

/// The passphrase, wherever it is asked.
pub fn panel() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let (typed, busy) = (nothing_typed(), RwSignal::new(false));
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        let passphrase = typed.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let came = casework.unlock(&passphrase).await;
            // Another page may be there by now, and this one gone.
            let _ = busy.try_set(false);
            match came {
                Ok(()) => forget(typed),
                Err(why) => {
                    let _ = mistakes.try_set(vec![("unlock".to_owned(), why)]);
                    focus_soon("unlock".to_owned());
                }
            }
        });
    };
    let past = live(move || {
        let over = keep.records.with(|records| {
            records
                .iter()
                .filter(|one| one.until.is_some_and(|until| keep.is_over(until)))
                .count()
        });
        match over {
            0 => nothing(),
            _ => paragraph(
                "The last day for which something is kept is over. It was not deleted. Unlock it to keep it longer, or delete it on the page This device.",
            ),
        }
    });
    let clock = keep.saved_in_future().map(|saved| {
        paragraph(format!("This device's clock shows an earlier time than when work was last saved here ({saved}). Nothing is deleted because of the clock."))
    });
    view! {
        <div class="wm-unlock">
            {past}
            {clock}
            <Form submit="Unlock" send>
                <PassphraseField
                    id="unlock"
                    label="Passphrase"
                    hint="The words you wrote down, hyphens too, or the passphrase you chose."
                    typed
                    mistakes
                />
                <Working busy />
            </Form>
            <p class="govuk-body">
                <a class="govuk-link" href=Page::Device.hash()>
                    "See what is kept, or delete it"
                </a>
            </p>
        </div>
    }
    .into_any()
}
