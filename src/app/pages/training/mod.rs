//! The training room: published cases step by step, and what else there is to weigh rules with.

mod days;
mod published;
mod replay;
mod room;

use leptos::prelude::*;
use waymark::engine::replay::replays;

use crate::app::parts::{all, heading, items, link, paragraph, styled, subheading};
use crate::app::store::Page;

pub use published::{open_case, published_cases};
pub use replay::replay;

pub fn training() -> AnyView {
    let cases = match replays() {
        Ok(replays) => {
            let one = |replay: waymark::engine::replay::Replay| {
                let to = link(Page::Replay(replay.id, None).hash(), replay.title);
                all(vec![to, styled("wm-source", replay.about)])
            };
            items(
                "govuk-list govuk-list--spaced",
                replays.into_iter().map(one).collect(),
            )
        }
        Err(mistake) => paragraph(mistake.to_string()),
    };
    let more = [
        (
            Page::Compare,
            "Compare areas",
            "One case under any rules side by side: what each answers, and where two of them differ. Two published cases stand ready.",
        ),
        (
            Page::Dials(None),
            "Move the numbers of a rule",
            "Numbers, units and windows of any rule, and what the open case gives under each.",
        ),
        (
            Page::Past,
            "What it would have done",
            "Past cases without names under two rules: which cases enter, which leave, and how many that makes each month.",
        ),
        (
            Page::Agreement,
            "How far assessors agree",
            "Several assessors answer one case and save their files; here they lie side by side.",
        ),
        (
            Page::Areas(None),
            "Areas and rules",
            "Read each area's rule with its sources, edit a copy, and load a colleague's.",
        ),
    ];
    let more = more
        .map(|(page, name, says)| all(vec![link(page.hash(), name), styled("wm-source", says)]));
    let about = "Why the same case is heard in one area and not in the next, shown day by day. Everything here works without a network, and nothing is sent.";
    all(vec![
        heading("Training"),
        paragraph(about),
        subheading("Published cases"),
        paragraph(
            "Each is a real death, told from a published review by its paragraphs. Nobody is named.",
        ),
        cases,
        subheading("With any case or rule"),
        items("govuk-list govuk-list--spaced", more.into()),
    ])
}
