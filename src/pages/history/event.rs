//! One event: a date, as rough as it is, is all that is needed.

use leptos::prelude::*;
use waymark::case::{Agency, Event, Grade, Kind, Outcome, Police, VICTIM};
use waymark::dates::{When, parse_when};
use waymark::explain::{agency, capitalised, grade, kind, outcome, police};

use crate::pages::people::split_places;
use crate::parts::field::{Bound, Width, area, checkboxes, error_summary, radios, text};
use crate::parts::{Weight, all, back_to, button, folded, form, heading, submit};
use crate::store::{Desk, EventDraft, Mistakes, Page};

const POLICE: [Police; 5] = [Police::Crime, Police::Incident, Police::Reported, Police::NotReported, Police::Unknown];
const AGENCIES: [Agency; 5] =
    [Agency::EmergencyDepartment, Agency::Health, Agency::HousingRepair, Agency::Housing, Agency::Other];
const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];
const OUTCOMES: [Outcome; 5] =
    [Outcome::Charged, Outcome::Convicted, Outcome::Acquitted, Outcome::Retracted, Outcome::NoFurtherAction];

/// One of a few named values, as a form's choice and back.
fn choice<T: Copy + PartialEq>(all: &[T], value: T) -> String {
    all.iter().position(|one| *one == value).map(|place| place.to_string()).unwrap_or_default()
}

fn chosen<T: Copy>(all: &[T], choice: &str) -> Option<T> {
    choice.parse::<usize>().ok().and_then(|place| all.get(place)).copied()
}

fn choices<T: Copy>(all: &[T], words: impl Fn(T) -> &'static str) -> Vec<(String, String)> {
    all.iter().enumerate().map(|(place, one)| (place.to_string(), capitalised(words(*one)))).collect()
}

pub fn event(desk: Desk, id: Option<String>) -> AnyView {
    let is_new = id.is_none();
    begin(desk, id.as_deref());
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let read =
        move |of: &dyn Fn(&EventDraft) -> String| desk.draft.with(|draft| draft.as_ref().map(of).unwrap_or_default());
    let write = move |change: &dyn Fn(&mut EventDraft)| write(desk, change);
    let save = move || {
        if let Err(says) = put(desk) {
            mistakes.set(vec![("when", says)]);
        } else {
            desk.go(&Page::History(None));
        }
    };
    let when =
        Bound::new(move || read(&|draft| draft.when.clone()), move |text| write(&|draft| draft.when = text.clone()));
    let places = Bound::new(
        move || read(&|draft| draft.places.clone()),
        move |text| write(&|draft| draft.places = text.clone()),
    );
    let note = Bound::new(
        move || read(&|draft| draft.event.note.clone()),
        move |text| write(&|draft| draft.event.note = text.clone()),
    );
    let recorded = Bound::new(
        move || read(&|draft| choice(&POLICE, draft.event.police)),
        move |value| write(&|draft| draft.event.police = chosen(&POLICE, &value).unwrap_or_default()),
    );
    let graded = Bound::new(
        move || read(&|draft| draft.event.grade.map(|one| choice(&GRADES, one)).unwrap_or_default()),
        move |value| write(&|draft| draft.event.grade = chosen(&GRADES, &value)),
    );
    let ended = Bound::new(
        move || read(&|draft| draft.event.outcome.map(|one| choice(&OUTCOMES, one)).unwrap_or_default()),
        move |value| write(&|draft| draft.event.outcome = chosen(&OUTCOMES, &value)),
    );
    let has_kind = move |value: &str| {
        desk.draft.with(|draft| {
            draft
                .as_ref()
                .is_some_and(|draft| chosen(&Kind::ALL, value).is_some_and(|one| draft.event.kinds.contains(&one)))
        })
    };
    let tick_kind = move |value: &str, on: bool| {
        let Some(one) = chosen(&Kind::ALL, value) else { return };
        write(&|draft| {
            let kept = |known: &Kind| {
                if *known == one { on } else { draft.event.kinds.contains(known) }
            };
            draft.event.kinds = Kind::ALL.into_iter().filter(kept).collect();
        });
    };
    let has_agency = move |value: &str| {
        desk.draft.with(|draft| {
            let known = draft.as_ref().and_then(|draft| draft.event.agencies.as_ref());
            match chosen(&AGENCIES, value) {
                Some(one) => known.is_some_and(|known| known.contains(&one)),
                None => known.is_some_and(Vec::is_empty),
            }
        })
    };
    let tick_agency = move |value: &str, on: bool| {
        let one = chosen(&AGENCIES, value);
        write(&|draft| match one {
            None => draft.event.agencies = on.then(Vec::new),
            Some(one) => {
                let known = draft.event.agencies.clone().unwrap_or_default();
                let kept = |other: &Agency| if *other == one { on } else { known.contains(other) };
                let kept: Vec<Agency> = AGENCIES.into_iter().filter(kept).collect();
                draft.event.agencies = (!kept.is_empty()).then_some(kept);
            }
        });
    };
    let mut agencies = choices(&AGENCIES, agency);
    agencies.push(("none".to_owned(), "Looked for, and no other agency has a record".to_owned()));
    let mut grades = choices(&GRADES, grade);
    grades.push((String::new(), "None, or not known".to_owned()));
    let mut outcomes = choices(&OUTCOMES, outcome);
    outcomes.push((String::new(), "Not known".to_owned()));
    let remove = move || {
        if let Some(draft) = desk.draft.get_untracked() {
            desk.edit(|case| case.remove_event(&draft.event.id));
        }
        desk.draft.set(None);
        desk.go(&Page::History(None));
    };
    let when_hint = "As well as it is known: 14 January 2012, February 2018, 2018, last winter, about August 2016, before October 2015, or not known";
    let fields = all(vec![
        text("when", "When", when_hint, Width::Full, when, Some(mistakes)),
        radios("police", "How the police recorded it", "", choices(&POLICE, police_choice), recorded, None),
        text(
            "places",
            "Where",
            "The borough or district. If it was one of several, write each: Eastford or Westford",
            Width::Full,
            places,
            None,
        ),
        area("note", "What happened", "A few words, as it was described and not as it was labelled", 2, note),
        checkboxes(
            "kinds",
            "What was done",
            "Tick all that are known. Ticked or not, the event stays in the history.",
            choices(&Kind::ALL, kind),
            has_kind,
            tick_kind,
        ),
        who(desk),
        folded(
            "Other records, grade then, and what came of it",
            all(vec![
                checkboxes("agencies", "Who else has a record of it", "", agencies, has_agency, tick_agency),
                radios("event-grade", "Grade given then", "", grades, graded, None),
                radios(
                    "outcome",
                    "What came of it",
                    "An event that was withdrawn or ended in an acquittal still counts as it did.",
                    outcomes,
                    ended,
                    None,
                ),
            ]),
        ),
        submit(
            "Save the event",
            (!is_new).then(|| button("Remove: it was entered by mistake", Weight::Warning, remove)),
        ),
    ]);
    let title = if is_new { "Add an event" } else { "Change an event" };
    all(vec![back_to(&Page::History(None)), error_summary(mistakes), heading(title), form(save, fields)])
}

