use leptos::prelude::*;

use super::{Bound, DescribedBy, Labelled};
use crate::app::store::Mistakes;

/// How wide a field is, by what goes into it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Full,
    Twenty,
}

/// A line of text.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] width: Width,
    #[prop(into)] bound: Bound,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
    /// The name under which a browser may fill in and remember one of the user's own details.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let described = DescribedBy::new(&id, hint, mistakes);
    let class = match width {
        Width::Full => described.class("govuk-input", "govuk-input govuk-input--error"),
        Width::Twenty => described.class(
            "govuk-input govuk-input--width-20",
            "govuk-input govuk-input--width-20 govuk-input--error",
        ),
    };
    view! {
        <Labelled described label>
            <input
                class=class
                type="text"
                autocomplete=autocomplete
                id=id
                aria-describedby=described.by()
                prop:value=bound.get
                on:input=move |typed| (bound.set)(event_target_value(&typed))
            />
        </Labelled>
    }
}
