use leptos::prelude::*;

use super::Words;

/// A part that opens when it is asked for.
#[component]
pub fn Fold(
    /// A class of its own.
    #[prop(default = "")]
    class: &'static str,
    /// What stands in its place while it is closed; it may change.
    #[prop(into)]
    summary: Signal<String>,
    children: Children,
) -> impl IntoView {
    let class = ["govuk-details", class].join(" ");
    let summary = Words::of(move || summary.get());
    view! {
        <details class=class.trim_end().to_owned()>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text" prop:textContent=summary></span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
