//! How things stand with keeping: what the frame says of it, and the lines that pages show.

use leptos::prelude::*;
use waymark::keeping::ClashError;

use super::{LONG, Specimen};
use crate::app::parts::kept::{KeepOffer, KeepOfferAgain, SavedLine};
use crate::app::store::{KeepNote, Saved, use_keep};

/// While this part is shown, things stand so.
fn stands(saved: Saved) -> AnyView {
    let keep = use_keep();
    keep.saved.set(saved);
    on_cleanup(move || keep.saved.set(Saved::Not));
    view! {
        <Specimen title="How far it is saved">
            <SavedLine />
        </Specimen>
    }
    .into_any()
}

pub fn writing() -> AnyView {
    stands(Saved::Writing)
}

pub fn saved() -> AnyView {
    stands(Saved::At("10:30".to_owned()))
}

pub fn failed() -> AnyView {
    stands(Saved::Failed(LONG.to_owned()))
}

pub fn clash() -> AnyView {
    stands(Saved::Clash(ClashError::Newer, "10:30".to_owned()))
}

/// What was just opened, and the offer to keep it.
pub fn opened() -> AnyView {
    let keep = use_keep();
    keep.note.set(KeepNote::stays(vec![
        "What was opened".to_owned(),
        LONG.to_owned(),
    ]));
    keep.newer_rule.set(Some(serde_json::Value::Null));
    keep.offer.set(true);
    keep.offer_again.set(true);
    keep.gone.set(true);
    on_cleanup(move || {
        keep.note.set(KeepNote::default());
        keep.newer_rule.set(None);
        keep.offer.set(false);
        keep.offer_again.set(false);
        keep.gone.set(false);
    });
    view! {
        <Specimen title="The offer to keep it">
            <KeepOffer />
        </Specimen>
        <Specimen title="The offer once more">
            <KeepOfferAgain />
        </Specimen>
    }
    .into_any()
}

/// The question whether anybody is still there.
pub fn still_there() -> AnyView {
    shown_while(use_keep().warning)
}

/// The cover over the screen.
pub fn hidden() -> AnyView {
    shown_while(use_keep().covered)
}

fn shown_while(is: RwSignal<bool>) -> AnyView {
    is.set(true);
    on_cleanup(move || is.set(false));
    view! { <p class="govuk-body">"What lies behind it"</p> }.into_any()
}
