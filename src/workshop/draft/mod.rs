//! A rule being drafted: the tree of its file with whatever is typed into it, right or wrong, and beside it the last that
//! read without a mistake, which is the one that decides.
//!
//! The editor and the dials are two ways to change the same thing. What a form looks like is data ([`form`]), and so is
//! what the dials are; differences between two files are a walk over both trees by the same description.

mod area;
mod begun;
mod change;
mod copy;
mod criterion;
mod dials;
mod differ;
mod ids;
mod lists;
mod source_words;
mod standing;
mod typed;
mod walk;
mod words;
mod write;
mod wrong;

pub mod form;
pub mod tree;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::book::Rulebook;
use crate::model::rules::{Area, Criterion};
use crate::record::{Mistake, read_part_of};
use crate::words::explain::{RuleSaid, capitalised, rule_said};

pub use area::AREA;
pub use copy::name_is_taken;
pub use dials::{DRAFTED, Dial, Moved, RouteMoved, book_beside, dials, moved};
pub use differ::{Difference, differences};
pub use typed::{HOW_MANY, HowMany};
pub use walk::{Described, FilePlace, described, entry_name, page_at, shown_at};
pub use words::choices;
pub use write::write_area;

use form::{Holds, List};
use tree::{PathStep, parent, text};

/// A rule being drafted.
#[derive(Clone, Debug)]
pub struct Draft {
    tree: Value,
    began: Value,
    /// The versions as somebody answers for them: those that it began with, and those that were confirmed.
    answered: Vec<Value>,
    area: Option<Area>,
    wrong: Vec<Mistake>,
    look: Vec<Mistake>,
    /// Shapes that were chosen before, by their path, so that choosing one again brings back what was typed into it.
    set_aside: BTreeMap<String, Value>,
    /// What was taken out, the last at the end: the list it stood in, its place there, and what it was.
    taken_out: Vec<(String, usize, Value)>,
    /// The entry that was added and is being filled in for the first time.
    filling: Option<String>,
    saved: Value,
}

impl Draft {
    /// Begins with a rule as it stands.
    pub fn of(tree: Value, book: &Rulebook) -> Self {
        let mut draft = Self {
            began: tree.clone(),
            answered: standing::answered(&tree),
            saved: tree.clone(),
            tree,
            area: None,
            wrong: Vec::new(),
            look: Vec::new(),
            set_aside: BTreeMap::new(),
            taken_out: Vec::new(),
            filling: None,
        };
        draft.read(book);
        draft
    }

    /// The file's tree, with whatever is typed into it.
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// Its id, which does not change.
    pub fn id(&self) -> &str {
        text(&self.tree, "id")
    }

    /// Its name, as far as it is written.
    pub fn name(&self) -> &str {
        text(&self.tree, "name")
    }

    /// The last that read without a mistake: the one that decides.
    pub fn area(&self) -> Option<&Area> {
        self.area.as_ref()
    }

    /// What has to be put right before it can be used.
    pub fn wrong(&self) -> &[Mistake] {
        &self.wrong
    }

    /// What is worth a look.
    pub fn look(&self) -> &[Mistake] {
        &self.look
    }

    /// What is to be said while it is written: not yet what is still blank in an entry that was just added.
    pub fn to_say(&self) -> impl Iterator<Item = &Mistake> {
        self.wrong.iter().filter(|mistake| {
            let blank = || tree::at(&self.tree, shown_at(&mistake.at)).is_none();
            !self
                .filling
                .as_deref()
                .is_some_and(|new| mistake.at.starts_with(new) && blank())
        })
    }

    /// The form of the part at a path is opened: an entry added before that is another is no longer just added.
    pub fn open(&mut self, part: &str) {
        self.filling.take_if(|new| new != part);
    }

    /// The mistake that a form shows at the place of that path.
    pub fn wrong_at(&self, at: &str) -> Option<&str> {
        self.wrong
            .iter()
            .find(|mistake| shown_at(&mistake.at) == at)
            .map(|mistake| mistake.says.as_str())
    }