fn police_choice(one: Police) -> &'static str {
    match one {
        Police::Crime => "as a crime",
        Police::Incident => "as an incident, without a crime",
        Police::Unknown => "not known",
        other => police(other),
    }
}

/// Changes the draft.
fn write(desk: Desk, change: impl FnOnce(&mut EventDraft)) {
    desk.draft.update(|draft| {
        if let Some(draft) = draft {
            change(draft);
            draft.written = true;
        }
    });
    desk.changed.set(true);
}

/// Takes up the draft: the one being written, the event of that id, or a new one. What was being written is set aside.
fn begin(desk: Desk, id: Option<&str>) {
    let is_asked = |draft: &EventDraft| draft.event.id == id.unwrap_or_default();
    if desk.draft.with_untracked(|draft| draft.as_ref().is_some_and(is_asked)) {
        return;
    }
    let before = desk.draft.get_untracked().filter(|draft| draft.written);
    let taken_up = desk.aside.try_update(|aside| {
        aside.extend(before);
        aside.iter().position(is_asked).map(|place| aside.remove(place))
    });
    if let Some(draft) = taken_up.flatten() {
        desk.draft.set(Some(draft));
        return;
    }
    let event = desk.case.with_untracked(|case| {
        id.and_then(|id| case.events.list.iter().find(|event| event.id == id).cloned()).unwrap_or_else(|| Event {
            harmed: vec![VICTIM.to_owned()],
            // With one person causing harm nothing else is likely; it can be changed.
            by: case
                .people
                .causing_harm
                .iter()
                .take(1)
                .filter(|_| case.people.causing_harm.len() == 1)
                .map(|person| person.id.clone())
                .collect(),
            ..Event::default()
        })
    });
    let when = if id.is_some() { event.when.to_string() } else { String::new() };
    let places = event.place.areas.join(" or ");
    desk.draft.set(Some(EventDraft { event, when, places, written: false }));
}

/// Puts the draft into the ledger, or says what is wrong with its date.
fn put(desk: Desk) -> Result<(), String> {
    let Some(draft) = desk.draft.get_untracked() else {
        return Ok(());
    };
    let as_of = desk.case.with_untracked(|case| case.as_of);
    let when: When = if draft.when.trim().is_empty() {
        return Err(
            "Write when it happened, as roughly as it is known; if nothing is known, write: not known".to_owned()
        );
    } else {
        parse_when(&draft.when, as_of).map_err(|mistake| mistake.to_string())?
    };
    let mut event = Event { when, ..draft.event };
    event.place.areas = split_places(&draft.places);
    desk.edit(|case| case.put_event(event));
    desk.draft.set(None);
    Ok(())
}

/// By whom, and whether to the victim.
fn who(desk: Desk) -> AnyView {
    let persons: Vec<(String, String)> = desk.case.with_untracked(|case| {
        let number = case.people.causing_harm.len();
        case.people
            .causing_harm
            .iter()
            .enumerate()
            .map(|(place, person)| {
                let words = match (person.called.is_empty(), number) {
                    (false, _) => person.called.clone(),
                    (true, 1) => "The person causing harm".to_owned(),
                    (true, _) => format!("Person causing harm {}", place + 1),
                };
                (person.id.clone(), words)
            })
            .collect()
    });
    let by = move |id: &str| {
        desk.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.event.by.iter().any(|one| one == id)))
    };
    let tick_by = move |id: &str, on: bool| {
        write(desk, |draft| {
            draft.event.by.retain(|one| one != id);
            if on {
                draft.event.by.push(id.to_owned());
            }
        });
    };
    let harmed = move |_: &str| {
        desk.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.event.harmed.iter().any(|one| one == VICTIM)))
    };
    let tick_harmed = move |_: &str, on: bool| {
        write(desk, |draft| {
            draft.event.harmed.retain(|one| one != VICTIM);
            if on {
                draft.event.harmed.push(VICTIM.to_owned());
            }
        });
    };
    let hint = "Tick nobody if it is not known";
    let victim = vec![(VICTIM.to_owned(), "The victim".to_owned())];
    all(vec![
        checkboxes("by", "By whom", hint, persons, by, tick_by),
        checkboxes("harmed", "To whom", hint, victim, harmed, tick_harmed),
    ])
}
