//! Beginning a rule of one's own: a copy of another under a name of its own.

use leptos::prelude::*;
use waymark::model::nation::Nation;
use waymark::record::id_of;
use waymark::workshop::draft::{Draft, name_is_taken};

use super::NEW;
use crate::app::parts::field::{ErrorSummary, Radios, Select, TextField};
use crate::app::parts::{BackLink, Form, Heading, all, back_to, heading, paragraph};
use crate::app::store::{Mistakes, Page, Ruled, use_areas, use_navigation};

/// What stands before the id of an area in the choice of its rule as it was moved on the dials. No area has such an id.
const DIALS: &str = "/";

/// Asks what to begin with, the name and the nation. A rule of one's own, which is none that is loaded, begins with the one
/// of the area of that id, as it was moved.
pub fn begin(from: &str, moved: &str) -> AnyView {
    let areas = use_areas();
    let navigation = use_navigation();
    let dials = move |start: &str| {
        start
            .strip_prefix(DIALS)
            .map(|area| Ruled::dialled(areas, area))
    };
    let mut offered: Vec<(String, String)> = areas.book.with_untracked(|book| {
        book.areas
            .iter()
            .map(|area| (area.id.clone(), area.name.clone()))
            .collect()
    });
    if from != NEW && offered.iter().all(|(id, _)| id != from) {
        return all(vec![
            back_to(&Page::Areas(None)),
            heading("Edit a rule"),
            paragraph("No area of that name is loaded. Load its file first."),
        ]);
    }
    for (id, name) in areas.moved_rules() {
        offered.insert(
            0,
            (format!("{DIALS}{id}"), format!("{name}, as you moved it")),
        );
    }
    let wanted = if from == NEW {
        format!("{DIALS}{moved}")
    } else {
        from.to_owned()
    };
    let is = |one: &&(String, String)| one.0 == wanted || (from == NEW && one.0 == moved);
    let first = offered
        .iter()
        .find(is)
        .or(offered.first())
        .map(|(id, _)| id.clone())
        .unwrap_or_default();
    let start = RwSignal::new(first);
    let (name, nation) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    // Whose law it is follows what it begins with, where that is of one place.
    Effect::new(move |_| {
        let start = start.get();
        let area = start.trim_start_matches(DIALS);
        let of = areas
            .book
            .with_untracked(|book| book.area(area).map(|area| area.nation));
        let of = Nation::of_places().find(|one| of == Some(*one));
        nation.set(of.map_or("", id_of).to_owned());
    });
    let send = move || {
        let mut wrong = Vec::new();
        let name = name.get_untracked();
        let mut of_name = |says: &str| wrong.push(("own-name".to_owned(), says.to_owned()));
        if name.trim().is_empty() {
            of_name("Write the name of the area, or another name for your draft.");
        } else if areas.book.with_untracked(|book| name_is_taken(&name, book)) {
            of_name(
                "A rule of this name is loaded. Write another, such as the name with a year, so that they can be told apart.",
            );
        }
        if nation.with_untracked(String::is_empty) {
            wrong.push((
                "own-nation".to_owned(),
                "Choose whose law and whose services apply.".to_owned(),
            ));
        }
        let stop = !wrong.is_empty();
        mistakes.set(wrong);
        if stop {
            return;
        }
        let draft = areas.book.with_untracked(|book| {
            let start = start.get_untracked();
            let tree = match dials(&start) {
                Some(dials) => {
                    dials.typing(Draft::was_saved);
                    untrack(|| dials.read(|draft| draft.tree().clone()))
                }
                None => book.area_file(&start),
            };
            tree.map(|tree| Draft::copy_of(&tree, &name, Some(&nation.get_untracked()), book))
        });
        if let Some(draft) = draft {
            let id = draft.id().to_owned();
            Ruled::edited(areas, &id).begin(draft);
            navigation.go(&Page::EditArea(id, String::new()));
        }
    };
    let nations = Nation::of_places()
        .map(|nation| (id_of(nation).to_owned(), nation.name().to_owned()))
        .collect();
    view! {
        <BackLink page=Page::Areas(None) />
        <ErrorSummary mistakes />
        <Heading>"A rule of your own"</Heading>
        <p class="govuk-body">
            "You edit a copy. The rule it began with stays as it is, and your copy counts as an illustration until its owner confirms it."
        </p>
        <Form submit="Start" send>
            <Select
                id="own-from"
                label="Begin with"
                hint="Its routes, sources and notes are copied."
                choices=offered
                bound=start
            />
            <TextField
                id="own-name"
                label="Name of the area"
                hint="A name of its own, so that nobody takes your draft for the rule it began with."
                bound=name
                mistakes
            />
            <Radios
                id="own-nation"
                legend="Whose law and whose services apply"
                choices=nations
                bound=nation
                mistakes
            />
        </Form>
    }
    .into_any()
}
