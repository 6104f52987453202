//! History: everything known on one picture of time, and a list of each kind of it with its form.

mod form;
mod happened;
mod heard;
mod led;
mod ledger;
mod present;
mod timeline;

use std::sync::Arc;

use leptos::prelude::*;
use waymark::model::case::Case;
use waymark::words::explain::{Lane, capitalised};

use self::form::{HistoryForm, form};
use self::ledger::{Folds, Found, Laid, Ledger};
use self::present::Present;
use self::timeline::TimePicture;
use crate::app::parts::field::{Bound, Radios};
use crate::app::parts::{
    Heading, LinkButton, When, all, classed, continue_to, link_button, live, nothing, subheading,
};
use crate::app::store::{HistoryList, Page, use_casework, use_navigation};

/// A list of the history.
struct HistorySection {
    list: HistoryList,
    title: &'static str,
    lanes: &'static [Lane],
    none: &'static str,
    add: &'static str,
    /// Whether it is all that is known: the element's id, the question, and a hint.
    asked: [&'static str; 3],
    is_all: fn(&Case) -> bool,
    say_all: fn(&mut Case, bool),
    form: &'static HistoryForm,
}

static SECTIONS: [HistorySection; 5] = [
    HistorySection {
        list: HistoryList::Event,
        title: "Events",
        lanes: &[Lane::Events],
        none: "No event has been entered yet.",
        add: "Add an earlier event",
        asked: [
            "events-known",
            "Have earlier events been asked about and looked for in records?",
            "Until then there may be more, and a rule that counts events cannot come out as not met.",
        ],
        is_all: |case| case.events.all_known,
        say_all: |case, yes| case.events.all_known = yes,
        form: &happened::EVENT,
    },
    HistorySection {
        list: HistoryList::Change,
        title: "What changed",
        lanes: &[Lane::Changes, Lane::Releases],
        none: "Nothing has been entered: a separation, a pregnancy, a release, a move, a retraction.",
        add: "Something changed",
        asked: [
            "changes-known",
            "Has somebody asked what changed, and when anybody was released?",
            "",
        ],
        is_all: |case| case.changes.all_known,
        say_all: |case, yes| case.changes.all_known = yes,
        form: &happened::CHANGE,
    },
    HistorySection {
        list: HistoryList::Order,
        title: "Orders, bail and licences",
        lanes: &[Lane::Orders],
        none: "None has been entered.",
        add: "Add an order, bail or licence",
        asked: [
            "orders-known",
            "Has anybody looked for orders, bail and licences?",
            "",
        ],
        is_all: |case| case.orders.all_known,
        say_all: |case, yes| case.orders.all_known = yes,
        form: &happened::ORDER,
    },
    HistorySection {
        list: HistoryList::Marac,
        title: "Earlier MARACs",
        lanes: &[Lane::Maracs],
        none: "None has been entered.",
        add: "Add an earlier MARAC",
        asked: [
            "maracs-known",
            "Has anybody looked for earlier MARACs, here and elsewhere?",
            "",
        ],
        is_all: |case| case.maracs.all_known,
        say_all: |case, yes| case.maracs.all_known = yes,
        form: &heard::MARAC,
    },
    HistorySection {
        list: HistoryList::Assessment,
        title: "Assessments",
        lanes: &[Lane::Assessments],
        none: "None has been entered.",
        add: "Add an earlier assessment",
        asked: [
            "assessments-known",
            "Has anybody looked for earlier assessments?",
            "",
        ],
        is_all: |case| case.assessments.all_known,
        say_all: |case, yes| case.assessments.all_known = yes,
        form: &heard::ASSESSMENT,
    },
];

/// The list that shows what lies in a lane.
fn section_of(lane: Lane) -> Option<&'static HistorySection> {
    SECTIONS
        .iter()
        .find(|section| section.lanes.contains(&lane))
}

