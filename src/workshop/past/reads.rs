//! Which cells of a row the rules of a comparison ask for: a cell that none of them does costs no case.

use crate::model::book::Rulebook;
use crate::model::instrument::Role;
use crate::model::rules::{CaseFact, Criterion};

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

    fn criterion(&mut self, criterion: &Criterion, past: &Past, book: &Rulebook) {
        for asked in criterion.leaves() {
            let about = asked.about();
            about.reads.iter().for_each(|fact| self.fact(*fact, past));
            if let Some(items) = about.items {
                self.items(items.instrument, &items.ids, past, book);
            }
        }
    }

    fn fact(&mut self, fact: CaseFact, past: &Past) {
        let columns: &[Column] = match fact {
            CaseFact::Total => &[Column::Yes],
            CaseFact::Grade => &[Column::Grade],
            CaseFact::Events => &[Column::Events, Column::EventsComplete],
            CaseFact::EventPlaces => &[Column::EventsArea],
            CaseFact::Home => &[Column::Area],
            CaseFact::Assessments => &[Column::Assessments, Column::AssessmentsComplete],
            CaseFact::Newest => {
                for ((of, _), asked) in past.questions.iter().zip(&mut self.questions) {
                    *asked |= of.is_none();
                }
                &[
                    Column::Checklist,
                    Column::Yes,
                    Column::Grade,
                    Column::Events,
                ]
            }
            CaseFact::Maracs => &[Column::Maracs, Column::MaracsComplete],
            CaseFact::MaracPlaces => &[Column::MaracsArea],
            CaseFact::Judgement => &[Column::Judgement],
            CaseFact::Written => &[Column::Written],
            CaseFact::Reasons => &[Column::Reasons],
            CaseFact::SignOff => &[Column::SignOff],
            CaseFact::VictimAge => &[Column::Age],
            CaseFact::Relationship => &[Column::Relationship],
        };
        self.add(columns);
    }

    /// Those questions of an instrument, or all of them where none are named.
    fn items(&mut self, instrument: &str, items: &[&str], past: &Past, book: &Rulebook) {
        let is_checklist = book
            .instrument(instrument)
            .is_none_or(|known| known.role == Role::Checklist);
        if is_checklist {
            self.add(&[Column::Checklist]);
        }
        for ((of, item), asked) in past.questions.iter().zip(&mut self.questions) {
            let is_of_it = of.as_deref().map_or(is_checklist, |of| of == instrument);
            *asked |= is_of_it && (items.is_empty() || items.contains(&item.as_str()));
        }
    }
}
