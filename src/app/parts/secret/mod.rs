//! Passphrases: a field to type one, and the choice of a new one.

mod choosing;
mod field;
mod working;

use leptos::prelude::*;
use waymark::seal::Zeroizing;

pub use choosing::{Choosing, NewPassphrase};
pub use field::PassphraseField;
pub use working::Working;

/// A passphrase while it is typed or offered. What it held before is wiped whenever it changes, and all of it when the page goes.
pub type Secret = RwSignal<Zeroizing<String>>;

/// A passphrase of which nothing is typed yet.
pub fn nothing_typed() -> Secret {
    RwSignal::new(Zeroizing::default())
}

/// Wipes what was typed, in the field too. The page may be gone by now, and what was typed with it.
pub fn forget(typed: Secret) {
    let _ = typed.try_set(Zeroizing::default());
}
