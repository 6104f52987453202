//! What is in one cell. An empty one, or one that says so, is not known; it is never a no.

use crate::model::case::{Grade, Relationship};
use crate::model::dates::{Day, When};

use super::order::{DateOrder, Dates};

/// What is wrong with a cell, for a person to read.
pub(super) type CellError = String;

/// Whether the cell says nothing.
pub(super) fn is_unknown(text: &str) -> bool {
    const UNKNOWN: [&str; 9] = [
        "unknown",
        "not known",
        "not recorded",
        "not asked",
        "n/a",
        "na",
        "?",
        "-",
        "null",
    ];
    text.is_empty() || UNKNOWN.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

pub(super) fn yes_no(text: &str) -> Result<Option<bool>, CellError> {
    const YES: [&str; 4] = ["yes", "y", "true", "1"];
    const NO: [&str; 4] = ["no", "n", "false", "0"];
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    match () {
        () if is_unknown(text) => Ok(None),
        () if is(&YES) => Ok(Some(true)),
        () if is(&NO) => Ok(Some(false)),
        () => Err(format!(
            "\u{201c}{}\u{201d} is not yes, no or unknown",
            shown(text)
        )),
    }
}

/// A whole number up to a most.
pub(super) fn number(text: &str, most: u8) -> Result<Option<u8>, CellError> {
    if is_unknown(text) {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| *number <= most);
    number.map(Some).ok_or_else(|| {
        format!(
            "\u{201c}{}\u{201d} is not a whole number from 0 to {most}",
            shown(text)
        )
    })
}

pub(super) fn grade(text: &str) -> Result<Option<Grade>, CellError> {
    if is_unknown(text) {
        return Ok(None);
    }
    let grade = grade_word(text);
    grade.map(Some).ok_or_else(|| {
        format!(
            "\u{201c}{}\u{201d} is not standard, medium, high or very high",
            shown(text)
        )
    })
}

pub(super) fn grade_word(text: &str) -> Option<Grade> {
    const VERY_HIGH: [&str; 11] = [
        "very high",
        "very-high",
        "very_high",
        "veryhigh",
        "v high",
        "v-high",
        "v. high",
        "v.-high",
        "v.high",
        "vhigh",
        "vh",
    ];
    const GRADES: [(Grade, &[&str]); 4] = [
        (Grade::Standard, &["standard", "std", "stand", "s"]),
        (Grade::Medium, &["medium", "med", "m"]),
        (Grade::High, &["high", "hi", "h"]),
        (Grade::VeryHigh, &VERY_HIGH),
    ];
    let text = text.strip_suffix('.').unwrap_or(text);
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    GRADES
        .into_iter()
        .find(|(_, words)| is(words))
        .map(|(grade, _)| grade)
}

pub(super) fn relationship(text: &str) -> Result<Option<Relationship>, CellError> {
    const WORDS: [(&str, Relationship); 13] = [
        ("partner", Relationship::Partner),
        ("formerpartner", Relationship::FormerPartner),
        ("expartner", Relationship::FormerPartner),
        ("ex", Relationship::FormerPartner),
        ("parent", Relationship::Parent),
        ("mother", Relationship::Parent),
        ("father", Relationship::Parent),
        ("child", Relationship::Child),
        ("son", Relationship::Child),
        ("daughter", Relationship::Child),
        ("family", Relationship::Family),
        ("relative", Relationship::Family),
        ("other", Relationship::Other),
    ];
    if is_unknown(text) {
        return Ok(None);
    }
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let known = WORDS
        .into_iter()
        .find(|(word, _)| letters.eq_ignore_ascii_case(word))
        .map(|(_, is)| is);
    known.map(Some).ok_or_else(|| {
        format!(
            "\u{201c}{}\u{201d} is not partner, former partner, parent, child, family or other",
            shown(text)
        )
    })
}

/// The day of decision.
pub(super) fn day(text: &str, dates: &mut Dates) -> Result<Day, CellError> {
    if is_unknown(text) {
        return Err(
            "the day of decision is not known, and without it nothing can be counted".to_owned(),
        );
    }
    any_day(text, dates)?.ok_or_else(|| no_date(text, "day", "2018-07-20 or 20/07/2018", dates))
}

/// Whether that is a day, whatever comes first in it.
pub(super) fn is_day(text: &str) -> bool {
    !is_unknown(text) && any_day(text, &mut Dates::default()).map_or(true, |day| day.is_some())
}

/// A date as far as it is known.
pub(super) fn when(text: &str, dates: &mut Dates) -> Result<When, CellError> {
    if is_unknown(text) {
        return Ok(When::Unknown);
    }
    let when = any_day(text, dates)?
        .map(When::from)
        .or_else(|| When::from_file(text));
    when.ok_or_else(|| {
        no_date(
            text,
            "date",
            "2018-07-20, 20/07/2018, 2018-07, 2018-summer or 2018",
            dates,
        )
    })
}

fn no_date(text: &str, what: &str, write: &str, dates: &Dates) -> CellError {
    // A year that no case is of is a slip of the hand, and not the way of writing.
    let year = text
        .split(|letter: char| !letter.is_ascii_digit())
        .find(|part| part.len() == 4);
    match year.and_then(|year| year.parse::<u16>().ok()) {
        Some(2200..) => {
            return format!(
                "\u{201c}{}\u{201d} lies far in the future: look at its year",
                shown(text)
            );
        }
        Some(..1900) => {
            return format!(
                "\u{201c}{}\u{201d} lies before 1900: look at its year",
                shown(text)
            );
        }
        Some(1900..2200) | None => {}
    }
    // 18-07-20 is a day in July, or in another year.
    let is_short =
        parts(text).is_some_and(|parts| parts.iter().all(|part| (1..=2).contains(&part.len())));
    let why = if is_short {
        "its year has two digits and may be meant in more than one way; "
    } else {
        ""
    };
    let order = match dates.order {
        Some(order) if is_day(text) => {
            format!("; in this column the {} comes first", order.named())
        }
        _ => String::new(),
    };
    format!(
        "\u{201c}{}\u{201d} is not a {what}: {why}write {write}{order}",
        shown(text)
    )
}

/// Year-month-day, or day/month/year as people here write it, with a time of that day after it or without. A time that
/// says how far it is from another place's is none: the day may be another one here.
fn any_day(text: &str, dates: &mut Dates) -> Result<Option<Day>, CellError> {
    let written = match text.split_once([' ', 'T']) {
        Some((day, time))
            if time
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.')) =>
        {
            day
        }
        _ => text,
    };
    let Some(parts) = parts(written) else {
        return Ok(None);
    };
    let [year, month, day] = match parts.map(str::len) {
        [4, 2, 2] if !written.contains('/') => parts,
        [1 | 2, 1 | 2, 4] => {
            let [first, second, year] = parts;
            let ordered = dates.order_of(first, second, written);
            match ordered.ok_or_else(|| {
                format!(
                    "\u{201c}{}\u{201d} can be read with the day first or with the month first",
                    shown(text)
                )
            })? {
                DateOrder::DayFirst => [year, second, first],
                DateOrder::MonthFirst => [year, first, second],
            }
        }
        _ => return Ok(None),
    };
    let numbers = [year.parse().ok(), month.parse().ok(), day.parse().ok()];
    Ok(match numbers {
        [Some(year), Some(month), Some(day)] => i32::try_from(year)
            .ok()
            .and_then(|year: i32| Day::new(year, month, day)),
        _ => None,
    })
}

/// The three numbers of a date.
fn parts(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.split(if text.contains('/') { '/' } else { '-' });
    let found = [parts.next()?, parts.next()?, parts.next()?];
    let are_numbers = found
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (parts.next().is_none() && are_numbers).then_some(found)
}
