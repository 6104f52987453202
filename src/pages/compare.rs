//! One case under two rules side by side, and the smallest change of facts that would make them agree.

use leptos::prelude::*;
use waymark::book::{Rulebook, Rules};
use waymark::case::AreaChoice;
use waymark::compare::difference::difference;
use waymark::decision::routes_under;
use waymark::explain::{DifferenceWords, KindWords, beside_words, difference_words};

use crate::parts::field::{Bound, select};
use crate::parts::{all, classed, el, heading, lines, live, minor_heading, paragraph, subheading};
use crate::store::{Desk, Page};

pub fn compare(desk: Desk) -> AnyView {
    if !desk.open.get_untracked() {
        return all(vec![heading(Page::Compare.title()), paragraph("Open a case on the start page first.")]);
    }
    let choices = desk.book.with_untracked(choices);
    let last = |back: usize| choices.iter().rev().nth(back).map(|(value, _)| value.clone()).unwrap_or_default();
    let own = desk.case.with_untracked(|case| {
        let on = case.as_of;
        desk.book.with_untracked(|book| book.shown(case.area.as_ref(), on).map(|shown| value(shown.rules)))
    });
    let national = desk.case.with_untracked(|case| {
        desk.book.with_untracked(|book| book.national(case.as_of).map(value)).unwrap_or_else(|| last(0))
    });
    let one = RwSignal::new(own.unwrap_or_else(|| last(0)));
    let other = RwSignal::new(national);
    let kind = RwSignal::new(String::new());
    let shown = live(move || {
        let ids = [one.get(), other.get()];
        with_both(desk, &ids, |case, both| {
            let found = both.map(|rules| routes_under(case, rules, case.as_of));
            table(both, &beside_words(&found))
        })
    });
    let smallest = live(move || {
        let ids = [one.get(), other.get()];
        let wanted = kind.get();
        with_both(desk, &ids, |case, both| {
            let found = both.map(|rules| routes_under(case, rules, case.as_of));
            let rows = beside_words(&found);
            match rows.iter().find(|row| row.name == wanted) {
                None => paragraph(
                    "Choose a route to see the smallest change of facts that would make the two rules agree on it.",
                ),
                Some(row) => {
                    let found = difference(case, both, row.kind, case.as_of);
                    all(difference_words(case, both, &found).iter().map(words).collect())
                }
            }
        })
    });
    let kinds = ["", "Visible high risk", "Professional judgement", "Potential escalation", "Repeat", "By one fact"];
    let kinds = kinds.map(|name| (name.to_owned(), if name.is_empty() { "Choose" } else { name }.to_owned())).to_vec();
    all(vec![
        heading(Page::Compare.title()),
        paragraph("The open case under two rules. Looking changes nothing in the case."),
        select("one", "One rule", "", choices.clone(), Bound::signal(one), None),
        select("other", "The other rule", "", choices, Bound::signal(other), None),
        shown,
        subheading("The smallest difference"),
        select("kind", "Route", "", kinds, Bound::signal(kind), None),
        el("div").at("id", "smallest").at("aria-live", "polite").with(smallest).view(),
    ])
}

/// Every version of every area.
fn choices(book: &Rulebook) -> Vec<(String, String)> {
    let versions = book.areas.iter().flat_map(|area| area.versions.iter().map(move |version| (area, version)));
    let choice = versions
        .map(|(area, version)| (format!("{}/{}", area.id, version.id), format!("{}: {}", area.name, version.title)));
    choice.collect()
}

fn value(rules: Rules<'_>) -> String {
    format!("{}/{}", rules.area.id, rules.version.id)
}

fn with_both(
    desk: Desk,
    ids: &[String; 2],
    of: impl FnOnce(&waymark::case::Case, [Rules<'_>; 2]) -> AnyView,
) -> AnyView {
    desk.book.with(|book| {
        desk.case.with(|case| {
            let rules = |value: &String| {
                let (id, version) = value.split_once('/')?;
                book.rules(&AreaChoice { id: id.to_owned(), version: Some(version.to_owned()) }, case.as_of)
            };
            let [one, other] = ids;
            match (rules(one), rules(other)) {
                (Some(one), Some(other)) => of(case, [one, other]),
                _ => paragraph("One of these rules is no longer loaded."),
            }
        })
    })
}

fn table(both: [Rules<'_>; 2], rows: &[KindWords]) -> AnyView {
    let head = |text: String| classed("th", "govuk-table__header").at("scope", "col").text(text).view();
    let names = both.map(|rules| head(format!("{}: {}", rules.area.name, rules.version.title)));
    let row = |row: &KindWords| {
        let name = classed("th", "govuk-table__header").at("scope", "row").text(row.name).view();
        let cells = row.answers.iter().map(|says| classed("td", "govuk-table__cell").text(says.clone()).view());
        classed("tr", "govuk-table__row").with(name).all(cells).view()
    };
    classed("table", "govuk-table")
        .with(classed("caption", "govuk-table__caption govuk-table__caption--m").text("What each rule answers").view())
        .with(el("thead").with(el("tr").with(head("Route".to_owned())).all(names).view()).view())
        .with(el("tbody").all(rows.iter().map(row)).view())
        .view()
}

fn words(words: &DifferenceWords) -> AnyView {
    let mut parts = vec![minor_heading(words.says.clone())];
    for (place, set) in words.sets.iter().enumerate() {
        for (number, facts) in set.iter().enumerate() {
            let joined = match (place, number) {
                (_, 1..) => "And also: ",
                (1.., 0) => "Or: ",
                (0, 0) => "",
            };
            parts.push(paragraph(format!("{joined}{}", facts.lead)));
            parts.push(lines(facts.items.iter().cloned()));
        }
    }
    parts.extend((!words.more.is_empty()).then(|| paragraph(words.more.clone())));
    all(parts)
}
