//! This device: what is kept on it and until when, and what can be done about it.

mod delete;
mod hand_over;
mod keep;
mod passphrase;
mod unlock;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::keeping::{LOCK_AFTER, last_days};
use waymark::model::dates::Day;

pub use delete::delete;
pub use hand_over::{hand_over, sealed_case};
pub use keep::keep;
pub use passphrase::passphrase;
pub use unlock::{panel, unlock};

use super::file;
use crate::app::parts::field::{Bound, Select};
use crate::app::parts::kept::at;
use crate::app::parts::saving::{SaveSaid, Saving, ToSave};
use crate::app::parts::{
    Button, Fold, Heading, LinkButton, When, Words, link, live, nothing, paragraph,
};
use crate::app::store::{
    Became, KEY, Page, Record, Saved, State, durable, marker, place_for, put_file, use_casework,
    use_clock, use_keep, use_settings,
};

/// What is kept on this device.
pub fn device() -> AnyView {
    let keep = use_keep();
    let settings = use_settings();
    spawn_local(async move {
        if keep.state.get_untracked() != State::Nothing {
            keep.refresh().await;
        }
    });
    let asked = RwSignal::new(None::<bool>);
    spawn_local(async move { asked.set(durable(false).await) });
    let promised = live(move || {
        paragraph(match asked.get() {
            Some(true) => "The browser has agreed not to clear it away by itself.",
            Some(false) => {
                "The browser has not promised to keep it: when room gets short it may clear it away."
            }
            None => {
                "This browser cannot be asked to keep it, and may clear it away when room gets short."
            }
        })
    });
    let trouble = live(move || match keep.trouble.get() {
        Some(why) => view! {
            <p class="govuk-error-message">
                {format!("What is kept cannot be looked at. {why}")}
            </p>
        }
        .into_any(),
        None => nothing(),
    });
    let kept = live(move || {
        match keep.state.get() {
        State::Nothing => paragraph("Nothing is kept on this device."),
        State::Locked => view! {
            <p class="govuk-body">
                "Unfinished work is kept on this device, sealed and locked. What is in it can be seen with the passphrase alone."
            </p>
            {panel()}
        }
        .into_any(),
        State::Unlocked if !keep.lies_here() => {
            paragraph("Nothing is kept on this device yet.")
        }
        State::Unlocked => paragraph(
            "Unfinished work is kept on this device. It is sealed there, and open here until it is locked.",
        ),
    }
    });
    let list = live(move || {
        keep.records
            .get()
            .into_iter()
            .map(record)
            .collect_view()
            .into_any()
    });
    view! {
        <Heading>"This device"</Heading>
        {trouble}
        {clock()}
        {kept}
        {list}
        {live(open_case)}
        {live(acts)}
        <When is=Signal::derive(move || keep.is_on())>{lock_after()}</When>
        <When is=Signal::derive(move || !settings.letters.get())>
            <p class="govuk-body">
                "Letters answer no questions: you chose that on a checklist, and this browser remembers it, in the clear. It says nothing of any case."
            </p>
        </When>
        <h2 class="govuk-heading-m wm-section">"What can be lost, and what cannot be erased"</h2>
        <p class="govuk-body">
            "While a case is open that is not kept, this tab remembers that there is one, and nothing of it: after a reload it can say that the case is gone."
        </p>
        {promised}
        <p class="govuk-body">
            "In a private window everything that is kept is gone when that window closes, whatever day is set here. Keep nothing there that you need."
        </p>
        <p class="govuk-body">
            "Safari deletes what a page keeps when it was not visited for seven days, unless Waymark is on the home screen. Clearing the browser's data deletes it at once, in every browser. The copy that lasts is a file."
        </p>
        <Fold summary="What deleting cannot erase">
            <ul class="wm-facts">
                <li>
                    "The browser may leave what was deleted on the disk until it writes over it. It is sealed there: without the passphrase it cannot be read."
                </li>
                <li>
                    "A copy of this device made earlier, a backup for example, still holds what was kept then; it opens with the passphrase of then."
                </li>
                <li>
                    "The browser's history shows that Waymark was open. It shows nothing of a case."
                </li>
                <li>
                    "Files you saved, papers you printed and what you copied are not Waymark's any more."
                </li>
            </ul>
        </Fold>
    }
    .into_any()
}

