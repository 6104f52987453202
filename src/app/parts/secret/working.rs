use leptos::prelude::*;

use crate::app::parts::When;

/// That the browser is busy, and for how long. It moves even while the program works, because the browser moves it.
#[component]
pub fn Working(#[prop(into)] busy: Signal<bool>) -> impl IntoView {
    view! {
        <div role="status">
            <When is=busy>
                <p class="wm-working__says">
                    "Working with the passphrase. It is made slow for whoever guesses: some seconds, on a phone perhaps ten. Exit this page answers when it is done."
                </p>
                <span class="wm-working">
                    <span class="wm-working__bar" aria-hidden="true"></span>
                </span>
            </When>
        </div>
    }
}
