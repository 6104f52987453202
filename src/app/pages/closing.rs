//! Before a case is closed: what stands against it. This page never says that closing is right.

use leptos::prelude::*;
use waymark::model::case::VICTIM;
use waymark::words::explain::against_closing;

use crate::app::parts::facts::FactLists;
use crate::app::parts::question::{answers, questions};
use crate::app::parts::{
    all, back_to, heading, link_button, live, nothing, paragraph, styled, subheading,
};
use crate::app::store::{Page, use_areas, use_casework};

/// The instrument that is gone through.
const LIST: &str = "before-closing";

pub fn closing() -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let asked = areas
        .book
        .with_untracked(|book| match book.instrument(LIST) {
            Some(list) => all(vec![
                paragraph(list.about.clone()),
                questions(list, &answers(VICTIM, list), None),
            ]),
            None => paragraph("The list to go through is not loaded."),
        });
    let against = live(move || {
        let called = casework.calls_now();
        areas.book.with(|book| match book.instrument(LIST) {
            Some(list) => {
                let facts = casework
                    .case
                    .with(|case| against_closing(case, called, list));
                view! { <FactLists facts /> }.into_any()
            }
            None => nothing(),
        })
    });
    all(vec![
        back_to(&Page::Reassess(None)),
        heading("Before you close"),
        paragraph(
            "Losing contact may be the control at work. Ask the others who know the victim first, and tell everybody who counts on you.",
        ),
        asked,
        subheading("What is recorded against closing"),
        against,
        styled(
            "wm-source",
            "This list holds what was put into this case and nothing else. That it is short does not make closing right: people who know the case decide that together.",
        ),
        link_button(&Page::Judgement, "Write your judgement", true),
    ])
}
