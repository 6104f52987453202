//! Rows that are not among the cases that are decided, counted by the reason, so that the cases and they together are all
//! rows of the file.

use crate::words::explain::{list, plural};

use super::columns::Column;

/// Why a row is left out. A row is counted once, under the first of these that is true of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The row itself does not read: it is cut off or a quotation mark is not closed.
    Row,
    /// Its day of decision does not read.
    Day,
    /// A cell of this column does not read, and one of the rules asks for it.
    Cell(Column),
    /// A date of this column can be read in two ways, nobody has said what comes first in it, and one of the rules asks for it.
    Order(Column),
    /// An answer to a question does not read, and one of the rules asks for it.
    Answer,
    /// There are more rows than are read.
    Beyond,
    /// It is an example of the template.
    Example,
    /// Its reference stands in an earlier row too.
    Again,
    /// Its day of decision is after the day on which the file was loaded.
    Later,
}

impl Reason {
    /// What is said of such rows.
    pub fn words(self) -> String {
        let says = match self {
            Self::Row => {
                "the row itself does not read: it is cut off, or a quotation mark or a comma is amiss"
            }
            Self::Day => "the day of decision does not read",
            Self::Cell(column) => {
                return format!(
                    "a cell under “{}” does not read, and a rule asks for it",
                    column.heading()
                );
            }
            Self::Order(column) => {
                return format!(
                    "which of day and month comes first under “{}” was not said",
                    column.heading()
                );
            }
            Self::Answer => "the answer to a question does not read, and a rule asks for it",
            Self::Beyond => "there are more rows than are read",
            Self::Example => "an example of the template",
            Self::Again => "its reference stands in an earlier row too",
            Self::Later => "its day of decision is after the day of loading",
        };
        says.to_owned()
    }
}

/// How many rows are left out, for each reason that there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut(Vec<(Reason, usize)>);

impl LeftOut {
    /// Counts so many rows more.
    pub(super) fn add(&mut self, reason: Reason, rows: usize) {
        if rows == 0 {
            return;
        }
        match self.0.binary_search_by_key(&reason, |(known, _)| *known) {
            Ok(place) => self
                .0
                .get_mut(place)
                .into_iter()
                .for_each(|(_, known)| *known += rows),
            Err(place) => self.0.insert(place, (reason, rows)),
        }
    }

    /// Each reason with its rows.
    pub fn by_reason(&self) -> &[(Reason, usize)] {
        &self.0
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.0.iter().map(|(_, rows)| rows).sum()
    }

    /// "3 rows are left out: 2 rows (the day of decision does not read) and 1 row (...).", and the number once where there is one
    /// reason; nothing where none are.
    pub fn words(&self) -> Option<String> {
        let rows = |rows: usize| plural(u32::try_from(rows).unwrap_or(u32::MAX), "row", "rows");
        let all = self.all();
        if let [(reason, of)] = self.0.as_slice() {
            let are = if *of == 1 { "is" } else { "are" };
            return Some(format!("{} {are} left out: {}.", rows(*of), reason.words()));
        }
        let each: Vec<String> = self
            .0
            .iter()
            .map(|(reason, of)| format!("{} ({})", rows(*of), reason.words()))
            .collect();
        let each: Vec<&str> = each.iter().map(String::as_str).collect();
        let are = if all == 1 { "is" } else { "are" };
        (all > 0).then(|| format!("{} {are} left out: {}.", rows(all), list(&each, "and")))
    }
}

/// A row that reads, and yet may be no past case, or not another one. What becomes of it is for whoever loads the file to
/// say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum Doubt {
    /// It is an example of the template.
    Example,
    /// Its reference stands in an earlier row too.
    Again,
    /// Its day of decision is after the day on which the file was loaded.
    Later,
}

impl Doubt {
    /// Every one.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    pub(super) fn reason(self) -> Reason {
        match self {
            Self::Example => Reason::Example,
            Self::Again => Reason::Again,
            Self::Later => Reason::Later,
        }
    }

    pub(super) fn bit(self) -> u8 {
        match self {
            Self::Example => 1,
            Self::Again => 2,
            Self::Later => 4,
        }
    }
}

/// Which of the rows in doubt are kept as cases. To begin with those whose reference stands twice are, because one case may
/// come back; an example is no case, and a day that is to come is no past one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptRows(u8);

impl Default for KeptRows {
    fn default() -> Self {
        Self(Doubt::Again.bit())
    }
}

impl KeptRows {
    /// Whether such rows are kept.
    pub fn keeps(self, doubt: Doubt) -> bool {
        self.0 & doubt.bit() != 0
    }

    /// The same with another choice for such rows.
    #[must_use]
    pub fn with(self, doubt: Doubt, keeps: bool) -> Self {
        Self(if keeps {
            self.0 | doubt.bit()
        } else {
            self.0 & !doubt.bit()
        })
    }

    /// Why a row with these doubts is left out; nothing where it is kept.
    pub(super) fn leaves_out(self, doubts: u8) -> Option<Reason> {
        let open = doubts & !self.0;
        Doubt::ALL
            .iter()
            .copied()
            .find(|doubt| open & doubt.bit() != 0)
            .map(Doubt::reason)
    }
}
