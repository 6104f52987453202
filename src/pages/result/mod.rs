//! The result: what follows, why, why not, and what is unknown.

mod elsewhere;

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::decision::{Decision, Truth};
use waymark::explain::{
    RouteWords, audience_words, differences, forum_line, headline, notice_words, provisional, route_words,
    standing_words, step_words, under_headline,
};
use waymark::notice::Class;
use waymark::rules::RouteKind;

use super::file;
use crate::parts::facts::{facts, tag, tree};
use crate::parts::field::{Bound, select};
use crate::parts::{
    Weight, all, button, classed, el, folded, items, lines, link, live, minor_heading, nothing, styled, subheading,
};
use crate::store::{Desk, Page};

pub fn result(desk: Desk) -> AnyView {
    let part = move |of: fn(&Decision<'_>) -> AnyView| live(move || desk.decision(of).unwrap_or_else(nothing));
    all(vec![
        part(lead),
        classed("div", "wm-area").all([area(desk), live(move || version(desk))]).view(),
        live(move || {
            let (day, reference) = desk.case.with(|case| (case.as_of, case.reference.clone()));
            let reference = if reference.is_empty() { String::new() } else { format!(", reference {reference}") };
            let change = link(Page::Details.hash(), "Change area, day or reference");
            classed("p", "wm-source").text(format!("Decided for {day}{reference}. ")).with(change).view()
        }),
        part(body),
        elsewhere::elsewhere(desk),
        file::save(desk),
        button("Print this page", Weight::Secondary, || {
            let _ = window().print();
        }),
    ])
}

fn lead(decision: &Decision<'_>) -> AnyView {
    let mut parts = vec![classed("h1", "wm-headline").at("tabindex", "-1").text(headline(decision)).view()];
    parts.extend(under_headline(decision).into_iter().map(|says| styled("wm-headline__more", says)));
    let reasons = provisional(decision);
    if !reasons.is_empty() {
        let says = el("p").with(el("strong").text("Provisional. ").view()).text(reasons.join(" ")).view();
        parts.push(classed("div", "wm-provisional").with(says).view());
    }
    all(parts)
}

fn body(decision: &Decision<'_>) -> AnyView {
    let routes = &decision.routes;
    let card = |found, of| card(route_words(found, of, decision.on), found.route.kind, decision);
    let mut main = vec![
        subheading(format!("Routes in {}", routes.area.name)),
        styled("wm-source", standing_words(routes, decision.on)),
    ];
    main.extend(routes.routes.iter().map(|found| card(found, routes)));
    let apart = differences(decision);
    if !apart.is_empty() {
        main.extend([subheading("Where national guidance answers differently"), lines(apart)]);
    }
    if let Some(national) = &decision.national {
        let cards = national.routes.iter().map(|found| card(found, national)).collect();
        main.push(folded("The whole case under national guidance", all(cards)));
    }
    let forum = forum_line(routes.version);
    if !forum.is_empty() {
        main.extend([minor_heading(format!("The {} here", routes.version.forum.name)), lines(forum)]);
    }
    if !decision.audience.is_empty() {
        main.extend([minor_heading("Whom this rule is for"), lines(decision.audience.iter().map(audience_words))]);
    }
    if !routes.version.notes.is_empty() {
        main.push(folded("What else the sources say, and what is not known", lines(routes.version.notes.clone())));
    }
    let side = classed("div", "wm-grid__side").with(now(decision)).view();
    classed("div", "wm-grid").with(side).with(classed("div", "wm-grid__main").all(main).view()).view()
}

/// What to do now: first what cannot wait, then other pathways, then what the area asks for before a referral is sent.
fn now(decision: &Decision<'_>) -> AnyView {
    let notices =
        [Class::DoNow, Class::Pathway].into_iter().flat_map(|class| decision.notices_of(class)).map(|found| {
            let words = notice_words(found);
            let title = format!("{}. ", words.title);
            el("li").with(el("strong").text(title).view()).text(words.says).view()
        });
    let mut parts = vec![subheading("Do this now"), classed("ol", "wm-now").all(notices).view()];
    if !decision.steps.is_empty() {
        parts.extend([subheading("Before the referral is sent"), lines(decision.steps.iter().map(step_words))]);
    }
    all(parts)
}

fn card(words: RouteWords, kind: RouteKind, decision: &Decision<'_>) -> AnyView {
    let mut parts = vec![tree(words.explained.clone()), facts(words.settle)];
    if kind == RouteKind::ProfessionalJudgement {
        let prompts = decision.notices_of(Class::Prompt).filter(|found| found.answer() == Truth::Met);
        let prompts: Vec<String> =
            prompts.map(notice_words).map(|words| format!("{}: {}", words.title, words.facts.join("; "))).collect();
        if !prompts.is_empty() && words.explained.answer != Truth::Met {
            parts.extend([styled("wm-lead", "What a reviewer would weigh here:"), lines(prompts)]);
        }
        parts.push(items("govuk-list", vec![link(Page::Judgement.hash(), "Write your judgement")]));
    }
    parts.push(styled("wm-source", words.rests_on));
    let sources = words.sources.into_iter().map(|source| format!("Source: {source}"));
    parts.push(folded(
        format!("How {} is read here, and its sources", words.name.to_ascii_lowercase()),
        lines(words.notes.into_iter().chain(sources)),
    ));
    let name = el("h3").text(words.name).view();
    let head = classed("div", "wm-route__head").all([name, tag(words.mark, words.answer)]).view();
    classed("section", "wm-route").at("data-rule", words.rule).with(head).all(parts).view()
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
fn version(desk: Desk) -> AnyView {
    let Some(area) = desk.case.with(|case| case.area.as_ref().map(|area| area.id.clone())) else {
        return nothing();
    };
    let versions: Vec<(String, String)> = desk.book.with(|book| {
        let versions = book.area(&area).map(|area| area.versions.as_slice()).unwrap_or_default();
        versions.iter().map(|version| (version.id.clone(), version.title.clone())).collect()
    });
    if versions.len() < 2 {
        return nothing();
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
    select("shown-version", "Version", "", versions, bound, None)
}