    /// The file.
    pub fn file(&self) -> String {
        write_area(&self.tree)
    }

    /// It is in a file.
    pub fn was_saved(&mut self) {
        self.saved = self.tree.clone();
    }

    /// Whether something of it is in no file.
    pub fn is_unsaved(&self) -> bool {
        self.saved != self.tree
    }

    /// Marks what words are those of the rule it began with, says how far each version has been confirmed, and reads and checks the whole as a file is read and checked.
    pub fn check(&mut self, book: &Rulebook) {
        source_words::mark(&mut self.tree, &self.began);
        standing::stand(&mut self.tree, &self.answered);
        self.read(book);
    }

    fn read(&mut self, book: &Rulebook) {
        let checked = wrong::check(&self.tree, book);
        self.wrong = checked.wrong;
        self.look = checked.look;
        if checked.area.is_some() {
            self.area = checked.area;
        }
    }

    /// What the criterion at a path asks for, in plain words; nothing while none is there, or what is there does not read.
    pub fn words(&self, at: &str, book: &Rulebook) -> Option<RuleSaid> {
        let criterion = read_part_of::<Criterion>(tree::at(&self.tree, at)?).ok()?;
        Some(rule_said(&criterion, words::context(&self.tree, at, book)))
    }

    /// The name of a place in a few words: the entry it lies in, the part of its criterion, and its field.
    pub fn place_words(&self, at: &str) -> String {
        let at = shown_at(at);
        let mut words = Vec::new();
        let ends = at
            .char_indices()
            .rev()
            .filter(|(_, letter)| *letter == ']')
            .map(|(end, _)| end);
        let entry = ends.filter_map(|end| at.get(..=end)).find_map(|around| {
            let (list, PathStep::Entry(index)) = parent(around) else {
                return None;
            };
            let named = list_at(list).filter(|list| !list.key.is_empty())?;
            Some((
                around,
                capitalised(&entry_name(named, tree::at(&self.tree, around)?, index)),
            ))
        });
        let is_entry = entry.as_ref().is_some_and(|(around, _)| *around == at);
        words.extend(entry.map(|(_, name)| name));
        let numbers = part_number(at);
        if !numbers.is_empty() {
            words.push(format!("part {numbers}"));
        }
        if !is_entry && !at.ends_with(']') {
            let label = described(at).map_or("", |found| found.label);
            words.push(if words.is_empty() {
                label.to_owned()
            } else {
                label.to_lowercase()
            });
        }
        words.join(", ")
    }

    /// What the field at a path shows.
    pub fn shown(&self, at: &str) -> String {
        let Some(found) = described(at) else {
            return String::new();
        };
        typed::shown(found.holds, tree::at(&self.tree, at), found.left_out)
    }

    /// What stands at a path, in words.
    pub fn said(&self, at: &str, book: &Rulebook) -> String {
        let Some(found) = described(at) else {
            return String::new();
        };
        let of = |of| choices(of, &self.tree, at, book);
        words::value_words(
            found.holds,
            tree::at(&self.tree, at),
            found.left_out,
            &of,
            words::context(&self.tree, at, book),
        )
    }
}

/// The number of a part of a criterion among the parts around it: `1.2` is the second of the first. Empty for what lies in
/// no part.
pub fn part_number(at: &str) -> String {
    let entries = at
        .char_indices()
        .filter(|(_, letter)| *letter == ']')
        .filter_map(|(end, _)| at.get(..=end));
    let numbers = entries.filter_map(|entry| match parent(entry) {
        (list, PathStep::Entry(index)) if list_at(list).is_some_and(|list| list.key.is_empty()) => {
            Some((index + 1).to_string())
        }
        _ => None,
    });
    numbers.collect::<Vec<_>>().join(".")
}

/// The list at a path, where there is one.
pub fn list_at(at: &str) -> Option<&'static List> {
    match described(at)?.holds {
        Holds::List(list) => Some(list),
        _ => None,
    }
}
