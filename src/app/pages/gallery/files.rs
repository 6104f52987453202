use leptos::prelude::*;

use super::{LONG, Specimen};
use crate::app::parts::Weight;
use crate::app::parts::field::FileField;
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::store::Became;

pub fn files() -> AnyView {
    view! {
        <Chosen />
        <Buttons />
        <Said />
    }
    .into_any()
}

#[component]
fn Chosen() -> impl IntoView {
    let fine = RwSignal::new(String::new());
    let wrong = RwSignal::new(LONG.to_owned());
    view! {
        <Specimen title="A choice of a file">
            <FileField id="file" label="Label" hint="A hint" chosen=|_| {} mistake=fine />
        </Specimen>
        <Specimen title="A choice of a file of one kind, with a mistake, everything long">
            <FileField
                id="file-mistaken"
                label=LONG
                hint=LONG
                accept=".csv,text/csv"
                chosen=|_| {}
                mistake=wrong
            />
        </Specimen>
    }
}

/// A copy of nothing much.
fn made() -> Option<ToSave> {
    Some(ToSave::copy("words.txt", "Words"))
}

#[component]
fn Buttons() -> impl IntoView {
    let saving = Saving::new();
    view! {
        <Specimen title="The button that saves a file">
            <SaveButton saving words="Save" made />
            <SaveButton saving words="Save, and lose something" weight=Weight::Warning made />
            <p class="govuk-body">
                <SaveButton saving words="Save, in a text" weight=Weight::Link made />
            </p>
            <SaveSaid saving />
        </Specimen>
    }
}

/// What is said of a file of which that became.
fn became(came: Became, file: ToSave) -> AnyView {
    let saving = Saving::new();
    saving.came(came, file);
    view! {
        <SaveSaid
            saving
            more="This is to be known of a file that is there."
            lost="This is to be known where it is not."
        />
    }
    .into_any()
}

#[component]
fn Said() -> impl IntoView {
    let copy = || ToSave::copy("words.txt", "Words");
    let work = |whole: bool| ToSave::work("words.txt", "Words", move || whole);
    view! {
        <Specimen title="A file that was written">{became(Became::Written, copy())}</Specimen>
        <Specimen title="A file that was written, and does not hold everything any more">
            {became(Became::Written, work(false))}
        </Specimen>
        <Specimen title="A copy that the browser was handed">
            {became(Became::Handed, copy())}
        </Specimen>
        <Specimen title="Work that the browser was handed">
            {became(Became::Handed, work(true))}
        </Specimen>
        <Specimen title="A file that nobody wanted after all">
            {became(Became::Cancelled, copy())}
        </Specimen>
        <Specimen title="A file that could not be written">
            {became(Became::Failed, copy())}
        </Specimen>
    }
}
