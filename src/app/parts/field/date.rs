use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waymark::model::dates::{Day, not_understood, understood};

use super::{Bound, TextField, Understood, Width, mistake_of};
use crate::app::store::{Mistakes, today};

/// A date as people type it: what it was understood as is said under it, as it is typed, and on leaving it by Tab that it
/// was not.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] width: Width,
    #[prop(into)] bound: Bound,
    #[prop(default = None, into)] mistakes: Option<Mistakes>,
    /// The day that "yesterday" counts from.
    #[prop(into)]
    as_of: Signal<Day>,
) -> impl IntoView {
    // Half a date is no mistake while it is typed.
    let left = RwSignal::new(false);
    let typed = bound.get;
    let bound = Bound::new(
        move || typed.get(),
        move |text| {
            left.set(false);
            (bound.set)(text);
        },
    );
    // By the keyboard alone: a line that appears under a field while the pointer goes down moves away what is pressed.
    let tabbed = move |press: KeyboardEvent| {
        if press.key() == "Tab" {
            left.set(true);
        }
    };
    // What is said above the field when it is sent is not said twice.
    let of = StoredValue::new(id.clone());
    let is_refused = move || {
        mistakes.is_some_and(|mistakes| of.with_value(|id| mistake_of(mistakes, id)).is_some())
    };
    let says = move || {
        let (typed, as_of) = (typed.get(), as_of.get());
        let not = if left.get() && !is_refused() {
            not_understood(&typed, as_of)
        } else {
            String::new()
        };
        if not.is_empty() {
            understood(&typed, as_of, today())
        } else {
            not
        }
    };
    view! {
        <div on:keydown=tabbed>
            <TextField id label hint width bound mistakes />
        </div>
        <Understood says />
    }
}
