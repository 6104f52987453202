//! Values of a rule file in words: what stood there, what stands there now.

use serde_json::Value;

use crate::model::book::Rulebook;
use crate::model::rules::{Criterion, Threshold};
use crate::record::{field, read_part_of};
use crate::words::explain::{RuleContext, list, rule_words};

use super::form::{Choices, Holds};
use super::tree;
use super::typed::{shown, threshold};
use super::walk::entry_name;

/// What the criteria of the version that a path lies in are put into words with.
pub(super) fn context<'b>(tree: &Value, at: &str, book: &'b Rulebook) -> RuleContext<'b> {
    let version = at.split('.').next().unwrap_or_default();
    let highest = tree::at(tree, &field(version, "highest_grade"));
    let highest = highest.and_then(|highest| read_part_of(highest).ok());
    RuleContext::of(book, highest.unwrap_or_default())
}

/// A value in words; what it means when it is left out, where it is.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each thing that a field holds"
)]
pub(super) fn value_words(
    holds: &Holds,
    value: Option<&Value>,
    left_out: Option<&str>,
    choices: &dyn Fn(Choices) -> Vec<(String, String)>,
    context: RuleContext<'_>,
) -> String {
    let Some(value) = value else {
        let Some(left_out) = left_out else {
            return "nothing".to_owned();
        };
        return match holds {
            Holds::One(of) => chosen(left_out, *of, choices),
            _ => left_out.to_owned(),
        };
    };
    match holds {
        Holds::HowMany => match threshold(value) {
            Some(Threshold::AtLeast(number)) => format!("at least {number}"),
            Some(Threshold::MoreThan(number)) => format!("more than {number}"),
            Some(Threshold::Somewhere(from, to)) => {
                format!("a number that is not published, {from} to {to}")
            }
            Some(Threshold::NotPublished) => "a number that is not published".to_owned(),
            None => value.to_string(),
        },
        Holds::One(of) => chosen(value.as_str().unwrap_or_default(), *of, choices),
        Holds::Many(of) => {
            let ids = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let words: Vec<_> = ids.map(|id| chosen(id, *of, choices)).collect();
            if words.is_empty() {
                left_out.unwrap_or("none").to_owned()
            } else {
                list(&words, "and")
            }
        }
        Holds::Shape(shapes) => match read_part_of::<Criterion>(value) {
            Ok(criterion) => rule_words(&criterion, context),
            Err(_) => {
                let name = value
                    .as_str()
                    .or_else(|| value.as_object()?.keys().next().map(String::as_str));
                let Some(shape) = shapes.iter().find(|shape| Some(shape.name) == name) else {
                    return value.to_string();
                };
                match value.get(shape.name) {
                    Some(inside) => value_words(&shape.holds, Some(inside), None, choices, context),
                    None => shape.label.to_owned(),
                }
            }
        },
        Holds::List(of) => {
            let entries = value.as_array().into_iter().flatten().enumerate();
            let names: Vec<_> = entries
                .map(|(index, entry)| match &of.of {
                    Holds::Group(_) => entry_name(of, entry, index),
                    of => value_words(of, Some(entry), None, choices, context),
                })
                .collect();
            if names.is_empty() {
                left_out.unwrap_or("none").to_owned()
            } else {
                names.join("; ")
            }
        }
        Holds::Group(fields) => {
            let given = fields
                .iter()
                .filter(|field| field.name != "id")
                .filter_map(|field| Some((field, value.get(field.name)?)));
            let parts = given.map(|(field, value)| {
                let words =
                    value_words(&field.holds, Some(value), field.left_out, choices, context);
                format!("{}: {words}", field.label)
            });
            let parts: Vec<_> = parts.collect();
            if parts.is_empty() {
                "nothing".to_owned()
            } else {
                parts.join("; ")
            }
        }
        _ => {
            let text = shown(holds, Some(value), left_out);
            if text.is_empty() {
                "nothing".to_owned()
            } else {
                text.replace('\n', " / ")
            }
        }
    }
}

fn chosen(id: &str, of: Choices, choices: &dyn Fn(Choices) -> Vec<(String, String)>) -> String {
    choices(of)
        .into_iter()
        .find(|(known, _)| known == id)
        .map_or_else(|| id.to_owned(), |(_, words)| words)
}

/// What there is to choose from at a place of a tree, by what files call each, with its words.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each list to choose from"
)]
pub fn choices(of: Choices, file: &Value, at: &str, book: &Rulebook) -> Vec<(String, String)> {
    use crate::model::instrument::Role;
    let instruments = |wanted: &dyn Fn(Role) -> bool| {
        let those = book.instruments.iter().filter(|one| wanted(one.role));
        those
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect::<Vec<_>>()
    };
    let local = format!("{}-local", tree::text(file, "id"));
    let version = at.split_once(']').map_or("", |(version, _)| version);
    let of_version = |list: &str| {
        let version = format!("{version}]");
        tree::at(file, &tree::field(&version, list))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let beside = || {
        let around = std::iter::successors(Some(tree::parent(at).0), |at| {
            (!at.is_empty()).then(|| tree::parent(at).0)
        });
        let mut named = around.filter_map(|at| tree::at(file, &tree::field(at, "instrument")));
        named.next().and_then(Value::as_str).unwrap_or_default()
    };
    match of {
        Choices::Checklist => instruments(&|role| role == Role::Checklist),
        Choices::FollowUp => instruments(&|role| role == Role::FollowUp),
        Choices::Instrument => {
            let mut all = instruments(&|role| role != Role::Local);
            if of_version("questions").next().is_some() {
                all.push((local, "The questions that this area adds".to_owned()));
            }
            all
        }
        Choices::Sources => {
            let title = |source: &Value| {
                (
                    tree::text(source, "id").to_owned(),
                    tree::text(source, "title").to_owned(),
                )
            };
            of_version("sources").map(title).collect()
        }
        Choices::Steps => {
            let steps = book
                .instrument(beside())
                .map(|one| one.steps_to_ask_for())
                .unwrap_or_default();
            steps
                .iter()
                .map(|step| (step.id.clone(), step.label.clone()))
                .collect()
        }
        Choices::Items => {
            let instrument = beside();
            if instrument == local {
                let versions = file
                    .get("versions")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten();
                let questions = versions
                    .filter_map(|version| version.get("questions")?.as_array())
                    .flatten();
                let named = |one: &Value| {
                    (
                        tree::text(one, "id").to_owned(),
                        tree::text(one, "label").to_owned(),
                    )
                };
                return questions.map(named).collect();
            }
            let items = book
                .instrument(instrument)
                .map(|one| one.items.as_slice())
                .unwrap_or_default();
            items
                .iter()
                .map(|item| (item.id.clone(), item.named()))
                .collect()
        }
        of => of
            .listed()
            .into_iter()
            .map(|(id, words)| (id.to_owned(), words.to_owned()))
            .collect(),
    }
}
