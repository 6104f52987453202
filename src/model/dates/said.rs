use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::cut;

use super::{Day, Span, day::month_name};

/// What was said about when something happened, as precisely as it is known and no more.
///
/// In files: `2012-01-14`, `2018-02`, `2017-winter`, `2018`, each also with `about `, `before ` or `after ` in front,
/// or two of them joined by `/` for "between the one and the other"; `unknown` when nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum When {
    /// Nothing is known about the date.
    #[default]
    Unknown,
    /// Within the stated day, month, season or year.
    In(Stated),
    /// Around it: a day may be three days out either way, a month one month, a season or a year half of its length.
    About(Stated),
    /// Before its first day.
    Before(Stated),
    /// After its last day.
    After(Stated),
    /// From the first day of the one to the last day of the other.
    Between(Stated, Stated),
}

/// A day, or a longer stretch of the calendar that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stated {
    /// One day.
    Day(Day),
    /// A calendar month: year, and month from 1.
    Month(i32, u32),
    /// A season, named by the year it begins in: winter 2017 runs from December 2017 to February 2018.
    Season(i32, Season),
    /// A calendar year.
    Year(i32),
}

/// The four seasons, as people use them: three whole months each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::VariantArray)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

impl Season {
    /// The four, in the order of the year.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The season's name in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Stated {
    /// Its first and last day; nothing where the calendar has no such day.
    pub fn days(self) -> Option<(Day, Day)> {
        let months_from = |year, month, count: u32| {
            let first = Day::new(year, month, 1)?;
            Some((first, first.months_after(count).minus_days(1)))
        };
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Month(year, month) => months_from(year, month, 1),
            Self::Season(year, season) => months_from(year, season.first_month(), 3),
            Self::Year(year) => months_from(year, 1, 12),
        }
    }

    fn widened(self) -> Span {
        let Some((first, last)) = self.days() else {
            return Span::default();
        };
        let (first, last) = match self {
            Self::Day(_) => (first.minus_days(3), last.plus_days(3)),
            Self::Month(..) => (
                first.months_before(1),
                last.plus_days(1).months_after(1).minus_days(1),
            ),
            Self::Season(..) => (first.minus_days(45), last.plus_days(45)),
            Self::Year(_) => (
                first.months_before(6),
                last.plus_days(1).months_after(6).minus_days(1),
            ),
        };
        Span {
            first: Some(first),
            last: Some(last),
        }
    }

    fn from_file(text: &str) -> Option<Self> {
        let stated = match text.len() {
            10 => Self::Day(Day::from_iso(text).ok()?),
            4 => Self::Year(text.parse().ok()?),
            _ => {
                let (year, rest) = text.split_once('-')?;
                let year = year.parse().ok()?;
                match Season::ALL
                    .iter()
                    .copied()
                    .find(|season| season.name() == rest)
                {
                    Some(season) => Self::Season(year, season),
                    None if rest.len() == 2 => Self::Month(year, rest.parse().ok()?),
                    None => return None,
                }
            }
        };
        // A sign or a leading nought reads as a number too; there is one way to write each.
        (stated.days().is_some() && stated.file_text() == text).then_some(stated)
    }

    fn file_text(self) -> String {
        match self {
            Self::Day(day) => day.iso(),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.name()),
            Self::Year(year) => format!("{year:04}"),
        }
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => day.fmt(f),
            Self::Month(year, month) => write!(f, "{} {year}", month_name(month)),
            Self::Season(year, Season::Winter) => write!(f, "winter {year} to {}", year + 1),
            Self::Season(year, season) => write!(f, "{} {year}", season.name()),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl When {
    /// Whether it certainly lies after a day.
    pub fn is_after(self, day: Day) -> bool {
        self.span().first.is_some_and(|first| first > day)
    }

    /// The interval of days it could mean.
    pub fn span(self) -> Span {
        let days = |stated: Stated| stated.days();
        match self {
            Self::Unknown => Span::default(),
            Self::In(stated) => Span {
                first: days(stated).map(|d| d.0),
                last: days(stated).map(|d| d.1),
            },
            Self::About(stated) => stated.widened(),
            Self::Before(stated) => Span {
                first: None,
                last: days(stated).map(|d| d.0.minus_days(1)),
            },
            Self::After(stated) => Span {
                first: days(stated).map(|d| d.1.plus_days(1)),
                last: None,
            },
            Self::Between(from, to) => Span {
                first: days(from).map(|d| d.0),
                last: days(to).map(|d| d.1),
            },
        }
    }

    /// The day, where one is known exactly.
    pub fn exact(self) -> Option<Day> {
        match self {
            Self::In(Stated::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Reads the form used in files.
    pub fn from_file(text: &str) -> Option<Self> {
        if text == "unknown" {
            return Some(Self::Unknown);
        }
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (Stated::from_file(from)?, Stated::from_file(to)?);
            return (from.days()?.0 <= to.days()?.1).then_some(Self::Between(from, to));
        }
        let (word, rest) = text.split_once(' ').unwrap_or(("", text));
        let stated = Stated::from_file(rest)?;
        match word {
            "" => Some(Self::In(stated)),
            "about" => Some(Self::About(stated)),
            "before" => Some(Self::Before(stated)),
            "after" => Some(Self::After(stated)),
            _ => None,
        }
    }

    /// The form used in files.
    pub fn file_text(self) -> String {
        match self {
            Self::Unknown => "unknown".to_owned(),
            Self::In(stated) => stated.file_text(),
            Self::About(stated) => format!("about {}", stated.file_text()),
            Self::Before(stated) => format!("before {}", stated.file_text()),
            Self::After(stated) => format!("after {}", stated.file_text()),
            Self::Between(from, to) => format!("{}/{}", from.file_text(), to.file_text()),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("date not known"),
            Self::In(stated) => stated.fmt(f),
            Self::About(stated) => write!(f, "about {stated}"),
            Self::Before(stated) => write!(f, "before {stated}"),
            Self::After(stated) => write!(f, "after {stated}"),
            Self::Between(from, to) => write!(f, "between {from} and {to}"),
        }
    }
}

impl From<Day> for When {
    fn from(day: Day) -> Self {
        Self::In(Stated::Day(day))
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.file_text())
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_file(&text).ok_or_else(|| {
            D::Error::custom(format_args!(
                "\u{201c}{}\u{201d} is not a date: write 2018-07-20, 2018-07, 2018-summer or 2018, with \u{201c}about \u{201d}, \u{201c}before \u{201d} or \
                 \u{201c}after \u{201d} in front if need be, two joined by \u{201c}/\u{201d} for between, or \u{201c}unknown\u{201d}",
                cut(&text)
            ))
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        const STATED: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-spring|-summer|-autumn|-winter)?";
        schemars::json_schema!({
            "type": "string",
            "pattern": format!("^(unknown|((about|before|after) )?{STATED}|{STATED}/{STATED})$"),
            "description": "A date as far as it is known: 2012-01-14, 2018-02, 2017-winter, 2018, about 2016-08, \
                            before 2015-10, after 2016-09, 2018-01/2018-07-20 (between), or unknown."
        })
    }
}
