//! Ids and names that are not taken, for what is added to a rule.

/// A name as an id: small letters, digits, and a dash for whatever is between.
pub(super) fn slug(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().map(|letter| letter.to_ascii_lowercase()) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() || id == "new" {
        "area".to_owned()
    } else {
        id.to_owned()
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
