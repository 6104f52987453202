//! Past cases as they are kept while the page is open: small, because there may be a hundred thousand.

use std::ops::Range;

use crate::case::{Grade, Relationship};
use crate::dates::Day;
use crate::instrument::Reply;

use super::cells::{self, Wrong};
use super::columns::{Column, Known};
use super::entries::{self, PastAssessment, PastEvent, PastMarac};

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
    pub rows: Vec<Row>,
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
}

/// One past case.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The day of decision.
    pub date: Day,
    /// The line of the file that it begins in; in a set that was made up, its number.
    pub line: u32,
    reference: Span,
    pub(super) events: Span,
    pub(super) maracs: Span,
    pub(super) assessments: Span,
    pub(super) answers: Span,
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
    pub(super) events_held: Held,
    pub(super) maracs_held: Held,
    pub(super) assessments_held: Held,
}

/// How much of a list a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Nothing is known of it, whatever else the row says: that it is all there was says nothing without a list.
    Unknown,
    /// What is listed, and there may be more.
    Part,
    /// All there was, which may be nothing.
    All,
}

/// A stretch of one of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Span {
    from: u32,
    to: u32,
}

impl Span {
    fn new(from: usize, to: usize) -> Self {
        let small = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self { from: small(from), to: small(to) }
    }

    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.range()).unwrap_or_default()
    }

    fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// The replies that a cell may hold, by the number that is kept.
pub(super) const REPLIES: [Reply; 5] = [Reply::NotAsked, Reply::Yes, Reply::No, Reply::DoesNotKnow, Reply::Declined];

/// The cells of a row, by what they are.
#[derive(Default)]
pub(super) struct Cells<'t> {
    pub(super) columns: Vec<(Column, &'t str)>,
    /// By the place of the question.
    pub(super) answers: Vec<(u16, &'t str)>,
}

impl<'t> Cells<'t> {
    fn get(&self, column: Column) -> &'t str {
        self.columns.iter().find(|(known, _)| *known == column).map_or("", |(_, text)| text)
    }
}

impl Past {
    /// The reference of a row.
    pub fn reference(&self, row: &Row) -> &str {
        self.references.get(row.reference.range()).unwrap_or_default()
    }

