//! Last time beside this time: what calls for a new assessment, what happened since, each answer then and now, and what
//! is different.

use std::cmp::Reverse;

use leptos::prelude::*;
use waymark::engine::compare::{Again, again};
use waymark::model::case::{Case, CaseStoreFields, VICTIM};
use waymark::model::dates::parse_day;
use waymark::model::instrument::{Instrument, Role};
use waymark::words::explain::{
    Attention, differences_since, last_answers, last_words, since_words,
};

use super::assessed::{next_review, path};
use crate::app::parts::facts::{Attentions, FactLists};
use crate::app::parts::field::{DateField, ErrorSummary, Width};
use crate::app::parts::question::{InstrumentAnswers, QuestionMap, answers, ordered};
use crate::app::parts::{
    Form, all, classed, focus_heading, folded, heading, items, lines, link, link_button, live,
    minor_heading, paragraph, steady, styled, subheading,
};
use crate::app::store::{Mistakes, Page, use_areas, use_casework, use_clock};

pub fn reassess(chosen: Option<String>) -> AnyView {
    let casework = use_casework();
    let day = steady(move || casework.case.as_of().with(|as_of| as_of.iso()));
    let body = live(move || {
        // A memo that is not read does not look at what it is made of.
        day.with(|_| ());
        untrack(|| body(chosen.as_deref()))
    });
    all(vec![
        heading("Re-assess"),
        paragraph(
            "Go through last time's answers again, one by one. An old answer counts today once you confirm it; what you leave stays not asked.",
        ),
        classed("p", "wm-tap")
            .with(link(Page::Closing.hash(), "Before you close this case"))
            .view(),
        body,
    ])
}

fn body(chosen: Option<&str>) -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let earlier = casework
        .case
        .with_untracked(|case| case.has_earlier(case.as_of));
    if !earlier {
        return all(vec![
            subheading("The day of the new assessment"),
            begin(),
            looking_back(),
        ]);
    }
    let lists = areas.book.with_untracked(|book| {
        casework
            .case
            .with_untracked(|case| answered_before(case, &book.instruments))
    });
    let id = chosen
        .map(str::to_owned)
        .or_else(|| lists.first().map(|(id, _)| id.clone()))
        .unwrap_or_default();
    let others = lists.into_iter().filter(|(other, _)| *other != id);
    let others: Vec<_> = others
        .map(|(id, title)| link(Page::Reassess(Some(id)).hash(), title))
        .collect();
    let others = if others.is_empty() {
        Vec::new()
    } else {
        vec![
            minor_heading("Also answered last time"),
            items("govuk-list wm-tap", others),
        ]
    };
    areas
        .book
        .with_untracked(|book| match book.instrument(&id) {
            Some(list) => all(vec![beside(list), all(others), ending()]),
            None => all(vec![
                paragraph("That checklist is not loaded."),
                all(others),
                ending(),
            ]),
        })
}

/// Last time's answers and what happened since, before a new day has been chosen.
fn looking_back() -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let clock = use_clock();
    let (answered, since) = areas.book.with_untracked(|book| {
        casework.case.with_untracked(|case| {
            let case = &case.seen_from(case.as_of.plus_days(1).max(clock.today()));
            let lists = answered_before(case, &book.instruments);
            let (mut parts, mut since) = (Vec::new(), None);
            for list in lists.iter().filter_map(|(id, _)| book.instrument(id)) {
                let again = again(case, list);
                let answered = last_answers(&again);
                let day = again
                    .last
                    .map(|(day, _)| day.to_string())
                    .unwrap_or_default();
                since.get_or_insert_with(|| since_words(&again));
                let summary = format!("{}, {day} ({} answered)", list.title, answered.len());
                if !answered.is_empty() {
                    parts.push(folded(summary, lines(answered)));
                }
            }
            (parts, since.unwrap_or_default())
        })
    });
    let answered = if answered.is_empty() {
        paragraph("The case holds no answers of last time.")
    } else {
        all(answered)
    };
    let since = if since.is_empty() {
        paragraph("Nothing since is recorded. Ask, and add what there is to the history.")
    } else {
        view! { <FactLists facts=since /> }.into_any()
    };
    all(vec![
        subheading("Last time\u{2019}s answers"),
        answered,
        subheading("What happened since"),
        since,
        link_button(&Page::History, "Add to the history", true),
    ])
}

/// The instruments last time's answers belong to: the checklists first, and the newest of each.
fn answered_before(case: &Case, instruments: &[Instrument]) -> Vec<(String, String)> {
    let mut lists: Vec<(bool, Option<waymark::model::dates::Day>, String, String)> = Vec::new();
    for list in instruments {
        if let Some(last) = case.last_about(VICTIM, &list.id) {
            let is_checklist = list.role == Role::Checklist;
            let (id, title) = (list.id.clone(), list.title.clone());
            lists.push((is_checklist, last.when.exact(), id, title));
        }
    }
    lists.sort_by_key(|(is_checklist, day, ..)| Reverse((*is_checklist, *day)));
    lists
        .into_iter()
        .map(|(_, _, id, title)| (id, title))
        .collect()
}

