//! A table as it is shown and as it is saved.

use super::csv::written;

/// A table; the first cell of each row names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Short and stable.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// What is to be known when it is read; empty where nothing is.
    pub note: String,
    /// The headings.
    pub head: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table alone as a file for a spreadsheet.
    pub fn csv(&self) -> String {
        tables_csv(std::slice::from_ref(self))
    }
}

/// What a spreadsheet needs before the text of a file, since it takes one without it for another alphabet.
pub const CSV_MARK: &str = "\u{feff}";

/// Tables as one file for a spreadsheet, each under its title.
pub(super) fn tables_csv(tables: &[Table]) -> String {
    let mut text = String::new();
    for table in tables {
        if !text.is_empty() {
            text += "\r\n";
        }
        for line in [&table.title, &table.note]
            .into_iter()
            .filter(|line| !line.is_empty())
        {
            text += &written(line);
            text += "\r\n";
        }
        for row in std::iter::once(&table.head).chain(&table.rows) {
            let cells: Vec<String> = row.iter().map(|cell| written(cell)).collect();
            text += &cells.join(",");
            text += "\r\n";
        }
    }
    text
}
