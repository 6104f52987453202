//! What other rules would have done with past cases: many cases without names, two versions of a rule, and how the
//! answers move between them.
//!
//! `FORMAT.md` beside this file describes the file of past cases. Each row becomes a [`Case`](crate::model::case::Case), and is
//! decided by the same code as any other; whatever the row does not say is not known. Long work is a value that is
//! advanced by so many rows at a time, so that whoever shows it can show how far it has come, and stop.

mod cells;
mod columns;
mod compared;
mod comparing;
mod csv;
mod doubts;
mod entries;
mod expected;
mod fill;
mod left_out;
mod loading;
mod made_up;
mod missing;
mod order;
mod pairs;
mod picture;
mod reads;
mod rows;
mod table;
mod text;
mod words;

pub use columns::{COLUMNS, Column, template};
pub use compared::{CaseOutcome, Compared, Month, OfKind, Rule, Under};
pub use comparing::Comparing;
pub use expected::{Expected, expected};
pub use left_out::{Doubt, KeptRows, LeftOut, Reason};
pub use loading::{
    BadRow, LoadError, LoadSettings, Loaded, Loading, MOST_BAD, MOST_BYTES, MOST_ROWS, Progress,
};
pub use made_up::{MadeUp, made_up_csv};
pub use missing::{MISSING, Missing};
pub use order::{AskedOrder, DateOrder, DateOrders};
pub use pairs::{AnswerPair, Pairs, Tally};
pub use picture::PastPicture;
pub use rows::{Past, PastRow};
pub use table::{CSV_MARK, Table};
