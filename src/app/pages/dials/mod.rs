//! The numbers of a rule as dials: what they are in the source, what they were moved to, and what the open case comes to.

mod beside;

use leptos::prelude::*;
use waymark::model::rules::Area;
use waymark::words::explain::capitalised;
use waymark::workshop::draft::{Draft, dials as dials_of, moved};

use super::edit_area::NEW;
use super::rule_fields::{RuleForm, id_of};
use crate::app::parts::field::{Bound, Select};
use crate::app::parts::{
    Weight, all, back_to, button, buttons, classed, el, heading, items, link, link_button, live,
    minor_heading, nothing, paragraph, styled, subheading, way,
};
use crate::app::store::{Page, Ruled, use_areas, use_casework, use_clock};

pub fn dials(area: Option<String>) -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let moved = || areas.moved_rules().pop().map(|(id, _)| id);
    let own = || casework.rules(|rules| rules.area.id.clone());
    let area = RwSignal::new(untrack(|| area.or_else(moved).or_else(own)).unwrap_or_default());
    let areas = areas.book.with_untracked(|book| {
        book.areas
            .iter()
            .map(|area| (area.id.clone(), area.name.clone()))
            .collect::<Vec<_>>()
    });
    let of_area = live(move || {
        let id = area.get();
        untrack(|| one(&id))
    });
    let whole = all(vec![
        back_to(&Page::Training),
        heading("Move the numbers of a rule"),
        paragraph(
            "Move a number, a choice or a window, and see what the open case, a published case and past cases would come to. The rule itself stays as its source has it, and so does the case. A number that is typed counts when you leave its field or press Enter.",
        ),
        view! { <Select id="dials-area" label="Rule" choices=areas bound=area /> }.into_any(),
        of_area,
    ]);
    classed("div", "wm-wide").with(whole).view()
}

/// The dials of an area's rule, as they were left.
fn one(area: &str) -> AnyView {
    let areas = use_areas();
    let rule = Ruled::dialled(areas, area);
    let Some(file) = areas.book.with_untracked(|book| book.area_file(area)) else {
        return paragraph("No area of that name is loaded.");
    };
    let (same, moved) = rule
        .read(|draft| (*draft.began() == file, draft.is_changed()))
        .unwrap_or_default();
    if !same {
        rule.begin(areas.book.with_untracked(|book| Draft::of(file, book)));
    }
    let anew = if moved && !same {
        paragraph(
            "The rule itself has changed since you moved its numbers. They stand as it has them now.",
        )
    } else {
        nothing()
    };
    let sheet = RuleForm::new(rule, true);
    let version = RwSignal::new(newest(rule));
    let titles = rule.read(titles).unwrap_or_default();
    let versions = if titles.len() < 2 {
        nothing()
    } else {
        let offered = titles
            .into_iter()
            .enumerate()
            .map(|(index, title)| (index.to_string(), title))
            .collect();
        let bound = Bound::new(
            move || version.get().to_string(),
            move |index| version.set(index.parse().unwrap_or_default()),
        );
        view! { <Select id="dials-version" label="Version" choices=offered bound /> }.into_any()
    };
    // Made anew for another version, and not for a move.
    let all_dials = live(move || {
        let version = format!("versions[{}]", version.get());
        untrack(|| routes(sheet, &version))
    });
    let stand = move || match rule.read(Draft::is_changed) {
        Some(true) => "What is marked as moved differs from the source.",
        _ => "Everything stands as the source has it.",
    };
    let acts = buttons([
        button("Put everything back", Weight::Secondary, move || {
            rule.change(Draft::put_all_back)
        }),
        way(
            &Page::EditArea(NEW.to_owned(), area.to_owned()),
            "Keep this as a draft rule",
            true,
        ),
    ]);
    let stand = classed("p", "govuk-body")
        .at("role", "status")
        .at("id", "dials-stand")
        .live_text(move || stand().to_owned());
    let found = el("div")
        .at("id", "dials-answer")
        .at("role", "status")
        .with(live(move || answer(sheet, version.get())));
    // On a wide screen it stays in sight while the dials beside it are moved.
    let beside = classed("div", "wm-dials__answer")
        .with(found.view())
        .with(beside::more(sheet, version));
    let moving = el("div").all([all_dials, stand.view(), acts]);
    all(vec![
        anew,
        versions,
        classed("div", "wm-dials")
            .with(beside.view())
            .with(moving.view())
            .view(),
    ])
}

fn titles(draft: &Draft) -> Vec<String> {
    let versions = draft.area().map(|area| {
        area.versions
            .iter()
            .map(|version| version.title.clone())
            .collect()
    });
    versions.unwrap_or_default()
}

