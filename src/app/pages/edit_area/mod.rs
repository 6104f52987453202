//! Editing a rule by form: a map of its parts, and one part a page.

mod begin;
mod part;

use leptos::prelude::*;
use waymark::record::Mistake;
use waymark::words::explain::capitalised;
use waymark::workshop::draft::{Draft, differences, entry_name, list_at, page_at, shown_at, tree};

use self::begin::begin;
use self::part::part as part_page;
use super::rule_fields::{RuleForm, id_of};
use crate::app::parts::saving::{SaveButton, SaveSaid, Saving, ToSave};
use crate::app::parts::{
    Weight, all, back_to, button, buttons, classed, el, focus_soon, folded, heading, items, link,
    live, nothing, paragraph, rule, styled, subheading,
};
use crate::app::store::{Page, Ruled, use_areas, use_navigation};

/// The address part that means beginning with a rule of one's own.
pub const NEW: &str = "new";

/// The part of the area itself, which has no path.
const AREA: &str = "area";

pub fn edit_area(area: String, part: &str) -> AnyView {
    let areas = use_areas();
    let rule = Ruled::edited(use_areas(), &area);
    if !untrack(|| rule.is_there()) {
        let own = areas.book.with_untracked(|book| {
            (!book.is_bundled(&area))
                .then(|| book.area_file(&area))
                .flatten()
        });
        match own {
            // One that was loaded is the user's own already.
            Some(tree) => rule.begin(areas.book.with_untracked(|book| Draft::of(tree, book))),
            None => return begin(&area, part),
        }
    }
    let path = path_of(part);
    rule.typing(|draft| draft.open(&path));
    let sheet = RuleForm::new(rule, false);
    if part.is_empty() {
        map(sheet, area)
    } else {
        part_page(sheet, area, &path)
    }
}

/// The path that an address means.
fn path_of(part: &str) -> String {
    let mut path = String::new();
    for step in part.split('/').filter(|step| *step != AREA) {
        path = match step.parse() {
            Ok(index) => tree::entry(&path, index),
            Err(_) => tree::field(&path, step),
        };
    }
    path
}

/// The page of a part of a rule.
fn page_of(area: &str, path: &str) -> Page {
    let part = if path.is_empty() {
        AREA.to_owned()
    } else {
        path.replace(['[', '.'], "/").replace(']', "")
    };
    Page::EditArea(area.to_owned(), part)
}

/// The page on which the place of that path can be edited.
fn page_with(area: &str, path: &str) -> Page {
    page_of(area, page_at(shown_at(path)))
}

/// What is wrong, at the top of a page: each leads to its field. On the map it is everything, and on the page of a part
/// what is wrong there, and that there is more.
fn wrong(sheet: RuleForm, area: String, page: Option<Page>) -> AnyView {
    live(move || {
        let found = sheet
            .rule
            .read(|draft| draft.to_say().cloned().collect::<Vec<_>>())
            .unwrap_or_default();
        let of = |wrong: &Mistake| page_with(&area, &wrong.at);
        let (here, more): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|wrong| page.as_ref().is_none_or(|page| of(wrong) == *page));
        let mut lines: Vec<_> = Vec::new();
        for wrong in here {
            let id = id_of(shown_at(&wrong.at));
            let same = page.is_some();
            let to_field = move |click: web_sys::Event| {
                // On this page the address stays as it is.
                if same {
                    click.prevent_default();
                }
                focus_soon(id.clone());
            };
            let place = sheet
                .rule
                .read(|draft| draft.place_words(&wrong.at))
                .unwrap_or_default();
            let words = format!("{place}: {}", wrong.says);
            lines.push(
                el("a")
                    .at("href", of(&wrong).hash())
                    .on("click", to_field)
                    .text(words)
                    .view(),
            );
        }
        if !more.is_empty() {
            let says = "Something is to be put right on another page";
            lines.push(link(
                Page::EditArea(area.clone(), String::new()).hash(),
                says,
            ));
        }
        if lines.is_empty() {
            return nothing();
        }
        let body = classed("div", "govuk-error-summary__body")
            .with(items("govuk-list govuk-error-summary__list", lines));
        classed("div", "govuk-error-summary")
            .with(
                classed("h2", "govuk-error-summary__title")
                    .text("There is a problem")
                    .view(),
            )
            .with(body.view())
            .view()
    })
}

