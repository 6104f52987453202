//! A rule being drafted: the tree of its file with whatever is typed into it, right or wrong, and beside it the last that
//! read without a mistake, which is the one that decides.
//!
//! The editor and the dials are two ways to change the same thing. What a form looks like is data ([`form`]), and so is
//! what the dials are; differences between two files are a walk over both trees by the same description.

mod area;
mod criterion;
mod dials;
mod differ;
mod typed;
mod walk;
mod words;
mod write;
mod wrong;

pub mod form;
pub mod tree;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::book::Rulebook;
use crate::dates::Day;
use crate::explain::{RuleSaid, capitalised, rule_said};
use crate::files::{Mistake, read_part_of};
use crate::rules::{Area, Criterion, Standing};

pub use area::AREA;
pub use dials::{DRAFTED, Dial, Moved, RouteMoved, book_beside, dials, moved};
pub use differ::{Difference, differences};
pub use typed::{HOW_MANY, HowMany};
pub use walk::{Described, Place, described, entry_name, page_at, shown_at};
pub use words::choices;
pub use write::write_area;

use form::{Holds, List};
use tree::{Step, at_mut, entry, field, parent, put, text};

/// A rule being drafted.
#[derive(Clone, Debug)]
pub struct Draft {
    tree: Value,
    began: Value,
    area: Option<Area>,
    wrong: Vec<Mistake>,
    look: Vec<Mistake>,
    /// Shapes that were chosen before, by their path, so that choosing one again brings back what was typed into it.
    set_aside: BTreeMap<String, Value>,
    /// What was taken out, the last at the end: the list it stood in, its place there, and what it was.
    taken_out: Vec<(String, usize, Value)>,
    saved: Value,
}

impl Draft {
    /// Begins with a rule as it stands.
    pub fn of(tree: Value, book: &Rulebook) -> Self {
        let mut draft = Self {
            began: tree.clone(),
            saved: tree.clone(),
            tree,
            area: None,
            wrong: Vec::new(),
            look: Vec::new(),
            set_aside: BTreeMap::new(),
            taken_out: Vec::new(),
        };
        draft.check(book);
        draft
    }

    /// Begins with a copy under a name of its own, whose id nothing that is loaded has. Nobody has confirmed it: every
    /// version is illustrative. Without a nation, the one of what was copied stays.
    pub fn copy_of(tree: &Value, name: &str, nation: Option<&str>, book: &Rulebook) -> Self {
        let mut copy = tree.clone();
        let id = fresh(&slug(name), &|id| book.area(id).is_some() || text(tree, "id") == id);
        let locals = [[text(tree, "id"), "-local"].concat(), [&id, "-local"].concat()];
        rename(&mut copy, &locals);
        put(&mut copy, "id", Some(Value::from(id)));
        put(&mut copy, "name", Some(Value::from(name.trim())));
        if let Some(nation) = nation {
            put(&mut copy, "nation", Some(Value::from(nation)));
        }
        for version in copy.get_mut("versions").and_then(Value::as_array_mut).into_iter().flatten() {
            put(version, "standing", Some(Value::from("illustrative")));
            for route in version.get_mut("routes").and_then(Value::as_array_mut).into_iter().flatten() {
                put(route, "standing", None);
            }
        }
        let mut draft = Self::of(copy, book);
        // It is in no file yet.
        draft.saved = Value::Null;
        draft
    }

