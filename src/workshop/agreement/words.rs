//! How far assessors agree, in words.

use strum::VariantArray;

use crate::model::book::{MissingRule, Shown};
use crate::model::case::{Grade, HighestGrade};
use crate::words::explain::{capitalised, grade, list, number_word};

use super::{Alpha, NamedRule, Unlike};

/// Alpha over the answers in words.
pub fn alpha_words(alpha: Alpha, assessors: usize) -> String {
    match alpha {
        _ if assessors < 2 => "It takes the files of two assessors or more to compare them.".to_owned(),
        Alpha::Is(number) => format!("Krippendorff's alpha over the answers is {number:.3}."),
        Alpha::NothingPaired => "No question was answered by two assessors, so there is nothing to compare.".to_owned(),
        Alpha::OneUnit => {
            "Just one question was answered by two assessors or more. Alpha says nothing of a single question.".to_owned()
        }
        Alpha::OneValue => {
            "Every answer that can be compared is the same one, so alpha is not defined: chance alone would agree as well."
                .to_owned()
        }
    }
}

/// The grades in words, the lowest first, and how far apart they are where that is the highest.
pub fn grades_words(grades: &[Option<Grade>], highest: HighestGrade) -> String {
    let of = |wanted: Option<Grade>| grades.iter().filter(|one| **one == wanted).count();
    let given: Vec<Grade> = Grade::VARIANTS
        .iter()
        .copied()
        .filter(|step| of(Some(*step)) > 0)
        .collect();
    let without = match of(None) {
        0 => String::new(),
        none => format!(" {} gave none.", capitalised(&number_word(none))),
    };
    let counted = || {
        let each: Vec<String> = given
            .iter()
            .map(|step| format!("{} by {}", grade(*step), number_word(of(Some(*step)))))
            .collect();
        capitalised(&list(&each, "and"))
    };
    match given.as_slice() {
        [] => "Nobody gave a grade of their own.".to_owned(),
        [one] if of(Some(*one)) == 1 => format!(
            "{}. There is nothing to compare it with.{without}",
            counted()
        ),
        [one] => format!("All who graded gave {}.{without}", grade(*one)),
        [Grade::Standard, .., most] if *most == highest.grade() => {
            format!("{}: as far apart as grades can be.{without}", counted())
        }
        [least, .., most] => {
            let between = highest.grades().filter(|one| least < one && one <= most);
            let steps = match between.count() {
                0 | 1 => "one step".to_owned(),
                many => format!("{} steps", number_word(many)),
            };
            format!("{}: {steps} apart.{without}", counted())
        }
    }
}

/// What differs between the files that should not, and whether it matters.
pub fn unlike_words(unlike: &Unlike) -> String {
    match unlike {
        Unlike::Reference => {
            "The files do not all carry the same reference. If they are of different cases, nothing here says how far assessors agree."
                .to_owned()
        }
        Unlike::Day(days) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!(
                "The files are of different days: {}. The answers can be compared all the same; each file's routes are worked out for its own day, and may differ for that alone.",
                list(&days, "and")
            )
        }
        Unlike::People => {
            "The people are not the same in all files: how many there are, or an age, a relationship or an area. The answers can be compared all the same; a route that looks at these may differ for that alone."
                .to_owned()
        }
        Unlike::History => {
            "The events, earlier MARACs or earlier assessments are not the same in all files. The answers can be compared all the same; a route that counts these may differ for that alone."
                .to_owned()
        }
    }
}

/// Where no file has an answer of its own.
pub const NOBODY_ANSWERED: &str = "None of these files answers a checklist on its own day, so there is nothing to compare. An assessor opens the case, answers its checklist and saves it as a file; that file is opened here.";

/// What alpha is and is not.
pub const ABOUT_ALPHA: &str = "Alpha says how far assessors agree beyond what chance would give: 1 is full agreement, 0 is what chance would give. It does not say whether their answers are right, and of one case it says little. Krippendorff names 0.800 as what is customarily asked for, and 0.667 as the lowest at which tentative conclusions are still acceptable (Content Analysis: An Introduction to Its Methodology, second edition, 2004; the method: Computing Krippendorff's Alpha-Reliability, 2011).";

/// Why no number is given for grades.
pub const ABOUT_GRADES: &str = "No alpha is given for grades. Each assessor gives one, which is a single thing that is rated, and alpha then comes to 0 however near or far the grades are; it takes several cases.";

/// What counts as an answer here.
pub const WHAT_COUNTS: &str = "Yes, no, does not know and declined are answers. What was not asked, or was not safe to ask, is missing and is compared with nothing.";

/// Under which rule a table says where the files lead: one that the files name, and not that of the case that is open.
/// Where they name several, whose files name it.
pub fn named_words(named: &NamedRule<'_>, several: bool) -> String {
    let Shown { rules, missing } = &named.shown;
    let rule = format!("{}, “{}”", rules.area.name, rules.version.title);
    let names = if named.by.len() == 1 { "names" } else { "name" };
    let whose = if several {
        format!(", which {} {names}", list(&named.by, "and"))
    } else {
        String::new()
    };
    match missing {
        Some(MissingRule::NotLoaded(choice)) => format!(
            "Where each file leads under {rule}, because \u{201c}{}\u{201d}{whose} is not loaded",
            choice.id
        ),
        Some(MissingRule::NotListed(name)) => {
            format!("Where each file leads under {rule}, because {name}{whose} is not in the list")
        }
        None => format!("Where each file leads under {rule}{whose}"),
    }
}