/// Whether it is used, and what there is to put right.
fn state(sheet: RuleForm) -> AnyView {
    let says = move || {
        let counted = sheet
            .rule
            .read(|draft| (draft.wrong().len(), draft.area().is_some()))
            .unwrap_or_default();
        match counted {
            (0, _) => "It has no mistake, and is used in this window.".to_owned(),
            (wrong, used) => {
                let things = if wrong == 1 {
                    "One thing is"
                } else {
                    "Some things are"
                };
                let until = if used {
                    "the last version without mistakes is used"
                } else {
                    "it is not used"
                };
                format!("{things} to be put right. Until then {until}.")
            }
        }
    };
    classed("p", "govuk-body")
        .at("role", "status")
        .at("id", "draft-state")
        .live_text(says)
        .view()
}

/// The map of a rule: its parts, what differs from where it began, and its file.
fn map(sheet: RuleForm, area: String) -> AnyView {
    let rule = sheet.rule;
    let areas = use_areas();
    let navigation = use_navigation();
    let name = untrack(|| rule.read(|draft| draft.name().to_owned())).unwrap_or_default();
    let saving = Saving::new();
    let made = move || {
        let (id, file) = untrack(|| rule.read(|draft| (draft.id().to_owned(), draft.file())))?;
        Some(ToSave::work(area_file_name(&id), file.clone(), move || {
            let same = untrack(|| rule.read(Draft::file)).as_ref() == Some(&file);
            if same {
                rule.change(Draft::was_saved);
            }
            same
        }))
    };
    let add = {
        let area = area.clone();
        move || {
            let mut added = None;
            rule.change(|draft| added = draft.add("versions"));
            if let Some(added) = added {
                navigation.go(&page_of(&area, &added));
            }
        }
    };
    let began = live(move || {
        let found = areas
            .book
            .with(|book| rule.read(|draft| differences(draft.began(), draft.tree(), book)));
        differing(
            &found.unwrap_or_default(),
            "Nothing yet.",
            "It began with",
            "It has",
        )
    });
    let look = live(move || {
        let says = rule
            .read(|draft| placed(draft, draft.look()))
            .unwrap_or_default();
        if says.is_empty() {
            nothing()
        } else {
            all(vec![
                subheading("Worth a look"),
                crate::app::parts::lines(says),
            ])
        }
    });
    let file = live(move || file_shown(rule.read(Draft::file).unwrap_or_default()));
    all(vec![
        back_to(&Page::Areas(None)),
        heading(if name.trim().is_empty() {
            "A rule without a name".to_owned()
        } else {
            name
        }),
        state(sheet),
        wrong(sheet, area.clone(), None),
        live(move || parts(sheet, &area)),
        buttons([
            view! { <SaveButton saving words="Save this rule as a file" made /> }.into_any(),
            button("Add a version", Weight::Secondary, add),
        ]),
        view! {
            <SaveSaid saving lost="It is still here. Try again, or try another browser." />
        }
        .into_any(),
        paragraph(
            "It is in the memory of this window alone until you save it as a file. Nothing is sent anywhere.",
        ),
        look,
        folded("What differs from what it began with", began),
        folded(THE_FILE, file),
    ])
}

/// What the folded file is called.
pub const THE_FILE: &str = "The file, as a program reads it";

/// A file as it would be saved.
pub fn file_shown(file: String) -> AnyView {
    classed("pre", "wm-file")
        .at("tabindex", "0")
        .text(file)
        .view()
}

/// What an area's file is called.
pub fn area_file_name(id: &str) -> String {
    format!("waymark-area-{id}.json")
}

/// What is wrong or worth a look, each with its place.
pub fn placed(draft: &Draft, found: &[Mistake]) -> Vec<String> {
    found
        .iter()
        .map(|one| format!("{}: {}", draft.place_words(&one.at), one.says))
        .collect()
}

