//! This device: what is kept on it and until when, and taking it away again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::dates::{Day, parse_day};
use waymark::seal::age::trimmed;

use crate::parts::field::{Bound, Width, error_summary, secret, select, text};
use crate::parts::passphrase::{Chosen, status, working};
use crate::parts::{
    Weight, all, button, classed, folded, form, heading, items, link_button, live, minor_heading, nothing, paragraph,
    styled, subheading, submit,
};
use crate::store::{DAYS, Desk, MOST_DAYS, Mistakes, Page, Record, Saved, State, download, marker};

pub fn device(desk: Desk) -> AnyView {
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let state = live(move || match desk.keep.state.get() {
        State::Off => off(desk, mistakes),
        State::Locked => all(vec![unlock(desk, mistakes), kept(desk)]),
        State::Open => open(desk, mistakes),
    });
    all(vec![error_summary(mistakes), heading("This device"), state, honest()])
}

/// Nothing is kept; it can be chosen.
fn off(desk: Desk, mistakes: Mistakes) -> AnyView {
    let chosen = Chosen::new("passphrase", mistakes);
    let until = RwSignal::new(desk.today.plus_days(DAYS).to_string());
    let busy = RwSignal::new(false);
    let send = move || {
        let Some(words) = chosen.taken() else { return };
        let Some(day) = last_day(desk, &until.get_untracked(), mistakes) else { return };
        busy.set(true);
        spawn_local(async move {
            let came = desk.keep_from_now(&words, day).await;
            busy.set(false);
            if let Err(says) = came {
                mistakes.set(vec![("passphrase".to_owned(), says)]);
            } else {
                chosen.forget();
            }
        });
    };
    let fields = all(vec![
        chosen.view(),
        until_field(until, mistakes),
        working(busy, "Making the key. This takes some seconds."),
        submit("Keep unfinished work on this device", None),
    ]);
    all(vec![
        paragraph(
            "Nothing is kept on this device. When you close the window, what you typed is gone, unless you saved a file.",
        ),
        subheading("Keep unfinished work here"),
        paragraph(
            "Then every answer is saved as you give it, sealed with a passphrase, and offered back after a crash, a reload or a dead battery. Choose this on a device that is yours or your service's, and not on the victim's.",
        ),
        form(send, fields),
    ])
}

/// Something is kept, and the passphrase opens it. Start shows this too.
pub fn unlock(desk: Desk, mistakes: Mistakes) -> AnyView {
    let words = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        let given = words.with_untracked(|words| trimmed(words).to_owned());
        busy.set(true);
        spawn_local(async move {
            let came = desk.unlock(&given).await;
            busy.set(false);
            match came {
                Ok(()) => {
                    words.set(String::new());
                    mistakes.set(Vec::new());
                }
                Err(says) => mistakes.set(vec![("unlock".to_owned(), says)]),
            }
        });
    };
    let fields = all(vec![
        secret("unlock", "Passphrase", "", "current-password", words, mistakes),
        working(busy, "Opening. This takes some seconds, so that nobody can try many."),
        submit("Unlock", None),
    ]);
    all(vec![subheading("Unfinished work is kept on this device"), form(send, fields)])
}

