use leptos::prelude::*;

use crate::app::parts::{Button, Weight, When};
use crate::app::store::{Page, use_keep, use_navigation};

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
                <OfferWays offered=keep.offer />
            </div>
        </When>
    }
}

/// The same once more, at the fifth answer. It stands at the end of the page and stays in sight at the bottom of the window, so
/// that nothing moves under a finger that goes on to the next question.
#[component]
pub fn KeepOfferAgain() -> impl IntoView {
    let (keep, navigation) = (use_keep(), use_navigation());
    // On the page of the first offer one is enough.
    let is_offered = move || {
        let is_beside = keep.offer.get() && navigation.page.with(|page| *page == Page::Before);
        keep.offer_again.get() && !is_beside
    };
    view! {
        <div class="wm-keep-again wm-no-print" role="status">
            <When is=Signal::derive(is_offered)>
                <div class="wm-note">
                    <p>"Not kept: if this window closes, the answers are gone."</p>
                    <OfferWays offered=keep.offer_again />
                </div>
            </When>
        </div>
    }
}

/// To keep it, and not to be asked.
#[component]
fn OfferWays(offered: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="wm-note__acts wm-tap">
            <a class="govuk-link" href=Page::KeepHere.hash()>
                "Keep it on this device"
            </a>
            <Button weight=Weight::Link press=move || offered.set(false)>
                "Not now"
            </Button>
        </div>
    }
}
