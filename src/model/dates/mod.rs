//! Dates people really have: a day, a month, a season, "about", "before", or nothing at all.
//!
//! A [`When`] is what was said; its [`Span`] is the interval of days it could mean. Every question about time
//! (is it in the window, how many days outside) is asked of the span, so that a vague date gives *cannot tell*
//! and never a wrong yes or no.

mod day;
mod period;
mod said;
mod span;
mod words;

pub use day::{Day, DayError, month_name};
pub use period::Period;
pub use said::{Season, Stated, When};
pub use span::Span;
pub use words::{DateError, not_understood, parse_day, parse_when, understood};
