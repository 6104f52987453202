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
mod state;
mod supports;
mod table;
mod text;

use crate::engine::decision::Decision;
use crate::model::book::Rulebook;
use crate::model::case::Case;
use crate::record::isolated;
use crate::words::explain::referred_to;

use private::{RedactedPaper, named_by};

pub use form::{Forms, Held, PaperField, PaperForm, PaperSection, PaperTable, Papers};
pub use state::{BlankDemand, SectionState, blanks_words};
pub use supports::{Emergency, Supports};

/// A paper, ready to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The protective marking, in the user's words; it stands on every page.
    pub marking: String,
    /// The user's reference and the day the case speaks for; it stands on every page.
    pub reference: String,
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
    /// Whether it is the annex, which begins a page of its own.
    pub annex: bool,
    /// What of it is told as a table, before the rows.
    pub table: Option<PackTable>,
    /// Its rows, in order.
    pub rows: Vec<PackRow>,
}

/// A table; each cell is lines of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackTable {
    /// The titles of the columns; the first may have none.
    pub columns: Vec<String>,
    /// The rows, in order; the first cell of each names it.
    pub rows: Vec<Vec<Vec<String>>>,
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
        let mut blank = Vec::new();
        let mut number = 0;
        let (annexes, sections): (Vec<_>, _) =
            self.sections.iter().partition(|section| section.annex);
        let mut parts: Vec<PackPart> = sections
            .into_iter()
            .filter_map(|section| section.part(of, &paper, &mut number, &mut blank))
            .collect();
        let annexes = annexes
            .into_iter()
            .filter(|_| !of.case.referral.contains_key(PaperForm::NO_ANNEX));
        let annexes: Vec<PackPart> = annexes
            .filter_map(|section| section.part(of, &paper, &mut number, &mut blank))
            .collect();
        let mut blanks = Vec::new();
        if !blank.is_empty() {
            blanks.push(PackRow {
                blank: true,
                ..PackRow::new("Nothing is recorded of", [blank.join("; ")])
            });
        }
        if paper.has_left_out() {
            let says = "Something private is recorded and is left out here. Ask who refers.";
            blanks.push(PackRow::new("Private", [says.to_owned()]));
        }
        if !blanks.is_empty() {
            parts.push(PackPart {
                heading: headed("Left blank", &mut number),
                first: false,
                annex: false,
                table: None,
                rows: blanks,
            });
        }
        parts.extend(annexes);
        Pack {
            marking: self.marking(of.case),
            reference: reference(of.case),
            title: self.title.replace("{forum}", &goes_to(of.decision)),
            about: self.about.clone(),
            parts,
        }
    }

    /// What stands on every page, in the user's words.
    fn marking(&self, case: &Case) -> String {
        let fields = self.sections.iter().flat_map(|section| &section.fields);
        let marking = fields.filter(|field| field.on_every_page);
        let words = marking.filter_map(|field| case.referral.get(&field.id));
        let lines = words.flat_map(|words| plain(&isolated(words)));
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Under what a case keeps that the annex is to be left out.
    pub const NO_ANNEX: &str = "annex.left-out";
}

impl PaperSection {
    /// What there is of it in a case; nothing where it holds nothing. What is blank and to be listed goes to `blank`.
    fn part(
        &self,
        of: Of<'_>,
        paper: &RedactedPaper<'_>,
        number: &mut u32,
        blank: &mut Vec<String>,
    ) -> Option<PackPart> {
        let table = self.table.and_then(|table| of.table(table, paper));
        let mut rows = Vec::new();
        if let Some(kind) = self.table {
            blank.extend(of.blank_in(kind));
            rows.extend(table.is_none().then(|| of.no_table(kind)).flatten());
        }
        for field in self.fields.iter().filter(|field| !field.on_every_page) {
            let mut found = field.rows(of, paper);
            if field.is_left_out(of.case) {
                if !found.is_empty() {
                    paper.leave_out();
                }
                continue;
            }
            if found.is_empty() {
                // What stands in its place says so already.
                if !field.if_blank.is_empty() {
                    found.push(PackRow {
                        blank: true,
                        ..PackRow::new(&field.label, [field.if_blank.clone()])
                    });
                } else if field.listed {
                    blank.push(field.label.clone());
                }
            }
            rows.append(&mut found);
        }
        (table.is_some() || !rows.is_empty()).then(|| PackPart {
            heading: match self.first || self.annex {
                true => self.heading.clone(),
                false => headed(&self.heading, number),
            },
            first: self.first,
            annex: self.annex,
            table,
            rows,
        })
    }
}

/// Where a referral goes, as it stands in a title.
fn goes_to(decision: &Decision<'_>) -> String {
    let within = |place: &String| match place.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => place.clone(),
    };
    let places: Vec<String> = referred_to(decision).iter().map(within).collect();
    places.join("; ")
}

/// The user's reference and the day that the case speaks for.
fn reference(case: &Case) -> String {
    let day = case.as_of.to_string();
    match plain(&isolated(&case.reference)).join(" ") {
        none if none.is_empty() => day,
        reference => format!("Reference {reference}, {day}"),
    }
}

/// A heading with its number, so that it stands out in plain text too.
fn headed(heading: &str, number: &mut u32) -> String {
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