fn beside(list: &Instrument) -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let id = StoredValue::new(list.id.clone());
    let compared = move |of: &dyn Fn(&Again<'_>) -> AnyView| {
        id.with_value(|id| {
            areas.book.with(|book| {
                let list = book.instrument(id);
                casework.case.with(|case| {
                    list.map(|list| of(&again(case, list)))
                        .unwrap_or_else(|| all(Vec::new()))
                })
            })
        })
    };
    let as_of = casework.case.with_untracked(|case| case.as_of);
    let done = Memo::new(move |_| !casework.calls_now().iter().any(|one| one.id == "reassess"));
    let answers = answers(VICTIM, list);
    let put = |lead: &'static str, none: &'static str, found: AnyView, is_empty: bool| {
        all(vec![
            subheading(lead),
            if is_empty { paragraph(none) } else { found },
        ])
    };
    all(vec![
        untrack(|| compared(&|again| styled("govuk-body-l", last_words(again, as_of)))),
        live(move || {
            done.track();
            untrack(due)
        }),
        untrack(|| {
            compared(&|again| {
                let found = since_words(again);
                let none = found.is_empty();
                put(
                    "What happened since",
                    "Nothing since is recorded. Ask, and add what there is to the history.",
                    view! { <FactLists facts=found /> }.into_any(),
                    none,
                )
            })
        }),
        link_button(&Page::History, "Add to the history", true),
        subheading("Question by question"),
        paragraph(list.title.clone()),
        view! { <QuestionMap questions=answers.by_number(list) /> }.into_any(),
        asked(list, &answers),
        live(move || {
            compared(&|again| {
                let found = differences_since(again);
                let none = found.is_empty();
                put(
                    "What is different",
                    "Everything has been gone through, and nothing is different from last time.",
                    view! { <FactLists facts=found /> }.into_any(),
                    none,
                )
            })
        }),
        path(),
        next_review(),
    ])
}

/// The questions that were answered last time, and then the rest.
fn asked(list: &Instrument, answers: &InstrumentAnswers) -> AnyView {
    let casework = use_casework();
    let told = |place: &usize| {
        let item = list.items.get(*place);
        item.is_some_and(|item| {
            casework
                .case
                .with_untracked(|case| case.given_last_time(VICTIM, &list.id, &item.id).is_some())
        })
    };
    let (mut order, rest): (Vec<usize>, Vec<usize>) = (0..list.items.len()).partition(told);
    let first = order.len();
    order.extend(rest);
    let mut asked = ordered(list, answers, &order);
    if first > 0 && first < asked.len() {
        asked.insert(
            first,
            minor_heading(format!("Not answered last time ({})", asked.len() - first)),
        );
        asked.insert(0, minor_heading(format!("Answered last time ({first})")));
    }
    all(asked)
}

/// What calls for a new assessment, as it was before today's was begun; what today's has set at rest calls for none any more.
fn due() -> AnyView {
    let casework = use_casework();
    let is_due = |one: &Attention| one.id == "reassess";
    let mut due = casework.called_for();
    due.retain(is_due);
    if !casework.calls_now().iter().any(is_due) {
        due.iter_mut()
            .for_each(|one| one.heading = "What called for this assessment");
    }
    if due.is_empty() {
        paragraph(
            "Nothing that is recorded calls for a new assessment by name. It can be made at any time.",
        )
    } else {
        view! { <Attentions found=due /> }.into_any()
    }
}

fn ending() -> AnyView {
    all(vec![
        folded("Assess on another day", begin()),
        link_button(
            &Page::Checklist(None),
            "Continue to checklist and grade",
            false,
        ),
    ])
}

/// A new day for the case, on which nothing of last time counts until it is confirmed.
fn begin() -> AnyView {
    let casework = use_casework();
    let clock = use_clock();
    let as_of = casework.case.with_untracked(|case| case.as_of);
    let day = clock.shows_today();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let sent = move || match parse_day(&day.get(), clock.today()) {
        Ok(day) if day > as_of => {
            mistakes.set(Vec::new());
            casework.edit(|case| case.begin_again(day));
            // The form is gone by then.
            request_animation_frame(focus_heading);
        }
        Ok(_) => mistakes.set(vec![(
            "again-day".to_owned(),
            format!("Choose a day after {as_of}, the day this case speaks for"),
        )]),
        Err(mistake) => mistakes.set(vec![(
            "again-day".to_owned(),
            mistake.where_a_day_is_needed(),
        )]),
    };
    let says = format!(
        "This case speaks for {as_of}. Choose the day of the new assessment: what was answered stays with its own day, and whether the history is complete is asked again."
    );
    let field = view! {
        <DateField
            id="again-day"
            label="Day of the new assessment"
            hint="For example today"
            width=Width::Twenty
            bound=day
            mistakes
            as_of=clock.day
        />
    }
    .into_any();
    all(vec![
        view! { <ErrorSummary mistakes /> }.into_any(),
        paragraph(says),
        view! {
            <Form submit="Begin the new assessment" send=sent>
                {field}
            </Form>
        }
        .into_any(),
    ])
}
