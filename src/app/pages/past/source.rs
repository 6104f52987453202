//! Where the cases come from: a file, or a set that is made up.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::model::book::Rulebook;
use waymark::model::instrument::Role;
use waymark::words::explain::plural;
use waymark::workshop::past::{
    AskedOrder, DateOrder, DateOrders, Doubt, KeptRows, LoadError, LoadSettings, Loaded, Loading,
    MOST_BYTES, MOST_ROWS, MadeUp, Past, made_up_csv, template,
};

use super::OpenPastPage;
use crate::app::parts::field::{Bound, FileField, Radios, Select, TextField, Width};
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::{
    Weight, all, button, buttons, el, focus_soon, folded, lines, live, nothing, paragraph,
    subheading,
};
use crate::app::store::{Mistakes, PastLoaded, read_bytes};

/// The checklists that are loaded, as a list offers them.
pub(super) fn checklists(book: &Rulebook) -> Vec<(String, String)> {
    let checklists = book
        .instruments
        .iter()
        .filter(|one| one.role == Role::Checklist);
    checklists
        .map(|one| (one.id.clone(), one.title.clone()))
        .collect()
}

pub(super) fn source(room: OpenPastPage) -> AnyView {
    let mistake = RwSignal::new(String::new());
    let chosen = move |file: web_sys::File| {
        spawn_local(async move {
            let bytes = if file.size() > MOST_BYTES as f64 {
                Err(LoadError::TooLarge.to_string())
            } else {
                read_bytes(&file, MOST_BYTES).await
            };
            room.lies.orders.set(DateOrders::default());
            let read = match bytes {
                Ok(bytes) => read(room, Arc::new(bytes)).await,
                Err(says) => Err(says),
            };
            mistake.set(match read {
                Ok(()) => String::new(),
                Err(says) => format!("{says} The cases that were loaded before are unchanged."),
            });
        });
    };
    let list = room.areas.book.with_untracked(|book| checklists(book));
    let hint = "CSV, as spreadsheets save it. It is read here and sent nowhere.";
    let saving = Saving::new();
    let made = || Some(ToSave::copy("waymark-past-cases-template.csv", template()));
    all(vec![
        subheading("Past cases"),
        view! {
            <Select
                id="past-checklist"
                label="Which checklist were they assessed with?"
                hint="For the rows that do not name one."
                choices=list
                bound=room.lies.checklist
            />
        }
        .into_any(),
        view! {
            <FileField
                id="past-file"
                label="Load past cases"
                hint
                accept=".csv,text/csv"
                chosen
                mistake
            />
        }
        .into_any(),
        view! {
            <div class="govuk-button-group">
                <SaveButton saving words="Save a template to fill in" made />
            </div>
            <SaveSaid saving />
        }
        .into_any(),
        folded("Make up a set instead, to try this out", make_up(room)),
        said(room),
    ])
}

/// Reads a file with what was said of its dates.
async fn read(room: OpenPastPage, bytes: Arc<Vec<u8>>) -> Result<(), String> {
    let usual = room.lies.checklist.get_untracked();
    let given = LoadSettings {
        usual: &usual,
        today: room.clock.today(),
        orders: room.lies.orders.get_untracked(),
    };
    let loading = room
        .areas
        .book
        .with_untracked(|book| Loading::of_file(bytes.as_ref().clone(), book, given));
    let loading = loading.map_err(|mistake| mistake.to_string())?;
    if load(room, "Reading the file", loading).await {
        // It is let go of as soon as nothing can be said any more that would read it otherwise.
        let is_asked = room
            .lies
            .loaded
            .with_untracked(|loaded| !loaded.asked.is_empty());
        room.lies.file.set_value(is_asked.then_some(bytes));
    }
    Ok(())
}

/// Reads the rows by slices, and takes the set when it is whole; false when it was stopped.
async fn load(room: OpenPastPage, what: &'static str, mut loading: Loading) -> bool {
    if !room
        .work(what, || (loading.advance(200), loading.progress()))
        .await
    {
        return false;
    }
    let Loaded {
        past,
        refused,
        in_part,
        notes,
        asked,
    } = loading.finish();
    let rows = past.read_in_part_beside(&asked);
    let in_part_says = match rows {
        0 => String::new(),
        _ => format!(
            "In {} a cell does not read. They are decided wherever no rule asks for that cell, and left out where one does.",
            plural(u32::try_from(rows).unwrap_or(u32::MAX), "row", "rows")
        ),
    };
    room.lies.loaded.set(PastLoaded {
        says: loaded_words(&past),
        notes,
        left_out: past.refused().words().unwrap_or_default(),
        refused: refused.iter().map(ToString::to_string).collect(),
        in_part: in_part_says,
        remarks: in_part.iter().map(ToString::to_string).collect(),
        doubts: Doubt::ALL
            .iter()
            .copied()
            .filter_map(|doubt| Some((doubt, past.doubt_words(doubt)?)))
            .collect(),
        asked,
        made_up: past.made_up.clone(),
    });
    room.lies.keep.set(KeptRows::default());
    room.lies.file.set_value(None);
    room.lies.found.set(None);
    room.past
        .cases
        .set((!past.rows.is_empty()).then(|| Arc::new(past)));
    true
}

/// How many cases are loaded.
pub(super) fn loaded_words(past: &Past) -> String {
    format!(
        "{} loaded.",
        plural(
            u32::try_from(past.rows.len()).unwrap_or(u32::MAX),
            "case",
            "cases"
        )
    )
}

