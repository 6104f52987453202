//! Editing a rule by form: a map of its parts, and one part a page.

mod begin;
mod part;

use leptos::prelude::*;
use waymark::draft::{Draft, differences, entry_name, list_at, page_at, shown_at, tree};

use self::begin::begin;
use self::part::part as part_page;
use super::rule_fields::{Sheet, id_of};
use crate::parts::{
    Weight, all, back_to, button, buttons, classed, el, focus_soon, folded, heading, items, link, live, nothing,
    paragraph, styled, subheading,
};
use crate::store::{Desk, Page, Ruled, download};

/// The address part that means beginning with a rule of one's own.
pub const NEW: &str = "new";

/// The part of the area itself, which has no path.
const AREA: &str = "area";

pub fn edit_area(desk: Desk, area: String, part: &str) -> AnyView {
    let rule = Ruled::edited(desk, &area);
    if !untrack(|| rule.is_there()) {
        let own = desk.book.with_untracked(|book| (!book.is_bundled(&area)).then(|| book.area_file(&area)).flatten());
        match own {
            // One that was loaded is the user's own already.
            Some(tree) => rule.begin(desk.book.with_untracked(|book| Draft::of(tree, book))),
            None => return begin(desk, &area),
        }
    }
    let sheet = Sheet::new(rule, false);
    if part.is_empty() { map(sheet, area) } else { part_page(sheet, area, &path_of(part)) }
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
    let part = if path.is_empty() { AREA.to_owned() } else { path.replace(['[', '.'], "/").replace(']', "") };
    Page::EditArea(area.to_owned(), part)
}

/// The page on which the place of that path can be edited.
fn page_with(area: &str, path: &str) -> Page {
    page_of(area, page_at(shown_at(path)))
}

/// What is wrong, at the top of a page: each leads to its field. On the map it is everything, and on the page of a part
/// what is wrong there, and that there is more.
fn wrong(sheet: Sheet, area: String, page: Option<Page>) -> AnyView {
    live(move || {
        let found = sheet.rule.read(|draft| draft.wrong().to_vec()).unwrap_or_default();
        let of = |wrong: &waymark::files::Mistake| page_with(&area, &wrong.at);
        let (here, more): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|wrong| page.as_ref().is_none_or(|page| of(wrong) == *page));
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
            let words = format!("{}: {}", place_words(sheet, &wrong.at), wrong.says);
            lines.push(el("a").at("href", of(&wrong).hash()).on("click", to_field).text(words).view());
        }
        if !more.is_empty() {
            let says = "Something is to be put right on another page";
            lines.push(link(Page::EditArea(area.clone(), String::new()).hash(), says));
        }
        if lines.is_empty() {
            return nothing();
        }
        let body =
            classed("div", "govuk-error-summary__body").with(items("govuk-list govuk-error-summary__list", lines));
        classed("div", "govuk-error-summary")
            .with(classed("h2", "govuk-error-summary__title").text("To put right").view())
            .with(body.view())
            .view()
    })
}

/// The name of a place in a few words: the entry it lies in, and its field.
fn place_words(sheet: Sheet, at: &str) -> String {
    let at = shown_at(at);
    let field = waymark::draft::described(at).map_or("", |found| found.label);
    let around = at.rfind(']').and_then(|end| at.get(..=end));
    let entry = around.and_then(|around| {
        let (list, index) = around.rsplit_once('[')?;
        let list = list_at(list)?;
        let index: usize = index.trim_end_matches(']').parse().ok()?;
        sheet.rule.read(|draft| tree::at(draft.tree(), around).map(|entry| entry_name(list, entry, index))).flatten()
    });
    match entry {
        Some(entry) if around != Some(at) => {
            format!("{}, {}", waymark::explain::capitalised(&entry), field.to_lowercase())
        }
        Some(entry) => waymark::explain::capitalised(&entry),
        None => field.to_owned(),
    }
}

/// Whether it is used, and what there is to put right.
fn state(sheet: Sheet) -> AnyView {
    let says = move || {
        let counted = sheet.rule.read(|draft| (draft.wrong().len(), draft.area().is_some())).unwrap_or_default();
        match counted {
            (0, _) => "It has no mistake, and is used in this window.".to_owned(),
            (wrong, used) => {
                let things = if wrong == 1 { "One thing is" } else { "Some things are" };
                let until = if used { "the last version without mistakes is used" } else { "it is not used" };
                format!("{things} to be put right. Until then {until}.")
            }
        }
    };
    classed("p", "govuk-body").at("role", "status").at("id", "draft-state").live_text(says).view()
}

