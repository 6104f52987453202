//! A section of a result.

use leptos::prelude::*;
use waymark::model::case::AreaChoice;
use waymark::model::rules::RouteKind;
use waymark::words::explain::{AreaWords, Block, RouteWords, Says, SheetSection};

use super::map::{go_to, heading};
use crate::app::parts::facts::{FactLists, RouteSection, SaysLine, WhereFrom};
use crate::app::parts::{
    Weight, all, button, classed, folded, items, link, paragraph, styled, unprinted,
};
use crate::app::store::{Page, use_casework};

pub fn section(
    SheetSection {
        id,
        heading: title,
        blocks,
    }: SheetSection,
) -> AnyView {
    let shown = all(vec![heading(id, title), all_of(blocks)]);
    // What another area would say is for the screen.
    if id == "elsewhere" {
        unprinted(shown)
    } else {
        shown
    }
}

fn all_of(blocks: Vec<Block>) -> AnyView {
    all(blocks.into_iter().map(block).collect())
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Text(text) => paragraph(text),
        Block::Source(text) => styled("wm-source", text),
        Block::List(list) => {
            let lines = list.into_iter();
            let lines = lines.map(|says| view! { <SaysLine says /> }.into_any());
            items("wm-facts", lines.collect())
        }
        Block::Steps { steps, in_sight } => numbered_steps(steps, in_sight),
        Block::Sources(facts) => view! { <WhereFrom facts /> }.into_any(),
        Block::Facts(found) => view! { <FactLists facts=vec![found] /> }.into_any(),
        Block::Route(words) => card(*words),
        Block::Areas(areas) => items("wm-elsewhere", areas.into_iter().map(area).collect()),
        Block::Folded(line, inside) => folded(line, all_of(inside)),
    }
}

/// So many steps are in sight at once, and all of those that must be; the rest lie under a line that names them.
const FIRST_STEPS: usize = 3;

fn numbered_steps(mut list: Vec<Says>, in_sight: usize) -> AnyView {
    let rest = list.split_off(list.len().min(FIRST_STEPS.max(in_sight)));
    let place = list.len() + 1;
    let numbered = |from: usize, steps: Vec<Says>| {
        let steps = steps
            .into_iter()
            .map(|says| view! { <li><SaysLine says /></li> }.into_any());
        classed("ol", "wm-now")
            .at("start", from.to_string())
            .all(steps)
            .view()
    };
    let first = numbered(1, list);
    if rest.is_empty() {
        return first;
    }
    let names: Vec<&str> = rest.iter().map(|step| step.lead.as_str()).collect();
    let line = format!("And {} more: {}", rest.len(), names.join("; "));
    all(vec![first, folded(line, numbered(place, rest))])
}

fn card(words: RouteWords) -> AnyView {
    let judge = (words.kind == RouteKind::ProfessionalJudgement).then(|| {
        let to = link(Page::Judgement.hash(), "Write your judgement");
        unprinted(classed("p", "wm-tap").with(to).view())
    });
    view! { <RouteSection words>{judge}</RouteSection> }.into_any()
}

/// Another area, which can be looked at with the same case.
fn area(words: AreaWords) -> AnyView {
    let casework = use_casework();
    let id = words.id;
    let look = move || {
        casework.look_at(AreaChoice::of(id.clone()));
        request_animation_frame(|| go_to("main h1"));
    };
    all(vec![
        button(words.name, Weight::Link, look),
        styled("wm-says", words.says),
        styled("wm-source", words.version),
    ])
}
