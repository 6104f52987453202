//! Rows out of comma-separated values, as spreadsheets save them, one at a time. Splitting is csv-core's.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The most that one row may hold, in bytes.
const LONGEST_ROW: usize = 64 * 1024;
/// The most cells of a row.
const MOST_CELLS: usize = 1024;

pub(super) struct Csv {
    text: String,
    at: usize,
    line: u32,
    reader: Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// A row that was found.
pub(super) enum Found {
    /// So many cells, in the row that begins in that line.
    Row { line: u32, cells: usize },
    /// It is longer than any row.
    TooLong { line: u32 },
}

impl Csv {
    pub(super) fn new(text: String) -> Self {
        // What stands most often in the headings parts the cells.
        let headings = text.lines().next().unwrap_or_default();
        let many = |byte: u8| headings.bytes().filter(|one| *one == byte).count();
        let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|byte| many(*byte)).unwrap_or(b',');
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, line: 1, reader, output: vec![0; 4096], ends: vec![0; 64] }
    }

    /// How far it has come, and how far it has to go, in bytes.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.at, self.text.len())
    }

    /// Finds the next row; nothing after the last.
    pub(super) fn next(&mut self) -> Option<Found> {
        let blank = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let skipped = rest.iter().take_while(blank).count();
        self.pass(skipped);
        let line = self.line;
        let (mut written, mut cells, mut too_long) = (0, 0, false);
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
                // What is left of it is passed over.
                ReadRecordResult::OutputFull => (written, too_long) = (0, true),
                ReadRecordResult::OutputEndsFull => (cells, too_long) = (0, true),
                ReadRecordResult::Record if too_long => return Some(Found::TooLong { line }),
                ReadRecordResult::Record => return Some(Found::Row { line, cells }),
                ReadRecordResult::End => return None,
            }
        }
    }

    /// The cells of the row that was found last.
    pub(super) fn cells(&self, many: usize) -> impl Iterator<Item = &str> {
        let ends = self.ends.get(..many).unwrap_or_default();
        // The file is text, and so is what lies between two of its quotation marks or commas.
        let written = self.output.get(..ends.last().copied().unwrap_or(0)).unwrap_or_default();
        let row = std::str::from_utf8(written).unwrap_or_default();
        let from = std::iter::once(0).chain(ends.iter().copied());
        from.zip(ends).map(move |(from, to)| row.get(from..*to).unwrap_or_default().trim())
    }

    fn pass(&mut self, bytes: usize) {
        let passed = self.text.as_bytes().get(self.at..self.at + bytes).unwrap_or_default();
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
