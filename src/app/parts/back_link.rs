use leptos::prelude::*;

use crate::app::store::Page;

/// The way back from a page that is no step of an assessment.
#[component]
pub fn BackLink(page: Page) -> impl IntoView {
    view! {
        <a class="govuk-back-link" href=page.hash()>
            {format!("Back to {}", page.title().to_ascii_lowercase())}
        </a>
    }
}
