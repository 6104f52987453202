use crate::model::dates::day::{MONTHS, month_name};
use crate::model::dates::{Day, Season, Stated, When};

use super::{DateError, DateReader};

/// One word of a date from the calendar.
#[derive(Clone, Copy)]
enum Piece {
    /// One or two digits.
    Small(u32),
    /// Two digits that can only be a year: `'12`.
    ShortYear(u32),
    /// With its ending: `14th`.
    Ordinal(u32),
    /// Four digits.
    Year(i32),
    Month(u32),
    Season(Season),
    To,
}

impl Piece {
    fn read(word: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match word.len() {
            1 | 2 if digits(word) => return word.parse().ok().map(Self::Small),
            4 if digits(word) => return word.parse().ok().map(Self::Year),
            _ => {}
        }
        if word == "to" {
            return Some(Self::To);
        }
        if let Some(year) = word
            .strip_prefix('\'')
            .filter(|year| year.len() == 2 && digits(year))
        {
            return year.parse().ok().map(Self::ShortYear);
        }
        let ordinal = ["st", "nd", "rd", "th"]
            .into_iter()
            .find_map(|ending| word.strip_suffix(ending));
        if let Some(day) = ordinal.filter(|day| (1..=2).contains(&day.len()) && digits(day)) {
            return day.parse().ok().map(Self::Ordinal);
        }
        season_called(word)
            .map(Self::Season)
            .or_else(|| month_called(word).map(Self::Month))
    }
}

/// The month of that name, or of the beginning of it in three letters or more.
pub(super) fn month_called(word: &str) -> Option<u32> {
    let is_it = |name: &str| word.len() >= 3 && name.to_ascii_lowercase().starts_with(word);
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| is_it(name))
        .map(|(month, _)| month)
}

/// The day of a month that is written so: `3` or `3rd`.
pub(super) fn day_called(word: &str) -> Option<u32> {
    match Piece::read(word) {
        Some(Piece::Small(day) | Piece::Ordinal(day)) => Some(day),
        _ => None,
    }
}

/// The season of that name.
pub(super) fn season_called(word: &str) -> Option<Season> {
    Season::ALL
        .iter()
        .copied()
        .find(|season| season.name() == word)
}

