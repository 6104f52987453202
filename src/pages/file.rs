//! Saving the case as a file, and opening one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::case::Case;
use waymark::files::{read_case, write_case};

use crate::parts::{Weight, all, button, classed, file_input, live, nothing, paragraph, styled};
use crate::store::{Desk, Page, download, read_text};

/// The button that saves the whole case as a file. Its name says nothing of a person.
pub fn save(desk: Desk) -> AnyView {
    let trouble = RwSignal::new(false);
    let save = move || {
        let (name, text) =
            desk.case.with_untracked(|case| (format!("waymark-case-{}.json", case.as_of.iso()), write_case(case)));
        let saved = download(&name, &text).is_ok();
        trouble.set(!saved);
        if saved {
            desk.saved();
        }
    };
    let says = live(move || {
        let words = "The browser did not save the file. Your case is still open here: print the result, or try another browser.";
        styled("govuk-error-message", if trouble.get() { words } else { "" })
    });
    all(vec![button("Save this case as a file", Weight::Secondary, save), says])
}

/// Choosing a file to open. The open case stays as it is unless the file is whole and the user says so.
pub fn open(desk: Desk) -> AnyView {
    let mistake = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<Case>);
    let asking = RwSignal::new(false);
    let take = move || {
        asking.set(false);
        if let Some(case) = waiting.try_update_value(Option::take).flatten() {
            desk.take(case);
            desk.go(&Page::Result);
        }
    };
    let chosen = move |file| {
        spawn_local(async move {
            match read_text(file).await.and_then(|text| read_case(&text).map_err(|mistake| mistake.to_string())) {
                Ok(case) => {
                    mistake.set(String::new());
                    waiting.set_value(Some(case));
                    if desk.changed.get_untracked() { asking.set(true) } else { take() }
                }
                Err(says) => {
                    asking.set(false);
                    let unchanged =
                        if desk.open.get_untracked() { " The case that was open is unchanged." } else { "" };
                    mistake.set(format!("{says}{unchanged}"));
                }
            }
        });
    };
    let ask = live(move || {
        if !asking.get() {
            return nothing();
        }
        let says = "The open case has changes that are not saved. Opening this file puts it in their place.";
        classed("div", "govuk-inset-text")
            .at("role", "alert")
            .with(paragraph(says))
            .with(save(desk))
            .with(button("Open the file and drop the changes", Weight::Warning, take))
            .with(button("Keep the open case", Weight::Secondary, move || asking.set(false)))
            .view()
    });
    let hint = "A file that Waymark saved, ending in .json. It is read here and sent nowhere.";
    all(vec![file_input("open-case", "Open a case from a file", hint, chosen, mistake), ask])
}
