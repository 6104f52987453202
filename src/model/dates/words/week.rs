//! Days of the week, and weekends.

use crate::model::dates::{Day, When};

use super::counted::count_called;
use super::said::{days, week_of};
use super::{DateError, DateReader};

/// The day of the week of that name, Monday being 0.
pub(super) fn weekday_called(word: &str) -> Option<u32> {
    Some(match word {
        "monday" | "mon" => 0,
        "tuesday" | "tue" | "tues" => 1,
        "wednesday" | "wed" | "weds" => 2,
        "thursday" | "thu" | "thur" | "thurs" => 3,
        "friday" | "fri" => 4,
        "saturday" | "sat" => 5,
        "sunday" | "sun" => 6,
        _ => return None,
    })
}

/// The Monday on or before a day.
fn monday(day: Day) -> Day {
    day.minus_days(day.weekday())
}

impl DateReader<'_> {
    /// Words with a day of the week or a weekend among them; nothing where there is none.
    pub(super) fn in_week(&self, words: &[&str]) -> Result<Option<When>, DateError> {
        let today = self.today;
        Ok(Some(match words {
            ["weekend"] if today.weekday() < 5 => self.weekend(0),
            // On a Saturday or Sunday it may be this one or the one before.
            ["weekend"] => days(monday(today).minus_days(2), today),
            // It may be the one that was or the one to come.
            ["this", "weekend"] if today.weekday() < 5 => {
                days(monday(today).minus_days(2), monday(today).plus_days(6))
            }
            ["this", "weekend"] => days(monday(today).plus_days(5), monday(today).plus_days(6)),
            // It may be the one that comes or that of next week.
            ["next", "weekend"] => {
                let coming = monday(today).plus_days(if today.weekday() < 5 { 5 } else { 12 });
                days(coming, monday(today).plus_days(13))
            }
            ["week", "after", "next"] => week_of(today.plus_days(14)),
            ["last", "weekend"] => self.weekend(0),
            ["weekend", "before", "last"] => self.weekend(1),
            ["weekend", rest @ ..] => self.weekend_of(rest)?,
            ["week", "before", "last"] => week_of(today.minus_days(14)),
            ["week", "commencing" | "beginning" | "starting", rest @ ..]
            | ["wc", rest @ ..]
            | ["w", "c", rest @ ..] => {
                let first = self.exact(rest)?;
                days(first, first.plus_days(6))
            }
            ["week", "ending", rest @ ..] => {
                let last = self.exact(rest)?;
                days(last.minus_days(6), last)
            }
            // The week that the day lies in, or the one that begins with it.
            ["week", rest @ ..] if !matches!(rest, [] | ["ago", ..]) => {
                let day = self.exact(rest)?;
                days(monday(day), day.plus_days(6))
            }
            _ => return self.with_weekday(words),
        }))
    }

    fn with_weekday(&self, words: &[&str]) -> Result<Option<When>, DateError> {
        let called = |word: &&str| weekday_called(word);
        let this = monday(self.today);
        Ok(Some(match words {
            [one] if let Some(weekday) = called(one) => self.recent(weekday),
            ["last", one] if let Some(weekday) = called(one) => self.last_weekday(weekday, 0),
            [one, "before", "last"] if let Some(weekday) = called(one) => {
                self.last_weekday(weekday, 7)
            }
            // "2 Saturdays ago" is the last one but one.
            [count, many, "ago"]
                if let Some(weekday) = many.strip_suffix('s').and_then(weekday_called)
                    && let Some(count) = count_called(count) =>
            {
                self.last_weekday(weekday, (count - 1).saturating_mul(7))
            }
            ["next", one] if let Some(weekday) = called(one) => self.next_weekday(weekday),
            ["this", one] | [one, "this", "week"] if let Some(weekday) = called(one) => {
                this.plus_days(weekday).into()
            }
            ["next", "week", one] | [one, "next", "week"] if let Some(weekday) = called(one) => {
                this.plus_days(7 + weekday).into()
            }
            ["last", "week", one] | [one, "last", "week"] if let Some(weekday) = called(one) => {
                this.minus_days(7).plus_days(weekday).into()
            }
            [one, rest @ ..] if let Some(weekday) = called(one) => self.checked(weekday, rest)?,
            [rest @ .., one] if let Some(weekday) = called(one) => self.checked(weekday, rest)?,
            _ => return Ok(None),
        }))
    }

    /// A date whose day of the week was said too.
    fn checked(&self, said: u32, rest: &[&str]) -> Result<When, DateError> {
        let when = self.said(rest)?;
        match when.exact() {
            Some(day) if day.weekday() == said => Ok(when),
            Some(day) => Err(DateError::OtherWeekday { day, said }),
            None => Err(self.unreadable()),
        }
    }

    /// The most recent such day. On that day of the week it may be today or a week ago.
    fn recent(&self, weekday: u32) -> When {
        match (self.today.weekday() + 7 - weekday) % 7 {
            0 => days(self.today.minus_days(7), self.today),
            back => self.today.minus_days(back).into(),
        }
    }

    /// "Last Tuesday" is to some the most recent one and to others that of last week; so many days before that.
    fn last_weekday(&self, weekday: u32, before: u32) -> When {
        let of_last_week = monday(self.today)
            .minus_days(7)
            .plus_days(weekday)
            .minus_days(before);
        let back = (self.today.weekday() + 6 - weekday) % 7 + 1;
        let most_recent = self.today.minus_days(back + before);
        if of_last_week == most_recent {
            most_recent.into()
        } else {
            days(of_last_week, most_recent)
        }
    }

    /// "Next Tuesday" is to some the one that comes and to others that of next week.
    fn next_weekday(&self, weekday: u32) -> When {
        let ahead = (weekday + 6 - self.today.weekday()) % 7 + 1;
        let coming = self.today.plus_days(ahead);
        let of_next_week = monday(self.today).plus_days(7 + weekday);
        if coming == of_next_week {
            coming.into()
        } else {
            days(coming, of_next_week)
        }
    }

    /// The most recent weekend that is over, or so many before it.
    fn weekend(&self, before: u32) -> When {
        let sunday = monday(self.today).minus_days(1 + 7 * before);
        days(sunday.minus_days(1), sunday)
    }

    /// The weekend of a date, which may be longer by its Friday or Monday.
    fn weekend_of(&self, rest: &[&str]) -> Result<When, DateError> {
        let day = self.exact(rest)?;
        let saturday = monday(day).plus_days(5);
        match day.weekday() {
            0 => Ok(days(day.minus_days(2), day)),
            4 => Ok(days(day, day.plus_days(2))),
            5 | 6 => Ok(days(saturday, saturday.plus_days(1))),
            _ => Err(self.unreadable()),
        }
    }

    /// A date that says one day.
    fn exact(&self, words: &[&str]) -> Result<Day, DateError> {
        self.said(words)?.exact().ok_or_else(|| self.unreadable())
    }
}
