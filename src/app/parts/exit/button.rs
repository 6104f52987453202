use leptos::prelude::*;
use waymark::engine::leaving::PRESSES;

use super::use_exit;

/// The button, which stays in sight wherever the page is scrolled to.
#[component]
pub fn ExitButton() -> impl IntoView {
    let exit = use_exit();
    let lights = Signal::derive(move || match exit.presses.get() {
        0 => "govuk-exit-this-page__indicator",
        _ => "govuk-exit-this-page__indicator govuk-exit-this-page__indicator--visible",
    });
    view! {
        <section class="wm-way-out" aria-label="Way out">
            <button class="wm-exit" type="button" on:click=move |_| exit.leave()>
                <span class="govuk-visually-hidden">"Emergency "</span>
                "Exit"
                <span class="wm-exit__rest">" this page"</span>
                <span class=lights aria-hidden="true">
                    {(0..PRESSES).map(|place| view! { <Light place /> }).collect_view()}
                </span>
            </button>
        </section>
    }
}

/// One of the lights, which is on when so many presses count.
#[component]
fn Light(place: usize) -> impl IntoView {
    let exit = use_exit();
    let class = Signal::derive(move || {
        if exit.presses.get() > place {
            "govuk-exit-this-page__indicator-light govuk-exit-this-page__indicator-light--on"
        } else {
            "govuk-exit-this-page__indicator-light"
        }
    });
    view! { <span class=class></span> }
}
