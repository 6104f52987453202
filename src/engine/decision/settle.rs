use super::unknown::Unknown;

/// Any `need` of these, turning out one way, are needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// How many of them.
    pub need: u32,
    /// Which.
    pub of: Vec<Unknown<'a>>,
}

/// A way in which an answer could become *met*: something from every group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way<'a> {
    /// The groups.
    pub groups: Vec<Group<'a>>,
}

pub(super) fn one<'a>(unknown: Unknown<'a>) -> Vec<Way<'a>> {
    vec![Way {
        groups: vec![Group {
            need: 1,
            of: vec![unknown],
        }],
    }]
}

/// A group for each of them: all are needed.
pub(super) fn all_of<'a>(unknowns: impl IntoIterator<Item = Unknown<'a>>) -> Vec<Group<'a>> {
    unknowns
        .into_iter()
        .map(|unknown| Group {
            need: 1,
            of: vec![unknown],
        })
        .collect()
}

/// The ways to reach a count: so many of the known doubts, or the one question that could bring any number.
pub(super) fn counted<'a>(
    missing: u32,
    doubts: Vec<Unknown<'a>>,
    more: Option<Unknown<'a>>,
    published: bool,
) -> Vec<Way<'a>> {
    let enough = u32::try_from(doubts.len()).unwrap_or(u32::MAX) >= missing;
    let doubts = (enough && missing > 0).then_some(Group {
        need: missing,
        of: doubts,
    });
    let more = more.map(|more| Group {
        need: 1,
        of: vec![more],
    });
    let definition = (!published).then(|| Group {
        need: 1,
        of: vec![Unknown::Definition],
    });
    let mut ways: Vec<Way<'a>> = doubts
        .into_iter()
        .chain(more)
        .map(|group| Way {
            groups: std::iter::once(group).chain(definition.clone()).collect(),
        })
        .collect();
    if ways.is_empty() {
        ways.push(Way {
            groups: definition.into_iter().collect(),
        });
    }
    ways
}

/// The ways to meet several things together: one way of each.
pub(super) fn all_ways<'a>(of_each: impl Iterator<Item = Vec<Way<'a>>>) -> Vec<Way<'a>> {
    of_each.fold(vec![Way::default()], |ways, more| {
        ways.iter()
            .flat_map(|way| {
                more.iter().map(|next| Way {
                    groups: way.groups.iter().chain(&next.groups).cloned().collect(),
                })
            })
            .take(MOST_WAYS)
            .collect()
    })
}

