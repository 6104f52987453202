//! The people: as little as the decision needs.

use leptos::prelude::*;
use strum::VariantArray;
use waymark::model::case::{
    Age, Case, CaseStoreFields, Child, Person, Relationship, age_called, age_understood,
};
use waymark::model::instrument::Pronoun;
use waymark::model::rules::{places_in, same_place};
use waymark::record::{id_of, isolated, of_id};
use waymark::words::explain::{capitalised, relationship};

use super::before::circumstances;
use crate::app::parts::field::{Bound, Radios, TextArea, TextField, Understood, Width};
use crate::app::parts::{
    Weight, all, button, buttons, classed, continue_to, el, focus_soon, folded, heading, live,
    nothing, paragraph, subheading,
};
use crate::app::store::{Mistakes, Page, use_areas, use_casework};

/// Whom a field is about: the victim, or somebody by place in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Victim,
    CausingHarm(usize),
    Other(usize),
    Child(usize),
}

impl Whom {
    fn person(self, case: &Case) -> Option<&Person> {
        match self {
            Self::Victim => Some(&case.people.victim),
            Self::CausingHarm(place) => case.people.causing_harm.get(place),
            Self::Other(place) => case.people.others.get(place),
            Self::Child(_) => None,
        }
    }

    fn read<T: Default>(self, of: impl FnOnce(&Person) -> T) -> T {
        let casework = use_casework();
        casework
            .case
            .with(|case| self.person(case).map(of).unwrap_or_default())
    }

    fn edit(self, change: impl FnOnce(&mut Person)) {
        let casework = use_casework();
        casework.edit(|case| {
            let people = &mut case.people;
            let person = match self {
                Self::Victim => Some(&mut people.victim),
                Self::CausingHarm(place) => people.causing_harm.get_mut(place),
                Self::Other(place) => people.others.get_mut(place),
                Self::Child(_) => None,
            };
            if let Some(person) = person {
                change(person);
            }
        });
    }

    fn age(self, case: &Case) -> Option<Age> {
        match self {
            Self::Child(place) => case.people.children.get(place).and_then(|child| child.age),
            _ => self.person(case).and_then(|person| person.age),
        }
    }

    fn set_age(self, age: Option<Age>) {
        match self {
            Self::Child(place) => edit_child(place, |child| child.age = age),
            _ => self.edit(|person| person.age = age),
        }
    }

    /// The element id of a field.
    fn id(self, field: &str) -> String {
        let (list, place) = match self {
            Self::Victim => ("victim", 0),
            Self::CausingHarm(place) => ("harm", place),
            Self::Other(place) => ("other", place),
            Self::Child(place) => ("child", place),
        };
        if place == 0 {
            format!("{list}-{field}")
        } else {
            format!("{list}-{}-{field}", place + 1)
        }
    }

    fn number_in(self, case: &Case) -> usize {
        match self {
            Self::Victim => 1,
            Self::CausingHarm(_) => case.people.causing_harm.len(),
            Self::Other(_) => case.people.others.len(),
            Self::Child(_) => case.people.children.len(),
        }
    }
}

/// Somebody who was taken out, whole, until the page is left.
#[derive(Clone)]
struct Removed {
    place: usize,
    who: ChildOrPerson,
    /// What was half typed of the age.
    age: Option<String>,
}

#[derive(Clone)]
enum ChildOrPerson {
    Child(Child),
    Person(Person),
}

impl Removed {
    /// What the status calls them.
    fn named(&self) -> String {
        const PLACES: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
        let (kind, called) = match &self.who {
            ChildOrPerson::Child(child) => ("child", &child.called),
            ChildOrPerson::Person(person) => ("person", &person.called),
        };
        let called = if called.is_empty() {
            String::new()
        } else {
            format!(", {}", isolated(called))
        };
        match PLACES.get(self.place) {
            Some(place) => format!("{place} {kind}{called}"),
            None => format!("{kind} {}{called}", self.place + 1),
        }
    }
}

/// Those taken out of one list.
type Gone = RwSignal<Vec<Removed>>;

/// A list of people that grows and shrinks: how one is made of a place, one's fields, and how one more is added.
struct PeopleList {
    whom: fn(usize) -> Whom,
    fields: fn(usize, usize, Gone) -> AnyView,
    add: fn(&mut Case),
    words: &'static str,
}

