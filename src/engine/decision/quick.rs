//! Which questions could settle a route: those that are asked first when there is little time.

use std::collections::HashMap;

use crate::logic::Truth;
use crate::model::instrument::Item;

use super::found::Decision;
use super::settle::Way;
use super::unknown::Unknown;

/// More ways than this are not compared with one another: none is then left out for another.
const MOST_COMPARED: usize = 200;

/// A question whose answer could settle a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SettlingQuestion<'a> {
    /// The question.
    pub item: &'a Item,
    /// The fewest unknowns, it among them, that could settle a route together: one where it could by itself.
    pub together: u32,
}

impl<'a> Decision<'a> {
    /// The questions without an answer that could settle a route, those that take the fewest others first, and then in the
    /// order of the routes and their lists. What no question can settle, such as a rule that is not published, leaves none.
    pub fn settling_questions(&self) -> Vec<SettlingQuestion<'a>> {
        let open = self.routes.routes.iter();
        let open = open.filter(|found| found.answer() == Truth::CannotTell);
        let ways = open.filter_map(|found| Some(found.finding.as_ref()?.ways()));
        let mut found: Vec<SettlingQuestion<'a>> = Vec::new();
        let mut place: HashMap<Unknown<'a>, usize> = HashMap::new();
        for way in ways.flat_map(needed) {
            for unknown in way.groups.iter().flat_map(|group| &group.of) {
                let Unknown::Item(item) = unknown else {
                    continue;
                };
                let together = together_with(&way, unknown);
                let at = *place.entry(*unknown).or_insert(found.len());
                match found.get_mut(at) {
                    Some(known) => known.together = known.together.min(together),
                    None => found.push(SettlingQuestion { item, together }),
                }
            }
        }
        found.sort_by_key(|one| one.together);
        found
    }
}

/// The fewest unknowns that go this way together, this one among them.
fn together_with(way: &Way<'_>, unknown: &Unknown<'_>) -> u32 {
    let groups = way.groups.iter();
    let left = Way {
        groups: groups
            .map(|group| group.without(&|one| one == unknown))
            .collect(),
    };
    left.fewest().saturating_add(1)
}

/// The ways that could be gone: those that take all of another way, and more, are none of their own.
fn needed(ways: Vec<Way<'_>>) -> Vec<Way<'_>> {
    let unpublished = |way: &Way<'_>| {
        let mut of = way.groups.iter().flat_map(|group| &group.of);
        of.any(|unknown| *unknown == Unknown::Definition)
    };
    let ways: Vec<Way<'_>> = ways.into_iter().filter(|way| !unpublished(way)).collect();
    if ways.len() > MOST_COMPARED {
        return ways;
    }
    let takes_more = |way: &&Way<'_>| {
        ways.iter().any(|other| {
            other.groups.len() < way.groups.len()
                && other.groups.iter().all(|group| way.groups.contains(group))
        })
    };
    ways.iter()
        .filter(|way| !takes_more(way))
        .cloned()
        .collect()
}
