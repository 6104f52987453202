//! Rows out of comma-separated values, as spreadsheets save them, one at a time. Splitting is csv-core's.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The most that one row may hold, in bytes.
pub(super) const LONGEST_ROW: usize = 64 * 1024;
/// The most cells of a row.
const MOST_CELLS: usize = 1024;

pub(super) struct Csv {
    text: String,
    at: usize,
    line: u32,
    /// Where the row begins that was found last, and in which line.
    began: (usize, u32),
    delimiter: u8,
    reader: Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// A row that was found.
pub(super) enum FoundRow {
    /// So many cells, in the row that begins in that line.
    Row { line: u32, cells: usize },
    /// It is longer than any row. What comes next is read from its second line on.
    TooLong { line: u32 },
}

impl Csv {
    pub(super) fn new(text: String) -> Self {
        let at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let (reader, output, ends) = (Reader::new(), vec![0; 4096], vec![0; 64]);
        let mut csv = Self {
            text,
            at,
            line: 1,
            began: (at, 1),
            delimiter: b',',
            reader,
            output,
            ends,
        };
        // Before the headings may stand lines without anything in them, and one that tells a spreadsheet what parts the cells.
        let mut told = None;
        let headings = loop {
            csv.pass_line_ends();
            let first = csv
                .text
                .get(csv.at..)
                .unwrap_or_default()
                .split(['\r', '\n'])
                .next()
                .unwrap_or_default();
            match first.as_bytes() {
                [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => told = Some(*delimiter),
                [_, ..] if first.trim_matches([',', ';', '\t', ' ', '"']).is_empty() => {}
                _ => break first,
            }
            csv.pass(first.len());
        };
        // What stands most often in the headings parts the cells.
        let many = |byte: u8| headings.bytes().filter(|one| *one == byte).count();
        let most = [b',', b';', b'\t']
            .into_iter()
            .rev()
            .max_by_key(|byte| many(*byte));
        csv.delimiter = told.or(most).unwrap_or(b',');
        csv.reader = ReaderBuilder::new().delimiter(csv.delimiter).build();
        csv
    }

    /// The same file from its beginning.
    pub(super) fn again(&mut self) -> Self {
        Self::new(std::mem::take(&mut self.text))
    }

    /// How far it has come, and how far it has to go, in bytes.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.at, self.text.len())
    }

    /// Finds the next row; nothing after the last.
    pub(super) fn next(&mut self) -> Option<FoundRow> {
        self.pass_line_ends();
        let line = self.line;
        self.began = (self.at, line);
        let (mut written, mut cells) = (0, 0);
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let output = self.output.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (result, read, wrote, ended) = self.reader.read_record(rest, output, ends);
            self.pass(read);
            (written, cells) = (written + wrote, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() < LONGEST_ROW => {
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.resume();
                    return Some(FoundRow::TooLong { line });
                }
                ReadRecordResult::Record => return Some(FoundRow::Row { line, cells }),
                ReadRecordResult::End => return None,
            }
        }
    }

    /// Whether the row that was found last goes on over several lines.
    pub(super) fn has_lines(&self) -> bool {
        let row = self.text.get(self.began.0..self.at).unwrap_or_default();
        row.trim_end_matches(['\r', '\n']).contains(['\r', '\n'])
    }

    /// Whether a line inside one of the cells looks like a row: it has a day where rows have theirs.
    pub(super) fn swallows(&self, many: usize, day: usize) -> bool {
        let delimiter = char::from(self.delimiter);
        let is_row = |line: &str| {
            let mut cells = line.split(delimiter);
            line.contains(delimiter)
                && cells
                    .nth(day)
                    .is_some_and(|cell| super::cells::is_day(cell.trim()))
        };
        self.cells(many)
            .any(|cell| cell.split(['\r', '\n']).skip(1).any(is_row))
    }

    /// Goes back to the second line of the row that was found last.
    pub(super) fn resume(&mut self) {
        let (began, line) = self.began;
        let first = self
            .text
            .get(began..)
            .unwrap_or_default()
            .split(['\r', '\n'])
            .next()
            .unwrap_or_default();
        (self.at, self.line) = (began + first.len(), line);
        self.reader.reset();
    }

    fn pass_line_ends(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.pass(
            rest.iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count(),
        );
    }

    /// The cells of the row that was found last.
    pub(super) fn cells(&self, many: usize) -> impl Iterator<Item = &str> {
        let ends = self.ends.get(..many).unwrap_or_default();
        // The file is text, and so is what lies between two of its quotation marks or commas.
        let written = self
            .output
            .get(..ends.last().copied().unwrap_or(0))
            .unwrap_or_default();
        let row = std::str::from_utf8(written).unwrap_or_default();
        let from = std::iter::once(0).chain(ends.iter().copied());
        from.zip(ends)
            .map(move |(from, to)| row.get(from..*to).unwrap_or_default().trim())
    }

    fn pass(&mut self, bytes: usize) {
        let passed = self
            .text
            .as_bytes()
            .get(self.at..self.at + bytes)
            .unwrap_or_default();
        let lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line += u32::try_from(lines).unwrap_or(0);
        self.at += bytes;
    }
}

/// A cell as it is written to a file: a spreadsheet takes what begins like a sum for one.
pub(super) fn written(cell: &str) -> String {
    let sum = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if sum { "'" } else { "" };
    if sum || cell.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
