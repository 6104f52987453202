//! Saving the case as a file, and opening one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::model::case::Case;
use waymark::model::files::{read_case, write_case};
use waymark::record::LARGEST_FILE;
use waymark::seal::{Ceiling, age};

use super::device::sealed_case;
use crate::app::parts::field::FileField;
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::{Button, LinkButton, Weight, When, focus_soon};
use crate::app::store::{Page, read_bytes, text, use_casework, use_navigation};

/// The ways to save the whole case as a file: sealed, and then as it is. Neither name says anything of a person.
pub fn save() -> AnyView {
    let casework = use_casework();
    let saving = Saving::new();
    let made = move || {
        let (name, text) = casework.case.with_untracked(|case| {
            (
                format!("waymark-case-{}.json", case.as_of.iso()),
                write_case(case),
            )
        });
        Some(ToSave::work(name, text.clone(), move || {
            casework.saved_as(&text)
        }))
    };
    view! {
        <div class="govuk-button-group">
            <LinkButton page=Page::HandOver>"Save this case as a sealed file"</LinkButton>
            <SaveButton saving words="Save this case as a file" made />
        </div>
        <SaveSaid
            saving
            more="A file that is not sealed is read by whoever finds it."
            lost="Your case is still open here: try again, print the result, or try another browser."
        />
    }
    .into_any()
}

/// Choosing a file to open, which leads to its result.
pub fn open() -> AnyView {
    open_on(Page::Result)
}

/// Choosing a file to open, and the page it leads to. The open case stays as it is unless the file is whole and the user
/// says so.
pub fn open_on(page: Page) -> AnyView {
    let casework = use_casework();
    let navigation = use_navigation();
    let page = StoredValue::new(page);
    let mistake = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<Case>);
    let asking = RwSignal::new(false);
    let take = move || {
        asking.set(false);
        if let Some(case) = waiting.try_update_value(Option::take).flatten() {
            casework.take(case);
            page.with_value(|page| navigation.go(page));
        }
    };
    let opened = move |case: Result<Case, String>| match case {
        Ok(case) => {
            mistake.set(String::new());
            waiting.set_value(Some(case));
            spawn_local(async move {
                if casework.settled().await {
                    take()
                } else {
                    asking.set(true)
                }
            });
        }
        Err(says) => {
            asking.set(false);
            let unchanged = if casework.open.get_untracked() {
                " The case that was open is unchanged."
            } else {
                ""
            };
            mistake.set(format!("{says}{unchanged}"));
        }
    };
    let sealed = RwSignal::new(None::<Vec<u8>>);
    let chosen = move |file: web_sys::File| {
        spawn_local(async move {
            sealed.set(None);
            // A sealed file may be somewhat larger than what is in it.
            let most = if file.name().ends_with(".age") {
                Ceiling::USUAL.bytes
            } else {
                LARGEST_FILE
            };
            match read_bytes(&file, most).await {
                Ok(bytes) if age::looks_like(&bytes) => {
                    mistake.set(String::new());
                    sealed.set(Some(bytes));
                    focus_soon("file-passphrase".to_owned());
                }
                Ok(bytes) => opened(
                    text(bytes)
                        .and_then(|text| read_case(&text).map_err(|mistake| mistake.to_string())),
                ),
                Err(says) => opened(Err(says)),
            }
        });
    };
    // Phones do not know what an .age file is, so nothing is left out of their choice.
    view! {
        <FileField
            id="open-case"
            label="Open a case from a file"
            hint="A file that Waymark saved, ending in .json, or a sealed one, ending in .age. It is read here and sent nowhere."
            chosen
            mistake
        />
        {sealed_case(sealed, opened)}
        <When is=asking>
            <div class="govuk-inset-text" role="alert">
                <p class="govuk-body">
                    "The open case has changes that are not saved. Opening this file puts it in their place."
                </p>
                {save()}
                <Button weight=Weight::Warning press=take>
                    "Open the file and drop the changes"
                </Button>
                <Button press=move || asking.set(false)>"Keep the open case"</Button>
            </div>
        </When>
    }
    .into_any()
}
