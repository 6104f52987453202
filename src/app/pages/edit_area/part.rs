//! One part of a rule on a page: its fields, and links to the lists in it.

use leptos::prelude::*;
use waymark::model::dates::parse_day;
use waymark::words::explain::capitalised;
use waymark::workshop::draft::form::{Field, Holds, List};
use waymark::workshop::draft::tree;
use waymark::workshop::draft::tree::{entry, field};
use waymark::workshop::draft::{Draft, described, entry_name, list_at};

use super::super::rule_fields::RuleForm;
use super::{page_of, state, wrong};
use crate::app::parts::field::{DateField, TextField, Width};
use crate::app::parts::{
    Weight, all, button, buttons, classed, el, focus_heading, folded, heading, items, link, live,
    nothing, paragraph, rule, subheading, way,
};
use crate::app::store::{Mistakes, Page, Ruled, use_clock, use_navigation};

/// The page of what stands at a path.
pub fn part(sheet: RuleForm, area: String, path: &str) -> AnyView {
    let there = path.is_empty()
        || list_at(path).is_some()
        || untrack(|| {
            sheet
                .rule
                .read(|draft| tree::at(draft.tree(), path).is_some())
        })
        .unwrap_or_default();
    let Some(found) = described(path).filter(|_| there) else {
        let map = Page::EditArea(area, String::new());
        return all(vec![
            heading("Not there"),
            paragraph("The rule has no such part."),
            link(map.hash(), "All parts of the rule"),
        ]);
    };
    let inside = match found.holds {
        Holds::Group(fields) => group(sheet, &area, path, fields),
        Holds::List(list) => entries(sheet, area.clone(), path, list),
        _ => sheet.field(path),
    };
    let title =
        capitalised(&untrack(|| name(sheet, path)).unwrap_or_else(|| found.label.to_owned()));
    all(vec![
        trail(sheet, &area, path),
        wrong(sheet, area.clone(), Some(page_of(&area, path))),
        heading(title),
        inside,
        ends(sheet, &area, path),
        state(sheet),
    ])
}

/// What an entry is called; nothing for what is no entry of a list.
fn name(sheet: RuleForm, path: &str) -> Option<String> {
    let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
    let (list, index) = (list_at(list)?, index.parse().ok()?);
    sheet
        .rule
        .read(|draft| tree::at(draft.tree(), path).map(|entry| entry_name(list, entry, index)))
        .flatten()
}

/// The way back: the rule, and what lies around this part.
fn trail(sheet: RuleForm, area: &str, path: &str) -> AnyView {
    let rule = untrack(|| sheet.rule.read(|draft| draft.name().to_owned())).unwrap_or_default();
    let mut steps = vec![link(
        Page::EditArea(area.to_owned(), String::new()).hash(),
        rule,
    )];
    let ends = path
        .char_indices()
        .filter(|(_, letter)| matches!(letter, '.' | '['))
        .map(|(end, _)| end);
    for end in ends {
        let upto = path.get(..end).unwrap_or_default();
        // The list of versions is the map itself.
        if upto.is_empty() || upto == "versions" {
            continue;
        }
        let words = untrack(|| name(sheet, upto))
            .or_else(|| described(upto).map(|found| found.label.to_owned()));
        steps.push(link(
            page_of(area, upto).hash(),
            capitalised(&words.unwrap_or_default()),
        ));
    }
    let list = items("wm-trail__list wm-tap", steps);
    classed("nav", "wm-trail")
        .at("aria-label", "Where this part is")
        .with(list)
        .view()
}

