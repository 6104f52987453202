use leptos::prelude::*;

use crate::app::parts::Words;
use crate::app::store::{settings, use_settings};

/// What the keys do, and whether letters answer.
#[component]
pub fn KeysHint() -> impl IntoView {
    let letters = use_settings().letters;
    let says = Words::of(move || {
        let says = if letters.get() {
            "With a keyboard: Y, N and D answer the question in focus with yes, no and does not know, and Enter goes on to the next. "
        } else {
            "With a keyboard: the arrow keys choose an answer, and Enter goes on to the next question. Letters answer nothing; this browser remembers that. "
        };
        says.to_owned()
    });
    let words = Words::of(move || {
        let words = if letters.get() {
            "Turn these letters off"
        } else {
            "Let letters answer again"
        };
        words.to_owned()
    });
    let turn = move |_| {
        let answer = !letters.get_untracked();
        settings::set_letters_answer(answer);
        letters.set(answer);
    };
    view! {
        <p class="wm-source wm-keys">
            <span prop:textContent=says></span>
            <button class="wm-link" type="button" id="letters" on:click=turn prop:textContent=words></button>
        </p>
    }
}
