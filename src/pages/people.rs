//! The people: as little as the decision needs.

use leptos::prelude::*;
use waymark::case::{Age, Case, Person, Relationship};
use waymark::dates::parse_when;
use waymark::explain::relationship;

use super::before::circumstances;
use crate::parts::field::{Bound, Width, radios, text};
use crate::parts::{Weight, all, button, continue_to, focus, heading, live, nothing, paragraph, subheading};
use crate::store::{Desk, EventDraft, Mistakes, Page};

const RELATIONSHIPS: [(&str, Relationship); 4] = [
    ("partner", Relationship::Partner),
    ("former", Relationship::FormerPartner),
    ("family", Relationship::Family),
    ("other", Relationship::Other),
];

/// Whom a field is about: the victim, or a person causing harm by place in the list.
#[derive(Clone, Copy)]
enum Whom {
    Victim,
    CausingHarm(usize),
}

impl Whom {
    fn read<T: Default>(self, desk: Desk, of: impl FnOnce(&Person) -> T) -> T {
        desk.case.with(|case| match self {
            Self::Victim => of(&case.people.victim),
            Self::CausingHarm(place) => case.people.causing_harm.get(place).map(of).unwrap_or_default(),
        })
    }

    fn edit(self, desk: Desk, change: impl FnOnce(&mut Person)) {
        desk.edit(|case| match self {
            Self::Victim => change(&mut case.people.victim),
            Self::CausingHarm(place) => {
                if let Some(person) = case.people.causing_harm.get_mut(place) {
                    change(person);
                }
            }
        });
    }
}

/// The element ids of the fields of each person causing harm: what to call, relationship, age and place. There are as
/// many as can be entered here.
const IDS: [[&str; 4]; 4] = [
    ["harm-called", "harm-relationship", "harm-age", "harm-lives"],
    ["harm-2-called", "harm-2-relationship", "harm-2-age", "harm-2-lives"],
    ["harm-3-called", "harm-3-relationship", "harm-3-age", "harm-3-lives"],
    ["harm-4-called", "harm-4-relationship", "harm-4-age", "harm-4-lives"],
];

pub fn people(desk: Desk) -> AnyView {
    // Only a person more or less makes the fields anew: typing must not.
    let number = Memo::new(move |_| desk.case.with(|case| case.people.causing_harm.len()));
    all(vec![
        heading("People"),
        paragraph("As little as the decision needs. Leave out what you do not know: it stays unknown."),
        subheading("The victim"),
        age(desk, Whom::Victim, "victim-age", "Age or date of birth of the victim"),
        places(
            desk,
            Whom::Victim,
            "victim-lives",
            "Where the victim lives",
            "The borough or district. If the victim has moved or is in refuge, write both: Eastford or Westford",
        ),
        live(move || {
            let of = number.get();
            untrack(|| all_causing_harm(desk, of))
        }),
        subheading("Children, care and honour"),
        circumstances(desk, "people"),
        continue_to(&Page::Checklist(None)),
    ])
}

/// The persons causing harm, and the way to one more while there is room.
fn all_causing_harm(desk: Desk, of: usize) -> AnyView {
    let mut parts: Vec<AnyView> =
        IDS.into_iter().take(of).enumerate().map(|(place, ids)| causing_harm(desk, place, ids, of)).collect();
    parts.push(match IDS.get(of) {
        Some([called, ..]) => button("Add another person causing harm", Weight::Secondary, move || {
            desk.edit(Case::add_person);
            focus_soon(called);
        }),
        None if of == IDS.len() => nothing(),
        None => paragraph("Further persons are kept in the case file and can be changed there."),
    });
    all(parts)
}

/// Moves the focus to a field that is about to be there.
fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(field) = document().get_element_by_id(id) {
            focus(&field);
        }
    });
}

/// The button that takes out a person added by mistake: nothing in the case names the person, and no event half written.
fn remove(desk: Desk, place: usize) -> AnyView {
    let id = Whom::CausingHarm(place).read(desk, |person| person.id.clone());
    let names = |draft: &EventDraft| draft.event.by.contains(&id) || draft.event.harmed.contains(&id);
    let half_written = desk.draft.with_untracked(|draft| draft.as_ref().is_some_and(names))
        || desk.aside.with_untracked(|aside| aside.iter().any(names));
    if half_written || !desk.case.with_untracked(|case| case.can_remove_person(&id)) {
        return nothing();
    }
    button("Remove this person: added by mistake", Weight::Warning, move || {
        // What is half typed moves up with its person.
        let mut ages = IDS.into_iter().skip(place).map(|[_, _, age, _]| age).peekable();
        while let Some(here) = ages.next() {
            desk.let_go("people", Some(here));
            if let Some(text) = ages.peek().and_then(|next| desk.kept("people", next)) {
                desk.keep("people", here, text);
            }
        }
        desk.edit(|case| case.remove_person(&id));
        focus_soon("harm-called");
    })
}