impl DateReader<'_> {
    /// A day, a month, a season or a year of the calendar.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each way in which a date of the calendar is written"
    )]
    pub(super) fn calendar(&self, words: &[&str]) -> Result<When, DateError> {
        use Piece::{Month, Ordinal, ShortYear, Small, To, Year};

        let pieces: Vec<Piece> = words
            .iter()
            .map(|word| Piece::read(word))
            .collect::<Option<_>>()
            .ok_or_else(|| self.unreadable())?;
        let two_digits = words.last().is_some_and(|word| word.len() > 1);
        match *pieces.as_slice() {
            [Year(year)] => in_calendar(Stated::Year(year)),
            [Year(from), Year(to)] if from < to => {
                match (
                    in_calendar(Stated::Year(from))?,
                    in_calendar(Stated::Year(to))?,
                ) {
                    (When::In(from), When::In(to)) => Ok(When::Between(from, to)),
                    _ => Err(self.unreadable()),
                }
            }

            [Month(month)] => self
                .latest(|year| Some(Stated::Month(year, month)))
                .ok_or(DateError::YearOutside),
            [Month(month), Year(year)] | [Year(year), Month(month)] => {
                in_calendar(Stated::Month(year, month))
            }
            [Month(month), ShortYear(year)] => {
                in_calendar(Stated::Month(self.full_year(year), month))
            }
            [Small(month), Year(year)] | [Year(year), Small(month)] => {
                if month_name(month).is_empty() {
                    Err(DateError::NoSuchMonth(month))
                } else {
                    in_calendar(Stated::Month(year, month))
                }
            }

            [Piece::Season(season)] => self
                .latest(|year| Some(Stated::Season(year, season)))
                .ok_or(DateError::YearOutside),
            [Piece::Season(season), Year(year)] | [Year(year), Piece::Season(season)] => {
                in_calendar(Stated::Season(year, season))
            }
            [Piece::Season(season), Small(year) | ShortYear(year)] if two_digits => {
                in_calendar(Stated::Season(self.full_year(year), season))
            }
            [Piece::Season(Season::Winter), from, to]
            | [Piece::Season(Season::Winter), from, To, to] => self.winter(from, to),

            [Small(day) | Ordinal(day), Month(month)] | [Month(month), Ordinal(day)] => {
                self.latest_day(day, month)
            }
            [Small(day) | Ordinal(day), Month(month), Year(year)]
            | [Month(month), Small(day) | Ordinal(day), Year(year)]
            | [Small(day), Small(month), Year(year)]
            | [Year(year), Small(month), Small(day)] => in_month(year, month, day),
            [
                Small(day) | Ordinal(day),
                Month(month),
                Small(year) | ShortYear(year),
            ]
            | [Small(day), Small(month), Small(year) | ShortYear(year)]
                if two_digits =>
            {
                in_month(self.full_year(year), month, day)
            }

            // "3-5 March", "30 June-2 July", "June/July": the dash says from the one to the other, the stroke that it was one of them.
            [Small(_) | Ordinal(_), Small(_) | Ordinal(_), Month(_)]
            | [
                Small(_) | Ordinal(_),
                Small(_) | Ordinal(_),
                Month(_),
                Year(_) | Small(_) | ShortYear(_),
            ]
            | [Month(_), Month(_)]
            | [Month(_), Month(_), Year(_)] => self.parted(words, 1),
            [
                Small(_) | Ordinal(_),
                Month(_),
                Small(_) | Ordinal(_),
                Month(_),
            ]
            | [
                Small(_) | Ordinal(_),
                Month(_),
                Small(_) | Ordinal(_),
                Month(_),
                Year(_),
            ] => self.parted(words, 2),
            [
                Small(_) | Ordinal(_),
                Month(_),
                Year(_),
                Small(_) | Ordinal(_),
                Month(_),
                Year(_),
            ] => self.parted(words, 3),

            [Month(_) | Small(_), Small(0)] | [Small(0), Small(_)] => Err(self.unreadable()),
            [Month(month), Small(number)] if number > 31 => {
                in_calendar(Stated::Month(self.full_year(number), month))
            }
            [Month(month), Small(number)] => Err(self.day_or_year(number, month, number, month)),
            [Small(day), Small(month)] if day > 12 => self.latest_day(day, month),
            [Small(month), Small(year)] if year > 12 => {
                in_calendar(Stated::Month(self.full_year(year), month))
            }
            // With a stroke between them it is a day and its month, as everybody here writes it; what it was read as is said.
            [Small(day), Small(month)] if self.text.contains('/') => self.latest_day(day, month),
            [Small(first), Small(second)] => Err(self.day_or_year(first, second, second, first)),

            _ => Err(self.unreadable()),
        }
    }

    /// From the words before that place to those after it.
    fn parted(&self, words: &[&str], place: usize) -> Result<When, DateError> {
        let (from, to) = words
            .split_at_checked(place)
            .ok_or_else(|| self.unreadable())?;
        self.between(from, to)
    }

    /// The year that a word of two or four digits means.
    pub(super) fn year_called(&self, word: &str) -> Option<i32> {
        match Piece::read(word)? {
            Piece::Year(year) => Some(year),
            Piece::Small(year) | Piece::ShortYear(year) if word.len() > 1 => {
                Some(self.full_year(year))
            }
            _ => None,
        }
    }

    /// The year of two digits: the latest one that lies at most a year after today.
    fn full_year(&self, short: u32) -> i32 {
        let latest = self.today.year() + 1;
        let back = i32::try_from(short).map_or(0, |short| (latest - short).rem_euclid(100));
        latest - back
    }

    /// The most recent one that has begun; a leap day can be eight years back.
    fn latest(&self, in_year: impl Fn(i32) -> Option<Stated>) -> Option<When> {
        let begun = |stated: &Stated| stated.days().is_some_and(|(first, _)| first <= self.near);
        (0..=8)
            .filter_map(|back| in_year(self.near.year() - back))
            .find(begun)
            .map(When::In)
    }

    fn latest_day(&self, day: u32, month: u32) -> Result<When, DateError> {
        if month_name(month).is_empty() {
            return Err(DateError::NoSuchMonth(month));
        }
        self.latest(|year| Day::new(year, month, day).map(Stated::Day))
            .ok_or(DateError::NoSuchDay {
                day,
                month,
                year: None,
            })
    }

    /// Winter by the two years it lies in.
    fn winter(&self, from: Piece, to: Piece) -> Result<When, DateError> {
        let year = match from {
            Piece::Year(year) => year,
            Piece::Small(year) | Piece::ShortYear(year) => self.full_year(year),
            _ => return Err(self.unreadable()),
        };
        let next = match to {
            Piece::Year(next) => next == year + 1,
            Piece::Small(next) | Piece::ShortYear(next) => {
                i32::try_from(next) == Ok((year + 1) % 100)
            }
            _ => false,
        };
        if next {
            in_calendar(Stated::Season(year, Season::Winter))
        } else {
            Err(self.unreadable())
        }
    }

    /// Two numbers that may be a day and a month, or a month and a year.
    fn day_or_year(&self, day: u32, its_month: u32, year: u32, month: u32) -> DateError {
        let one = format!("{day} {}", month_name(its_month));
        let other = format!("{} {}", month_name(month), self.full_year(year));
        DateError::ambiguous(self.text, one, other)
    }
}

fn in_calendar(stated: Stated) -> Result<When, DateError> {
    stated
        .days()
        .map(|_| When::In(stated))
        .ok_or(DateError::YearOutside)
}

fn in_month(year: i32, month: u32, day: u32) -> Result<When, DateError> {
    if month_name(month).is_empty() {
        return Err(DateError::NoSuchMonth(month));
    }
    in_calendar(Stated::Month(year, month))?;
    Day::new(year, month, day)
        .map(When::from)
        .ok_or(DateError::NoSuchDay {
            day,
            month,
            year: Some(year),
        })
}
