//! The checklist, with a map of it, the area's own questions, and the follow-up sets that may be offered.

use leptos::prelude::*;
use waymark::case::Grade;
use waymark::explain::{capitalised, grade};
use waymark::instrument::{Instrument, Reply, Role};

use crate::parts::field::{Bound, radios};
use crate::parts::question::{question_id, questions};
use crate::parts::{back_to, continue_to, focus, heading};
use crate::store::{Desk, Page, rules};

pub fn checklist(desk: Desk, instrument: Option<String>) -> AnyView {
    let id = instrument.unwrap_or_else(|| asked_for(desk));
    let found = desk.book.with_untracked(|book| book.instrument(&id).cloned());
    let Some(instrument) = found else {
        return view! {
            {heading("Checklist")}
            <p class="govuk-body">"The checklist "<code>{id}</code>" is not loaded. Load its file on the page "<a class="govuk-link" href="#/areas">"Areas and rules"</a>"."</p>
        }
        .into_any();
    };
    let is_checklist = instrument.role == Role::Checklist;
    view! {
        {(!is_checklist).then(|| back_to(&Page::Checklist(None)))}
        {heading(instrument.title.clone())}
        <p class="govuk-body">{instrument.about.clone()}</p>
        <p class="wm-source wm-keys">"With a keyboard: Y, N and D answer yes, no and does not know, and go on to the next question."</p>
        {map(desk, &instrument)}
        {questions(desk, &instrument, None)}
        {is_checklist.then(|| view! {
            {local(desk)}
            {own_grade(desk, &instrument.id)}
            {others(desk, &instrument.id)}
            {continue_to(&Page::History(None))}
        })}
        {(!is_checklist).then(|| view! { <a class="govuk-button" role="button" href=Page::Checklist(None).hash()>"Back to the checklist"</a> })}
    }
    .into_any()
}

/// The checklist the case was begun with, or else the one the area asks for.
fn asked_for(desk: Desk) -> String {
    let begun = desk.decision(|decision| decision.checklist.as_ref().map(|state| state.instrument.id.clone())).flatten();
    begun
        .or_else(|| desk.book.with(|book| desk.case.with(|case| rules(book, case).map(|rules| rules.version.checklist.clone()))))
        .unwrap_or_default()
}

/// Every question by its number, marked when it has been answered, and the way to the next that has not.
fn map(desk: Desk, instrument: &Instrument) -> AnyView {
    let id = StoredValue::new(instrument.id.clone());
    let items: Vec<(String, String)> = instrument
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| (item.id.clone(), if item.number.is_empty() { (index + 1).to_string() } else { item.number.clone() }))
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
    let next = move |_| {
        if let Some((item, _)) = items.with_value(|items| items.iter().find(|(item, _)| !is_put(item)).cloned()) {
            jump(&item);
        }
    };
    let left = move || items.with_value(|items| items.iter().filter(|(item, _)| !is_put(item)).count());
    let links = items.with_value(|items| {
        items
            .iter()
            .map(|(item, number)| {
                let (one, two, three) = (item.clone(), item.clone(), number.clone());
                let state = move || match reply(&one) {
                    None | Some(Reply::NotAsked) => "not asked",
                    Some(Reply::Yes) => "yes",
                    Some(Reply::No) => "no",
                    Some(_) => "answered",
                };
                let shown = state.clone();
                view! {
                    <li><button type="button" class="wm-map__item" data-state=shown
                        aria-label=move || format!("Question {three}, {}", state())
                        on:click=move |_| jump(&two)>{number.clone()}</button></li>
                }
            })
            .collect_view()
    });
    view! {
        <nav class="wm-map" aria-label="Questions">
            <ul class="wm-map__list">{links}</ul>
            {move || {
                let left = left();
                if left == 0 {
                    view! { <p class="govuk-body">"Every question has been asked."</p> }.into_any()
                } else {
                    let words = if left == 1 { "1 question not asked yet".to_owned() } else { format!("{left} questions not asked yet") };
                    view! { <p class="govuk-body">{words}". "<button type="button" class="wm-link" on:click=next>"Go to the next one"</button></p> }.into_any()
                }
            }}
        </nav>
    }
    .into_any()
}

/// The questions the area adds of its own.
fn local(desk: Desk) -> AnyView {
    let asked = desk.book.with(|book| {
        let local = desk.case.with_untracked(|case| rules(book, case).map(|rules| rules.area.local_instrument()))?;
        book.instrument(&local).map(|instrument| (instrument.title.clone(), questions(desk, instrument, None)))
    });
    asked
        .map(|(title, asked)| view! { <h2 class="govuk-heading-m wm-section">{title}</h2> {asked} }.into_any())
        .unwrap_or_else(|| ().into_any())
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
            let given = id.with_value(|id| desk.case.with(|case| case.newest_assessment(id, case.as_of).and_then(|one| one.grade)));
            given.map(|one| grade(one).to_owned()).unwrap_or_default()
        },
        move |chosen| {
            let given = grades.into_iter().find(|one| grade(*one) == chosen);
            id.with_value(|id| desk.edit(|case| case.present_assessment(id).grade = given));
        },
    );
    view! {
        <div class="wm-section">
            {radios("grade", "Your own grade", "What you judge on everything you know, not on the count alone. Some areas refer on the grade.", choices, bound, None)}
        </div>
    }
    .into_any()
}

/// The further sets of questions, and the other checklists.
fn others(desk: Desk, shown: &str) -> AnyView {
    let of = |role: Role| {
        desk.book.with(|book| {
            book.instruments
                .iter()
                .filter(|instrument| instrument.role == role && instrument.id != shown)
                .map(|instrument| {
                    let target = Page::Checklist(Some(instrument.id.clone())).hash();
                    view! { <li><a class="govuk-link" href=target>{instrument.title.clone()}</a></li> }
                })
                .collect_view()
        })
    };
    view! {
        <h2 class="govuk-heading-m wm-section">"Further questions, if they help"</h2>
        <ul class="govuk-list">{of(Role::FollowUp)}</ul>
        <h2 class="govuk-heading-s">"Other checklists"</h2>
        <p class="govuk-body">"The answers to one are never turned into another's."</p>
        <ul class="govuk-list">{of(Role::Checklist)}</ul>
    }
    .into_any()
}
