use leptos::prelude::*;
use waymark::words::explain::Mark;

/// An answer, told by word, border and tint together.
#[component]
pub fn Tag(mark: Mark, #[prop(into)] words: String) -> impl IntoView {
    let class = match mark {
        Mark::Met => "wm-tag wm-tag--met",
        Mark::NotMet => "wm-tag wm-tag--not",
        Mark::CannotTell => "wm-tag wm-tag--ask",
        Mark::Open => "wm-tag wm-tag--open",
    };
    view! { <span class=class>{words}</span> }
}
