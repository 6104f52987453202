//! Past cases as they are kept while the page is open: small, because there may be a hundred thousand.

use std::ops::Range;

use crate::model::case::{Grade, HighestGrade, Relationship};
use crate::model::dates::Day;
use crate::model::instrument::Reply;
use crate::words::explain::plural;

use super::cells::{self, CellError};
use super::columns::{Column, HeadingNames};
use super::entries::{self, PastAssessment, PastEvent, PastMarac};
use super::left_out::{Doubt, LeftOut, Reason};
use super::order::{AskedOrder, Dates, FileDates};

/// More places than a set names.
const MOST_PLACES: usize = 500;
/// The most events, earlier MARACs and earlier assessments of one row.
const MOST_EVENTS: usize = 100;
const MOST_MARACS: usize = 12;
const MOST_ASSESSMENTS: usize = 50;
/// The longest reference that is kept, in bytes.
const LONGEST_REFERENCE: usize = 60;
/// The oldest anybody has been, in years, with room to spare.
const OLDEST: u8 = 130;

/// Past cases without names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// The cases, in the order of the file.
    pub rows: Vec<PastRow>,
    /// What the set says of itself, where it was made up.
    pub made_up: Vec<String>,
    references: String,
    pub(super) places: Vec<String>,
    pub(super) events: Vec<PastEvent>,
    pub(super) maracs: Vec<PastMarac>,
    pub(super) assessments: Vec<PastAssessment>,
    pub(super) answers: Vec<(u16, u8)>,
    /// The questions that have answers somewhere: the instrument, or nothing for the row's own checklist, and the item.
    pub(super) questions: Vec<(Option<String>, String)>,
    /// The checklists that were used.
    pub(super) checklists: Vec<String>,
    /// The rows of the file that are no cases, by their lines, and why not.
    pub(super) refused: Vec<(u32, Reason)>,
    /// How many rows say the same in every cell as an earlier one with their reference.
    pub(super) copies: usize,
    /// How many rows there were beyond those that are read.
    pub(super) beyond: usize,
    /// The columns of which nobody has said what comes first in their dates and it matters, a bit each.
    pub(super) undecided: u32,
}

/// One past case.
#[derive(Clone, Debug, PartialEq)]
pub struct PastRow {
    /// The day of decision.
    pub date: Day,
    /// The line of the file that it begins in; in a set that was made up, its number.
    pub line: u32,
    reference: IndexRange,
    pub(super) events: IndexRange,
    pub(super) maracs: IndexRange,
    pub(super) assessments: IndexRange,
    pub(super) answers: IndexRange,
    pub(super) home: Option<u16>,
    pub(super) checklist: u8,
    pub(super) age: Option<u8>,
    pub(super) yes: Option<u8>,
    pub(super) reasons: Option<u8>,
    pub(super) grade: Option<Grade>,
    pub(super) relationship: Option<Relationship>,
    pub(super) judged: Option<bool>,
    pub(super) written: Option<bool>,
    pub(super) signed_off: Option<bool>,
    pub(super) events_held: ListHeld,
    pub(super) maracs_held: ListHeld,
    pub(super) assessments_held: ListHeld,
    /// The columns whose cells do not read, one bit for each [`Column`], and [`UNREAD_ANSWERS`].
    pub(super) unread: u32,
    /// One bit for each [`Doubt`](super::left_out::Doubt).
    pub(super) doubts: u8,
}

impl PastRow {
    /// Whether every cell of it reads.
    pub fn is_whole(&self) -> bool {
        self.unread == 0
    }

    /// Whether a cell of it does not read, but for the columns of which it has yet to be said what comes first in a date.
    pub(super) fn is_unread_beside(&self, asked: &[AskedOrder]) -> bool {
        let open = asked.iter().filter(|asked| asked.said.is_none());
        self.unread & !open.fold(0, |bits, asked| bits | asked.column.bit()) != 0
    }
}

/// Among the columns of a row that do not read: that an answer does not.
const UNREAD_ANSWERS: u32 = 1 << 31;

/// In place of a reply: what the cell holds does not read.
pub(super) const UNREAD_ANSWER: u8 = u8::MAX;

