//! What a draft began with: the same place in it, whether a place differs from it, and going back to it.

use serde_json::Value;

use super::Draft;
use super::form::Holds;
use super::tree::{self, PathStep, entry, field, steps, text};
use super::walk::WHOLE;

impl Draft {
    /// What it began with.
    pub fn began(&self) -> &Value {
        &self.began
    }

    /// Whether anything differs from what it began with.
    pub fn is_changed(&self) -> bool {
        self.tree != self.began
    }

    /// The path that a place had in what it began with: entries are known by their ids, and the parts of a criterion, which
    /// have none, by their places as long as none came or went. Nothing for what was not there.
    pub fn begun_place(&self, at: &str) -> Option<String> {
        let (mut now, mut begun, mut holds) = (String::new(), String::new(), &WHOLE);
        for step in steps(at) {
            let (one, two) = (tree::at(&self.tree, &now), tree::at(&self.began, &begun));
            match (holds, step) {
                (Holds::Group(fields), PathStep::Field(name)) => {
                    holds = &fields.iter().find(|field| field.name == name)?.holds;
                    (now, begun) = (field(&now, name), field(&begun, name));
                }
                (Holds::Shape(_), PathStep::Field(name)) => {
                    // Another shape has other fields.
                    one?.get(name).and(two?.get(name))?;
                    holds = &holds.shape(name)?.holds;
                    (now, begun) = (field(&now, name), field(&begun, name));
                }
                (Holds::List(list), PathStep::Entry(index)) => {
                    let (ones, twos) = (one?.as_array()?, two?.as_array()?);
                    let key = text(ones.get(index)?, list.key);
                    let place = if list.key.is_empty() {
                        let same = ones.len() == twos.len()
                            && self.taken_out.iter().all(|(from, ..)| *from != now);
                        same.then_some(index)?
                    } else {
                        twos.iter()
                            .position(|two| !key.is_empty() && text(two, list.key) == key)?
                    };
                    holds = &list.of;
                    (now, begun) = (entry(&now, index), entry(&begun, place));
                }
                _ => return None,
            }
        }
        Some(begun)
    }

    /// What stood at a place; nothing where it was left out, or not there.
    pub(super) fn begun(&self, at: &str) -> Option<&Value> {
        tree::at(&self.began, &self.begun_place(at)?)
    }

    /// Whether a place that it began with differs now.
    pub fn is_moved(&self, at: &str) -> bool {
        self.begun_place(at)
            .is_some_and(|begun| tree::at(&self.began, &begun) != tree::at(&self.tree, at))
    }

    /// Puts what stands at a path back to what it began with; what was not there then stays.
    pub fn put_back(&mut self, at: &str) {
        if let Some(begun) = self.begun_place(at) {
            let value = tree::at(&self.began, &begun).cloned();
            self.change(at, value);
        }
    }

    /// Puts everything back to what it began with.
    pub fn put_all_back(&mut self) {
        self.tree = self.began.clone();
    }
}
