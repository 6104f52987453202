//! The papers that leave the desk: the referral, the record of a decision, the sheet of supports.
//!
//! A paper is one value, a [`Pack`]. The pasted text and the printed page are both made from it, so they say the same.
//! Which sections and fields there are, and in which order, is data: `FORMAT.md` beside this file describes it.

mod answers;
mod form;
mod held;
mod history;
mod private;
mod reasons;
mod supports;

use crate::engine::decision::Decision;
use crate::model::book::Rulebook;
use crate::model::case::Case;

use private::{RedactedPaper, named_by};

pub use form::{Forms, Held, PaperField, PaperForm, PaperSection, Papers};
pub use supports::{Emergency, Supports};

/// A paper, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its heading.
    pub title: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Its parts, in order.
    pub parts: Vec<PackPart>,
}

/// A part under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPart {
    /// The heading.
    pub heading: String,
    /// Whether it is the box that stands before everything else.
    pub first: bool,
    /// Its rows, in order.
    pub rows: Vec<PackRow>,
}

/// A name, and what there is to say under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRow {
    /// The name, with its colon.
    pub label: String,
    /// Each line is one line of text: no tabs, no breaks, no blanks at its ends.
    pub lines: Vec<String>,
    /// Whether the case holds nothing of it, and the lines say so.
    pub blank: bool,
}

impl PackRow {
    /// A row of these lines, each laid out as a line of plain text.
    fn new(label: impl AsRef<str>, lines: impl IntoIterator<Item = String>) -> Self {
        let lines = lines.into_iter().flat_map(|text| plain(&text)).collect();
        Self {
            label: format!("{}:", plain(label.as_ref()).join(" ")),
            lines,
            blank: false,
        }
    }
}

/// A text as lines of plain text: whatever breaks a line breaks it, other blanks are one space, and what cannot be seen
/// is left out.
fn plain(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let words = line.split(|letter: char| letter.is_whitespace() || letter.is_control());
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let breaks = |letter: char| {
        matches!(
            letter,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    text.split(breaks)
        .map(line)
        .filter(|line| !line.is_empty())
        .collect()
}

impl Pack {
    /// The paper as plain text: what the page shows, a line a line.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, self.about);
        let mut put = |line: &[&str]| {
            line.iter().for_each(|words| text.push_str(words));
            text.push('\n');
        };
        for part in &self.parts {
            put(&["\n", &part.heading]);
            for row in &part.rows {
                match row.lines.as_slice() {
                    [one] => put(&[&row.label, " ", one]),
                    lines => {
                        put(&[&row.label]);
                        lines.iter().for_each(|line| put(&[line]));
                    }
                }
            }
        }
        text
    }
}

/// What a paper is made from.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    /// The case.
    pub case: &'a Case,
    /// What follows from it.
    pub decision: &'a Decision<'a>,
    /// The rules and checklists.
    pub book: &'a Rulebook,
}

impl PaperForm {
    /// The paper that this form makes of a case.
    #[expect(
        clippy::too_many_lines,
        reason = "a paper is filled section by section, and what is blank is gathered on the way"
    )]
    pub fn pack(&self, of: Of<'_>) -> Pack {
        let paper = RedactedPaper::of(self, of.case);
        let renamed = paper.renamed(of.decision);
        let decision = renamed
            .as_ref()
            .map(|version| named_by(of.decision, version));
        let of = Of {
            decision: decision.as_ref().unwrap_or(of.decision),
            ..of
        };
        let mut blanks = Vec::new();
        let mut parts = Vec::new();
        let mut number = 0;
        for section in &self.sections {
            let mut rows = Vec::new();
            let mut blank = Vec::new();
            for field in &section.fields {
                let mut found = field.rows(of, &paper);
                if field.is_left_out(of.case) {
                    if !found.is_empty() {
                        paper.leave_out();
                    }
                    continue;
                }
                if found.is_empty() {
                    if field.listed {
                        blank.push(field.label.clone());
                    }
                    if !field.if_blank.is_empty() {
                        found.push(PackRow {
                            blank: true,
                            ..PackRow::new(&field.label, [field.if_blank.clone()])
                        });
                    }
                }
                rows.append(&mut found);
            }
            if !blank.is_empty() {
                blanks.push(PackRow {
                    blank: true,
                    ..PackRow::new(&section.heading, [blank.join("; ")])
                });
            }
            if !rows.is_empty() {
                parts.push(PackPart {
                    heading: headed(&section.heading, section.first, &mut number),
                    first: section.first,
                    rows,
                });
            }
        }
        if paper.has_left_out() {
            let says = "Something private is recorded and is left out here. Ask who refers.";
            blanks.push(PackRow::new("Private", [says.to_owned()]));
        }
        if !blanks.is_empty() {
            parts.push(PackPart {
                heading: headed("Left blank", false, &mut number),
                first: false,
                rows: blanks,
            });
        }
        Pack {
            title: self.title.clone(),
            about: self.about.clone(),
            parts,
        }
    }
}

/// A heading with its number, so that it stands out in plain text too; the box before everything has none.
fn headed(heading: &str, first: bool, number: &mut u32) -> String {
    if first {
        return heading.to_owned();
    }
    *number += 1;
    format!("{number}. {heading}")
}

impl PaperField {
    /// What there is of it in a case; nothing when it is blank.
    fn rows(&self, of: Of<'_>, paper: &RedactedPaper<'_>) -> Vec<PackRow> {
        let held = self
            .held
            .map(|held| of.held(held, paper))
            .unwrap_or_default();
        let many = held.iter().filter(|(label, _)| label.is_empty()).count();
        let mut number = 0;
        let mut rows: Vec<PackRow> = Vec::new();
        for (label, lines) in held {
            let label = match (label.is_empty(), many) {
                (false, _) => label,
                (true, 1) => self.label.clone(),
                (true, _) => {
                    number += 1;
                    format!("{} {number}", self.label)
                }
            };
            rows.push(PackRow::new(label, lines));
        }
        let words = of
            .case
            .referral
            .get(&self.id)
            .filter(|_| self.takes_words())
            .cloned();
        rows.push(PackRow::new(
            &self.label,
            words
                .into_iter()
                .chain(of.items(self, paper.form))
                .chain(of.told_by(&self.notices, paper)),
        ));
        rows.retain(|row| !row.lines.is_empty());
        rows
    }
}
