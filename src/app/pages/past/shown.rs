//! What came of a comparison: sentences, pictures, tables, and files to save.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::words::explain::source_words;
use waymark::workshop::past::{
    AnswerPair, CSV_MARK, Compared, Expected, PastPicture, Table, expected,
};

use super::OpenPastPage;
use crate::app::parts::field::{TextField, Width};
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::{
    Weight, all, button, classed, el, folded, items, lines, live, minor_heading, nothing,
    paragraph, styled, subheading,
};
use crate::app::store::{PastFound, copy};

/// More cases than this are in the saved file alone.
const MOST_LISTED: usize = 100;

pub(super) fn shown(room: OpenPastPage) -> AnyView {
    live(move || match room.lies.found.get() {
        None => nothing(),
        Some(PastFound {
            rules,
            keep,
            compared,
        }) => {
            let others = Memo::new(move |_| room.rules() != rules || room.lies.keep.get() != keep);
            untrack(|| result(room, compared, others))
        }
    })
}

fn result(room: OpenPastPage, found: Arc<Compared>, others: Memo<bool>) -> AnyView {
    let Ok(expected) = expected() else {
        return nothing();
    };
    let expected = Arc::new(expected);
    let made_up = room
        .lies
        .loaded
        .with_untracked(|loaded| !loaded.made_up.is_empty());
    let made_up = if made_up {
        styled(
            "govuk-inset-text",
            "These cases are made up. Nothing here says what a rule does in any area.",
        )
    } else {
        nothing()
    };
    let heading = classed("h2", "govuk-heading-m wm-section")
        .at("id", "past-result")
        .at("tabindex", "-1");
    let women = Memo::new(move |_| room.lies.women.with(|typed| number(typed)));
    let stale = live(move || {
        let says = "Something else is chosen above than what this is of. Press Compare for that.";
        if others.get() {
            styled("govuk-inset-text", says)
        } else {
            nothing()
        }
    });
    let every = found.clone();
    let saving = Saving::new();
    let mut summary = found.summary().into_iter();
    let headline = styled("govuk-body-l", summary.next().unwrap_or_default());
    all(vec![
        heading.text("What they would have done").view(),
        stale,
        made_up,
        items(
            "govuk-list govuk-list--bullet",
            found.which().into_iter().map(IntoAny::into_any).collect(),
        ),
        el("div")
            .at("id", "past-summary")
            .with(headline)
            .all(summary.map(paragraph))
            .view(),
        numbers(found.clone(), expected.clone(), women),
        guidance(room, &found, &expected, women),
        listed(&found),
        subheading("Save"),
        leaving(found, expected, women),
        view! {
            <div class="govuk-button-group">
                <SaveButton
                    saving
                    words="Save every row with its answers (CSV)"
                    made=move || Some(to_save("cases.csv", &every.cases_csv()))
                />
            </div>
            <SaveSaid saving />
        }
        .into_any(),
    ])
}

/// The sentences and tables as they leave: as a file for a spreadsheet, or as text.
fn leaving(found: Arc<Compared>, expected: Arc<Expected>, women: Memo<Option<u32>>) -> AnyView {
    let (tables, of) = (found.clone(), expected.clone());
    let text = StoredValue::new(move || found.text(&expected, women.get_untracked()));
    let saving = Saving::new();
    let became = RwSignal::new("");
    let copied = move || {
        spawn_local(async move {
            let done = copy(&text.with_value(|text| text())).await;
            became.set(if done {
                "Copied."
            } else {
                "The browser does not let this be copied. Save it as a text file."
            });
        });
    };
    let status = classed("p", "govuk-body")
        .at("role", "status")
        .live_text(move || became.get().to_owned());
    let in_tables = move || {
        Some(to_save(
            "tables.csv",
            &tables.tables_csv(&of, women.get_untracked()),
        ))
    };
    let as_text = move || Some(to_save("result.txt", &text.with_value(|text| text())));
    view! {
        <div class="govuk-button-group">
            <SaveButton saving words="Save the tables (CSV)" made=in_tables />
            {button("Copy as text", Weight::Secondary, copied)}
            <SaveButton saving words="Save as text file" made=as_text />
        </div>
        <SaveSaid saving />
        {status.view()}
    }
    .into_any()
}

fn to_save(name: &str, text: &str) -> ToSave {
    let mark = if name.ends_with(".csv") { CSV_MARK } else { "" };
    ToSave::copy(format!("waymark-past-{name}"), format!("{mark}{text}"))
}

fn number(typed: &str) -> Option<u32> {
    let digits: String = typed
        .chars()
        .filter(|letter| !matches!(letter, ',' | ' '))
        .collect();
    digits.parse().ok().filter(|women| *women > 0)
}

