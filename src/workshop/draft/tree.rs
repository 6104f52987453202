//! Places in the tree of a file, by the paths that mistakes have: `versions[0].routes[2].criterion`.

use serde_json::Value;

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathStep<'a> {
    Field(&'a str),
    Entry(usize),
}

/// The steps of a path.
pub(super) fn steps(path: &str) -> impl Iterator<Item = PathStep<'_>> {
    path.split(['.', '['])
        .filter(|part| !part.is_empty())
        .map(|part| match part.strip_suffix(']') {
            // An entry that no list can have, where somebody wrote something else.
            Some(index) => PathStep::Entry(index.parse().unwrap_or(usize::MAX)),
            None => PathStep::Field(part),
        })
}

/// The path of a field of what stands at a path.
pub fn field(at: &str, name: &str) -> String {
    if at.is_empty() {
        name.to_owned()
    } else {
        format!("{at}.{name}")
    }
}

/// The path of an entry of the list that stands at a path.
pub fn entry(at: &str, index: usize) -> String {
    format!("{at}[{index}]")
}

/// The path of what holds that place, and the last step to it.
pub(super) fn parent(path: &str) -> (&str, PathStep<'_>) {
    let place = path.rfind(['.', '[']);
    let (whole, last) = place
        .and_then(|place| path.split_at_checked(place))
        .unwrap_or(("", path));
    (whole, steps(last).last().unwrap_or(PathStep::Field(last)))
}

/// What stands at a path.
pub fn at<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    steps(path).try_fold(tree, |tree, step| match step {
        PathStep::Field(name) => tree.get(name),
        PathStep::Entry(index) => tree.get(index),
    })
}

pub(super) fn at_mut<'a>(tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    steps(path).try_fold(tree, |tree, step| match step {
        PathStep::Field(name) => tree.get_mut(name),
        PathStep::Entry(index) => tree.get_mut(index),
    })
}

/// Puts a value at a path, or takes away what is there; what holds the place must be there. An object that is left empty
/// where it may be left out is for the caller to see to.
pub(super) fn put(tree: &mut Value, path: &str, value: Option<Value>) {
    let (whole, last) = parent(path);
    match (at_mut(tree, whole), last, value) {
        (Some(Value::Object(fields)), PathStep::Field(name), Some(value)) => {
            fields.insert(name.to_owned(), value);
        }
        (Some(Value::Object(fields)), PathStep::Field(name), None) => {
            fields.remove(name);
        }
        (Some(Value::Array(list)), PathStep::Entry(index), Some(value)) => {
            if let Some(entry) = list.get_mut(index) {
                *entry = value;
            }
        }
        (Some(Value::Array(list)), PathStep::Entry(index), None) if index < list.len() => {
            list.remove(index);
        }
        _ => {}
    }
}

/// A text of the tree; empty where there is none.
pub(super) fn text<'a>(tree: &'a Value, field: &str) -> &'a str {
    tree.get(field).and_then(Value::as_str).unwrap_or_default()
}
