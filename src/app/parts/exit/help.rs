use leptos::prelude::*;

/// What stays when the page was left.
const STAYS: [&str; 9] = [
    "The browser's history, and what its address bar suggests: they show that Waymark was open, and the names of its pages. They show nothing of a case.",
    "Who refers and the agency, if the browser remembered them from a referral.",
    "Work that is kept on this device: it stays, sealed and locked.",
    "Other windows of Waymark: those with kept work lock themselves; others stay as they are.",
    "Files you saved, with their names in the list of downloads.",
    "What you copied, until something else is copied.",
    "What was printed, or waits in a printer's queue.",
    "What this device's owner, an employer or a program that watches the screen may have recorded.",
    "The program itself, which the browser keeps so that it opens without a network.",
];

/// What leaving does, and what it cannot do.
#[component]
pub fn ExitHelp() -> impl IntoView {
    let stays = STAYS.map(|says| view! { <li>{says}</li> });
    view! {
        <div class="wm-no-print">
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "What Exit this page does, and what it cannot do"
                    </span>
                </summary>
                <div class="govuk-details__text">
                    <p class="govuk-body">
                        "It blanks the screen at once and opens a page about the weather in place of this one. Pressing the Shift key three times, with less than five seconds between and nothing else, does the same; in a field, three short presses within two seconds. It asks nothing first. What was not saved is lost."
                    </p>
                    <p class="govuk-body">"It cannot take away:"</p>
                    <ul class="wm-facts">{stays.into_iter().collect_view()}</ul>
                </div>
            </details>
        </div>
    }
}
