//! What stands around the pages of an assessment, by itself.

use leptos::prelude::*;
use waymark::engine::replay::{Replay, replays};
use waymark::model::case::Case;
use waymark::model::instrument::Reply;

use crate::app::parts::frame::{AssessAgain, Bar, Published};
use crate::app::store::{use_casework, use_clock};

/// Around a case that was just begun.
pub fn begun() -> AnyView {
    around(Case::new(use_clock().today()))
}

/// Around a case that was assessed before today.
pub fn assessed_before() -> AnyView {
    let today = use_clock().today();
    let before = today.months_before(1);
    let mut case = Case::new(before);
    case.answer("dash-24", "1", |answer| answer.reply = Reply::Yes);
    around(case)
}

/// Around a published case, of which something is said.
pub fn published() -> AnyView {
    let last = |replay: &Replay| replay.told_case(replay.steps.len().checked_sub(1)?);
    let case = replays().ok().and_then(|all| all.first().and_then(last));
    case.map_or_else(|| ().into_any(), around)
}

fn around(case: Case) -> AnyView {
    let casework = use_casework();
    casework.take(case);
    on_cleanup(move || casework.open.set(false));
    view! {
        <Bar />
        <Published />
        <AssessAgain />
    }
    .into_any()
}