/// The form of an entry of one of the lists, as an address calls it, or of a new one.
pub fn entry(list: HistoryList, called: Option<String>) -> AnyView {
    let section = SECTIONS.iter().find(|section| section.list == list);
    section.map_or_else(nothing, |section| form(list, called, section.form))
}

pub fn history() -> AnyView {
    view! { <History /> }.into_any()
}

#[component]
fn History() -> impl IntoView {
    let casework = use_casework();
    let found: Found = Memo::new_with_compare(
        move |_| {
            let decided = casework.decided.get();
            decided.map(|decided| Arc::new(Laid::new(decided)))
        },
        // What is shown of it is compared where it is shown.
        |_, _| true,
    );
    let folds = Folds::new();
    let in_picture = folds.clone();
    let sections = SECTIONS.iter().map(|section| {
        let folds = folds.clone();
        view! { <Section section found folds /> }
    });
    let is_again = Memo::new(move |_| {
        casework
            .case
            .with(|case| case.has_earlier(case.as_of.plus_days(1)))
    });
    view! {
        <Heading>"History"</Heading>
        {said()}
        <Present />
        <h2 class="govuk-heading-m wm-section">"What happened before"</h2>
        <p class="govuk-body">
            "Everything, whatever came of it and however it was recorded. A rough date is enough: \u{201c}last winter\u{201d} is a date."
        </p>
        <p class="wm-tap wm-no-print">
            <a class="govuk-link" href=Page::Closing.hash()>
                "Before you close this case"
            </a>
        </p>
        <TimePicture found folds=in_picture />
        {sections.collect_view()}
        <When is=is_again>
            <p>
                <LinkButton page=Page::Reassess(None)>"Assess again, beside last time"</LinkButton>
            </p>
        </When>
        {continue_to(&Page::CausingHarm)}
    }
}

/// A list under its heading, with the way to add to it and whether it is all that is known.
#[component]
fn Section(section: &'static HistorySection, found: Found, folds: Folds) -> impl IntoView {
    view! {
        {subheading(section.title)}
        <Ledger section found folds />
        {link_button(&Page::Entry(section.list, None), section.add, true)}
        {all_known(section)}
    }
}

/// What was just saved, where there is something to say of it.
fn said() -> AnyView {
    let navigation = use_navigation();
    let says = navigation
        .said
        .try_update(std::mem::take)
        .unwrap_or_default();
    let shown = RwSignal::new(String::new());
    // It comes after the page, so that it is read out.
    request_animation_frame(move || shown.set(says));
    let inside = live(move || {
        let says = shown.get();
        if says.is_empty() {
            nothing()
        } else {
            classed("div", "govuk-inset-text").text(says).view()
        }
    });
    classed("div", "wm-no-print")
        .at("role", "status")
        .with(inside)
        .view()
}

/// Whether a list is all that is known.
fn all_known(section: &'static HistorySection) -> AnyView {
    let casework = use_casework();
    let choices = vec![
        (
            "yes".to_owned(),
            "Yes, and this is all that is known".to_owned(),
        ),
        ("no".to_owned(), "Not yet, or not everywhere".to_owned()),
    ];
    let [id, legend, hint] = section.asked;
    let bound = Bound::new(
        move || {
            if casework.case.with(section.is_all) {
                "yes"
            } else {
                "no"
            }
            .to_owned()
        },
        move |chosen| casework.edit(|case| (section.say_all)(case, chosen == "yes")),
    );
    // On paper the answer alone.
    let told = move || {
        let known = if casework.case.with(section.is_all) {
            "yes, and this is all that is known"
        } else {
            "not yet, or not everywhere"
        };
        format!("{legend} {}.", capitalised(known))
    };
    let asked = classed("div", "wm-ledger__asked")
        .with(view! { <Radios id legend hint choices bound /> }.into_any())
        .view();
    all(vec![
        asked,
        classed("p", "govuk-body wm-ledger__told")
            .live_text(told)
            .view(),
    ])
}
