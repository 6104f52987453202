//! The checklist, with a map of it, the area's own questions, and the follow-up sets that may be offered.

use leptos::prelude::*;
use waymark::case::Grade;
use waymark::explain::{capitalised, grade};
use waymark::instrument::{Instrument, Reply, Role};

use crate::parts::field::{Bound, radios};
use crate::parts::question::{question_id, questions};
use crate::parts::{
    Weight, all, back_to, button, classed, continue_to, el, focus, folded, heading, items, link, link_button, live,
    minor_heading, nothing, paragraph, styled, subheading,
};
use crate::store::{Desk, Page};

pub fn checklist(desk: Desk, instrument: Option<String>) -> AnyView {
    let id = instrument.unwrap_or_else(|| asked_for(desk));
    desk.book.with_untracked(|book| match book.instrument(&id) {
        Some(instrument) => shown(desk, instrument),
        None => all(vec![
            heading("Checklist"),
            paragraph(format!(
                "The checklist `{id}` is not loaded. Load its file on the page \u{201c}Areas and rules\u{201d}."
            )),
        ]),
    })
}

fn shown(desk: Desk, instrument: &Instrument) -> AnyView {
    let mut parts = vec![
        heading(instrument.title.clone()),
        paragraph("Not the official form: the questions are in our own words, under the paper form's numbers."),
        folded("About this checklist", paragraph(instrument.about.clone())),
        styled(
            "wm-source wm-keys",
            "With a keyboard: Y, N and D answer yes, no and does not know, and go on to the next question.",
        ),
        map(desk, instrument),
        questions(desk, instrument, None),
    ];
    if instrument.role == Role::Checklist {
        parts.extend([
            local(desk),
            own_grade(desk, &instrument.id),
            others(desk, &instrument.id),
            continue_to(&Page::History),
        ]);
    } else {
        parts.insert(0, back_to(&Page::Checklist(None)));
        parts.push(link_button(&Page::Checklist(None), "Back to the checklist", false));
    }
    all(parts)
}

/// The checklist the case was begun with, or else the one the area asks for.
fn asked_for(desk: Desk) -> String {
    let begun =
        desk.decision(|decision| decision.checklist.as_ref().map(|state| state.instrument.id.clone())).flatten();
    begun.or_else(|| desk.rules(|rules| rules.version.checklist.clone())).unwrap_or_default()
}

/// Every question by its number, marked when it has been answered, and the way to the next that has not.
fn map(desk: Desk, instrument: &Instrument) -> AnyView {
    let id = StoredValue::new(instrument.id.clone());
    let items: Vec<(String, String)> = instrument
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            (item.id.clone(), if item.number.is_empty() { (index + 1).to_string() } else { item.number.clone() })
        })
        .collect();
    let items = StoredValue::new(items);
    let reply = move |item: &str| {
        id.with_value(|id| desk.case.with(|case| case.answered(id, item).map(|answer| answer.reply.clone())))
    };
    let is_put = move |item: &str| reply(item).is_some_and(|reply| reply != Reply::NotAsked);
    let jump = move |item: &str| {
        let target = id.with_value(|id| question_id(id, item));
        if let Some(input) = document().query_selector(&format!("#{target} input")).ok().flatten() {
            focus(&input);
            input.scroll_into_view();
        }
    };
    let next = move || {
        if let Some((item, _)) = items.with_value(|items| items.iter().find(|(item, _)| !is_put(item)).cloned()) {
            jump(&item);
        }
    };
    let left = move || items.with_value(|items| items.iter().filter(|(item, _)| !is_put(item)).count());
    let number = move |(item, number): &(String, String)| {
        let (asked, shown, target, number) = (item.clone(), item.clone(), item.clone(), number.clone());
        let state = move |item: &str| match reply(item) {
            None | Some(Reply::NotAsked) => "not asked",
            Some(Reply::Yes) => "yes",
            Some(Reply::No) => "no",
            Some(_) => "answered",
        };
        let named = number.clone();
        let button = classed("button", "wm-map__item")
            .at("type", "button")
            .live("data-state", move || Some(state(&shown).to_owned()))
            .live("aria-label", move || Some(format!("Question {named}, {}", state(&asked))))
            .on("click", move |_| jump(&target))
            .text(number);
        el("li").with(button.view()).view()
    };
    let numbers = items.with_value(|items| items.iter().map(number).collect::<Vec<_>>());
    let remaining = live(move || match left() {
        0 => paragraph("Every question has been asked."),
        left => {
            let words = if left == 1 {
                "1 question not asked yet. ".to_owned()
            } else {
                format!("{left} questions not asked yet. ")
            };
            classed("p", "govuk-body").text(words).with(button("Go to the next one", Weight::Link, next)).view()
        }
    });
    classed("nav", "wm-map")
        .at("aria-label", "Questions")
        .with(classed("ul", "wm-map__list").all(numbers).view())
        .with(remaining)
        .view()
}

/// The questions the area adds of its own.
fn local(desk: Desk) -> AnyView {
    let asked = untrack(|| {
        desk.rules(|rules| {
            let instrument = rules.book.instrument(&rules.area.local_instrument())?;
            Some((instrument.title.clone(), questions(desk, instrument, None)))
        })
        .flatten()
    });
    asked.map(|(title, asked)| all(vec![subheading(title), asked])).unwrap_or_else(nothing)
}

fn own_grade(desk: Desk, instrument: &str) -> AnyView {
    let id = StoredValue::new(instrument.to_owned());
    let grades = [Grade::Standard, Grade::Medium, Grade::High];
    let choices = grades
        .iter()
        .map(|one| (grade(*one).to_owned(), capitalised(grade(*one))))
        .chain([(String::new(), "Not graded yet".to_owned())])
        .collect();
    let bound = Bound::new(
        move || {
            let given = id.with_value(|id| {
                desk.case.with(|case| case.newest_assessment(id, case.as_of).and_then(|one| one.grade))
            });
            given.map(|one| grade(one).to_owned()).unwrap_or_default()
        },
        move |chosen| {
            let given = grades.into_iter().find(|one| grade(*one) == chosen);
            id.with_value(|id| desk.edit(|case| case.present_assessment(id).grade = given));
        },
    );
    let hint = "What you judge on everything you know, not on the count alone. Some areas refer on the grade.";
    all(vec![
        subheading("Your own grade"),
        radios("grade", "On everything you know, the risk of serious harm is", hint, choices, bound, None),
    ])
}

/// The further sets of questions, and the other checklists.
fn others(desk: Desk, shown: &str) -> AnyView {
    let of = |role: Role| {
        desk.book.with(|book| {
            let others = book.instruments.iter().filter(|instrument| instrument.role == role && instrument.id != shown);
            items(
                "govuk-list",
                others.map(|one| link(Page::Checklist(Some(one.id.clone())).hash(), one.title.clone())).collect(),
            )
        })
    };
    all(vec![
        subheading("Further questions, if they help"),
        of(Role::FollowUp),
        minor_heading("Other checklists"),
        paragraph("The answers to one are never turned into another's."),
        of(Role::Checklist),
    ])
}
