use leptos::prelude::*;
use wasm_bindgen::JsValue;
use waymark::seal::Zeroizing;

use super::Secret;
use crate::app::parts::field::mistake_of;
use crate::app::parts::{When, Words, live, nothing};
use crate::app::store::Mistakes;

/// A field for a passphrase; a password manager may fill it in. Its letters are shown beside it when that is asked for, and
/// the field stays one for a password: what a browser has once seen in a field for text it writes to disk, to restore the tab.
#[expect(
    clippy::too_many_lines,
    reason = "one component, laid out from top to bottom"
)]
#[component]
pub fn PassphraseField(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    /// Whether it is one that did not exist before.
    #[prop(optional)]
    new: bool,
    typed: Secret,
    mistakes: Mistakes,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = if hint.is_empty() {
        error_id.clone()
    } else {
        format!("{hint_id} {error_id}")
    };
    let error = live(move || {
        mistake_of(mistakes, id).map_or_else(nothing, |says| {
            view! {
                <p class="govuk-error-message">
                    <span class="govuk-visually-hidden">"Error: "</span>
                    {says}
                </p>
            }
            .into_any()
        })
    });
    let class = move |plain: &'static str, mistaken: &'static str| {
        Signal::derive(move || match mistake_of(mistakes, id) {
            Some(_) => mistaken,
            None => plain,
        })
    };
    let group = class(
        "govuk-form-group",
        "govuk-form-group govuk-form-group--error",
    );
    let input = class(
        "govuk-input govuk-password-input__input wm-secret__input",
        "govuk-input govuk-password-input__input wm-secret__input govuk-input--error",
    );
    let autocomplete = if new {
        "new-password"
    } else {
        "current-password"
    };
    let act = Signal::derive(move || {
        if shown.get() {
            "Hide the passphrase"
        } else {
            "Show the passphrase"
        }
    });
    let says = Words::of(move || if shown.get() { "Hide" } else { "Show" }.to_owned());
    let hint = (!hint.is_empty()).then(|| {
        view! {
            <div class="govuk-hint" id=hint_id>
                {hint}
            </div>
        }
    });
    view! {
        <div class=group>
            <label class="govuk-label wm-label" for=id>
                {label}
            </label>
            {hint}
            <div id=error_id>{error}</div>
            <div class="wm-secret">
                <input
                    class=input
                    id=id
                    type="password"
                    autocomplete=autocomplete
                    autocapitalize="none"
                    aria-describedby=described_by
                    prop:value=letters(typed)
                    on:input=move |input| typed.set(Zeroizing::new(event_target_value(&input)))
                />
                <button
                    class="govuk-button govuk-button--secondary wm-secret__toggle"
                    type="button"
                    aria-controls=id
                    aria-label=act
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                    prop:textContent=says
                ></button>
            </div>
            <When is=shown>
                <output
                    class="wm-secret__letters"
                    for=id
                    aria-live="off"
                    translate="no"
                    aria-label="The passphrase, shown"
                    id=format!("{id}-letters")
                    prop:textContent=letters(typed)
                ></output>
            </When>
        </div>
    }
}

/// A passphrase as a property of an element, kept in step. Nothing of it is left in the program's memory on the way; the
/// browser has its own copy.
pub(super) fn letters(held: Secret) -> impl Fn() -> JsValue + Send + Sync + Copy + 'static {
    move || held.with(|held| JsValue::from_str(held))
}
