//! Which event led to today's assessment: a rule may leave that one out.

use leptos::prelude::*;
use waymark::model::case::{Assessment, Case, Event, VICTIM};
use waymark::words::explain::{LONG_LIST, capitalised, event_name};

use crate::app::parts::field::{Bound, Select};
use crate::app::parts::{Button, live, nothing};
use crate::app::store::{Casework, use_casework};

/// What says that none did.
const NONE: &str = "none";

/// What an event is called among the choices.
const EVENT: &str = "event ";

/// The choices, the newest first, and how many older ones are not among them.
#[derive(Clone, PartialEq, Eq)]
struct LedChoices {
    events: Vec<(String, String)>,
    others: usize,
}

/// Asks which event led to today's assessment. Nobody is asked while there is no event, or no checklist to assess with.
#[component]
pub fn LedBy() -> impl IntoView {
    let casework = use_casework();
    // It is most often one of the last; each press offers as many again as there are.
    let most = RwSignal::new(LONG_LIST);
    let offered = Memo::new(move |_| casework.case.with(|case| offered(case, most.get())));
    let checklist = Memo::new(move |_| {
        let of = casework.decision(|decision| {
            let checklist = decision.checklist.as_ref();
            checklist.map(|one| one.instrument.id.clone())
        });
        of.flatten()
    });
    live(move || {
        let (LedChoices { events, others }, Some(checklist)) = (offered.get(), checklist.get())
        else {
            return nothing();
        };
        let more = move || most.update(|most| *most *= 2);
        let more = (others > 0).then(|| {
            view! {
                <div class="wm-no-print">
                    <Button press=more>{format!("Offer older events too: {others}")}</Button>
                </div>
            }
        });
        view! {
            <Choice checklist events />
            {more}
        }
        .into_any()
    })
}

fn offered(case: &Case, most: usize) -> LedChoices {
    // What is still to come has led to nothing yet.
    let events = case.events_newest_first().into_iter();
    let events: Vec<&Event> = events.filter(|one| !one.is_after(case.as_of)).collect();
    let named = |event: &&Event| {
        let name = capitalised(&event_name(event));
        (format!("{EVENT}{}", event.id), name)
    };
    let (newest, older) = events.split_at(most.min(events.len()));
    let mut offered: Vec<(String, String)> = newest.iter().map(named).collect();
    // The one that was chosen is always there.
    let is_chosen = |event: &&&Event| {
        let mut all = case.assessments.list.iter();
        all.any(|one| one.about.as_ref() == Some(&event.id))
    };
    let chosen = older.iter().filter(is_chosen).take(LONG_LIST);
    offered.extend(chosen.map(named));
    LedChoices {
        others: events.len() - offered.len(),
        events: offered,
    }
}

#[component]
fn Choice(checklist: String, events: Vec<(String, String)>) -> impl IntoView {
    let casework: &'static Casework = use_casework();
    let choices = [("", "Not said yet"), (NONE, "No event led to it")]
        .map(|(id, says)| (id.to_owned(), says.to_owned()));
    let (asked, answered) = (checklist.clone(), checklist);
    let said = Memo::new(move |_| {
        let of = |one: &Assessment| match &one.about {
            Some(id) => format!("{EVENT}{id}"),
            None if one.no_event => NONE.to_owned(),
            None => String::new(),
        };
        casework
            .case
            .with(|case| case.today_about(VICTIM, &asked).map(of).unwrap_or_default())
    });
    let say = move |chosen: String| {
        casework.edit(|case| {
            let one = case.present_assessment(&answered);
            one.no_event = chosen == NONE;
            one.about = chosen.strip_prefix(EVENT).map(str::to_owned);
        });
    };
    view! {
        <Select
            id="led"
            label="Which event led to this assessment?"
            hint="Some areas count earlier events alone. Until it is said, they cannot tell how many those are."
            choices=choices.into_iter().chain(events).collect()
            bound=Bound::new(move || said.get(), say)
        />
    }
}
