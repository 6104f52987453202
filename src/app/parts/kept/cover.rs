use leptos::prelude::*;

use crate::app::parts::{Heading, When, focus_soon};
use crate::app::store::{use_keep, use_navigation};

/// What hides the screen when the case cannot be locked away, because it is in memory alone.
#[component]
pub fn Cover() -> impl IntoView {
    let (keep, navigation) = (use_keep(), use_navigation());
    let covered = keep.covered;
    Effect::new(move |_| {
        let hidden = covered.get();
        if hidden {
            document().set_title("Waymark");
            focus_soon("show".to_owned());
        } else {
            navigation.page.with_untracked(|page| {
                document().set_title(&format!("{} – Waymark", page.title()))
            });
        }
    });
    view! {
        <When is=covered>
            <main class="wm-cover">
                <Heading>"Hidden"</Heading>
                <p class="govuk-body">
                    "Nothing is lost. It is in this window's memory alone and needs no passphrase: whoever presses Show sees it."
                </p>
                <button
                    class="govuk-button"
                    type="button"
                    id="show"
                    on:click=move |_| covered.set(false)
                >
                    "Show"
                </button>
            </main>
        </When>
    }
}
