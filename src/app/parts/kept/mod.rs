//! What every page says of keeping: how far the case is saved, what is to be decided, the warning before locking, and the
//! cover over the screen.

mod cover;
mod notices;
mod offer;
mod saved;
mod still_there;

use leptos::prelude::*;

pub use cover::Cover;
pub use notices::KeepNotices;
pub use offer::{KeepOffer, KeepOfferAgain};
pub use saved::{SavedAloud, SavedLine};
pub use still_there::StillThere;

use crate::app::store::{State, use_casework, use_keep};

/// When something was saved, where that is known.
pub fn at(time: &str) -> String {
    if time.is_empty() {
        String::new()
    } else {
        format!(" at {time}")
    }
}

/// The attribute `hidden` while the screen is covered: it takes a part of the frame off the screen and out of the reach of the
/// keyboard, with the stylesheet and without.
pub fn while_covered() -> Signal<bool> {
    let keep = use_keep();
    keep.covered.into()
}

/// What the footer says of the device.
pub fn footer_line() -> String {
    let casework = use_casework();
    let keep = use_keep();
    match (keep.state.get(), keep.keeps.get(), casework.changed.get()) {
        (State::Nothing | State::Locked, _, true) | (_, false, true) => {
            "What you typed is in this window's memory and nowhere else; save it as a file before you close the window."
        }
        (State::Nothing, ..) => "Nothing is sent anywhere, and nothing is kept on this device unless you save a file.",
        (State::Locked, ..) => "Nothing is sent anywhere. Unfinished work is kept on this device, sealed and locked.",
        (State::Unlocked, ..) if !keep.lies_here() => {
            "Nothing is sent anywhere, and nothing is kept on this device yet."
        }
        (State::Unlocked, ..) => {
            "Nothing is sent anywhere. Unfinished work is kept on this device, sealed; the passphrase has been given."
        }
    }
    .to_owned()
}
