//! Opening a file of past cases, a few rows at a time. It is read with the day first in its dates; where a column then shows
//! that the month comes first in it, or that this cannot be told, the file is read again so.

use std::fmt;

use crate::model::book::Rulebook;
use crate::model::dates::Day;
use crate::record::is_filling;

use super::columns::{Column, HeadingNames, Meaning, template};
use super::csv::{self, Csv};
use super::doubts::{Examples, again};
use super::left_out::Reason;
use super::made_up::{MadeUp, Making};
use super::order::{AskedOrder, DateOrders, FileDates};
use super::rows::{Added, Cells, Past};
use super::text::text;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The most rows.
pub const MOST_ROWS: usize = 250_000;
/// The most bad rows that are listed; the others are counted.
pub const MOST_BAD: usize = 200;

/// A file of past cases that is being opened.
pub struct Loading {
    source: RowSource,
    reading: FileReading,
    /// Whether it is read for the second time.
    again: bool,
    done: bool,
}

/// What a file does not say of itself.
#[derive(Clone, Copy, Debug)]
pub struct LoadSettings<'a> {
    /// The checklist of the rows that do not name one, by its id.
    pub usual: &'a str,
    /// The day on which the file is loaded: what was decided later is pointed out.
    pub today: Day,
    /// What comes first in the dates of a column, where the column does not show it.
    pub orders: DateOrders,
}

/// A file that was opened.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The cases.
    pub past: Past,
    /// Rows that are no cases, as many as are listed.
    pub refused: Vec<BadRow>,
    /// Rows with a cell that does not read, as many as are listed. They are cases wherever no rule asks for that cell.
    pub in_part: Vec<BadRow>,
    /// What there is to say of the file.
    pub notes: Vec<String>,
    /// The columns of which it has to be asked what comes first in their dates.
    pub asked: Vec<AskedOrder>,
}

/// Where rows come from.
enum RowSource {
    Csv(Box<Csv>),
    MadeUp(Making),
}

struct FileReading {
    known: HeadingNames,
    usual: String,
    headings: Vec<(String, Use)>,
    past: Past,
    refused: Vec<BadRow>,
    in_part: Vec<BadRow>,
    /// Whether the file was taken for Windows-1252.
    windows: bool,
    today: Option<Day>,
    orders: DateOrders,
    dates: FileDates,
    examples: Examples,
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

/// A row with something in it that does not read.
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
pub enum LoadError {
    /// It is larger than any file of past cases.
    TooLarge,
    /// It is no text, as a workbook is none.
    NoText,
    /// There is nothing in it.
    Empty,
    /// It has no column for the day of decision.
    NoDate,
}

impl fmt::Display for LoadError {
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
        }
    }
}

