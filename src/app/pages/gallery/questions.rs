use leptos::prelude::*;
use waymark::model::case::VICTIM;

use crate::app::parts::question::{self, KeysHint, QuestionMap, answers};
use crate::app::store::use_areas;

/// The questions of two instruments: with the answers of a checklist, and with what a search comes to.
pub fn questions() -> AnyView {
    let areas = use_areas();
    areas.book.with_untracked(|book| {
        // A page has one map of its questions.
        let shown = [("dash-24", true), ("hba", false)].map(|(id, has_map)| {
            book.instrument(id).map(|list| {
                let answers = answers(VICTIM, list);
                let map =
                    has_map.then(|| view! { <QuestionMap questions=answers.by_number(list) /> });
                view! {
                    {map}
                    {question::questions(list, &answers, None)}
                }
            })
        });
        view! {
            <KeysHint />
            {shown.into_iter().collect_view()}
        }
        .into_any()
    })
}
