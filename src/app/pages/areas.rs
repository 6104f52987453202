//! The areas and their rules in words, and loading a rule or checklist file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::engine::check::{Diagnostic, check_instrument};
use waymark::model::book::Rulebook;
use waymark::model::files::{area_tree, read_instrument};
use waymark::model::rules::{Area, Route, Version};
use waymark::record::{FileKind, kind_of};
use waymark::words::explain::{
    RuleContext, capitalised, forum_words, plural, rule_said, source_words, to_confirm,
    version_words,
};
use waymark::workshop::draft::{Difference, Draft, differences, write_area};
use waymark::workshop::past::CSV_MARK;
use waymark::workshop::thresholds::{AreaThresholds, COLUMNS, thresholds, thresholds_table};

use super::edit_area::{NEW, THE_FILE, area_file_name, differing, file_shown, placed};
use crate::app::parts::field::{FileField, TextField, Width};
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::stacked::StackedTable;
use crate::app::parts::{
    Button, Weight, all, back_to, button, buttons, classed, el, focus_heading, focus_soon, folded,
    heading, lines, link, link_button, live, minor_heading, nothing, paragraph, rule, styled,
    subheading, way,
};
use crate::app::store::{Areas, Page, Ruled, read_text, use_areas, use_clock, use_navigation};

pub fn areas(area: Option<String>) -> AnyView {
    let areas = use_areas();
    match area {
        // Made anew when another file takes its place.
        Some(id) => live(move || {
            areas.book.with(|book| match book.area(&id) {
                Some(area) => one(area, book),
                None => all(vec![
                    back_to(&Page::Areas(None)),
                    heading("Areas and rules"),
                    paragraph("No area of that name is loaded."),
                ]),
            })
        }),
        None => list(),
    }
}

fn list() -> AnyView {
    let begin = link_button(
        &Page::EditArea(NEW.to_owned(), String::new()),
        "Start from a rule that is loaded",
        true,
    );
    all(vec![
        heading("Areas and rules"),
        view! { <Thresholds /> }.into_any(),
        subheading("A rule of your own"),
        begin,
        load(),
    ])
}

/// What every area asks for, to look for one and to save.
#[component]
fn Thresholds() -> impl IntoView {
    let areas = use_areas();
    let clock = use_clock();
    let typed = RwSignal::new(String::new());
    let rows = Memo::new(move |_| {
        let on = clock.day.get();
        areas.book.with(|book| thresholds(book, on))
    });
    let found = Memo::new(move |_| {
        let (mut rows, typed) = (rows.get(), typed.get());
        if !typed.trim().is_empty() {
            areas.book.with(|book| {
                let called = book.areas_called(&typed);
                rows.retain(|row| called.iter().any(|one| one.area.id == row.id));
            });
        }
        rows
    });
    let how_many = move || {
        let many = found.with(Vec::len);
        plural(u32::try_from(many).unwrap_or(u32::MAX), "rule", "rules")
    };
    let table = live(move || {
        let row = |row: AreaThresholds| {
            let link = link(Page::Areas(Some(row.id)).hash(), row.name);
            let cells = row.cells.into_iter().map(IntoAny::into_any).collect();
            (link, cells)
        };
        let rows: Vec<_> = found.get().into_iter().map(row).collect();
        let columns = COLUMNS.map(str::to_owned).to_vec();
        view! { <StackedTable caption="What each area asks for" columns rows /> }.into_any()
    });
    let saving = Saving::new();
    let made = move || {
        let on = clock.day.get_untracked();
        let rows = found.get_untracked();
        let text = format!("{CSV_MARK}{}", thresholds_table(&rows, on).csv());
        Some(ToSave::copy("waymark-areas.csv", text))
    };
    let print = move || {
        let _ = window().print();
    };
    view! {
        <p class="govuk-body">
            "Every rule says where it comes from. Check with the MARAC coordinator before you rely on one that the area has not confirmed."
        </p>
        <TextField
            id="find-area"
            label="Find an area"
            hint="A borough, district, county or police force"
            width=Width::Twenty
            bound=typed
        />
        <p class="wm-source" role="status">
            {how_many}
        </p>
        {table}
        <div class="govuk-button-group">
            <SaveButton saving words="Save this table (CSV)" made />
            <Button press=print>"Print"</Button>
        </div>
        <SaveSaid saving lost="Try again, or try another browser." />
    }
}