    /// The file's tree, with whatever is typed into it.
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// What it began with.
    pub fn began(&self) -> &Value {
        &self.began
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

    /// The same as a drafted rule that nobody has confirmed, once anything has been moved.
    pub fn drafted(&self) -> Option<Area> {
        let mut area = self.area.clone()?;
        if self.tree != self.began {
            for version in &mut area.versions {
                version.standing = Standing::Illustrative;
                version.routes.iter_mut().for_each(|route| route.standing = None);
            }
        }
        Some(area)
    }

    /// What has to be put right before it can be used.
    pub fn wrong(&self) -> &[Mistake] {
        &self.wrong
    }

    /// What is worth a look.
    pub fn look(&self) -> &[Mistake] {
        &self.look
    }

    /// The mistake that a form shows at the place of that path.
    pub fn wrong_at(&self, at: &str) -> Option<&str> {
        self.wrong.iter().find(|mistake| shown_at(&mistake.at) == at).map(|mistake| mistake.says.as_str())
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

    /// Whether anything differs from what it began with.
    pub fn is_changed(&self) -> bool {
        self.tree != self.began
    }

    /// Reads and checks it as a file is read and checked.
    pub fn check(&mut self, book: &Rulebook) {
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
        Some(rule_said(&criterion, book))
    }

    /// The name of a place in a few words: the entry it lies in, the part of its criterion, and its field.
    pub fn place_words(&self, at: &str) -> String {
        let at = shown_at(at);
        let mut words = Vec::new();
        let ends = at.char_indices().rev().filter(|(_, letter)| *letter == ']').map(|(end, _)| end);
        let entry = ends.filter_map(|end| at.get(..=end)).find_map(|around| {
            let (list, Step::Entry(index)) = parent(around) else { return None };
            let named = list_at(list).filter(|list| !list.key.is_empty())?;
            Some((around, capitalised(&entry_name(named, tree::at(&self.tree, around)?, index))))
        });
        let is_entry = entry.as_ref().is_some_and(|(around, _)| *around == at);
        words.extend(entry.map(|(_, name)| name));
        let numbers = part_number(at);
        if !numbers.is_empty() {
            words.push(["part ", &numbers].concat());
        }
        if !is_entry && !at.ends_with(']') {
            let label = described(at).map_or("", |found| found.label);
            words.push(if words.is_empty() { label.to_owned() } else { label.to_lowercase() });
        }
        words.join(", ")
    }

    /// What the field at a path shows.
    pub fn shown(&self, at: &str) -> String {
        let Some(found) = described(at) else { return String::new() };
        typed::shown(found.holds, tree::at(&self.tree, at), found.left_out)
    }

    /// Takes over what is typed into the field at a path, as it is typed.
    pub fn type_in(&mut self, at: &str, text: &str) {
        let Some(found) = described(at) else { return };
        if !found.holds.is_leaf() || matches!(found.holds, Holds::Fixed | Holds::HowMany | Holds::Nothing) {
            return;
        }
        // That an area confirmed something is said by confirming it.
        if at.ends_with(".standing") && text == "confirmed" && self.shown(at) != text {
            return;
        }
        let value = typed::kept(found.holds, text, found.left_out);
        self.change(at, value);
    }

    /// Takes over how many are needed.
    pub fn how_many(&mut self, at: &str, typed: &HowMany) {
        if described(at).is_some_and(|found| matches!(found.holds, Holds::HowMany)) {
            // The file has no place for a second number beside one that is published.
            let before = HowMany::of(tree::at(&self.tree, at));
            if before.is_between() && !typed.is_between() {
                self.set_aside.insert(field(at, SECOND), Value::from(before.most));
            }
            self.change(at, Some(typed.value()));
        }
    }

    /// How many are needed, as a form asks for it; with the second number that was typed before another way was chosen.
    pub fn shown_how_many(&self, at: &str) -> HowMany {
        let mut many = HowMany::of(tree::at(&self.tree, at));
        if !many.is_between()
            && let Some(most) = self.set_aside.get(&field(at, SECOND)).and_then(Value::as_str)
        {
            most.clone_into(&mut many.most);
        }
        many
    }

    /// Whether a choice among several is ticked.
    pub fn is_ticked(&self, at: &str, id: &str) -> bool {
        tree::at(&self.tree, at).and_then(Value::as_array).is_some_and(|list| list.iter().any(|one| one == id))
    }

    /// Ticks a choice among several, or clears it.
    pub fn tick(&mut self, at: &str, id: &str, on: bool) {
        let Some(found) = described(at).filter(|found| matches!(found.holds, Holds::Many(_))) else { return };
        let known = tree::at(&self.tree, at).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut list: Vec<Value> = known.into_iter().filter(|one| one != id).collect();
        if on {
            list.push(Value::from(id));
        }
        let left_out = list.is_empty() && found.left_out.is_some();
        self.change(at, (!left_out).then_some(Value::Array(list)));
    }

    /// The field at a path is left: dates are written as files write them, and blanks around a line go.
    pub fn settle(&mut self, at: &str, today: Day) {
        let Some((found, value)) = described(at).zip(tree::at(&self.tree, at)) else { return };
        if let Some(value) = typed::settled(found.holds, value, today).filter(|settled| settled != value) {
            let empty = value.as_array().is_some_and(Vec::is_empty) && found.left_out.is_some();
            self.change(at, (!empty).then_some(value));
        }
    }

    /// The name of the shape that was chosen at a path; empty where none is.
    pub fn shape(&self, at: &str) -> &str {
        let value = tree::at(&self.tree, at);
        value
            .and_then(|value| value.as_str().or_else(|| value.as_object()?.keys().next().map(String::as_str)))
            .unwrap_or_default()
    }

    /// Chooses a shape; none where it may be left out. What was typed into another is kept for when it is chosen again.
    pub fn choose_shape(&mut self, at: &str, name: &str) {
        let Some(found) = described(at) else { return };
        if let Some(before) = tree::at(&self.tree, at).cloned() {
            self.set_aside.insert(field(at, self.shape(at)), before);
        }
        let value = found.holds.shape(name).map(|shape| {
            self.set_aside.remove(&field(at, name)).unwrap_or_else(|| match &shape.holds {
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

    /// Adds an entry to the list at a path, and gives its path: a blank one, or, of versions, a copy of the newest, since
    /// a new version is mostly the old one with a change.
    pub fn add(&mut self, at: &str) -> Option<String> {
        let Holds::List(list) = described(at)?.holds else { return None };
        let known = tree::at(&self.tree, at).and_then(Value::as_array).cloned().unwrap_or_default();
        let blank = if matches!(list.of, Holds::Group(_)) { Value::Object(Map::new()) } else { Value::Null };
        let mut new = if at == "versions" { known.last().cloned().unwrap_or(blank) } else { blank };
        if list.key == "id" {
            let id = fresh(&slug(list.one), &|id| known.iter().any(|one| text(one, "id") == id));
            put(&mut new, "id", Some(Value::from(id)));
        }
        if at == "versions" {
            put(&mut new, "standing", Some(Value::from("illustrative")));
            put(&mut new, "title", Some(Value::from("")));
        }
        let index = known.len();
        let whole = known.into_iter().chain([new]).collect();
        self.change(at, Some(Value::Array(whole)));
        Some(entry(at, index))
    }

    /// Takes an entry out of its list; it can be put back.
    pub fn take_out(&mut self, at: &str) {
        let (list, Step::Entry(index)) = parent(at) else { return };
        let Some(entry) = tree::at(&self.tree, at).cloned() else { return };
        self.taken_out.push((list.to_owned(), index, entry));
        put(&mut self.tree, at, None);
        let none_left = tree::at(&self.tree, list).and_then(Value::as_array).is_some_and(Vec::is_empty);
        if none_left && described(list).is_some_and(|found| found.left_out.is_some()) {
            put(&mut self.tree, list, None);
        }
        self.renumber(list, &|one| match one.cmp(&index) {
            Ordering::Less => Some(one),
            Ordering::Equal => None,
            Ordering::Greater => Some(one - 1),
        });
        self.unconfirm(at);
    }

    /// Whether something that was taken out of the list at a path can be put back.
    pub fn can_bring_back(&self, list: &str) -> bool {
        let may_stand =
            tree::at(&self.tree, list).is_some() || described(list).is_some_and(|found| found.left_out.is_some());
        may_stand && self.taken_out.iter().any(|(from, ..)| from == list)
    }

    /// Puts what was taken out of the list at a path last back to its place; the others stay as they are now.
    pub fn bring_back(&mut self, list: &str) {
        let last = self.taken_out.iter().rposition(|(from, ..)| from == list);
        let Some(last) = last.filter(|_| self.can_bring_back(list)) else { return };
        let (_, index, entry) = self.taken_out.remove(last);
        let mut entries = tree::at(&self.tree, list).and_then(Value::as_array).cloned().unwrap_or_default();
        let index = index.min(entries.len());
        entries.insert(index, entry);
        self.renumber(list, &|one| Some(if one < index { one } else { one + 1 }));
        self.change(list, Some(Value::Array(entries)));
    }

    /// Moves an entry one place up in its list.
    pub fn move_up(&mut self, at: &str) {
        let (list, step) = parent(at);
        if let (Step::Entry(index @ 1..), Some(Value::Array(entries))) = (step, at_mut(&mut self.tree, list))
            && index < entries.len()
        {
            entries.swap(index - 1, index);
            self.renumber(list, &|one| match one {
                one if one == index => Some(index - 1),
                one if one + 1 == index => Some(index),
                one => Some(one),
            });
            self.unconfirm(at);
        }
    }

    /// Puts what stands at a path back to what it began with.
    pub fn put_back(&mut self, at: &str) {
        let began = tree::at(&self.began, at).cloned();
        put(&mut self.tree, at, began);
    }

    /// Puts everything back to what it began with.
    pub fn put_all_back(&mut self) {
        self.tree = self.began.clone();
    }

    /// The area confirms the version at a path: by whom and when goes into a source, and the standing follows.
    ///
    /// # Errors
    /// What is missing, for the person who confirms.
    pub fn confirm(&mut self, version: &str, by: &str, on: Day) -> Result<(), &'static str> {
        if by.trim().is_empty() {
            return Err("Write who confirms it, with their role.");
        }
        if self.wrong.iter().any(|mistake| mistake.at.starts_with(version)) {
            return Err("Put right first what is said to be wrong in this version.");
        }
        let sources = field(version, "sources");
        let known = tree::at(&self.tree, &sources).and_then(Value::as_array).cloned().unwrap_or_default();
        let id = fresh(CONFIRMATION, &|id| known.iter().any(|one| text(one, "id") == id));
        let title = ["Confirmed by ", by.trim(), " on ", &on.to_string()].concat();
        let source = [("id", id.as_str()), ("title", title.as_str()), ("seen", "read")];
        let source: Map<_, _> = source.into_iter().map(|(name, text)| (name.to_owned(), Value::from(text))).collect();
        let sources_now = known.into_iter().chain([Value::Object(source)]).collect();
        put(&mut self.tree, &sources, Some(Value::Array(sources_now)));
        put(&mut self.tree, &field(version, "standing"), Some(Value::from("confirmed")));
        Ok(())
    }

    /// What is remembered of the entries of a list goes with them to their new places, and is forgotten with one that has
    /// none.
    fn renumber(&mut self, list: &str, place: &dyn Fn(usize) -> Option<usize>) {
        let moved = |path: &str| {
            let Some((index, rest)) = path.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')?.split_once(']'))
            else {
                return Some(path.to_owned());
            };
            Some([entry(list, place(index.parse().ok()?)?), rest.to_owned()].concat())
        };
        let set_aside = std::mem::take(&mut self.set_aside);
        self.set_aside.extend(set_aside.into_iter().filter_map(|(path, value)| Some((moved(&path)?, value))));
        self.taken_out.retain_mut(|(from, ..)| {
            let now = moved(from);
            let is_there = now.is_some();
            now.unwrap_or_default().clone_into(from);
            is_there
        });
    }

    fn change(&mut self, at: &str, value: Option<Value>) {
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
        let left_empty = tree::at(&self.tree, whole).and_then(Value::as_object).is_some_and(Map::is_empty);
        // The content of a shape stays, if it is empty: `{"judgement": {}}`.
        let may_go =
            described(whole).is_some_and(|found| found.left_out.is_some() && matches!(found.holds, Holds::Group(_)));
        if empties && left_empty && may_go {
            put(&mut self.tree, whole, None);
        }
        self.unconfirm(at);
    }

    /// What an area confirmed and is changed is not what it confirmed.
    fn unconfirm(&mut self, at: &str) {
        let Some((version, rest)) = at.split_once(']').filter(|(version, _)| version.starts_with("versions[")) else {
            return;
        };
        let standing = [version, "].standing"].concat();
        if rest != ".standing" && tree::at(&self.tree, &standing).is_some_and(|is| is == "confirmed") {
            put(&mut self.tree, &standing, Some(Value::from("illustrative")));
        }
    }
}

/// Under what name the second number of “somewhere between” is set aside, which is no shape of anything.
const SECOND: &str = "second number";

/// What the source is called in which somebody confirms a version.
const CONFIRMATION: &str = "confirmation";

/// A value under one name.
fn named(name: &str, value: Value) -> Value {
    Value::Object([(name.to_owned(), value)].into_iter().collect())
}

/// A name as an id: small letters, digits, and a dash for whatever is between.
fn slug(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().map(|letter| letter.to_ascii_lowercase()) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() || id == "new" { "area".to_owned() } else { id.to_owned() }
}

/// An id that is not taken: that one, or it with the first number that is free.
fn fresh(id: &str, taken: &dyn Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    // There are fewer taken than there are numbers.
    let numbered = |number: u32| [id, "-", &number.to_string()].concat();
    (2..=u32::MAX).map(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// Gives the area's own questions their new name wherever a criterion names them.
fn rename(tree: &mut Value, names: &[String; 2]) {
    let [old, new] = names;
    match tree {
        Value::Object(fields) => {
            for (name, value) in fields {
                if (name == "instrument" || name == "offers") && value.as_str() == Some(old) {
                    *value = Value::from(new.as_str());
                } else {
                    rename(value, names);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| rename(one, names)),
        _ => {}
    }
}

/// The number of a part of a criterion among the parts around it: `1.2` is the second of the first. Empty for what lies in
/// no part.
pub fn part_number(at: &str) -> String {
    let entries = at.char_indices().filter(|(_, letter)| *letter == ']').filter_map(|(end, _)| at.get(..=end));
    let numbers = entries.filter_map(|entry| match parent(entry) {
        (list, Step::Entry(index)) if list_at(list).is_some_and(|list| list.key.is_empty()) => {
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