/// The fields of a part; what is a list or a part of its own is a link, and what only records need is folded.
fn group(sheet: RuleForm, area: &str, path: &str, fields: &'static [Field]) -> AnyView {
    let mut inside = Vec::new();
    let mut links = Vec::new();
    let mut records = nothing();
    for one in fields {
        let at = field(path, one.name);
        match &one.holds {
            Holds::Fixed => {}
            Holds::List(_) if at == "versions" => {}
            Holds::List(_) | Holds::Group(_) => links.push((at, one.label)),
            Holds::Shape(_) if one.name != "in_force" => {
                let field = el("div").with(sheet.field(&at)).view();
                inside.push(
                    classed("div", "wm-beside")
                        .all([said(sheet, &at), field])
                        .view(),
                );
            }
            _ if one.name == "id" => records = folded("What records call it", sheet.field(&at)),
            _ => inside.push(sheet.field(&at)),
        }
    }
    if !links.is_empty() {
        let rows: Vec<_> = links
            .into_iter()
            .map(|(at, label)| counted(sheet, area, &at, label))
            .collect();
        inside.push(subheading("Its other parts"));
        inside.push(items("govuk-list govuk-list--spaced", rows));
    }
    inside.push(records);
    if path.starts_with("versions[") && path.ends_with(']') && path.matches('[').count() == 1 {
        inside.push(confirming(sheet, path));
    }
    all(inside)
}

/// What a criterion asks for, in plain words, as it is edited.
fn said(sheet: RuleForm, at: &str) -> AnyView {
    let at = at.to_owned();
    live(move || {
        let words = sheet
            .rule
            .areas
            .book
            .with(|book| sheet.rule.read(|draft| draft.words(&at, book)))
            .flatten();
        let there = || {
            sheet
                .rule
                .read(|draft| tree::at(draft.tree(), &at).is_some())
                .unwrap_or_default()
        };
        let inside = match &words {
            Some(said) => rule(said),
            None if there() => {
                "It can be said once what is to be filled in or put right is.".into_any()
            }
            None => return nothing(),
        };
        let lead = classed("strong", "wm-asked__lead")
            .text("In plain words")
            .view();
        classed("div", "govuk-inset-text wm-asked")
            .all([lead, inside])
            .view()
    })
}

/// A link to a part of its own, with how many there are in it.
fn counted(sheet: RuleForm, area: &str, at: &str, label: &'static str) -> AnyView {
    let count = untrack(|| {
        sheet
            .rule
            .read(|draft| tree::at(draft.tree(), at).and_then(|list| list.as_array().map(Vec::len)))
            .flatten()
    });
    let many = match (list_at(at), count) {
        (None, _) => String::new(),
        (_, None | Some(0)) => ": none".to_owned(),
        (_, Some(count)) => format!(": {count}"),
    };
    all(vec![link(page_of(area, at).hash(), label), many.into_any()])
}

/// The entries of a list: to each a link, and ways to add, order and take out.
fn entries(sheet: RuleForm, area: String, path: &str, list: &'static List) -> AnyView {
    let navigation = use_navigation();
    let rule = sheet.rule;
    let (path, back) = (path.to_owned(), path.to_owned());
    let (add_to, to) = (path.clone(), area.clone());
    let rows = live(move || {
        let names = rule.read(|draft| {
            let all = tree::at(draft.tree(), &path).and_then(|list| list.as_array());
            all.into_iter()
                .flatten()
                .enumerate()
                .map(|(index, one)| entry_name(list, one, index))
                .collect::<Vec<_>>()
        });
        let names = names.unwrap_or_default();
        if names.is_empty() {
            return paragraph(format!("There is no {} yet.", list.one));
        }
        let row = |(index, name): (usize, String)| {
            let at = entry(&path, index);
            let name = capitalised(&name);
            let (up, out) = (at.clone(), at.clone());
            let hidden = || {
                classed("span", "govuk-visually-hidden")
                    .text(format!(" {name}"))
                    .view()
            };
            let act = |words: &'static str, press: Box<dyn Fn()>| {
                let press = move |_: web_sys::Event| press();
                classed("button", "wm-link")
                    .at("type", "button")
                    .on("click", press)
                    .text(words)
                    .with(hidden())
                    .view()
            };
            let mut acts = Vec::new();
            if index > 0 {
                acts.push(act(
                    "Move up",
                    act_on(rule, move |draft| draft.move_up(&up)),
                ));
            }
            acts.push(act(
                "Take out",
                act_on(rule, move |draft| draft.take_out(&out)),
            ));
            let acts = classed("span", "wm-entries__acts").all(acts).view();
            all(vec![link(page_of(&area, &at).hash(), name.clone()), acts])
        };
        items(
            "govuk-list wm-entries",
            names.into_iter().enumerate().map(row).collect(),
        )
    });
    let bring = live(move || {
        let can = rule
            .read(|draft| draft.can_bring_back(&back))
            .unwrap_or_default();
        let list = back.clone();
        if can {
            button(
                "Put back what was taken out",
                Weight::Secondary,
                move || {
                    rule.change(|draft| draft.bring_back(&list));
                    focus_heading();
                },
            )
        } else {
            nothing()
        }
    });
    let add = move || {
        let mut added = None;
        rule.change(|draft| added = draft.add(&add_to));
        if let Some(added) = added {
            navigation.go(&page_of(&to, &added));
        }
    };
    all(vec![
        rows,
        buttons([
            button(format!("Add a {}", list.one), Weight::Secondary, add),
            bring,
        ]),
    ])
}