pub fn people() -> AnyView {
    all(vec![
        heading("People"),
        paragraph(
            "As little as the decision needs. Leave out what you do not know: it stays unknown.",
        ),
        subheading("The victim"),
        pronoun(Whom::Victim, "The word questions use for the victim"),
        age(Whom::Victim, "Age or date of birth of the victim"),
        places(
            Whom::Victim,
            "Where the victim lives",
            "The borough or district. If the victim has moved or is in refuge, write both: Eastford or Westford",
        ),
        aliases(Whom::Victim, "Other names the victim is known by"),
        several(PeopleList {
            whom: Whom::CausingHarm,
            fields: causing_harm,
            add: Case::add_person,
            words: "Add another person causing harm",
        }),
        subheading("Children"),
        paragraph("Every child who lives there, visits or has contact, whose ever they are."),
        several(PeopleList {
            whom: Whom::Child,
            fields: child,
            add: |case| case.people.children.push(Child::default()),
            words: "Add a child",
        }),
        subheading("Others who were harmed"),
        paragraph(
            "Earlier partners, relatives, strangers: once they are here, events can name them.",
        ),
        several(PeopleList {
            whom: Whom::Other,
            fields: other,
            add: Case::add_other,
            words: "Add somebody else who was harmed",
        }),
        subheading("Children, care and honour"),
        circumstances("people"),
        folded(
            "What makes it harder to ask for help",
            circumstances("barriers"),
        ),
        folded("The victim's health and life", circumstances("life")),
        continue_to(&Page::Checklist(None)),
    ])
}

/// The people of a list, the way to one more, and the way back for those who were taken out.
fn several(list: PeopleList) -> AnyView {
    let casework = use_casework();
    let PeopleList {
        whom,
        fields,
        add,
        words,
    } = list;
    let gone: Gone = RwSignal::new(Vec::new());
    // Only a person more or less makes the fields anew: typing must not.
    let number = Memo::new(move |_| casework.case.with(|case| whom(0).number_in(case)));
    let people = live(move || {
        let of = number.get();
        let mut parts: Vec<AnyView> =
            untrack(|| (0..of).map(|place| fields(place, of, gone)).collect());
        let one_more = button(words, Weight::Secondary, move || {
            casework.edit(add);
            focus_soon(whom(of).id("called"));
        });
        parts.push(buttons([one_more]));
        all(parts)
    });
    let line = move |(index, one): (usize, &Removed)| {
        let back = classed("button", "wm-link")
            .at("type", "button")
            .at("id", whom(index).id("back"))
            .on("click", move |_| put_back(whom, gone, index))
            .text("Put back")
            .with(
                classed("span", "govuk-visually-hidden")
                    .text(format!(" {}", one.named()))
                    .view(),
            );
        classed("p", "govuk-body")
            .text(format!("Removed: {}. ", one.named()))
            .with(back.view())
            .view()
    };
    let said = live(move || all(gone.with(|gone| gone.iter().enumerate().map(line).collect())));
    all(vec![
        people,
        el("div").at("role", "status").with(said).view(),
    ])
}

/// What is half typed of the ages of a list's people.
fn half_typed(whom: fn(usize) -> Whom, number: usize) -> Vec<Option<String>> {
    let casework = use_casework();
    untrack(|| {
        (0..number)
            .map(|place| casework.kept("people", &whom(place).id("age")))
            .collect()
    })
}

fn keep_half_typed(whom: fn(usize) -> Whom, ages: Vec<Option<String>>) {
    let casework = use_casework();
    for (place, age) in ages.into_iter().enumerate() {
        let field = whom(place).id("age");
        match age {
            Some(text) => casework.keep_typed("people", &field, text),
            None => casework.let_go("people", Some(&field)),
        }
    }
}

/// Puts somebody back where they were, with all that was written.
fn put_back(whom: fn(usize) -> Whom, gone: Gone, index: usize) {
    let casework = use_casework();
    let taken = gone.try_update(|gone| {
        if index < gone.len() {
            Some(gone.remove(index))
        } else {
            None
        }
    });
    let Some(Removed { place, who, age }) = taken.flatten() else {
        return;
    };
    let number = casework.case.with_untracked(|case| whom(0).number_in(case));
    let place = place.min(number);
    let mut ages = half_typed(whom, number);
    ages.insert(place, age);
    keep_half_typed(whom, ages);
    casework.edit(|case| match who {
        ChildOrPerson::Child(child) => case.people.children.insert(place, child),
        ChildOrPerson::Person(person) => {
            case.put_back(matches!(whom(0), Whom::CausingHarm(_)), place, person)
        }
    });
    focus_soon(whom(place).id("called"));
}

