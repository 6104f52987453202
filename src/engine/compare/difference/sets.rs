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

/// No more sets than this are told apart.
const MOST_SETS: usize = 6;

/// No more sets than this are gone through to see that a group says neither more nor less than was found.
const MOST_SPREAD: usize = 1_000;

/// The sets that were found, as few groups as say neither more nor less; `complete` when all of them were found. Whether
/// what comes back is all of them too.
pub(super) fn grouped(found: &[Vec<Pick>], units: &[Unit], complete: bool) -> (Vec<FactSet>, bool) {
    let mut kinds: Vec<Pick> = Vec::new();
    for pick in found.iter().flatten() {
        if !kinds.contains(pick) {
            kinds.push(*pick);
        }
    }
    kinds.sort_unstable();
    let alone: Vec<Vec<Pick>> = kinds.iter().map(|kind| vec![*kind]).collect();
    let pools = if complete {
        pooled(&kinds, found, units)
    } else {
        alone.clone()
    };
    let sets = counted(found, &pools);
    let (pools, mut sets) = if sets
        .iter()
        .all(|counts| says_no_more(counts, &pools, found, units))
    {
        (pools, sets)
    } else {
        let sets = counted(found, &alone);
        (alone, sets)
    };
    let all = complete && sets.len() <= MOST_SETS;
    sets.truncate(MOST_SETS);
    (
        sets.into_iter()
            .map(|counts| set(counts, &pools, units))
            .collect(),
        all,
    )
}

/// The kinds of picks in pools of those that can stand for each other.
fn pooled(kinds: &[Pick], found: &[Vec<Pick>], units: &[Unit]) -> Vec<Vec<Pick>> {
    let mut pools: Vec<Vec<Pick>> = Vec::new();
    for kind in kinds {
        let joins = pools.iter_mut().find(|pool| {
            let alike = |one: &Pick| {
                cost(*one, units) == cost(*kind, units) && exchangeable(*one, *kind, found, units)
            };
            pool.iter().all(alike)
        });
        match joins {
            Some(pool) => pool.push(*kind),
            None => pools.push(vec![*kind]),
        }
    }
    pools
}

/// How many of each pool every set takes, each such row once.
fn counted(found: &[Vec<Pick>], pools: &[Vec<Pick>]) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for picks in found {
        let of = |pool: &Vec<Pick>| {
            u32::try_from(picks.iter().filter(|pick| pool.contains(pick)).count()).unwrap_or(0)
        };
        let counts = pools.iter().map(of).collect();
        if !sets.contains(&counts) {
            sets.push(counts);
        }
    }
    sets
}

fn set(counts: Vec<u32>, pools: &[Vec<Pick>], units: &[Unit]) -> FactSet {
    let groups = counts.into_iter().zip(pools).filter(|(need, _)| *need > 0);
    let groups = groups.map(|(need, pool)| AnyOf {
        need,
        of: pool.iter().flat_map(|pick| choices(*pick, units)).collect(),
    });
    FactSet {
        groups: groups.collect(),
    }
}

/// Whether every way to take so many of each pool was found, and no thing stands in two pools that hold others too.
fn says_no_more(counts: &[u32], pools: &[Vec<Pick>], found: &[Vec<Pick>], units: &[Unit]) -> bool {
    let taken: Vec<(&Vec<Pick>, u32)> = pools
        .iter()
        .zip(counts.iter().copied())
        .filter(|(_, need)| *need > 0)
        .collect();
    let of_one = |pool: &[Pick]| {
        pool.iter()
            .all(|(unit, _)| pool.first().is_some_and(|(first, _)| first == unit))
    };
    let crossing = taken.iter().enumerate().any(|(place, (pool, _))| {
        let others = taken.iter().skip(place + 1);
        others
            .filter(|(other, _)| !of_one(pool) || !of_one(other))
            .any(|(other, _)| {
                pool.iter()
                    .any(|(unit, _)| other.iter().any(|(known, _)| unit == known))
            })
    });
    let mut left = MOST_SPREAD;
    !crossing && spread(&taken, &mut Vec::new(), found, units, &mut left)
}

/// Goes through every way to take so many of each pool, and sees whether it was found.
fn spread(
    taken: &[(&Vec<Pick>, u32)],
    picks: &mut Vec<Pick>,
    found: &[Vec<Pick>],
    units: &[Unit],
    left: &mut usize,
) -> bool {
    let lacking = |picks: &[Pick]| {
        let of = |pool: &Vec<Pick>| {
            u32::try_from(picks.iter().filter(|pick| pool.contains(pick)).count())
                .unwrap_or(u32::MAX)
        };
        taken.iter().find_map(|(pool, need)| {
            Some(need.checked_sub(of(pool))?)
                .filter(|more| *more > 0)
                .map(|_| *pool)
        })
    };
    if *left == 0 {
        return false;
    }
    let Some(pool) = lacking(picks) else {
        *left -= 1;
        let mut sorted = picks.clone();
        sorted.sort_unstable();
        return found.contains(&sorted);
    };
    // In the order of the pool, so that each choice is gone through once.
    let from = picks
        .last()
        .and_then(|last| pool.iter().position(|one| one == last))
        .unwrap_or(0);
    pool.iter().skip(from).all(|kind| {
        let many = picks.iter().filter(|pick| pick.0 == kind.0).count();
        if units
            .get(kind.0)
            .is_some_and(|unit| unit.many.is_some_and(|most| many >= most as usize))
        {
            return true;
        }
        picks.push(*kind);
        let fits = spread(taken, picks, found, units, left);
        picks.pop();
        fits
    })
}

fn cost((unit, way): Pick, units: &[Unit]) -> u32 {
    units
        .get(unit)
        .and_then(|unit| unit.things.first()?.get(way))
        .map_or(0, Way::cost)
}

fn choices((unit, way): Pick, units: &[Unit]) -> Vec<Choice> {
    let Some(unit) = units.get(unit) else {
        return Vec::new();
    };
    let any_number = unit.many.is_none();
    unit.things
        .iter()
        .filter_map(|ways| {
            Some(Choice {
                way: ways.get(way)?.clone(),
                any_number,
            })
        })
        .collect()
}

/// Whether in every set that was found either can stand for the other, as far as there are things enough.
fn exchangeable(one: Pick, other: Pick, found: &[Vec<Pick>], units: &[Unit]) -> bool {
    let mut stood = false;
    let mut stands = |from: Pick, to: Pick| {
        found.iter().all(|picks| {
            let Some(place) = picks.iter().position(|pick| *pick == from) else {
                return true;
            };
            let mut with: Vec<Pick> = picks.clone();
            with.remove(place);
            let taken = u32::try_from(with.iter().filter(|pick| pick.0 == to.0).count())
                .unwrap_or(u32::MAX);
            if units
                .get(to.0)
                .is_some_and(|unit| unit.many.is_some_and(|many| taken >= many))
            {
                return true;
            }
            stood = true;
            with.push(to);
            with.sort_unstable();
            found.contains(&with)
        })
    };
    stands(one, other) && stands(other, one) && stood
}
