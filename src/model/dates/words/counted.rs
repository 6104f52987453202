//! How long ago something was.

use crate::model::dates::{Day, Stated, When};

use super::said::days;
use super::{DateError, DateReader};

/// A length of time people count back in.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Hours,
    Days(u32),
    Months(u32),
}

impl Unit {
    pub(super) fn called(word: &str) -> Option<Self> {
        match word {
            "minute" | "minutes" | "hour" | "hours" => Some(Self::Hours),
            "day" | "days" | "night" | "nights" => Some(Self::Days(1)),
            "week" | "weeks" => Some(Self::Days(7)),
            "fortnight" | "fortnights" => Some(Self::Days(14)),
            "month" | "months" => Some(Self::Months(1)),
            "year" | "years" => Some(Self::Months(12)),
            _ => None,
        }
    }

    /// So many of them after the day.
    fn after(self, day: Day, count: u32) -> Day {
        match self {
            Self::Hours => day.plus_days(count.div_ceil(24)),
            Self::Days(days) => day.plus_days(days.saturating_mul(count)),
            Self::Months(months) => day.months_after(months.saturating_mul(count)),
        }
    }

    /// So many of them before the day. The count has few digits, so nothing runs over.
    fn before(self, day: Day, count: u32) -> Day {
        match self {
            // Part of a day counts as one: the day before may be meant.
            Self::Hours => day.minus_days(count.div_ceil(24)),
            Self::Days(days) => day.minus_days(days.saturating_mul(count)),
            Self::Months(months) => day.months_before(months.saturating_mul(count)),
        }
    }
}

/// How many: a number, or as many as a word may mean.
#[derive(Clone, Copy)]
enum SaidCount {
    Exactly(u32),
    Some { least: u32, most: u32 },
}

impl SaidCount {
    fn called(words: &[&str]) -> Option<Self> {
        Some(match words {
            ["a", rest @ ..] if !rest.is_empty() => return Self::called(rest),
            ["couple"] => Self::Some { least: 2, most: 3 },
            ["few"] => Self::Some { least: 2, most: 7 },
            ["several"] => Self::Some { least: 3, most: 10 },
            [one] => Self::Exactly(count_called(one)?),
            _ => return None,
        })
    }

    fn most(self) -> u32 {
        match self {
            Self::Exactly(count) | Self::Some { most: count, .. } => count,
        }
    }
}

