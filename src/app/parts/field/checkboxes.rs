use leptos::prelude::*;

use super::described::Fieldset;
use super::{Boxes, DescribedBy, Ticks, choice_id};
use crate::app::parts::Chosen;
use crate::app::store::Mistakes;

/// Any number among a few.
#[component]
pub fn Checkboxes(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional)] hint: &'static str,
    #[prop(into)] choices: Boxes,
    ticks: Ticks,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
) -> impl IntoView {
    let described = DescribedBy::new(&id, hint, mistakes);
    let boxes = choices.0.into_iter().enumerate();
    let boxes = boxes.map(|(index, [value, words, hint])| {
        view! { <Checkbox id=choice_id(&id, index) value words hint ticks /> }
    });
    let boxes = boxes.collect_view();
    view! {
        <Fieldset described legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">{boxes}</div>
        </Fieldset>
    }
}

/// One of the boxes.
#[component]
fn Checkbox(
    id: String,
    value: String,
    words: String,
    /// What is said under it; it may be nothing.
    hint: String,
    ticks: Ticks,
) -> impl IntoView {
    let mine = value.clone();
    let is_it = Chosen::when(move || ticks.is(&mine));
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-more"));
    let hint = hint_id.clone().map(|id| {
        view! {
            <div class="govuk-hint govuk-checkboxes__hint" id=id>
                {hint}
            </div>
        }
    });
    view! {
        <div class="govuk-checkboxes__item">
            <input
                class="govuk-checkboxes__input"
                type="checkbox"
                autocomplete="off"
                id=id.clone()
                aria-describedby=hint_id
                prop:checked=is_it
                on:change=move |change| ticks.tick(&value, event_target_checked(&change))
            />
            <label class="govuk-label govuk-checkboxes__label" for=id>
                {words}
            </label>
            {hint}
        </div>
    }
}