/// A file that is whole and without mistakes, and what differs from the one of the same id that is loaded.
struct Waiting {
    name: String,
    area: Area,
    tree: serde_json::Value,
    differs: Vec<Difference>,
}

/// The field for a file.
const LOAD: &str = "load";

/// What became of a file that was chosen.
enum Took {
    /// What is said, and lines under it.
    Said(String, Vec<String>),
    /// It would take the place of one that is loaded.
    Waits(Box<Waiting>),
    /// It holds mistakes; a rule that nothing here is called as can be put right by form.
    Mistaken(String, Vec<String>, Option<Box<Draft>>),
}

/// Loading a file: it is checked, and used only when it holds no mistake. One that is loaded already gives way when the
/// user has seen what differs.
fn load() -> AnyView {
    let areas = use_areas();
    let navigation = use_navigation();
    let refused = RwSignal::new(String::new());
    let became = RwSignal::new((String::new(), Vec::<String>::new()));
    let waiting = StoredValue::new(None::<Waiting>);
    let asking = RwSignal::new(false);
    let mistaken = StoredValue::new(None::<Draft>);
    let mending = RwSignal::new(false);
    let chosen = move |file| {
        spawn_local(async move {
            refused.set(String::new());
            asking.set(false);
            mending.set(false);
            let said = match read_text(file).await.and_then(|text| take(areas, &text)) {
                Ok(Took::Said(says, lines)) => (says, lines),
                Ok(Took::Waits(waits)) => {
                    waiting.set_value(Some(*waits));
                    asking.set(true);
                    (String::new(), Vec::new())
                }
                Ok(Took::Mistaken(says, lines, draft)) => {
                    mending.set(draft.is_some());
                    mistaken.set_value(draft.map(|draft| *draft));
                    (says, lines)
                }
                Err(says) => {
                    refused.set(format!("{says} Nothing that is loaded has changed."));
                    (String::new(), Vec::new())
                }
            };
            became.set(said);
        });
    };
    let hint = "It is checked for mistakes, used until this window closes, and sent nowhere.";
    let became_shown = live(move || {
        let (says, found) = became.get();
        all(vec![paragraph(says), lines(found)])
    });
    // What was asked is answered: the buttons go, and what to do next is to load another file.
    let answered = move || {
        asking.set(false);
        focus_soon(LOAD.to_owned());
        waiting.try_update_value(Option::take).flatten()
    };
    let use_it = move || {
        if let Some(Waiting {
            name, area, tree, ..
        }) = answered()
        {
            // A draft of the same rule gives way too: what differs from it was shown.
            areas.drop_draft(&area.id);
            areas.change(|book| book.add_area_file(area, tree));
            became.set((format!("{name} is loaded."), Vec::new()));
        }
    };
    let use_both = move || {
        if let Some(Waiting { tree, .. }) = answered() {
            let copy = areas
                .book
                .with_untracked(|book| Draft::copy_beside(&tree, book));
            let (id, name, is_right) = (
                copy.id().to_owned(),
                copy.name().to_owned(),
                copy.wrong().is_empty(),
            );
            Ruled::edited(areas, &id).begin(copy);
            if is_right {
                let says = "is loaded beside the other. It counts as an illustration until its owner confirms it.";
                became.set((format!("{name} {says}"), Vec::new()));
            } else {
                // Whose law applies is to be chosen where it was guidance of no one place.
                navigation.go(&Page::EditArea(id, String::new()));
            }
        }
    };
    let keep_loaded = move || {
        answered();
    };
    let ask = live(move || {
        if !asking.get() {
            return nothing();
        }
        waiting.with_value(|waiting| {
            let Some(Waiting { name, area, differs, .. }) = waiting else { return nothing() };
            let known = areas
                .book
                .with_untracked(|book| book.area(&area.id).map(|known| known.name.clone()));
            let there = match known {
                // Of another area, its id may be a mistake.
                Some(known) if known != *name => format!(
                    "{name} has the id {} in this file, which is that of {known}.",
                    area.id
                ),
                _ => format!("{name} is loaded already."),
            };
            let says = format!(
                "{there} This file\u{2019}s rule can stand beside it, as a copy under a name of its own, or take its place; how far it has been confirmed is then what the file says of itself. What differs:"
            );
            classed("div", "govuk-inset-text")
                .with(paragraph(says))
                .with(differing(differs, "Nothing.", "Loaded now", "In this file"))
                .with(buttons([
                    button("Keep both", Weight::Secondary, use_both),
                    button("Use this file instead", Weight::Secondary, use_it),
                    button("Keep the one loaded", Weight::Secondary, keep_loaded),
                ]))
                .view()
        })
    });
    let mend = move || {
        if let Some(mut draft) = mistaken.try_update_value(Option::take).flatten() {
            // A standing that there is not becomes that of an illustration.
            areas.book.with_untracked(|book| draft.check(book));
            let id = draft.id().to_owned();
            Ruled::edited(areas, &id).begin(draft);
            navigation.go(&Page::EditArea(id, String::new()));
        }
    };
    let mend = live(move || {
        if mending.get() {
            button("Put it right by form", Weight::Secondary, mend)
        } else {
            nothing()
        }
    });
    all(vec![
        view! {
            <FileField
                id=LOAD
                label="Load an area's rule file or a checklist file"
                hint
                accept=".json,application/json"
                chosen
                mistake=refused
            />
        }
        .into_any(),
        el("div")
            .at("role", "status")
            .at("id", "loaded")
            .all([became_shown, ask, mend])
            .view(),
    ])
}