impl std::error::Error for LoadError {}

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
    /// Begins to open the bytes of a file.
    ///
    /// # Errors
    /// When it cannot be a file of past cases.
    pub fn of_file(
        bytes: Vec<u8>,
        book: &Rulebook,
        given: LoadSettings<'_>,
    ) -> Result<Self, LoadError> {
        let (text, windows) = text(bytes).ok_or(LoadError::NoText)?;
        let mut loading = Self::open(text, book, given)?;
        loading.reading.windows = windows;
        Ok(loading)
    }

    /// Begins to open a file.
    ///
    /// # Errors
    /// When it cannot be a file of past cases.
    pub fn open(
        mut text: String,
        book: &Rulebook,
        given: LoadSettings<'_>,
    ) -> Result<Self, LoadError> {
        if text.len() > MOST_BYTES {
            return Err(LoadError::TooLarge);
        }
        text.truncate(
            text.trim_end_matches(|sign: char| is_filling(sign) || matches!(sign, '\r' | '\n'))
                .len(),
        );
        if text
            .chars()
            .all(|letter| letter == '\u{feff}' || letter.is_whitespace())
        {
            return Err(LoadError::Empty);
        }
        let source = RowSource::Csv(Box::new(Csv::new(text)));
        let mut reading = FileReading::new(book, given.usual);
        (reading.today, reading.orders, reading.examples) = (
            Some(given.today),
            given.orders,
            Examples(Self::template(book, given.usual)),
        );
        let mut loading = Self {
            source,
            reading,
            again: false,
            done: false,
        };
        loading.headings()?;
        Ok(loading)
    }

    /// The examples of the template, as they read with that checklist.
    fn template(book: &Rulebook, usual: &str) -> Past {
        let source = RowSource::Csv(Box::new(Csv::new(template())));
        let mut loading = Self {
            source,
            reading: FileReading::new(book, usual),
            again: false,
            done: false,
        };
        if loading.headings().is_ok() {
            while loading.one() {}
        }
        loading.reading.past
    }

    /// Reads the headings of a table.
    fn headings(&mut self) -> Result<(), LoadError> {
        let RowSource::Csv(csv) = &mut self.source else {
            return Ok(());
        };
        let Some(csv::FoundRow::Row { cells, .. }) = csv.next() else {
            return Err(LoadError::NoDate);
        };
        for heading in csv.cells(cells) {
            self.reading.heading(heading);
        }
        self.reading.day().map(|_| ()).ok_or(LoadError::NoDate)
    }

    /// Begins a set that is made up. It answers no questions one by one.
    pub fn made_up(set: MadeUp, book: &Rulebook, usual: &str) -> Self {
        let mut reading = FileReading::new(book, usual);
        reading.past.made_up = set.says();
        for heading in MadeUp::HEADINGS {
            reading.heading(heading);
        }
        let items = reading
            .known
            .checklists
            .iter()
            .find(|(id, _)| id == usual)
            .map_or(0, |(_, items)| items.len());
        let source = RowSource::MadeUp(Making::new(set, items));
        Self {
            source,
            reading,
            again: false,
            done: false,
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let (done, of) = match &self.source {
            RowSource::Csv(csv) => csv.progress(),
            RowSource::MadeUp(making) => making.progress(),
        };
        if self.again {
            Progress {
                done: of + done,
                of: of * 2,
            }
        } else {
            Progress { done, of }
        }
    }

    /// Reads so many rows more; true when there are no others.
    pub fn advance(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            self.done = self.done || !self.one() && !self.begin_again();
        }
        self.done
    }

    /// Begins again where the file showed that its dates are to be read otherwise; false where they are not.
    fn begin_again(&mut self) -> bool {
        let Some(dates) = self
            .reading
            .dates
            .again(self.reading.orders)
            .filter(|_| !self.again)
        else {
            return false;
        };
        match &mut self.source {
            RowSource::Csv(csv) => **csv = csv.again(),
            RowSource::MadeUp(_) => return false,
        }
        self.reading.clear();
        (self.reading.dates, self.again) = (dates, true);
        self.headings().is_ok()
    }

    /// Reads a row; false when there is none.
    fn one(&mut self) -> bool {
        let Self {
            source, reading, ..
        } = self;
        match source {
            RowSource::Csv(csv) => match csv.next() {
                None => return false,
                Some(csv::FoundRow::TooLong { line }) => reading.refuse(
                    line,
                    Reason::Row,
                    vec![
                        "this row is longer than any real one; a quotation mark may not be closed"
                            .to_owned(),
                    ],
                ),
                Some(csv::FoundRow::Row { line, cells }) => reading.csv_row(line, cells, csv),
            },
            RowSource::MadeUp(making) => {
                let Some((line, made)) = making.next() else {
                    return false;
                };
                let mut cells = Cells::default();
                reading
                    .headings
                    .iter()
                    .zip(made)
                    .for_each(|((_, used), text)| put(&mut cells, *used, text));
                reading.add(line, &cells);
            }
        }
        true
    }

    /// The cases that were read, and what there is to say of the file.
    pub fn finish(self) -> Loaded {
        let Self { mut reading, .. } = self;
        if reading.today.is_some() {
            again(&mut reading.past);
        }
        let asked = reading.dates.asked(reading.orders);
        // What is asked about is said once, beside the question.
        let rows = &reading.past.rows;
        reading.in_part.retain(|bad| {
            rows.iter()
                .any(|row| row.line == bad.line && row.is_unread_beside(&asked))
        });
        let open = asked.iter().filter(|asked| asked.said.is_none());
        reading.past.undecided = open.fold(0, |bits, asked| bits | asked.column.bit());
        let notes = reading.notes(&asked);
        let FileReading {
            past,
            refused,
            in_part,
            ..
        } = reading;
        Loaded {
            past,
            refused,
            in_part,
            notes,
            asked,
        }
    }
}

impl FileReading {
    fn new(book: &Rulebook, usual: &str) -> Self {
        Self {
            known: HeadingNames::of(book),
            usual: usual.to_owned(),
            headings: Vec::new(),
            past: Past::default(),
            refused: Vec::new(),
            in_part: Vec::new(),
            windows: false,
            today: None,
            orders: DateOrders::default(),
            dates: FileDates::first(),
            examples: Examples::default(),
        }
    }

    /// Drops what was read.
    fn clear(&mut self) {
        self.headings.clear();
        self.past = Past::default();
        self.refused.clear();
        self.in_part.clear();
    }

    /// The column with the day of decision.
    fn day(&self) -> Option<usize> {
        self.headings
            .iter()
            .position(|(_, used)| *used == Use::Column(Column::Date))
    }

    fn meant(&mut self, heading: &str) -> Use {
        match self.known.meaning(heading) {
            Meaning::Column(column) => Use::Column(column),
            Meaning::Item(item) => Use::Question(self.past.question(None, item)),
            Meaning::Other { instrument, item } => {
                Use::Question(self.past.question(Some(instrument), item))
            }
            Meaning::Personal => Use::Personal,
            Meaning::Unknown => Use::Unknown,
        }
    }