/// How much of a list a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListHeld {
    /// Nothing is known of it, whatever else the row says: that it is all there was says nothing without a list.
    Unknown,
    /// What is listed, and there may be more.
    Part,
    /// All there was, which may be nothing.
    All,
}

/// A stretch of one of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct IndexRange {
    from: u32,
    to: u32,
}

impl IndexRange {
    fn new(from: usize, to: usize) -> Self {
        let small = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            from: small(from),
            to: small(to),
        }
    }

    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.range()).unwrap_or_default()
    }

    fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// The replies that a cell may hold, by the number that is kept.
pub(super) const REPLIES: [Reply; 5] = [
    Reply::NotAsked,
    Reply::Yes,
    Reply::No,
    Reply::DoesNotKnow,
    Reply::Declined,
];

/// The cells of a row, by what they are.
#[derive(Default)]
pub(super) struct Cells<'t> {
    pub(super) columns: Vec<(Column, &'t str)>,
    /// By the place of the question.
    pub(super) answers: Vec<(u16, &'t str)>,
    /// Whether the row goes on over several lines, so that a quotation mark may not be closed.
    pub(super) has_lines: bool,
}

/// Something that is wrong with a row: the cell it is in, and what it is.
pub(super) struct Amiss {
    pub(super) cell: Cell,
    pub(super) says: CellError,
}

/// A cell that does not read.
#[derive(Clone, Copy)]
pub(super) enum Cell {
    Column(Column),
    /// The answer to a question.
    Answer(u16),
}

/// What becomes of a row.
pub(super) enum Added {
    /// It is among the cases.
    Whole,
    /// It is too, and some of its cells do not read.
    InPart(Vec<CellError>),
    /// It is not, and nothing of it is kept.
    Refused(Reason, Vec<CellError>),
}

impl<'t> Cells<'t> {
    fn get(&self, column: Column) -> &'t str {
        self.columns
            .iter()
            .find(|(known, _)| *known == column)
            .map_or("", |(_, text)| text)
    }

    fn text(&self, cell: Cell) -> &'t str {
        match cell {
            Cell::Column(column) => self.get(column),
            Cell::Answer(question) => self
                .answers
                .iter()
                .find(|(known, _)| *known == question)
                .map_or("", |(_, text)| text),
        }
    }
}

impl Cell {
    fn bit(self) -> u32 {
        match self {
            Self::Column(column) => column.bit(),
            Self::Answer(_) => UNREAD_ANSWERS,
        }
    }
}

impl Past {
    /// The highest grade of the set: whoever wrote very high somewhere in it told four apart.
    pub(super) fn highest_grade(&self) -> HighestGrade {
        let rows = self.rows.iter().map(|row| row.grade);
        let events = self.events.iter().map(|event| event.grade);
        let assessments = self.assessments.iter().map(|one| one.grade);
        let mut grades = rows.chain(events).chain(assessments);
        HighestGrade::High.beside(
            grades
                .find(|grade| *grade == Some(Grade::VeryHigh))
                .flatten(),
        )
    }

    /// The reference of a row.
    pub fn reference(&self, row: &PastRow) -> &str {
        self.references
            .get(row.reference.range())
            .unwrap_or_default()
    }

    /// The rows of the file that are no cases, whatever the rules ask for.
    pub fn refused(&self) -> LeftOut {
        let mut left_out = LeftOut::default();
        self.refused
            .iter()
            .for_each(|(_, reason)| left_out.add(*reason, 1));
        left_out.add(Reason::Beyond, self.beyond);
        left_out
    }

