use crate::model::rules::Threshold;

use super::judged::SpokenTo;
use super::numbers::{capitalised, plural};

/// Whose rule is spoken of and what "here" is called.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Whose rule it is: an area's name, or "national guidance".
    pub rule_of: &'a str,
    /// The place that counts as here; nothing when the place the victim lives in is meant.
    pub here: Option<&'a str>,
    /// To whom it speaks of the professional.
    pub to_whom: SpokenTo,
}

impl Voice<'_> {
    /// For what names no rule and no place.
    pub(super) fn unnamed(to_whom: SpokenTo) -> Self {
        Self {
            rule_of: "",
            here: None,
            to_whom,
        }
    }

    pub(super) fn asks(self, threshold: Threshold, one: &str, many: &str) -> String {
        let number = |number: u32| plural(number, one, many);
        let rule_of = capitalised(self.rule_of);
        match threshold {
            Threshold::AtLeast(least) => format!("{rule_of} asks for {} or more.", number(least)),
            Threshold::MoreThan(more) => format!("{rule_of} asks for more than {}.", number(more)),
            Threshold::Somewhere(least, most) => {
                format!(
                    "How many {many} {} asks for is not published: it lies from {least} to {most}.",
                    self.rule_of
                )
            }
            Threshold::NotPublished => {
                format!("{rule_of} asks for a number of {many}; which number is not published.")
            }
        }
    }

    pub(super) fn here(self) -> String {
        self.here
            .map_or_else(|| "the area the victim lives in".to_owned(), str::to_owned)
    }
}
