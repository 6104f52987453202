//! The moderation exercise: several assessors' files of one case beside each other.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark::model::files::read_case;
use waymark::model::instrument::Instrument;
use waymark::words::explain::{capitalised, grade, reply, truth_word};
use waymark::workshop::agreement::{
    ABOUT_ALPHA, ABOUT_GRADES, Agreement, AssessorFile, NOBODY_ANSWERED, Stands, WHAT_COUNTS,
    alpha_words, checklists, grades_words, named_words, unlike_words,
};

use crate::app::parts::field::{Bound, Select};
use crate::app::parts::stacked::StackedTable;
use crate::app::parts::{
    all, back_to, classed, el, heading, lines, live, nothing, paragraph, styled, subheading,
};
use crate::app::store::{Page, read_text, use_areas};

pub fn agreement() -> AnyView {
    let sheets = RwSignal::new(Vec::<AssessorFile>::new());
    let refused = RwSignal::new(Vec::<String>::new());
    let shown = live(move || {
        let refused = refused.get();
        let said = if refused.is_empty() {
            nothing()
        } else {
            all(vec![
                paragraph("Left out, because it does not open:"),
                lines(refused),
            ])
        };
        let chosen = RwSignal::new(String::new());
        let table = live(move || sheets.with(|sheets| result(sheets, &chosen.get())));
        all(vec![said, offered(sheets, chosen), table])
    });
    let parts = [
        back_to(&Page::Training),
        heading(Page::Agreement.title()),
        paragraph(
            "Several assessors answer the same case and save it. Open their files together to see where they agree. The open case stays as it is, and nothing of this is stored.",
        ),
        files(sheets, refused),
        classed("div", "wm-found")
            .at("id", "agreed")
            .at("aria-live", "polite")
            .with(shown)
            .view(),
    ];
    classed("div", "wm-wide").all(parts).view()
}

fn files(sheets: RwSignal<Vec<AssessorFile>>, refused: RwSignal<Vec<String>>) -> AnyView {
    let changed = move |change: web_sys::Event| {
        let Some(input) = change
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let Some(list) = input.files() else { return };
        let files: Vec<web_sys::File> = (0..list.length())
            .filter_map(|place| list.get(place))
            .collect();
        input.set_value("");
        spawn_local(async move {
            let (mut read, mut broken) = (Vec::new(), Vec::new());
            for file in files {
                let named = file.name();
                let case = read_text(file)
                    .await
                    .and_then(|text| read_case(&text).map_err(|mistake| mistake.to_string()));
                match case {
                    Ok(case) => read.push(AssessorFile { named, case }),
                    Err(says) => broken.push(format!("{named}: {says}")),
                }
            }
            sheets.set(read);
            refused.set(broken);
        });
    };
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label wm-label" for="assessors">
                "The assessors' case files"
            </label>
            <div class="govuk-hint" id="assessors-hint">
                "Choose all of them at once."
            </div>
            <input
                class="govuk-file-upload"
                type="file"
                autocomplete="off"
                id="assessors"
                multiple=true
                accept=".json,application/json"
                aria-describedby="assessors-hint"
                on:change=changed
            />
        </div>
    }
    .into_any()
}

/// Which checklist is compared, where the files answer more than one.
fn offered(sheets: RwSignal<Vec<AssessorFile>>, chosen: RwSignal<String>) -> AnyView {
    let areas = use_areas();
    let found = areas.book.with(|book| {
        let named = |one: &Instrument| (one.id.clone(), one.title.clone());
        sheets.with(|sheets| {
            checklists(sheets, book)
                .into_iter()
                .map(named)
                .collect::<Vec<_>>()
        })
    });
    let Some(((first, _), _)) = found.split_first().filter(|(_, others)| !others.is_empty()) else {
        return nothing();
    };
    let first = first.clone();
    let bound = Bound::new(
        move || {
            Some(chosen.get())
                .filter(|id| !id.is_empty())
                .unwrap_or_else(|| first.clone())
        },
        move |id| chosen.set(id),
    );
    view! {
        <Select
            id="agreed-checklist"
            label="Checklist"
            hint="The files answer more than one."
            choices=found
            bound
        />
    }
    .into_any()
}

