//! What differs between two rule files, place by place.

use serde_json::Value;

use crate::model::book::Rulebook;

use super::area::AREA;
use super::form::{Field, Holds, List};
use super::source_words::unmarked;
use super::tree::{entry, field, text};
use super::walk::entry_name;
use super::words::{choices, context, value_words};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where in the second file; in the first where the second does not have it.
    pub at: String,
    /// Where, in words, from the outside in.
    pub place: String,
    /// What stands in the first.
    pub before: String,
    /// What stands in the second.
    pub after: String,
}

/// What is said of an entry that only the other file has.
const ABSENT: &str = "not there";

/// What differs between two files, in the order of the first. Entries of lists are matched by their ids. That words are
/// marked as those of a source is no difference that anybody made.
pub fn differences(before: &Value, after: &Value, book: &Rulebook) -> Vec<Difference> {
    let [before, after] = [before, after].map(unmarked);
    let (before, after) = (&before, &after);
    let mut differ = Differ {
        before,
        after,
        book,
        within: Vec::new(),
        found: Vec::new(),
    };
    differ.group(&AREA, Some(before), Some(after), "", "");
    differ.found
}

struct Differ<'a> {
    before: &'a Value,
    after: &'a Value,
    book: &'a Rulebook,
    within: Vec<String>,
    found: Vec<Difference>,
}

impl Differ<'_> {
    fn group(
        &mut self,
        fields: &'static [Field],
        one: Option<&Value>,
        two: Option<&Value>,
        at: &str,
        to: &str,
    ) {
        for part in fields {
            let (one, two) = (
                one.and_then(|one| one.get(part.name)),
                two.and_then(|two| two.get(part.name)),
            );
            let (at, to) = (field(at, part.name), field(to, part.name));
            self.place(part.label, part.left_out, &part.holds, one, two, &at, &to);
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a place of one file, and the same place of the other"
    )]
    fn place(
        &mut self,
        label: &str,
        left_out: Option<&str>,
        holds: &'static Holds,
        one: Option<&Value>,
        two: Option<&Value>,
        at: &str,
        to: &str,
    ) {
        if one == two {
            return;
        }
        match (holds, one, two) {
            (Holds::Group(fields), Some(_), Some(_)) => {
                self.within.push(label.to_owned());
                self.group(fields, one, two, at, to);
                self.within.pop();
            }
            (Holds::List(list), one, two) if !list.key.is_empty() => {
                let entries = |list: Option<&Value>| {
                    list.and_then(Value::as_array).cloned().unwrap_or_default()
                };
                self.entries(label, list, &entries(one), &entries(two), at, to);
            }
            (Holds::List(list), Some(Value::Array(ones)), Some(Value::Array(twos)))
                if ones.len() == twos.len() =>
            {
                for (index, (one, two)) in ones.iter().zip(twos).enumerate() {
                    self.within.push(entry_name(list, two, index));
                    self.place(
                        "what it asks for",
                        None,
                        &list.of,
                        Some(one),
                        Some(two),
                        &entry(at, index),
                        &entry(to, index),
                    );
                    self.within.pop();
                }
            }
            (Holds::Shape(_), Some(Value::Object(ones)), Some(Value::Object(twos)))
                if ones.len() == 1 && ones.keys().eq(twos.keys()) =>
            {
                let inside = ones.iter().next().zip(twos.values().next());
                let Some(((name, one), two)) = inside else {
                    return;
                };
                let Some(shape) = holds.shape(name) else {
                    return;
                };
                let (at, to) = (field(at, name), field(to, name));
                match &shape.holds {
                    Holds::Group(fields) => {
                        self.within.push(shape.label.to_owned());
                        self.group(fields, Some(one), Some(two), &at, &to);
                        self.within.pop();
                    }
                    holds => self.place(shape.label, None, holds, Some(one), Some(two), &at, &to),
                }
            }
            _ => {
                let before = self.words(holds, self.before, one, left_out, at);
                let after = self.words(holds, self.after, two, left_out, to);
                self.add(label, to, before, after);
            }
        }
    }

    /// The entries of two lists that are matched by what they are called.
    fn entries(
        &mut self,
        label: &str,
        list: &'static List,
        ones: &[Value],
        twos: &[Value],
        at: &str,
        to: &str,
    ) {
        let key = |entry: &Value| text(entry, list.key).to_owned();
        let mut pair_of: Vec<Option<usize>> = ones
            .iter()
            .map(|one| twos.iter().position(|two| key(one) == key(two)))
            .collect();
        // One that was given another id is still in its place.
        for (index, (one, pair)) in ones.iter().zip(&mut pair_of).enumerate() {
            let free = twos
                .get(index)
                .is_some_and(|two| ones.iter().all(|one| key(one) != key(two)));
            if pair.is_none() && free && ones.len() == twos.len() && !key(one).is_empty() {
                *pair = Some(index);
            }
        }
        let Holds::Group(fields) = &list.of else {
            return;
        };
        for (index, (one, pair)) in ones.iter().zip(&pair_of).enumerate() {
            let name = entry_name(list, one, index);
            let (at, two) = (
                entry(at, index),
                pair.and_then(|pair| Some((pair, twos.get(pair)?))),
            );
            match two {
                Some((pair, two)) => {
                    self.within.push(name);
                    self.group(fields, Some(one), Some(two), &at, &entry(to, pair));
                    self.within.pop();
                }
                None => {
                    let before = self.words(&list.of, self.before, Some(one), None, &at);
                    self.add(&name, &at, before, ABSENT.to_owned());
                }
            }
        }
        for (index, two) in twos
            .iter()
            .enumerate()
            .filter(|(index, _)| !pair_of.contains(&Some(*index)))
        {
            let to = entry(to, index);
            let after = self.words(&list.of, self.after, Some(two), None, &to);
            self.add(&entry_name(list, two, index), &to, ABSENT.to_owned(), after);
        }
        let order = |pairs: Vec<usize>| {
            pairs
                .windows(2)
                .any(|two| matches!(two, [one, next] if one > next))
        };
        if order(pair_of.into_iter().flatten().collect()) {
            let names = |list: &'static List, entries: &[Value]| {
                let names = entries
                    .iter()
                    .enumerate()
                    .map(|(index, one)| entry_name(list, one, index));
                names.collect::<Vec<_>>().join("; ")
            };
            let (before, after) = (names(list, ones), names(list, twos));
            self.add(&format!("{label}, their order"), to, before, after);
        }
    }

    fn words(
        &self,
        holds: &Holds,
        file: &Value,
        value: Option<&Value>,
        left_out: Option<&str>,
        at: &str,
    ) -> String {
        value_words(
            holds,
            value,
            left_out,
            &|of| choices(of, file, at, self.book),
            context(file, at, self.book),
        )
    }

    fn add(&mut self, label: &str, at: &str, before: String, after: String) {
        let mut place = self.within.clone();
        place.push(label.to_owned());
        self.found.push(Difference {
            at: at.to_owned(),
            place: place.join(", "),
            before,
            after,
        });
    }
}
