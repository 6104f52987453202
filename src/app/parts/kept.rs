//! What every page says of keeping: how far the case is saved, what is to be decided, the warning before locking, and the
//! cover over the screen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::keeping::{Clash, clock_before};

use super::exit::use_exit;
use super::{
    Weight, all, button, classed, el, focus_soon, heading, link, live, nothing, paragraph,
};
use crate::app::store::{
    Page, Saved, State, made, use_casework, use_clock, use_keep, use_navigation,
};

/// How far the open case is saved: one line, where there is something to say.
pub fn saved() -> AnyView {
    let keep = use_keep();
    live(move || match keep.saved.get() {
        Saved::Not => nothing(),
        Saved::Writing => line("writing", "Saving…".to_owned()),
        Saved::At(time) => line("saved", format!("Saved on this device{}", at(&time))),
        Saved::Clash(..) | Saved::Failed(_) => line("not-saved", "Not saved".to_owned()),
    })
}

/// When something was saved, where that is known.
pub fn at(time: &str) -> String {
    if time.is_empty() {
        String::new()
    } else {
        format!(" at {time}")
    }
}

fn line(state: &'static str, says: String) -> AnyView {
    classed("span", "wm-saved")
        .at("data-state", state)
        .text(says)
        .view()
}

/// The same for a screen reader: when it begins to be saved, when it is not, and when it is again; not every time.
pub fn saved_aloud() -> AnyView {
    let keep = use_keep();
    let hidden = while_covered();
    let says = Memo::new(move |before: Option<&String>| match keep.saved.get() {
        Saved::Not => String::new(),
        Saved::Writing => before.cloned().unwrap_or_default(),
        Saved::At(_) => "Saved on this device".to_owned(),
        Saved::Clash(..) | Saved::Failed(_) => "Not saved".to_owned(),
    });
    let says = classed("span", "govuk-visually-hidden")
        .at("role", "status")
        .live_text(move || says.get());
    says.live("hidden", move || hidden.get().then(String::new))
        .view()
}

/// What stands above a page: why something is not saved and what to do, and what was just opened.
pub fn notices() -> AnyView {
    all(vec![live(clock), live(trouble), live(note)])
}

/// A clock that cannot be right.
fn clock() -> AnyView {
    let clock = use_clock();
    let wrong = made().and_then(|made| clock_before(made, clock.day.get()));
    wrong.map_or_else(nothing, |says| {
        classed("div", "govuk-inset-text")
            .at("id", "clock")
            .at("role", "alert")
            .with(paragraph(says))
            .view()
    })
}

fn trouble() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let (why, clash) = match keep.saved.get() {
        Saved::Failed(why) => (why, None),
        Saved::Clash(clash, time) => {
            let time = if time.is_empty() {
                time
            } else {
                format!(" The other was saved at {time}.")
            };
            (format!("{clash}{time}"), Some(clash))
        }
        _ => return nothing(),
    };
    let stays = "What you enter is in this window's memory alone. You can still save it as a file.";
    let mut acts = Vec::new();
    match clash {
        None => acts.push(button("Try again", Weight::Secondary, move || {
            casework.save()
        })),
        Some(clash) => {
            if clash != Clash::OtherKey {
                let says = "Keep mine as a separate copy";
                acts.push(button(says, Weight::Secondary, move || {
                    casework.keep_beside()
                }));
            }
            if clash == Clash::Newer {
                let says = "Take the newer, drop mine";
                acts.push(button(says, Weight::Warning, move || casework.take_newer()));
            }
        }
    }
    let file = classed("p", "govuk-body")
        .with(link(
            Page::Device.hash(),
            "This device: save as a file, or see what is kept",
        ))
        .view();
    classed("section", "wm-not-saved")
        .at("aria-label", "Not saved")
        .with(
            classed("h2", "govuk-heading-s")
                .text("Not saved on this device")
                .view(),
        )
        .with(paragraph(format!("{why} {stays}")))
        .with(classed("div", "govuk-button-group").all(acts).view())
        .with(file)
        .view()
}

fn note() -> AnyView {
    let casework = use_casework();
    let keep = use_keep();
    let says = keep.note.get();
    if says.is_empty() {
        return nothing();
    }
    let lines = says.into_iter().map(|line| el("p").text(line).view());
    let away = button("Hide this", Weight::Link, move || keep.note.set(Vec::new()));
    let newer = keep.newer_rule.with(|rule| rule.is_some()).then(|| {
        let says = "Use the rule as it is loaded now";
        button(says, Weight::Secondary, move || casework.use_newer_rule())
    });
    classed("section", "wm-note")
        .at("aria-label", "About what is kept")
        .all(lines)
        .all(newer)
        .with(away)
        .view()
}

