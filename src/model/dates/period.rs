use super::Day;

/// A length of time, in the unit that a rule gives it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// So many calendar months: to the same day of another month, or to its last where it has no such day.
    Months(u32),
    /// So many weeks of seven days.
    Weeks(u32),
    /// So many days.
    Days(u32),
}

/// No two days there are here lie further apart than so many months, or than as many times 31 days. A longer period would
/// leave the calendar.
const MOST_MONTHS: u32 = 12 * 300;

impl Period {
    /// A period as a file has it, in each unit that is given there; the checker refuses more than one.
    pub fn given(months: Option<u32>, weeks: Option<u32>, days: Option<u32>) -> [Option<Self>; 3] {
        [
            months.map(Self::Months),
            weeks.map(Self::Weeks),
            days.map(Self::Days),
        ]
    }

    /// The one that is given, if one is.
    pub fn of(months: Option<u32>, weeks: Option<u32>, days: Option<u32>) -> Option<Self> {
        Self::given(months, weeks, days)
            .into_iter()
            .flatten()
            .next()
    }

    /// How many of its unit.
    pub fn number(self) -> u32 {
        match self {
            Self::Months(number) | Self::Weeks(number) | Self::Days(number) => number,
        }
    }

    /// What its unit is called, of one and of several.
    pub fn unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Months(_) => ("month", "months"),
            Self::Weeks(_) => ("week", "weeks"),
            Self::Days(_) => ("day", "days"),
        }
    }

    /// The day that lies so long before another.
    pub fn before(self, day: Day) -> Day {
        match self.within_calendar() {
            Self::Months(months) => day.months_before(months),
            Self::Weeks(weeks) => day.minus_days(7 * weeks),
            Self::Days(days) => day.minus_days(days),
        }
    }

    /// The day that lies so long after another.
    pub fn after(self, day: Day) -> Day {
        match self.within_calendar() {
            Self::Months(months) => day.months_after(months),
            Self::Weeks(weeks) => day.plus_days(7 * weeks),
            Self::Days(days) => day.plus_days(days),
        }
    }

    /// Whether it is no longer than the other, from whichever day they are counted. Of months and days it says so only where
    /// that is certain of the shortest and the longest months.
    pub fn is_no_longer_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Months(one), Self::Months(other)) => one <= other,
            _ => self.days().1 <= other.days().0,
        }
    }

    /// How many days it is at the least and at the most.
    fn days(self) -> (u64, u64) {
        match self {
            Self::Months(months) => {
                let (years, over) = (u64::from(months / 12), u64::from(months % 12));
                (365 * years + 28 * over, 366 * years + 31 * over)
            }
            Self::Weeks(weeks) => (7 * u64::from(weeks), 7 * u64::from(weeks)),
            Self::Days(days) => (days.into(), days.into()),
        }
    }

    fn within_calendar(self) -> Self {
        match self {
            Self::Months(months) => Self::Months(months.min(MOST_MONTHS)),
            Self::Weeks(weeks) => Self::Weeks(weeks.min(5 * MOST_MONTHS)),
            Self::Days(days) => Self::Days(days.min(31 * MOST_MONTHS)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails panics")]

    use super::Period::{self, Days, Months, Weeks};
    use crate::model::dates::Day;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn weeks_are_seven_days_and_months_end_on_their_last_day() {
        for (period, on, before, after) in [
            (Weeks(6), "2025-03-31", "2025-02-17", "2025-05-12"),
            (Weeks(4), "2024-03-01", "2024-02-02", "2024-03-29"),
            (Days(28), "2025-03-01", "2025-02-01", "2025-03-29"),
            (Days(1), "2025-01-01", "2024-12-31", "2025-01-02"),
            (Days(0), "2025-01-01", "2025-01-01", "2025-01-01"),
            (Months(1), "2025-03-31", "2025-02-28", "2025-04-30"),
        ] {
            assert_eq!(
                period.before(day(on)),
                day(before),
                "{period:?} before {on}"
            );
            assert_eq!(period.after(day(on)), day(after), "{period:?} after {on}");
        }
    }

    #[test]
    fn one_that_is_longer_than_the_calendar_reaches_every_day() {
        for period in [Months(u32::MAX), Weeks(u32::MAX), Days(u32::MAX)] {
            assert!(period.before(day("2199-12-31")) < Day::FIRST, "{period:?}");
            assert!(period.after(Day::FIRST) > day("2199-12-31"), "{period:?}");
        }
    }

    /// What is said to be no longer is so from every day of eight years, leap years among them.
    #[test]
    fn no_longer_is_so_from_every_day() {
        let months = [1, 2, 3, 11, 12, 13, 24, 36].map(Months);
        let weeks = [1, 4, 5, 9, 52, 53].map(Weeks);
        let days = [1, 27, 28, 29, 31, 32, 59, 365, 366, 397].map(Days);
        let all: Vec<Period> = months.into_iter().chain(weeks).chain(days).collect();
        for one in &all {
            for other in all.iter().filter(|other| one.is_no_longer_than(**other)) {
                for number in 0..8 * 366 {
                    let on = day("2018-01-01").plus_days(number);
                    assert!(
                        one.before(on) >= other.before(on) && one.after(on) <= other.after(on),
                        "{one:?} and {other:?} from {on}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_can_be_told_of_two() {
        for (one, other, expected) in [
            (Weeks(4), Days(28), true),
            (Days(28), Weeks(4), true),
            (Days(28), Months(1), true),
            (Days(29), Months(1), false),
            (Months(1), Days(31), true),
            (Months(1), Weeks(4), false),
            (Months(12), Days(365), false),
            (Days(365), Months(12), true),
            (Months(12), Weeks(53), true),
            (Months(2), Months(3), true),
            (Months(3), Months(2), false),
        ] {
            assert_eq!(one.is_no_longer_than(other), expected, "{one:?}, {other:?}");
        }
    }
}
