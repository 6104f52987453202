//! Going through a tree by the description of its fields.

use serde_json::Value;

use super::area::AREA;
use super::form::{Field, Holds, List};
use super::tree::{PathStep, entry, field, steps, text};

/// A place of the file that the description knows.
#[derive(Debug)]
pub struct FilePlace<'a> {
    /// Its path.
    pub at: String,
    /// What a form calls it.
    pub label: &'static str,
    /// What it means when it is left out; nothing where it is needed.
    pub left_out: Option<&'static str>,
    /// What it holds.
    pub holds: &'static Holds,
    /// What stands there.
    pub value: Option<&'a Value>,
    /// What lies around it, from the outside in, in words.
    pub within: &'a [String],
}

/// Goes through every place of the tree, what holds others before what it holds.
pub(super) fn walk(tree: &Value, visit: &mut dyn FnMut(&FilePlace<'_>)) {
    group(&AREA, tree, "", &mut Vec::new(), visit);
}

fn group(
    fields: &'static [Field],
    tree: &Value,
    at: &str,
    within: &mut Vec<String>,
    visit: &mut dyn FnMut(&FilePlace<'_>),
) {
    for one in fields {
        let (at, value) = (field(at, one.name), tree.get(one.name));
        place(
            one.label,
            one.left_out,
            &one.holds,
            value,
            &at,
            within,
            visit,
        );
    }
}

fn place(
    label: &'static str,
    left_out: Option<&'static str>,
    holds: &'static Holds,
    value: Option<&Value>,
    at: &str,
    within: &mut Vec<String>,
    visit: &mut dyn FnMut(&FilePlace<'_>),
) {
    visit(&FilePlace {
        at: at.to_owned(),
        label,
        left_out,
        holds,
        value,
        within,
    });
    let Some(value) = value else { return };
    match holds {
        Holds::Group(fields) => {
            within.push(label.to_owned());
            group(fields, value, at, within, visit);
            within.pop();
        }
        Holds::Shape(_) => shape(holds, value, at, within, visit),
        Holds::List(list) => {
            for (index, one) in value.as_array().into_iter().flatten().enumerate() {
                within.push(entry_name(list, one, index));
                let at = entry(at, index);
                match &list.of {
                    Holds::Group(fields) => group(fields, one, &at, within, visit),
                    of => place("what it is", None, of, Some(one), &at, within, visit),
                }
                within.pop();
            }
        }
        _ => {}
    }
}

fn shape(
    holds: &'static Holds,
    value: &Value,
    at: &str,
    within: &mut Vec<String>,
    visit: &mut dyn FnMut(&FilePlace<'_>),
) {
    let Some((name, inside)) = value.as_object().and_then(|object| object.iter().next()) else {
        return;
    };
    let Some(shape) = holds.shape(name) else {
        return;
    };
    let at = field(at, name);
    within.push(shape.label.to_owned());
    match &shape.holds {
        Holds::Group(fields) => group(fields, inside, &at, within, visit),
        Holds::Nothing => {}
        holds => place(shape.label, None, holds, Some(inside), &at, within, visit),
    }
    within.pop();
}

/// What an entry is called among the others of its list.
pub fn entry_name(list: &List, entry: &Value, index: usize) -> String {
    let names = ["name", "title", "label", "says"];
    match names
        .iter()
        .map(|name| text(entry, name))
        .find(|name| !name.trim().is_empty())
    {
        Some(name) => format!("{} \u{201c}{}\u{201d}", list.one, name.trim()),
        None => format!("{} {}", list.one, index + 1),
    }
}

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// What a form calls it.
    pub label: &'static str,
    /// A sentence under it.
    pub hint: &'static str,
    /// What it means when it is left out; nothing where it is needed, or where it is no field.
    pub left_out: Option<&'static str>,
    /// What it holds.
    pub holds: &'static Holds,
}

/// The whole file.
pub(super) static WHOLE: Holds = Holds::Group(&AREA);

/// What the description says of the place at a path; nothing where it knows none.
pub fn described(path: &str) -> Option<Described> {
    let whole = Described {
        label: "The area",
        hint: "",
        left_out: None,
        holds: &WHOLE,
    };
    steps(path).try_fold(whole, |now, step| match (now.holds, step) {
        (Holds::Group(fields), PathStep::Field(name)) => {
            let field = fields.iter().find(|field| field.name == name)?;
            Some(Described {
                label: field.label,
                hint: field.hint,
                left_out: field.left_out,
                holds: &field.holds,
            })
        }
        (Holds::List(list), PathStep::Entry(_)) => Some(Described {
            label: list.one,
            hint: "",
            left_out: None,
            holds: &list.of,
        }),
        (Holds::Shape(_), PathStep::Field(name)) => {
            let shape = now.holds.shape(name)?;
            Some(Described {
                label: shape.label,
                hint: "",
                left_out: None,
                holds: &shape.holds,
            })
        }
        _ => None,
    })
}

/// The nearest place around a path, or the path itself, at which a form can show what is wrong.
pub fn shown_at(path: &str) -> &str {
    let mut at = path;
    loop {
        if described(at).is_some() || at.is_empty() {
            return at;
        }
        at = super::tree::parent(at).0;
    }
}

/// The part of the file that has a page of its own and holds the place of that path: a list of a version or an entry of
/// it, a group of a version, a version, or the area itself, whose path is empty.
pub fn page_at(path: &str) -> &str {
    let Some(version) = path
        .find(']')
        .filter(|_| path.starts_with("versions["))
        .map(|end| end + 1)
    else {
        return "";
    };
    let own = path.get(..version).unwrap_or_default();
    let rest = path.get(version..).unwrap_or_default();
    // The name behind the version, and behind that the number of an entry.
    let name = version
        + 1
        + rest
            .get(1..)
            .unwrap_or_default()
            .find(['.', '['])
            .unwrap_or(rest.len().saturating_sub(1));
    let part = path.get(..name).unwrap_or(path);
    match described(part).map(|found| found.holds) {
        Some(Holds::Group(_)) if part != own => part,
        Some(Holds::List(_)) => {
            let end = path
                .get(name..)
                .filter(|rest| rest.starts_with('['))
                .and_then(|rest| rest.find(']'));
            end.and_then(|end| path.get(..=name + end)).unwrap_or(part)
        }
        _ => own,
    }
}
