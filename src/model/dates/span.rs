use crate::logic::Truth;

use super::Day;

/// An interval of days, both ends included; a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The earliest day it could be; nothing when there is no earliest.
    pub first: Option<Day>,
    /// The latest day it could be; nothing when there is no latest.
    pub last: Option<Day>,
}

impl Span {
    /// The span with its end brought forward to `day`: it is known to have happened by then.
    #[must_use]
    pub fn no_later_than(self, day: Day) -> Self {
        Self {
            first: self.first,
            last: Some(self.last.map_or(day, |last| last.min(day))),
        }
    }

    /// Whether it lies wholly within `from` to `to`, both included.
    pub fn within(self, from: Option<Day>, to: Day) -> Truth {
        let starts_in = match (from, self.first) {
            (None, _) => Truth::Met,
            (Some(from), first) => {
                if first.is_some_and(|first| first >= from) {
                    Truth::Met
                } else if self.last.is_some_and(|last| last < from) {
                    Truth::NotMet
                } else {
                    Truth::CannotTell
                }
            }
        };
        starts_in.and(self.by(to))
    }

    /// Whether it is over by the end of `day`.
    pub fn by(self, day: Day) -> Truth {
        if self.last.is_some_and(|last| last <= day) {
            Truth::Met
        } else if self.first.is_some_and(|first| first > day) {
            Truth::NotMet
        } else {
            Truth::CannotTell
        }
    }

    /// Whether it lies wholly after the other.
    pub fn after(self, other: Self) -> Truth {
        match (self.first, other.last) {
            (Some(first), Some(last)) if first > last => return Truth::Met,
            _ => {}
        }
        match (self.last, other.first) {
            (Some(last), Some(first)) if last <= first => Truth::NotMet,
            _ => Truth::CannotTell,
        }
    }
}