/// Sets of which each would settle it: those that settle it alone are one choice.
pub(super) fn ways_of_sets(sets: Vec<Vec<Unknown<'_>>>) -> Vec<Way<'_>> {
    let (alone, sets): (Vec<_>, Vec<_>) = sets.into_iter().partition(|set| set.len() == 1);
    let alone: Vec<_> = alone.into_iter().flatten().collect();
    let alone = (!alone.is_empty()).then(|| Way {
        groups: vec![Group { need: 1, of: alone }],
    });
    let sets = sets.into_iter().map(|set| Way {
        groups: all_of(set),
    });
    alone.into_iter().chain(sets).collect()
}

/// More ways than any rule has; a made-up one that multiplies them out further is cut off here.
const MOST_WAYS: usize = 1_000;

/// More different groups than any rule has; those beyond are not counted.
const MOST_GROUPS: usize = 128;

/// How far the fewest are looked for: further than any rule needs. Of a made-up one they may then be fewer than is said.
const MOST_STEPS: u32 = 5_000;

impl<'a> Way<'a> {
    /// Whether it takes something, and nothing but what somebody judges or signs off.
    pub fn takes_only_judgement(&self) -> bool {
        let judged = |unknown: &Unknown<'_>| match unknown {
            Unknown::Judgement | Unknown::SignOff(_) => true,
            Unknown::Item(_)
            | Unknown::Event(..)
            | Unknown::Present
            | Unknown::MoreEvents
            | Unknown::MoreMaracs
            | Unknown::MoreAssessments
            | Unknown::Marac(..)
            | Unknown::Change(..)
            | Unknown::MoreChanges
            | Unknown::Order(..)
            | Unknown::MoreOrders
            | Unknown::Assessment(..)
            | Unknown::Grade
            | Unknown::Person(..)
            | Unknown::Definition => false,
        };
        let only = |group: &Group<'_>| !group.of.is_empty() && group.of.iter().all(judged);
        !self.groups.is_empty() && self.groups.iter().all(only)
    }

    /// Whose sign-off it takes, each once.
    pub fn signed_off_by(&self) -> Vec<&'a str> {
        let mut found = Vec::new();
        for unknown in self.groups.iter().flat_map(|group| &group.of) {
            if let Unknown::SignOff(by) = unknown
                && !found.contains(by)
            {
                found.push(*by);
            }
        }
        found
    }

    /// The fewest unknowns that give every group what it needs, one unknown serving every group it stands in.
    pub fn fewest(&self) -> u32 {
        if let [] | [_] = self.groups.as_slice() {
            return self.groups.first().map_or(0, |group| group.need);
        }
        // Unknowns that stand in the same groups are alike: count them by the groups they stand in.
        let mut groups: Vec<&Group<'_>> = Vec::new();
        for group in &self.groups {
            // What is asked for twice is needed once, and as often as the one that asks for more of it.
            match groups.iter_mut().find(|known| known.of == group.of) {
                Some(known) if known.need < group.need => *known = group,
                Some(_) => {}
                None => groups.push(group),
            }
        }
        let mut kinds: Vec<(u128, u32)> = Vec::new();
        let mut seen: Vec<Unknown<'_>> = Vec::new();
        for unknown in groups.iter().flat_map(|group| &group.of) {
            if seen.contains(unknown) {
                continue;
            }
            seen.push(*unknown);
            let stands_in = groups
                .iter()
                .take(MOST_GROUPS)
                .enumerate()
                .filter(|(_, group)| group.of.contains(unknown))
                .fold(0_u128, |bits, (index, _)| bits | 1 << index);
            match kinds.iter_mut().find(|(bits, _)| *bits == stands_in) {
                Some((_, many)) => *many += 1,
                None => kinds.push((stands_in, 1)),
            }
        }
        let needs: Vec<u32> = groups
            .iter()
            .take(MOST_GROUPS)
            .map(|group| group.need)
            .collect();
        let mut best = needs.iter().sum();
        let mut left = MOST_STEPS;
        search(&kinds, &needs, 0, &mut best, &mut left);
        best
    }
}

fn search(kinds: &[(u128, u32)], needs: &[u32], taken: u32, best: &mut u32, left: &mut u32) {
    *left = left.saturating_sub(1);
    if *left == 0 {
        return;
    }
    if needs.iter().all(|need| *need == 0) {
        *best = (*best).min(taken);
        return;
    }
    // What is still needed takes at least the largest need, and must still be there.
    let there = |index: usize| {
        kinds
            .iter()
            .filter(|(bits, _)| bits & (1 << index) != 0)
            .map(|(_, many)| *many)
            .sum::<u32>()
    };
    if taken + needs.iter().max().copied().unwrap_or(0) >= *best
        || needs
            .iter()
            .enumerate()
            .any(|(index, need)| there(index) < *need)
    {
        return;
    }
    let Some(((bits, many), rest)) = kinds.split_first() else {
        return;
    };
    let useful = needs
        .iter()
        .enumerate()
        .filter(|(index, _)| bits & (1 << index) != 0)
        .map(|(_, need)| *need)
        .max()
        .unwrap_or(0);
    for take in (0..=useful.min(*many)).rev() {
        if taken + take >= *best && take > 0 {
            continue;
        }
        let still: Vec<u32> = needs
            .iter()
            .enumerate()
            .map(|(index, need)| {
                if bits & (1 << index) == 0 {
                    *need
                } else {
                    need.saturating_sub(take)
                }
            })
            .collect();
        search(rest, &still, taken + take, best, left);
    }
}