/// Takes a file into the rule book, or says why not; what is said, and the places worth a look.
fn take(areas: &Areas, text: &str) -> Result<Took, String> {
    let say = |mistake: waymark::record::FileError| mistake.to_string();
    match kind_of(text).map_err(say)? {
        FileKind::Case => Err("This is a case file. Open it on the start page.".to_owned()),
        FileKind::Area => {
            let tree = area_tree(text).map_err(say)?;
            let draft = areas
                .book
                .with_untracked(|book| Draft::of(tree.clone(), book));
            let name = draft.name().to_owned();
            let Some(area) = draft.area().filter(|_| draft.wrong().is_empty()).cloned() else {
                let lines = placed(&draft, draft.wrong());
                // An id is put right in the file.
                let free = !draft.id().is_empty()
                    && draft.wrong_at("id").is_none()
                    && areas
                        .book
                        .with_untracked(|book| book.area(draft.id()).is_none());
                return Ok(Took::Mistaken(
                    mistaken(&name),
                    lines,
                    free.then(|| Box::new(draft)),
                ));
            };
            let differs = areas.book.with_untracked(|book| {
                // What is being drafted of it stands nearer than what was loaded.
                let drafted = areas.drafts.with_untracked(|drafts| {
                    drafts
                        .iter()
                        .find(|(id, _)| *id == area.id)
                        .map(|(_, draft)| draft.tree().clone())
                });
                drafted
                    .or_else(|| book.area_file(&area.id))
                    .map(|loaded| differences(&loaded, &tree, book))
            });
            match differs {
                Some(differs) if differs.is_empty() => Ok(Took::Said(
                    format!("{name} is loaded already, and this file says the same."),
                    Vec::new(),
                )),
                Some(differs) => Ok(Took::Waits(Box::new(Waiting {
                    name,
                    area,
                    tree,
                    differs,
                }))),
                None => {
                    areas.change(|book| book.add_area_file(area, tree));
                    Ok(loaded(&name, placed(&draft, draft.look())))
                }
            }
        }
        FileKind::Instrument => {
            let instrument = read_instrument(text).map_err(say)?;
            let found = check_instrument(&instrument);
            let name = instrument.title.clone();
            let (wrong, look): (Vec<_>, Vec<_>) =
                found.into_iter().partition(Diagnostic::is_mistake);
            let says = |found: Vec<Diagnostic>| {
                found
                    .into_iter()
                    .map(|one| capitalised(&one.mistake.to_string()))
                    .collect::<Vec<_>>()
            };
            if !wrong.is_empty() {
                return Ok(Took::Mistaken(mistaken(&name), says(wrong), None));
            }
            areas.change(|book| book.add_instrument(instrument));
            Ok(loaded(&name, says(look)))
        }
    }
}

fn mistaken(name: &str) -> String {
    format!("{name} reads, but holds mistakes, so it is not used:")
}

fn loaded(name: &str, look: Vec<String>) -> Took {
    let more = if look.is_empty() {
        ""
    } else {
        " Worth a look:"
    };
    Took::Said(format!("{name} is loaded.{more}"), look)
}