/// Keeping, offered once when an assessment was just begun.
pub fn offer() -> AnyView {
    let keep = use_keep();
    live(move || {
        if !keep.offer.get() {
            return nothing();
        }
        let says = "This assessment is in this window's memory alone: if the window closes, it is gone. You can keep it on this device until it is finished, sealed with a passphrase.";
        let acts = vec![
            classed("a", "govuk-link")
                .at("href", Page::KeepHere.hash())
                .text("Keep it on this device")
                .view(),
            button("Not now", Weight::Link, move || keep.offer.set(false)),
        ];
        classed("div", "wm-note")
            .with(el("p").text(says).view())
            .with(classed("div", "wm-note__acts").all(acts).view())
            .view()
    })
}

/// The question whether anybody is still there, a minute before it locks.
pub fn warning() -> AnyView {
    let exit = use_exit();
    let casework = use_casework();
    let keep = use_keep();
    const ID: &str = "still-there";
    let warned = keep.warning;
    Effect::new(move |_| {
        let dialog = warned
            .get()
            .then(|| document().get_element_by_id(ID))
            .flatten();
        if let Some(dialog) =
            dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
        {
            let _ = dialog.show_modal();
        }
    });
    live(move || {
        if !warned.get() {
            return nothing();
        }
        let lock = move || {
            warned.set(false);
            spawn_local(casework.lock_all("Locked."));
        };
        let stay = classed("button", "govuk-button")
            .at("type", "button")
            .at("autofocus", "")
            .text("Stay");
        let acts = [
            stay.on("click", move |_| keep.stay()).view(),
            button("Lock now", Weight::Secondary, lock),
            // Nothing behind the question can be reached while it is asked.
            button("Exit this page", Weight::Warning, move || exit.leave()),
        ];
        classed("dialog", "wm-dialog")
            .at("id", ID)
            .at("aria-labelledby", "still-there-title")
            .on("cancel", move |_| keep.stay())
            .with(
                classed("h2", "govuk-heading-m")
                    .at("id", "still-there-title")
                    .text("Are you still there?")
                    .view(),
            )
            .with(paragraph(
                "Waymark locks itself within a minute. What is saved stays saved.",
            ))
            .with(classed("div", "govuk-button-group").all(acts).view())
            .view()
    })
}

/// The attribute `hidden` while the screen is covered: it takes a part of the frame off the screen and out of the reach of the
/// keyboard, with the stylesheet and without.
pub fn while_covered() -> Signal<bool> {
    let keep = use_keep();
    keep.covered.into()
}

/// What hides the screen when the case cannot be locked away, because it is in memory alone.
pub fn cover() -> AnyView {
    let keep = use_keep();
    let navigation = use_navigation();
    let covered = keep.covered;
    Effect::new(move |_| {
        let hidden = covered.get();
        if hidden {
            document().set_title("Waymark");
            focus_soon("show".to_owned());
        } else {
            navigation.page.with_untracked(|page| {
                document().set_title(&format!("{} – Waymark", page.title()))
            });
        }
    });
    live(move || {
        if !covered.get() {
            return nothing();
        }
        let says = "Nothing is lost. It is in this window's memory alone and needs no passphrase: whoever presses Show sees it.";
        let show = classed("button", "govuk-button")
            .at("type", "button")
            .at("id", "show")
            .text("Show");
        classed("main", "wm-cover")
            .with(heading("Hidden"))
            .with(paragraph(says))
            .with(show.on("click", move |_| covered.set(false)).view())
            .view()
    })
}

/// What the footer says of the device.
pub fn footer_line() -> String {
    let casework = use_casework();
    let keep = use_keep();
    match (keep.state.get(), keep.keeps.get(), casework.changed.get()) {
        (State::Nothing | State::Locked, _, true) | (_, false, true) => {
            "What you typed is in this window's memory and nowhere else; save it as a file before you close the window."
        }
        (State::Nothing, ..) => "Nothing is sent anywhere, and nothing is kept on this device unless you save a file.",
        (State::Locked, ..) => "Nothing is sent anywhere. Unfinished work is kept on this device, sealed and locked.",
        (State::Unlocked, ..) => {
            "Nothing is sent anywhere. Unfinished work is kept on this device, sealed; the passphrase has been given."
        }
    }
    .to_owned()
}
