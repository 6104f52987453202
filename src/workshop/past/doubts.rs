//! Rows that read, and yet may be no past case, or not another one: each is marked, and whoever loads the file decides.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::dates::Day;

use super::left_out::Doubt;
use super::rows::{Past, PastRow};

/// The examples of the template, as rows.
#[derive(Default)]
pub(super) struct Examples(pub(super) Past);

impl Examples {
    /// Marks the row that was added last where it is one of them, or was decided after that day.
    pub(super) fn mark_last(&self, past: &mut Past, today: Day) {
        let Some(row) = past.rows.last() else { return };
        let is_example = |example: &PastRow| {
            example.date == row.date
                && self.0.reference(example) == past.reference(row)
                && past.say_the_same(row, &self.0, example)
        };
        let mut doubts = if self.0.rows.iter().any(is_example) {
            Doubt::Example.bit()
        } else {
            0
        };
        if row.date > today {
            doubts |= Doubt::Later.bit();
        }
        if let Some(row) = past.rows.last_mut() {
            row.doubts = doubts;
        }
    }
}

/// Marks every row whose reference stands in an earlier one too, in capitals or not, and counts those that say the same
/// in every cell.
pub(super) fn again(past: &mut Past) {
    let mut first = HashMap::with_capacity(past.rows.len());
    let (mut marked, mut copies) = (Vec::new(), 0);
    for (place, row) in past.rows.iter().enumerate() {
        let reference = past.reference(row).trim().to_lowercase();
        if reference.is_empty() {
            continue;
        }
        match first.entry(reference) {
            Entry::Vacant(free) => {
                free.insert(row);
            }
            Entry::Occupied(known) => {
                marked.push(place);
                copies += usize::from(past.say_the_same(row, past, known.get()));
            }
        }
    }
    past.copies = copies;
    for place in marked {
        past.rows
            .get_mut(place)
            .into_iter()
            .for_each(|row| row.doubts |= Doubt::Again.bit());
    }
}