/// Why something was not done, where it was not.
#[component]
fn Refusal(why: RwSignal<String>) -> impl IntoView {
    live(move || match why.get() {
        why if why.is_empty() => nothing(),
        why => view! { <p class="govuk-error-message">{why}</p> }.into_any(),
    })
}

/// What is to be known of the clock, where it shows an earlier time than when something was saved.
fn clock() -> AnyView {
    let keep = use_keep();
    keep.saved_in_future()
        .map(|saved| {
            let says = format!("This device's clock shows an earlier time than when work was last saved here ({saved}). One of the two is wrong, and so may be the days below. Nothing is deleted because of the clock.");
            view! {
                <div class="govuk-inset-text">
                    <p class="govuk-body">{says}</p>
                </div>
            }
            .into_any()
        })
        .unwrap_or_else(nothing)
}

/// One record, with what can be done about it.
fn record(
    Record {
        id,
        until,
        holds,
        saved,
        aside,
    }: Record,
) -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let (said, saving) = (RwSignal::new(String::new()), Saving::new());
    let own = keep.id().as_deref() == Some(&id);
    let is_key = id == KEY;
    let title = match (&holds, &aside) {
        _ if is_key => "The key to what is kept".to_owned(),
        (_, Some(_)) => "A record that does not open".to_owned(),
        (Some(holds), _) => holds.clone(),
        (None, None) => "A case, locked".to_owned(),
    };
    let title = if own {
        format!("{title} (open now)")
    } else {
        title
    };
    let row = |key: &'static str, value: String| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{key}</dt>
                <dd class="govuk-summary-list__value">{value}</dd>
            </div>
        }
    };
    let unlocked = holds.is_some();
    let over = until.is_some_and(|until| keep.is_over(until));
    let mut rows = Vec::new();
    if let Some(until) = until {
        let over = if over {
            ". That day is over. It was not deleted: choose another day, or delete it"
        } else {
            ""
        };
        rows.push(row("Kept until", format!("the end of {until}{over}.")));
    }
    if let Some(saved) = saved {
        rows.push(row("Saved", saved));
    }
    if let Some(why) = &aside {
        rows.push(row(
            "Why",
            format!("{why} You can save it as a file as it is."),
        ));
    }
    let mut acts = Vec::new();
    if unlocked && !own {
        let (id, over) = (id.clone(), over);
        let go_on = move || {
            // What is open and saved nowhere is not put away without a word.
            let id = id.clone();
            spawn_local(async move {
                if !casework.settled().await {
                    said.set(
                        "The open case has changes that are not saved. Save it first, or keep it, and then open this one."
                            .to_owned(),
                    );
                    return;
                }
                if let Err(why) = casework.open_kept(id).await {
                    said.set(why);
                }
            });
        };
        let words = if over {
            "Open it all the same"
        } else {
            "Continue"
        };
        acts.push(view! { <Button press=go_on>{words}</Button> }.into_any());
    }
    if aside.is_some() {
        let id = id.clone();
        let save = move || {
            const NAME: &str = "waymark-set-aside.bin";
            let id = id.clone();
            spawn_local(async move {
                let Some(place) = place_for(NAME).await else {
                    return saving.came(Became::Cancelled, nothing_of(NAME));
                };
                match keep.kept_bytes(&id).await {
                    Ok(bytes) => {
                        saving.came(put_file(&place, NAME, &bytes).await, nothing_of(NAME))
                    }
                    Err(why) => said.set(why),
                }
            });
        };
        let words = "Save it as a file, as it is";
        acts.push(view! { <Button press=save>{words}</Button> }.into_any());
    }
    let days = match until {
        Some(until) if unlocked => last_day(id.clone(), until, said),
        _ => nothing(),
    };
    // Without the key nothing opens; it goes with everything or stays.
    if !is_key {
        let named = format!("Delete {}", if unlocked { "this one" } else { "it" });
        acts.push(link(Page::Delete(Some(id.clone())).hash(), named));
    }
    view! {
        <section class="wm-record" data-record=id>
            <h2 class="govuk-heading-s">{title}</h2>
            <dl class="govuk-summary-list">{rows}</dl>
            {days}
            <div class="govuk-button-group">{acts}</div>
            <SaveSaid saving lost="It still lies here." />
            <p
                class="govuk-error-message"
                role="alert"
                prop:textContent=Words::of(move || said.get())
            ></p>
        </section>
    }
    .into_any()
}

/// What is only told of: it lies here as before, whatever became of its file.
fn nothing_of(name: &str) -> ToSave {
    ToSave::copy(name, Vec::new())
}