/// The map of a rule: its parts, what differs from where it began, and its file.
fn map(sheet: Sheet, area: String) -> AnyView {
    let rule = sheet.rule;
    let desk = rule.desk;
    let name = untrack(|| rule.read(|draft| draft.name().to_owned())).unwrap_or_default();
    let failed = RwSignal::new(String::new());
    let save = move || {
        let (id, file) = untrack(|| rule.read(|draft| (draft.id().to_owned(), draft.file()))).unwrap_or_default();
        match download(&format!("waymark-area-{id}.json"), file.as_bytes()) {
            Ok(()) => {
                failed.set("Saved as a file.".to_owned());
                rule.change(Draft::was_saved);
            }
            Err(_) => failed.set("The browser did not save the file. Try another browser.".to_owned()),
        }
    };
    let add = {
        let area = area.clone();
        move || {
            let mut added = None;
            rule.change(|draft| added = draft.add("versions"));
            if let Some(added) = added {
                desk.go(&page_of(&area, &added));
            }
        }
    };
    let began = live(move || {
        let found = desk.book.with(|book| rule.read(|draft| differences(draft.began(), draft.tree(), book)));
        differing(&found.unwrap_or_default(), "Nothing yet.", "It began with", "It has")
    });
    let look = live(move || {
        let look = rule.read(|draft| draft.look().to_vec()).unwrap_or_default();
        if look.is_empty() {
            return nothing();
        }
        let says = look.into_iter().map(|one| format!("{}: {}", place_words(sheet, &one.at), one.says));
        all(vec![subheading("Worth a look"), crate::parts::lines(says)])
    });
    let file = live(move || {
        let file = rule.read(Draft::file).unwrap_or_default();
        classed("pre", "wm-file").at("tabindex", "0").text(file).view()
    });
    all(vec![
        back_to(&Page::Areas(None)),
        heading(if name.trim().is_empty() { "A rule without a name".to_owned() } else { name }),
        state(sheet),
        wrong(sheet, area.clone(), None),
        live(move || parts(sheet, &area)),
        buttons([
            button("Save this rule as a file", Weight::Secondary, save),
            button("Add a version", Weight::Secondary, add),
        ]),
        classed("p", "govuk-body").at("role", "status").live_text(move || failed.get()).view(),
        paragraph("It is in the memory of this window alone until you save it as a file. Nothing is sent anywhere."),
        look,
        folded("What differs from what it began with", began),
        folded("The file", file),
    ])
}

/// What differs, as a list: where, what was there, what is.
pub fn differing(found: &[waymark::draft::Difference], none: &str, before: &str, after: &str) -> AnyView {
    if found.is_empty() {
        return paragraph(none);
    }
    let row = |one: &waymark::draft::Difference| {
        let says = |lead: &str, text: &str| {
            let lead = classed("span", "wm-differs__lead").text(format!("{lead}: ")).view();
            classed("p", "wm-differs__says").with(lead).text(text.to_owned()).view()
        };
        let place = el("strong").text(waymark::explain::capitalised(&one.place)).view();
        all(vec![place, says(before, &one.before), says(after, &one.after)])
    };
    items("govuk-list wm-differs", found.iter().map(row).collect())
}

/// The parts of a rule, each with a link to its page.
fn parts(sheet: Sheet, area: &str) -> AnyView {
    let found = sheet.rule.read(|draft| {
        let entries = |at: &str| {
            let (list, all) = (list_at(at), tree::at(draft.tree(), at).and_then(|list| list.as_array()));
            let named = all.into_iter().flatten().enumerate();
            let named = named.map(|(index, one)| {
                (list.map_or_else(String::new, |list| entry_name(list, one, index)), tree::entry(at, index))
            });
            named.collect::<Vec<_>>()
        };
        let versions = entries("versions");
        versions.into_iter().map(|(name, at)| (name, entries(&tree::field(&at, "routes")), at)).collect::<Vec<_>>()
    });
    let to = |path: &str, words: &str| link(page_of(area, path).hash(), waymark::explain::capitalised(words));
    let mut all_parts = vec![classed("p", "govuk-body wm-tap").with(to("", "Name, nation and places")).view()];
    for (name, routes, at) in found.unwrap_or_default() {
        all_parts.push(subheading(waymark::explain::capitalised(&name)));
        let mut links = vec![to(&at, "Title, dates, standing and the other parts of this version")];
        links.extend(routes.iter().map(|(name, at)| to(at, name)));
        links.push(to(&tree::field(&at, "routes"), "Add, order or take out routes"));
        all_parts.push(items("govuk-list govuk-list--spaced", links));
    }
    all_parts
        .push(styled("wm-source", "Each part is a page of its own. A change counts as soon as it has no mistake."));
    all(all_parts)
}
