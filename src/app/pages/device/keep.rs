//! Choosing to keep the open case on this device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::keeping::DAYS;
use waymark::model::dates::Day;

use super::{days, panel};
use crate::app::parts::field::{ErrorSummary, Select};
use crate::app::parts::secret::{Choosing, NewPassphrase, Working};
use crate::app::parts::{
    all, back_to, form, heading, lines, live, nothing, paragraph, styled, submit,
};
use crate::app::store::{Mistakes, Page, State, use_casework, use_clock, use_keep, use_navigation};

/// Until when, and with which passphrase.
pub fn keep() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let navigation = use_navigation();
    let clock = use_clock();
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let until = RwSignal::new(clock.today().plus_days(DAYS).iso());
    // What stands there beforehand counts from the new day once it is past midnight.
    Effect::new(move |before: Option<Day>| {
        let today = clock.day.get();
        let stood =
            |before: Day| until.with_untracked(|until| *until == before.plus_days(DAYS).iso());
        if before.is_some_and(|before| before != today && stood(before)) {
            until.set(today.plus_days(DAYS).iso());
        }
        today
    });
    let choosing = Choosing::new();
    let send = move || {
        let last =
            Day::from_iso(&until.get_untracked()).unwrap_or_else(|_| clock.today().plus_days(DAYS));
        let passphrase = match keep.state.get_untracked() {
            State::Nothing => match choosing.read(mistakes) {
                Some(passphrase) => Some(passphrase),
                None => return,
            },
            _ => None,
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(String::new());
        spawn_local(async move {
            let made = match passphrase {
                Some(passphrase) => keep.make_key(&passphrase).await,
                None => Ok(()),
            };
            if made.is_ok() {
                choosing.forget();
            }
            let kept = made.and_then(|()| {
                casework
                    .keep_case(last)
                    .map_err(|trouble| trouble.to_string())
            });
            busy.set(false);
            match kept {
                Ok(()) => navigation.go(&Page::Device),
                Err(why) => failed.set(format!(
                    "{why} The case is still open here, in memory alone: save it as a file."
                )),
            }
        });
    };
    let says = [
        "Every answer is saved as you give it, and offered back after a crash, a reload or a flat battery.",
        "It is sealed with a passphrase. Nothing of it leaves this device.",
        "In a private window all of it is gone when that window closes.",
        "Whoever uses this device can see that Waymark keeps something, how much, and until when.",
    ];
    let asked = live(move || match keep.state.get() {
        _ if !casework.open.get() => paragraph("No case is open. Begin or open one first."),
        State::Locked => all(vec![
            paragraph(
                "Something is kept on this device already. Unlock it first: the same passphrase is for all that is kept.",
            ),
            panel(),
        ]),
        state => {
            let choose = if state == State::Nothing {
                view! { <NewPassphrase choosing mistakes /> }.into_any()
            } else {
                nothing()
            };
            let hint =
                "After that day Waymark asks what is to be done. It deletes nothing by itself.";
            let last = live(move || {
                let days = days(clock.day.get(), None);
                view! {
                    <Select
                        id="until"
                        label="Keep it until the end of"
                        hint
                        choices=days
                        bound=until
                    />
                }
                .into_any()
            });
            form(
                send,
                all(vec![
                    last,
                    choose,
                    view! { <Working busy /> }.into_any(),
                    submit("Keep it on this device", None),
                ]),
            )
        }
    });
    all(vec![
        back_to(&Page::Device),
        view! { <ErrorSummary mistakes /> }.into_any(),
        heading("Keep unfinished work on this device"),
        lines(says.map(str::to_owned)),
        live(move || match failed.get() {
            why if why.is_empty() => nothing(),
            why => styled("govuk-error-message", why),
        }),
        asked,
    ])
}
