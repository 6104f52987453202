use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::{Button, LinkButton, When, Words};
use crate::app::store::{Page, ShareOutcome, Shareable};

/// Handing a text to another program, after a warning, where the browser does that; the sealed file comes first.
#[component]
pub fn ShareText(text: impl Fn() -> String + Copy + Send + Sync + 'static) -> impl IntoView {
    let asks = RwSignal::new(false);
    let became = RwSignal::new("");
    let share = move || {
        asks.set(false);
        let Some(shareable) = Shareable::text(&text()) else {
            return became.set(ShareOutcome::Refused.words());
        };
        spawn_local(async move {
            let came = shareable.share().await;
            let _ = became.try_set(came.words());
        });
    };
    // What is asked is whether it shares text at all; this text is asked of again before it is handed over.
    Shareable::text("text").map(|_| {
        view! {
            <Button press=move || asks.set(true)>"Share as text"</Button>
            <When is=Signal::derive(move || asks.get())>
                <div class="govuk-inset-text" role="alert">
                    <p class="govuk-body">
                        "Shared text is not locked: it stays in the program that takes it, and in the other's. The sealed file is locked."
                    </p>
                    <LinkButton page=Page::HandOver primary=true>"Share the case as a sealed file"</LinkButton>
                    " "
                    <Button press=share>"Share the text all the same"</Button>
                </div>
            </When>
            <p role="status" class="govuk-body" prop:textContent=Words::of(move || became.get().to_owned())></p>
        }
    })
}
