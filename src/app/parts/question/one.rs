use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waymark::model::instrument::Item;

use super::answers::AnswerRow;
use super::in_place::InPlace;
use super::key::Key;
use super::keyboard::{let_go, pressed};
use super::last_time::{Last, LastTime};
use super::note::Note;
use super::said::Said;
use super::ways::Ways;
use super::{AnswerChoices, GivenAnswer};

/// One question.
#[component]
pub fn Question(
    key: Key,
    item: Item,
    choices: AnswerChoices,
    answer: GivenAnswer,
    /// Its place among the others, in words.
    number: Option<String>,
    /// The question after it.
    next: Option<String>,
    /// Last time's answer.
    last: Option<Last>,
    /// The instrument that it may lead to.
    offers: Option<(String, String)>,
) -> impl IntoView {
    let AnswerChoices {
        main,
        other,
        search,
        yes_or_no,
    } = choices;
    let keys = move |press: KeyboardEvent| pressed(key, &press, yes_or_no, next.as_deref());
    let class = if search {
        "wm-answers wm-answers--search"
    } else {
        "wm-answers"
    };
    let from = main.len();
    let other = (!other.is_empty()).then(|| {
        view! { <AnswerRow class="wm-answers wm-answers--other" key answer choices=other from search /> }
    });
    let (ask, about) = (key.in_words(item.ask.clone()), item.note.clone());
    let further = item.clone();
    view! {
        <fieldset class="wm-question" id=key.id() on:keydown=keys on:keyup=|press| let_go(&press)>
            <legend>
                {number
                    .map(|number| view! { <span class="wm-question__number">{number}</span> })}
                <span class="wm-question__text" prop:textContent=ask></span>
            </legend>
            {last.map(|last| view! { <LastTime last key answer /> })}
            <AnswerRow class key answer choices=main from=0 search />
            {other}
            <Said answer offers />
            <div class="wm-question__more">
                <Ways key item />
                <Note key about answer search />
            </div>
        </fieldset>
        <InPlace key item=further answer />
    }
}
