use leptos::prelude::*;

use crate::app::parts::{live, nothing};
use crate::app::store::Mistakes;

/// What is wrong with the field of that id.
pub fn mistake_of(mistakes: Mistakes, id: &str) -> Option<String> {
    mistakes.with(|all| {
        all.iter()
            .find(|(field, _)| field == id)
            .map(|(_, says)| says.clone())
    })
}

/// What is said of a field beside its label: its hint, and its mistake when there is one.
#[derive(Clone, Copy)]
pub struct DescribedBy {
    id: StoredValue<String>,
    hint: &'static str,
    mistakes: Option<Mistakes>,
}

impl DescribedBy {
    pub fn new(id: &str, hint: &'static str, mistakes: Option<Mistakes>) -> Self {
        Self {
            id: StoredValue::new(id.to_owned()),
            hint,
            mistakes,
        }
    }

    pub fn id(self) -> String {
        self.id.get_value()
    }

    pub fn mistake(self) -> Option<String> {
        self.mistakes
            .and_then(|mistakes| self.id.with_value(|id| mistake_of(mistakes, id)))
    }

    pub fn is_mistaken(self) -> bool {
        self.mistake().is_some()
    }

    /// The class of a part of it, by whether something is wrong.
    pub fn class(self, plain: &'static str, mistaken: &'static str) -> Signal<&'static str> {
        Signal::derive(move || if self.is_mistaken() { mistaken } else { plain })
    }

    /// The ids of what is said of it and is there.
    pub fn by(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let hint = (!self.hint.is_empty()).then(|| self.hint_id());
            let mistake = self.is_mistaken().then(|| self.mistake_id());
            let parts: Vec<String> = hint.into_iter().chain(mistake).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        })
    }

    fn hint_id(self) -> String {
        format!("{}-hint", self.id())
    }

    fn mistake_id(self) -> String {
        format!("{}-error", self.id())
    }
}

/// The group that a field stands in, marked when there is a mistake.
#[component]
fn Group(described: DescribedBy, children: Children) -> impl IntoView {
    let class = described.class(
        "govuk-form-group",
        "govuk-form-group govuk-form-group--error",
    );
    view! { <div class=class>{children()}</div> }
}

/// A field under its label.
#[component]
pub fn Labelled(described: DescribedBy, label: String, children: Children) -> impl IntoView {
    view! {
        <Group described>
            <label class="govuk-label wm-label" for=described.id()>
                {label}
            </label>
            <Hint described />
            <Mistake described />
            {children()}
        </Group>
    }
}

/// Several choices under their legend.
#[component]
pub fn Fieldset(described: DescribedBy, legend: String, children: Children) -> impl IntoView {
    view! {
        <Group described>
            <fieldset class="govuk-fieldset" aria-describedby=described.by()>
                <legend class="govuk-fieldset__legend wm-label">{legend}</legend>
                <Hint described />
                <Mistake described />
                {children()}
            </fieldset>
        </Group>
    }
}

/// What helps to fill a field in.
#[component]
pub fn Hint(described: DescribedBy) -> impl IntoView {
    (!described.hint.is_empty()).then(|| {
        view! {
            <div class="govuk-hint" id=described.hint_id()>
                {described.hint}
            </div>
        }
    })
}

/// What is wrong with a field, when something is.
#[component]
pub fn Mistake(described: DescribedBy) -> impl IntoView {
    live(move || {
        described.mistake().map_or_else(nothing, |says| {
            view! {
                <p class="govuk-error-message" id=described.mistake_id()>
                    <span class="govuk-visually-hidden">"Error: "</span>
                    {says}
                </p>
            }
            .into_any()
        })
    })
}
