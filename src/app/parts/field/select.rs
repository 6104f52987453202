use leptos::prelude::*;

use super::{Bound, DescribedBy, Labelled};
use crate::app::parts::Chosen;
use crate::app::store::Mistakes;

/// A choice among many.
#[component]
pub fn Select(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] hint: &'static str,
    /// Each by its value and its words.
    choices: Vec<(String, String)>,
    #[prop(into)] bound: Bound,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
) -> impl IntoView {
    let described = DescribedBy::new(&id, hint, mistakes);
    let options = choices.into_iter().map(|(value, words)| {
        let mine = value.clone();
        let is_it = Chosen::when(move || bound.get.with(|now| *now == mine));
        view! {
            <option value=value prop:selected=is_it>
                {words}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <Labelled described label>
            <select
                class="govuk-select wm-select"
                autocomplete="off"
                id=id
                aria-describedby=described.by()
                on:change=move |change| (bound.set)(event_target_value(&change))
            >
                {options}
            </select>
        </Labelled>
    }
}
