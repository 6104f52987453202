use leptos::prelude::*;

use super::{at, while_covered};
use crate::app::parts::{Words, live};
use crate::app::store::{Page, Saved, use_keep};

/// How far the open case is saved, in a word or two; where it is not kept, that leads to keeping it.
#[component]
pub fn SavedLine() -> impl IntoView {
    let keep = use_keep();
    live(move || {
        let (state, says) = match keep.saved.get() {
            Saved::Not => {
                return view! {
                    <a class="wm-saved" data-state="not-kept" href=Page::KeepHere.hash()>
                        "Not kept"
                        <span class="govuk-visually-hidden">": keep it on this device"</span>
                    </a>
                }
                .into_any();
            }
            Saved::Writing => ("writing", "Saving…".to_owned()),
            Saved::At(time) => ("saved", format!("Saved{}", at(&time))),
            Saved::Clash(..) | Saved::Failed(_) => ("not-saved", "Not saved".to_owned()),
        };
        view! {
            <span class="wm-saved" data-state=state>
                {says}
            </span>
        }
        .into_any()
    })
}

/// The same for a screen reader: when it begins to be saved, when it is not, and when it is again; not every time.
#[component]
pub fn SavedAloud() -> impl IntoView {
    let keep = use_keep();
    let says = Memo::new(move |before: Option<&String>| match keep.saved.get() {
        Saved::Not => String::new(),
        Saved::Writing => before.cloned().unwrap_or_default(),
        Saved::At(_) => "Saved on this device".to_owned(),
        Saved::Clash(..) | Saved::Failed(_) => "Not saved".to_owned(),
    });
    let says = Words::of(move || says.get());
    view! {
        <span
            class="govuk-visually-hidden"
            role="status"
            hidden=while_covered()
            prop:textContent=says
        ></span>
    }
}
