//! Entries of lists: added, taken out, put back and ordered.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::Draft;
use super::form::Holds;
use super::ids::{fresh, slug};
use super::tree::{self, PathStep, at_mut, entry, parent, put, text};
use super::walk::described;

impl Draft {
    /// Adds an entry to the list at a path, and gives its path: a blank one, or, of versions, a copy of the newest, since
    /// a new version is mostly the old one with a change.
    pub fn add(&mut self, at: &str) -> Option<String> {
        let Holds::List(list) = described(at)?.holds else {
            return None;
        };
        let known = tree::at(&self.tree, at)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let blank = if matches!(list.of, Holds::Group(_)) {
            Value::Object(Map::new())
        } else {
            Value::Null
        };
        let mut new = if at == "versions" {
            known.last().cloned().unwrap_or(blank)
        } else {
            blank
        };
        if list.key == "id" {
            let id = fresh(&slug(list.one), &|id| {
                known.iter().any(|one| text(one, "id") == id)
            });
            put(&mut new, "id", Some(Value::from(id)));
        }
        if at == "versions" {
            put(&mut new, "title", None);
        }
        let index = known.len();
        let whole = known.into_iter().chain([new]).collect();
        self.change(at, Some(Value::Array(whole)));
        self.filling = Some(entry(at, index));
        self.filling.clone()
    }

    /// Takes an entry out of its list; it can be put back.
    pub fn take_out(&mut self, at: &str) {
        let (list, PathStep::Entry(index)) = parent(at) else {
            return;
        };
        let Some(entry) = tree::at(&self.tree, at).cloned() else {
            return;
        };
        self.taken_out.push((list.to_owned(), index, entry));
        put(&mut self.tree, at, None);
        let none_left = tree::at(&self.tree, list)
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty);
        if none_left && described(list).is_some_and(|found| found.left_out.is_some()) {
            put(&mut self.tree, list, None);
        }
        self.renumber(list, &|one| match one.cmp(&index) {
            Ordering::Less => Some(one),
            Ordering::Equal => None,
            Ordering::Greater => Some(one - 1),
        });
    }

    /// Whether something that was taken out of the list at a path can be put back.
    pub fn can_bring_back(&self, list: &str) -> bool {
        let may_stand = tree::at(&self.tree, list).is_some()
            || described(list).is_some_and(|found| found.left_out.is_some());
        may_stand && self.taken_out.iter().any(|(from, ..)| from == list)
    }

    /// Puts what was taken out of the list at a path last back to its place; the others stay as they are now.
    pub fn bring_back(&mut self, list: &str) {
        let last = self.taken_out.iter().rposition(|(from, ..)| from == list);
        let Some(last) = last.filter(|_| self.can_bring_back(list)) else {
            return;
        };
        let (_, index, entry) = self.taken_out.remove(last);
        let mut entries = tree::at(&self.tree, list)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let index = index.min(entries.len());
        entries.insert(index, entry);
        self.renumber(list, &|one| Some(if one < index { one } else { one + 1 }));
        self.change(list, Some(Value::Array(entries)));
    }

    /// Moves an entry one place up in its list.
    pub fn move_up(&mut self, at: &str) {
        let (list, step) = parent(at);
        if let (PathStep::Entry(index @ 1..), Some(Value::Array(entries))) =
            (step, at_mut(&mut self.tree, list))
            && index < entries.len()
        {
            entries.swap(index - 1, index);
            self.renumber(list, &|one| match one {
                one if one == index => Some(index - 1),
                one if one + 1 == index => Some(index),
                one => Some(one),
            });
        }
    }

    /// What is remembered of the entries of a list goes with them to their new places, and is forgotten with one that has
    /// none.
    fn renumber(&mut self, list: &str, place: &dyn Fn(usize) -> Option<usize>) {
        let moved = |path: &str| {
            let Some((index, rest)) = path
                .strip_prefix(list)
                .and_then(|rest| rest.strip_prefix('[')?.split_once(']'))
            else {
                return Some(path.to_owned());
            };
            Some(format!(
                "{}{}",
                entry(list, place(index.parse().ok()?)?),
                rest
            ))
        };
        let set_aside = std::mem::take(&mut self.set_aside);
        self.set_aside.extend(
            set_aside
                .into_iter()
                .filter_map(|(path, value)| Some((moved(&path)?, value))),
        );
        self.taken_out.retain_mut(|(from, ..)| {
            let now = moved(from);
            let is_there = now.is_some();
            now.unwrap_or_default().clone_into(from);
            is_there
        });
    }
}
