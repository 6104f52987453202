//! The event that led to today's assessment, which is asked for before what happened earlier.

use leptos::prelude::*;
use waymark::model::case::{Assessment, Case, Event, EventKind, Police, VICTIM};
use waymark::model::dates::Day;
use waymark::words::explain::{capitalised, event_name, event_record, kind, person_name};

use super::form::{
    EmbeddedForm, HistoryChoices, HistoryField, HistoryForm, HistoryPart, HistoryReading,
    KnownChoice, PutEntry,
};
use super::happened::{WHEN_HINT, causing_harm};
use super::led::LedBy;
use crate::app::parts::{Fold, live, nothing};
use crate::app::store::{HistoryList, Page, use_casework, use_clock};

/// What happens most often, and is offered before the rest.
const FIRST: [EventKind; 6] = [
    EventKind::Strangulation,
    EventKind::ThreatToKill,
    EventKind::Assault,
    EventKind::Weapon,
    EventKind::Damage,
    EventKind::Breach,
];

/// The day that the assessment speaks for.
const TODAY: &str = "today";

/// A day that is written down.
const OTHER: &str = "other";

static PRESENT: HistoryForm = HistoryForm {
    adds: "",
    changes: "",
    about: "",
    save: "Keep this event",
    asks: ask,
    read,
    remove: Case::remove_event,
    may_remove: |_, _| false,
};

/// What is known of the event that led to today's assessment.
#[derive(Clone, PartialEq, Eq)]
enum LedToIt {
    /// Nobody has said.
    NotSaid,
    /// No event did.
    NoEvent,
    /// This one: its words, how it was recorded, and what an address calls it.
    Event(String, String, Option<String>),
}

/// Asks which event led to today's assessment, or says it. Nobody is asked where there is no checklist to assess with.
#[component]
pub fn Present() -> impl IntoView {
    let casework = use_casework();
    let checklist = Memo::new(move |_| {
        let of = casework.decision(|decision| {
            let checklist = decision.checklist.as_ref();
            checklist.map(|one| one.instrument.id.clone())
        });
        of.flatten()
    });
    let said = Memo::new(move |_| {
        let checklist = checklist.get()?;
        Some(casework.case.with(|case| said(case, &checklist)))
    });
    live(move || {
        let Some(said) = said.get() else {
            return nothing();
        };
        let inside = match said {
            LedToIt::NotSaid => view! {
                <div class="wm-chips">
                    <EmbeddedForm id="present" list=HistoryList::Event form=&PRESENT />
                </div>
            }
            .into_any(),
            LedToIt::NoEvent => {
                view! { <p class="govuk-body">"No event led to it."</p> }.into_any()
            }
            LedToIt::Event(words, record, called) => {
                let change = Page::Entry(HistoryList::Event, called).hash();
                view! {
                    <p class="govuk-body">
                        <strong>{words}</strong>
                        {format!(" ({record}) ")}
                        <a class="govuk-link" href=change>
                            "Change"
                            <span class="govuk-visually-hidden">" this event"</span>
                        </a>
                    </p>
                }
                .into_any()
            }
        };
        view! {
            <section class="wm-present" aria-labelledby="present-event">
                <h2 class="govuk-heading-m" id="present-event" tabindex="-1">
                    "What led to this assessment"
                </h2>
                {inside}
                <div class="wm-no-print">
                    <Fold summary="It is in the list already, or no event led to it">
                        <LedBy />
                    </Fold>
                </div>
            </section>
        }
        .into_any()
    })
}

fn said(case: &Case, checklist: &str) -> LedToIt {
    let today = case.today_about(VICTIM, checklist);
    let of = |id: &String| {
        let event = case.events.get(id)?;
        let words = capitalised(&event_name(event));
        Some(LedToIt::Event(
            words,
            event_record(event),
            HistoryList::Event.in_address(case, id),
        ))
    };
    match today {
        Some(Assessment {
            about: Some(id), ..
        }) => of(id).unwrap_or(LedToIt::NotSaid),
        Some(one) if one.no_event => LedToIt::NoEvent,
        Some(_) | None => LedToIt::NotSaid,
    }
}

