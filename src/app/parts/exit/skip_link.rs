use leptos::prelude::*;

use super::use_exit;
use crate::app::store::WAY_OUT;

/// The way out for whoever goes by keyboard, near the top of the page.
#[component]
pub fn ExitSkipLink() -> impl IntoView {
    let exit = use_exit();
    let leave = move |click: web_sys::MouseEvent| {
        click.prevent_default();
        exit.leave();
    };
    view! {
        <a class="govuk-skip-link" href=WAY_OUT rel="nofollow noreferrer" on:click=leave>
            "Exit this page"
        </a>
    }
}
