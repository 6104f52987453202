//! Saving the case as a file, sealed or not, and opening one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::case::Case;
use waymark::files::{FileMistake, read_case, write_case};
use waymark::seal::{Ceiling, age};

use crate::parts::field::secret;
use crate::parts::passphrase::{Chosen, working};
use crate::parts::{Weight, all, button, classed, file_input, folded, form, live, nothing, paragraph, styled, submit};
use crate::store::{Desk, Mistakes, Page, download, pause, random, read_bytes};

/// The button that saves the whole case as a file. Its name says nothing of a person.
pub fn save(desk: Desk) -> AnyView {
    let said = RwSignal::new(None::<bool>);
    let save = move || {
        let (name, text) =
            desk.case.with_untracked(|case| (format!("waymark-case-{}.json", case.as_of.iso()), write_case(case)));
        let saved = download(&name, text.as_bytes()).is_ok();
        said.set(Some(saved));
        if saved {
            desk.saved();
        }
    };
    let says = live(move || match said.get() {
        None => nothing(),
        Some(true) => paragraph("The file is in the browser's downloads. Anyone who has it can read it."),
        Some(false) => styled(
            "govuk-error-message",
            "The browser did not save the file. Your case is still open here: print the result, or try another browser.",
        ),
    });
    let says = classed("div", "wm-status").at("role", "status").with(says).view();
    all(vec![button("Save this case as a file", Weight::Secondary, save), says])
}

/// The same, sealed with a passphrase, to hand to a colleague.
pub fn save_sealed(desk: Desk) -> AnyView {
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let chosen = Chosen::new("seal", mistakes);
    let (busy, said) = (RwSignal::new(false), RwSignal::new(String::new()));
    let send = move || {
        let Some(words) = chosen.taken() else { return };
        busy.set(true);
        spawn_local(async move {
            pause().await;
            let text = desk.case.with_untracked(write_case);
            let sealed = age::seal(text.as_bytes(), &words, age::WORK_FACTOR, &mut random);
            let came = sealed.map_err(|refused| refused.to_string()).and_then(|bytes| {
                let saved = download("waymark-case.age", &bytes);
                saved.map_err(|_| "The browser did not save the file. Try another browser.".to_owned())
            });
            busy.set(false);
            said.set(match came {
                Ok(()) => {
                    desk.saved();
                    "The sealed file is in the browser's downloads. Tell the passphrase in another way than you send the file."
                        .to_owned()
                }
                Err(says) => says,
            });
        });
    };
    let says = classed("div", "wm-status").at("role", "status").with(live(move || styled("govuk-body", said.get())));
    let about = "Whoever has the file and the passphrase opens it with Waymark, or with the standard programs age and rage. The passphrase is for this file alone.";
    let fields = all(vec![
        paragraph(about),
        chosen.view(),
        working(busy, "Sealing. This takes some seconds."),
        submit("Save the sealed file", None),
        says.view(),
    ]);
    folded("Save as a sealed file to hand over", form(send, fields))
}

/// Choosing a file to open. The open case stays as it is unless the file is whole and the user says so.
pub fn open(desk: Desk) -> AnyView {
    let mistake = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<Case>);
    let sealed = StoredValue::new(Vec::new());
    let (asking, locked) = (RwSignal::new(false), RwSignal::new(false));
    let take = move || {
        asking.set(false);
        if let Some(case) = waiting.try_update_value(Option::take).flatten() {
            desk.take(case);
            desk.go(&Page::Result);
        }
    };
    let refuse = move |says: String| {
        asking.set(false);
        let unchanged = if desk.open.get_untracked() { " The case that was open is unchanged." } else { "" };
        mistake.set(format!("{says}{unchanged}"));
    };
    let read = move |text: Result<String, FileMistake>| match text.and_then(|text| read_case(&text)) {
        Ok(case) => {
            mistake.set(String::new());
            locked.set(false);
            waiting.set_value(Some(case));
            if desk.changed.get_untracked() { asking.set(true) } else { take() }
        }
        Err(wrong) => refuse(wrong.to_string()),
    };
    let chosen = move |file: web_sys::File| {
        spawn_local(async move {
            locked.set(false);
            match read_bytes(&file).await {
                Ok(bytes) if age::looks_like(&bytes) => {
                    mistake.set(String::new());
                    sealed.set_value(bytes);
                    locked.set(true);
                }
                Ok(bytes) => read(text_of(bytes)),
                Err(says) => refuse(says),
            }
        });
    };
    let unseal = live(move || if locked.get() { unsealing(sealed, read) } else { nothing() });
    let ask = live(move || {
        if !asking.get() {
            return nothing();
        }
        let says = "The open case has changes that are not saved. If you open this file, they are lost.";
        let buttons = classed("div", "govuk-button-group")
            .with(button("Open the file and lose the changes", Weight::Warning, take))
            .with(button("Keep the open case", Weight::Secondary, move || asking.set(false)));
        let inset = classed("div", "govuk-inset-text").at("role", "alert");
        inset.with(paragraph(says)).with(save(desk)).with(buttons.view()).view()
    });
    let hint =
        "A file that Waymark saved, ending in .json, or in .age where it is sealed. It is read here and sent nowhere.";
    all(vec![file_input("open-case", "Open a case from a file", hint, chosen, mistake), unseal, ask])
}

/// The passphrase of a sealed file.
fn unsealing(
    sealed: StoredValue<Vec<u8>>,
    read: impl Fn(Result<String, FileMistake>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let (words, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let send = move || {
        busy.set(true);
        spawn_local(async move {
            pause().await;
            let given = words.with_untracked(|words| age::trimmed(words).to_owned());
            let opened = sealed.with_value(|bytes| age::open(bytes, &given, Ceiling::USUAL));
            busy.set(false);
            match opened {
                Ok(bytes) => read(text_of(bytes.to_vec())),
                Err(refused) => mistakes.set(vec![("sealed".to_owned(), refused.to_string())]),
            }
        });
    };
    let fields = all(vec![
        secret("sealed", "The passphrase of this file", "", "off", words, mistakes),
        working(busy, "Opening. This takes some seconds, so that nobody can try many."),
        submit("Open the sealed file", None),
    ]);
    form(send, fields)
}

fn text_of(bytes: Vec<u8>) -> Result<String, FileMistake> {
    String::from_utf8(bytes).map_err(|_| FileMistake::NotJson { line: 0, column: 0 })
}