/// The place of the version that applies on the day of the case, or today.
fn newest(rule: Ruled) -> usize {
    let casework = use_casework();
    let clock = use_clock();
    let on = if casework.open.get_untracked() {
        casework.case.with_untracked(|case| case.as_of)
    } else {
        clock.today()
    };
    let place = |area: &Area| {
        let now = area.in_force_on(on)?;
        area.versions
            .iter()
            .position(|version| version.id == now.id)
    };
    rule.read(|draft| draft.area().and_then(place))
        .flatten()
        .unwrap_or_default()
}

/// What the case and whatever else is at hand comes to under the rule as it was moved.
fn answer(sheet: RuleForm, version: usize) -> AnyView {
    let drafted = sheet
        .rule
        .read(|draft| (draft.area().cloned(), draft.wrong().is_empty()));
    let Some((Some(drafted), is_right)) = drafted else {
        return nothing();
    };
    let Some(version) = drafted
        .versions
        .get(version)
        .map(|version| version.id.clone())
    else {
        return nothing();
    };
    let held = if is_right {
        nothing()
    } else {
        styled(
            "wm-source",
            "Something below is to be put right. Until then this is the answer to the last move without a mistake.",
        )
    };
    all(vec![held, beside(&drafted, &version)])
}

/// Everything that is put beside a drafted rule; the rule it began with is the one in the book.
fn beside(drafted: &Area, version: &str) -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    if !casework.open.get() {
        return all(vec![
            paragraph(
                "No case is open. Open one from a file, or start one, and its answer stands here.",
            ),
            link_button(&Page::Start, "Open a case", true),
        ]);
    }
    let found = areas.book.with(|book| {
        let source = book.area(&drafted.id)?;
        casework
            .case
            .with(|case| moved(case, book, source, drafted, version, case.as_of))
    });
    let Some(found) = found else { return nothing() };
    let route = |one: &waymark::workshop::draft::RouteMoved| {
        let changed = one.before != Some(one.after);
        let (now, before) = &one.called;
        let was = match before {
            Some(before) if changed => format!(" (in its source: {before})"),
            _ => String::new(),
        };
        let class = if changed {
            "wm-moved wm-moved--changed"
        } else {
            "wm-moved"
        };
        let name = el("strong")
            .text(format!("{}: {now}{was}. ", one.name))
            .view();
        classed("span", class)
            .with(name)
            .text(one.says.clone())
            .view()
    };
    let mut parts = vec![
        subheading("The open case under this rule"),
        styled("govuk-body-l wm-moved__headline", found.after.clone()),
    ];
    if found.before != found.after {
        parts.push(styled(
            "wm-source",
            format!("As its source has it: {}", found.before),
        ));
    }
    parts.push(items(
        "govuk-list govuk-list--spaced",
        found.routes.iter().map(route).collect(),
    ));
    classed("section", "wm-note").all(parts).view()
}

/// The dials of every route.
fn routes(sheet: RuleForm, version: &str) -> AnyView {
    let rule = sheet.rule;
    let found = rule
        .areas
        .book
        .with_untracked(|book| rule.read(|draft| dials_of(draft, version, book)));
    let found = found.unwrap_or_default();
    if found.is_empty() {
        let says = "This rule has no number, choice or window of its own: its routes are not known, and national guidance stands in.";
        return all(vec![
            paragraph(says),
            link(Page::Areas(None).hash(), "Areas and rules"),
        ]);
    }
    let mut parts = Vec::new();
    let (mut route, mut part) = (String::new(), String::new());
    for dial in found {
        if dial.route != route {
            parts.push(subheading(dial.route.clone()));
            part.clear();
        }
        if dial.part != part {
            parts.push(minor_heading(capitalised(&dial.part)));
        }
        (route, part) = (dial.route, dial.part);
        let (at, read, back) = (dial.at.clone(), dial.at.clone(), dial.at);
        let source = capitalised(&dial.source.unwrap_or_default());
        let is_moved =
            Memo::new(move |_| rule.read(|draft| draft.is_moved(&read)).unwrap_or_default());
        let says = move || if is_moved.get() { " Moved." } else { "" }.to_owned();
        let put_back = live(move || {
            if !is_moved.get() {
                return nothing();
            }
            let (back, field) = (back.clone(), id_of(&back));
            let press = move || {
                rule.change(|draft| draft.put_back(&back));
                crate::app::parts::focus_soon(field.clone());
            };
            classed("p", "govuk-body wm-dial__back")
                .with(button("Put back", Weight::Link, press))
                .view()
        });
        let stands = classed("p", "wm-source wm-dial__source")
            .text(format!("In its source: {source}."))
            .live_text(says);
        parts.push(
            classed("div", "wm-dial")
                .with(sheet.field(&at))
                .with(stands.view())
                .with(put_back)
                .view(),
        );
    }
    all(parts)
}
