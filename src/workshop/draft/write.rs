//! Writing a rule file, laid out for people: fields in the order of the description, and whatever goes on one line there.

use serde_json::Value;

use super::form::{Field, Holds};
use super::walk::WHOLE;

/// The longest line that several values share.
const WIDTH: usize = 152;

/// The file of an area, by its tree.
pub fn write_area(tree: &Value) -> String {
    let mut text = String::new();
    write(&mut text, tree, Some(&WHOLE), 0, 0);
    text.push('\n');
    text
}

/// The fields of an object in their order; a name that the description does not know comes last.
fn ordered<'a>(
    tree: &'a Value,
    holds: Option<&'static Holds>,
) -> Vec<(&'a str, &'a Value, Option<&'static Holds>)> {
    let Value::Object(object) = tree else {
        return Vec::new();
    };
    let fields: &[Field] = match holds {
        Some(Holds::Group(fields)) => fields,
        _ => &[],
    };
    let known = fields.iter().filter_map(|field| {
        object
            .get_key_value(field.name)
            .map(|(name, value)| (name.as_str(), value, Some(&field.holds)))
    });
    let others = object
        .iter()
        .filter(|(name, _)| fields.iter().all(|field| field.name != *name));
    let inside = |name: &str| {
        holds
            .and_then(|holds| holds.shape(name))
            .map(|shape| &shape.holds)
    };
    known
        .chain(others.map(|(name, value)| (name.as_str(), value, inside(name))))
        .collect()
}

/// What the entries of a list hold.
fn of(holds: Option<&'static Holds>) -> Option<&'static Holds> {
    match holds {
        Some(Holds::List(list)) => Some(&list.of),
        _ => None,
    }
}

/// Writes a value behind what stands on its line already.
fn write(
    text: &mut String,
    tree: &Value,
    holds: Option<&'static Holds>,
    indent: usize,
    before: usize,
) {
    let (open, close, empty) = match tree {
        Value::Object(object) => ('{', '}', object.is_empty()),
        Value::Array(list) => ('[', ']', list.is_empty()),
        _ => return one_line(text, tree, holds),
    };
    let start = text.len();
    one_line(text, tree, holds);
    let width = text.get(start..).map_or(0, |line| line.chars().count());
    if empty || indent + before + width <= WIDTH {
        return;
    }
    text.truncate(start);
    text.push(open);
    let mut first = true;
    let mut row =
        |text: &mut String, name: Option<&str>, value: &Value, holds: Option<&'static Holds>| {
            text.push_str(if first { "\n" } else { ",\n" });
            first = false;
            text.extend(std::iter::repeat_n(' ', indent + 2));
            let begin = text.len();
            if let Some(name) = name {
                text.push_str(&quoted(name));
                text.push_str(": ");
            }
            let lead = text.len() - begin;
            write(text, value, holds, indent + 2, lead);
        };
    match tree {
        Value::Array(list) => list.iter().for_each(|one| row(text, None, one, of(holds))),
        tree => ordered(tree, holds)
            .into_iter()
            .for_each(|(name, one, holds)| row(text, Some(name), one, holds)),
    }
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push(close);
}

fn one_line(text: &mut String, tree: &Value, holds: Option<&'static Holds>) {
    match tree {
        Value::Object(_) => {
            text.push('{');
            for (index, (name, value, holds)) in ordered(tree, holds).into_iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                text.push_str(&quoted(name));
                text.push_str(": ");
                one_line(text, value, holds);
            }
            text.push('}');
        }
        Value::Array(list) => {
            text.push('[');
            for (index, value) in list.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                one_line(text, value, of(holds));
            }
            text.push(']');
        }
        value => text.push_str(&value.to_string()),
    }
}

fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}
