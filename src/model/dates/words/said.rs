use crate::model::dates::{Day, Stated, When};

use super::calendar::{day_called, month_called, season_called};
use super::counted::Unit;
use super::{DateError, DateReader};

/// Parts of a day that lie within it.
const WITHIN_A_DAY: [&str; 9] = [
    "morning",
    "afternoon",
    "evening",
    "lunchtime",
    "teatime",
    "daytime",
    "noon",
    "midday",
    "dawn",
];

impl DateReader<'_> {
    /// A date without "about", "before" and their like: counted from today, or a part of something, or from the
    /// calendar.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each way in which a day is spoken of"
    )]
    pub(super) fn said(&self, words: &[&str]) -> Result<When, DateError> {
        if let Some(when) = self.ahead(words) {
            return Ok(when);
        }
        let words = match words {
            [
                "sometime",
                "on" | "in" | "during" | "within" | "over" | "at",
                rest @ ..,
            ] => rest,
            [
                "sometime" | "on" | "in" | "during" | "within" | "at",
                rest @ ..,
            ] => rest,
            _ => words,
        };
        // "In the last month" runs until today; "last month" is a month of the calendar.
        let words = match words {
            ["the", "last", unit] if Unit::called(unit).is_some() => vec!["past", *unit],
            words => words.to_vec(),
        };
        let words: Vec<&str> = words
            .into_iter()
            .filter(|word| !matches!(*word, "the" | "of"))
            .collect();
        if let Some(when) = self.part_of_day(&words)? {
            return Ok(when);
        }
        if let Some(when) = self.feast(&words)? {
            return Ok(when);
        }
        if let Some(when) = self.counted(&words)? {
            return Ok(when);
        }
        if let Some(when) = self.in_week(&words)? {
            return Ok(when);
        }
        let today = self.today;
        match words.as_slice() {
            // More than a length of time, which was read above.
            ["over", rest @ ..] if !rest.is_empty() => self.said(rest),
            ["today" | "now"] => Ok(today.into()),
            ["yesterday"] => Ok(today.minus_days(1).into()),
            ["day", "before", "yesterday"] => Ok(today.minus_days(2).into()),
            ["tomorrow"] => Ok(today.plus_days(1).into()),
            ["day", "after", "tomorrow"] => Ok(today.plus_days(2).into()),
            ["next", "week"] => Ok(week_of(today.plus_days(7))),
            ["next", "month"] => Ok(month_of(today.months_after(1))),
            ["next", "year"] => Ok(When::In(Stated::Year(today.year() + 1))),
            ["this", "week"] => Ok(week_of(today)),
            ["last", "week"] => Ok(week_of(today.minus_days(7))),
            ["this", "month"] => Ok(month_of(today)),
            ["last", "month"] => Ok(month_of(today.months_before(1))),
            ["month", "before", "last"] => Ok(month_of(today.months_before(2))),
            ["this", "year"] => Ok(When::In(Stated::Year(today.year()))),
            ["last", "year"] => Ok(When::In(Stated::Year(today.year() - 1))),
            ["year", "before", "last"] => Ok(When::In(Stated::Year(today.year() - 2))),
            ["this", "time", "last", "year"] => Ok(about_month(today.months_before(12))),
            ["earlier", "today"] => Ok(today.into()),
            ["earlier", "this", _] => Ok(
                match self.said(words.get(1..).unwrap_or_default())?.span().first {
                    Some(first) => days(first.min(today), today),
                    None => return Err(self.unreadable()),
                },
            ),
            ["early" | "start" | "beginning", rest @ ..] => self.third(0, rest),
            ["mid" | "middle", rest @ ..] => self.third(1, rest),
            ["late" | "end", rest @ ..] => self.third(2, rest),
            words => self.of_year(words),
        }
    }

    /// "June last year", and what has no year or its own.
    fn of_year(&self, words: &[&str]) -> Result<When, DateError> {
        let of = |rest: &[&str], year: i32| {
            self.calendar(&[rest, &[format!("{year:04}").as_str()]].concat())
        };
        match words {
            [rest @ .., "last", "year"] => of(rest, self.today.year() - 1),
            [rest @ .., "next", "year"] => of(rest, self.today.year() + 1),
            [rest @ .., "this", "year"] => of(rest, self.today.year()),
            ["last", named] => self.last(named),
            words => self.calendar(words),
        }
    }

    /// A part of a day: those that may run past midnight may be the day after too. Nothing where the words name none.
    fn part_of_day(&self, words: &[&str]) -> Result<Option<When>, DateError> {
        let today = self.today;
        Ok(Some(match words {
            ["this", "morning" | "afternoon" | "evening" | "lunchtime"] | ["tonight"] => {
                today.into()
            }
            ["last" | "yesterday", "night"] | ["overnight"] => days(today.minus_days(1), today),
            ["night", "before", "last"] => days(today.minus_days(2), today.minus_days(1)),
            ["last", "evening"] => today.minus_days(1).into(),
            ["early" | "small", "hours", rest @ ..] | [rest @ .., "early" | "small", "hours"]
                if !rest.is_empty() =>
            {
                self.day_of(rest)?
            }
            [
                "early" | "late",
                rest @ ..,
                "morning" | "afternoon" | "evening",
            ] if !rest.is_empty() => {
                return self.part_of_day(words.get(1..).unwrap_or_default());
            }
            ["early" | "late", part, rest @ ..] if WITHIN_A_DAY.contains(part) => {
                self.day_of(rest)?
            }
            [part, rest @ ..] | [rest @ .., part] if WITHIN_A_DAY.contains(part) => {
                self.day_of(rest)?
            }
            ["night", rest @ ..] | [rest @ .., "night"]
                if !rest.is_empty() && self.feast(words)?.is_none() =>
            {
                lasting(self.day_of(rest)?, 0)
            }
            // The one that begins the day or the one that ends it.
            ["midnight" | "overnight", rest @ ..] | [rest @ .., "midnight" | "overnight"] => {
                lasting(self.day_of(rest)?, 1)
            }
            _ => return Ok(None),
        }))
    }

    /// A date that is said to the day; parts of a day are of nothing longer.
    fn day_of(&self, words: &[&str]) -> Result<When, DateError> {
        // "2 July in the evening", "yesterday at noon".
        let words = match words {
            [words @ .., "in" | "at" | "on"] => words,
            words => words,
        };
        let when = match words {
            // "The night of 2 to 3 July".
            [first, "to" | "and", rest @ ..] if day_called(first).is_some() => {
                self.calendar(&[&[*first], rest].concat())
            }
            words => self.said(words),
        };
        match when? {
            when @ (When::In(Stated::Day(_)) | When::Between(Stated::Day(_), Stated::Day(_))) => {
                Ok(when)
            }
            _ => Err(self.unreadable()),
        }
    }

    /// The most recent season or month of that name that is over.
    fn last(&self, named: &str) -> Result<When, DateError> {
        let (season, month) = (season_called(named), month_called(named));
        if season.is_none() && month.is_none() {
            return Err(self.unreadable());
        }
        (0..=2)
            .map(|back| self.today.year() - back)
            .filter_map(|year| {
                season
                    .map(|season| Stated::Season(year, season))
                    .or(month.map(|month| Stated::Month(year, month)))
            })
            .find(|stated| stated.days().is_some_and(|(_, last)| last < self.today))
            .map(When::In)
            .ok_or(DateError::YearOutside)
    }

    /// The first, second or third third of a month, a season or a year.
    fn third(&self, number: u32, words: &[&str]) -> Result<When, DateError> {
        let When::In(stated) = self.said(words)? else {
            return Err(self.unreadable());
        };
        let Some((first, last)) = stated.days() else {
            return Err(DateError::YearOutside);
        };
        let months = match stated {
            Stated::Day(_) => return Err(self.unreadable()),
            Stated::Month(..) => {
                let from = first.plus_days(10 * number);
                return Ok(days(
                    from,
                    if number == 2 { last } else { from.plus_days(9) },
                ));
            }
            Stated::Season(..) => 1,
            Stated::Year(_) => 4,
        };
        let from = first.months_after(months * number);
        Ok(days(from, from.months_after(months).minus_days(1)))
    }
}

pub(super) fn days(first: Day, last: Day) -> When {
    When::Between(Stated::Day(first), Stated::Day(last))
}

/// Days of which the last may run past midnight, and the first may have begun so many days before.
fn lasting(when: When, before: u32) -> When {
    match when {
        When::In(Stated::Day(day)) => days(day.minus_days(before), day.plus_days(1)),
        // Two days already: "the night of 2 to 3 July".
        more => more,
    }
}

fn month_of(day: Day) -> When {
    When::In(Stated::Month(day.year(), day.month()))
}

fn about_month(day: Day) -> When {
    When::About(Stated::Month(day.year(), day.month()))
}

/// Monday to Sunday.
pub(super) fn week_of(day: Day) -> When {
    let monday = day.minus_days(day.weekday());
    days(monday, monday.plus_days(6))
}
