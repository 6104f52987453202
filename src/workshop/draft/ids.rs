//! Ids and names that are not taken, for what is added to a rule.

use crate::model::rules::Area;
use crate::record::fitting_id;

/// A name as an id.
pub(super) fn slug(name: &str) -> String {
    let id = fitting_id(name);
    if id.is_empty() || id == Area::TAKEN {
        "area".to_owned()
    } else {
        id
    }
}

/// An id that is not taken: that one, or it with the first number that is free.
pub(super) fn fresh(id: &str, taken: &dyn Fn(&str) -> bool) -> String {
    first_free(id, "-", taken)
}

/// A name that is not taken: that one, or it with the first number that is free behind it.
pub(super) fn first_free(name: &str, between: &str, taken: &dyn Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    // There are fewer taken than there are numbers.
    (2..=u32::MAX)
        .map(|number| format!("{name}{between}{number}"))
        .find(|name| !taken(name))
        .unwrap_or_default()
}