    /// Where a question stands among those that have answers.
    pub(super) fn question(&mut self, instrument: Option<String>, item: String) -> u16 {
        let question = (instrument, item);
        let place = self.questions.iter().position(|known| *known == question).unwrap_or_else(|| {
            self.questions.push(question);
            self.questions.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Adds a row, or says everything that is wrong with it; then nothing of it is kept.
    pub(super) fn add(&mut self, cells: &Cells<'_>, line: u32, usual: &str, known: &Known) -> Result<(), Vec<Wrong>> {
        let Self { references, places, events, maracs, assessments, answers, .. } = &*self;
        let before = [references.len(), places.len(), events.len(), maracs.len(), assessments.len(), answers.len()];
        let row = self.read(cells, line, usual, known);
        if row.is_err() {
            let [references, places, events, maracs, assessments, answers] = before;
            self.references.truncate(references);
            self.places.truncate(places);
            self.events.truncate(events);
            self.maracs.truncate(maracs);
            self.assessments.truncate(assessments);
            self.answers.truncate(answers);
        }
        self.rows.push(row?);
        Ok(())
    }

    fn read(&mut self, cells: &Cells<'_>, line: u32, usual: &str, known: &Known) -> Result<Row, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let cell = |column| cells.get(column);
        let checklist = Some(cell(Column::Checklist)).filter(|id| !cells::is_unknown(id)).unwrap_or(usual);
        let items = known.checklists.iter().find(|(id, _)| id.eq_ignore_ascii_case(checklist));
        if items.is_none() {
            wrong.push(format!(
                "checklist: no checklist `{}` is loaded",
                checklist.chars().take(40).collect::<String>()
            ));
        }
        let (checklist, items) = items.map_or((usual, [].as_slice()), |(id, items)| (id.as_str(), items.as_slice()));
        let date = take("date", cells::day(cell(Column::Date)), &mut wrong);
        let answers = self.answers(cells, items, checklist, &mut wrong);
        let yes = take("yes", cells::number(cell(Column::Yes), u8::MAX), &mut wrong).flatten();
        self.check_total(yes, answers, items.len(), &mut wrong);

        let mut of = |column, name| take(name, cells::yes_no(cell(column)), &mut wrong).flatten();
        let (judged, written) = (of(Column::Judgement, "judgement"), of(Column::Written, "judgement written"));
        let signed_off = of(Column::SignOff, "sign-off");
        let events_complete = of(Column::EventsComplete, "events complete");
        let maracs_complete = of(Column::MaracsComplete, "maracs complete");
        let assessments_complete = of(Column::AssessmentsComplete, "assessments complete");
        let events_area = self.default_place(cell(Column::EventsArea), "events area", &mut wrong);
        let maracs_area = self.default_place(cell(Column::MaracsArea), "maracs area", &mut wrong);
        let home = self.default_place(cell(Column::Area), "area", &mut wrong);

        let Self { places, events, maracs, assessments, .. } = self;
        let mut present = false;
        let mut place = |name: &str| place(places, name);
        let mut read = |text: &str| {
            let event = entries::event(text, &mut place)?;
            entries::by(date, &[event.when])?;
            if event.present && std::mem::replace(&mut present, true) {
                return Err("two events are said to be present".to_owned());
            }
            Ok(PastEvent { place: event.place.or(events_area), ..event })
        };
        let events = gather(events, cell(Column::Events), "events", MOST_EVENTS, &mut read, &mut wrong);
        let mut read = |text: &str| {
            let marac = entries::marac(text, &mut place)?;
            entries::by(date, &[marac.referred, marac.met, marac.discussed.unwrap_or_default()])?;
            Ok(PastMarac { place: marac.place.or(maracs_area), ..marac })
        };
        let maracs = gather(maracs, cell(Column::Maracs), "maracs", MOST_MARACS, &mut read, &mut wrong);
        let mut read = |text: &str| {
            let assessment = entries::assessment(text)?;
            entries::by(date, &[assessment.when]).map(|()| assessment)
        };
        let text = cell(Column::Assessments);
        let assessments = gather(assessments, text, "assessments", MOST_ASSESSMENTS, &mut read, &mut wrong);
        let mut whole = |held: Held, complete: Option<bool>, name: &str| match (held, complete) {
            (Held::All, Some(false)) => {
                wrong.push(format!("{name}: this says none, and that there may be more"));
                held
            }
            (Held::Part, Some(true)) => Held::All,
            _ => held,
        };
        let (events_held, maracs_held, assessments_held) = (
            whole(events.1, events_complete, "events complete"),
            whole(maracs.1, maracs_complete, "maracs complete"),
            whole(assessments.1, assessments_complete, "assessments complete"),
        );
        if cell(Column::Case).contains(['\r', '\n']) {
            wrong.push("case: a reference goes on over several lines".to_owned());
        }
        let age = take("age", cells::number(cell(Column::Age), OLDEST), &mut wrong).flatten();
        let reasons = take("judgement reasons", cells::number(cell(Column::Reasons), 50), &mut wrong).flatten();
        let grade = take("grade", cells::grade(cell(Column::Grade)), &mut wrong).flatten();
        let relationship = cells::relationship(cell(Column::Relationship));
        let relationship = take("relationship", relationship, &mut wrong).flatten();
        let (Some(date), true) = (date, wrong.is_empty()) else { return Err(wrong) };
        Ok(Row {
            date,
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
        })
    }

    fn answers(&mut self, cells: &Cells<'_>, items: &[String], checklist: &str, wrong: &mut Vec<Wrong>) -> Span {
        let from = self.answers.len();
        for (question, text) in &cells.answers {
            let Some((instrument, item)) = self.questions.get(*question as usize) else { continue };
            let reply = match cells::yes_no(text) {
                Ok(reply) => reply.map(|yes| if yes { 1 } else { 2 }),
                Err(says) => match Reply::meant_by(text) {
                    Some(reply) => {
                        REPLIES.iter().position(|known| *known == reply).and_then(|place| u8::try_from(place).ok())
                    }
                    None => {
                        wrong.push(format!("{}{item}: {says}", if instrument.is_none() { "item " } else { "" }));
                        None
                    }
                },
            };
            if let Some(reply) = reply.filter(|reply| *reply > 0) {
                if instrument.is_none() && !items.contains(item) {
                    wrong.push(format!("item {item}: `{checklist}` has no such question"));
                }
                self.answers.push((*question, reply));
            }
        }
        Span::new(from, self.answers.len())
    }

    /// A total counts the answers that are given too, and cannot be more than there are questions.
    fn check_total(&self, yes: Option<u8>, answers: Span, items: usize, wrong: &mut Vec<Wrong>) {
        let Some(total) = yes.map(usize::from) else { return };
        let own =
            |question: &u16| self.questions.get(*question as usize).is_some_and(|(instrument, _)| instrument.is_none());
        let own = answers.of(&self.answers).iter().filter(|(question, _)| own(question));
        let (given, least) = own.fold((0, 0), |(given, yes), (_, reply)| (given + 1, yes + usize::from(*reply == 1)));
        let most = least + items.saturating_sub(given);
        if !(least..=most).contains(&total) {
            wrong.push(format!("yes: {total} cannot be yes; with the answers given here, from {least} to {most} can"));
        }
    }

    fn default_place(&mut self, text: &str, name: &str, wrong: &mut Vec<Wrong>) -> Option<u16> {
        if cells::is_unknown(text) {
            return None;
        }
        take(name, place(&mut self.places, text), wrong)
    }

    fn checklist(&mut self, id: &str) -> u8 {
        let place = self.checklists.iter().position(|known| known == id).unwrap_or_else(|| {
            self.checklists.push(id.to_owned());
            self.checklists.len() - 1
        });
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    fn refer(&mut self, reference: &str) -> Span {
        let from = self.references.len();
        let shown =
            reference.char_indices().take_while(|(place, _)| *place < LONGEST_REFERENCE).map(|(_, letter)| letter);
        self.references.extend(shown);
        Span::new(from, self.references.len())
    }
}

fn take<T>(name: &str, read: Result<T, Wrong>, wrong: &mut Vec<Wrong>) -> Option<T> {
    read.map_err(|says| wrong.push(format!("{name}: {says}"))).ok()
}

fn place(places: &mut Vec<String>, name: &str) -> Result<u16, Wrong> {
    if name.contains(['\r', '\n']) {
        return Err("the name of a place goes on over several lines".to_owned());
    }
    let place = places.iter().position(|known| known == name).unwrap_or(places.len());
    if place == MOST_PLACES {
        return Err(format!("more than {MOST_PLACES} places are named in this file"));
    }
    if place == places.len() {
        places.push(name.to_owned());
    }
    u16::try_from(place).map_err(|_| String::new())
}

/// Reads the entries of a cell into a list: where they are, and how much of it they are.
fn gather<T>(
    list: &mut Vec<T>,
    text: &str,
    name: &str,
    most: usize,
    read: &mut dyn FnMut(&str) -> Result<T, Wrong>,
    wrong: &mut Vec<Wrong>,
) -> (Span, Held) {
    let from = list.len();
    if cells::is_unknown(text) {
        return (Span::new(from, from), Held::Unknown);
    }
    let Some(entries) = entries::entries(text) else { return (Span::new(from, from), Held::All) };
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        wrong.push(format!("{name}: nothing stands between the semicolons; write none for a list that is empty"));
    }
    for entry in entries {
        if list.len() - from == most {
            wrong.push(format!("{name}: more than {most} are listed"));
            break;
        }
        match read(entry) {
            Ok(entry) => list.push(entry),
            Err(says) => wrong.push(format!("{name}: {says}")),
        }
    }
    (Span::new(from, list.len()), Held::Part)
}
