//! The sheet of numbers to leave behind.

use leptos::prelude::*;
use waymark::model::case::CaseStoreFields;
use waymark::model::nation::Nation;
use waymark::model::sources::Source;
use waymark::words::pack::Supports;

use super::papers;
use crate::app::parts::field::{Bound, Radios};
use crate::app::parts::paper::{PaperPage, SourceList};
use crate::app::parts::{BackLink, Heading};
use crate::app::store::{Page, use_casework, use_clock};

/// Said until the user says whether paper may be left.
const ASK_FIRST: &str = "Ask the victim first whether paper like this can be kept where nobody else finds it. Until you say so, it is not shown here to print or copy.";

/// Said where it may not.
const NOT_SHOWN: &str = "It is not shown, because you said that paper cannot be left. Found by the person causing harm, it would tell that the victim has talked. Say the number that fits, or let the victim learn it by heart.";

/// The sheet: it is for the user to say first that it may be left.
#[component]
pub fn SupportsSheet() -> impl IntoView {
    let casework = use_casework();
    let supports = papers().map(|papers| &papers.supports)?;
    let asked = Bound::new(
        move || match casework
            .case
            .contact()
            .with(|contact| contact.may_leave_paper)
        {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => String::new(),
        },
        move |chosen| {
            casework.edit(|case| {
                case.contact.may_leave_paper = match chosen.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
            });
        },
    );
    let choices = [
        (
            "yes",
            "Yes, the victim says that it can be kept where nobody else finds it",
        ),
        ("no", "No"),
        ("", "Not known"),
    ];
    let choices = choices
        .map(|(value, words)| (value.to_owned(), words.to_owned()))
        .to_vec();
    let may_leave = Memo::new(move |_| {
        casework
            .case
            .contact()
            .with(|contact| contact.may_leave_paper)
    });
    let sheet = move || match may_leave.get() {
        None => view! { <p class="govuk-body">{ASK_FIRST}</p> }.into_any(),
        Some(false) => view! { <p class="govuk-body">{NOT_SHOWN}</p> }.into_any(),
        Some(true) => view! { <Numbers supports /> }.into_any(),
    };
    Some(view! {
        <BackLink page=Page::Referral />
        <div class="wm-no-print">
            <Heading>"A sheet of numbers to leave behind"</Heading>
            <p class="govuk-body">
                "It says nothing of this case. Leave it where the victim says that it can be kept, and nowhere else."
            </p>
            <Radios
                id="leave-paper"
                legend="May paper be left with the victim?"
                choices
                bound=asked
            />
        </div>
        {sheet}
    })
}

/// The numbers of the nation, those that the area's rule names before them, and where each was read.
#[component]
fn Numbers(supports: &'static Supports) -> impl IntoView {
    let (casework, clock) = (use_casework(), use_clock());
    let nation =
        untrack(|| casework.decision(|decision| decision.nation)).unwrap_or(Nation::UnitedKingdom);
    let checked = supports.checked_words(clock.today());
    let local = untrack(|| {
        casework.rules(|rules| {
            let named = |source: &&Source| {
                let mut supports = rules.version.supports.iter();
                supports.any(|one| one.sources.contains(&source.id))
            };
            let local = rules.version.sources.iter().filter(named).cloned();
            (
                supports.sheet(nation, Some(rules.version)),
                local.collect::<Vec<_>>(),
            )
        })
    });
    let (pack, local) = local.unwrap_or_else(|| (supports.sheet(nation, None), Vec::new()));
    let sources = local
        .into_iter()
        .chain(supports.sources_of(nation).cloned())
        .collect();
    view! {
        <PaperPage pack name="numbers" />
        <SourceList summary="Where the numbers come from" says=checked sources />
    }
}
