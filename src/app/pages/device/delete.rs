//! Deleting what is kept, after a question.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Refusal;
use crate::app::parts::{BackLink, Button, Heading, Weight, live, nothing, paragraph};
use crate::app::store::{Page, use_casework, use_keep, use_navigation};

/// One record, or everything.
pub fn delete(id: Option<String>) -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let navigation = use_navigation();
    let failed = RwSignal::new(String::new());
    let (title, says, act) = match &id {
        Some(_) => (
            "Delete this from this device?",
            "It cannot be brought back. If it is the case that is open now, that stays open in this window, in memory alone.",
            "Delete it",
        ),
        None => (
            "Delete everything that Waymark keeps on this device?",
            "Every kept case, also those that do not open, and the key to them. None can be brought back. A case that is open now stays open in this window, in memory alone.",
            "Delete everything",
        ),
    };
    let which = id.clone();
    let what = live(move || {
        let found = keep.records.with(|records| {
            let mut found = records
                .iter()
                .filter(|one| which.as_ref().is_none_or(|id| *id == one.id));
            found.next().map(|first| (first.clone(), found.count()))
        });
        match found {
            Some((one, 0)) => {
                let named = one
                    .holds
                    .unwrap_or_else(|| "A case, locked or not readable".to_owned());
                let until = one
                    .until
                    .map(|until| format!(", kept until the end of {until}"))
                    .unwrap_or_default();
                paragraph(format!("{named}{until}."))
            }
            Some((_, more)) => paragraph(format!("{} records are kept.", more + 1)),
            None => nothing(),
        }
    });
    let delete = move || {
        let id = id.clone();
        spawn_local(async move {
            let came = match id {
                Some(id) => casework.delete_kept(id).await,
                None => casework.delete_all().await,
            };
            match came {
                Ok(()) => navigation.go(&Page::Device),
                Err(why) => drop(failed.try_set(format!("It was not deleted. {why}"))),
            }
        });
    };
    view! {
        <BackLink page=Page::Device />
        <Heading>{title}</Heading>
        {what}
        <p class="govuk-body">{says}</p>
        <Refusal why=failed />
        <div class="govuk-button-group">
            <Button weight=Weight::Warning press=delete>
                {act}
            </Button>
            <a class="govuk-link" href=Page::Device.hash()>
                "Keep it"
            </a>
        </div>
    }
    .into_any()
}