fn ask(case: &Case, _: Option<&str>) -> Vec<HistoryPart> {
    let days = HistoryChoices(Vec::new())
        .and(TODAY, &day_words(case.as_of))
        .and(OTHER, "Another day");
    let recorded = [
        Police::Crime,
        Police::Incident,
        Police::Unknown,
        Police::NotReported,
    ];
    let recorded = HistoryChoices::of(&recorded, |one| match one {
        Police::Crime => "crime",
        Police::Incident => "incident, no crime",
        Police::NotReported => "not to the police",
        Police::Unknown | Police::Reported => "not decided yet",
    });
    let others: Vec<EventKind> = EventKind::ALL
        .iter()
        .copied()
        .filter(|one| !FIRST.contains(one))
        .collect();
    let mut parts = vec![
        HistoryPart::Field(HistoryField::one(
            "present-day",
            "When",
            "",
            days,
            &KnownChoice::New,
        )),
        HistoryPart::If {
            field: "present-day",
            is: OTHER,
            then: || HistoryField::when("present-when", "Which day", WHEN_HINT, None),
        },
        HistoryPart::Field(HistoryField::one(
            "present-police",
            "How it is recorded",
            "",
            recorded,
            &KnownChoice::New,
        )),
        HistoryPart::Field(HistoryField::many(
            "present-kinds",
            "What happened this time",
            "Tick what is known",
            HistoryChoices::of(&FIRST, in_short),
            &[],
        )),
        HistoryPart::Folded(
            "More that may have happened",
            vec![HistoryField::many(
                "present-more",
                "What else happened this time",
                "",
                HistoryChoices::of(&others, kind),
                &[],
            )],
        ),
    ];
    parts.extend(by_whom(case));
    parts
}

/// The day of the assessment, which may be any.
fn day_words(as_of: Day) -> String {
    if as_of == use_clock().today() {
        format!("Today, {as_of}")
    } else {
        format!("{as_of}, the day of the assessment")
    }
}

/// What happens most often in a word or two: what exactly each means is said of the event once it is in the list.
fn in_short(one: EventKind) -> &'static str {
    match one {
        EventKind::Strangulation => "strangling or choking",
        EventKind::Weapon => "weapon",
        EventKind::Damage => "damage",
        EventKind::Breach => "breach of an order",
        other => kind(other),
    }
}

/// Who did it, where there are several it can have been; of one alone it is said that it is taken to be that one.
fn by_whom(case: &Case) -> Option<HistoryPart> {
    Some(match case.people.causing_harm.as_slice() {
        [] => return None,
        [one] => HistoryPart::Says(format!(
            "It is entered as done by {}, to the victim.",
            person_name(case, &one.id)
        )),
        _ => HistoryPart::Field(HistoryField::many(
            "present-by",
            "By whom",
            "Tick nobody if it is not known",
            causing_harm(case),
            &[],
        )),
    })
}

fn read(read: &mut HistoryReading, case: &Case, _: Option<&str>) -> PutEntry {
    let mut event = Event::default();
    match read.shown("present-day").as_str() {
        TODAY => event.when = case.as_of.into(),
        OTHER => read.needed_when("present-when", &mut event.when),
        _ => read.refuse("present-day", "Say when it was"),
    }
    if let Some(recorded) = read.one("present-police") {
        event.police = recorded.unwrap_or_default();
    }
    let kinds = read.many("present-kinds", &FIRST);
    let more = read.many("present-more", EventKind::ALL);
    let kinds: Vec<EventKind> = kinds.into_iter().chain(more).flatten().collect();
    let in_order = EventKind::ALL.iter().filter(|one| kinds.contains(one));
    event.kinds = in_order.copied().collect();
    event.harmed = vec![VICTIM.to_owned()];
    match case.people.causing_harm.as_slice() {
        [one] => event.by = vec![one.id.clone()],
        _ => read.ids("present-by", &mut event.by),
    }
    let checklist = read.checklist();
    Box::new(move |case| {
        case.events.put(event);
        let id = case.events.list.last().map(|event| event.id.clone());
        if let (Some(checklist), Some(id)) = (checklist, id) {
            let made = case.present_assessment(&checklist);
            made.about = Some(id);
            made.no_event = false;
        }
    })
}
