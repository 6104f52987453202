//! The words of a rule that a draft was begun from. They tell of the source's numbers: where the criterion of a route is no
//! longer the source's, its words are marked as the source's, so that they never pass for what the draft asks. Words that
//! somebody wrote for the draft are left as they are.

use serde_json::Value;

use super::tree::text;

/// Before a note that tells of the rule that the draft was begun from.
const NOTE: &str = "Of the rule this was begun from: ";

/// After a name or a title that does, where a number is in it.
const NAME: &str = " (named so in the rule this was begun from)";

/// Marks the words of every version and route whose criterion was changed, and takes the mark from those that stand again
/// as they stood.
pub(super) fn mark(tree: &mut Value, began: &Value) {
    for version in list_mut(tree, "versions") {
        let Some(source) = entry(began, "versions", text(version, "id")) else {
            continue;
        };
        let mut changed = false;
        for route in list_mut(version, "routes") {
            let Some(source) = entry(source, "routes", text(route, "id")) else {
                continue;
            };
            let is_changed = route.get("criterion") != source.get("criterion");
            changed |= is_changed;
            words(route, source, "name", is_changed);
        }
        words(version, source, "title", changed);
    }
}

/// The tree without any mark.
pub(super) fn unmarked(tree: &Value) -> Value {
    let mut bare = tree.clone();
    for version in list_mut(&mut bare, "versions") {
        bare_words(version, "title");
        list_mut(version, "routes").for_each(|route| bare_words(route, "name"));
    }
    bare
}

fn bare_words(part: &mut Value, name: &str) {
    if let Some(field) = part.get_mut(name)
        && let Some(bare) = field
            .as_str()
            .and_then(|named| named.strip_suffix(NAME))
            .map(Value::from)
    {
        *field = bare;
    }
    for note in list_mut(part, "notes") {
        if let Some(bare) = note
            .as_str()
            .and_then(|note| note.strip_prefix(NOTE))
            .map(Value::from)
        {
            *note = bare;
        }
    }
}

/// The name and the notes of a version or a route.
fn words(part: &mut Value, source: &Value, name: &str, is_changed: bool) {
    let own = text(source, name);
    let marked = format!("{own}{NAME}");
    let now = text(part, name);
    let named = match is_changed {
        true if now == own && counts(own) && !own.ends_with(NAME) => Some(marked),
        false if now == marked => Some(own.to_owned()),
        _ => None,
    };
    if let (Some(named), Some(field)) = (named, part.get_mut(name)) {
        *field = Value::from(named);
    }
    let notes = |of: &Value| -> Vec<String> {
        of.get("notes")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let sources = notes(source);
    for note in list_mut(part, "notes") {
        let Some(now) = note.as_str() else { continue };
        let is_of_source = |text: &str| sources.iter().any(|source| source == text);
        let unmarked = now.strip_prefix(NOTE).filter(|rest| is_of_source(rest));
        let said = match is_changed {
            true if is_of_source(now) && !now.starts_with(NOTE) => Some(format!("{NOTE}{now}")),
            false => unmarked.map(str::to_owned),
            true => None,
        };
        if let Some(said) = said {
            *note = Value::from(said);
        }
    }
}

/// Whether a number of things is in a name, in digits or in words. A year is none.
fn counts(name: &str) -> bool {
    const WORDS: [&str; 13] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "fourteen",
    ];
    name.split(|letter: char| !letter.is_alphanumeric())
        .any(|word| {
            let is_number = !word.is_empty()
                && word.len() < 4
                && word.bytes().all(|byte| byte.is_ascii_digit());
            is_number || WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        })
}

fn list_mut<'t>(tree: &'t mut Value, name: &str) -> impl Iterator<Item = &'t mut Value> {
    tree.get_mut(name)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}

fn entry<'t>(tree: &'t Value, list: &str, id: &str) -> Option<&'t Value> {
    let mut entries = tree
        .get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    entries.find(|entry| !id.is_empty() && text(entry, "id") == id)
}
