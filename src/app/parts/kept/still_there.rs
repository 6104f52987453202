use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::app::parts::exit::use_exit;
use crate::app::parts::{Button, Weight, When};
use crate::app::store::{use_casework, use_keep};

const ID: &str = "still-there";

/// The question whether anybody is still there, a minute before it locks.
#[component]
pub fn StillThere() -> impl IntoView {
    let (exit, casework, keep) = (use_exit(), use_casework(), use_keep());
    let warned = keep.warning;
    Effect::new(move |_| {
        let dialog = warned
            .get()
            .then(|| document().get_element_by_id(ID))
            .flatten();
        if let Some(dialog) =
            dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
        {
            let _ = dialog.show_modal();
        }
    });
    let lock = move || {
        warned.set(false);
        spawn_local(casework.lock_all("Locked."));
    };
    view! {
        <When is=warned>
            <dialog
                class="wm-dialog"
                id=ID
                aria-labelledby="still-there-title"
                on:cancel=move |_: web_sys::Event| keep.stay()
            >
                <h2 class="govuk-heading-m" id="still-there-title">
                    "Are you still there?"
                </h2>
                <p class="govuk-body">
                    "Waymark locks itself within a minute. What is saved stays saved."
                </p>
                <div class="govuk-button-group">
                    <button
                        class="govuk-button"
                        type="button"
                        autofocus=true
                        on:click=move |_| keep.stay()
                    >
                        "Stay"
                    </button>
                    <Button press=lock>"Lock now"</Button>
                    // Nothing behind the question can be reached while it is asked.
                    <Button weight=Weight::Warning press=move || exit.leave()>
                        "Exit this page"
                    </Button>
                </div>
            </dialog>
        </When>
    }
}
