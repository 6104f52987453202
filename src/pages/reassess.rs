//! Last time beside this time: what calls for a new assessment, what happened since, each answer then and now, and what
//! is different.

use leptos::prelude::*;
use waymark::case::{Case, VICTIM};
use waymark::compare::{Again, again};
use waymark::dates::parse_day;
use waymark::explain::{differences_since, last_words, since_words};
use waymark::instrument::{Instrument, Role};

use super::assessed::path;
use super::checklist::map;
use crate::parts::facts::{attend, facts};
use crate::parts::field::{Bound, Width, error_summary, text};
use crate::parts::question::{answers, questions};
use crate::parts::{
    all, classed, folded, form, heading, items, link, link_button, live, minor_heading, paragraph, steady, styled,
    subheading, submit,
};
use crate::store::{Desk, Mistakes, Page};

pub fn reassess(desk: Desk, chosen: Option<String>) -> AnyView {
    let day = steady(move || desk.case.with(|case| case.as_of.iso()));
    let body = live(move || {
        // A memo that is not read does not look at what it is made of.
        day.with(|_| ());
        untrack(|| body(desk, chosen.as_deref()))
    });
    all(vec![
        heading("Re-assess"),
        paragraph(
            "Go through last time's answers again, one by one. An old answer counts today only when you confirm it; what you leave stays not asked.",
        ),
        body,
    ])
}

fn body(desk: Desk, chosen: Option<&str>) -> AnyView {
    let earlier = desk.case.with_untracked(|case| case.has_earlier(case.as_of));
    if !earlier {
        return begin(desk);
    }
    let lists =
        desk.book.with_untracked(|book| desk.case.with_untracked(|case| answered_before(case, &book.instruments)));
    let id = chosen.map(str::to_owned).or_else(|| lists.first().map(|(id, _)| id.clone())).unwrap_or_default();
    let others = lists.into_iter().filter(|(other, _)| *other != id);
    let others: Vec<_> = others.map(|(id, title)| link(Page::Reassess(Some(id)).hash(), title)).collect();
    let others = if others.is_empty() {
        Vec::new()
    } else {
        vec![minor_heading("Also answered last time"), items("govuk-list wm-tap", others)]
    };
    desk.book.with_untracked(|book| match book.instrument(&id) {
        Some(list) => all(vec![beside(desk, list), all(others), ending(desk)]),
        None => all(vec![paragraph("That checklist is not loaded."), all(others), ending(desk)]),
    })
}

/// The instruments last time's answers belong to: the checklists first, and the newest of each.
fn answered_before(case: &Case, instruments: &[Instrument]) -> Vec<(String, String)> {
    let mut lists: Vec<(bool, Option<waymark::dates::Day>, String, String)> = Vec::new();
    for list in instruments {
        if let Some(last) = case.last_about(VICTIM, &list.id) {
            let key = (list.role == Role::Checklist, last.when.exact());
            let place = lists.partition_point(|known| (known.0, known.1) >= key);
            lists.insert(place, (key.0, key.1, list.id.clone(), list.title.clone()));
        }
    }
    lists.into_iter().map(|(_, _, id, title)| (id, title)).collect()
}

fn beside(desk: Desk, list: &Instrument) -> AnyView {
    let id = StoredValue::new(list.id.clone());
    let compared = move |of: &dyn Fn(&Again<'_>) -> AnyView| {
        id.with_value(|id| {
            desk.book.with(|book| {
                let list = book.instrument(id);
                desk.case.with(|case| list.map(|list| of(&again(case, list))).unwrap_or_else(|| all(Vec::new())))
            })
        })
    };
    let as_of = desk.case.with_untracked(|case| case.as_of);
    let answers = answers(desk, VICTIM, list);
    let put = |lead: &'static str, none: &'static str, found: AnyView, is_empty: bool| {
        all(vec![subheading(lead), if is_empty { paragraph(none) } else { found }])
    };
    all(vec![
        untrack(|| compared(&|again| styled("govuk-body-l", last_words(again, as_of)))),
        untrack(|| due(desk)),
        untrack(|| {
            compared(&|again| {
                let found = since_words(again);
                let none = found.is_empty();
                put(
                    "What happened since",
                    "Nothing since is recorded. Ask, and add what there is to the history.",
                    facts(found),
                    none,
                )
            })
        }),
        link_button(&Page::History, "Add to the history", true),
        subheading("Question by question"),
        paragraph(list.title.clone()),
        map(list, &answers),
        questions(desk, list, &answers, None),
        live(move || {
            compared(&|again| {
                let found = differences_since(again);
                let none = found.is_empty();
                put(
                    "What is different",
                    "Everything has been gone through, and nothing is different from last time.",
                    facts(found),
                    none,
                )
            })
        }),
        path(desk),
    ])
}

/// What calls for a new assessment, as it was before today's was begun.
fn due(desk: Desk) -> AnyView {
    let due: Vec<_> = desk.called_for().into_iter().filter(|one| one.id == "reassess").collect();
    if due.is_empty() {
        paragraph("Nothing that is recorded calls for a new assessment by name. It can be made at any time.")
    } else {
        attend(due)
    }
}

fn ending(desk: Desk) -> AnyView {
    all(vec![
        folded("Assess on another day", begin(desk)),
        link_button(&Page::Checklist(None), "Continue to checklist and grade", false),
        classed("p", "wm-tap").with(link(Page::Closing.hash(), "Before you close this case")).view(),
    ])
}

/// A new day for the case, on which nothing of last time counts until it is confirmed.
fn begin(desk: Desk) -> AnyView {
    let as_of = desk.case.with_untracked(|case| case.as_of);
    let day = RwSignal::new(desk.today.to_string());
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let sent = move || match parse_day(&day.get(), desk.today) {
        Ok(day) if day > as_of => {
            mistakes.set(Vec::new());
            desk.edit(|case| case.begin_again(day));
        }
        Ok(_) => mistakes
            .set(vec![("again-day".to_owned(), format!("Choose a day after {as_of}, the day this case speaks for"))]),
        Err(mistake) => mistakes.set(vec![("again-day".to_owned(), mistake.to_string())]),
    };
    let says = format!(
        "This case speaks for {as_of}. Choose the day of the new assessment: what was answered stays with its own day, and whether the history is complete is asked again."
    );
    let field = text(
        "again-day",
        "Day of the new assessment",
        "For example today",
        Width::Twenty,
        Bound::signal(day),
        Some(mistakes),
    );
    all(vec![
        error_summary(mistakes),
        paragraph(says),
        form(sent, all(vec![field, submit("Begin the new assessment", None)])),
    ])
}