/// What guidance expects, once the user says how many adult women live in the area.
fn guidance(
    room: OpenPastPage,
    found: &Arc<Compared>,
    expected: &Arc<Expected>,
    women: Memo<Option<u32>>,
) -> AnyView {
    let (of, from) = (found.clone(), expected.clone());
    let says = move || {
        let (typed, months) = (room.lies.women.get(), room.lies.months.get());
        match (women.get(), number(&months)) {
            (None, _) if typed.trim().is_empty() => String::new(),
            (None, _) => {
                "The number of adult women is to be a whole number, such as 250,000.".to_owned()
            }
            (_, None) => "The number of months is to be a whole number, such as 12.".to_owned(),
            (women, Some(months)) => of.load(&from, women, months as usize).unwrap_or_default(),
        }
    };
    let sources = expected.sources.iter().map(source_words);
    let more = folded(
        "Where this number comes from",
        lines(expected.notes.iter().cloned().chain(sources)),
    );
    all(vec![
        minor_heading("Against what guidance expects"),
        paragraph(expected.says.clone()),
        view! {
            <TextField
                id="past-women"
                label="How many adult women live in the area?"
                hint="As a whole number. It is not kept."
                width=Width::Twenty
                bound=room.lies.women
            />
        }
        .into_any(),
        view! {
            <TextField
                id="past-covers"
                label="How many months does the file cover?"
                hint="To begin with, the months from its first case to its last."
                width=Width::Twenty
                bound=room.lies.months
            />
        }
        .into_any(),
        el("p")
            .at("class", "govuk-body")
            .at("role", "status")
            .at("id", "past-load")
            .live_text(says)
            .view(),
        more,
    ])
}

/// The pictures and tables; those of one part are made anew when the number of women changes, and no more of the page is, so
/// that what was opened stays open.
fn numbers(found: Arc<Compared>, expected: Arc<Expected>, women: Memo<Option<u32>>) -> AnyView {
    let by_month = |one: &Table| one.id == "months";
    let title = found
        .tables(&expected, None)
        .into_iter()
        .find(by_month)
        .map(|one| one.title)
        .unwrap_or_default();
    let tables = found
        .tables(&expected, None)
        .into_iter()
        .filter(|one| !by_month(one))
        .map(table);
    let tables = all(tables.collect());
    let (of, from) = (found.clone(), expected.clone());
    let pictures = live(move || {
        all(of
            .pictures(&from, women.get())
            .into_iter()
            .map(picture)
            .collect())
    });
    // The months are many, and the picture shows them.
    let months = live(move || {
        all(found
            .tables(&expected, women.get())
            .into_iter()
            .filter(by_month)
            .map(table)
            .collect())
    });
    all(vec![tables, folded(title, months), pictures])
}

fn picture(picture: PastPicture) -> AnyView {
    let svg = picture.svg();
    let name = format!("{}.svg", picture.id.trim_start_matches("past-"));
    let drawn = classed("div", "wm-chart").picture(svg.clone()).view();
    let caption = classed("figcaption", "govuk-heading-s")
        .text(picture.title)
        .view();
    let saving = Saving::new();
    let made = move || Some(to_save(&name, &svg));
    let save = view! {
        <SaveButton saving words="Save this picture (SVG)" weight=Weight::Link made />
    }
    .into_any();
    el("figure")
        .at("class", "wm-figure")
        .with(caption)
        .with(drawn)
        .with(classed("p", "govuk-body").with(save).view())
        .with(view! { <SaveSaid saving /> }.into_any())
        .view()
}

fn table(table: Table) -> AnyView {
    let cell = |place: usize, text: String| {
        if place == 0 {
            classed("th", "govuk-table__header")
                .at("scope", "row")
                .text(text)
                .view()
        } else {
            classed("td", "govuk-table__cell").text(text).view()
        }
    };
    let row = |cells: Vec<String>| {
        let cells = cells
            .into_iter()
            .enumerate()
            .map(|(place, text)| cell(place, text));
        classed("tr", "govuk-table__row").all(cells).view()
    };
    let head = table.head.into_iter().map(|text| {
        classed("th", "govuk-table__header")
            .at("scope", "col")
            .text(text)
            .view()
    });
    let head = classed("thead", "govuk-table__head")
        .with(el("tr").all(head).view())
        .view();
    let rows: Vec<AnyView> = table.rows.into_iter().map(row).collect();
    let caption = classed("caption", "govuk-table__caption")
        .text(table.title.clone())
        .view();
    let inside = classed("table", "govuk-table wm-numbers")
        .with(caption)
        .with(head);
    let inside = inside
        .with(classed("tbody", "govuk-table__body").all(rows).view())
        .view();
    let note = if table.note.is_empty() {
        nothing()
    } else {
        styled("wm-source", table.note)
    };
    let scroll = classed("div", "wm-scroll wm-numbers__room")
        .at("role", "region")
        .at("tabindex", "0")
        .at("aria-label", table.title)
        .at("id", format!("past-{}", table.id));
    all(vec![scroll.with(inside).view(), note])
}

/// The cases in each pair, but for those that are the same under both rules and certain.
fn listed(found: &Compared) -> AnyView {
    let moves = AnswerPair::ALL
        .into_iter()
        .filter(|pair| pair.is_open() || pair.first != pair.second);
    let lists = moves
        .filter(|pair| found.pairs().of(*pair) > 0)
        .map(|pair| {
            let list = found.listed(pair, MOST_LISTED);
            folded(list.title.clone(), table(list))
        });
    let lists: Vec<AnyView> = lists.collect();
    if lists.is_empty() {
        return nothing();
    }
    all(vec![subheading("Which cases"), all(lists)])
}
