//! Many sets of facts as few: where one fact can always stand for another, "any three of these" says them all.

use super::alike::{Unit, Way};
use super::search::Pick;

/// Facts that together make two rules agree: so many from each group.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSet {
    /// The groups; something is needed from every one.
    pub groups: Vec<AnyOf>,
}

/// Any `need` of these, no two of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct AnyOf {
    /// How many.
    pub need: u32,
    /// Which.
    pub of: Vec<Choice>,
}

/// One thing and a way in which it would have to be otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What would have to be so of it.
    pub way: Way,
    /// Whether there may be any number of such things, as of events that are not recorded yet.
    pub any_number: bool,
}

/// The sets that were found, as few groups as say neither more nor less.
pub(super) fn grouped(found: &[Vec<Pick>], units: &[Unit]) -> Vec<FactSet> {
    let mut kinds: Vec<Pick> = Vec::new();
    for pick in found.iter().flatten() {
        if !kinds.contains(pick) {
            kinds.push(*pick);
        }
    }
    kinds.sort_unstable();
    // Which group each kind of pick is of.
    let mut pools: Vec<Vec<Pick>> = Vec::new();
    for kind in kinds {
        let joins = pools.iter_mut().find(|pool| {
            cost(kind, units) == pool.first().map_or(0, |one| cost(*one, units))
                && pool.iter().all(|one| exchangeable(*one, kind, found, units))
        });
        match joins {
            Some(pool) => pool.push(kind),
            None => pools.push(vec![kind]),
        }
    }
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for picks in found {
        let of = |pool: &Vec<Pick>| u32::try_from(picks.iter().filter(|pick| pool.contains(pick)).count()).unwrap_or(0);
        let counts = pools.iter().map(of).collect();
        if !sets.contains(&counts) {
            sets.push(counts);
        }
    }
    let set = |counts: Vec<u32>| FactSet {
        groups: counts
            .into_iter()
            .zip(&pools)
            .filter(|(need, _)| *need > 0)
            .map(|(need, pool)| AnyOf { need, of: pool.iter().flat_map(|pick| choices(*pick, units)).collect() })
            .collect(),
    };
    sets.into_iter().map(set).collect()
}

fn cost((unit, way): Pick, units: &[Unit]) -> u32 {
    units.get(unit).and_then(|unit| unit.things.first()?.get(way)).map_or(0, Way::cost)
}

fn choices((unit, way): Pick, units: &[Unit]) -> Vec<Choice> {
    let Some(unit) = units.get(unit) else { return Vec::new() };
    let any_number = unit.many.is_none();
    unit.things.iter().filter_map(|ways| Some(Choice { way: ways.get(way)?.clone(), any_number })).collect()
}

/// Whether in every set that was found either can stand for the other, as far as there are things enough.
fn exchangeable(one: Pick, other: Pick, found: &[Vec<Pick>], units: &[Unit]) -> bool {
    let stands = |from: Pick, to: Pick| {
        found.iter().all(|picks| {
            let Some(place) = picks.iter().position(|pick| *pick == from) else { return true };
            let mut with: Vec<Pick> = picks.clone();
            with.remove(place);
            let taken = u32::try_from(with.iter().filter(|pick| pick.0 == to.0).count()).unwrap_or(u32::MAX);
            if units.get(to.0).is_some_and(|unit| unit.many.is_some_and(|many| taken >= many)) {
                return true;
            }
            with.push(to);
            with.sort_unstable();
            found.contains(&with)
        })
    };
    stands(one, other) && stands(other, one)
}
