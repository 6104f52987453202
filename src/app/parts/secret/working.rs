use std::time::Duration;

use leptos::prelude::*;

use crate::app::parts::{Button, Weight, When, Words};
use crate::app::store::stop_work;

/// That there is work with a passphrase, for how long there has been, and a way to stop it.
#[component]
pub fn Working(#[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let seconds = RwSignal::new(0_u32);
    Effect::new(move |_| {
        seconds.set(0);
        let count = move || seconds.update(|seconds| *seconds += 1);
        if busy.get()
            && let Ok(clock) = set_interval_with_handle(count, Duration::from_secs(1))
        {
            on_cleanup(move || clock.clear());
        }
    });
    // Whoever goes to another page does not wait any more.
    on_cleanup(stop_work);
    let so_far = Words::of(move || match seconds.get() {
        0 => String::new(),
        1 => "1 second so far.".to_owned(),
        many => format!("{many} seconds so far."),
    });
    view! {
        <div role="status">
            <When is=busy>
                <p class="wm-working__says">
                    "Working with the passphrase. It is made slow for whoever guesses: some seconds, on a phone perhaps ten. "
                    // Not read out each second.
                    <span aria-hidden="true" prop:textContent=so_far></span>
                </p>
                <span class="wm-working">
                    <span class="wm-working__bar" aria-hidden="true"></span>
                </span>
                <Button weight=Weight::Secondary press=stop_work>
                    "Stop"
                </Button>
            </When>
        </div>
    }
}
