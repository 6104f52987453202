//! The words of the core, laid out.

use leptos::prelude::*;
use waymark::logic::Truth;
use waymark::words::explain::{Attention, Explained, Facts, Mark, RouteWords, Says};

use super::{all, classed, el, folded, items, lines, nothing, styled, unprinted};

/// More facts than this under one lead start folded.
const FOLD_ABOVE: usize = 3;

/// An answer, told by word, border and tint together.
pub fn tag(mark: Mark, words: String) -> AnyView {
    let class = match mark {
        Mark::Met => "wm-tag wm-tag--met",
        Mark::NotMet => "wm-tag wm-tag--not",
        Mark::CannotTell => "wm-tag wm-tag--ask",
        Mark::Open => "wm-tag wm-tag--open",
    };
    classed("span", class).text(words).view()
}

/// Facts under their lead.
pub fn facts(found: Vec<Facts>) -> AnyView {
    let one = |Facts { lead, items }: Facts| {
        led(lead, items.into_iter().map(IntoAny::into_any).collect())
    };
    all(found.into_iter().map(one).collect())
}

/// A list under its lead, folded when it is long.
pub fn led(lead: String, list: Vec<AnyView>) -> AnyView {
    let long = list.len() > FOLD_ABOVE;
    let list = items("wm-facts", list);
    if long {
        folded(lead, list)
    } else {
        all(vec![styled("wm-lead", format!("{lead}:")), list])
    }
}

/// Words in two parts, the first of them strong; where there is one part, it is plain.
pub fn says(Says { lead, detail }: Says) -> AnyView {
    if lead.is_empty() || detail.is_empty() {
        return format!("{lead}{detail}").into_any();
    }
    all(vec![
        el("strong").text(format!("{lead}: ")).view(),
        detail.into_any(),
    ])
}

/// A route with its answer, its evidence and its sources; `act` is what can be done about it.
pub fn route(words: RouteWords, act: Option<AnyView>) -> AnyView {
    let mut parts = vec![tree(words.explained), facts(words.settle)];
    if !words.weigh.is_empty() {
        let lead = format!("What a reviewer would weigh here ({})", words.weigh.len());
        parts.push(led(lead, words.weigh.into_iter().map(says).collect()));
    }
    parts.extend(act);
    parts.push(styled("wm-source", words.rests_on));
    let sources = words
        .sources
        .into_iter()
        .map(|source| format!("Source: {source}"));
    let read = folded(
        "How this is read here, and its sources",
        lines(words.notes.into_iter().chain(sources)),
    );
    parts.push(unprinted(read));
    let name = el("h3").text(words.name).view();
    let head = classed("div", "wm-route__head")
        .all([name, tag(words.mark, words.answer)])
        .view();
    classed("section", "wm-route")
        .at("data-rule", words.rule)
        .with(head)
        .all(parts)
        .view()
}

/// What nobody may overlook, above everything else: each reason with its first fact, and folded below, the whole.
pub fn attend(found: Vec<Attention>) -> AnyView {
    let one = |Attention {
                   id,
                   heading,
                   brief,
                   reasons,
                   earlier,
                   sources,
               }: Attention| {
        let title = classed("h2", "govuk-heading-s wm-attention__title")
            .text(heading)
            .view();
        let list =
            |class, reasons: Vec<Says>| items(class, reasons.into_iter().map(says).collect());
        let mut inside = vec![title];
        if brief == reasons {
            inside.push(list("wm-facts", brief));
        } else {
            inside.push(list("wm-facts wm-brief", brief));
            inside.push(folded(
                "Why, with the facts of this case",
                all(vec![list("wm-facts", reasons), facts(earlier)]),
            ));
        }
        inside.push(sources_of(sources));
        classed("section", "wm-provisional")
            .at("id", id)
            .at("tabindex", "-1")
            .all(inside)
            .view()
    };
    all(found.into_iter().map(one).collect())
}

/// Where something comes from, folded; paper leaves it out.
pub fn sources_of(found: Vec<Facts>) -> AnyView {
    unprinted(folded("Where these come from", facts(found)))
}

/// A criterion, and folded below it the criteria it is made of.
pub fn tree(explained: Explained) -> AnyView {
    let mut shown = vec![
        styled("wm-says", explained.says.sentences()),
        facts(explained.facts),
    ];
    if !explained.parts.is_empty() {
        shown.push(folded(
            format!(
                "What each part of this comes to ({})",
                explained.parts.len()
            ),
            parts(explained.parts),
        ));
    }
    all(shown)
}

fn parts(of: Vec<Explained>) -> AnyView {
    let part = |part: Explained| {
        let (mark, word) = match part.answer {
            Truth::Met => (Mark::Met, "Met"),
            Truth::NotMet => (Mark::NotMet, "Not met"),
            Truth::CannotTell => (Mark::CannotTell, "Cannot tell"),
        };
        let below = if part.parts.is_empty() {
            nothing()
        } else {
            parts(part.parts)
        };
        all(vec![
            tag(mark, word.to_owned()),
            styled("wm-says", part.says.sentences()),
            facts(part.facts),
            below,
        ])
    };
    items("wm-tree", of.into_iter().map(part).collect())
}
