//! The fields of the referral that take words.

use leptos::prelude::*;
use waymark::model::case::CaseStoreFields;
use waymark::model::dates::{Day, parse_day};
use waymark::words::pack::PaperField;

use super::put;
use crate::app::parts::field::{Bound, Select, TextArea, TextField};
use crate::app::store::{Mistakes, use_casework, use_clock};

/// What a case holds of a field of the referral, and what is done with what is typed.
fn bound(id: &'static str) -> Bound {
    let casework = use_casework();
    Bound::new(
        move || {
            let referral = casework.case.referral();
            referral.with(|referral| referral.get(id).cloned().unwrap_or_default())
        },
        move |words| put(id, &words),
    )
}

/// A field as its form describes it; one that is asked for no more is there where the case holds it.
#[component]
pub fn PaperFieldInput(field: &'static PaperField) -> impl IntoView {
    let casework = use_casework();
    let id = field.id.as_str();
    let holds = || {
        let referral = casework.case.referral();
        referral.with_untracked(|referral| referral.contains_key(id))
    };
    if field.retired && !holds() {
        return ().into_any();
    }
    if field.day {
        return view! { <DayField field /> }.into_any();
    }
    let bound = bound(id);
    if field.choices.is_empty() {
        return match u8::try_from(field.lines) {
            Ok(lines @ 1..) => {
                view! { <TextArea id label=&field.label hint=&field.hint rows=lines bound /> }
                    .into_any()
            }
            _ if !field.own.is_empty() => view! {
                <TextField
                    id
                    label=&field.label
                    hint=&field.hint
                    bound
                    autocomplete=&field.own
                />
            }
            .into_any(),
            _ => view! { <TextField id label=&field.label hint=&field.hint bound /> }.into_any(),
        };
    }
    let choices = std::iter::once((String::new(), "Not filled in".to_owned())).chain(
        field
            .choices
            .iter()
            .map(|choice| (choice.clone(), choice.clone())),
    );
    view! { <Select id label=&field.label hint=&field.hint choices=choices.collect() bound /> }
        .into_any()
}

/// A field that says a day. It keeps whatever is typed, and says on leaving it when no day can be read from that.
#[component]
fn DayField(field: &'static PaperField) -> impl IntoView {
    let casework = use_casework();
    let clock = use_clock();
    let id = field.id.as_str();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let check = move || {
        let (words, as_of) = casework.case.with_untracked(|case| {
            (
                case.referral.get(id).cloned().unwrap_or_default(),
                case.as_of,
            )
        });
        let says = (!words.trim().is_empty() && !says_a_day(&words, as_of.max(clock.today()))).then(|| {
            let says = "No day can be read from this. Write for example 20 July 2018, or 20 July 2018 at 14:00. What you typed is kept.";
            (id.to_owned(), says.to_owned())
        });
        mistakes.set(says.into_iter().collect());
    };
    check();
    view! {
        <div on:focusout=move |_| check()>
            <TextField id label=&field.label hint=&field.hint bound=bound(id) mistakes />
        </div>
    }
}

/// Whether the text is a day, or begins with one and goes on with the time.
fn says_a_day(text: &str, today: Day) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=words.len()).any(|end| {
        let begins = words.get(..end).unwrap_or_default().join(" ");
        parse_day(begins.trim_end_matches([',', ';']), today).is_ok()
    })
}
