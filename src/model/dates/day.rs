use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::cut;

/// One calendar day. In files it is written `2018-07-20`; in sentences, "20 July 2018".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// Why a text is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayError(String);

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\u{201c}{}\u{201d} is not a day: write year-month-day, as in 2018-07-20",
            self.0
        )
    }
}

impl std::error::Error for DayError {}

/// The months by their names, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of a week by their names, Monday first.
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The name of a day of the week, Monday being 0; an empty text for a number that is none.
pub(super) fn weekday_name(weekday: u32) -> &'static str {
    WEEKDAYS.get(weekday as usize).copied().unwrap_or_default()
}

/// The name of a month counted from 1; an empty text for a number that is no month.
pub fn month_name(month: u32) -> &'static str {
    MONTHS
        .get((month as usize).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

impl Day {
    /// The first day there is here.
    pub const FIRST: Self = match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(day) => Self(day),
        None => Self(NaiveDate::MIN),
    };

    /// The day, or nothing where the calendar has no such day or the year lies outside 1900 to 2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1900..2200).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2018-07-20`.
    ///
    /// # Errors
    /// When the text is not year-month-day or the calendar has no such day.
    pub fn from_iso(text: &str) -> Result<Self, DayError> {
        let mistake = || DayError(cut(text));
        if text.len() != 10 {
            return Err(mistake());
        }
        let mut parts = text.split('-').map(str::parse::<u32>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) => {
                let day = i32::try_from(year)
                    .ok()
                    .and_then(|year| Self::new(year, month, day));
                // A sign or a digit in the wrong place reads as a number too.
                day.filter(|day| day.iso() == text).ok_or_else(mistake)
            }
            _ => Err(mistake()),
        }
    }

    /// `2018-07-20`.
    pub fn iso(self) -> String {
        format!(
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, January being 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, Monday being 0.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The same day so many calendar months earlier; a month that has no such day gives its last.
    pub fn months_before(self, months: u32) -> Self {
        self.0
            .checked_sub_months(Months::new(months))
            .map_or(self, Self)
    }

    /// The same day so many calendar months later; a month that has no such day gives its last.
    pub fn months_after(self, months: u32) -> Self {
        self.0
            .checked_add_months(Months::new(months))
            .map_or(self, Self)
    }

    /// So many days later.
    pub fn plus_days(self, days: u32) -> Self {
        self.0
            .checked_add_days(Days::new(days.into()))
            .map_or(self, Self)
    }

    /// So many days earlier.
    pub fn minus_days(self, days: u32) -> Self {
        self.0
            .checked_sub_days(Days::new(days.into()))
            .map_or(self, Self)
    }

    /// How many days this day lies after `earlier`; negative when it lies before.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Whole years from `born` to this day, as a person's age is counted; negative before birth.
    pub fn years_since(self, born: Self) -> i32 {
        let had_birthday =
            (self.month(), self.day_of_month()) >= (born.month(), born.day_of_month());
        self.year() - born.year() - i32::from(!had_birthday)
    }

    /// The day where there is little room: "3 May 2018", "14 Jan 2012".
    pub fn short(self) -> String {
        let month: String = month_name(self.month()).chars().take(3).collect();
        format!("{} {month} {}", self.day_of_month(), self.year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} {}",
            self.day_of_month(),
            month_name(self.month()),
            self.year()
        )
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_iso(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$",
            "description": "A calendar day from 1900 to 2199, year-month-day."
        })
    }
}
