//! Opening a file of past cases, a few rows at a time.

use std::fmt;

use crate::book::Rulebook;

use super::columns::{Column, Known, Meaning};
use super::csv::{self, Csv};
use super::json::Json;
use super::made_up::{MadeUp, Making};
use super::rows::{Cells, Past};
use super::text::text;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The most rows.
pub const MOST_ROWS: usize = 250_000;
/// The most bad rows that are listed; the others are counted.
pub const MOST_BAD: usize = 200;
/// The most headings that are told apart.
const MOST_HEADINGS: usize = 500;

/// A file of past cases that is being opened.
pub struct Loading {
    source: Source,
    reading: Reading,
    done: bool,
}

/// Where rows come from.
enum Source {
    Csv(Box<Csv>),
    Json(Json),
    MadeUp(Making),
}

struct Reading {
    known: Known,
    usual: String,
    headings: Vec<(String, Use)>,
    past: Past,
    bad: Vec<BadRow>,
    bad_more: usize,
    /// Whether there were more rows than are read.
    cut: bool,
    /// Whether the file was taken for Windows-1252.
    windows: bool,
}

/// What is done with a heading's cells.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Column(Column),
    Question(u16),
    Personal,
    Twice,
    Unknown,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line of the file that it begins in.
    pub line: u32,
    /// What is wrong with it; one thing at least.
    pub says: Vec<String>,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.says.join("; "))
    }
}

/// Why a file does not open at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotLoaded {
    /// It is larger than any file of past cases.
    TooLarge,
    /// It is no text, as a workbook is none.
    NoText,
    /// There is nothing in it.
    Empty,
    /// It has no column for the day of decision.
    NoDate,
    /// It is JSON, and no list.
    NoList,
}

impl fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "This file is too large: {} MB is the most. Split it by year.", MOST_BYTES >> 20),
            Self::NoText => f.write_str(
                "This file is not text. Open it in the program it comes from, and save it as CSV UTF-8 (comma delimited).",
            ),
            Self::Empty => f.write_str("This file is empty. Choose the one with the past cases."),
            Self::NoDate => f.write_str(
                "This file has no column called date, and without the day of decision nothing can be counted. Its first line \
                 must hold the headings: save the template to see them.",
            ),
            Self::NoList => f.write_str("This JSON file is not a list of cases. Save the template to see what is in one."),
        }
    }
}

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So far.
    pub done: usize,
    /// Of so much.
    pub of: usize,
}

impl Progress {
    /// In whole hundredths.
    pub fn hundredths(self) -> usize {
        (self.done.saturating_mul(100) / self.of.max(1)).min(100)
    }
}

impl Loading {
    /// Begins to open the bytes of a CSV or JSON file.
    ///
    /// # Errors
    /// When it cannot be a file of past cases.
    pub fn of_file(bytes: Vec<u8>, book: &Rulebook, usual: &str) -> Result<Self, NotLoaded> {
        let (text, windows) = text(bytes).ok_or(NotLoaded::NoText)?;
        let mut loading = Self::open(text, book, usual)?;
        loading.reading.windows = windows;
        Ok(loading)
    }

