//! Names and addresses of everybody concerned: for a referral alone.

use leptos::prelude::*;
use waymark::model::case::{CaseStoreFields, Child, People, Person};

use crate::app::parts::field::{Bound, TextField};
use crate::app::store::use_casework;

/// A text of one person or child of the case.
type TextOf = fn(&mut People, usize) -> Option<&mut String>;

/// A field of each of them: its id, its label and its hint.
struct NameField {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: TextOf,
}

fn harm(people: &mut People, place: usize) -> Option<&mut Person> {
    people.causing_harm.get_mut(place)
}

fn child(people: &mut People, place: usize) -> Option<&mut Child> {
    people.children.get_mut(place)
}

const VICTIM_FIELDS: [NameField; 2] = [
    NameField {
        id: "victim-full-name",
        label: "Full name of the victim, and other names used",
        hint: "",
        text: |people, _| Some(&mut people.victim.name),
    },
    NameField {
        id: "victim-home",
        label: "Address of the victim",
        hint: "Or: withheld, and who may be asked for it",
        text: |people, _| Some(&mut people.victim.address),
    },
];

const HARM_FIELDS: [NameField; 2] = [
    NameField {
        id: "harm-full-name",
        label: "Full name of the person causing harm",
        hint: "",
        text: |people, place| harm(people, place).map(|person| &mut person.name),
    },
    NameField {
        id: "harm-home",
        label: "Address of the person causing harm",
        hint: "",
        text: |people, place| harm(people, place).map(|person| &mut person.address),
    },
];

const CHILD_FIELDS: [NameField; 3] = [
    NameField {
        id: "child-name",
        label: "Full name of the child",
        hint: "",
        text: |people, place| child(people, place).map(|child| &mut child.name),
    },
    NameField {
        id: "child-to-victim",
        label: "What the child is to the victim",
        hint: "For example daughter, stepson, none",
        text: |people, place| child(people, place).map(|child| &mut child.to_victim),
    },
    NameField {
        id: "child-to-person",
        label: "What the child is to the person causing harm",
        hint: "",
        text: |people, place| child(people, place).map(|child| &mut child.to_person),
    },
];

/// The fields of everybody who is recorded. Ages and who there is are asked for with the people.
#[component]
pub fn NamesAndAddresses() -> impl IntoView {
    let casework = use_casework();
    let (harm, children) = casework
        .case
        .people()
        .with_untracked(|people| (people.causing_harm.len(), people.children.len()));
    let of_all = |fields: &'static [NameField], many: usize| {
        let all = (0..many).flat_map(move |place| fields.iter().map(move |field| (place, field)));
        all.map(move |(place, field)| view! { <OneName field place many /> })
            .collect_view()
    };
    view! { {of_all(&VICTIM_FIELDS, 1)} {of_all(&HARM_FIELDS, harm)} {of_all(&CHILD_FIELDS, children)} }
}

/// One of the fields; of several alike each has a number.
#[component]
fn OneName(field: &'static NameField, place: usize, many: usize) -> impl IntoView {
    let casework = use_casework();
    let text = field.text;
    let (id, label) = match many {
        1 => (field.id.to_owned(), field.label.to_owned()),
        _ => (
            format!("{}-{}", field.id, place + 1),
            format!("{}, {}", field.label, place + 1),
        ),
    };
    let get = move || {
        let people = casework.case.people();
        let mut people = people.with(Clone::clone);
        text(&mut people, place).cloned().unwrap_or_default()
    };
    let set = move |words: String| {
        casework.edit(|case| {
            if let Some(known) = text(&mut case.people, place) {
                *known = words;
            }
        });
    };
    view! { <TextField id label hint=field.hint bound=Bound::new(get, set) /> }
}
