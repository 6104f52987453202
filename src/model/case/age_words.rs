//! Ages as people type them.

use std::fmt;

use crate::model::dates::{Day, Stated, When, parse_when};

use super::Age;

/// The highest age; a larger number is a year of birth.
const OLDEST: u32 = 120;

/// Why a text is no age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeError;

impl fmt::Display for AgeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write an age in years, for example 17 or about 40, or a date of birth, for example 3 May 2001")
    }
}

impl std::error::Error for AgeError {}

/// The age that a text means on a day: "17", "17 years old", "8 months", "about 40", "35-40", "in her 30s", "over 60", or a date of
/// birth. Nothing where nothing is written. What is no exact age is the span of years in which the person was born.
///
/// # Errors
/// When the text is no age.
pub fn age_called(text: &str, on: Day) -> Result<Option<Age>, AgeError> {
    let plain = text.trim().to_lowercase();
    if plain.is_empty() {
        return Ok(None);
    }
    let mut words = plain.as_str();
    for before in ["aged ", "age "] {
        words = words.strip_prefix(before).unwrap_or(words);
    }
    for behind in [" old", "yo", "y/o", " years", " year", " yrs", " yr"] {
        words = words.strip_suffix(behind).unwrap_or(words).trim_end();
    }
    if let Some(years) = years(words) {
        return Ok(Some(Age::Years(years)));
    }
    if let Some(born) = rough(words, on) {
        return Ok(Some(Age::Born(born)));
    }
    let born = parse_when(plain.strip_suffix(" old").unwrap_or(&plain), on);
    born.map(|born| Some(Age::Born(born))).map_err(|_| AgeError)
}

/// Whole years; of "17.5" and "17 and a half" the half is not counted.
fn years(text: &str) -> Option<u32> {
    let text = [" and a half", " 1/2", " \u{bd}", "\u{bd}"]
        .into_iter()
        .find_map(|half| text.strip_suffix(half))
        .unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if part.len() > 2 || !is_number(whole) || !is_number(part) {
        return None;
    }
    whole.parse().ok().filter(|years| *years <= OLDEST)
}

/// When somebody was born whose age is not said exactly.
fn rough(text: &str, on: Day) -> Option<When> {
    // From the eve of the birthday after the one, to the birthday of the other: whole years, so that no day is made up.
    let between = |(least, most): (u32, u32)| {
        let year = |age: u32| {
            i32::try_from(age)
                .ok()
                .map(|age| Stated::Year(on.year() - age))
        };
        Some(When::Between(year(most + 1)?, year(least)?))
    };
    let birthday = |age: u32| on.months_before(12 * age);
    for about in [
        "about ",
        "around ",
        "approximately ",
        "approx ",
        "approx. ",
        "roughly ",
        "circa ",
        "c. ",
        "maybe ",
    ] {
        if let Some(age) = text.strip_prefix(about).and_then(years) {
            return between(around(age));
        }
    }
    for behind in ["-ish", "ish", " ish", " or so", "?"] {
        if let Some(age) = text.strip_suffix(behind).and_then(years) {
            return between(around(age));
        }
    }
    for over in ["over ", "more than ", "at least "] {
        if let Some(age) = text.strip_prefix(over).and_then(years) {
            return Some(When::Before(Stated::Day(birthday(age).plus_days(1))));
        }
    }
    if let Some(age) = text.strip_suffix('+').and_then(years) {
        return Some(When::Before(Stated::Day(birthday(age).plus_days(1))));
    }
    for under in ["under ", "less than ", "younger than "] {
        if let Some(age) = text.strip_prefix(under).and_then(years) {
            return Some(When::After(Stated::Day(birthday(age))));
        }
    }
    decade(text).or_else(|| range(text)).and_then(between)
}

/// The ages that "about" so many years may be: a tenth more or less, and one year at least.
fn around(age: u32) -> (u32, u32) {
    let out = age.div_ceil(10).max(1);
    (age.saturating_sub(out), age + out)
}

/// "35-40", "between 35 and 40".
fn range(text: &str) -> Option<(u32, u32)> {
    let text = text.strip_prefix("between ").unwrap_or(text);
    let (least, most) = ["-", "\u{2013}", " to ", " and ", " or "]
        .into_iter()
        .find_map(|joint| text.split_once(joint))?;
    let (least, most) = (years(least.trim())?, years(most.trim())?);
    (least < most).then_some((least, most))
}

/// "In her 40s", "early thirties".
fn decade(text: &str) -> Option<(u32, u32)> {
    const NAMES: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let mut words: Vec<&str> = text
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    words.retain(|word| !matches!(*word, "in" | "her" | "his" | "their" | "the"));
    let (name, part) = match words.as_slice() {
        [name] => (*name, ""),
        [part, name] => (*name, *part),
        _ => return None,
    };
    let named = NAMES
        .iter()
        .zip(2..)
        .find(|(one, _)| **one == name)
        .map(|(_, ten)| 10 * ten);
    let tens = named.or_else(|| {
        name.strip_suffix("'s")
            .or(name.strip_suffix('s'))
            .and_then(years)
    })?;
    if name == "teens" || tens % 10 != 0 || tens == 0 {
        return None;
    }
    Some(match part {
        "" => (tens, tens + 9),
        "early" => (tens, tens + 4),
        "mid" => (tens + 3, tens + 7),
        "late" => (tens + 6, tens + 9),
        _ => return None,
    })
}

