//! Start, and beginning a new assessment.

use leptos::prelude::*;
use waymark::case::{AreaChoice, Case, Person};
use waymark::dates::parse_day;

use super::file;
use crate::parts::field::{Bound, Width, error_summary, select, text};
use crate::parts::{back_to, heading};
use crate::store::{Desk, Mistakes, Page, anything_kept};

/// What this is and is not, and where to begin.
pub fn start(desk: Desk) -> AnyView {
    view! {
        {heading("Which MARAC referral route applies, and why")}
        <p class="govuk-body-l">"Waymark tells you which MARAC referral route applies to a domestic abuse case, under which local rule, on which facts, and what is still unknown."</p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"It is a guide, not the official form, and it never replaces your judgement."</li>
            <li>"It counts answers and events. It does not measure or predict risk."</li>
            <li>"It works in this browser and without a network. Nothing is sent anywhere."</li>
        </ul>
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">"Warning "</span>"If anybody is in immediate danger, call 999 first."</strong>
        </div>
        {move || desk.open.get().then(|| view! {
            <p class="govuk-body"><a class="govuk-button" role="button" href="#/result">"Go back to the open case"</a></p>
        })}
        <p><a class=move || if desk.open.get() { "govuk-button govuk-button--secondary" } else { "govuk-button" } role="button" href="#/new">"Start a new assessment"</a></p>
        {file::open(desk)}
        {move || desk.open.get().then(|| file::save(desk))}
        <p class="govuk-body"><a class="govuk-link" href="#/areas">"Read the areas' rules, or load a rule or checklist file"</a></p>
        <p class="wm-source">{if anything_kept() {
            "This browser keeps something for this page's address. Waymark did not put it there and does not read it."
        } else {
            "Nothing is kept on this device."
        }}</p>
    }
    .into_any()
}

/// Area, day and reference of a new assessment.
pub fn new(desk: Desk) -> AnyView {
    let (area, day, reference) = (RwSignal::new(String::new()), RwSignal::new(desk.today.to_string()), RwSignal::new(String::new()));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let areas = desk.book.with_untracked(|book| {
        let none = (String::new(), "Choose an area".to_owned());
        std::iter::once(none).chain(book.areas.iter().map(|area| (area.id.clone(), area.name.clone()))).collect::<Vec<_>>()
    });
    let begin = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        let mut wrong = Vec::new();
        if area.with(String::is_empty) {
            wrong.push(("area", "Choose the area whose rule applies; national guidance is one of the choices".to_owned()));
        }
        let as_of = parse_day(&day.get(), desk.today).map_err(|mistake| wrong.push(("day", mistake.to_string()))).ok();
        mistakes.set(wrong);
        let (Some(as_of), true) = (as_of, mistakes.with(Vec::is_empty)) else { return };
        let mut case = Case::new(as_of);
        case.area = Some(AreaChoice { id: area.get(), version: None });
        case.reference = reference.get().trim().to_owned();
        case.people.causing_harm.push(Person { id: "p1".to_owned(), ..Person::default() });
        desk.take(case);
        desk.changed.set(true);
        desk.go(&Page::Before);
    };
    view! {
        {back_to(&Page::Start)}
        {error_summary(mistakes)}
        {heading("New assessment")}
        {move || desk.changed.get().then(|| view! {
            <div class="govuk-inset-text">
                <p class="govuk-body">"A case is open and has changes that are not saved. Starting a new one puts it away."</p>
                {file::save(desk)}
            </div>
        })}
        <form on:submit=begin novalidate>
            {select("area", "Whose rule applies", "The MARAC for the area where the victim lives. You can look at the others afterwards.", areas, Bound::signal(area), Some(mistakes))}
            {text("day", "Day of the assessment", "For example 20 July 2018, or today", Width::Twenty, Bound::signal(day), Some(mistakes))}
            {text("reference", "Your reference (if you want one)", "Not a name. It is kept with the case and printed on it.", Width::Twenty, Bound::signal(reference), None)}
            <button type="submit" class="govuk-button">"Start"</button>
        </form>
    }
    .into_any()
}
