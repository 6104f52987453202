//! What is wrong with a tree before it reads: every place at once, in words for the field that stands there. The reader
//! of files comes after it and has the last word.

use serde_json::Value;

use crate::engine::check::check_area;
use crate::model::book::Rulebook;
use crate::model::dates::{Day, When};
use crate::model::files::read_area_tree;
use crate::model::rules::Area;
use crate::record::Mistake;

use super::copy::same_name;
use super::form::Holds;
use super::typed::threshold;
use super::walk::{FilePlace, walk};

/// What checking a tree comes to.
pub(super) struct Checked {
    /// The area, where the tree is one without mistakes.
    pub(super) area: Option<Area>,
    /// What has to be put right.
    pub(super) wrong: Vec<Mistake>,
    /// What is worth a look.
    pub(super) look: Vec<Mistake>,
}

/// Reads and checks a tree as a file is read and checked.
pub(super) fn check(tree: &Value, book: &Rulebook) -> Checked {
    let mut wrong = Vec::new();
    walk(tree, &mut |place| {
        if let Some(says) = mistake(place) {
            // A shape is named one deeper, where the form asks for it.
            wrong.push(Mistake::new(place.at.clone(), says));
        }
    });
    let mut look = Vec::new();
    let mut area = match read_area_tree(tree) {
        Ok(area) => Some(area),
        Err(mistakes) => {
            if wrong.is_empty() {
                wrong = mistakes;
            }
            None
        }
    };
    if let Some(area) = &area {
        let found = check_area(area, book);
        let (mistakes, worth): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.is_mistake());
        // A field that is blank is told in the words of its form.
        let mistakes = mistakes.into_iter().map(|found| found.mistake);
        let mistakes: Vec<_> = mistakes
            .filter(|new| wrong.iter().all(|known| known.at != new.at))
            .collect();
        wrong.extend(mistakes);
        look.extend(worth.into_iter().map(|found| found.mistake));
    }
    if let Some(area) = &area
        && book
            .areas
            .iter()
            .any(|other| other.id != area.id && same_name(other, &area.name))
    {
        let says = "Another rule that is loaded has this name. Give this one a name of its own, so that nobody takes one for the other.";
        look.push(Mistake::new("name", says));
    }
    if !wrong.is_empty() {
        area = None;
    }
    Checked { area, wrong, look }
}

/// What is wrong with one place by itself.
fn mistake(place: &FilePlace<'_>) -> Option<&'static str> {
    let Some(value) = place.value else {
        return place.left_out.is_none().then_some(match place.holds {
            Holds::One(_) | Holds::Shape(_) | Holds::YesNo => "Choose one.",
            Holds::Many(_) => "Tick at least one.",
            Holds::HowMany => {
                "Say how many: choose one of the four, and write the number where there is one."
            }
            Holds::When => {
                "Write a date, as roughly as it is known; if nothing is known, write: unknown."
            }
            _ => "Write something here: the rule needs it.",
        });
    };
    let is = match place.holds {
        Holds::Number => value
            .as_u64()
            .is_some_and(|number| u32::try_from(number).is_ok()),
        Holds::HowMany => threshold(value).is_some(),
        Holds::YesNo => value.is_boolean(),
        Holds::Day => {
            value.is_null()
                || value
                    .as_str()
                    .is_some_and(|text| Day::from_iso(text).is_ok())
        }
        Holds::When => value
            .as_str()
            .is_some_and(|text| When::from_file(text).is_some()),
        Holds::One(choices) if choices.is_closed() => value
            .as_str()
            .is_some_and(|text| choices.listed().iter().any(|(id, _)| *id == text)),
        Holds::Line | Holds::Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
        _ => true,
    };
    if is {
        return None;
    }
    Some(match place.holds {
        Holds::Number => "Write a whole number in digits, such as 12.",
        Holds::HowMany => {
            "Say how many: choose one of the four, and write a whole number in digits, such as 3, where there is one."
        }
        Holds::Day => "Write a day, such as 1 April 2024.",
        Holds::When => {
            "Write a date as roughly as it is known, such as 2018, March 2018 or about 2016; if nothing is known, write: unknown."
        }
        Holds::One(_) | Holds::YesNo => "Choose one.",
        _ => "Write something here: the rule needs it.",
    })
}
