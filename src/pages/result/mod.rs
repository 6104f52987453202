//! The result: what follows, why, why not, and what is unknown.

mod elsewhere;

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::decision::{Decision, Truth};
use waymark::explain::{
    RouteWords, audience_words, differences, forum_line, headline, notice_words, provisional, route_words, standing_words, step_words,
    under_headline,
};
use waymark::notice::Class;

use super::file;
use crate::parts::facts::{facts, mark_class, tree};
use crate::parts::field::{Bound, select};
use crate::store::{Desk, Page};

pub fn result(desk: Desk) -> AnyView {
    view! {
        {move || desk.decision(|decision| lead(decision))}
        <div class="wm-area">{area(desk)} {move || version(desk)}</div>
        {move || desk.decision(|decision| body(decision))}
        {elsewhere::elsewhere(desk)}
        <div class="govuk-button-group wm-no-print">
            {file::save(desk)}
            <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| { let _ = window().print(); }>"Print this page"</button>
        </div>
    }
    .into_any()
}

fn lead(decision: &Decision<'_>) -> AnyView {
    let more = under_headline(decision).into_iter().map(|says| view! { <p class="wm-headline__more">{says}</p> }).collect_view();
    let reasons = provisional(decision);
    let provisional = (!reasons.is_empty()).then(|| {
        view! { <div class="wm-provisional"><p><strong>"Provisional. "</strong>{reasons.join(" ")}</p></div> }
    });
    view! { <h1 class="wm-headline" tabindex="-1">{headline(decision)}</h1> {more} {provisional} }.into_any()
}

fn body(decision: &Decision<'_>) -> AnyView {
    let routes = &decision.routes;
    let cards = routes.routes.iter().map(|found| card(route_words(found, routes, routes.area, decision.on), decision)).collect_view();
    let apart = differences(decision);
    let apart = (!apart.is_empty()).then(|| {
        let lines = apart.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <h2 class="govuk-heading-m">"Where national guidance answers differently"</h2> <ul class="wm-facts">{lines}</ul> }
    });
    let national = decision.national.as_ref().map(|national| {
        let cards = national.routes.iter().map(|found| card(route_words(found, national, routes.area, decision.on), decision)).collect_view();
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"The whole case under national guidance"</span></summary>
                <div class="govuk-details__text">{cards}</div>
            </details>
        }
    });
    let notes = routes.version.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    let forum = forum_line(routes.version);
    let forum = (!forum.is_empty()).then(|| {
        let lines = forum.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <h3 class="govuk-heading-s">{format!("The {} here", routes.version.forum.name)}</h3> <ul class="wm-facts">{lines}</ul> }
    });
    let for_whom = decision.audience.iter().map(|found| view! { <li>{audience_words(found)}</li> }).collect_view();
    view! {
        <div class="wm-grid">
            <div class="wm-grid__side">{now(decision)}</div>
            <div class="wm-grid__main">
                <h2 class="govuk-heading-m">{format!("Routes in {}", routes.area.name)}</h2>
                <p class="wm-source">{standing_words(routes, decision.on)}</p>
                {cards}
                {apart}
                {national}
                {forum}
                <ul class="wm-facts">{for_whom}</ul>
                <details class="govuk-details">
                    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"What else the sources say, and what is not known"</span></summary>
                    <div class="govuk-details__text"><ul class="wm-facts">{notes}</ul></div>
                </details>
            </div>
        </div>
    }
    .into_any()
}

/// What to do now: first what cannot wait, then other pathways, then what the area asks for before a referral is sent.
fn now(decision: &Decision<'_>) -> AnyView {
    let notices = |class: Class| {
        decision.notices_of(class).map(notice_words).map(|words| {
            let word = if words.answer == Truth::CannotTell { "Find out: " } else { "" };
            view! { <li><strong>{words.title}". "</strong>{word}{words.says}</li> }
        })
    };
    let steps: Vec<String> = decision.steps.iter().map(step_words).collect();
    let steps = (!steps.is_empty()).then(|| {
        let lines = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
        view! { <h2 class="govuk-heading-m">"Before the referral is sent"</h2> <ul class="wm-facts">{lines}</ul> }
    });
    view! {
        <h2 class="govuk-heading-m">"Do this now"</h2>
        <ol class="wm-now">{notices(Class::DoNow).chain(notices(Class::Pathway)).collect_view()}</ol>
        {steps}
    }
    .into_any()
}

fn card(words: RouteWords, decision: &Decision<'_>) -> AnyView {
    let is_judgement = words.rule.ends_with("/judgement");
    let prompts = (is_judgement && words.explained.answer != Truth::Met).then(|| {
        let found: Vec<_> = decision.notices_of(Class::Prompt).filter(|found| found.answer() == Truth::Met).map(notice_words).collect();
        let lines = found.iter().map(|words| view! { <li>{words.says.clone()}</li> }).collect_view();
        view! {
            {(!found.is_empty()).then(|| view! { <p class="wm-lead">"What a reviewer would weigh here:"</p> <ul class="wm-facts">{lines}</ul> })}
            <p><a class="govuk-link" href=Page::Judgement.hash()>"Write your judgement"</a></p>
        }
    });
    let notes = words.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    let sources = words.sources.into_iter().map(|source| view! { <li>{source}</li> }).collect_view();
    view! {
        <section class="wm-route" data-rule=words.rule>
            <div class="wm-route__head"><h3>{words.name.clone()}</h3><span class=mark_class(words.mark)>{words.answer}</span></div>
            {tree(words.explained)}
            {facts(words.settle)}
            {prompts}
            <p class="wm-source">{words.rests_on}</p>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Sources, and how they are read"<span class="govuk-visually-hidden">" for "{words.name}</span></span></summary>
                <div class="govuk-details__text"><ul class="wm-facts">{notes}{sources}</ul></div>
            </details>
        </section>
    }
    .into_any()
}

/// Whose rule is shown; another can be looked at with the same case.
fn area(desk: Desk) -> AnyView {
    let areas = desk.book.with(|book| book.areas.iter().map(|area| (area.id.clone(), area.name.clone())).collect());
    let bound = Bound::new(
        move || desk.case.with(|case| case.area.as_ref().map(|area| area.id.clone())).unwrap_or_default(),
        move |id| desk.edit(|case| case.area = Some(AreaChoice { id, version: None })),
    );
    select("shown-area", "Under the rule of", "", areas, bound, None)
}

/// Which version of it, where there are several.
fn version(desk: Desk) -> Option<AnyView> {
    let area = desk.case.with(|case| case.area.as_ref().map(|area| area.id.clone()))?;
    let versions: Vec<(String, String)> = desk.book.with(|book| {
        let versions = &book.area(&area)?.versions;
        Some(versions.iter().map(|version| (version.id.clone(), version.title.clone())).collect())
    })?;
    if versions.len() < 2 {
        return None;
    }
    let bound = Bound::new(
        move || desk.decision(|decision| decision.routes.version.id.clone()).unwrap_or_default(),
        move |id| {
            desk.edit(|case| {
                if let Some(area) = &mut case.area {
                    area.version = Some(id);
                }
            });
        },
    );
    Some(select("shown-version", "Version", "", versions, bound, None))
}
