use leptos::prelude::*;

use crate::app::parts::{Button, Weight, When};
use crate::app::store::{Page, use_keep};

/// Keeping, offered once when an assessment was just begun.
#[component]
pub fn KeepOffer() -> impl IntoView {
    let keep = use_keep();
    view! {
        <When is=keep.offer>
            <div class="wm-note">
                <p>
                    "This assessment is in this window's memory alone: if the window closes, it is gone. You can keep it on this device until it is finished, sealed with a passphrase."
                </p>
                <div class="wm-note__acts">
                    <a class="govuk-link" href=Page::KeepHere.hash()>
                        "Keep it on this device"
                    </a>
                    <Button weight=Weight::Link press=move || keep.offer.set(false)>
                        "Not now"
                    </Button>
                </div>
            </div>
        </When>
    }
}
