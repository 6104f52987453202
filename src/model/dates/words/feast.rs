//! Days that have a name: Christmas, Easter and their like, in the calendar of the United Kingdom.

use crate::model::dates::{Day, When};

use super::said::days;
use super::{DateError, DateReader};

/// A day that has a name, or some days around one.
#[derive(Clone, Copy)]
enum Feast {
    /// A day of a month.
    On { month: u32, day: u32 },
    /// So many days after Easter Sunday; before it when negative.
    FromEaster(i32),
    /// The third Sunday of June.
    FathersDay,
    /// From Christmas Eve to New Year's Day: people say so of any of these days.
    Christmas,
    /// The day before and the day after too.
    NewYear,
    /// From Good Friday to Easter Monday.
    Easter,
}

impl Feast {
    /// The feast that the words begin with, and the words after it.
    fn called<'a, 'b>(words: &'a [&'b str]) -> Option<(Self, &'a [&'b str])> {
        let on = |month, day| Self::On { month, day };
        Some(match words {
            ["christmas" | "xmas", "eve", rest @ ..] => (on(12, 24), rest),
            ["christmas" | "xmas", "day", rest @ ..] => (on(12, 25), rest),
            ["christmas" | "xmas", "time", rest @ ..]
            | ["christmas" | "xmas" | "christmastime", rest @ ..] => (Self::Christmas, rest),
            ["boxing", "day", rest @ ..] => (on(12, 26), rest),
            ["new", "year's" | "years" | "year", "eve", rest @ ..]
            | ["nye" | "hogmanay", rest @ ..] => (on(12, 31), rest),
            ["new", "year's" | "years" | "year", "day", rest @ ..] => (on(1, 1), rest),
            ["new", "year" | "year's" | "years", rest @ ..] => (Self::NewYear, rest),
            ["good", "friday", rest @ ..] => (Self::FromEaster(-2), rest),
            ["easter", "sunday" | "day", rest @ ..] => (Self::FromEaster(0), rest),
            ["easter", "monday", rest @ ..] => (Self::FromEaster(1), rest),
            ["easter", "weekend", rest @ ..] | ["easter", rest @ ..] => (Self::Easter, rest),
            [
                "mother's" | "mothers" | "mothering",
                "day" | "sunday",
                rest @ ..,
            ] => (Self::FromEaster(-21), rest),
            ["father's" | "fathers", "day", rest @ ..] => (Self::FathersDay, rest),
            ["valentine's" | "valentines" | "valentine", "day", rest @ ..]
            | ["valentine's" | "valentines", rest @ ..] => (on(2, 14), rest),
            ["halloween" | "hallowe'en", rest @ ..] => (on(10, 31), rest),
            ["bonfire" | "fireworks", "night", rest @ ..] => (on(11, 5), rest),
            _ => return None,
        })
    }

    /// The first and last of the days that people mean by it in a year.
    fn in_year(self, year: i32) -> Option<(Day, Day)> {
        let around = |day: Day, before, after| (day.minus_days(before), day.plus_days(after));
        match self {
            Self::Christmas => Some((
                Day::new(year, 12, 24)?,
                Day::new(year, 12, 24)?.plus_days(8),
            )),
            Self::NewYear => Some(around(Day::new(year, 1, 1)?, 1, 1)),
            Self::Easter => Some(around(easter(year)?, 2, 1)),
            Self::On { .. } | Self::FromEaster(_) | Self::FathersDay => self.itself(year),
        }
    }

    /// The day itself in a year.
    fn itself(self, year: i32) -> Option<(Day, Day)> {
        let day = match self {
            Self::On { month, day } => Day::new(year, month, day)?,
            Self::FromEaster(days @ ..0) => easter(year)?.minus_days(days.unsigned_abs()),
            Self::FromEaster(days) => easter(year)?.plus_days(days.unsigned_abs()),
            Self::FathersDay => {
                let fifteenth = Day::new(year, 6, 15)?;
                fifteenth.plus_days(6 - fifteenth.weekday())
            }
            Self::Christmas => Day::new(year, 12, 25)?,
            Self::NewYear => Day::new(year, 1, 1)?,
            Self::Easter => easter(year)?,
        };
        Some((day, day))
    }
}

impl DateReader<'_> {
    /// A feast by its name; nothing where the words name none.
    pub(super) fn feast(&self, words: &[&str]) -> Result<Option<When>, DateError> {
        let when = |(first, last)| {
            if first == last {
                When::from(first)
            } else {
                days(first, last)
            }
        };
        Ok(self.found(words, Feast::in_year)?.map(when))
    }

    /// The days that are meant by a feast's name, for "around" it.
    pub(super) fn around_feast(&self, words: &[&str]) -> Result<Option<(Day, Day)>, DateError> {
        self.found(words, Feast::in_year)
    }

    /// The feast's own day, for "before" and "after" it.
    pub(super) fn feast_itself(&self, words: &[&str]) -> Result<Option<(Day, Day)>, DateError> {
        self.found(words, Feast::itself)
    }

    fn found(
        &self,
        words: &[&str],
        of: fn(Feast, i32) -> Option<(Day, Day)>,
    ) -> Result<Option<(Day, Day)>, DateError> {
        let words: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !matches!(*word, "the" | "of" | "in"))
            .collect();
        let (last, words) = match words.as_slice() {
            ["last", words @ ..] => (true, words),
            words => (false, words),
        };
        let Some((feast, rest)) = Feast::called(words) else {
            return Ok(None);
        };
        let year = match rest {
            [] => {
                let begun = |year: &i32| {
                    let days = feast.in_year(*year);
                    days.is_some_and(|(first, end)| {
                        if last {
                            end < self.today
                        } else {
                            first <= self.near
                        }
                    })
                };
                (0..=3).map(|back| self.near.year() + 1 - back).find(begun)
            }
            ["last", "year"] => Some(self.today.year() - 1),
            ["this", "year"] => Some(self.today.year()),
            [year] if !last => self.year_called(year),
            _ => None,
        };
        let year = year.ok_or_else(|| self.unreadable())?;
        of(feast, year).map(Some).ok_or(DateError::YearOutside)
    }
}

/// Easter Sunday, by the rule that is printed as "anonymous Gregorian": years of the moon's cycle, centuries and weekdays.
fn easter(year: i32) -> Option<Day> {
    let (golden, century) = (year % 19, year / 100);
    let moved = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = moved - (moved / 28) * (1 - (29 / (moved + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let from = moon - weekday;
    let month = 3 + (from + 40) / 44;
    let day = from + 28 - 31 * (month / 4);
    Day::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}
