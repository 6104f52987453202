//! Which cells of a row the rules of a comparison ask for: a cell that none of them does costs no case.

use crate::model::book::Rulebook;
use crate::model::instrument::Role;
use crate::model::rules::{Criterion, Extent, PersonIs, Who};

use super::columns::Column;
use super::left_out::Reason;
use super::rows::{Past, PastRow, UNREAD_ANSWER};

/// What is asked for of a row.
#[derive(Debug)]
pub(super) struct Reads {
    /// One bit for each [`Column`].
    columns: u32,
    /// By the place of the question.
    questions: Vec<bool>,
}

impl Reads {
    /// What these criteria ask for.
    pub(super) fn of<'a>(
        criteria: impl Iterator<Item = &'a Criterion>,
        past: &Past,
        book: &Rulebook,
    ) -> Self {
        let mut reads = Self {
            columns: Column::Date.bit(),
            questions: vec![false; past.questions.len()],
        };
        criteria.for_each(|criterion| reads.criterion(criterion, past, book));
        reads
    }

    /// What of a row does not read and is asked for; nothing where it can be decided.
    pub(super) fn lacks(&self, past: &Past, row: &PastRow) -> Option<Reason> {
        if row.unread == 0 {
            return None;
        }
        if let Some(column) = Column::first_of(row.unread & self.columns) {
            let is_open = past.undecided & column.bit() != 0;
            return Some(if is_open {
                Reason::Order(column)
            } else {
                Reason::Cell(column)
            });
        }
        let unread = |(question, reply): &(u16, u8)| {
            *reply == UNREAD_ANSWER
                && self
                    .questions
                    .get(usize::from(*question))
                    .copied()
                    .unwrap_or_default()
        };
        row.answers
            .of(&past.answers)
            .iter()
            .any(unread)
            .then_some(Reason::Answer)
    }

    fn add(&mut self, columns: &[Column]) {
        columns
            .iter()
            .for_each(|column| self.columns |= column.bit());
    }

    fn add_if(&mut self, asked: bool, columns: &[Column]) {
        if asked {
            self.add(columns);
        }
    }

    fn criterion(&mut self, criterion: &Criterion, past: &Past, book: &Rulebook) {
        match criterion {
            Criterion::Score(asked) => {
                self.add(&[Column::Yes]);
                self.items(&asked.instrument, &asked.items, past, book);
            }
            Criterion::Item(asked) => {
                self.items(
                    &asked.instrument,
                    std::slice::from_ref(&asked.item),
                    past,
                    book,
                );
            }
            Criterion::Grade(_) => self.add(&[Column::Grade]),
            Criterion::Events(asked) => {
                self.add(&[Column::Events, Column::EventsComplete]);
                self.place(asked.place, Column::EventsArea);
                self.add_if(
                    !asked.current,
                    &[Column::Assessments, Column::AssessmentsComplete],
                );
            }
            Criterion::Rising(asked) => {
                self.items(&asked.instrument, &asked.items, past, book);
                self.add_if(asked.ledger, &[Column::Events, Column::EventsComplete]);
            }
            Criterion::Assessments(_) => {
                self.add(&[Column::Assessments, Column::AssessmentsComplete]);
                self.present(past);
            }
            Criterion::Repeat(asked) => {
                self.add(&[
                    Column::Maracs,
                    Column::MaracsComplete,
                    Column::Events,
                    Column::EventsComplete,
                ]);
                self.place(asked.heard, Column::MaracsArea);
            }
            Criterion::Judgement(asked) => {
                self.add(&[Column::Judgement]);
                self.add_if(asked.written, &[Column::Written]);
                self.add_if(asked.reasons > 0, &[Column::Reasons]);
            }
            Criterion::SignedOff(_) => self.add(&[Column::SignOff]),
            Criterion::Person(asked) => self.person(asked),
            Criterion::Since(_) | Criterion::Follows(_) => {
                self.add(&[Column::Events, Column::EventsComplete]);
                self.present(past);
            }
            // No column holds orders.
            Criterion::Order(_) => {}
            Criterion::LowerGrade(asked) => {
                self.add(&[
                    Column::Grade,
                    Column::Assessments,
                    Column::AssessmentsComplete,
                ]);
                self.add_if(asked.unless_written, &[Column::Written]);
            }
            Criterion::Older(_) => self.present(past),
            Criterion::Unasked(asked) => {
                self.add_if(asked.under_total, &[Column::Yes]);
                self.items(&asked.instrument, &asked.items, past, book);
            }
            Criterion::All(parts) | Criterion::Any(parts) => {
                parts
                    .iter()
                    .for_each(|part| self.criterion(part, past, book));
            }
        }
    }

    /// Those questions of an instrument, or all of them where none are named.
    fn items(&mut self, instrument: &str, items: &[String], past: &Past, book: &Rulebook) {
        let is_checklist = book
            .instrument(instrument)
            .is_none_or(|known| known.role == Role::Checklist);
        self.add_if(is_checklist, &[Column::Checklist]);
        for ((of, item), asked) in past.questions.iter().zip(&mut self.questions) {
            let is_of_it = of.as_deref().map_or(is_checklist, |of| of == instrument);
            *asked |= is_of_it && (items.is_empty() || items.contains(item));
        }
    }

    /// Whether there was an assessment on the day of decision, and what it came to.
    fn present(&mut self, past: &Past) {
        self.add(&[
            Column::Checklist,
            Column::Yes,
            Column::Grade,
            Column::Events,
        ]);
        for ((of, _), asked) in past.questions.iter().zip(&mut self.questions) {
            *asked |= of.is_none();
        }
    }

    fn place(&mut self, extent: Extent, of: Column) {
        match extent {
            Extent::Anywhere => {}
            Extent::ThisArea => self.add(&[of, Column::Area]),
        }
    }

    fn person(&mut self, asked: &PersonIs) {
        self.add_if(asked.lives_here, &[Column::Area]);
        self.add_if(!asked.relationship.is_empty(), &[Column::Relationship]);
        match asked.who {
            Who::Victim => self.add_if(asked.age.is_some(), &[Column::Age]),
            // No column holds the age of another.
            Who::CausingHarm | Who::Child => {}
        }
    }
}