    /// How many rows have a cell that does not read.
    pub fn read_in_part(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_whole()).count()
    }

    /// The same, but for the columns of which it has yet to be said what comes first in a date.
    pub fn read_in_part_beside(&self, asked: &[AskedOrder]) -> usize {
        self.rows
            .iter()
            .filter(|row| row.is_unread_beside(asked))
            .count()
    }

    /// The lines of the rows of which that is in doubt.
    pub fn in_doubt(&self, doubt: Doubt) -> Vec<u32> {
        self.rows
            .iter()
            .filter(|row| row.doubts & doubt.bit() != 0)
            .map(|row| row.line)
            .collect()
    }

    /// What is said of the rows of which that is in doubt; nothing where there are none.
    pub fn doubt_words(&self, doubt: Doubt) -> Option<String> {
        let lines = self.in_doubt(doubt);
        let (first, many) = (
            lines.first()?,
            plural(
                u32::try_from(lines.len()).unwrap_or(u32::MAX),
                "row",
                "rows",
            ),
        );
        let (is, has) = if lines.len() == 1 {
            ("is", "has")
        } else {
            ("are", "have")
        };
        Some(match doubt {
            Doubt::Example if lines.len() == 1 => {
                format!("1 row is an example of the template: line {first}.")
            }
            Doubt::Example => {
                format!("{many} are examples of the template, the first in line {first}.")
            }
            Doubt::Again => {
                let copies = match self.copies {
                    0 => String::new(),
                    copies => format!(" In {copies} of them every other cell is the same too."),
                };
                format!(
                    "{many} {has} a reference that stands in an earlier row too, the first in line {first}.{copies}"
                )
            }
            Doubt::Later => {
                format!("{many} {is} decided on a day after today, the first in line {first}.")
            }
        })
    }

    /// Whether two rows say the same in every cell, but for their references.
    pub(super) fn say_the_same(&self, row: &PastRow, others: &Self, other: &PastRow) -> bool {
        let place = |past: &'_ Self, place: Option<u16>| {
            place
                .and_then(|place| past.places.get(usize::from(place)))
                .cloned()
        };
        let flat = |row: &PastRow| PastRow {
            line: 0,
            reference: IndexRange::default(),
            events: IndexRange::default(),
            maracs: IndexRange::default(),
            assessments: IndexRange::default(),
            answers: IndexRange::default(),
            home: None,
            doubts: 0,
            ..row.clone()
        };
        flat(row) == flat(other)
            && place(self, row.home) == place(others, other.home)
            && row.events.of(&self.events) == other.events.of(&others.events)
            && row.maracs.of(&self.maracs) == other.maracs.of(&others.maracs)
            && row.assessments.of(&self.assessments) == other.assessments.of(&others.assessments)
            && row.answers.of(&self.answers) == other.answers.of(&others.answers)
    }

    /// Where a question stands among those that have answers.
    pub(super) fn question(&mut self, instrument: Option<String>, item: String) -> u16 {
        let question = (instrument, item);
        let place = self
            .questions
            .iter()
            .position(|known| *known == question)
            .unwrap_or_else(|| {
                self.questions.push(question);
                self.questions.len() - 1
            });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Adds a row, as far as it reads. One without a day of decision is refused, and so is one that may be torn.
    pub(super) fn add(
        &mut self,
        cells: &Cells<'_>,
        line: u32,
        usual: &str,
        known: &HeadingNames,
        dates: &mut FileDates,
    ) -> Added {
        let Self {
            references,
            places,
            events,
            maracs,
            assessments,
            answers,
            ..
        } = &*self;
        let before = [
            references.len(),
            places.len(),
            events.len(),
            maracs.len(),
            assessments.len(),
            answers.len(),
        ];
        let mut wrong = Vec::new();
        let row = self.read(cells, line, usual, known, dates, &mut wrong);
        let is_torn = cells.has_lines
            && wrong
                .iter()
                .any(|amiss| cells.text(amiss.cell).contains(['\r', '\n']));
        let says = wrong.iter().map(|amiss| amiss.says.clone()).collect();
        match row {
            Some(mut row) if !is_torn => {
                row.unread = wrong
                    .iter()
                    .fold(0, |unread, amiss| unread | amiss.cell.bit());
                self.rows.push(row);
                if wrong.is_empty() {
                    Added::Whole
                } else {
                    Added::InPart(says)
                }
            }
            row => {
                let [references, places, events, maracs, assessments, answers] = before;
                self.references.truncate(references);
                self.places.truncate(places);
                self.events.truncate(events);
                self.maracs.truncate(maracs);
                self.assessments.truncate(assessments);
                self.answers.truncate(answers);
                Added::Refused(
                    if row.is_some() {
                        Reason::Row
                    } else {
                        Reason::Day
                    },
                    says,
                )
            }
        }
    }

    /// What a row says, with what is wrong with it; nothing without a day of decision.
    #[expect(clippy::too_many_lines, reason = "one column after the other")]
    fn read(
        &mut self,
        cells: &Cells<'_>,
        line: u32,
        usual: &str,
        known: &HeadingNames,
        dates: &mut FileDates,
        wrong: &mut Vec<Amiss>,
    ) -> Option<PastRow> {
        let cell = |column| cells.get(column);
        let checklist = Some(cell(Column::Checklist))
            .filter(|id| !cells::is_unknown(id))
            .unwrap_or(usual);
        let items = known
            .checklists
            .iter()
            .find(|(id, _)| id.eq_ignore_ascii_case(checklist));
        if items.is_none() {
            let named = checklist.chars().take(40).collect::<String>();
            amiss(
                Column::Checklist,
                format!("no checklist \u{201c}{named}\u{201d} is loaded"),
                wrong,
            );
        }
        let (checklist, items) = items.map_or((usual, [].as_slice()), |(id, items)| {
            (id.as_str(), items.as_slice())
        });
        let date = take(
            Column::Date,
            cells::day(cell(Column::Date), &mut dates.date),
            wrong,
        );
        let answers = self.answers(cells, items, checklist, wrong);
        let yes = take(
            Column::Yes,
            cells::number(cell(Column::Yes), u8::MAX),
            wrong,
        )
        .flatten();
        let yes = self.fitting_total(yes, answers, items.len(), wrong);

        let said = |column, wrong: &mut Vec<Amiss>| {
            take(column, cells::yes_no(cell(column)), wrong).flatten()
        };
        let [judged, written, signed_off] =
            [Column::Judgement, Column::Written, Column::SignOff].map(|column| said(column, wrong));
        let [events_complete, maracs_complete, assessments_complete] = [
            Column::EventsComplete,
            Column::MaracsComplete,
            Column::AssessmentsComplete,
        ]
        .map(|column| said(column, wrong));
        let [events_area, maracs_area, home] =
            [Column::EventsArea, Column::MaracsArea, Column::Area]
                .map(|column| self.default_place(cell(column), column, wrong));

        let events = self.read_events(cells, (date, events_area), &mut dates.events, wrong);
        let maracs = self.read_maracs(cells, (date, maracs_area), &mut dates.maracs, wrong);
        let assessments = self.read_assessments(cells, date, &mut dates.assessments, wrong);
        let (events_held, maracs_held, assessments_held) = (
            held(events.1, events_complete, Column::EventsComplete, wrong),
            held(maracs.1, maracs_complete, Column::MaracsComplete, wrong),
            held(
                assessments.1,
                assessments_complete,
                Column::AssessmentsComplete,
                wrong,
            ),
        );
        if cell(Column::Case).contains(['\r', '\n']) {
            amiss(
                Column::Case,
                "a reference goes on over several lines".to_owned(),
                wrong,
            );
        }
        let age = take(Column::Age, cells::number(cell(Column::Age), OLDEST), wrong).flatten();
        let reasons = take(
            Column::Reasons,
            cells::number(cell(Column::Reasons), 50),
            wrong,
        )
        .flatten();
        let grade = take(Column::Grade, cells::grade(cell(Column::Grade)), wrong).flatten();
        let relationship = cells::relationship(cell(Column::Relationship));
        let relationship = take(Column::Relationship, relationship, wrong).flatten();
        Some(PastRow {
            date: date?,
            line,
            reference: self.refer(cell(Column::Case)),
            events: events.0,
            maracs: maracs.0,
            assessments: assessments.0,
            answers,
            home,
            checklist: self.checklist(checklist),
            age,
            yes,
            reasons,
            grade,
            relationship,
            judged,
            written,
            signed_off,
            events_held,
            maracs_held,
            assessments_held,
            unread: 0,
            doubts: 0,
        })
    }

    /// The events of a row, by its day of decision, each where it was or else where all of them were.
    fn read_events(
        &mut self,
        cells: &Cells<'_>,
        (date, area): (Option<Day>, Option<u16>),
        dates: &mut Dates,
        wrong: &mut Vec<Amiss>,
    ) -> (IndexRange, ListHeld) {
        let Self { places, events, .. } = self;
        let mut place = |name: &str| place(places, name);
        let mut present = false;
        let mut read = |text: &str| {
            let event = entries::event(text, dates, &mut place)?;
            entries::by(date, &[event.when])?;
            if event.present && std::mem::replace(&mut present, true) {
                return Err("two events are said to be present".to_owned());
            }
            Ok(PastEvent {
                place: event.place.or(area),
                ..event
            })
        };
        let text = (Column::Events, cells.get(Column::Events));
        gather(events, text, MOST_EVENTS, &mut read, wrong)
    }

    /// The earlier MARACs of a row.
    fn read_maracs(
        &mut self,
        cells: &Cells<'_>,
        (date, area): (Option<Day>, Option<u16>),
        dates: &mut Dates,
        wrong: &mut Vec<Amiss>,
    ) -> (IndexRange, ListHeld) {
        let Self { places, maracs, .. } = self;
        let mut place = |name: &str| place(places, name);
        let mut read = |text: &str| {
            let marac = entries::marac(text, dates, &mut place)?;
            let discussed = marac.discussed.unwrap_or_default();
            entries::by(date, &[marac.referred, marac.met, discussed])?;
            Ok(PastMarac {
                place: marac.place.or(area),
                ..marac
            })
        };
        let text = (Column::Maracs, cells.get(Column::Maracs));
        gather(maracs, text, MOST_MARACS, &mut read, wrong)
    }

    /// The earlier assessments of a row.
    fn read_assessments(
        &mut self,
        cells: &Cells<'_>,
        date: Option<Day>,
        dates: &mut Dates,
        wrong: &mut Vec<Amiss>,
    ) -> (IndexRange, ListHeld) {
        let mut read = |text: &str| {
            let assessment = entries::assessment(text, dates)?;
            entries::by(date, &[assessment.when]).map(|()| assessment)
        };
        let text = (Column::Assessments, cells.get(Column::Assessments));
        let list = &mut self.assessments;
        gather(list, text, MOST_ASSESSMENTS, &mut read, wrong)
    }

    fn answers(
        &mut self,
        cells: &Cells<'_>,
        items: &[String],
        checklist: &str,
        wrong: &mut Vec<Amiss>,
    ) -> IndexRange {
        let from = self.answers.len();
        for (question, text) in &cells.answers {
            let Some((instrument, item)) = self.questions.get(*question as usize) else {
                continue;
            };
            let reply = match cells::yes_no(text) {
                Ok(reply) => reply.map(|yes| if yes { 1 } else { 2 }),
                Err(says) => match Reply::meant_by(text) {
                    Some(reply) => REPLIES
                        .iter()
                        .position(|known| *known == reply)
                        .and_then(|place| u8::try_from(place).ok()),
                    None => {
                        let says = format!(
                            "{}{item}: {says}",
                            if instrument.is_none() { "item " } else { "" }
                        );
                        wrong.push(Amiss {
                            cell: Cell::Answer(*question),
                            says,
                        });
                        Some(UNREAD_ANSWER)
                    }
                },
            };
            if let Some(reply) = reply.filter(|reply| *reply > 0) {
                if instrument.is_none() && !items.contains(item) && reply != UNREAD_ANSWER {
                    // It was another checklist, then, and which is not known.
                    let says =
                        format!("item {item}: \u{201c}{checklist}\u{201d} has no such question");
                    wrong.push(Amiss {
                        cell: Cell::Column(Column::Checklist),
                        says,
                    });
                }
                self.answers.push((*question, reply));
            }
        }
        IndexRange::new(from, self.answers.len())
    }

    /// A total counts the answers that are given too, and cannot be more than there are questions.
    fn fitting_total(
        &self,
        yes: Option<u8>,
        answers: IndexRange,
        items: usize,
        wrong: &mut Vec<Amiss>,
    ) -> Option<u8> {
        let total = usize::from(yes?);
        let own = |question: &u16| {
            self.questions
                .get(*question as usize)
                .is_some_and(|(instrument, _)| instrument.is_none())
        };
        let own = answers
            .of(&self.answers)
            .iter()
            .filter(|(question, reply)| own(question) && *reply != UNREAD_ANSWER);
        let (given, least) = own.fold((0, 0), |(given, yes), (_, reply)| {
            (given + 1, yes + usize::from(*reply == 1))
        });
        let most = least + items.saturating_sub(given);
        if (least..=most).contains(&total) {
            return yes;
        }
        let says = format!(
            "{total} cannot be yes; with the answers given here, from {least} to {most} can"
        );
        amiss(Column::Yes, says, wrong);
        None
    }

    fn default_place(&mut self, text: &str, column: Column, wrong: &mut Vec<Amiss>) -> Option<u16> {
        if cells::is_unknown(text) {
            return None;
        }
        take(column, place(&mut self.places, text), wrong)
    }

    fn checklist(&mut self, id: &str) -> u8 {
        let place = self
            .checklists
            .iter()
            .position(|known| known == id)
            .unwrap_or_else(|| {
                self.checklists.push(id.to_owned());
                self.checklists.len() - 1
            });
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    fn refer(&mut self, reference: &str) -> IndexRange {
        let from = self.references.len();
        let shown = reference
            .char_indices()
            .take_while(|(place, _)| *place < LONGEST_REFERENCE)
            .map(|(_, letter)| letter);
        self.references.extend(shown);
        IndexRange::new(from, self.references.len())
    }
}

fn amiss(column: Column, says: CellError, wrong: &mut Vec<Amiss>) {
    wrong.push(Amiss {
        cell: Cell::Column(column),
        says: format!("{}: {says}", column.heading()),
    });
}

fn take<T>(column: Column, read: Result<T, CellError>, wrong: &mut Vec<Amiss>) -> Option<T> {
    read.map_err(|says| amiss(column, says, wrong)).ok()
}

/// How much of a list a row holds, where it says too whether that is all of it.
fn held(
    held: ListHeld,
    complete: Option<bool>,
    column: Column,
    wrong: &mut Vec<Amiss>,
) -> ListHeld {
    match (held, complete) {
        (ListHeld::All, Some(false)) => {
            amiss(
                column,
                "this says none, and that there may be more".to_owned(),
                wrong,
            );
            ListHeld::Unknown
        }
        (ListHeld::Part, Some(true)) => ListHeld::All,
        (held, _) => held,
    }
}

fn place(places: &mut Vec<String>, name: &str) -> Result<u16, CellError> {
    if name.contains(['\r', '\n']) {
        return Err("the name of a place goes on over several lines".to_owned());
    }
    let place = places
        .iter()
        .position(|known| known == name)
        .unwrap_or(places.len());
    if place == MOST_PLACES {
        return Err(format!(
            "more than {MOST_PLACES} places are named in this file"
        ));
    }
    if place == places.len() {
        places.push(name.to_owned());
    }
    u16::try_from(place).map_err(|_| String::new())
}

/// Reads the entries of a cell into a list: where they are, and how much of it they are. Where one does not read, nothing
/// of the list is known.
fn gather<T>(
    list: &mut Vec<T>,
    (column, text): (Column, &str),
    most: usize,
    read: &mut dyn FnMut(&str) -> Result<T, CellError>,
    wrong: &mut Vec<Amiss>,
) -> (IndexRange, ListHeld) {
    let from = list.len();
    if cells::is_unknown(text) {
        return (IndexRange::new(from, from), ListHeld::Unknown);
    }
    let Some(entries) = entries::entries(text) else {
        return (IndexRange::new(from, from), ListHeld::All);
    };
    let before = wrong.len();
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        let says = "nothing stands between the semicolons; write none for a list that is empty";
        amiss(column, says.to_owned(), wrong);
    }
    for entry in entries {
        if list.len() - from == most {
            amiss(column, format!("more than {most} are listed"), wrong);
            break;
        }
        list.extend(take(column, read(entry), wrong));
    }
    if wrong.len() > before {
        list.truncate(from);
        return (IndexRange::new(from, from), ListHeld::Unknown);
    }
    (IndexRange::new(from, list.len()), ListHeld::Part)
}