fn one(area: &Area, book: &Rulebook) -> AnyView {
    let mut parts = vec![
        back_to(&Page::Areas(None)),
        heading(area.name.clone()),
        paragraph(area.about.clone()),
    ];
    let own = !book.is_bundled(&area.id);
    let edit = Page::EditArea(area.id.clone(), String::new());
    let (id, file) = (
        area.id.clone(),
        book.area_file(&area.id)
            .map(|tree| write_area(&tree))
            .unwrap_or_default(),
    );
    let shown = file_shown(file.clone());
    let saving = Saving::new();
    let made = move || Some(ToSave::copy(area_file_name(&id), file.clone()));
    parts.push(buttons([
        way(
            &edit,
            if own {
                "Edit this rule"
            } else {
                "Edit a copy of this rule"
            },
            true,
        ),
        view! { <SaveButton saving words="Save its file" made /> }.into_any(),
        way(
            &Page::Dials(Some(area.id.clone())),
            "Move its numbers",
            true,
        ),
    ]));
    parts.push(view! { <SaveSaid saving lost="Try again, or try another browser." /> }.into_any());
    if book.is_replaced(&area.id) {
        parts.push(bring_back(area.id.clone()));
    }
    parts.extend(area.versions.iter().map(|one| version(one, area, book)));
    parts.push(folded(THE_FILE, shown));
    all(parts)
}

/// The way back from a file that was loaded to the rule that comes with the program.
fn bring_back(id: String) -> AnyView {
    let areas = use_areas();
    let says = "This is a file that was loaded in place of the rule that comes with Waymark. How far it has been confirmed is what the file says of itself.";
    if areas.is_drafted_unsaved(&id) {
        let first =
            "It has been edited here: save its file first, and then the other can be brought back.";
        return all(vec![paragraph(says), paragraph(first)]);
    }
    let press = move || {
        areas.drop_draft(&id);
        areas.change(|book| book.bring_bundled_back(&id));
        // The page is made anew.
        request_animation_frame(focus_heading);
    };
    all(vec![
        paragraph(says),
        buttons([button(
            "Use the one that comes with Waymark",
            Weight::Secondary,
            press,
        )]),
    ])
}

fn version(version: &Version, area: &Area, book: &Rulebook) -> AnyView {
    let today = use_clock().today();
    // A version that has ended is not to be confirmed for today.
    let is_used = area
        .in_force_on(today)
        .is_some_and(|used| used.id == version.id);
    let confirm = to_confirm(version, area, today).filter(|_| is_used);
    let confirm = confirm.map_or_else(nothing, |says| paragraph(says.joined(". ")));
    let routes: Vec<_> = version
        .routes
        .iter()
        .map(|one| route(one, RuleContext::of(book, version.highest_grade)))
        .collect();
    let four_grades = (!version.highest_grade.is_high())
        .then(|| "Four grades are told apart: standard, medium, high and very high.".to_owned());
    let more: Vec<String> = forum_words(version)
        .into_iter()
        .map(|says| says.joined(": "))
        .chain(
            version
                .audience
                .iter()
                .map(|audience| format!("For whom: {}", audience.says)),
        )
        .chain(
            version
                .steps
                .iter()
                .map(|step| format!("Before a referral: {}", step.says)),
        )
        .chain(version.supports.iter().map(|one| {
            let said = [one.hours.as_str(), one.about.as_str()];
            let said = said
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            format!("To ring: {}, {}. {said}", one.name, one.number)
        }))
        .chain(four_grades)
        .chain(version.notes.iter().cloned())
        .collect();
    let more = if more.is_empty() {
        nothing()
    } else {
        all(vec![minor_heading("Referring here"), lines(more)])
    };
    all(vec![
        subheading(version.title.clone()),
        paragraph(version_words(version, area)),
        confirm,
        classed("dl", "govuk-summary-list").all(routes).view(),
        more,
        minor_heading("Sources"),
        lines(version.sources.iter().map(source_words)),
    ])
}

fn route(route: &Route, context: RuleContext<'_>) -> AnyView {
    let asks = route.criterion.as_ref().map_or_else(
        || "Not known here; national guidance is shown in its place.".into_any(),
        |criterion| rule(&rule_said(criterion, context)),
    );
    let mut inside = vec![asks];
    inside.extend(
        route
            .notes
            .iter()
            .map(|note| styled("wm-source", note.clone())),
    );
    classed("div", "govuk-summary-list__row")
        .with(
            classed("dt", "govuk-summary-list__key")
                .text(route.titled())
                .view(),
        )
        .with(
            classed("dd", "govuk-summary-list__value")
                .all(inside)
                .view(),
        )
        .view()
}
