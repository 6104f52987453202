//! How far a version has been confirmed. It holds for the version as somebody answers for it: whatever is changed is an
//! illustration, until it is confirmed or stands again as it stood.

use serde_json::{Map, Value};

use crate::model::dates::Day;
use crate::model::rules::Standing;
use crate::record::of_id;

use super::Draft;
use super::ids::fresh;
use super::tree::{self, field, put, text};

/// The field of a version, or of a route of its own, that says how far it has been confirmed.
pub(super) const STANDING: &str = ".standing";

/// What the source is called in which somebody confirms a version.
const CONFIRMATION: &str = "confirmation";

/// The versions of a tree, as far as they say how far they have been confirmed.
pub(super) fn answered(tree: &Value) -> Vec<Value> {
    let known = |version: &&Value| of_id::<Standing>(text(version, "standing")).is_some();
    let versions = tree
        .get("versions")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    versions.filter(known).cloned().collect()
}

/// Gives every version the standing it was answered for with, and none but that of an illustration where nobody did.
pub(super) fn stand(tree: &mut Value, answered: &[Value]) {
    for version in tree
        .get_mut("versions")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        if !answered.contains(version) {
            illustrate(version);
            let known = answered.iter().find(|known| {
                let mut known = (*known).clone();
                illustrate(&mut known);
                known == *version
            });
            if let Some(known) = known {
                version.clone_from(known);
            }
        }
    }
}

/// Makes an illustration of a version and all its routes.
pub(super) fn illustrate(version: &mut Value) {
    put(version, "standing", Some(Value::from("illustrative")));
    for route in version
        .get_mut("routes")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        put(route, "standing", None);
    }
}

impl Draft {
    /// The area confirms the version at a path: by whom and when goes into a source, which speaks for that day, and the standing
    /// follows.
    ///
    /// # Errors
    /// What is missing, for the person who confirms.
    pub fn confirm(&mut self, version: &str, by: &str, on: Day) -> Result<(), &'static str> {
        if by.trim().is_empty() {
            return Err("Write who confirms it, with their role.");
        }
        if self
            .wrong
            .iter()
            .any(|mistake| mistake.at.starts_with(version))
        {
            return Err("Put right first what is said to be wrong in this version.");
        }
        let sources = field(version, "sources");
        let known = tree::at(&self.tree, &sources)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let id = fresh(CONFIRMATION, &|id| {
            known.iter().any(|one| text(one, "id") == id)
        });
        let title = format!("Confirmed by {} on {}", by.trim(), on);
        let source = [
            ("id", id.as_str()),
            ("title", title.as_str()),
            ("seen", "read"),
        ];
        let source: Map<_, _> = source
            .into_iter()
            .map(|(name, text)| (name.to_owned(), Value::from(text)))
            .collect();
        let sources_now = known.into_iter().chain([Value::Object(source)]).collect();
        put(&mut self.tree, &sources, Some(Value::Array(sources_now)));
        put(
            &mut self.tree,
            &field(version, "standing"),
            Some(Value::from("confirmed")),
        );
        // The newest of its sources speaks for that day.
        put(
            &mut self.tree,
            &field(version, "speaks_for"),
            Some(Value::from(on.iso())),
        );
        self.answered.extend(tree::at(&self.tree, version).cloned());
        Ok(())
    }
}
