use leptos::prelude::*;

use crate::app::parts::Words;

/// What a text was understood as, under its field: seen and read out when it has become another, and nothing where there is
/// nothing to say.
#[component]
pub fn Understood(#[prop(into)] says: Signal<String>) -> impl IntoView {
    let says = Words::of(move || says.get());
    view! { <p class="wm-understood" aria-live="polite" prop:textContent=says></p> }
}
