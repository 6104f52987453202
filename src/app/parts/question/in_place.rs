use leptos::prelude::*;
use waymark::model::instrument::{Instrument, Item};

use super::key::Key;
use super::{GivenAnswer, answers, ordered};
use crate::app::parts::{live, nothing};
use crate::app::store::{use_areas, use_casework};

/// What of a follow-up stands under its question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InSight {
    Nothing,
    /// What was answered of the follow-up before the answer to its question was changed: it counts, so it stays in sight.
    Answered,
    All,
}

/// The questions that are asked in place, under this one, as soon as it is answered yes.
#[component]
pub fn InPlace(key: Key, item: Item, answer: GivenAnswer) -> impl IntoView {
    let (areas, casework) = (use_areas(), use_casework());
    let asks = areas
        .book
        .with_untracked(|book| !book.asked_in_place(&item).is_empty());
    if !asks {
        return nothing();
    }
    let by = item.clone();
    let shown = Memo::new(move |_| {
        let is_yes = areas.book.with_untracked(|book| {
            let counts = |list: &str| {
                let list = book.instrument(list)?;
                answer.with(|answer| list.counts(&answer.as_ref()?.reply))
            };
            key.with(|_, list, _| counts(list)) == Some(true)
        });
        let is_answered = || {
            areas.book.with_untracked(|book| {
                let own = book.asked_in_place(&by).into_iter().next();
                own.is_some_and(|(further, _)| {
                    key.with(|whom, _, _| {
                        let mut items = further.items.iter();
                        items.any(|one| {
                            casework
                                .case
                                .with(|case| case.given_today(whom, &further.id, &one.id).is_some())
                        })
                    })
                })
            })
        };
        match (is_yes, is_yes || is_answered()) {
            (true, _) => InSight::All,
            (false, true) => InSight::Answered,
            (false, false) => InSight::Nothing,
        }
    });
    live(move || {
        let shown = shown.get();
        untrack(|| match shown {
            InSight::Nothing => nothing(),
            InSight::Answered => asked(key, &item, 1),
            InSight::All => asked(key, &item, usize::MAX),
        })
    })
}

/// The questions of so many of the lists that are asked in place.
fn asked(key: Key, item: &Item, lists: usize) -> AnyView {
    use_areas().book.with_untracked(|book| {
        let lists = book.asked_in_place(item).into_iter().take(lists);
        let of = |(list, places): (&Instrument, Vec<usize>)| {
            key.with(|whom, _, _| ordered(list, &answers(whom, list), &places))
        };
        let questions: Vec<AnyView> = lists.flat_map(of).collect();
        let label = format!("Because of: {}", item.label);
        view! {
            <div class="wm-in-place" role="group" aria-label=label>
                {questions}
            </div>
        }
        .into_any()
    })
}
