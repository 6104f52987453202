//! A paper as plain text, as it goes into a mail or a case system: headings, lines of at most 80 letters, and no letter that
//! such a system loses.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::record::isolated_over_lines;

use super::{Pack, PackPart, PackRow, PackTable};

/// The most letters of a line; one long word may stand over.
const LINE: usize = 80;

/// What goes before a line that goes on with the one above.
const GOES_ON: &str = "    ";

impl Pack {
    /// The paper as plain text: what the page shows.
    pub fn text(&self) -> String {
        let head = [&self.marking, &self.title, &self.reference, &self.about];
        let head: Vec<&String> = head.into_iter().filter(|line| !line.is_empty()).collect();
        let mut text = String::new();
        head.into_iter().for_each(|line| put(&mut text, line));
        for part in &self.parts {
            text.push('\n');
            part.put(&mut text);
        }
        text
    }
}

impl PackPart {
    fn put(&self, text: &mut String) {
        put(text, &self.heading.to_uppercase());
        if let Some(table) = &self.table {
            table.put(text);
        }
        self.rows.iter().for_each(|row| row.put(text));
    }
}

impl PackRow {
    fn put(&self, text: &mut String) {
        match self.lines.as_slice() {
            [one] => put(text, &format!("{} {one}", self.label)),
            lines => {
                put(text, &self.label);
                lines.iter().for_each(|line| put(text, line));
            }
        }
    }
}

impl PackTable {
    /// A row a line: its name, and what its cells begin with; what else they say stands below.
    fn put(&self, text: &mut String) {
        for row in &self.rows {
            let begins: Vec<&str> = row
                .iter()
                .filter_map(|cell| cell.first().map(String::as_str))
                .collect();
            if let Some((name, says)) = begins.split_first() {
                let says: Vec<&str> = says.iter().map(|cell| cell.trim_end_matches('.')).collect();
                put(text, &format!("{name}: {}", says.join("; ")));
            }
            let more = row.iter().flat_map(|cell| cell.iter().skip(1));
            more.for_each(|line| put(text, line));
        }
    }
}

/// A line, broken between words where it is too long.
fn put(text: &mut String, line: &str) {
    let options = Options::new(LINE)
        .subsequent_indent(GOES_ON)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut open = 0;
    for line in textwrap::wrap(&typewritten(line), options) {
        let (indent, words) = match line.strip_prefix(GOES_ON) {
            Some(words) => (GOES_ON, words),
            None => ("", &*line),
        };
        text.push_str(indent);
        text.push_str(&isolated_over_lines(words, &mut open));
        text.push('\n');
    }
}

/// With the quotes and dashes of a typewriter, which no system turns into something else.
fn typewritten(line: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{2018}' | '\u{2019}' => "'".to_owned(),
        '\u{201c}' | '\u{201d}' => "\"".to_owned(),
        '\u{2010}'..='\u{2015}' => "-".to_owned(),
        '\u{2026}' => "...".to_owned(),
        other => other.to_string(),
    };
    line.chars().map(letter).collect()
}
