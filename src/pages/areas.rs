//! The areas and their rules in words, and loading a rule or checklist file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::explain::{capitalised, forum_line, rule_words, source_words};
use waymark::files::{Kind, kind_of, read_area, read_instrument};
use waymark::rules::check::{Found, check_area, check_instrument};
use waymark::rules::{Area, InForce, Standing, Version};

use crate::parts::{back_to, heading};
use crate::store::{Desk, Page, read_text};

pub fn areas(desk: Desk, area: Option<String>) -> AnyView {
    match area {
        Some(id) => match desk.book.with(|book| book.area(&id).cloned()) {
            Some(area) => one(&area),
            None => view! { {back_to(&Page::Areas(None))} {heading("Areas and rules")} <p class="govuk-body">"No area of that name is loaded."</p> }.into_any(),
        },
        None => list(desk),
    }
}

fn list(desk: Desk) -> AnyView {
    let rows = move || {
        desk.book.with(|book| {
            book.areas
                .iter()
                .map(|area| {
                    let target = Page::Areas(Some(area.id.clone())).hash();
                    let versions: Vec<String> = area.versions.iter().map(|version| version.title.clone()).collect();
                    view! { <li><a class="govuk-link" href=target>{area.name.clone()}</a><span class="wm-source">" "{versions.join("; ")}</span></li> }
                })
                .collect_view()
        })
    };
    view! {
        {heading("Areas and rules")}
        <p class="govuk-body">"Every rule says where it comes from and how far it has been confirmed. None of these has been confirmed with its area: check with the MARAC coordinator before you rely on one."</p>
        <ul class="govuk-list">{rows}</ul>
        <h2 class="govuk-heading-m">"Load your own"</h2>
        {load(desk)}
    }
    .into_any()
}

/// What became of a file the user chose.
#[derive(Clone)]
enum Loaded {
    Refused(String),
    Mistaken(Vec<Found>),
    Taken { name: String, warnings: Vec<Found> },
}

fn load(desk: Desk) -> AnyView {
    let loaded = RwSignal::new(None::<Loaded>);
    let chosen = move |change: leptos::ev::Event| {
        let Some(input) = change.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        spawn_local(async move {
            let became = match read_text(file).await {
                Ok(text) => take(desk, &text).unwrap_or_else(Loaded::Refused),
                Err(says) => Loaded::Refused(says),
            };
            loaded.set(Some(became));
        });
    };
    let lines = |found: Vec<Found>| found.into_iter().map(|one| view! { <li>{capitalised(&one.mistake.to_string())}</li> }).collect_view();
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label wm-label" for="load">"Load an area's rule file or a checklist file"</label>
            <div class="govuk-hint" id="load-hint">"It is checked for mistakes, used until this window closes, and sent nowhere."</div>
            <input class="govuk-file-upload" type="file" id="load" accept=".json,application/json" aria-describedby="load-hint" on:change=chosen />
        </div>
        <div role="status" id="loaded">{move || loaded.get().map(|became| match became {
            Loaded::Refused(says) => view! { <p class="govuk-error-message">{says}" Nothing that is loaded has changed."</p> }.into_any(),
            Loaded::Mistaken(found) => view! {
                <p class="govuk-error-message">"This file reads, but its rules hold mistakes, so it is not used:"</p>
                <ul class="govuk-list govuk-list--bullet">{lines(found)}</ul>
            }.into_any(),
            Loaded::Taken { name, warnings } => view! {
                <p class="govuk-body"><strong>{name}</strong>" is loaded."</p>
                {(!warnings.is_empty()).then(|| view! { <p class="govuk-body">"Worth a look:"</p><ul class="govuk-list govuk-list--bullet">{lines(warnings)}</ul> })}
            }.into_any(),
        })}</div>
    }
    .into_any()
}

