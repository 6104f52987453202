//! Whether the day or the month comes first in dates such as 05/06/2018: it is one order for a whole column, found from the
//! dates that can be read in one way alone, and asked where none can or where they contradict each other.

use super::columns::Column;

/// What comes first in a date such as 05/06/2018.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum DateOrder {
    /// 5 June.
    DayFirst,
    /// 6 May.
    MonthFirst,
}

impl DateOrder {
    /// Both.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// What comes first.
    pub fn named(self) -> &'static str {
        match self {
            Self::DayFirst => "day",
            Self::MonthFirst => "month",
        }
    }
}

/// The dates of one column: how they are read, and what was seen of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// Nothing while it is not known what comes first; then those dates alone read that can be read in one way.
    pub(super) order: Option<DateOrder>,
    /// How many read with the day first alone, with the month first alone, and either way.
    seen: [u32; 3],
    /// The first of each.
    first: [String; 3],
}

impl Dates {
    /// What comes first in a date whose numbers begin with these two; nothing where that is not known.
    pub(super) fn order_of(
        &mut self,
        first: &str,
        second: &str,
        written: &str,
    ) -> Option<DateOrder> {
        let may_be_month = |text: &str| text.parse().is_ok_and(|number: u8| number <= 12);
        let (seen, only) = match (may_be_month(first), may_be_month(second)) {
            (false, true) => (0, Some(DateOrder::DayFirst)),
            (true, false) => (1, Some(DateOrder::MonthFirst)),
            (true, true) if first.trim_start_matches('0') != second.trim_start_matches('0') => {
                (2, None)
            }
            // The same either way, or no date at all.
            _ => return Some(DateOrder::DayFirst),
        };
        if let Some((count, example)) = self.seen.get_mut(seen).zip(self.first.get_mut(seen)) {
            *count += 1;
            if example.is_empty() {
                written.clone_into(example);
            }
        }
        self.order.or(only)
    }

    /// What comes first, as far as the column itself shows.
    fn found(&self) -> Option<DateOrder> {
        let [day, month, either] = self.seen;
        match (day > 0, month > 0) {
            (true, true) => None,
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            // Where there is no such date it does not matter.
            (false, false) => (either == 0).then_some(DateOrder::DayFirst),
        }
    }
}

/// The columns that hold dates.
const DATED: [Column; 4] = [
    Column::Date,
    Column::Events,
    Column::Maracs,
    Column::Assessments,
];

/// What comes first in each column that holds dates, as far as somebody has said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOrders([Option<DateOrder>; 4]);

impl DateOrders {
    /// The same, with what comes first in the dates of that column.
    #[must_use]
    pub fn with(mut self, column: Column, order: DateOrder) -> Self {
        let of = DATED
            .iter()
            .zip(&mut self.0)
            .find(|(known, _)| **known == column);
        of.into_iter().for_each(|(_, known)| *known = Some(order));
        self
    }

    /// What was said of that column.
    pub fn of(&self, column: Column) -> Option<DateOrder> {
        DATED
            .iter()
            .zip(self.0)
            .find(|(known, _)| **known == column)
            .and_then(|(_, order)| order)
    }
}

/// The dates of every column of a file.
#[derive(Clone, Debug)]
pub(super) struct FileDates {
    pub(super) date: Dates,
    pub(super) events: Dates,
    pub(super) maracs: Dates,
    pub(super) assessments: Dates,
}

impl FileDates {
    /// As a file is read first: with the day first, as people here write it. What it shows then decides.
    pub(super) fn first() -> Self {
        Self::read([Some(DateOrder::DayFirst); 4])
    }

    fn read(orders: [Option<DateOrder>; 4]) -> Self {
        let [date, events, maracs, assessments] = orders.map(|order| Dates {
            order,
            ..Dates::default()
        });
        Self {
            date,
            events,
            maracs,
            assessments,
        }
    }

    fn each(&self) -> [&Dates; 4] {
        let Self {
            date,
            events,
            maracs,
            assessments,
        } = self;
        [date, events, maracs, assessments]
    }

    /// How the file is to be read once it was read first, and what it showed; nothing where it was read so.
    pub(super) fn again(&self, said: DateOrders) -> Option<Self> {
        let mut orders = said.0;
        orders
            .iter_mut()
            .zip(self.each())
            .for_each(|(order, dates)| *order = order.or(dates.found()));
        (orders != self.each().map(|dates| dates.order)).then(|| Self::read(orders))
    }

    /// The columns in which what comes first is not known, and matters.
    pub(super) fn asked(&self, said: DateOrders) -> Vec<AskedOrder> {
        let named = DATED.iter().zip(self.each()).zip(said.0);
        let open = named.filter(|((_, dates), _)| {
            let [day, month, either] = dates.seen;
            either > 0 && (day > 0) == (month > 0)
        });
        let asked = |((column, dates), said): ((&Column, &Dates), Option<DateOrder>)| AskedOrder {
            column: *column,
            said,
            seen: dates.seen,
            first: dates.first.clone(),
        };
        open.map(asked).collect()
    }

    /// What is to be said of the columns in which the month comes first.
    pub(super) fn notes(&self) -> Vec<String> {
        let months = DATED
            .iter()
            .zip(self.each())
            .filter(|(_, dates)| dates.order == Some(DateOrder::MonthFirst));
        let says = |(column, dates): (&Column, &Dates)| {
            let example = dates
                .first
                .iter()
                .find(|example| !example.is_empty())
                .map_or("", String::as_str);
            format!(
                "In the column “{}” the month comes first, as in {example}, and every date of it is read so.",
                column.heading()
            )
        };
        months.map(says).collect()
    }
}

/// A column of which it has to be asked what comes first in its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOrder {
    /// The column.
    pub column: Column,
    /// What was said of it.
    pub said: Option<DateOrder>,
    seen: [u32; 3],
    first: [String; 3],
}

impl AskedOrder {
    /// What is asked.
    pub fn question(&self) -> String {
        let [_, _, either] = &self.first;
        format!(
            "In the column “{}”, what comes first in a date such as {either}?",
            self.column.heading()
        )
    }

    /// What becomes of the rows until it is said; nothing once it is.
    pub fn until_then(&self) -> &'static str {
        if self.said.is_some() {
            ""
        } else if self.column == Column::Date {
            "Until you say, a row with such a date is left out."
        } else {
            "Until you say, a row with such a date is left out where a rule asks for this column."
        }
    }

    /// Why.
    pub fn why(&self) -> String {
        let dates = |count: u32| format!("{count} {}", if count == 1 { "date" } else { "dates" });
        match (&self.seen, &self.first) {
            ([0, 0, either], _) => format!(
                "{} of this column can be read in two ways, and no other date shows which is meant.",
                dates(*either)
            ),
            ([day, month, either], [of_day, of_month, _]) => {
                let mut says = Vec::new();
                if *day > 0 {
                    says.push(format!(
                        "{} can be read with the day first alone, such as {of_day}",
                        dates(*day)
                    ));
                }
                if *month > 0 {
                    says.push(format!(
                        "{} with the month first alone, such as {of_month}",
                        dates(*month)
                    ));
                }
                says.push(format!("{} in both ways", dates(*either)));
                format!("In this column {}.", says.join("; "))
            }
        }
    }
}
