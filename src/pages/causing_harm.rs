//! The person causing harm: what lasts, what is changing, which systems were looked in, and what the history says.

use leptos::prelude::*;
use waymark::case::{Case, VICTIM};
use waymark::explain::{capitalised, history_of, person_name};

use crate::parts::facts::facts;
use crate::parts::question::{answers, questions};
use crate::parts::{all, classed, continue_to, heading, live, minor_heading, nothing, paragraph, styled, subheading};
use crate::store::{Desk, Page};

/// The instruments of this page are those whose id begins so: of these names, or a further one of an organisation's own.
const INSTRUMENTS: [&str; 2] = ["causing-harm", "history-checks"];

pub fn causing_harm(desk: Desk) -> AnyView {
    let asked = desk.book.with_untracked(|book| {
        let mut parts = Vec::new();
        for name in INSTRUMENTS {
            for instrument in book.instruments.iter().filter(|instrument| instrument.id.starts_with(name)) {
                parts.extend([subheading(instrument.title.clone()), paragraph(instrument.about.clone())]);
                let answers = answers(desk, VICTIM, instrument);
                if instrument.sections.is_empty() {
                    parts.push(questions(desk, instrument, &answers, None));
                }
                for section in &instrument.sections {
                    parts.push(minor_heading(section.title.clone()));
                    if !section.about.is_empty() {
                        parts.push(paragraph(section.about.clone()));
                    }
                    parts.push(questions(desk, instrument, &answers, Some(&section.id)));
                }
            }
        }
        parts
    });
    all(vec![
        heading("The person causing harm"),
        paragraph(
            "The checklist measures the danger to the victim. This page asks about the person it comes from, from records and from those who know. Do not ask that person.",
        ),
        live(move || desk.case.with(whom)),
        subheading("What the history says"),
        live(move || desk.case.with(known)),
        all(asked),
        continue_to(&Page::Judgement),
    ])
}

/// Whom the answers are about, where there are several.
fn whom(case: &Case) -> AnyView {
    match case.people.causing_harm.as_slice() {
        [] | [_] => nothing(),
        [first, ..] => {
            let name = person_name(case, &first.id);
            let says = format!(
                "The answers on this page are about one person: {name}, the first on the page People. What is known of the others belongs in the notes, with whom it is about."
            );
            classed("div", "govuk-inset-text").text(says).view()
        }
    }
}

/// What the ledger, the orders and the changes say about each person.
fn known(case: &Case) -> AnyView {
    let several = case.people.causing_harm.len() > 1;
    let one = |id: &str| {
        let found = history_of(case, id);
        let name = if several { minor_heading(capitalised(&person_name(case, id))) } else { nothing() };
        let says = if found.is_empty() {
            styled("govuk-body", "Nothing yet of harm to others, orders, breaches or releases.")
        } else {
            facts(found)
        };
        all(vec![name, says])
    };
    all(case.people.causing_harm.iter().map(|person| one(&person.id)).collect())
}
