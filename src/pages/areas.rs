//! The areas and their rules in words, and loading a rule or checklist file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::book::Rulebook;
use waymark::dates::When;
use waymark::explain::{capitalised, forum_words, in_force_words, rule_words, source_words};
use waymark::files::{Kind, kind_of, read_area, read_instrument};
use waymark::rules::check::{Found, check_area, check_instrument};
use waymark::rules::{Area, Route, Standing, Version};

use crate::parts::{
    all, back_to, classed, el, file_input, heading, items, lines, link, live, minor_heading, paragraph, styled,
    subheading,
};
use crate::store::{Desk, Page, read_text};

pub fn areas(desk: Desk, area: Option<String>) -> AnyView {
    match area {
        Some(id) => desk.book.with(|book| match book.area(&id) {
            Some(area) => one(area, book),
            None => all(vec![
                back_to(&Page::Areas(None)),
                heading("Areas and rules"),
                paragraph("No area of that name is loaded."),
            ]),
        }),
        None => list(desk),
    }
}

fn list(desk: Desk) -> AnyView {
    let rows = live(move || {
        desk.book.with(|book| {
            let row = |area: &Area| {
                let versions: Vec<&str> = area.versions.iter().map(|version| version.title.as_str()).collect();
                let versions = styled("wm-source", versions.join("; "));
                all(vec![link(Page::Areas(Some(area.id.clone())).hash(), area.name.clone()), versions])
            };
            items("govuk-list", book.areas.iter().map(row).collect())
        })
    });
    let says = "Every rule says where it comes from and how far it has been confirmed. Check with the MARAC coordinator before you rely on one that the area has not confirmed.";
    all(vec![heading("Areas and rules"), paragraph(says), rows, subheading("Load your own"), load(desk)])
}

/// Loading a file: it is checked, and used only when it holds no mistake.
fn load(desk: Desk) -> AnyView {
    let refused = RwSignal::new(String::new());
    let became = RwSignal::new((String::new(), Vec::<String>::new()));
    let chosen = move |file| {
        spawn_local(async move {
            let (says, lines) = match read_text(file).await.and_then(|text| take(desk, &text)) {
                Ok(taken) => {
                    refused.set(String::new());
                    taken
                }
                Err(says) => {
                    refused.set(format!("{says} Nothing that is loaded has changed."));
                    (String::new(), Vec::new())
                }
            };
            became.set((says, lines));
        });
    };
    let hint = "It is checked for mistakes, used until this window closes, and sent nowhere.";
    let became = live(move || {
        let (says, found) = became.get();
        all(vec![paragraph(says), lines(found)])
    });
    all(vec![
        file_input(
            "load",
            "Load an area's rule file or a checklist file",
            hint,
            ".json,application/json",
            chosen,
            refused,
        ),
        el("div").at("role", "status").at("id", "loaded").with(became).view(),
    ])
}

/// Takes a file into the rule book, or says why not; what is said, and the places worth a look.
fn take(desk: Desk, text: &str) -> Result<(String, Vec<String>), String> {
    let say = |mistake: waymark::files::FileMistake| mistake.to_string();
    match kind_of(text).map_err(say)? {
        Kind::Case => Err("This is a case file. Open it on the start page.".to_owned()),
        Kind::Area => {
            let area = read_area(text).map_err(say)?;
            let found = desk.book.with_untracked(|book| check_area(&area, book));
            Ok(unless_mistaken(&area.name.clone(), &found, || desk.book.update(|book| book.add_area(area))))
        }
        Kind::Instrument => {
            let instrument = read_instrument(text).map_err(say)?;
            let found = check_instrument(&instrument);
            let name = instrument.title.clone();
            Ok(unless_mistaken(&name, &found, || desk.book.update(|book| book.add_instrument(instrument))))
        }
    }
}

fn unless_mistaken(name: &str, found: &[Found], take: impl FnOnce()) -> (String, Vec<String>) {
    let mistaken = found.iter().any(Found::is_mistake);
    let lines: Vec<String> = found
        .iter()
        .filter(|one| one.is_mistake() == mistaken)
        .map(|one| capitalised(&one.mistake.to_string()))
        .collect();
    let says = if mistaken {
        format!("{name} reads, but holds mistakes, so it is not used:")
    } else {
        take();
        format!("{name} is loaded.{}", if lines.is_empty() { "" } else { " Worth a look:" })
    };
    (says, lines)
}

fn one(area: &Area, book: &Rulebook) -> AnyView {
    let mut parts = vec![back_to(&Page::Areas(None)), heading(area.name.clone()), paragraph(area.about.clone())];
    parts.extend(area.versions.iter().map(|one| version(one, area, book)));
    all(parts)
}

fn version(version: &Version, area: &Area, book: &Rulebook) -> AnyView {
    let standing = match version.standing {
        Standing::Confirmed => "Confirmed by the area.",
        Standing::Published => "Published; not confirmed with the area.",
        Standing::Reported => "Reported by a third party; not confirmed by the area.",
        Standing::Illustrative => "An illustration, not the area's own rule.",
    };
    let speaks_for = match version.speaks_for {
        When::Unknown => "Its sources carry no date.".to_owned(),
        when => format!("Its sources speak for {when}."),
    };
    let routes: Vec<_> = version.routes.iter().map(|one| route(one, book)).collect();
    let more = forum_words(version)
        .into_iter()
        .map(|says| says.joined(": "))
        .chain(version.audience.iter().map(|audience| format!("For whom: {}", audience.says)))
        .chain(version.steps.iter().map(|step| format!("Before a referral: {}", step.says)))
        .chain(version.supports.iter().map(|one| format!("To ring: {}, {}. {}", one.name, one.number, one.about)))
        .chain(version.notes.iter().cloned());
    all(vec![
        subheading(version.title.clone()),
        paragraph(format!("{standing} {} {speaks_for}", in_force_words(version, area))),
        classed("dl", "govuk-summary-list").all(routes).view(),
        lines(more),
        minor_heading("Sources"),
        lines(version.sources.iter().map(source_words)),
    ])
}

fn route(route: &Route, book: &Rulebook) -> AnyView {
    let asks = route.criterion.as_ref().map_or_else(
        || "Not known here; national guidance is shown in its place.".to_owned(),
        |criterion| format!("{}.", capitalised(&rule_words(criterion, book))),
    );
    let mut inside = vec![asks.into_any()];
    inside.extend(route.notes.iter().map(|note| styled("wm-source", note.clone())));
    let to = if route.leads_to.is_empty() { String::new() } else { format!(" (to {})", route.leads_to) };
    let name = format!("{}{to}", route.name);
    classed("div", "govuk-summary-list__row")
        .with(classed("dt", "govuk-summary-list__key").text(name).view())
        .with(classed("dd", "govuk-summary-list__value").all(inside).view())
        .view()
}