fn make_up(room: OpenPastPage) -> AnyView {
    let cases = RwSignal::new("1000".to_owned());
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let set = move || {
        let cases = cases
            .get_untracked()
            .trim()
            .parse()
            .ok()
            .filter(|cases| (1..=MOST_ROWS as u32).contains(cases));
        let mut wrong = Vec::new();
        if cases.is_none() {
            wrong.push((
                "past-cases".to_owned(),
                format!("Write a whole number from 1 to {MOST_ROWS}"),
            ));
        }
        mistakes.set(wrong);
        Some(MadeUp {
            seed: 1,
            cases: cases?,
            until: room.clock.today(),
        })
    };
    let make = move || {
        let Some(set) = set() else { return };
        let usual = room.lies.checklist.get_untracked();
        let loading = room
            .areas
            .book
            .with_untracked(|book| Loading::made_up(set, book, &usual));
        spawn_local(async move {
            load(room, "Making up the cases", loading).await;
        });
    };
    let saving = Saving::new();
    let made = move || {
        let set = set()?;
        let usual = room.lies.checklist.get_untracked();
        let items = room
            .areas
            .book
            .with_untracked(|book| book.instrument(&usual).map_or(0, |one| one.items.len()));
        Some(ToSave::copy(
            "waymark-made-up-cases.csv",
            made_up_csv(set, items),
        ))
    };
    all(vec![
        paragraph("None of it is taken from real cases. How it is made is said beside the result."),
        view! {
            <TextField
                id="past-cases"
                label="How many cases"
                width=Width::Twenty
                bound=cases
                mistakes
            />
        }
        .into_any(),
        buttons([
            button("Make up the cases", Weight::Secondary, make),
            view! { <SaveButton saving words="Save them as a file" made /> }.into_any(),
        ]),
        view! { <SaveSaid saving /> }.into_any(),
    ])
}

/// What was loaded, what was left out and why, what is asked, and how a set was made up.
fn said(room: OpenPastPage) -> AnyView {
    let more = live(move || {
        let loaded = room.lies.loaded.get();
        let PastLoaded {
            notes,
            left_out,
            refused,
            in_part,
            remarks,
            doubts,
            asked,
            made_up,
            ..
        } = loaded;
        let mut parts: Vec<AnyView> = notes.into_iter().map(paragraph).collect();
        parts.extend(asked.into_iter().map(|asked| order(room, &asked)));
        if !refused.is_empty() {
            let listed = folded("Which rows, and why", lines(refused));
            parts.push(
                el("div")
                    .at("id", "past-bad")
                    .with(paragraph(left_out))
                    .with(listed)
                    .view(),
            );
        }
        if !remarks.is_empty() {
            let listed = folded("Which cells", lines(remarks));
            parts.push(
                el("div")
                    .at("id", "past-part")
                    .with(paragraph(in_part))
                    .with(listed)
                    .view(),
            );
        }
        parts.extend(
            doubts
                .into_iter()
                .map(|(doubt, says)| kept(room, doubt, says)),
        );
        if !made_up.is_empty() {
            parts.push(folded("How these cases were made up", lines(made_up)));
        }
        if parts.is_empty() {
            nothing()
        } else {
            all(parts)
        }
    });
    let says = el("p")
        .at("class", "govuk-body")
        .at("role", "status")
        .at("id", "past-loaded")
        .live_text(move || room.lies.loaded.with(|loaded| loaded.says.clone()));
    all(vec![says.view(), more])
}

/// What comes first in the dates of a column: the file is read again with what is said.
fn order(room: OpenPastPage, asked: &AskedOrder) -> AnyView {
    let (id, column) = (
        format!("past-order-{}", asked.column.heading()),
        asked.column,
    );
    let here = StoredValue::new(id.clone());
    let choice = |order: &DateOrder| (order.named().to_owned(), format!("The {}", order.named()));
    let choices = DateOrder::ALL.iter().map(choice).collect();
    let get = move || {
        room.lies.orders.with(|orders| {
            orders
                .of(column)
                .map(|order| order.named().to_owned())
                .unwrap_or_default()
        })
    };
    let set = move |value: String| {
        let Some(order) = DateOrder::ALL
            .iter()
            .copied()
            .find(|order| order.named() == value)
        else {
            return;
        };
        room.lies
            .orders
            .update(|orders| *orders = orders.with(column, order));
        let Some(bytes) = room.lies.file.get_value() else {
            return;
        };
        let field = match order {
            DateOrder::DayFirst => here.get_value(),
            DateOrder::MonthFirst => format!("{}-1", here.get_value()),
        };
        spawn_local(async move {
            // It read once, and reads again; the question is made anew, and keeps the focus.
            let _ = read(room, bytes).await;
            focus_soon(field);
        });
    };
    let why = format!("{} {}", asked.why(), asked.until_then());
    all(vec![
        paragraph(why),
        view! { <Radios id=&id legend=asked.question() choices bound=Bound::new(get, set) /> }
            .into_any(),
    ])
}

/// Whether rows in doubt are kept.
fn kept(room: OpenPastPage, doubt: Doubt, says: String) -> AnyView {
    const KEEP: &str = "keep";
    const LEAVE: &str = "leave";
    let id = match doubt {
        Doubt::Example => "past-examples",
        Doubt::Again => "past-again",
        Doubt::Later => "past-later",
    };
    let choices = [(KEEP, "Keep them"), (LEAVE, "Leave them out")];
    let choices = choices.map(|(value, words)| (value.to_owned(), words.to_owned()));
    let get = move || {
        if room.lies.keep.get().keeps(doubt) {
            KEEP
        } else {
            LEAVE
        }
        .to_owned()
    };
    let set = move |value: String| {
        room.lies
            .keep
            .update(|keep| *keep = keep.with(doubt, value == KEEP))
    };
    view! { <Radios id legend=&says choices=choices.into() bound=Bound::new(get, set) /> }
        .into_any()
}