    /// Begins to open a CSV or JSON file. `usual` is the checklist of the rows that do not name one.
    ///
    /// # Errors
    /// When it cannot be a file of past cases.
    pub fn open(text: String, book: &Rulebook, usual: &str) -> Result<Self, NotLoaded> {
        if text.len() > MOST_BYTES {
            return Err(NotLoaded::TooLarge);
        }
        let begins = text.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace());
        let source = match begins.chars().next() {
            None => return Err(NotLoaded::Empty),
            Some('[' | '{') => Source::Json(Json::new(text).ok_or(NotLoaded::NoList)?),
            Some(_) => Source::Csv(Box::new(Csv::new(text))),
        };
        let mut loading = Self { source, reading: Reading::new(book, usual), done: false };
        if let Source::Csv(csv) = &mut loading.source {
            let Some(csv::Found::Row { cells, .. }) = csv.next() else { return Err(NotLoaded::NoDate) };
            for heading in csv.cells(cells) {
                loading.reading.heading(heading);
            }
            loading.reading.day().ok_or(NotLoaded::NoDate)?;
        }
        Ok(loading)
    }

    /// Begins a set that is made up. It answers no questions one by one.
    pub fn made_up(set: MadeUp, book: &Rulebook, usual: &str) -> Self {
        let mut reading = Reading::new(book, usual);
        reading.past.made_up = set.says();
        for heading in MadeUp::HEADINGS {
            reading.heading(heading);
        }
        let items = reading.known.checklists.iter().find(|(id, _)| id == usual).map_or(0, |(_, items)| items.len());
        let source = Source::MadeUp(Making::new(set, items));
        Self { source, reading, done: false }
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let (done, of) = match &self.source {
            Source::Csv(csv) => csv.progress(),
            Source::Json(json) => json.progress(),
            Source::MadeUp(making) => making.progress(),
        };
        Progress { done, of }
    }

    /// Reads so many rows more; true when there are no others.
    pub fn advance(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            self.done = self.done || !self.one();
        }
        self.done
    }

    /// Reads a row; false when there is none.
    fn one(&mut self) -> bool {
        let Self { source, reading, .. } = self;
        match source {
            Source::Csv(csv) => match csv.next() {
                None => return false,
                Some(csv::Found::TooLong { line }) => reading.refuse(
                    line,
                    vec!["this row is longer than any real one; a quotation mark may not be closed".to_owned()],
                ),
                Some(csv::Found::Row { line, cells }) => reading.csv_row(line, cells, csv),
            },
            Source::Json(json) => match json.next() {
                None => return false,
                Some((line, Err(says))) => reading.refuse(line, vec![says]),
                Some((line, Ok(fields))) => reading.object(line, &fields),
            },
            Source::MadeUp(making) => {
                let Some((line, made)) = making.next() else { return false };
                let mut cells = Cells::default();
                reading.headings.iter().zip(made).for_each(|((_, used), text)| put(&mut cells, *used, text));
                reading.add_or_refuse(line, &cells);
            }
        }
        !reading.cut
    }

    /// The cases that were read, and what there is to say of the file.
    pub fn finish(self) -> (Past, Vec<BadRow>, Vec<String>) {
        let notes = self.reading.notes();
        (self.reading.past, self.reading.bad, notes)
    }
}

impl Reading {
    fn new(book: &Rulebook, usual: &str) -> Self {
        Self {
            known: Known::of(book),
            usual: usual.to_owned(),
            headings: Vec::new(),
            past: Past::default(),
            bad: Vec::new(),
            bad_more: 0,
            cut: false,
            windows: false,
        }
    }

    /// The column with the day of decision.
    fn day(&self) -> Option<usize> {
        self.headings.iter().position(|(_, used)| *used == Use::Column(Column::Date))
    }

    fn meant(&mut self, heading: &str) -> Use {
        match self.known.meaning(heading) {
            Meaning::Column(column) => Use::Column(column),
            Meaning::Item(item) => Use::Question(self.past.question(None, item)),
            Meaning::Other { instrument, item } => Use::Question(self.past.question(Some(instrument), item)),
            Meaning::Personal => Use::Personal,
            Meaning::Unknown => Use::Unknown,
        }
    }

    /// Adds the heading of the next column of a table.
    fn heading(&mut self, heading: &str) {
        let used = self.meant(heading);
        let again = used.is_read() && self.headings.iter().any(|(_, one)| *one == used);
        self.headings.push((cut(heading), if again { Use::Twice } else { used }));
    }

    /// What is done with a field of an object, whose names may differ from one object to the next.
    fn field(&mut self, name: &str) -> Use {
        let name = cut(name);
        if let Some((_, used)) = self.headings.iter().find(|(known, used)| *known == name && *used != Use::Twice) {
            return *used;
        }
        let used = self.meant(&name);
        self.keep(name, used);
        used
    }

    /// Keeps what is done with a name, once, while there are not too many.
    fn keep(&mut self, name: String, used: Use) {
        let heading = (name, used);
        if self.headings.len() < MOST_HEADINGS && !self.headings.contains(&heading) {
            self.headings.push(heading);
        }
    }

