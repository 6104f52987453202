use leptos::prelude::*;

use crate::app::parts::Words;
use crate::app::parts::exit::ExitHelp;
use crate::app::parts::kept::{footer_line, while_covered};
use crate::app::store::Page;

/// What is true of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let kept = Words::of(|| format!("{} ", footer_line()));
    view! {
        <footer class="wm-footer" hidden=while_covered()>
            <div class="govuk-width-container">
                <p class="govuk-body">
                    "Waymark is a guide and not the official form. It decides nothing: a professional does."
                </p>
                <p class="wm-source">
                    <span prop:textContent=kept></span>
                    <a class="govuk-link" href=Page::Device.hash()>
                        "What is kept, and until when"
                    </a>
                </p>
                <p class="wm-source">
                    <a class="govuk-link" href=Page::Claims.hash()>
                        "What Waymark promises, and what it does not cover"
                    </a>
                </p>
                // Hidden until public/loader.js finds that it is so.
                <p class="wm-source wm-new-version" hidden=true>
                    "A new version of Waymark is ready. It starts when every window of Waymark has been closed."
                </p>
                <ExitHelp />
            </div>
        </footer>
    }
}
