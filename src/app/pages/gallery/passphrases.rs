use leptos::prelude::*;

use super::{LONG, Specimen, mistaken};
use crate::app::parts::secret::{Choosing, NewPassphrase, PassphraseField, Working, nothing_typed};

pub fn passphrases() -> AnyView {
    let none = || RwSignal::new(Vec::new());
    view! {
        <Specimen title="A passphrase">
            <PassphraseField id="known" label="Label" typed=nothing_typed() mistakes=none() />
        </Specimen>
        <Specimen title="A new passphrase, with a mistake, everything long">
            <PassphraseField
                id="new"
                label=LONG
                hint=LONG
                new=true
                typed=nothing_typed()
                mistakes=mistaken("new", LONG)
            />
        </Specimen>
        <Specimen title="The choice of a new passphrase">
            <NewPassphrase choosing=Choosing::new() mistakes=none() />
        </Specimen>
        <Specimen title="That the browser is busy">
            <Working busy=Signal::stored(true) />
        </Specimen>
        <Specimen title="That it is not">
            <Working busy=Signal::stored(false) />
        </Specimen>
    }
    .into_any()
}
