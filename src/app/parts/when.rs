use leptos::prelude::*;

use super::{live, nothing};

/// What is there only while something is so; it is made anew each time. As leptos' `Show`, and compiled once.
#[component]
pub fn When(#[prop(into)] is: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    live(move || {
        if is.get() {
            untrack(|| children().into_any())
        } else {
            nothing()
        }
    })
}
