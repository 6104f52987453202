use crate::dates::{Day, Stated, When};

use super::calendar::{month_called, season_called};
use super::{DateMistake, Reader};

/// A length of time people count back in.
#[derive(Clone, Copy)]
enum Unit {
    Days(u32),
    Months(u32),
}

impl Unit {
    fn called(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Self::Days(1)),
            "week" | "weeks" => Some(Self::Days(7)),
            "fortnight" | "fortnights" => Some(Self::Days(14)),
            "month" | "months" => Some(Self::Months(1)),
            "year" | "years" => Some(Self::Months(12)),
            _ => None,
        }
    }

    /// So many of them before the day. The count has few digits, so nothing runs over.
    fn before(self, day: Day, count: u32) -> Day {
        match self {
            Self::Days(days) => day.minus_days(days.saturating_mul(count)),
            Self::Months(months) => day.months_before(months.saturating_mul(count)),
        }
    }
}

impl Reader<'_> {
    /// A date without "about", "before" and their like: counted from today, or a part of something, or from the
    /// calendar.
    pub(super) fn said(&self, words: &[&str]) -> Result<When, DateMistake> {
        let words = match words {
            ["sometime", "on" | "in" | "during" | "within", rest @ ..] => rest,
            ["sometime" | "on" | "in" | "during" | "within" | "over", rest @ ..] => rest,
            _ => words,
        };
        // "In the last month" runs until today; "last month" is a month of the calendar.
        match words {
            ["the", "last" | "past", unit] | ["past", unit] => {
                if let Some(unit) = Unit::called(unit) {
                    return Ok(self.past(unit, 1));
                }
            }
            ["the", "last" | "past", count, unit] | ["last" | "past", count, unit] => {
                if let (Some(count), Some(unit)) = (count_called(count), Unit::called(unit)) {
                    return Ok(self.past(unit, count));
                }
            }
            _ => {}
        }
        let words: Vec<&str> = words.iter().copied().filter(|word| !matches!(*word, "the" | "of")).collect();
        let today = self.today;
        match words.as_slice() {
            ["today" | "now"] | ["this", "morning"] => Ok(today.into()),
            ["yesterday"] => Ok(today.minus_days(1).into()),
            ["last", "night"] => Ok(days(today.minus_days(1), today)),
            ["this", "week"] => Ok(week_of(today)),
            ["last", "week"] => Ok(week_of(today.minus_days(7))),
            ["this", "month"] => Ok(month_of(today)),
            ["last", "month"] => Ok(month_of(today.months_before(1))),
            ["this", "year"] => Ok(When::In(Stated::Year(today.year()))),
            ["last", "year"] => Ok(When::In(Stated::Year(today.year() - 1))),
            ["last", named] => self.last(named),
            [count, unit, "ago"] => match (count_called(count), Unit::called(unit)) {
                (Some(count), Some(unit)) => Ok(self.ago(unit, count)),
                _ => Err(self.unreadable()),
            },
            ["early" | "start" | "beginning", rest @ ..] => self.third(0, rest),
            ["mid" | "middle", rest @ ..] => self.third(1, rest),
            ["late" | "end", rest @ ..] => self.third(2, rest),
            words => self.calendar(words),
        }
    }

    fn past(&self, unit: Unit, count: u32) -> When {
        days(unit.before(self.today, count), self.today)
    }

    fn ago(&self, unit: Unit, count: u32) -> When {
        let day = unit.before(self.today, count);
        When::About(match unit {
            Unit::Days(_) => Stated::Day(day),
            Unit::Months(12) if count > 1 => Stated::Year(day.year()),
            Unit::Months(_) => Stated::Month(day.year(), day.month()),
        })
    }

    /// The most recent season or month of that name that is over.
    fn last(&self, named: &str) -> Result<When, DateMistake> {
        let (season, month) = (season_called(named), month_called(named));
        if season.is_none() && month.is_none() {
            return Err(self.unreadable());
        }
        (0..=2)
            .map(|back| self.today.year() - back)
            .filter_map(|year| {
                season.map(|season| Stated::Season(year, season)).or(month.map(|month| Stated::Month(year, month)))
            })
            .find(|stated| stated.days().is_some_and(|(_, last)| last < self.today))
            .map(When::In)
            .ok_or(DateMistake::YearOutside)
    }

    /// The first, second or third third of a month, a season or a year.
    fn third(&self, number: u32, words: &[&str]) -> Result<When, DateMistake> {
        let When::In(stated) = self.said(words)? else {
            return Err(self.unreadable());
        };
        let Some((first, last)) = stated.days() else {
            return Err(DateMistake::YearOutside);
        };
        let months = match stated {
            Stated::Day(_) => return Err(self.unreadable()),
            Stated::Month(..) => {
                let from = first.plus_days(10 * number);
                return Ok(days(from, if number == 2 { last } else { from.plus_days(9) }));
            }
            Stated::Season(..) => 1,
            Stated::Year(_) => 4,
        };
        let from = first.months_after(months * number);
        Ok(days(from, from.months_after(months).minus_days(1)))
    }
}

fn days(first: Day, last: Day) -> When {
    When::Between(Stated::Day(first), Stated::Day(last))
}

fn month_of(day: Day) -> When {
    When::In(Stated::Month(day.year(), day.month()))
}

/// Monday to Sunday.
fn week_of(day: Day) -> When {
    // The first day of 1900 was a Monday.
    let after_monday = Day::new(1900, 1, 1).map_or(0, |monday| day.days_since(monday).rem_euclid(7));
    let monday = day.minus_days(u32::try_from(after_monday).unwrap_or(0));
    days(monday, monday.plus_days(6))
}

/// A count from 1, in digits or as a word.
fn count_called(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        _ if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) => {
            word.parse().ok().filter(|count| *count > 0)
        }
        _ => (1..).zip(WORDS).find(|(_, name)| *name == word).map(|(count, _)| count),
    }
}
