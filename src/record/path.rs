use std::collections::BTreeSet;

use super::Mistake;

/// The path of an entry of a list.
pub(crate) fn entry(at: &str, list: &str, index: usize) -> String {
    let dot = if at.is_empty() { "" } else { "." };
    format!("{at}{dot}{list}[{index}]")
}

/// The path of a field.
pub(crate) fn field(at: &str, name: &str) -> String {
    format!("{at}.{name}")
}

/// Where an id stands a second time in a list.
pub(crate) fn ids_twice<'a>(
    at: &str,
    list: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Vec<Mistake> {
    let mut seen = BTreeSet::new();
    let twice = ids.enumerate().filter(|(_, id)| !seen.insert(*id));
    let says = |id| {
        format!(
            "The id \u{201c}{id}\u{201d} is used twice in this list. Give one of the two another id."
        )
    };
    twice
        .map(|(index, id)| Mistake::new(field(&entry(at, list, index), "id"), says(id)))
        .collect()
}