fn take(desk: Desk, text: &str) -> Result<Loaded, String> {
    let say = |mistake: waymark::files::FileMistake| mistake.to_string();
    let sorted = |found: Vec<Found>| found.into_iter().partition::<Vec<_>, _>(Found::is_mistake);
    match kind_of(text).map_err(say)? {
        Kind::Case => Err("This is a case file. Open it on the start page.".to_owned()),
        Kind::Area => {
            let area = read_area(text).map_err(say)?;
            let (mistakes, warnings) = sorted(desk.book.with_untracked(|book| check_area(&area, book)));
            if !mistakes.is_empty() {
                return Ok(Loaded::Mistaken(mistakes));
            }
            let name = area.name.clone();
            desk.book.update(|book| book.add_area(area));
            Ok(Loaded::Taken { name, warnings })
        }
        Kind::Instrument => {
            let instrument = read_instrument(text).map_err(say)?;
            let (mistakes, warnings) = sorted(check_instrument(&instrument));
            if !mistakes.is_empty() {
                return Ok(Loaded::Mistaken(mistakes));
            }
            let name = instrument.title.clone();
            desk.book.update(|book| book.add_instrument(instrument));
            Ok(Loaded::Taken { name, warnings })
        }
    }
}

fn one(area: &Area) -> AnyView {
    let versions = area.versions.iter().map(version).collect_view();
    view! {
        {back_to(&Page::Areas(None))}
        {heading(area.name.clone())}
        {(!area.about.is_empty()).then(|| view! { <p class="govuk-body">{area.about.clone()}</p> })}
        {versions}
    }
    .into_any()
}

fn version(version: &Version) -> AnyView {
    let standing = match version.standing {
        Standing::Confirmed => "Confirmed by the area.",
        Standing::Published => "Published; not confirmed with the area.",
        Standing::Reported => "Reported by a third party; not confirmed by the area.",
        Standing::Illustrative => "An illustration, not the area's own rule.",
    };
    let in_force = match version.in_force {
        InForce::Between { from: None, to: None } => "No dates are known.".to_owned(),
        InForce::Between { from: Some(from), to: None } => format!("Known to be in force from {from}."),
        InForce::Between { from: None, to: Some(to) } => format!("In force until {to}."),
        InForce::Between { from: Some(from), to: Some(to) } => format!("From {from} to {to}."),
        InForce::DatesNotKnown => "When it was in force is not known; it applies when you choose it.".to_owned(),
    };
    let routes = version.routes.iter().map(|route| {
        let asks = route.criterion.as_ref().map_or_else(
            || "Not known here; national guidance is shown in its place.".to_owned(),
            |criterion| format!("{}.", capitalised(&rule_words(criterion))),
        );
        let to = (!route.leads_to.is_empty()).then(|| format!(" (to {})", route.leads_to));
        let notes = route.notes.iter().map(|note| view! { <p class="wm-source">{note.clone()}</p> }).collect_view();
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{route.name.clone()}{to}</dt>
                <dd class="govuk-summary-list__value">{asks}{notes}</dd>
            </div>
        }
    });
    let line = |text: String| view! { <li>{text}</li> };
    let more: Vec<String> = forum_line(version)
        .into_iter()
        .chain(version.audience.iter().map(|audience| format!("For whom: {}", audience.says)))
        .chain(version.steps.iter().map(|step| format!("Before a referral: {}", step.says)))
        .chain(version.notes.iter().cloned())
        .collect();
    view! {
        <h2 class="govuk-heading-m">{version.title.clone()}</h2>
        <p class="govuk-body">{standing}" "{in_force}" Its sources speak for "{version.speaks_for.to_string()}"."</p>
        <dl class="govuk-summary-list">{routes.collect_view()}</dl>
        <ul class="wm-facts">{more.into_iter().map(line).collect_view()}</ul>
        <h3 class="govuk-heading-s">"Sources"</h3>
        <ul class="wm-facts">{version.sources.iter().map(source_words).map(line).collect_view()}</ul>
    }
    .into_any()
}
