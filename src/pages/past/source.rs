//! Where the cases come from: a file, or a set that is made up.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::book::Rulebook;
use waymark::explain::plural;
use waymark::instrument::Role;
use waymark::past::{Loading, MOST_BYTES, MOST_ROWS, MadeUp, NotLoaded, Past, made_up_csv, template};

use super::Room;
use crate::parts::field::{Bound, Width, select, text};
use crate::parts::{Weight, all, button, buttons, el, file_input, folded, lines, live, nothing, paragraph, subheading};
use crate::store::{Mistakes, PastLoaded, download, read_bytes};

/// The checklists that are loaded, as a list offers them.
pub(super) fn checklists(book: &Rulebook) -> Vec<(String, String)> {
    let checklists = book.instruments.iter().filter(|one| one.role == Role::Checklist);
    checklists.map(|one| (one.id.clone(), one.title.clone())).collect()
}

pub(super) fn source(room: Room) -> AnyView {
    let mistake = RwSignal::new(String::new());
    let chosen = move |file: web_sys::File| {
        spawn_local(async move {
            let bytes = if file.size() > MOST_BYTES as f64 {
                Err(NotLoaded::TooLarge.to_string())
            } else {
                read_bytes(&file, MOST_BYTES).await
            };
            let usual = room.lies.checklist.get_untracked();
            let opened = bytes.and_then(|bytes| {
                let loading = room.desk.book.with_untracked(|book| Loading::of_file(bytes, book, &usual));
                loading.map_err(|mistake| mistake.to_string())
            });
            match opened {
                Err(says) => mistake.set(format!("{says} The cases that were loaded before are unchanged.")),
                Ok(loading) => {
                    mistake.set(String::new());
                    load(room, "Reading the file", loading).await;
                }
            }
        });
    };
    let list = room.desk.book.with_untracked(checklists);
    let hint = "CSV, as spreadsheets save it, or JSON. It is read here and sent nowhere.";
    let save = move || drop(download("waymark-past-cases-template.csv", template().as_bytes()));
    all(vec![
        subheading("Past cases"),
        select(
            "past-checklist",
            "Which checklist were they assessed with?",
            "For the rows that do not name one.",
            list,
            Bound::signal(room.lies.checklist),
            None,
        ),
        file_input("past-file", "Load past cases", hint, ".csv,.json,text/csv,application/json", chosen, mistake),
        buttons([button("Save a template to fill in", Weight::Secondary, save)]),
        folded("Make up a set instead, to try this out", make_up(room)),
        said(room),
    ])
}

/// Reads the rows by slices, and puts the set on the desk when it is whole.
async fn load(room: Room, what: &'static str, mut loading: Loading) {
    if !room.work(what, || (loading.advance(200), loading.progress())).await {
        return;
    }
    let (past, bad, notes) = loading.finish();
    let says = match bad.len() {
        0 => loaded_words(&past),
        _ => format!("{} The rows listed here were left out.", loaded_words(&past)),
    };
    let bad = bad.iter().map(ToString::to_string).collect();
    room.lies.loaded.set(PastLoaded { says, notes, bad, made_up: past.made_up.clone() });
    room.lies.found.set(None);
    room.desk.past.set((!past.rows.is_empty()).then(|| Arc::new(past)));
}

/// How many cases are loaded.
pub(super) fn loaded_words(past: &Past) -> String {
    format!("{} loaded.", plural(u32::try_from(past.rows.len()).unwrap_or(u32::MAX), "case", "cases"))
}

fn make_up(room: Room) -> AnyView {
    let (cases, seed) = (RwSignal::new("1000".to_owned()), RwSignal::new("1".to_owned()));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let set = move || {
        let cases = cases.get_untracked().trim().parse().ok().filter(|cases| (1..=MOST_ROWS as u32).contains(cases));
        let seed = seed.get_untracked().trim().parse().ok();
        let mut wrong = Vec::new();
        if cases.is_none() {
            wrong.push(("past-cases".to_owned(), format!("Write a whole number from 1 to {MOST_ROWS}")));
        }
        if seed.is_none() {
            wrong.push(("past-seed".to_owned(), "Write a whole number".to_owned()));
        }
        mistakes.set(wrong);
        Some(MadeUp { seed: seed?, cases: cases?, until: room.desk.today })
    };
    let make = move || {
        let Some(set) = set() else { return };
        let usual = room.lies.checklist.get_untracked();
        let loading = room.desk.book.with_untracked(|book| Loading::made_up(set, book, &usual));
        spawn_local(load(room, "Making up the cases", loading));
    };
    let save = move || {
        let Some(set) = set() else { return };
        let usual = room.lies.checklist.get_untracked();
        let items = room.desk.book.with_untracked(|book| book.instrument(&usual).map_or(0, |one| one.items.len()));
        drop(download("waymark-made-up-cases.csv", made_up_csv(set, items).as_bytes()));
    };
    all(vec![
        paragraph("None of it is taken from real cases. How it is made is said beside the result."),
        text("past-cases", "How many cases", "", Width::Twenty, Bound::signal(cases), Some(mistakes)),
        text(
            "past-seed",
            "A number to make them from",
            "The same number gives the same cases on the same day.",
            Width::Twenty,
            Bound::signal(seed),
            Some(mistakes),
        ),
        buttons([
            button("Make up the cases", Weight::Secondary, make),
            button("Save them as a file", Weight::Secondary, save),
        ]),
    ])
}

/// What was loaded, what was left out and why, and how a set was made up.
fn said(room: Room) -> AnyView {
    let more = live(move || {
        let PastLoaded { notes, bad, made_up, .. } = room.lies.loaded.get();
        let mut parts: Vec<AnyView> = notes.into_iter().map(paragraph).collect();
        if !bad.is_empty() {
            parts.push(el("div").at("id", "past-bad").with(lines(bad)).view());
        }
        if !made_up.is_empty() {
            parts.push(folded("How these cases were made up", lines(made_up)));
        }
        if parts.is_empty() { nothing() } else { all(parts) }
    });
    let says = el("p")
        .at("class", "govuk-body")
        .at("role", "status")
        .at("id", "past-loaded")
        .live_text(move || room.lies.loaded.with(|loaded| loaded.says.clone()));
    all(vec![says.view(), more])
}
