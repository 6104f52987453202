//! Dates as people type them in the United Kingdom: the day comes before the month.
//!
//! What is typed gives a [`When`] that claims no more than was said. Where a text has two readings that matter, it is
//! refused and both are named.

mod calendar;
mod clock;
mod counted;
mod feast;
mod mistake;
mod said;
#[cfg(test)]
mod tests;
mod week;

pub use mistake::DateError;

use super::{Day, Stated, When};

/// More words than any date needs.
const MOST_WORDS: usize = 24;

/// Reads a date as a person types it: "14 January 2012", "14/1/2012", "Feb 2018", "last winter", "about August 2016",
/// "before 2015", "between June 2016 and March 2017", "3 weeks ago", "not known".
///
/// - A date without a year is the most recent such date that has begun by `today`.
/// - A year of two digits is the latest such year that lies at most one year after `today`: on a day in 2026, `27` is
///   2027 and `28` is 1928.
/// - A day of the week is checked against its date. By itself it is the most recent one; "last Tuesday" may be that of this
///   week or of last week, and is both unless they are the same.
/// - "Christmas", "Easter" and "New Year" are some days around the day; with "Day", "Eve" or "Sunday" behind it is that day.
/// - A time of day is left out, and is no date by itself. "Night" may be the day after too.
/// - "7/11" is the day and its month: the most recent 7 November.
/// - "a few days ago" is two to seven of them; "8 months" is so long ago; "over a year ago" is any day before that.
/// - "since May 2018" includes May 2018, and "after May 2018" does not.
/// - "last summer" is the most recent one that is over; "last week" runs from Monday to Sunday; "in the last month" is
///   the time since the same day a month ago.
/// - "next Tuesday" may be the one that comes or that of next week, and is both unless they are the same; "in 2 weeks" counts
///   ahead as "2 weeks ago" counts back.
/// - "3 days ago" and "2 weeks ago" are about that day, "6 months ago" and "a year ago" about that month, and "5 years
///   ago" about that year.
///
/// # Errors
/// When the text is not a date, or names a day that does not exist.
pub fn parse_when(text: &str, today: Day) -> Result<When, DateError> {
    let plain: String = text
        .trim()
        .chars()
        .map(plain_character)
        .collect::<String>()
        .to_ascii_lowercase();
    if let Some(when) = When::from_file(&plain) {
        return Ok(when);
    }
    let timeless = clock::without_times(&plain);
    // A dash between blanks stands between two dates; one without is a part of a date.
    let dashed = if timeless.matches(" - ").count() == 1 {
        timeless.replace(" - ", " to ")
    } else {
        timeless
    };
    let words: Vec<&str> = dashed
        .split([' ', ',', '/', '.', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let reader = DateReader {
        text,
        today,
        near: today,
    };
    if words.is_empty() {
        return Err(if plain.trim().is_empty() {
            DateError::Empty
        } else {
            reader.unreadable()
        });
    }
    if words.len() > MOST_WORDS {
        return Err(reader.unreadable());
    }
    let when = reader.whole(&words)?;
    // Counting back can leave the years that files may hold.
    if When::from_file(&when.file_text()) == Some(when) {
        Ok(when)
    } else {
        Err(DateError::YearOutside)
    }
}

/// Reads a date as [`parse_when`] does, where only one exact day will do.
///
/// # Errors
/// When the text is not a date, or does not say which day.
pub fn parse_day(text: &str, today: Day) -> Result<Day, DateError> {
    let when = parse_when(text, today)?;
    let span = when.span();
    match (span.first, span.last) {
        (Some(first), Some(last)) if first == last => Ok(first),
        _ => Err(DateError::NeedsDay { said: when }),
    }
}

/// What a typed date was understood as, in words, where that is not what was typed, and whether it is still to come; nothing
/// where it does not read. Words such as "yesterday" count from `as_of`, the day of the assessment; where that is not
/// `today`, it is said.
pub fn understood(text: &str, as_of: Day, today: Day) -> String {
    let plain = |text: &str| text.trim().to_lowercase();
    let Ok(when) = parse_when(text, as_of) else {
        return String::new();
    };
    if when == When::Unknown {
        return String::new();
    }
    let other = plain(&when.to_string()) != plain(text);
    let from = if parse_when(text, today).as_ref() == Ok(&when) {
        String::new()
    } else {
        format!(", counted from the day of the assessment, {as_of}")
    };
    let understood = if other {
        format!("Understood as: {when}{from}.")
    } else {
        String::new()
    };
    // "In 3 days" may be today, and is said of what is to come.
    let first = match when {
        When::About(stated) => stated.days().map(|(first, _)| first),
        other => other.span().first,
    };
    let to_come = match first {
        Some(first) if first > as_of && first > today => "That is still to come.".to_owned(),
        Some(first) if first > as_of => {
            format!("That is after the day of the assessment, {as_of}.")
        }
        Some(_) | None => String::new(),
    };
    format!("{understood} {to_come}").trim().to_owned()
}

/// That a text is no date, and what to write; nothing where it is one, or where there is none.
pub fn not_understood(text: &str, as_of: Day) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    parse_when(text, as_of)
        .err()
        .map(|mistake| mistake.to_string())
        .unwrap_or_default()
}

/// Every kind of space, dash and apostrophe as the plain one, and brackets as none.
fn plain_character(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
        '(' | ')' => ' ',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

/// What is needed to read one text.
#[derive(Clone, Copy)]
struct DateReader<'a> {
    /// The text as it was typed.
    text: &'a str,
    /// The day that "yesterday" and "last year" count from.
    today: Day,
    /// The day by which a date without a year has begun.
    near: Day,
}

impl DateReader<'_> {
    fn unreadable(&self) -> DateError {
        DateError::unreadable(self.text)
    }

    /// The whole text.
    fn whole(&self, words: &[&str]) -> Result<When, DateError> {
        if is_unknown(words) {
            return Ok(When::Unknown);
        }
        match words {
            [
                "just" | "shortly" | "soon" | "sometime",
                "before" | "after",
                ..,
            ] => self.whole(words.get(1..).unwrap_or_default()),
            ["before", rest @ ..] if let Some((first, _)) = self.feast_itself(rest)? => {
                Ok(When::Before(Stated::Day(first)))
            }
            ["after", rest @ ..] if let Some((_, last)) = self.feast_itself(rest)? => {
                Ok(When::After(Stated::Day(last)))
            }
            ["before", rest @ ..] => Ok(match self.part(rest)? {
                When::In(stated) | When::Between(stated, _) => When::Before(stated),
                vague => vague
                    .span()
                    .last
                    .map_or(When::Unknown, |last| When::Before(Stated::Day(last))),
            }),
            ["after", rest @ ..] => Ok(match self.part(rest)? {
                When::In(stated) | When::Between(_, stated) => When::After(stated),
                vague => vague
                    .span()
                    .first
                    .map_or(When::Unknown, |first| When::After(Stated::Day(first))),
            }),
            ["since", rest @ ..] => self.since(rest),
            ["between", rest @ ..] => self.joined(rest, &["and", "to"]),
            ["from", rest @ ..] if rest.iter().any(|word| ENDS.contains(word)) => {
                self.joined(rest, &ENDS)
            }
            ["from", rest @ ..] => self.since(rest),
            _ => match self.part(words) {
                Err(_) if words.iter().any(|word| ENDS.contains(word)) => self.joined(words, &ENDS),
                Err(_) if words.contains(&"or") => self.one_of_two(words),
                part => part,
            },
        }
    }

    /// A date, with "about" in front or without.
    fn part(&self, words: &[&str]) -> Result<When, DateError> {
        match words {
            [
                "about" | "around" | "circa" | "c" | "ca" | "roughly" | "approximately" | "approx",
                rest @ ..,
            ] => {
                if let Some((first, last)) = self.around_feast(rest)? {
                    return Ok(When::Between(
                        Stated::Day(first.minus_days(3)),
                        Stated::Day(last.plus_days(3)),
                    ));
                }
                match self.said(rest)? {
                    When::In(stated) | When::About(stated) => Ok(When::About(stated)),
                    _ => Err(DateError::AlreadyVague),
                }
            }
            _ => self.said(words),
        }
    }

    /// From the first day of what is said, that day included.
    fn since(&self, words: &[&str]) -> Result<When, DateError> {
        let first = self
            .part(words)?
            .span()
            .first
            .ok_or_else(|| self.unreadable())?;
        Ok(When::After(Stated::Day(first.minus_days(1))))
    }

    /// Two dates with one of the words between them.
    fn joined(&self, words: &[&str], joints: &[&str]) -> Result<When, DateError> {
        let mut mistake = None;
        for (place, _) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| joints.contains(word))
        {
            let (from, to) = words.split_at(place);
            match self.between(from, to.get(1..).unwrap_or_default()) {
                Ok(when) => return Ok(when),
                Err(DateError::Unreadable(_)) => {}
                Err(specific) => mistake = mistake.or(Some(specific)),
            }
        }
        Err(mistake.unwrap_or_else(|| self.unreadable()))
    }

    /// One of two dates, in whichever order: from the earlier to the later.
    fn one_of_two(&self, words: &[&str]) -> Result<When, DateError> {
        self.joined(words, &["or"])
            .or_else(|mistake| match mistake {
                DateError::Backwards { from, to } => Ok(When::Between(to, from)),
                other => Err(other),
            })
    }

    /// From the one to the other. In "between March and May 2017" the first has the year of the second, and in "3 to 5
    /// March" its month too.
    fn between(&self, from: &[&str], to: &[&str]) -> Result<When, DateError> {
        let (_, to) = self.ends(self.part(to)?)?;
        let near = to.days().map_or(self.near, |(_, last)| last);
        let (from, _) = match (from, to) {
            ([day] | ["the", day], Stated::Day(last))
                if let Some(day) = calendar::day_called(day) =>
            {
                let first = Day::new(last.year(), last.month(), day).map(Stated::Day);
                let none = DateError::NoSuchDay {
                    day,
                    month: last.month(),
                    year: Some(last.year()),
                };
                first.map(|first| (first, first)).ok_or(none)?
            }
            _ => self.ends(DateReader { near, ..*self }.part(from)?)?,
        };
        match (from.days(), to.days()) {
            (Some((first, _)), Some((_, last))) if first <= last => Ok(When::Between(from, to)),
            _ => Err(DateError::Backwards { from, to }),
        }
    }

    fn ends(&self, when: When) -> Result<(Stated, Stated), DateError> {
        match when {
            When::In(stated) => Ok((stated, stated)),
            When::Between(from, to) => Ok((from, to)),
            vague => match (vague.span().first, vague.span().last) {
                (Some(first), Some(last)) => Ok((Stated::Day(first), Stated::Day(last))),
                _ => Err(self.unreadable()),
            },
        }
    }
}

/// The words between two dates after "from".
const ENDS: [&str; 3] = ["to", "until", "till"];

fn is_unknown(words: &[&str]) -> bool {
    const UNKNOWN: [&str; 13] = [
        "not known",
        "unknown",
        "date not known",
        "date unknown",
        "unknown date",
        "don't know",
        "dont know",
        "i don't know",
        "do not know",
        "not sure",
        "no idea",
        "n a",
        "?",
    ];
    let joined = words.join(" ");
    UNKNOWN.contains(&joined.as_str()) || joined.chars().all(|character| character == '?')
}
