//! What is done to the fields of a draft: typing, choosing, ticking, going one up or down.

use serde_json::{Map, Value};

use crate::model::dates::Day;

use super::form::Holds;
use super::tree::{self, field, parent, put};
use super::typed::{self, HowMany};
use super::walk::described;
use super::{Draft, standing};

impl Draft {
    /// Takes over what is typed into the field at a path, as it is typed.
    pub fn type_in(&mut self, at: &str, text: &str) {
        let Some(found) = described(at) else { return };
        if !found.holds.is_leaf()
            || matches!(found.holds, Holds::Fixed | Holds::HowMany | Holds::Nothing)
        {
            return;
        }
        // How far something has been confirmed is said by confirming it, and by changing it.
        if at.ends_with(standing::STANDING) {
            return;
        }
        let value = typed::kept(found.holds, text, found.left_out);
        self.change(at, value);
    }

    /// Takes over how many are needed.
    pub fn how_many(&mut self, at: &str, typed: &HowMany) {
        if described(at).is_some_and(|found| matches!(found.holds, Holds::HowMany)) {
            // The file has no place for a second number beside one that is published, and for none where nothing is known of it.
            let before = HowMany::of(tree::at(&self.tree, at));
            let (two, one) = (before.is_between(), before.has_number());
            if two && !typed.is_between() {
                self.set_aside
                    .insert(field(at, SECOND), Value::from(before.most));
            }
            if one && !typed.has_number() {
                self.set_aside
                    .insert(field(at, FIRST), Value::from(before.number));
            }
            self.change(at, Some(typed.value()));
        }
    }

    /// How many are needed, as a form asks for it; with the numbers that were typed before another way was chosen.
    pub fn shown_how_many(&self, at: &str) -> HowMany {
        let mut many = HowMany::of(tree::at(&self.tree, at));
        let aside = |name| self.set_aside.get(&field(at, name))?.as_str();
        if !many.is_between()
            && let Some(most) = aside(SECOND)
        {
            most.clone_into(&mut many.most);
        }
        if !many.has_number()
            && let Some(number) = aside(FIRST)
        {
            number.clone_into(&mut many.number);
        }
        many
    }

    /// One more or one less of the number at a path, or of the greater number of how many; never less than one. What is no
    /// number stays.
    pub fn step(&mut self, at: &str, most: bool, up: bool) {
        let next = |typed: &str| match typed.trim().parse::<u32>() {
            Ok(number) if up => number.checked_add(1),
            Ok(number) => Some(number.saturating_sub(1).max(1)),
            Err(_) => (typed.trim().is_empty() && up).then_some(1),
        };
        let stepped = |typed: &mut String| {
            if let Some(next) = next(typed) {
                *typed = next.to_string();
            }
        };
        match described(at).map(|found| found.holds) {
            Some(Holds::HowMany) => {
                let mut many = self.shown_how_many(at);
                stepped(if most {
                    &mut many.most
                } else {
                    &mut many.number
                });
                self.how_many(at, &many);
            }
            Some(Holds::Number) => {
                let mut number = self.shown(at);
                stepped(&mut number);
                self.type_in(at, &number);
            }
            _ => {}
        }
    }

    /// Whether a choice among several is ticked.
    pub fn is_ticked(&self, at: &str, id: &str) -> bool {
        tree::at(&self.tree, at)
            .and_then(Value::as_array)
            .is_some_and(|list| list.iter().any(|one| one == id))
    }

    /// Ticks a choice among several, or clears it.
    pub fn tick(&mut self, at: &str, id: &str, on: bool) {
        let Some(found) = described(at) else { return };
        let Holds::Many(of) = found.holds else { return };
        let known = tree::at(&self.tree, at)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let mut list: Vec<Value> = known.into_iter().filter(|one| one != id).collect();
        if on {
            // It takes its old place: in the order it began with, and behind that in the order of the choices.
            let mut order: Vec<Value> = self
                .begun(at)
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            order.extend(of.listed().into_iter().map(|(id, _)| Value::from(id)));
            let rank = |one: &Value| {
                order
                    .iter()
                    .position(|known| known == one)
                    .unwrap_or(usize::MAX)
            };
            let one = Value::from(id);
            let place = list
                .iter()
                .position(|other| rank(other) > rank(&one))
                .unwrap_or(list.len());
            list.insert(place, one);
        }
        let left_out = list.is_empty() && found.left_out.is_some();
        self.change(at, (!left_out).then_some(Value::Array(list)));
    }

    /// The field at a path is left: dates are written as files write them, and blanks around a line go.
    pub fn settle(&mut self, at: &str, today: Day) {
        let Some((found, value)) = described(at).zip(tree::at(&self.tree, at)) else {
            return;
        };
        if let Some(value) =
            typed::settled(found.holds, value, today).filter(|settled| settled != value)
        {
            let empty = value.as_array().is_some_and(Vec::is_empty) && found.left_out.is_some();
            self.change(at, (!empty).then_some(value));
        }
    }

    /// The name of the shape that was chosen at a path; empty where none is.
    pub fn shape(&self, at: &str) -> &str {
        let value = tree::at(&self.tree, at);
        value
            .and_then(|value| {
                value
                    .as_str()
                    .or_else(|| value.as_object()?.keys().next().map(String::as_str))
            })
            .unwrap_or_default()
    }

    /// Chooses a shape; none where it may be left out. What was typed into another is kept for when it is chosen again.
    pub fn choose_shape(&mut self, at: &str, name: &str) {
        let Some(found) = described(at) else { return };
        if let Some(before) = tree::at(&self.tree, at).cloned() {
            self.set_aside.insert(field(at, self.shape(at)), before);
        }
        let value = found.holds.shape(name).map(|shape| {
            self.set_aside
                .remove(&field(at, name))
                .unwrap_or_else(|| match &shape.holds {
                    Holds::Nothing => Value::from(name),
                    Holds::List(_) => named(name, Value::Array(Vec::new())),
                    Holds::Group(_) => named(name, Value::Object(Map::new())),
                    _ => named(name, Value::from("")),
                })
        });
        if value.is_some() || found.left_out.is_some() {
            self.change(at, value);
        }
    }

    pub(super) fn change(&mut self, at: &str, value: Option<Value>) {
        if tree::at(&self.tree, at) == value.as_ref() {
            return;
        }
        // A group that may be left out is there once something of it is.
        let (whole, _) = parent(at);
        if value.is_some() && tree::at(&self.tree, whole).is_none() {
            put(&mut self.tree, whole, Some(Value::Object(Map::new())));
        }
        let empties = value.is_none();
        put(&mut self.tree, at, value);
        let left_empty = tree::at(&self.tree, whole)
            .and_then(Value::as_object)
            .is_some_and(Map::is_empty);
        // The content of a shape stays, if it is empty: `{"judgement": {}}`.
        let may_go = described(whole).is_some_and(|found| {
            found.left_out.is_some() && matches!(found.holds, Holds::Group(_))
        });
        if empties && left_empty && may_go {
            put(&mut self.tree, whole, None);
        }
    }
}

/// Under what names the numbers of how many are set aside, which are no shapes of anything.
const FIRST: &str = "number";
const SECOND: &str = "second number";

/// A value under one name.
fn named(name: &str, value: Value) -> Value {
    Value::Object([(name.to_owned(), value)].into_iter().collect())
}