/// The button that takes out somebody who was added by mistake.
fn remove(whom: fn(usize) -> Whom, place: usize, gone: Gone) -> AnyView {
    let casework = use_casework();
    let is_child = matches!(whom(0), Whom::Child(_));
    let words = if is_child {
        "Remove this child: added by mistake"
    } else {
        "Remove this person: added by mistake"
    };
    let take = move || {
        let (number, who) = casework.case.with_untracked(|case| {
            let child = || {
                case.people
                    .children
                    .get(place)
                    .cloned()
                    .map(ChildOrPerson::Child)
            };
            let person = whom(place).person(case).cloned().map(ChildOrPerson::Person);
            (
                whom(0).number_in(case),
                if is_child { child() } else { person },
            )
        });
        let Some(who) = who else { return };
        // What is half typed moves up with its person.
        let mut ages = half_typed(whom, number);
        let age = if place < ages.len() {
            ages.remove(place)
        } else {
            None
        };
        ages.push(None);
        keep_half_typed(whom, ages);
        casework.edit(|case| match &who {
            ChildOrPerson::Child(_) if place < case.people.children.len() => {
                drop(case.people.children.remove(place))
            }
            ChildOrPerson::Child(_) => {}
            ChildOrPerson::Person(person) => case.remove_person(&person.id),
        });
        gone.update(|gone| gone.push(Removed { place, who, age }));
        focus_soon(whom(gone.with_untracked(Vec::len) - 1).id("back"));
    };
    buttons([button(words, Weight::Secondary, take)])
}

/// The same for somebody with an id: nothing in the case names the person, and nothing half written.
fn remove_person(whom: fn(usize) -> Whom, place: usize, gone: Gone) -> AnyView {
    let casework = use_casework();
    let id = whom(place).read(|person| person.id.clone());
    if casework.half_names(&id)
        || !casework
            .case
            .with_untracked(|case| case.can_remove_person(&id))
    {
        return nothing();
    }
    remove(whom, place, gone)
}

fn called(whom: Whom, label: &str, hint: &'static str) -> AnyView {
    let name = Bound::new(
        move || whom.read(|person| person.called.clone()),
        move |text| whom.edit(|person| person.called = text),
    );
    view! { <TextField id=whom.id("called") label hint width=Width::Twenty bound=name /> }
        .into_any()
}

/// The word by which questions speak of somebody: none is chosen beforehand, and none is guessed.
fn pronoun(whom: Whom, legend: &'static str) -> AnyView {
    let choices = Pronoun::VARIANTS.iter();
    let choices: Vec<_> = choices
        .map(|one| (id_of(*one).to_owned(), capitalised(id_of(*one))))
        .collect();
    let chosen = Bound::new(
        move || {
            let chosen = whom.read(|person| person.pronoun);
            chosen.map(id_of).unwrap_or_default().to_owned()
        },
        move |chosen| {
            let pronoun = of_id(&chosen);
            whom.edit(|person| person.pronoun = pronoun);
        },
    );
    view! { <Radios id=whom.id("pronoun") legend choices bound=chosen /> }.into_any()
}

fn causing_harm(place: usize, of: usize, gone: Gone) -> AnyView {
    let whom = Whom::CausingHarm(place);
    let heading = if of > 1 {
        format!("Person causing harm, {} of {of}", place + 1)
    } else {
        "The person causing harm".to_owned()
    };
    let mut choices: Vec<_> = Relationship::ALL
        .iter()
        .map(|kind| (id_of(*kind).to_owned(), capitalised(relationship(*kind))))
        .collect();
    choices.push((String::new(), "Not known".to_owned()));
    let relationship = Bound::new(
        move || {
            let kind = whom.read(|person| person.relationship);
            kind.map(id_of).unwrap_or_default().to_owned()
        },
        move |chosen| {
            let kind = of_id(&chosen);
            whom.edit(|person| person.relationship = kind);
        },
    );
    all(vec![
        subheading(heading),
        called(
            whom,
            "What to call this person",
            "A role or initials, for example ex-partner. A name if you want one.",
        ),
        pronoun(whom, "The word questions use for this person"),
        view! {
            <Radios
                id=whom.id("relationship")
                legend="What this person is or was to the victim"
                choices
                bound=relationship
            />
        }
        .into_any(),
        age(whom, "Age or date of birth of this person"),
        places(whom, "Where this person lives", "The borough or district"),
        aliases(whom, "Other names this person is known by"),
        remove_person(Whom::CausingHarm, place, gone),
    ])
}

fn other(place: usize, _: usize, gone: Gone) -> AnyView {
    let whom = Whom::Other(place);
    let hint = "A role or initials, for example earlier partner A, her brother, a stranger";
    all(vec![
        called(
            whom,
            &format!("What to call this person, {}", place + 1),
            hint,
        ),
        remove_person(Whom::Other, place, gone),
    ])
}

fn edit_child(place: usize, change: impl FnOnce(&mut Child)) {
    let casework = use_casework();
    casework.edit(|case| {
        if let Some(child) = case.people.children.get_mut(place) {
            change(child);
        }
    });
}