impl DateReader<'_> {
    /// Words that count back from today; nothing where they do not.
    pub(super) fn counted(&self, words: &[&str]) -> Result<Option<When>, DateError> {
        Ok(Some(match words {
            ["other", "day" | "night"] => days(self.today.minus_days(14), self.today),
            ["nearly" | "almost", rest @ .., "ago"]
            | ["just", "over" | "under", rest @ .., "ago"] => {
                return self.counted(&[rest, &["ago"]].concat());
            }
            ["over", rest @ ..] | ["more", "than", rest @ ..] => {
                match Self::length(without_ago(rest)) {
                    Some((count, unit)) => When::Before(Stated::Day(
                        unit.before(self.today, count.most()).plus_days(1),
                    )),
                    None => return Ok(None),
                }
            }
            ["under", rest @ ..] | ["less", "than", rest @ ..] => {
                match Self::length(without_ago(rest)) {
                    Some((count, unit)) => self.past(unit, count.most()),
                    None => return Ok(None),
                }
            }
            ["last" | "past", rest @ ..] => match Self::length(rest) {
                // "Last month" is one of the calendar, and so is "last week".
                Some(_) if rest.len() == 1 && words.first() == Some(&"last") => return Ok(None),
                Some((count, unit)) => self.past(unit, count.most()),
                None => return Ok(None),
            },
            words if let Some(when) = self.and_a_half(without_ago(words)) => when,
            words => match Self::length(without_ago(words)) {
                // "Fortnight ago" is one; "month" alone is a name and no length, and "days ago" are some.
                Some((count, unit))
                    if without_ago(words).len() > 1
                        || words.len() > 1
                            && words.first().is_some_and(|unit| !unit.ends_with('s')) =>
                {
                    self.ago(count, unit)
                }
                _ => return Ok(None),
            },
        }))
    }

    /// "2 weeks", "a few days", "month".
    fn length(words: &[&str]) -> Option<(SaidCount, Unit)> {
        let (unit, count) = words.split_last()?;
        let count = if count.is_empty() {
            SaidCount::Exactly(1)
        } else {
            SaidCount::called(count)?
        };
        Some((count, Unit::called(unit)?))
    }

    /// "A year and a half", "2 and a half years", "half a year": a quarter of the unit out either way, which is no less rough than what
    /// was said.
    fn and_a_half(&self, words: &[&str]) -> Option<When> {
        let (count, unit) = match words {
            ["half", "a" | "an", unit] => (0, *unit),
            [count @ .., unit, "and", "a", "half"] | [count @ .., "and", "a", "half", unit] => {
                match SaidCount::called(count)? {
                    SaidCount::Exactly(count) => (count, *unit),
                    SaidCount::Some { .. } => return None,
                }
            }
            _ => return None,
        };
        let back = |day: Day, months: u32, days: u32| day.months_before(months).minus_days(days);
        let month = |day: Day| Stated::Month(day.year(), day.month());
        Some(match Unit::called(unit)? {
            Unit::Hours => days(
                self.today.minus_days(1 + count / 24),
                self.today.minus_days(count / 24),
            ),
            Unit::Days(length) => {
                let (middle, out) = (
                    count.saturating_mul(length) + length / 2,
                    length.div_ceil(4),
                );
                days(
                    self.today.minus_days(middle.saturating_add(out)),
                    self.today.minus_days(middle.saturating_sub(out)),
                )
            }
            Unit::Months(1) => days(back(self.today, count, 22), back(self.today, count, 8)),
            Unit::Months(length) => {
                let middle = count.saturating_mul(length) + length / 2;
                let at = |months: u32| month(self.today.months_before(months));
                When::Between(
                    at(middle.saturating_add(length / 4)),
                    at(middle.saturating_sub(length / 4)),
                )
            }
        })
    }

    /// From so long ago until today.
    fn past(&self, unit: Unit, count: u32) -> When {
        days(unit.before(self.today, count), self.today)
    }

    /// Words that count ahead from today; nothing where they do not.
    pub(super) fn ahead(&self, words: &[&str]) -> Option<When> {
        let length = match words {
            ["in" | "within", rest @ .., "time"] | ["in", rest @ ..] => rest,
            [rest @ .., "from", "now" | "today"] => rest,
            _ => return None,
        };
        let (unit, count) = length.split_last().filter(|(_, count)| !count.is_empty())?;
        // "In a week's time", "in two weeks' time".
        let unit = unit.trim_end_matches('\'');
        let unit = Unit::called(unit.strip_suffix("'s").unwrap_or(unit))?;
        Some(self.away(SaidCount::called(count)?, unit, true))
    }

    fn ago(&self, count: SaidCount, unit: Unit) -> When {
        self.away(count, unit, false)
    }

    /// So far from today, ahead or back.
    fn away(&self, count: SaidCount, unit: Unit, ahead: bool) -> When {
        let at = |count, unit: Unit| {
            if ahead {
                unit.after(self.today, count)
            } else {
                unit.before(self.today, count)
            }
        };
        let in_order = |near, far| if ahead { (near, far) } else { (far, near) };
        let month = |day: Day| Stated::Month(day.year(), day.month());
        match (count, unit) {
            (SaidCount::Exactly(count), Unit::Hours) if count % 24 == 0 => {
                When::About(Stated::Day(at(count, unit)))
            }
            (SaidCount::Exactly(count), Unit::Hours) => {
                let (first, last) = in_order(at(count / 24, Unit::Days(1)), at(count, unit));
                days(first, last)
            }
            (SaidCount::Exactly(count), Unit::Days(_)) => When::About(Stated::Day(at(count, unit))),
            (SaidCount::Exactly(count), Unit::Months(12)) if count > 1 => {
                When::About(Stated::Year(at(count, unit).year()))
            }
            (SaidCount::Exactly(count), Unit::Months(_)) => When::About(month(at(count, unit))),
            (SaidCount::Some { .. }, Unit::Hours) => {
                let (first, last) = in_order(self.today, at(1, Unit::Days(1)));
                days(first, last)
            }
            (SaidCount::Some { least, most }, unit) => {
                let (first, last) = in_order(at(least, unit), at(most, unit));
                match unit {
                    Unit::Hours | Unit::Days(1) => days(first, last),
                    // Whoever counts in weeks does not count to the day.
                    Unit::Days(_) => days(first.minus_days(3), last.plus_days(3)),
                    Unit::Months(12) => {
                        When::Between(Stated::Year(first.year()), Stated::Year(last.year()))
                    }
                    Unit::Months(_) => When::Between(month(first), month(last)),
                }
            }
        }
    }
}

fn without_ago<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    match words {
        [rest @ .., "ago" | "back" | "earlier"] => rest,
        words => words,
    }
}

/// A count from 1, in digits or as a word.
pub(super) fn count_called(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    match word {
        "a" | "an" => Some(1),
        _ if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) => {
            word.parse().ok().filter(|count| *count > 0)
        }
        _ => (1..)
            .zip(WORDS)
            .find(|(_, name)| *name == word)
            .map(|(count, _)| count),
    }
}
