//! The checklist, with a map of it, the area's own questions, and the follow-up sets that may be offered.

use leptos::prelude::*;
use waymark::model::case::VICTIM;
use waymark::model::instrument::{Instrument, Item, Reply, Role};

use super::assessed::{Assessed, about_another, made, own_grade};
use crate::app::parts::question::{Answers, Given, answers, keys_hint, question_id, questions};
use crate::app::parts::{
    Weight, all, back_to, button, classed, continue_to, el, focus, folded, heading, items, link,
    link_button, live, minor_heading, nothing, paragraph, subheading,
};
use crate::app::store::{Page, use_areas, use_asking, use_casework};

pub fn checklist(instrument: Option<String>) -> AnyView {
    let areas = use_areas();
    let id = instrument.unwrap_or_else(asked_for);
    areas.book.with_untracked(|book| match book.instrument(&id) {
        Some(instrument) => {
            resume(&instrument.id);
            shown(instrument)
        }
        None => all(vec![
            heading("Checklist"),
            paragraph(format!(
                "The checklist `{id}` is not loaded. Load its file on the page \u{201c}Areas and rules\u{201d}."
            )),
        ]),
    })
}

/// Goes on at the question that was answered last, once the page is there and its heading has had the focus.
fn resume(instrument: &str) {
    let asking = use_asking();
    let last = asking
        .last
        .with_value(|last| last.iter().find(|(list, _)| list == instrument).cloned());
    let Some((_, question)) = last else { return };
    request_animation_frame(move || {
        request_animation_frame(move || {
            if let Some(question) = document().get_element_by_id(&question) {
                question
                    .query_selector("input:checked")
                    .ok()
                    .flatten()
                    .iter()
                    .for_each(focus);
                question.scroll_into_view();
            }
        });
    });
}

/// The checklist about the victim, or about another person that is chosen.
fn shown(instrument: &Instrument) -> AnyView {
    let areas = use_areas();
    if instrument.role != Role::Checklist {
        return about(RwSignal::new(VICTIM.to_owned()), instrument);
    }
    let (whom, id) = (RwSignal::new(VICTIM.to_owned()), instrument.id.clone());
    live(move || {
        whom.track();
        untrack(|| {
            areas.book.with(|book| {
                book.instrument(&id)
                    .map_or_else(nothing, |list| about(whom, list))
            })
        })
    })
}

fn about(whom: RwSignal<String>, instrument: &Instrument) -> AnyView {
    let person = whom.get();
    let answers = answers(&person, instrument);
    let of = Assessed::new(&person, &instrument.id);
    let mut parts = vec![
        heading(instrument.title.clone()),
        paragraph(
            "Not the official form: the questions are in our own words, under the paper form's numbers.",
        ),
        folded("About this checklist", paragraph(instrument.about.clone())),
        keys_hint(),
        map(instrument, &answers),
        questions(instrument, &answers, None),
    ];
    if instrument.role == Role::Checklist {
        parts.insert(1, all(vec![about_another(&person), made(whom, of)]));
        parts.extend([
            if person == VICTIM { local() } else { nothing() },
            own_grade(of),
            others(&instrument.id),
            continue_to(&Page::History),
        ]);
    } else {
        parts.insert(0, back_to(&Page::Checklist(None)));
        parts.push(link_button(
            &Page::Checklist(None),
            "Back to the checklist",
            false,
        ));
    }
    all(parts)
}

/// The checklist the case was begun with, or else the one the area asks for.
fn asked_for() -> String {
    let casework = use_casework();
    let begun = casework
        .decision(|decision| {
            decision
                .checklist
                .as_ref()
                .map(|state| state.instrument.id.clone())
        })
        .flatten();
    begun
        .or_else(|| casework.rules(|rules| rules.version.checklist.clone()))
        .unwrap_or_default()
}

/// Every question by its number, marked when it has been answered, and the way to the next that has not.
pub fn map(
    instrument: &Instrument,
    Answers {
        whom,
        given: answers,
    }: &Answers,
) -> AnyView {
    let is_put = |given: Given| {
        given.with(|given| {
            given
                .as_ref()
                .is_some_and(|answer| answer.reply != Reply::NotAsked)
        })
    };
    let jump = |target: &str| {
        if let Some(input) = document()
            .query_selector(&format!("#{target} input"))
            .ok()
            .flatten()
        {
            focus(&input);
            input.scroll_into_view();
        }
    };
    let targets = instrument
        .items
        .iter()
        .map(|item| question_id(whom, &instrument.id, &item.id));
    let items = StoredValue::new(targets.zip(answers.iter().copied()).collect::<Vec<_>>());
    let next = move || {
        items.with_value(|items| {
            if let Some((target, _)) = items.iter().find(|(_, given)| !is_put(*given)) {
                jump(target);
            }
        });
    };
    let left = Memo::new(move |_| {
        items.with_value(|items| items.iter().filter(|(_, given)| !is_put(*given)).count())
    });
    let number = |((index, item), given): ((usize, &Item), &Given)| {
        let (target, given) = (question_id(whom, &instrument.id, &item.id), *given);
        let number = if item.number.is_empty() {
            (index + 1).to_string()
        } else {
            item.number.clone()
        };
        let state = move || {
            given.with(|given| match given.as_ref().map(|answer| &answer.reply) {
                None | Some(Reply::NotAsked) => "not asked",
                Some(Reply::Yes) => "yes",
                Some(Reply::No) => "no",
                Some(_) => "answered",
            })
        };
        let named = number.clone();
        let button = classed("button", "wm-map__item")
            .at("type", "button")
            .live("data-state", move || Some(state().to_owned()))
            .live("aria-label", move || {
                Some(format!("Question {named}, {}", state()))
            })
            .on("click", move |_| jump(&target))
            .text(number);
        el("li").with(button.view()).view()
    };
    let numbers: Vec<_> = instrument
        .items
        .iter()
        .enumerate()
        .zip(answers)
        .map(number)
        .collect();
    let remaining = live(move || match left.get() {
        0 => paragraph("Every question has been asked."),
        left => {
            let words = if left == 1 {
                "1 question not asked yet. ".to_owned()
            } else {
                format!("{left} questions not asked yet. ")
            };
            classed("p", "govuk-body")
                .text(words)
                .with(button("Go to the next one", Weight::Link, next))
                .view()
        }
    });
    classed("nav", "wm-map")
        .at("aria-label", "Questions")
        .with(classed("ul", "wm-map__list").all(numbers).view())
        .with(remaining)
        .view()
}

/// The questions the area adds of its own.
fn local() -> AnyView {
    let casework = use_casework();
    let asked = untrack(|| {
        casework
            .rules(|rules| {
                let instrument = rules.book.instrument(&rules.area.local_instrument())?;
                Some((
                    instrument.title.clone(),
                    questions(instrument, &answers(VICTIM, instrument), None),
                ))
            })
            .flatten()
    });
    asked
        .map(|(title, asked)| all(vec![subheading(title), asked]))
        .unwrap_or_else(nothing)
}

/// The further sets of questions, and the other checklists.
fn others(shown: &str) -> AnyView {
    let areas = use_areas();
    let of = |role: Role| {
        areas.book.with(|book| {
            let others = book
                .instruments
                .iter()
                .filter(|instrument| instrument.role == role && instrument.id != shown);
            items(
                "govuk-list",
                others
                    .map(|one| {
                        link(
                            Page::Checklist(Some(one.id.clone())).hash(),
                            one.title.clone(),
                        )
                    })
                    .collect(),
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