    fn csv_row(&mut self, line: u32, many: usize, csv: &mut Csv) {
        let headings = self.headings.len();
        if csv.cells(many).all(str::is_empty) {
            // Spreadsheets save the blank rows under a table too.
            return;
        }
        let has_lines = csv.has_lines();
        let added = if many < headings {
            Err(vec![format!("this row has {many} cells and there are {headings} headings; it may be cut off")])
        } else if many > headings {
            let hint = "a comma may need quotation marks around its cell";
            Err(vec![format!("this row has {many} cells and there are {headings} headings; {hint}")])
        } else if has_lines && self.day().is_some_and(|day| csv.swallows(many, day)) {
            Err(vec!["another row stands inside one of its cells".to_owned()])
        } else {
            let mut cells = Cells::default();
            self.headings.iter().zip(csv.cells(many)).for_each(|((_, used), text)| put(&mut cells, *used, text));
            self.add(line, &cells)
        };
        let Err(mut says) = added else { return };
        if has_lines {
            // Whether those are rows is seen when they are read.
            says.push(
                "it goes on over several lines, so a quotation mark may not be closed; the lines after the first were read by themselves"
                    .to_owned(),
            );
            csv.resume();
        }
        self.refuse(line, says);
    }

    fn object(&mut self, line: u32, fields: &[(String, String)]) {
        let mut cells = Cells::default();
        let mut read = Vec::new();
        for (name, text) in fields {
            let used = self.field(name);
            if used.is_read() && read.contains(&used) {
                self.keep(cut(name), Use::Twice);
                continue;
            }
            read.push(used);
            put(&mut cells, used, text);
        }
        self.add_or_refuse(line, &cells);
    }

    /// Adds a row, or says what is wrong with it.
    fn add(&mut self, line: u32, cells: &Cells<'_>) -> Result<(), Vec<String>> {
        self.cut = self.past.rows.len() >= MOST_ROWS;
        if self.cut { Ok(()) } else { self.past.add(cells, line, &self.usual, &self.known) }
    }

    fn add_or_refuse(&mut self, line: u32, cells: &Cells<'_>) {
        if let Err(says) = self.add(line, cells) {
            self.refuse(line, says);
        }
    }

    fn refuse(&mut self, line: u32, says: Vec<String>) {
        if self.bad.len() < MOST_BAD {
            self.bad.push(BadRow { line, says });
        } else {
            self.bad_more += 1;
        }
    }

    fn notes(&self) -> Vec<String> {
        let named = |used: Use| {
            let names: Vec<&str> =
                self.headings.iter().filter(|(_, one)| *one == used).map(|(name, _)| name.as_str()).take(20).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let mut notes = Vec::new();
        if self.windows {
            notes.push(
                "This file is not in UTF-8. It was read as Windows-1252, in which spreadsheets save plain CSV. If letters with accents are \
                 not right in what is shown here, save it as CSV UTF-8 (comma delimited) and load it again."
                    .to_owned(),
            );
        }
        if let Some(names) = named(Use::Personal) {
            notes.push(format!(
                "These columns look as if they held names or other personal details, and nothing in them was used or kept: {names}. Take them out of the file."
            ));
        }
        if let Some(names) = named(Use::Unknown) {
            notes.push(format!("These columns are not known here and were passed over: {names}."));
        }
        if let Some(names) = named(Use::Twice) {
            notes.push(format!("These columns come more than once, and the first of them was read: {names}."));
        }
        let unknown = self.past.places.iter().map(String::as_str).filter(|place| !self.known.is_area(place));
        let unknown: Vec<&str> = unknown.take(20).collect();
        if !unknown.is_empty() {
            notes.push(format!(
                "No area here is called so, and each is taken for a place of its own; check that none is misspelt: {}.",
                unknown.join(", ")
            ));
        }
        let rows = &self.past.rows;
        let like_name = |text: &str| {
            text.contains(' ')
                && text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\''))
        };
        let names = rows.iter().filter(|row| like_name(self.past.reference(row))).count();
        if names * 2 > rows.len() {
            notes.push(
                "Many references look like names. Put references of your own in their place, and load the file again."
                    .to_owned(),
            );
        }
        if self.cut {
            notes.push(format!("{MOST_ROWS} rows were read, which is the most; the rest of the file was not."));
        }
        if self.bad_more > 0 {
            notes.push(format!("{} more rows were left out than are listed.", self.bad_more));
        }
        notes
    }
}

impl Use {
    /// Whether its cells are read.
    fn is_read(self) -> bool {
        matches!(self, Self::Column(_) | Self::Question(_))
    }
}

/// As much of a heading as is kept.
fn cut(heading: &str) -> String {
    heading.chars().take(60).collect()
}

fn put<'t>(cells: &mut Cells<'t>, used: Use, text: &'t str) {
    match used {
        Use::Column(column) => cells.columns.push((column, text)),
        Use::Question(question) => cells.answers.push((question, text)),
        _ => {}
    }
}