/// What an age was understood as, where that is not what was typed: how old somebody who was born then is on a day.
pub fn age_understood(age: Age, on: Day) -> String {
    let Age::Born(born) = age else {
        return String::new();
    };
    let span = born.span();
    let years = |born: Option<Day>| {
        born.map(|born| on.years_since(born))
            .filter(|years| *years >= 0)
    };
    match (years(span.last), years(span.first)) {
        (Some(0), Some(0)) => "Understood as: less than a year old.".to_owned(),
        (Some(least), Some(most)) if least == most => format!("Understood as: {least} years old."),
        (Some(least), Some(most)) => format!("Understood as: {least} to {most} years old."),
        (Some(least), None) => format!("Understood as: {least} years old or older."),
        (None, Some(most)) => format!("Understood as: {most} years old at most."),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use super::{AgeError, age_called, age_understood};
    use crate::model::case::Age;
    use crate::model::dates::{Day, When};

    fn on() -> Day {
        Day::from_iso("2018-07-20").unwrap()
    }

    #[test]
    fn whole_years() {
        for (text, expected) in [
            ("17", 17),
            (" 17 ", 17),
            ("17.5", 17),
            ("17 1/2", 17),
            ("17\u{bd}", 17),
            ("17 and a half", 17),
            ("5.0", 5),
            ("17 years old", 17),
            ("aged 17", 17),
            ("17yo", 17),
            ("3 years", 3),
            ("0", 0),
            ("120", 120),
        ] {
            assert_eq!(
                age_called(text, on()),
                Ok(Some(Age::Years(expected))),
                "{text}"
            );
        }
        assert_eq!(age_called("  ", on()), Ok(None));
    }

    #[test]
    fn what_is_no_exact_age_is_a_span_of_births() {
        for (text, born, says) in [
            ("about 40", "1973/1982", "35 to 45 years old"),
            ("about 17", "1998/2003", "14 to 20 years old"),
            ("about 5", "2011/2014", "3 to 7 years old"),
            ("40ish", "1973/1982", "35 to 45 years old"),
            ("35-40", "1977/1983", "34 to 41 years old"),
            ("between 35 and 40", "1977/1983", "34 to 41 years old"),
            ("in her 40s", "1968/1978", "39 to 50 years old"),
            ("early thirties", "1983/1988", "29 to 35 years old"),
            ("over 60", "before 1958-07-21", "60 years old or older"),
            ("18+", "before 2000-07-21", "18 years old or older"),
            ("under 16", "after 2002-07-20", "15 years old at most"),
            ("8 months", "about 2017-11", "less than a year old"),
            ("8 months old", "about 2017-11", "less than a year old"),
            ("3 May 2001", "2001-05-03", "17 years old"),
            ("1984", "1984", "33 to 34 years old"),
            ("before 1980", "before 1980", "38 years old or older"),
        ] {
            let age = age_called(text, on()).unwrap().unwrap();
            assert_eq!(age, Age::Born(When::from_file(born).unwrap()), "{text}");
            assert_eq!(
                age_understood(age, on()),
                format!("Understood as: {says}."),
                "{text}"
            );
            // What is shown of it later reads as the same.
            let shown = When::from_file(born).unwrap().to_string();
            assert_eq!(age_called(&shown, on()), Ok(Some(age)), "{text}");
        }
        assert_eq!(age_understood(Age::Years(17), on()), "");
        assert_eq!(age_understood(Age::Born(When::Unknown), on()), "");
    }

    /// Every age that the words may mean lies in what is made of them.
    #[test]
    fn nothing_that_was_meant_is_left_out() {
        for (text, ages) in [
            ("about 40", 36..=44),
            ("about 16", 14..=18),
            ("30s", 30..=39),
            ("late 20s", 26..=29),
        ] {
            let born = match age_called(text, on()).unwrap() {
                Some(Age::Born(born)) => born,
                Some(Age::Years(_)) | None => When::Unknown,
            };
            assert_ne!(born, When::Unknown, "{text}");
            for age in ages {
                let born_last = on().months_before(12 * age);
                let born_first = on().months_before(12 * (age + 1)).plus_days(1);
                assert!(
                    born.span().first.is_none_or(|first| first <= born_first),
                    "{text}: {age}"
                );
                assert!(
                    born.span().last.is_none_or(|last| last >= born_last),
                    "{text}: {age}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for text in [
            "old", "121", "17.555", "-3", "about", "teens", "40 40", "45s", "late", "17 18",
            "40-35",
        ] {
            assert_eq!(age_called(text, on()), Err(AgeError), "{text}");
        }
    }
}
