//! The passphrase for what is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::secret::{PassphraseField, Working, forget, nothing_typed};
use crate::app::parts::{all, classed, el, form, heading, link, live, nothing, paragraph, submit};
use crate::app::store::{Mistakes, Page, State, use_casework, use_keep};

/// Its own page: where locking leads, and where an address of an assessment leads when something is kept.
pub fn unlock() -> AnyView {
    let keep = use_keep();
    let inside = live(move || match keep.state.get() {
        State::Locked => panel(),
        State::Unlocked => el("p")
            .with(link(
                Page::Device.hash(),
                "It is unlocked: see what is kept",
            ))
            .view(),
        State::Nothing => paragraph("Nothing is kept on this device."),
    });
    let without = classed("p", "govuk-body")
        .with(link(Page::Start.hash(), "Go on without it; it stays kept"))
        .view();
    all(vec![heading("Unlock unfinished work"), inside, without])
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
                    crate::app::parts::focus_soon("unlock".to_owned());
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
    let label = "Passphrase";
    let hint = "The words you wrote down, hyphens too, or the passphrase you chose.";
    let more = classed("p", "govuk-body")
        .with(link(Page::Device.hash(), "See what is kept, or delete it"))
        .view();
    let fields = all(vec![
        view! { <PassphraseField id="unlock" label hint typed mistakes /> }.into_any(),
        view! { <Working busy /> }.into_any(),
        submit("Unlock", None),
        more,
    ]);
    classed("div", "wm-unlock")
        .with(past)
        .with(clock.unwrap_or_else(nothing))
        .with(form(send, fields))
        .view()
}
