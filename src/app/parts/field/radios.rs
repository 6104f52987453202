use leptos::prelude::*;

use super::described::Fieldset;
use super::{Bound, DescribedBy, choice_id};
use crate::app::parts::Chosen;
use crate::app::store::Mistakes;

/// One choice among a few; nothing is chosen beforehand unless the case says so.
#[component]
pub fn Radios(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional)] hint: &'static str,
    /// Each by its value and its words.
    choices: Vec<(String, String)>,
    #[prop(into)] bound: Bound,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
) -> impl IntoView {
    let described = DescribedBy::new(&id, hint, mistakes);
    let choices = choices.into_iter().enumerate();
    let choices = choices.map(|(index, (value, words))| {
        let (name, id, bound) = (id.clone(), choice_id(&id, index), bound.clone());
        view! { <Radio name id value words bound /> }
    });
    let choices = choices.collect_view();
    view! {
        <Fieldset described legend>
            <div class="govuk-radios govuk-radios--small">{choices}</div>
        </Fieldset>
    }
}

/// One of the choices.
#[component]
fn Radio(name: String, id: String, value: String, words: String, bound: Bound) -> impl IntoView {
    let (mine, chosen) = (value.clone(), value.clone());
    let is_it = Chosen::when(move || bound.get.with(|now| *now == mine));
    view! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                type="radio"
                autocomplete="off"
                id=id.clone()
                name=name
                value=value
                prop:checked=is_it
                on:change=move |_| (bound.set)(chosen.clone())
            />
            <label class="govuk-label govuk-radios__label" for=id>
                {words}
            </label>
        </div>
    }
}
