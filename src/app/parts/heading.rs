use leptos::prelude::*;

/// A page's heading; it takes the focus when the page opens.
#[component]
pub fn Heading(children: Children) -> impl IntoView {
    view! {
        <h1 class="govuk-heading-l" tabindex="-1">
            {children()}
        </h1>
    }
}
