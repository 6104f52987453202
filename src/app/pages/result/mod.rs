//! The result: what follows, why, why not, and what is unknown. What it says is the core's; here it is laid out.

mod map;
mod section;

use leptos::prelude::*;
use waymark::model::case::AreaChoice;
use waymark::words::explain::{Sheet, SheetSection};

use super::file;
use crate::app::parts::facts::Attentions;
use crate::app::parts::field::{Bound, Select};
use crate::app::parts::{
    Weight, all, button, classed, el, link, link_button, live, nothing, styled, unprinted,
};
use crate::app::store::{Page, Paper, use_areas, use_casework};

pub fn result() -> AnyView {
    let casework = use_casework();
    let part = move |of: fn(Sheet) -> AnyView| {
        live(move || casework.sheet.get().map_or_else(nothing, &of))
    };
    let print = button("Print this page", Weight::Secondary, || {
        let _ = window().print();
    });
    let papers = [Paper::Record, Paper::Supports].map(Page::Paper);
    let papers = papers.iter().map(|page| {
        classed("p", "wm-tap")
            .with(link(page.hash(), page.title()))
            .view()
    });
    let keep = vec![
        map::heading(map::KEEP.0, map::KEEP.1),
        file::save(),
        print,
        all(papers.collect()),
    ];
    all(vec![
        part(lead),
        classed("div", "wm-area wm-no-print")
            .all([area(), live(version)])
            .view(),
        part(body),
        classed("section", "wm-no-print").all(keep).view(),
    ])
}

fn strong(lead: String, detail: String) -> AnyView {
    el("p")
        .with(el("strong").text(format!("{lead}. ")).view())
        .text(detail)
        .view()
}

/// What follows, what to do first, and why it may not be the last word.
fn lead(sheet: Sheet) -> AnyView {
    let mut parts = Vec::new();
    if let Some(says) = sheet.danger {
        parts.push(
            classed("div", "wm-danger")
                .at("role", "alert")
                .with(strong(says.lead, says.detail))
                .view(),
        );
    }
    if let Some(says) = sheet.guard {
        parts.push(
            classed("div", "wm-guard")
                .with(strong(says.lead, says.detail))
                .view(),
        );
    }
    if let Some(says) = sheet.not_here {
        parts.push(
            classed("div", "wm-provisional")
                .at("role", "alert")
                .with(strong(says.lead, says.detail))
                .view(),
        );
    }
    parts.push(
        classed("h1", "wm-headline")
            .at("tabindex", "-1")
            .text(sheet.headline)
            .view(),
    );
    parts.extend(
        sheet
            .more
            .into_iter()
            .map(|says| styled("wm-headline__more", says)),
    );
    parts.push(unprinted(link_button(
        &Page::Referral,
        "Make the referral",
        !sheet.refer,
    )));
    let mut why = Vec::new();
    if !sheet.provisional.is_empty() {
        let says = strong(
            "Why it is provisional".to_owned(),
            sheet.provisional.join(" "),
        );
        why.push(classed("div", "wm-provisional").with(says).view());
    }
    why.push(view! { <Attentions found=sheet.attention /> }.into_any());
    let now = sheet
        .sections
        .into_iter()
        .filter(|one| one.id == map::NOW)
        .collect();
    parts.push(grid([
        column("wm-grid__side", now),
        classed("div", "wm-grid__main").all(why).view(),
    ]));
    all(parts)
}

fn grid(columns: [AnyView; 2]) -> AnyView {
    classed("div", "wm-grid").all(columns).view()
}

fn column(class: &'static str, sections: Vec<SheetSection>) -> AnyView {
    classed("div", class)
        .all(sections.into_iter().map(section::section))
        .view()
}

fn body(sheet: Sheet) -> AnyView {
    let change = classed("span", "wm-no-print")
        .with(link(Page::Details.hash(), "Change area, day or reference"))
        .view();
    let decided = classed("p", "wm-source wm-tap")
        .text(format!("{} ", sheet.decided))
        .with(change)
        .view();
    let map = map::map(&sheet.sections, &sheet.attention);
    let sections = sheet.sections.into_iter().filter(|one| one.id != map::NOW);
    let (side, main) = sections.partition::<Vec<_>, _>(SheetSection::is_to_do);
    let columns = [column("wm-grid__side", side), column("wm-grid__main", main)];
    all(vec![decided, map, grid(columns)])
}

/// Whose rule is shown; another can be looked at with the same case.
fn area() -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let areas = areas.book.with(|book| {
        book.areas
            .iter()
            .map(|area| (area.id.clone(), area.name.clone()))
            .collect()
    });
    let bound = Bound::new(
        move || {
            casework
                .rules(|rules| rules.area.id.clone())
                .unwrap_or_default()
        },
        move |id| casework.look_at(AreaChoice::of(id)),
    );
    view! { <Select id="shown-area" label="Under the rule of" choices=areas bound /> }.into_any()
}

/// Which version of it, where there are several.
fn version() -> AnyView {
    let casework = use_casework();
    let areas = use_areas();
    let Some(area) = casework.rules(|rules| rules.area.id.clone()) else {
        return nothing();
    };
    let versions: Vec<(String, String)> = areas.book.with(|book| {
        let versions = book
            .area(&area)
            .map(|area| area.versions.as_slice())
            .unwrap_or_default();
        versions
            .iter()
            .map(|version| (version.id.clone(), version.title.clone()))
            .collect()
    });
    if versions.len() < 2 {
        return nothing();
    }
    let bound = Bound::new(
        move || {
            casework
                .decision(|decision| decision.routes.version.id.clone())
                .unwrap_or_default()
        },
        move |id| {
            if let Some(area) = untrack(|| casework.rules(|rules| rules.area.id.clone())) {
                casework.look_at(AreaChoice {
                    version: Some(id),
                    ..AreaChoice::of(area)
                });
            }
        },
    );
    view! { <Select id="shown-version" label="Version" choices=versions bound /> }.into_any()
}
