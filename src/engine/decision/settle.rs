use std::collections::HashSet;

use super::unknown::Unknown;
use crate::model::rules::reaching;

/// Any `need` of these, turning out one way, are needed; or any that come to so many points.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// How many of them, or how many points.
    pub need: u32,
    /// Which.
    pub of: Vec<Unknown<'a>>,
    /// How many points each of them adds; empty where each counts as one.
    pub points: Vec<u32>,
}

impl<'a> Group<'a> {
    pub(super) fn any(need: u32, of: Vec<Unknown<'a>>) -> Self {
        let points = Vec::new();
        Self { need, of, points }
    }

    /// Any of these that come to so many points. Where as many are needed whichever they are, they are counted.
    pub(super) fn weighed(need: u32, of: Vec<(Unknown<'a>, u32)>) -> Self {
        let (of, points): (Vec<_>, Vec<_>) = of.into_iter().unzip();
        let mut lightest = points.clone();
        lightest.sort_unstable();
        let group = Self { need, of, points };
        let fewest = group.fewest();
        if reaching(lightest, need) == Some(fewest) {
            Self::any(fewest, group.of)
        } else {
            group
        }
    }

    /// How much one of them gives to what is needed.
    fn gives(&self, unknown: &Unknown<'_>) -> u32 {
        let place = self.of.iter().position(|one| one == unknown);
        place.map_or(0, |place| self.points.get(place).copied().unwrap_or(1))
    }

    /// Whether all of them are needed.
    pub fn takes_all(&self) -> bool {
        self.points.is_empty() && self.need as usize == self.of.len()
    }

    /// What is left of it where some of them are there already.
    pub fn without(&self, is_there: &dyn Fn(&Unknown<'_>) -> bool) -> Self {
        let mut left = Self {
            of: Vec::new(),
            points: Vec::new(),
            ..*self
        };
        for (place, one) in self.of.iter().enumerate() {
            let points = self.points.get(place).copied();
            if is_there(one) {
                left.need = left.need.saturating_sub(points.unwrap_or(1));
            } else {
                left.of.push(*one);
                left.points.extend(points);
            }
        }
        left
    }

    /// The fewest of them that are enough.
    fn fewest(&self) -> u32 {
        if self.points.is_empty() {
            return self.need;
        }
        let mut heaviest = self.points.clone();
        heaviest.sort_unstable_by(|one, other| other.cmp(one));
        reaching(heaviest, self.need).unwrap_or(u32::MAX)
    }
}

/// A way in which an answer could become *met*: something from every group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way<'a> {
    /// The groups.
    pub groups: Vec<Group<'a>>,
}

pub(super) fn one<'a>(unknown: Unknown<'a>) -> Vec<Way<'a>> {
    vec![Way {
        groups: vec![Group::any(1, vec![unknown])],
    }]
}

/// A group for each of them: all are needed.
pub(super) fn all_of<'a>(unknowns: impl IntoIterator<Item = Unknown<'a>>) -> Vec<Group<'a>> {
    unknowns
        .into_iter()
        .map(|unknown| Group::any(1, vec![unknown]))
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
    let doubts = (enough && missing > 0).then(|| Group::any(missing, doubts));
    ways_to(doubts, more, published)
}

/// The ways to reach so much: by one group, or by the one question that could bring any number.
pub(super) fn ways_to<'a>(
    doubts: Option<Group<'a>>,
    more: Option<Unknown<'a>>,
    published: bool,
) -> Vec<Way<'a>> {
    let more = more.map(|more| Group::any(1, vec![more]));
    let definition = (!published).then(|| Group::any(1, vec![Unknown::Definition]));
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
        groups: vec![Group::any(1, alone)],
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
            | Unknown::AgeOf(_)
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
            return self.groups.first().map_or(0, Group::fewest);
        }
        // Unknowns that give the same to the same groups are alike: count them by what they give to each.
        let mut groups: Vec<&Group<'_>> = Vec::new();
        for group in &self.groups {
            // What is asked for twice is needed once, and as often as the one that asks for more of it.
            let alike =
                |known: &&mut &Group<'_>| known.of == group.of && known.points == group.points;
            match groups.iter_mut().find(alike) {
                Some(known) if known.need < group.need => *known = group,
                Some(_) => {}
                None => groups.push(group),
            }
        }
        let mut kinds: Vec<(Vec<u32>, u32)> = Vec::new();
        let mut seen = HashSet::new();
        for unknown in groups.iter().flat_map(|group| &group.of) {
            if !seen.insert(unknown) {
                continue;
            }
            let groups = groups.iter().take(MOST_GROUPS);
            let gives: Vec<u32> = groups.map(|group| group.gives(unknown)).collect();
            match kinds.iter_mut().find(|(known, _)| *known == gives) {
                Some((_, many)) => *many += 1,
                None => kinds.push((gives, 1)),
            }
        }
        let needs: Vec<u32> = groups
            .iter()
            .take(MOST_GROUPS)
            .map(|group| group.need)
            .collect();
        let mut best = groups
            .iter()
            .map(|group| group.fewest())
            .fold(0, u32::saturating_add);
        let mut left = MOST_STEPS;
        search(&kinds, &needs, 0, &mut best, &mut left);
        best
    }
}

fn search(kinds: &[(Vec<u32>, u32)], needs: &[u32], taken: u32, best: &mut u32, left: &mut u32) {
    *left = left.saturating_sub(1);
    if *left == 0 {
        return;
    }
    if needs.iter().all(|need| *need == 0) {
        *best = (*best).min(taken);
        return;
    }
    // What is still needed must still be there, and takes at least as many as if each gave the most that one does.
    let gives = |index: usize| {
        kinds
            .iter()
            .map(move |(gives, many)| (gives.get(index).copied().unwrap_or_default(), *many))
    };
    let takes = |(index, need): (usize, &u32)| {
        let all = gives(index).map(|(gives, many)| gives.saturating_mul(many));
        let is_there = all.fold(0, u32::saturating_add) >= *need;
        let most = gives(index).map(|(gives, _)| gives).max();
        most.filter(|_| is_there || *need == 0)
            .map(|most| need.div_ceil(most.max(1)))
    };
    let takes: Option<Vec<u32>> = needs.iter().enumerate().map(takes).collect();
    let Some(least) = takes.and_then(|takes| takes.into_iter().max()) else {
        return;
    };
    if taken.saturating_add(least) >= *best {
        return;
    }
    let Some(((gives, many), rest)) = kinds.split_first() else {
        return;
    };
    let both = gives.iter().zip(needs);
    let useful = both.filter(|(gives, _)| **gives > 0);
    let useful = useful.map(|(gives, need)| need.div_ceil(*gives)).max();
    for take in (0..=useful.unwrap_or(0).min(*many)).rev() {
        if taken + take >= *best && take > 0 {
            continue;
        }
        let both = needs.iter().zip(gives);
        let still = both.map(|(need, gives)| need.saturating_sub(gives.saturating_mul(take)));
        search(rest, &still.collect::<Vec<_>>(), taken + take, best, left);
    }
}