fn child(place: usize, _: usize, gone: Gone) -> AnyView {
    let casework = use_casework();
    let whom = Whom::Child(place);
    let bound = |of: fn(&mut Child) -> &mut String, read: fn(&Child) -> &String| {
        Bound::new(
            move || {
                casework.case.people().with(|people| {
                    people
                        .children
                        .get(place)
                        .map(read)
                        .cloned()
                        .unwrap_or_default()
                })
            },
            move |text| edit_child(place, |child| *of(child) = text),
        )
    };
    let number = place + 1;
    all(vec![
        view! {
            <TextField
                id=whom.id("called")
                label=format!("Child {number}: what to call the child")
                hint="Initials or a letter. A name if you want one."
                width=Width::Twenty
                bound=bound(|child| &mut child.called, |child| &child.called)
            />
        }
        .into_any(),
        age(whom, &format!("Age or date of birth of child {number}")),
        view! {
            <TextField
                id=whom.id("where")
                label=format!("Where child {number} is now")
                hint="And with whom"
                bound=bound(|child| &mut child.where_now, |child| &child.where_now)
            />
        }
        .into_any(),
        view! {
            <TextArea
                id=whom.id("note")
                label=format!("Note on child {number}")
                hint="School or nursery, social worker, what the child saw or said"
                rows=2
                bound=bound(|child| &mut child.note, |child| &child.note)
            />
        }
        .into_any(),
        remove(Whom::Child, place, gone),
    ])
}

/// An age in years or a date of birth; what cannot be read stays as typed, with a message.
fn age(whom: Whom, label: &str) -> AnyView {
    let casework = use_casework();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let id = whom.id("age");
    let known = casework
        .case
        .with(|case| whom.age(case).map(age_text).unwrap_or_default());
    let typed = RwSignal::new(casework.kept("people", &id).unwrap_or(known));
    if let Err(says) = read_age(&typed.get_untracked()) {
        mistakes.set(vec![(id.clone(), says)]);
    }
    let field = id.clone();
    let set = move |text: String| {
        let read = read_age(&text);
        typed.set(text.clone());
        match read {
            Ok(age) => {
                mistakes.set(Vec::new());
                casework.let_go("people", Some(&field));
                whom.set_age(age);
            }
            Err(says) => {
                mistakes.set(vec![(field.clone(), says)]);
                casework.keep_typed("people", &field, text);
                // Not the age that its first figures happened to be.
                whom.set_age(None);
            }
        }
    };
    let hint = "For example 17, about 40, or 3 May 2001";
    let says = move || {
        let as_of = casework.case.as_of().get();
        age_called(&typed.get(), as_of)
            .ok()
            .flatten()
            .map(|age| age_understood(age, as_of))
            .unwrap_or_default()
    };
    view! {
        <TextField id label hint bound=Bound::new(move || typed.get(), set) mistakes />
        <Understood says />
    }
    .into_any()
}

fn age_text(age: Age) -> String {
    match age {
        Age::Years(years) => years.to_string(),
        Age::Born(when) => when.to_string(),
    }
}

fn read_age(text: &str) -> Result<Option<Age>, String> {
    let casework = use_casework();
    let as_of = casework.case.with_untracked(|case| case.as_of);
    let age = age_called(text, as_of).map_err(|mistake| mistake.to_string())?;
    match age {
        Some(Age::Born(when)) if when.is_after(as_of) => Err(format!(
            "Nobody here can be born after {as_of}, the day this case speaks for"
        )),
        age => Ok(age),
    }
}

/// A list that is typed in one line: it stays as it was typed while the page is open.
fn listed(
    whom: Whom,
    [field, label, hint]: [&'static str; 3],
    known: String,
    write: fn(&mut Person, &str),
) -> AnyView {
    let typed = RwSignal::new(known);
    let set = move |text: String| {
        whom.edit(|person| write(person, &text));
        typed.set(text);
    };
    view! {
        <TextField
            id=whom.id(field)
            label
            hint
            bound=Bound::new(move || typed.get(), set)
        />
    }
    .into_any()
}

fn places(whom: Whom, label: &'static str, hint: &'static str) -> AnyView {
    let known = whom.read(|person| person.lives_in.join(" or "));
    listed(whom, ["lives", label, hint], known, |person, text| {
        person.lives_in = split_places(text)
    })
}

fn aliases(whom: Whom, label: &'static str) -> AnyView {
    let known = whom.read(|person| person.aliases.join(", "));
    let hint = "If they help to find records; separate them with commas";
    listed(whom, ["aliases", label, hint], known, |person, text| {
        let names = text.split(',').map(|name| name.trim().to_owned());
        person.aliases = names.filter(|name| !name.is_empty()).collect();
    })
}

/// The places that a text names.
pub fn split_places(text: &str) -> Vec<String> {
    let areas = use_areas();
    areas.book.with_untracked(|book| {
        places_in(text, |name| {
            book.areas.iter().any(|area| same_place(&area.name, name))
        })
    })
}
