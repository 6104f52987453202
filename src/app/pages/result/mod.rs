//! The result: what follows, every route with its answer and what to do now; then why, what is unknown, and the rest. What it
//! says is the core's; here it is laid out.

mod contents;
mod lead;
mod other_rule;
mod section;

use leptos::prelude::*;
use waymark::words::explain::{Sheet, SheetSection};

use self::contents::{Contents, KEEP, SectionHeading};
use self::lead::Lead;
use self::other_rule::OtherRule;
use self::section::Section;
use super::file;
use crate::app::parts::facts::Attentions;
use crate::app::parts::{BackLink, Button, Weight};
use crate::app::store::{Page, Paper, use_casework};

#[component]
pub fn ResultPage() -> impl IntoView {
    let casework = use_casework();
    // Made anew each time, and never written into what is there: a translator may have put its own words in their place.
    let times = StoredValue::new(0_u32);
    let each = move || {
        times.update_value(|times| *times += 1);
        casework.sheet.get().map(|sheet| (times.get_value(), sheet))
    };
    view! {
        <For each key=|(times, _)| *times let((_, sheet))>
            <Whole sheet />
        </For>
        <div class="wm-no-print">
            <OtherRule />
            <Keep />
        </div>
    }
}

#[component]
fn Whole(mut sheet: Sheet) -> impl IntoView {
    let attention = std::mem::take(&mut sheet.attention);
    let decided = std::mem::take(&mut sheet.decided);
    let mut sections = std::mem::take(&mut sheet.sections);
    let contents = view! { <Contents sections=&sections attention=&attention /> }.into_any();
    let why = sections
        .iter()
        .position(|section| section.id == "routes")
        .map(|place| sections.remove(place));
    let (side, main): (Vec<_>, Vec<_>) = sections.into_iter().partition(SheetSection::is_to_do);
    let column = |sections: Vec<SheetSection>| {
        let sections = sections.into_iter();
        sections
            .map(|section| view! { <Section section /> })
            .collect_view()
    };
    view! {
        <Lead sheet />
        <BackLink page=Page::Judgement />
        <p class="wm-source wm-tap">
            {decided} " "
            <a class="govuk-link wm-no-print" href=Page::Details.hash()>
                "Change area, day or reference"
            </a>
        </p>
        {contents}
        <div class="wm-grid">
            <div class="wm-grid__side">{column(side)}</div>
            <div class="wm-grid__main">
                <Attentions found=attention /> {column(why.into_iter().collect())} {column(main)}
            </div>
        </div>
    }
}

/// The ways to keep or pass on what is shown.
#[component]
fn Keep() -> impl IntoView {
    let papers = [Paper::Record, Paper::Supports].map(|paper| {
        let page = Page::Paper(paper);
        view! {
            <p class="wm-tap">
                <a class="govuk-link" href=page.hash()>
                    {page.title()}
                </a>
            </p>
        }
    });
    let print = || {
        let _ = window().print();
    };
    view! {
        <section>
            <SectionHeading id=KEEP.0 text=KEEP.1 />
            {file::save()}
            <Button weight=Weight::Secondary press=print>
                "Print this page"
            </Button>
            {papers.into_iter().collect_view()}
        </section>
    }
}