/// The choices of a last day; the one that is set may be none of those that are offered today.
fn days(today: Day, until: Option<Day>) -> Vec<(String, String)> {
    let mut days: Vec<Day> = last_days(today).into();
    days.extend(until.filter(|until| !days.contains(until)));
    days.sort_unstable();
    let words = |day: Day| match day.days_since(today) {
        0 => format!("{day}, today"),
        1 => format!("{day}, tomorrow"),
        ..0 => format!("{day}, which is over"),
        days => format!("{day}, in {days} days"),
    };
    days.into_iter()
        .map(|day| (day.iso(), words(day)))
        .collect()
}

fn last_day(id: String, until: Day, said: RwSignal<String>) -> AnyView {
    let casework = use_casework();
    let clock = use_clock();
    let chosen = RwSignal::new(until.iso());
    let field = format!("until-{}", id.get(..8).unwrap_or(&id));
    let set = move |day: String| {
        let Ok(until) = Day::from_iso(&day) else {
            return;
        };
        chosen.set(day);
        let id = id.clone();
        spawn_local(async move {
            if let Err(why) = casework.set_last_day(&id, until).await {
                said.set(why);
            }
        });
    };
    let set = Arc::new(set);
    // The day may change while the page is open.
    live(move || {
        let set = Arc::clone(&set);
        let bound = Bound::new(move || chosen.get(), move |day| set(day));
        view! {
            <Select
                id=&field
                label="Keep it until the end of"
                choices=days(clock.day.get(), Some(until))
                bound
            />
        }
        .into_any()
    })
}

/// The open case: whether it is kept, and its ways out.
fn open_case() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    if !casework.open.get() {
        let none =
            "No case is open. Begin or open one, and you can keep it here until it is finished.";
        return if keep.state.get() == State::Nothing {
            paragraph(none)
        } else {
            nothing()
        };
    }
    let says = if !keep.keeps.get() {
        "It is in this window's memory alone. If the window closes, it is gone.".to_owned()
    } else {
        match keep.saved.get() {
            Saved::At(time) => format!(
                "All of it was saved on this device{}. Every change is saved as you make it.",
                at(&time)
            ),
            Saved::Writing => "It is being saved.".to_owned(),
            Saved::Not | Saved::Clash(..) | Saved::Failed(_) => {
                "It is to be kept here, and is not all saved.".to_owned()
            }
        }
    };
    let keep_it = (!keep.keeps.get()).then(|| {
        view! {
            <p>
                <LinkButton page=Page::KeepHere primary=true>
                    "Keep it on this device"
                </LinkButton>
            </p>
        }
    });
    view! {
        <h2 class="govuk-heading-m wm-section">"The open case"</h2>
        <p class="govuk-body">{says}</p>
        {keep_it}
        {file::save()}
    }
    .into_any()
}

/// What can be done about all that is kept.
fn acts() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let of_open = match keep.state.get() {
        State::Nothing => return nothing(),
        State::Locked => nothing(),
        State::Unlocked => view! {
            <Button press=move || {
                spawn_local(casework.lock_all("Locked. Everything is saved."))
            }>"Lock now"</Button>
            <a class="govuk-link" href=Page::ChangePassphrase.hash()>
                "Change the passphrase"
            </a>
        }
        .into_any(),
    };
    view! {
        <h2 class="govuk-heading-m wm-section">"All that is kept"</h2>
        <div class="govuk-button-group">
            {of_open}
            <a class="govuk-link" href=Page::Delete(None).hash()>
                "Delete everything that is kept"
            </a>
        </div>
    }
    .into_any()
}

/// After how many minutes it locks by itself.
fn lock_after() -> AnyView {
    let (least, _, most) = LOCK_AFTER;
    let chosen = RwSignal::new(marker::lock_after().to_string());
    let set = move |minutes: String| {
        if let Ok(number) = minutes.parse() {
            marker::set_lock_after(number);
        }
        chosen.set(minutes);
    };
    let choices = (least..=most)
        .map(|minutes| (minutes.to_string(), format!("{minutes} minutes")))
        .collect();
    let hint = "A minute before, you are asked. A case that is not kept is hidden instead, so that it is not lost.";
    view! {
        <Select
            id="lock-after"
            label="Lock by itself when not used for"
            hint
            choices
            bound=Bound::new(move || chosen.get(), set)
        />
    }
    .into_any()
}
