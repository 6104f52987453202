//! What the referral holds, section by section, with the way to change it, before it is sent.

use leptos::prelude::*;
use waymark::model::case::{CaseStoreFields, VICTIM};
use waymark::words::explain::CasePart;
use waymark::words::pack::{
    BlankDemand, PaperForm, PaperSection, PaperTable, SectionState, blanks_words,
};

use super::fields::PaperFieldInput;
use super::names::NamesAndAddresses;
use super::read::made_text;
use super::{of, papers, put};
use crate::app::pages::file;
use crate::app::parts::field::{Checkboxes, Ticks};
use crate::app::parts::paper::{PaperWays, SourceList};
use crate::app::parts::question::{answers, questions};
use crate::app::parts::{FilledFold, Heading, LinkButton, Words, go_to};
use crate::app::store::{Page, Paper, use_areas, use_casework};

/// The sections with what is blank in each, and the ways in which the referral leaves.
#[component]
pub fn ReferralCheck() -> impl IntoView {
    let papers = papers()?;
    let form = papers.form("referral")?;
    let casework = use_casework();
    let states = Memo::new(move |_| {
        let states = casework.with_decided(|decided| form.states(of(decided)));
        states.unwrap_or_default()
    });
    let blanks = Words::of(move || states.with(|states| blanks_words(states)));
    let sections = form.filled_in().enumerate().map(|(place, section)| {
        let state = Signal::derive(move || {
            let words = states.with(|states| states.get(place).map(SectionState::words));
            words.unwrap_or_default()
        });
        view! { <Section section state /> }
    });
    Some(view! {
        <Heading>"Referral"</Heading>
        <p class="govuk-body" prop:textContent=blanks></p>
        <Demanded form />
        <div class="wm-check">{sections.collect_view()}</div>
        <WhatIsTold form />
        <SourceList
            summary="Where these fields come from"
            says="Forms differ from area to area. Use the area's own form where it asks for it."
            sources=papers.forms.sources.clone()
        />
        <h2 class="govuk-heading-m wm-section">"Read it, then send it"</h2>
        <p>
            <LinkButton page=Page::Paper(Paper::Referral) primary=true>
                "Read the referral"
            </LinkButton>
        </p>
        <PaperWays text=move || made_text(form) name="referral" prints=false />
        <h2 class="govuk-heading-m wm-section">"Other papers"</h2>
        <p>
            <LinkButton page=Page::Paper(Paper::Summary)>"Summary for whoever signs off"</LinkButton>
        </p>
        <p>
            <LinkButton page=Page::Paper(Paper::Record)>"Read the decision record"</LinkButton>
        </p>
        <p>
            <LinkButton page=Page::Paper(Paper::Supports)>
                "A sheet of numbers to leave behind"
            </LinkButton>
        </p>
        <h2 class="govuk-heading-m wm-section">"The whole case"</h2>
        {file::save()}
    })
}

/// What the area's own form demands and is blank.
#[component]
fn Demanded(form: &'static PaperForm) -> impl IntoView {
    let casework = use_casework();
    let demands = Memo::new(move |_| {
        let demands = casework.with_decided(|decided| {
            let area = decided.decision().routes.area.name.clone();
            (area, form.blank_demands(of(decided)))
        });
        demands.filter(|(_, demands)| !demands.is_empty())
    });
    let demand = |BlankDemand { field, label, says }: BlankDemand| {
        view! {
            <li>
                <a
                    class="govuk-link"
                    href=format!("#{field}")
                    on:click=move |press| {
                        press.prevent_default();
                        unfold(&field);
                    }
                >
                    {label}
                </a>
                {format!(": {says}")}
            </li>
        }
    };
    move || {
        demands.get().map(|(area, demands)| {
            view! {
                <div class="govuk-inset-text" id="demanded">
                    <p class="govuk-body">
                        {format!("The form of {area} asks for this too, and it is blank:")}
                    </p>
                    <ul class="wm-facts">{demands.into_iter().map(demand).collect_view()}</ul>
                </div>
            }
        })
    }
}

/// Opens the fold that a field lies in, and goes there.
fn unfold(field: &str) {
    let input = document().get_element_by_id(field);
    let fold = input.and_then(|input| input.closest("details").ok().flatten());
    if let Some(fold) = fold {
        let _ = fold.set_attribute("open", "");
    }
    go_to(field);
}

/// A section: its state, its fields, and the way to what is entered elsewhere.
#[component]
fn Section(section: &'static PaperSection, state: Signal<String>) -> impl IntoView {
    let names =
        (section.table == Some(PaperTable::People)).then(|| view! { <NamesAndAddresses /> });
    let fields = section.fields.iter().filter(|field| field.takes_words());
    let fields = fields.map(|field| view! { <PaperFieldInput field /> });
    let asks = section.asks.iter().map(|instrument| asked(instrument));
    view! {
        <FilledFold title=section.heading.clone() state>
            {section.entered.map(|part| view! { <ChangeLink part /> })}
            {names}
            {fields.collect_view()}
            {asks.collect_view()}
        </FilledFold>
    }
}

/// The way to the part of the assessment that a section is filled from.
#[component]
fn ChangeLink(part: CasePart) -> impl IntoView {
    let page = Page::of_part(part);
    view! {
        <p class="wm-tap">
            <a class="govuk-link" href=page.hash()>
                {format!("Change in \u{201c}{}\u{201d}", page.title())}
            </a>
        </p>
    }
}

/// The questions of an instrument, with what it is for; nothing when it is not loaded.
fn asked(instrument: &str) -> Option<AnyView> {
    let areas = use_areas();
    areas.book.with_untracked(|book| {
        let list = book.instrument(instrument)?;
        let about = list.about.clone();
        let asked = questions(list, &answers(VICTIM, list), None);
        Some(view! { <p class="govuk-body">{about}</p> {asked} }.into_any())
    })
}

/// What is private, and the annex: each told or left out.
#[component]
fn WhatIsTold(form: &'static PaperForm) -> impl IntoView {
    let casework = use_casework();
    let private = form
        .sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| field.private);
    let private: Vec<_> = private
        .map(|field| (field.tick(), field.label.clone()))
        .collect();
    let is_ticked = move |tick: &str| {
        casework
            .case
            .referral()
            .with(|referral| referral.contains_key(tick))
    };
    let tick = move |tick: &str, on: bool| put(tick, if on { "yes" } else { "" });
    let annex = vec![(
        PaperForm::NO_ANNEX.to_owned(),
        "Leave out the annex with the rule and how it was read".to_owned(),
    )];
    view! {
        <Checkboxes
            id="private"
            legend="What is private is left out unless you tick it"
            hint="Tick what those at the meeting need to know to keep somebody from harm, and no more. Checklist answers and events are the reasons, and are always told."
            choices=private
            ticks=Ticks::new(is_ticked, tick)
        />
        <Checkboxes
            id="annex"
            legend="Annex"
            choices=annex
            ticks=Ticks::new(is_ticked, tick)
        />
    }
}
