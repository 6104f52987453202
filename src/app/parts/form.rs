use leptos::prelude::*;

use super::Act;

/// A form, the button that sends it at its end.
#[component]
pub fn Form(
    /// What the button says.
    submit: &'static str,
    #[prop(into)] send: Act,
    /// Other buttons beside it.
    #[prop(default = None)]
    beside: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let sent = move |submit: web_sys::SubmitEvent| {
        submit.prevent_default();
        send.run();
    };
    view! {
        <form novalidate=true on:submit=sent>
            {children()}
            <div class="govuk-button-group">
                <button class="govuk-button" type="submit">
                    {submit}
                </button>
                {beside}
            </div>
        </form>
    }
}