fn open(desk: Desk, mistakes: Mistakes) -> AnyView {
    let lock = move || {
        if let Err(says) = desk.lock() {
            mistakes.set(vec![("lock".to_owned(), says)]);
        }
    };
    let until = RwSignal::new(desk.keep.until().to_string());
    let change = move || {
        if let Some(day) = last_day(desk, &until.get_untracked(), mistakes) {
            desk.keep_until(day);
        }
    };
    let minutes = [2, 5, 10, 15].map(|one: u32| (one.to_string(), format!("{one} minutes"))).to_vec();
    let after = RwSignal::new(marker::lock_after().to_string());
    let set_after = Bound::new(
        move || after.get(),
        move |text| {
            if let Ok(minutes) = text.parse() {
                marker::set_lock_after(minutes);
            }
            after.set(text);
        },
    );
    let own = live(move || {
        if !desk.open.get() {
            return nothing();
        }
        let fields = all(vec![until_field(until, mistakes), submit("Change the day", None)]);
        all(vec![subheading("The open case"), paragraph(saved_words(&desk.keep.saved.get())), form(change, fields)])
    });
    let durable = live(move || match desk.keep.durable.get() {
        Some(true) => paragraph("The browser says that it will not clear this away by itself."),
        Some(false) => paragraph(
            "The browser does not promise to keep this: when room gets short, it may clear it away. Save a file of what must not be lost.",
        ),
        None => nothing(),
    });
    all(vec![
        paragraph("Unfinished work is kept on this device, sealed. Every change is saved as it is made."),
        durable,
        button("Lock now", Weight::Secondary, lock),
        kept(desk),
        own,
        subheading("Lock by itself"),
        select(
            "lock-after",
            "After how long without a touch",
            "A warning comes a minute before.",
            minutes,
            set_after,
            None,
        ),
        folded("Change the passphrase", passphrase(desk, mistakes)),
    ])
}

fn passphrase(desk: Desk, mistakes: Mistakes) -> AnyView {
    let old = RwSignal::new(String::new());
    let chosen = Chosen::new("new-passphrase", mistakes);
    let (busy, done) = (RwSignal::new(false), RwSignal::new(false));
    let send = move || {
        let Some(new) = chosen.taken() else { return };
        let given = old.with_untracked(|old| trimmed(old).to_owned());
        busy.set(true);
        done.set(false);
        spawn_local(async move {
            let came = desk.change_passphrase(&given, &new).await;
            busy.set(false);
            match came {
                Ok(()) => {
                    old.set(String::new());
                    done.set(true);
                }
                Err(says) => mistakes.set(vec![("old-passphrase".to_owned(), says)]),
            }
        });
    };
    let says = live(move || {
        let says = if done.get() {
            "The passphrase is changed. The old one opens nothing any more on this device."
        } else {
            ""
        };
        styled("govuk-body", says)
    });
    form(
        send,
        all(vec![
            secret("old-passphrase", "The passphrase as it is", "", "current-password", old, mistakes),
            chosen.view(),
            working(busy, "Changing it. This takes some seconds."),
            submit("Change the passphrase", None),
            status(says),
        ]),
    )
}

/// What is kept, one by one, and taking it off the device.
pub fn kept(desk: Desk) -> AnyView {
    let trouble = RwSignal::new(String::new());
    let sure = RwSignal::new(false);
    let list = live(move || {
        let records = desk.keep.records.get();
        if records.is_empty() {
            return nothing();
        }
        let rows = records.into_iter().map(|record| row(desk, record, trouble)).collect();
        all(vec![subheading("What is kept"), items("govuk-list wm-kept", rows)])
    });
    let all_gone = move || {
        spawn_local(async move {
            sure.set(false);
            trouble.set(desk.delete_all().await.err().unwrap_or_default());
        });
    };
    let delete = live(move || {
        if desk.keep.records.with(Vec::is_empty) && desk.keep.state.get() == State::Off {
            return nothing();
        }
        if !sure.get() {
            return button("Delete everything kept on this device", Weight::Warning, move || sure.set(true));
        }
        classed("div", "govuk-inset-text")
            .at("role", "alert")
            .with(paragraph("Everything that Waymark keeps on this device is deleted, the open case too where it was kept. It cannot be brought back."))
            .with(button("Delete everything", Weight::Warning, all_gone))
            .with(button("Keep it", Weight::Secondary, move || sure.set(false)))
            .view()
    });
    let says = live(move || styled("govuk-error-message", trouble.get()));
    all(vec![list, says, delete])
}