/// What differs, as a list: where, what was there, what is.
pub fn differing(
    found: &[waymark::workshop::draft::Difference],
    none: &str,
    before: &str,
    after: &str,
) -> AnyView {
    if found.is_empty() {
        return paragraph(none);
    }
    let row = |one: &waymark::workshop::draft::Difference| {
        let says = |lead: &str, text: &str| {
            let lead = classed("span", "wm-differs__lead")
                .text(format!("{lead}: "))
                .view();
            classed("p", "wm-differs__says")
                .with(lead)
                .text(text.to_owned())
                .view()
        };
        let place = el("strong").text(capitalised(&one.place)).view();
        all(vec![
            place,
            says(before, &one.before),
            says(after, &one.after),
        ])
    };
    items("govuk-list wm-differs", found.iter().map(row).collect())
}

/// The parts of a rule, each with a link to its page, and of a route what it asks for.
fn parts(sheet: RuleForm, area: &str) -> AnyView {
    let to = |path: &str, words: &str| link(page_of(area, path).hash(), words);
    let mut inside = vec![
        classed("p", "govuk-body wm-tap")
            .with(to("", "Name, nation and places"))
            .view(),
    ];
    let versions = sheet
        .rule
        .read(|draft| entries(draft, "versions"))
        .unwrap_or_default();
    for (title, at) in versions {
        inside.push(subheading(title));
        inside.push(sheet.standing(
            &tree::field(&at, "standing"),
            "How far it has been confirmed",
            "",
        ));
        let own = to(
            &at,
            "Title, dates, standing and the other parts of this version",
        );
        inside.push(classed("p", "govuk-body wm-tap").with(own).view());
        let list = tree::field(&at, "routes");
        let routes = sheet
            .rule
            .read(|draft| entries(draft, &list))
            .unwrap_or_default();
        let rows = routes.into_iter().map(|(name, at)| {
            let criterion = tree::field(&at, "criterion");
            let said = sheet
                .rule
                .areas
                .book
                .with(|book| sheet.rule.read(|draft| draft.words(&criterion, book)))
                .flatten();
            let there = sheet
                .rule
                .read(|draft| tree::at(draft.tree(), &criterion).is_some())
                .unwrap_or_default();
            let asks = match &said {
                Some(said) => rule(said),
                None if there => "Something in it is to be filled in or put right.".into_any(),
                None => "Not known: national guidance is shown in its place.".into_any(),
            };
            let hidden = classed("span", "govuk-visually-hidden")
                .text(format!(" {name}"))
                .view();
            let change = classed("a", "govuk-link")
                .at("href", page_of(area, &at).hash())
                .text("Change")
                .with(hidden);
            let cell = |tag: &'static str, class: &'static str, inside| {
                classed(tag, class).with(inside).view()
            };
            let row = [
                cell("dt", "govuk-summary-list__key", name.into_any()),
                cell("dd", "govuk-summary-list__value", asks),
                cell("dd", "govuk-summary-list__actions", change.view()),
            ];
            classed("div", "govuk-summary-list__row").all(row).view()
        });
        inside.push(
            classed("dl", "govuk-summary-list wm-routes-map")
                .all(rows.collect::<Vec<_>>())
                .view(),
        );
        inside.push(
            classed("p", "govuk-body wm-tap")
                .with(to(&list, "Add, order or take out routes"))
                .view(),
        );
    }
    inside.push(styled(
        "wm-source",
        "Each part is a page of its own. A change counts as soon as it has no mistake.",
    ));
    all(inside)
}

/// The entries of a list, by their names and paths.
fn entries(draft: &Draft, at: &str) -> Vec<(String, String)> {
    let Some((list, Some(all))) = list_at(at).map(|list| {
        (
            list,
            tree::at(draft.tree(), at).and_then(|all| all.as_array()),
        )
    }) else {
        return Vec::new();
    };
    let named = |(index, one)| {
        (
            capitalised(&entry_name(list, one, index)),
            tree::entry(at, index),
        )
    };
    all.iter().enumerate().map(named).collect()
}
