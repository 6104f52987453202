//! Counts, and the numbers that rules ask for, in words.

use crate::engine::decision::{Count, Window};
use crate::logic::Truth;
use crate::model::dates::Period;
use crate::model::rules::Threshold;
use crate::words::explain::numbers::{how_long, plural};

/// How many are needed, in a few words.
pub(super) fn needed(threshold: Threshold) -> String {
    match threshold {
        Threshold::AtLeast(number) => format!("{number} needed"),
        Threshold::MoreThan(number) => format!("more than {number} needed"),
        Threshold::Somewhere(from, to) => format!("{from} to {to} needed"),
        Threshold::NotPublished => "how many are needed is not published".to_owned(),
    }
}

/// How many are asked for, in the few words of a table's cell.
pub(super) fn cell_number(threshold: Threshold, one: &str, many: &str) -> String {
    match threshold {
        Threshold::AtLeast(number) => plural(number, one, many),
        Threshold::MoreThan(number) => format!("more than {}", plural(number, one, many)),
        Threshold::Somewhere(from, to) => format!("{many}, {from} to {to} (not published)"),
        Threshold::NotPublished => format!("{many} (how many is not published)"),
    }
}

/// How many are needed, in words that go into a sentence about the rule.
pub(super) fn needed_of(threshold: Threshold, one: &str, many: &str) -> String {
    match threshold {
        Threshold::AtLeast(number) => format!("at least {}", plural(number, one, many)),
        Threshold::MoreThan(number) => format!("more than {}", plural(number, one, many)),
        Threshold::Somewhere(from, to) => {
            format!("a number of {many} that is not published ({from} to {to})")
        }
        Threshold::NotPublished => format!("a number of {many} that is not published"),
    }
}

/// How many are asked for, among other things that are.
pub(super) fn asked_number(threshold: Threshold, one: &str, many: &str) -> String {
    match threshold {
        Threshold::AtLeast(number) => plural(number, one, many),
        Threshold::MoreThan(number) => format!("more than {}", plural(number, one, many)),
        Threshold::Somewhere(from, to) => format!(
            "{from} to {} (how many is not published)",
            plural(to, one, many)
        ),
        Threshold::NotPublished => format!("{many} (how many is not published)"),
    }
}

/// How many there are so far.
pub(super) fn so_many(count: Count, one: &str, many: &str) -> String {
    match count.most {
        Some(most) if most == count.least => plural(most, one, many),
        None if count.least == 0 => format!("no {one} known yet"),
        Some(most) => format!("{} to {}", count.least, plural(most, one, many)),
        None => format!("{} or more", plural(count.least, one, many)),
    }
}

/// Said where there may be more than is recorded.
pub(in crate::words::explain) const MORE_MAY_COUNT: &str = "; more may count";

/// How far a count has come, what more may count, and what is needed.
pub(super) fn brief_count(
    answer: Truth,
    count: Count,
    needed_number: Threshold,
    length: Option<Period>,
    one: &str,
    many: &str,
) -> Option<String> {
    let time = length.map_or_else(String::new, |length| format!(" in {}", how_long(length)));
    let least = count.least;
    if answer == Truth::Met {
        let counted = plural(least, one, many);
        return Some(format!("{counted}{time}; {}", needed(needed_number)));
    }
    let Threshold::AtLeast(number) = needed_number else {
        return None;
    };
    let more = match count.most {
        None => MORE_MAY_COUNT.to_owned(),
        Some(most) if most > least => format!("; {} more may count", most - least),
        Some(_) => String::new(),
    };
    Some(format!(
        "{least} of {}{time}{more}",
        plural(number, one, many)
    ))
}

/// So long, as it stands after "the" or "the last": "month", "6 weeks".
pub(super) fn the_length(length: Period) -> String {
    match (length.number(), length.unit()) {
        (1, (one, _)) => one.to_owned(),
        (number, (_, many)) => format!("{number} {many}"),
    }
}

/// When something may lie that comes after something else.
pub(super) fn time_after(length: Option<Period>) -> String {
    length.map_or_else(
        || "at any time after".to_owned(),
        |length| format!("within {} after", how_long(length)),
    )
}

/// The days that count.
pub(super) fn window(window: Window) -> String {
    window.from.map_or_else(
        || format!("up to {}", window.to),
        |from| format!("between {from} and {}", window.to),
    )
}