/// Changes a list; what had the focus may be gone then.
fn act_on(rule: Ruled, change: impl Fn(&mut Draft) + 'static) -> Box<dyn Fn()> {
    Box::new(move || {
        rule.change(|draft| change(draft));
        focus_heading();
    })
}

/// What comes at the end of an entry: taking it out, and going on.
fn ends(sheet: RuleForm, area: &str, path: &str) -> AnyView {
    let navigation = use_navigation();
    let rule = sheet.rule;
    let map = Page::EditArea(area.to_owned(), String::new());
    let mut acts = vec![way(&map, "All parts of the rule", false)];
    if let Some((list, _)) = path
        .strip_suffix(']')
        .and_then(|path| path.rsplit_once('['))
        && let Some(found) = list_at(list)
    {
        let (out, to) = (
            path.to_owned(),
            if list == "versions" {
                map
            } else {
                page_of(area, list)
            },
        );
        let take_out = move || {
            rule.change(|draft| draft.take_out(&out));
            navigation.go(&to);
        };
        acts.push(button(
            format!("Take this {} out", found.one),
            Weight::Warning,
            take_out,
        ));
    }
    buttons(acts)
}

/// Confirming a version: a deliberate act, which says by whom and when.
fn confirming(sheet: RuleForm, version: &str) -> AnyView {
    let rule = sheet.rule;
    let clock = use_clock();
    let (by, on) = (RwSignal::new(String::new()), clock.shows_today());
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let said = RwSignal::new(String::new());
    let version = version.to_owned();
    let confirm = move || {
        let mut wrong = Vec::new();
        let day = parse_day(&on.get_untracked(), clock.today());
        match &day {
            Err(mistake) => {
                wrong.push(("confirmed-on".to_owned(), mistake.where_a_day_is_needed()))
            }
            Ok(day) => {
                let mut answer = Ok(());
                rule.change(|draft| answer = draft.confirm(&version, &by.get_untracked(), *day));
                match answer {
                    Ok(()) => said
                        .set("It is confirmed, and a source of this version says so.".to_owned()),
                    Err(says) => wrong.push(("confirmed-by".to_owned(), says.to_owned())),
                }
            }
        }
        if !wrong.is_empty() {
            said.set(String::new());
        }
        mistakes.set(wrong);
    };
    let inside = all(vec![
        paragraph(
            "For whoever answers for the rule of this area. What you write becomes a source of this version. When the version is changed afterwards, it is an illustration again until it is confirmed anew.",
        ),
        view! {
            <TextField
                id="confirmed-by"
                label="Who confirms it, and in which role"
                bound=by
                mistakes
            />
        }
        .into_any(),
        view! {
            <DateField
                id="confirmed-on"
                label="On which day"
                width=Width::Twenty
                bound=on
                mistakes
                as_of=clock.day
            />
        }
        .into_any(),
        button("Confirm this version", Weight::Secondary, confirm),
    ]);
    all(vec![
        folded("Confirm this version for the area", inside),
        el("div")
            .at("role", "status")
            .with(
                classed("p", "govuk-body")
                    .live_text(move || said.get())
                    .view(),
            )
            .view(),
    ])
}