fn result(sheets: &[AssessorFile], chosen: &str) -> AnyView {
    let areas = use_areas();
    if sheets.is_empty() {
        return nothing();
    }
    areas.book.with(|book| {
        let answered = checklists(sheets, book);
        let Some(instrument) = answered
            .iter()
            .find(|one| one.id == chosen)
            .or(answered.first())
        else {
            return paragraph(NOBODY_ANSWERED);
        };
        let found = waymark::workshop::agreement::agreement(sheets, instrument);
        let mut parts = Vec::new();
        if !found.left_out.is_empty() {
            let names = found
                .left_out
                .iter()
                .map(|one| format!("{}: no answers to {}", one.named, instrument.title));
            parts.extend([paragraph("Left out:"), lines(names)]);
        }
        if !found.unlike.is_empty() {
            let unlike = lines(found.unlike.iter().map(unlike_words));
            parts.push(
                classed("div", "govuk-inset-text")
                    .at("id", "unlike")
                    .with(unlike)
                    .view(),
            );
        }
        parts.push(styled(
            "govuk-body-l",
            alpha_words(found.alpha, found.of.len()),
        ));
        parts.push(styled("wm-source", WHAT_COUNTS));
        parts.push(styled("wm-source", ABOUT_ALPHA));
        parts.push(paragraph(format!(
            "Own grades: {}",
            grades_words(&found.grades, found.highest_grade)
        )));
        if found.grades.iter().flatten().count() > 1 {
            parts.push(styled("wm-source", ABOUT_GRADES));
        }
        let names: Vec<String> = found.of.iter().map(|one| one.named.clone()).collect();
        parts.extend(items(&found, &names));
        let named = found.named(book);
        for one in &named {
            let rows = found.routes(one.shown.rules).into_iter().map(|row| {
                let answers = row
                    .answers
                    .into_iter()
                    .map(|answer| truth_word(answer).to_owned());
                (row.name, answers.collect())
            });
            parts.push(table(
                named_words(one, named.len() > 1),
                "Route",
                &names,
                rows.collect(),
            ));
        }
        all(parts)
    })
}

/// The column that says how the answers of a row stand to each other.
const TOGETHER: &str = "Together";

fn items(found: &Agreement<'_>, names: &[String]) -> [AnyView; 3] {
    let talk: Vec<String> = found
        .to_talk_about()
        .iter()
        .map(|row| format!("{}: {}", capitalised(&row.item.named()), stands(row.stands)))
        .collect();
    let talk = if talk.is_empty() {
        paragraph("No item was answered differently.")
    } else {
        lines(talk)
    };
    let rows = found.items.iter().map(|row| {
        let said = row
            .replies
            .iter()
            .map(|one| one.map_or("Not asked", reply).to_owned());
        (
            capitalised(&row.item.named()),
            said.chain([capitalised(stands(row.stands))]).collect(),
        )
    });
    let grades = found
        .grades
        .iter()
        .map(|one| one.map_or_else(|| "Not graded".to_owned(), |one| capitalised(grade(one))));
    let rows = rows.chain([(
        "Own grade".to_owned(),
        grades.chain([String::new()]).collect(),
    )]);
    let columns: Vec<String> = names.iter().cloned().chain([TOGETHER.to_owned()]).collect();
    let talk = el("div").at("id", "talk").with(talk).view();
    [
        subheading("To talk about"),
        talk,
        table("Every answer".to_owned(), "Item", &columns, rows.collect()),
    ]
}

fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::YesAgainstNo => "yes for some and no for others",
        Stands::Otherwise => "known to some and not to others",
        Stands::NotAsked => "some did not ask",
        Stands::Same => "the same answer",
        Stands::Nobody => "nobody asked",
    }
}

fn table(
    caption: String,
    first: &str,
    names: &[String],
    rows: Vec<(String, Vec<String>)>,
) -> AnyView {
    let columns: Vec<String> = std::iter::once(first.to_owned())
        .chain(names.iter().cloned())
        .collect();
    let view = |(name, cells): (String, Vec<String>)| {
        (
            name.into_any(),
            cells.into_iter().map(IntoAny::into_any).collect::<Vec<_>>(),
        )
    };
    let rows = rows.into_iter().map(view).collect();
    view! { <StackedTable caption columns rows /> }.into_any()
}
