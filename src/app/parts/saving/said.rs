use leptos::prelude::*;

use super::{Saving, SavingState};
use crate::app::parts::{Button, live, nothing, paragraph};
use crate::app::store::Became;

/// What is said of a file that was saved, or was not.
#[component]
pub fn SaveSaid(
    saving: Saving,
    /// What is to be known of a file that is there.
    #[prop(optional)]
    more: &'static str,
    /// What is to be known where it is not.
    #[prop(optional)]
    lost: &'static str,
) -> impl IntoView {
    let says = live(move || match saving.stands.get() {
        SavingState::Not => nothing(),
        SavingState::Came(Became::Written, name) => paragraph(format!("Saved as {name}. {more}")),
        SavingState::Came(Became::Handed, name) => paragraph(format!(
            "Handed to the browser as {name}: look whether it is there, where this browser saves files. {more}"
        )),
        SavingState::Came(Became::Cancelled, _) => paragraph(format!(
            "Nothing was saved: the browser's window was closed, or it allowed no file at the place that was chosen. {lost}"
        )),
        SavingState::Came(Became::Failed, _) => paragraph(format!(
            "Nothing was saved: the browser could not write the file. {lost}"
        )),
        SavingState::There(name) => paragraph(format!("You say that {name} is there. {more}")),
        SavingState::Older(name) => paragraph(format!(
            "{name} is there, but not what has changed since: save it again. {lost}"
        )),
    });
    let otherwise = live(move || {
        let not_saved = saving.stands.with(|stands| {
            matches!(
                stands,
                SavingState::Came(Became::Cancelled | Became::Failed, _)
            )
        });
        if !not_saved || saving.again.with_value(Option::is_none) {
            return nothing();
        }
        view! {
            <div class="govuk-button-group">
                <Button press=move || saving.download()>"Save it as an ordinary download"</Button>
            </div>
        }
        .into_any()
    });
    let ask = live(move || {
        if !saving.asks.get() {
            return nothing();
        }
        view! {
            <p class="govuk-body">"Until you say that it is there, it counts as not saved."</p>
            <div class="govuk-button-group">
                <Button press=move || saving.is_there()>"It is there"</Button>
            </div>
        }
        .into_any()
    });
    view! {
        <div role="status">{says}</div>
        {otherwise}
        {ask}
    }
}
