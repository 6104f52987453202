use leptos::prelude::*;

use crate::app::parts::{focus_soon, live, nothing};
use crate::app::store::Mistakes;

const ID: &str = "error-summary";

/// What a page's title says first when something is wrong on it.
const MISTAKEN: &str = "Error: ";

/// What is wrong with a form, at its top; it takes the focus when it appears.
#[component]
pub fn ErrorSummary(mistakes: Mistakes) -> impl IntoView {
    Effect::new(move |_| {
        let wrong = mistakes.with(|all| !all.is_empty());
        let title = document().title();
        let plain = title.trim_start_matches(MISTAKEN);
        document().set_title(&if wrong {
            format!("{MISTAKEN}{plain}")
        } else {
            plain.to_owned()
        });
        if wrong {
            focus_soon(ID.to_owned());
        }
    });
    live(move || {
        let all = mistakes.get();
        if all.is_empty() {
            return nothing();
        }
        let lines = all
            .into_iter()
            .map(|(field, says)| view! { <ErrorLine field says /> });
        view! {
            <div class="govuk-error-summary" tabindex="-1" id=ID>
                <div role="alert">
                    <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">{lines.collect_view()}</ul>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

/// One mistake, which leads to its field.
#[component]
fn ErrorLine(field: String, says: String) -> impl IntoView {
    let target = format!("#{field}");
    let to_field = move |click: web_sys::MouseEvent| {
        click.prevent_default();
        focus_soon(field.clone());
    };
    view! {
        <li>
            <a href=target on:click=to_field>
                {says}
            </a>
        </li>
    }
}
