//! Choosing to keep the open case on this device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::keeping::DAYS;
use waymark::model::dates::Day;

use super::{Refusal, days, panel};
use crate::app::parts::field::{ErrorSummary, Select};
use crate::app::parts::secret::{Choosing, NewPassphrase, Working};
use crate::app::parts::{BackLink, Form, Heading, live, paragraph};
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
            let _ = busy.try_set(false);
            match kept {
                Ok(()) => casework.back_to_work(last),
                Err(why) => {
                    let says = "The case is still open here, in memory alone: save it as a file.";
                    let _ = failed.try_set(format!("{why} {says}"));
                }
            }
        });
    };
    let asked = live(move || {
        match keep.state.get() {
        _ if !casework.open.get() => paragraph("No case is open. Begin or open one first."),
        State::Locked => view! {
            <p class="govuk-body">
                "Something is kept on this device already. Unlock it first: the same passphrase is for all that is kept."
            </p>
            {panel()}
        }
        .into_any(),
        state => {
            // The day may change while the page is open.
            let last = live(move || {
                view! {
                    <Select
                        id="until"
                        label="Keep it until the end of"
                        hint="After that day Waymark asks what is to be done. It deletes nothing by itself."
                        choices=days(clock.day.get(), None)
                        bound=until
                    />
                }
                .into_any()
            });
            let choose = (state == State::Nothing)
                .then(|| view! { <NewPassphrase choosing mistakes /> });
            view! {
                <Form submit="Keep it on this device" send>
                    {last}
                    {choose}
                    <Working busy />
                </Form>
            }
            .into_any()
        }
    }
    });
    // Who came from her question goes back there.
    let back = if casework.open.get_untracked() {
        navigation.left.get_untracked()
    } else {
        Page::Device
    };
    view! {
        <BackLink page=back />
        <ErrorSummary mistakes />
        <Heading>"Keep unfinished work on this device"</Heading>
        <ul class="wm-facts">
            <li>
                "Every answer is saved as you give it, and offered back after a crash, a reload or a flat battery."
            </li>
            <li>"It is sealed with a passphrase. Nothing of it leaves this device."</li>
            <li>"In a private window all of it is gone when that window closes."</li>
            <li>
                "Whoever uses this device can see that Waymark keeps something, how much, and until when."
            </li>
        </ul>
        <Refusal why=failed />
        {asked}
    }
    .into_any()
}