    /// Adds the heading of the next column of a table.
    fn heading(&mut self, heading: &str) {
        let used = self.meant(heading);
        let again = used.is_read() && self.headings.iter().any(|(_, one)| *one == used);
        self.headings
            .push((cut(heading), if again { Use::Twice } else { used }));
    }

    fn csv_row(&mut self, line: u32, many: usize, csv: &mut Csv) {
        let headings = self.headings.len();
        if csv.cells(many).all(str::is_empty) {
            // Spreadsheets save the blank rows under a table too.
            return;
        }
        let has_lines = csv.has_lines();
        let torn = if many == 1 && headings > 1 {
            let why = "it may be cut off, or no row at all, such as the footer of a mail";
            Some(format!(
                "this row has 1 cell and there are {headings} headings; {why}"
            ))
        } else if many < headings {
            Some(format!(
                "this row has {many} cells and there are {headings} headings; it may be cut off"
            ))
        } else if many > headings {
            let hint = "a comma may need quotation marks around its cell";
            Some(format!(
                "this row has {many} cells and there are {headings} headings; {hint}"
            ))
        } else if has_lines && self.day().is_some_and(|day| csv.swallows(many, day)) {
            Some("another row stands inside one of its cells".to_owned())
        } else {
            None
        };
        let (reason, mut says) = match torn {
            Some(says) => (Reason::Row, vec![says]),
            None => {
                let mut cells = Cells {
                    has_lines,
                    ..Cells::default()
                };
                self.headings
                    .iter()
                    .zip(csv.cells(many))
                    .for_each(|((_, used), text)| put(&mut cells, *used, text));
                match self.try_add(line, &cells) {
                    Some(refused) => refused,
                    None => return,
                }
            }
        };
        if has_lines {
            // Whether those are rows is seen when they are read.
            says.push(
                "it goes on over several lines, so a quotation mark may not be closed; the lines after the first were read by themselves"
                    .to_owned(),
            );
            csv.resume();
        }
        self.refuse(line, reason, says);
    }

    /// Adds a row as far as it reads; where it is refused, why.
    fn try_add(&mut self, line: u32, cells: &Cells<'_>) -> Option<(Reason, Vec<String>)> {
        if self.past.rows.len() >= MOST_ROWS {
            self.past.beyond += 1;
            return None;
        }
        match self
            .past
            .add(cells, line, &self.usual, &self.known, &mut self.dates)
        {
            Added::Whole => {}
            Added::InPart(says) if self.in_part.len() < MOST_BAD => {
                self.in_part.push(BadRow { line, says })
            }
            Added::InPart(_) => {}
            Added::Refused(reason, says) => return Some((reason, says)),
        }
        if let Some(today) = self.today {
            self.examples.mark_last(&mut self.past, today);
        }
        None
    }

    fn add(&mut self, line: u32, cells: &Cells<'_>) {
        if let Some((reason, says)) = self.try_add(line, cells) {
            self.refuse(line, reason, says);
        }
    }

    fn refuse(&mut self, line: u32, reason: Reason, says: Vec<String>) {
        self.past.refused.push((line, reason));
        if self.refused.len() < MOST_BAD {
            self.refused.push(BadRow { line, says });
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one note after the other about how a file was read"
    )]
    fn notes(&self, asked: &[AskedOrder]) -> Vec<String> {
        let named = |used: Use| {
            let names: Vec<&str> = self
                .headings
                .iter()
                .filter(|(_, one)| *one == used)
                .map(|(name, _)| name.as_str())
                .take(20)
                .collect();
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
            notes.push(format!(
                "These columns are not known here and were passed over: {names}."
            ));
        }
        if let Some(names) = named(Use::Twice) {
            notes.push(format!(
                "These columns come more than once, and the first of them was read: {names}."
            ));
        }
        let unknown = self
            .past
            .places
            .iter()
            .map(String::as_str)
            .filter(|place| !self.known.is_area(place));
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
                && text
                    .chars()
                    .all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\''))
        };
        let names = rows
            .iter()
            .filter(|row| like_name(self.past.reference(row)))
            .count();
        if names * 2 > rows.len() {
            notes.push(
                "Many references look like names. Put references of your own in their place, and load the file again."
                    .to_owned(),
            );
        }
        notes.extend(self.dates.notes());
        if self.past.beyond > 0 {
            notes.push(format!(
                "{MOST_ROWS} rows were read, which is the most; the rest of the file was not."
            ));
        }
        let more = |all: usize, listed: usize, what: &str| {
            (all > listed).then(|| format!("{} more rows {what} than are listed.", all - listed))
        };
        notes.extend(more(
            self.past.refused.len(),
            self.refused.len(),
            "were left out",
        ));
        notes.extend(more(
            self.past.read_in_part_beside(asked),
            self.in_part.len(),
            "have a cell that does not read",
        ));
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
