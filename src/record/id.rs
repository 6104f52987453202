/// The most letters of an id.
const MOST_LETTERS: usize = 60;

/// A name as an id: small letters and digits, with one dash for whatever is between. Empty where it has neither.
pub(crate) fn fitting_id(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().map(|letter| letter.to_ascii_lowercase()) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() == MOST_LETTERS {
            break;
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// Why a text is no id, with one that is; nothing where it is one.
pub(crate) fn not_an_id(id: &str, otherwise: &str) -> Option<String> {
    let fitting = fitting_id(id);
    if id == fitting && !id.is_empty() {
        return None;
    }
    let example = if fitting.is_empty() {
        otherwise
    } else {
        &fitting
    };
    let id = super::cut(id);
    Some(format!(
        "\u{201c}{id}\u{201d} is not an id. An id is of small letters, digits and dashes between them, {MOST_LETTERS} at most: write it as in \u{201c}{example}\u{201d}."
    ))
}

#[cfg(test)]
mod tests {
    use super::{MOST_LETTERS, fitting_id, not_an_id};

    #[test]
    fn an_id_is_what_a_name_becomes() {
        for (name, id) in [
            ("North Kent", "north-kent"),
            (" a//B__c ", "a-b-c"),
            ("Ynys M\u{f4}n", "ynys-m-n"),
            ("--", ""),
            ("14", "14"),
        ] {
            assert_eq!(fitting_id(name), id);
        }
        let long = fitting_id(&"a b".repeat(99));
        assert!(long.len() <= MOST_LETTERS && not_an_id(&long, "x").is_none());
    }
}
