use std::fmt;

use crate::model::dates::day::{month_name, weekday_name};
use crate::model::dates::{Day, Stated, When};

/// Why a typed text is not a date, as one sentence for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing was typed.
    Empty,
    /// It is no kind of date that is known.
    Unreadable(
        /// What was typed, or its beginning.
        String,
    ),
    /// The month has no such day.
    NoSuchDay {
        /// The day of the month.
        day: u32,
        /// The month, from 1.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The day of the week that was said is not that of the date.
    OtherWeekday {
        /// The date.
        day: Day,
        /// The day of the week that was said, Monday being 0.
        said: u32,
    },
    /// There is no month of that number.
    NoSuchMonth(
        /// The number.
        u32,
    ),
    /// It lies outside the years that Waymark keeps.
    YearOutside,
    /// Two numbers that can be read in two ways.
    Ambiguous {
        /// What was typed, or its beginning.
        text: String,
        /// The one reading.
        one: String,
        /// The other reading.
        other: String,
    },
    /// The second date lies before the first.
    Backwards {
        /// The first.
        from: Stated,
        /// The second.
        to: Stated,
    },
    /// "About" before something that is a stretch of days already.
    AlreadyVague,
    /// It is a date, and an exact day is needed.
    NeedsDay {
        /// What was typed.
        said: When,
    },
}

/// What is offered for a day that does not exist, where a month is enough.
const OR_THE_MONTH: &str = ", or just the month";

impl DateError {
    pub(super) fn unreadable(text: &str) -> Self {
        Self::Unreadable(beginning(text))
    }

    /// The mistake in words for a field where one exact day alone will do, so that nothing is offered that it refuses.
    #[must_use]
    pub fn where_a_day_is_needed(&self) -> String {
        match self {
            Self::Empty => "Write a day, for example 14 January 2012.".to_owned(),
            Self::Unreadable(text) => {
                format!(
                    "\u{201c}{text}\u{201d} is not a day Waymark understands. Write for example 14 January 2012."
                )
            }
            Self::NoSuchDay { .. } => self.to_string().replace(OR_THE_MONTH, ""),
            Self::AlreadyVague | Self::Backwards { .. } => Self::NeedsDay {
                said: When::Unknown,
            }
            .to_string(),
            Self::OtherWeekday { .. }
            | Self::NoSuchMonth(_)
            | Self::YearOutside
            | Self::Ambiguous { .. }
            | Self::NeedsDay { .. } => self.to_string(),
        }
    }

    pub(super) fn ambiguous(text: &str, one: String, other: String) -> Self {
        Self::Ambiguous {
            text: beginning(text),
            one,
            other,
        }
    }
}

/// The text, or as much of it as a sentence holds.
fn beginning(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Write a date, for example 14 January 2012 or February 2018, or not known."),
            Self::Unreadable(text) => write!(
                f,
                "\u{201c}{text}\u{201d} is not a date Waymark understands. Write for example 14 January 2012, February 2018, \
                 last winter, about August 2016, or not known."
            ),
            Self::NoSuchDay { day, month, year } => {
                write!(f, "There is no {day} {}", month_name(*month))?;
                if let Some(year) = year {
                    write!(f, " {year}")?;
                }
                write!(f, ": write a day that exists{OR_THE_MONTH}.")
            }
            Self::OtherWeekday { day, said } => write!(
                f,
                "{day} is a {} and not a {}: check which of the two is right, and write the year.",
                weekday_name(day.weekday()),
                weekday_name(*said)
            ),
            Self::NoSuchMonth(month) => write!(
                f,
                "There is no month {month}: write the day first and then the month, or the month's name, as in \
                 14 January 2012."
            ),
            Self::YearOutside => f.write_str("This date is not between 1900 and 2199: check the year."),
            Self::Ambiguous { text, one, other } => {
                write!(f, "\u{201c}{text}\u{201d} could be {one} or {other}: write the month's name and the year in full.")
            }
            Self::Backwards { from, to } => {
                write!(f, "{from} comes after {to}: write the earlier date first, and check the years.")
            }
            Self::AlreadyVague => {
                f.write_str("\u{201c}About\u{201d} goes with a day, a month, a season or a year: leave it out, or write only the month or the year.")
            }
            Self::NeedsDay { said: When::Unknown } => {
                f.write_str("An exact day is needed here: write for example 14 January 2012.")
            }
            Self::NeedsDay { said } => {
                write!(f, "An exact day is needed here, and this says {said}: write for example 14 January 2012.")
            }
        }
    }
}

impl std::error::Error for DateError {}