fn causing_harm(desk: Desk, place: usize, [called, related, aged, lives]: [&'static str; 4], of: usize) -> AnyView {
    let whom = Whom::CausingHarm(place);
    let heading = if of > 1 {
        format!("Person causing harm, {} of {of}", place + 1)
    } else {
        "The person causing harm".to_owned()
    };
    let mut choices = RELATIONSHIPS
        .map(|(value, kind)| (value.to_owned(), waymark::explain::capitalised(relationship(kind))))
        .to_vec();
    choices.push((String::new(), "Not known".to_owned()));
    let relationship = Bound::new(
        move || {
            let kind = whom.read(desk, |person| person.relationship);
            RELATIONSHIPS
                .iter()
                .find(|(_, one)| Some(*one) == kind)
                .map(|(value, _)| (*value).to_owned())
                .unwrap_or_default()
        },
        move |chosen| {
            let kind = RELATIONSHIPS.iter().find(|(value, _)| *value == chosen).map(|(_, kind)| *kind);
            whom.edit(desk, |person| person.relationship = kind);
        },
    );
    let name = Bound::new(
        move || whom.read(desk, |person| person.called.clone()),
        move |text| whom.edit(desk, |person| person.called = text),
    );
    all(vec![
        subheading(heading),
        text(
            called,
            "What to call this person",
            "A role or initials, for example ex-partner. A name if you want one.",
            Width::Twenty,
            name,
            None,
        ),
        radios(related, "What this person is or was to the victim", "", choices, relationship, None),
        age(desk, whom, aged, "Age or date of birth of this person"),
        places(desk, whom, lives, "Where this person lives", "The borough or district"),
        remove(desk, place),
    ])
}

/// An age in years or a date of birth; what cannot be read stays as typed, with a message.
fn age(desk: Desk, whom: Whom, id: &'static str, label: &'static str) -> AnyView {
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let known = whom.read(desk, |person| person.age.map(age_text).unwrap_or_default());
    let typed = RwSignal::new(desk.kept("people", id).unwrap_or(known));
    if let Err(says) = read_age(&typed.get_untracked(), desk) {
        mistakes.set(vec![(id, says)]);
    }
    let set = move |text: String| {
        let read = read_age(&text, desk);
        typed.set(text.clone());
        match read {
            Ok(age) => {
                mistakes.set(Vec::new());
                desk.let_go("people", Some(id));
                whom.edit(desk, |person| person.age = age);
            }
            Err(says) => {
                mistakes.set(vec![(id, says)]);
                desk.keep("people", id, text);
                // Not the age that its first figures happened to be.
                whom.edit(desk, |person| person.age = None);
            }
        }
    };
    text(
        id,
        label,
        "For example 17, or 3 May 2001",
        Width::Twenty,
        Bound::new(move || typed.get(), set),
        Some(mistakes),
    )
}

fn age_text(age: Age) -> String {
    match age {
        Age::Years(years) => years.to_string(),
        Age::Born(when) => when.to_string(),
    }
}

fn read_age(text: &str, desk: Desk) -> Result<Option<Age>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(years) = text.parse::<u32>() {
        // A number of four figures is a year of birth.
        if years <= 120 {
            return Ok(Some(Age::Years(years)));
        }
    }
    parse_when(text, desk.case.with_untracked(|case| case.as_of))
        .map(|when| Some(Age::Born(when)))
        .map_err(|_| "Write an age in years, for example 17, or a date of birth, for example 3 May 2001".to_owned())
}

fn places(desk: Desk, whom: Whom, id: &'static str, label: &'static str, hint: &'static str) -> AnyView {
    let typed = RwSignal::new(whom.read(desk, |person| person.lives_in.join(" or ")));
    let set = move |text: String| {
        let areas = split_places(&text);
        typed.set(text);
        whom.edit(desk, |person| person.lives_in = areas);
    };
    text(id, label, hint, Width::Full, Bound::new(move || typed.get(), set), None)
}

/// "Eastford, Westford or Northford" as three places.
pub fn split_places(text: &str) -> Vec<String> {
    text.split(',')
        .flat_map(|part| part.split(" or "))
        .map(|place| place.trim().to_owned())
        .filter(|place| !place.is_empty())
        .collect()
}
