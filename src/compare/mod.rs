//! One case under many rules.

use crate::book::Rulebook;
use crate::case::{AreaChoice, Case};
use crate::dates::Day;
use crate::decision::{RoutesFound, routes_under};

/// The routes of the case under every area's rule of that day, national guidance first.
pub fn everywhere<'a>(case: &'a Case, book: &'a Rulebook, on: Day) -> Vec<RoutesFound<'a>> {
    book.areas
        .iter()
        .filter_map(|area| book.rules(&AreaChoice { id: area.id.clone(), version: None }, on))
        .map(|rules| routes_under(case, rules, on))
        .collect()
}
