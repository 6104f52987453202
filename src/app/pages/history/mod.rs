//! History: everything known on one picture of time, and a list of each kind of it with its form.

mod form;
mod happened;
mod heard;
mod timeline;

use leptos::prelude::*;
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Case, VICTIM};
use waymark::words::explain::{Lane, TimeMark, Timeline, capitalised, event_name};

use self::form::{HistoryForm, form, is_later, later_words};
use crate::app::parts::field::{Bound, Radios, Select};
use crate::app::parts::{
    all, classed, continue_to, heading, link, link_button, live, nothing, paragraph, styled,
    subheading,
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
        add: "Add an event",
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

/// Where the form is that changes what a mark stands for.
fn form_of(mark: &TimeMark) -> Page {
    let section = SECTIONS
        .iter()
        .find(|section| section.lanes.contains(&mark.lane));
    section.map_or(Page::History, |section| {
        let case = use_casework().case;
        let called = case.with_untracked(|case| section.list.in_address(case, &mark.id));
        Page::Entry(section.list, called)
    })
}

/// The form of an entry of one of the lists, as an address calls it, or of a new one.
pub fn entry(list: HistoryList, called: Option<String>) -> AnyView {
    let section = SECTIONS.iter().find(|section| section.list == list);
    section.map_or_else(nothing, |section| form(list, called, section.form))
}

pub fn history() -> AnyView {
    let casework = use_casework();
    let found = Memo::new(move |_| {
        casework.with_decided(|decided| {
            let (case, book) = (decided.case(), decided.book());
            waymark::words::explain::timeline(case, book, decided.decision())
        })
    });
    let mut parts = vec![
        heading("History"),
        paragraph(
            "Everything that happened before, whatever came of it and however it was recorded. A rough date is enough: \u{201c}last winter\u{201d} is a date.",
        ),
        classed("p", "wm-tap wm-no-print")
            .with(link(Page::Closing.hash(), "Before you close this case"))
            .view(),
        live(move || {
            found.with(|found| {
                found
                    .as_ref()
                    .map(timeline::picture)
                    .unwrap_or_else(nothing)
            })
        }),
    ];
    parts.insert(1, said());
    for section in &SECTIONS {
        let list = live(move || found.with(|found| listed(found.as_ref(), section)));
        parts.extend([
            subheading(section.title),
            list,
            link_button(&Page::Entry(section.list, None), section.add, true),
            all_known(section),
        ]);
        if section.list == HistoryList::Event {
            parts.push(led());
        }
    }
    parts.extend([
        live(move || {
            let again = casework
                .case
                .with(|case| case.has_earlier(case.as_of.plus_days(1)));
            if again {
                link_button(
                    &Page::Reassess(None),
                    "Assess again, beside last time",
                    true,
                )
            } else {
                nothing()
            }
        }),
        continue_to(&Page::CausingHarm),
    ]);
    all(parts)
}

/// The entries of one list, the newest first.
fn listed(found: Option<&Timeline>, section: &HistorySection) -> AnyView {
    let marks = found.into_iter().flat_map(|found| found.marks.iter().rev());
    let marks = marks.filter(|mark| section.lanes.contains(&mark.lane));
    let entries: Vec<_> = marks
        .map(|mark| line(mark, later(section.list, &mark.id)))
        .collect();
    if entries.is_empty() {
        return paragraph(section.none);
    }
    classed("ul", "wm-ledger").all(entries).view()
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

/// That an entry lies after the day the case speaks for.
fn later(list: HistoryList, id: &str) -> Option<String> {
    let casework = use_casework();
    casework
        .case
        .with_untracked(|case| is_later(case, list, Some(id)).then(|| later_words(case.as_of)))
}

/// The element id of an entry in its list.
fn entry_id(mark: &TimeMark) -> String {
    let section = SECTIONS
        .iter()
        .find(|section| section.lanes.contains(&mark.lane));
    format!(
        "{}-{}",
        section.map_or("entry", |section| section.list.id()),
        mark.id
    )
}

/// One entry: when, what is known, and the way to change it.
fn line(mark: &TimeMark, later: Option<String>) -> AnyView {
    let class = match mark.counts {
        Some(Truth::Met) => "wm-ledger__event wm-ledger__event--counts",
        Some(Truth::CannotTell) => "wm-ledger__event wm-ledger__event--possible",
        Some(Truth::NotMet) => "wm-ledger__event wm-ledger__event--not",
        None => "wm-ledger__event",
    };
    let named = format!(" {}, {}", mark.when, mark.what);
    let named = classed("span", "govuk-visually-hidden").text(named).view();
    let change = classed("a", "govuk-link")
        .at("href", form_of(mark).hash())
        .text("Change")
        .with(named)
        .view();
    let says = mark
        .says
        .iter()
        .map(|line| styled("wm-ledger__what", line.clone()));
    let says = says.chain(later.map(|later| styled("wm-ledger__what", later)));
    classed("li", class)
        .at("id", entry_id(mark))
        .at("tabindex", "-1")
        .with(
            classed("span", "wm-ledger__when")
                .text(capitalised(&mark.when))
                .view(),
        )
        .with(styled("wm-ledger__what", capitalised(&mark.what)))
        .all(says)
        .with(
            classed("p", "wm-ledger__what wm-ledger__change wm-tap")
                .with(change)
                .view(),
        )
        .view()
}

/// Which event led to today's assessment: a rule may leave that one out. Nobody is asked while there is no event.
fn led() -> AnyView {
    let casework = use_casework();
    let events = Memo::new(move |_| {
        casework.case.with(|case| {
            // What is still to come has led to nothing yet.
            let events = case
                .events_newest_first()
                .into_iter()
                .filter(|event| !event.is_after(case.as_of));
            events
                .map(|event| {
                    (
                        format!("event {}", event.id),
                        capitalised(&event_name(event)),
                    )
                })
                .collect::<Vec<_>>()
        })
    });
    live(move || led_by_one_of(events.get()))
}

fn led_by_one_of(events: Vec<(String, String)>) -> AnyView {
    let casework = use_casework();
    const NONE: &str = "none";
    let checklist = untrack(|| {
        casework.decision(|decision| {
            decision
                .checklist
                .as_ref()
                .map(|one| one.instrument.id.clone())
        })
    });
    let Some(checklist) = checklist.flatten().filter(|_| !events.is_empty()) else {
        return nothing();
    };
    let choices = [("", "Not said yet"), (NONE, "No event led to it")]
        .map(|(id, says)| (id.to_owned(), says.to_owned()));
    let (asked, answered) = (checklist.clone(), checklist);
    let said = move || {
        let of = |one: &Assessment| match &one.about {
            Some(id) => format!("event {id}"),
            None if one.no_event => NONE.to_owned(),
            None => String::new(),
        };
        casework
            .case
            .with(|case| case.today_about(VICTIM, &asked).map(of).unwrap_or_default())
    };
    let say = move |chosen: String| {
        casework.edit(|case| {
            let one = case.present_assessment(&answered);
            one.no_event = chosen == NONE;
            one.about = chosen.strip_prefix("event ").map(str::to_owned);
        });
    };
    view! {
        <Select
            id="led"
            label="Which event led to this assessment?"
            hint="Some areas count earlier events alone. Until it is said, they cannot tell how many those are."
            choices=choices.into_iter().chain(events).collect()
            bound=Bound::new(said, say)
        />
    }
    .into_any()
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
