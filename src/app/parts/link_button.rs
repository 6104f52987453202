use leptos::prelude::*;

use crate::app::store::Page;

/// A link to another page, dressed as a button.
#[component]
pub fn LinkButton(
    page: Page,
    /// Whether it is the first choice on its page.
    #[prop(optional)]
    primary: bool,
    children: Children,
) -> impl IntoView {
    let class = if primary {
        "govuk-button"
    } else {
        "govuk-button govuk-button--secondary"
    };
    view! {
        <a class=class draggable="false" href=page.hash()>
            {children()}
        </a>
    }
}
