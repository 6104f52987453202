use leptos::prelude::*;
use waymark::words::wording::{FoundPhrase, guard};

use crate::app::parts::{live, nothing};

/// What is said under a text of the phrases in it that blame: pointed out as they are typed, and nothing is changed or
/// refused.
#[component]
pub fn Wording(text: Signal<String>) -> impl IntoView {
    // Typing in front of a phrase moves it, and is not news.
    let phrases = Memo::new(move |_| {
        let found = text.with(|text| guard(text));
        found.into_iter().map(|one| one.phrase).collect::<Vec<_>>()
    });
    let said = live(move || {
        if phrases.with(Vec::is_empty) {
            return nothing();
        }
        let mut found = text.with_untracked(|text| guard(text));
        found.dedup_by(|one, before| one.phrase == before.phrase);
        let lines = found.into_iter().map(|found| view! { <Phrase found /> });
        view! { <ul class="wm-wording__list">{lines.collect_view()}</ul> }.into_any()
    });
    view! {
        <div class="wm-wording" aria-live="polite">
            {said}
        </div>
    }
}

/// One phrase, and what to write in its place.
#[component]
fn Phrase(found: FoundPhrase) -> impl IntoView {
    let FoundPhrase {
        phrase,
        instead,
        why,
        source,
        ..
    } = found;
    view! {
        <li>
            <strong>{format!("\u{201c}{phrase}\u{201d}: ")}</strong>
            {format!("{instead} ")}
            <span class="wm-source">{format!("{why} See {source}.")}</span>
        </li>
    }
}
