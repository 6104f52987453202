use leptos::prelude::*;

use super::use_exit;
use crate::app::parts::Words;

/// Where the presses are counted for a screen reader.
#[component]
pub fn ExitSaid() -> impl IntoView {
    let exit = use_exit();
    let says = Words::of(move || exit.says.get().to_owned());
    view! { <span class="govuk-visually-hidden" role="status" prop:textContent=says></span> }
}
