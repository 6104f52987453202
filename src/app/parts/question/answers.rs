use leptos::prelude::*;
use waymark::model::instrument::Reply;

use super::GivenAnswer;
use super::key::Key;
use crate::app::parts::Chosen;

/// A row of answers, of which one can be chosen.
#[component]
pub fn AnswerRow(
    class: &'static str,
    key: Key,
    answer: GivenAnswer,
    choices: Vec<(Reply, String)>,
    /// How many stand before them.
    from: usize,
    /// Whether they say what a search came to.
    search: bool,
) -> impl IntoView {
    let choices = choices.into_iter().enumerate();
    let choices = choices.map(|(index, (reply, words))| {
        let place = from + index;
        view! { <AnswerChoice key answer reply words place search /> }
    });
    view! { <div class=class>{choices.collect_view()}</div> }
}

/// One answer.
#[component]
fn AnswerChoice(
    key: Key,
    answer: GivenAnswer,
    reply: Reply,
    words: String,
    place: usize,
    search: bool,
) -> impl IntoView {
    let (name, id) = (key.id(), format!("{}-{place}", key.id()));
    let (value, checked) = (reply.id().to_owned(), reply.clone());
    let is_it = Chosen::when(move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .is_some_and(|answer| answer.reply == checked)
        })
    });
    view! {
        <div class="wm-answer">
            <input
                class="wm-answer__input"
                type="radio"
                autocomplete="off"
                id=id.clone()
                name=name
                value=value
                prop:checked=is_it
                on:change=move |_| key.give(&reply, search)
            />
            <label class="wm-answer__label" for=id>
                {words}
            </label>
        </div>
    }
}
