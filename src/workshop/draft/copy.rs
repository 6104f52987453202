//! A copy of a rule under a name of its own.

use serde_json::Value;

use crate::model::book::Rulebook;
use crate::model::rules::Area;
use crate::words::explain::lower_first;

use super::Draft;
use super::ids::{first_free, fresh, slug};
use super::standing::illustrate;
use super::tree::{put, text};

/// How the title of a copied version begins.
const BEGUN: &str = "Draft, begun from ";

impl Draft {
    /// Begins with a copy under a name of its own, whose id nothing that is loaded has. Nobody has confirmed it: every
    /// version is illustrative, and its title says what it was begun from. Without a nation, the one of what was copied
    /// stays.
    pub fn copy_of(tree: &Value, name: &str, nation: Option<&str>, book: &Rulebook) -> Self {
        let mut copy = tree.clone();
        let id = fresh(&slug(name), &|id| {
            book.area(id).is_some() || text(tree, "id") == id
        });
        let locals = [format!("{}-local", text(tree, "id")), format!("{id}-local")];
        rename(&mut copy, &locals);
        put(&mut copy, "id", Some(Value::from(id)));
        put(&mut copy, "name", Some(Value::from(name.trim())));
        if let Some(nation) = nation {
            put(&mut copy, "nation", Some(Value::from(nation)));
        }
        for version in copy
            .get_mut("versions")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            illustrate(version);
            let title = text(version, "title");
            if !title.starts_with(BEGUN) {
                let title = format!("{BEGUN}{}, {}", text(tree, "name"), lower_first(title));
                put(version, "title", Some(Value::from(title)));
            }
        }
        let mut draft = Self::of(copy, book);
        // It is in no file yet.
        draft.saved = Value::Null;
        draft
    }

    /// A copy of a loaded file, to stand beside the rule of the same name: its name says that it is from a file.
    pub fn copy_beside(tree: &Value, book: &Rulebook) -> Self {
        let name = format!("{} (from a file)", text(tree, "name"));
        let name = first_free(&name, " ", &|name| name_is_taken(name, book));
        let mut draft = Self::copy_of(tree, &name, None, book);
        draft.was_saved();
        draft
    }
}

/// Whether an area that is loaded has that name, however its letters are written.
pub fn name_is_taken(name: &str, book: &Rulebook) -> bool {
    book.areas.iter().any(|area| same_name(area, name))
}

/// Whether an area has that name.
pub(super) fn same_name(area: &Area, name: &str) -> bool {
    area.name.trim().to_lowercase() == name.trim().to_lowercase()
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
