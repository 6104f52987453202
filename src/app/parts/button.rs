use leptos::prelude::*;

use super::Act;

/// How a button looks, by what it does.
#[derive(Clone, Copy, Default)]
pub enum Weight {
    #[default]
    Secondary,
    /// It takes something away.
    Warning,
    /// It reads as a link in running text.
    Link,
}

/// A button.
#[component]
pub fn Button(
    #[prop(optional)] weight: Weight,
    #[prop(into)] press: Act,
    /// Whether it cannot be used.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let class = match weight {
        Weight::Secondary => "govuk-button govuk-button--secondary",
        Weight::Warning => "govuk-button govuk-button--warning",
        Weight::Link => "wm-link",
    };
    view! {
        <button class=class type="button" disabled=disabled on:click=move |_| press.run()>
            {children()}
        </button>
    }
}
