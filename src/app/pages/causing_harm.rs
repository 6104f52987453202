//! The person causing harm: what lasts, what is changing, which systems were looked in, and what the history says.

use leptos::prelude::*;
use waymark::model::case::{Case, Person, VICTIM};
use waymark::model::instrument::Role;
use waymark::words::explain::{capitalised, history_of, person_name};

use crate::app::parts::facts::FactLists;
use crate::app::parts::question::{answers, questions};
use crate::app::parts::{
    all, continue_to, folded, heading, live, minor_heading, nothing, paragraph, styled, subheading,
};
use crate::app::store::{Page, use_areas, use_casework};

pub fn causing_harm() -> AnyView {
    let casework = use_casework();
    // Which persons there are is settled on another page.
    let persons = casework.case.with_untracked(|case| {
        let named = |person: &Person| (person.id.clone(), person_name(case, &person.id));
        case.people
            .causing_harm
            .iter()
            .map(named)
            .collect::<Vec<_>>()
    });
    let asked = match persons.as_slice() {
        [] => asked(""),
        [(one, _)] => asked(one),
        several => all(several
            .iter()
            .map(|(id, name)| folded(capitalised(name), asked(id)))
            .collect()),
    };
    let whom = if persons.len() > 1 {
        paragraph(
            "Answer for each of them. What was not asked about one of them counts as not known.",
        )
    } else {
        nothing()
    };
    all(vec![
        heading("The person causing harm"),
        paragraph(
            "The checklist asks about the danger to the victim. This page asks about the person it comes from, from records and from those who know. That person is not asked.",
        ),
        subheading("What the history says"),
        live(move || casework.case.with(known)),
        whom,
        asked,
        continue_to(&Page::Judgement),
    ])
}

/// What is asked about one person.
fn asked(person: &str) -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let mut parts = Vec::new();
    areas.book.with_untracked(|book| {
        for instrument in book
            .instruments
            .iter()
            .filter(|instrument| instrument.role == Role::CausingHarm)
        {
            parts.extend([
                subheading(instrument.title.clone()),
                paragraph(instrument.about.clone()),
            ]);
            let whom = casework
                .case
                .with_untracked(|case| case.answers_about(person, &instrument.id).to_owned());
            let answers = answers(if whom.is_empty() { VICTIM } else { &whom }, instrument);
            if instrument.sections.is_empty() {
                parts.push(questions(instrument, &answers, None));
            }
            for section in &instrument.sections {
                parts.push(minor_heading(section.title.clone()));
                if !section.about.is_empty() {
                    parts.push(paragraph(section.about.clone()));
                }
                parts.push(questions(instrument, &answers, Some(&section.id)));
            }
        }
    });
    all(parts)
}

/// What the ledger, the orders and the changes say about each person.
fn known(case: &Case) -> AnyView {
    let several = case.people.causing_harm.len() > 1;
    let one = |id: &str| {
        let found = history_of(case, id);
        let name = if several {
            minor_heading(capitalised(&person_name(case, id)))
        } else {
            nothing()
        };
        let says = if found.is_empty() {
            styled(
                "govuk-body",
                "Nothing yet of harm to others, orders, breaches or releases.",
            )
        } else {
            view! { <FactLists facts=found /> }.into_any()
        };
        all(vec![name, says])
    };
    all(case
        .people
        .causing_harm
        .iter()
        .map(|person| one(&person.id))
        .collect())
}
