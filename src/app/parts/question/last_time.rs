use leptos::prelude::*;
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, Instrument, Reply};
use waymark::words::explain::{answer_line, capitalised, carried_words};

use super::key::Key;
use super::{GivenAnswer, found};
use crate::app::parts::{focus, live, nothing, paragraph, steady};
use crate::app::store::use_casework;

/// Last time's answer to a question.
#[derive(Clone)]
pub struct Last {
    day: Day,
    line: String,
    was_yes: bool,
    /// The day the case speaks for.
    as_of: Day,
}

impl Last {
    pub fn of(instrument: &Instrument, key: Key) -> Option<Self> {
        use_casework().case.with_untracked(|case| {
            let (day, last) =
                key.with(|whom, list, item| case.given_last_time(whom, list, item))?;
            Some(Self {
                day,
                line: answer_line(instrument, last),
                was_yes: last.reply == Reply::Yes,
                as_of: case.as_of,
            })
        })
    }
}

/// Last time's answer, and the way to confirm that it is still so. It counts for nothing until that is done.
#[component]
pub fn LastTime(last: Last, key: Key, answer: GivenAnswer) -> impl IntoView {
    let Last {
        day,
        line,
        was_yes,
        as_of,
    } = last;
    // What a note adds to an answer is not news here, and is not read out again.
    const OPEN: &str = "open";
    let state = steady(move || {
        answer.with(
            |answer| match answer.as_ref().filter(|one| one.reply != Reply::NotAsked) {
                None => OPEN.to_owned(),
                Some(Answer {
                    as_at: Some(from), ..
                }) => format!("{}.", capitalised(&carried_words(*from, as_of, as_of))),
                Some(Answer {
                    reply: Reply::No,
                    note,
                    ..
                }) if was_yes && note.trim().is_empty() => {
                    "Yes last time, and no now: write a note that says why.".to_owned()
                }
                Some(_) => String::new(),
            },
        )
    });
    let confirm = move |_| {
        key.carry();
        // The button is gone by then; the answer has its place.
        let question = key.id();
        request_animation_frame(move || {
            found(&question, "input:checked").iter().for_each(focus);
        });
    };
    let state = live(move || match state.get() {
        says if says.is_empty() => nothing(),
        says if says != OPEN => paragraph(says),
        _ => view! {
            <button class="govuk-button govuk-button--secondary" type="button" on:click=confirm>
                "Still so today"
            </button>
        }
        .into_any(),
    });
    view! {
        <div class="wm-last">
            <p>
                <strong>{format!("{day}: ")}</strong>
                {line}
            </p>
            <div class="wm-last__state" aria-live="polite">
                {state}
            </div>
        </div>
    }
}