fn row(desk: Desk, record: Record, trouble: RwSignal<String>) -> AnyView {
    let Record { id, until, holds, trouble: why, other_rules } = record;
    let name = match (holds.is_empty(), why.is_empty()) {
        (false, _) => holds.clone(),
        (true, true) => "A case, locked".to_owned(),
        (true, false) => "A record that does not open".to_owned(),
    };
    let over = until.is_some_and(|until| until < desk.today);
    let day = match until {
        Some(until) if over => format!(
            "It was to be kept until {until}. That day has passed: delete it, or open it and choose another day."
        ),
        Some(until) => format!("Kept until {until}."),
        None => String::new(),
    };
    let mut parts = vec![minor_heading(name), styled("govuk-body", day)];
    if !why.is_empty() {
        parts.push(styled("govuk-error-message", why.clone()));
    }
    if other_rules && why.is_empty() {
        parts.push(styled("wm-source", "The rules that come with Waymark have changed since it was saved. Its area and day are as they were; read the result again."));
    }
    let fail = move |came: Result<(), String>| trouble.set(came.err().unwrap_or_default());
    let (go, take, delete) = (id.clone(), id.clone(), id);
    if why.is_empty() && !holds.is_empty() {
        let open = move || {
            let id = go.clone();
            spawn_local(async move { fail(desk.open_kept(id).await) });
        };
        parts.push(button("Go on with it", Weight::Secondary, open));
    } else if !why.is_empty() {
        let save = move || {
            let id = take.clone();
            spawn_local(async move {
                let came = desk.kept_bytes(&id).await;
                fail(came.and_then(|bytes| {
                    download("waymark-record.bin", &bytes).map_err(|_| "The browser did not save the file.".to_owned())
                }));
            });
        };
        parts.push(button("Save it as it lies here", Weight::Secondary, save));
    }
    let sure = RwSignal::new(false);
    let delete = StoredValue::new(delete);
    parts.push(live(move || {
        if !sure.get() {
            return button("Delete it", Weight::Secondary, move || sure.set(true));
        }
        let gone = move || {
            let id = delete.get_value();
            spawn_local(async move { fail(desk.delete_kept(id).await) });
        };
        all(vec![
            paragraph("It cannot be brought back."),
            button("Delete it from this device", Weight::Warning, gone),
            button("Keep it", Weight::Secondary, move || sure.set(false)),
        ])
    }));
    all(parts)
}

fn until_field(until: RwSignal<String>, mistakes: Mistakes) -> AnyView {
    text(
        "until",
        "Keep it until",
        "A day within four weeks. After it, Waymark asks whether to delete it.",
        Width::Twenty,
        Bound::signal(until),
        Some(mistakes),
    )
}

fn last_day(desk: Desk, text: &str, mistakes: Mistakes) -> Option<Day> {
    let most = desk.today.plus_days(MOST_DAYS);
    let read = parse_day(text, desk.today).map_err(|mistake| mistake.to_string());
    let read = read.and_then(|day| {
        if day < desk.today || day > most {
            return Err(format!("Choose a day from today to {most}"));
        }
        Ok(day)
    });
    match read {
        Ok(day) => Some(day),
        Err(says) => {
            mistakes.set(vec![("until".to_owned(), says)]);
            None
        }
    }
}

/// How far the open case is saved, in words.
pub fn saved_words(saved: &Saved) -> String {
    match saved {
        Saved::Not => "Not saved on this device.".to_owned(),
        Saved::Writing => "Saving on this device.".to_owned(),
        Saved::At(time, _) => format!("Saved on this device at {time}."),
        Saved::Overtaken => "Not saved: another window has written since.".to_owned(),
        Saved::Failed(says) => format!("Not saved. {says}"),
    }
}

/// What no page can do.
fn honest() -> AnyView {
    let lines = [
        "Safari deletes what a page keeps after seven days without a visit, unless the page is on the home screen.",
        "Clearing the browser's data deletes what is kept here. Save a file of what must not be lost.",
        "Locking drops the key and the case from this page's memory. What the browser or the device has copied cannot be erased from here.",
        "The browser's history shows that this page was open. Files you saved, papers you printed and what you copied stay where they are.",
        "Whoever controls this device, or has put a program on it that watches, can see what you see.",
    ];
    all(vec![
        subheading("What cannot be promised"),
        items("govuk-list govuk-list--bullet", lines.map(IntoAny::into_any).into()),
        link_button(&Page::Start, "Start", true),
    ])
}
