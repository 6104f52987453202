//! A section of a result.

use leptos::prelude::*;
use waymark::case::AreaChoice;
use waymark::explain::{AreaWords, Block, RouteWords, Section};
use waymark::rules::RouteKind;

use super::map::{go_to, heading};
use crate::parts::facts::{facts, led, says, tag, tree};
use crate::parts::{Weight, all, button, classed, el, folded, items, lines, link, paragraph, styled};
use crate::store::{Desk, Page};

pub fn section(desk: Desk, Section { id, heading: title, blocks }: Section) -> AnyView {
    all(vec![heading(id, title), all_of(desk, blocks)])
}

fn all_of(desk: Desk, blocks: Vec<Block>) -> AnyView {
    all(blocks.into_iter().map(|one| block(desk, one)).collect())
}

fn block(desk: Desk, block: Block) -> AnyView {
    match block {
        Block::Text(text) => paragraph(text),
        Block::Source(text) => styled("wm-source", text),
        Block::List(list) => items("wm-facts", list.into_iter().map(says).collect()),
        Block::Steps(list) => {
            let steps = list.into_iter().map(|step| el("li").with(says(step)).view());
            classed("ol", "wm-now").all(steps).view()
        }
        Block::Facts(found) => facts(vec![found]),
        Block::Route(words) => card(*words),
        Block::Areas(areas) => items("wm-elsewhere", areas.into_iter().map(|one| area(desk, one)).collect()),
        Block::Folded(line, inside) => folded(line, all_of(desk, inside)),
    }
}

fn card(words: RouteWords) -> AnyView {
    let mut parts = vec![tree(words.explained), facts(words.settle)];
    if !words.weigh.is_empty() {
        let lead = format!("What a reviewer would weigh here ({})", words.weigh.len());
        parts.push(led(lead, words.weigh.into_iter().map(says).collect()));
    }
    if words.kind == RouteKind::ProfessionalJudgement {
        parts.push(classed("p", "wm-tap").with(link(Page::Judgement.hash(), "Write your judgement")).view());
    }
    parts.push(styled("wm-source", words.rests_on));
    let sources = words.sources.into_iter().map(|source| format!("Source: {source}"));
    parts.push(folded("How this is read here, and its sources", lines(words.notes.into_iter().chain(sources))));
    let name = el("h3").text(words.name).view();
    let head = classed("div", "wm-route__head").all([name, tag(words.mark, words.answer)]).view();
    classed("section", "wm-route").at("data-rule", words.rule).with(head).all(parts).view()
}

/// Another area, which can be looked at with the same case.
fn area(desk: Desk, words: AreaWords) -> AnyView {
    let id = words.id;
    let look = move || {
        desk.look_at(AreaChoice { id: id.clone(), version: None });
        request_animation_frame(|| go_to("main h1"));
    };
    all(vec![button(words.name, Weight::Link, look), styled("wm-says", words.says), styled("wm-source", words.version)])
}
