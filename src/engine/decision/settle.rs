use crate::model::case::{Case, Event};
use crate::model::rules::{AroundAsked, Who, same_place};

use super::Truth;
use super::evidence::{
    AroundFound, Behind, EventsFound, Evidence, Finding, GradeFound, ItemReading, Thing, Weighed,
};
use super::in_doubt::{InDoubt, Part};
use super::repeat_could::people_are_open;
use super::unknown::{HOME, NOBODY, Unknown};

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

impl<'a> Finding<'a> {
    /// Every way in which this could still become met; one way with nothing in it when it is met, none when it cannot be.
    pub fn ways(&self) -> Vec<Way<'a>> {
        match self.answer {
            Truth::Met => vec![Way::default()],
            Truth::NotMet => Vec::new(),
            Truth::CannotTell => self.evidence.ways(),
        }
    }

    /// The way that needs the fewest unknowns, with how many that are.
    pub fn nearest_way(&self) -> Option<(u32, Way<'a>)> {
        self.ways()
            .into_iter()
            .map(|way| (way.fewest(), way))
            .min_by_key(|(fewest, _)| *fewest)
    }
}

fn one<'a>(unknown: Unknown<'a>) -> Vec<Way<'a>> {
    vec![Way {
        groups: vec![Group {
            need: 1,
            of: vec![unknown],
        }],
    }]
}

/// A group for each of them: all are needed.
fn all_of<'a>(unknowns: impl IntoIterator<Item = Unknown<'a>>) -> Vec<Group<'a>> {
    unknowns
        .into_iter()
        .map(|unknown| Group {
            need: 1,
            of: vec![unknown],
        })
        .collect()
}

impl<'a> GradeFound<'a> {
    /// A date may tell that one with the grade asked for is the newest; where none has it, it takes another grade.
    fn ways(&self) -> Vec<Way<'a>> {
        let vague = self.newest.iter().filter(|one| one.when.exact().is_none());
        let dates = vague.map(|one| Unknown::Assessment(one, InDoubt::only(Part::Date)));
        let grade = (!self.can_be_reached).then_some(Unknown::Grade);
        vec![Way {
            groups: all_of(grade.into_iter().chain(dates)),
        }]
    }
}

impl<'a> EventsFound<'a> {
    /// Where "here" hangs on the home, what was in one place and what was in another never count together: each place
    /// has its own ways.
    fn ways(&self) -> Vec<Way<'a>> {
        let mut homes: Vec<&str> = Vec::new();
        let hang_on_it = self
            .that(Truth::CannotTell)
            .filter(|one| self.behind.home && one.fit.place == Truth::CannotTell);
        for Weighed { event, .. } in hang_on_it {
            if let [place] = event.place.areas.as_slice()
                && !homes.iter().any(|home| same_place(home, place))
            {
                homes.push(place);
            }
        }
        if homes.is_empty() {
            return self.ways_at(None);
        }
        let mut ways: Vec<Way<'a>> = Vec::new();
        for way in homes.into_iter().flat_map(|home| self.ways_at(Some(home))) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }

    /// The ways there are if the home is in this place; wherever it is where nothing is given.
    fn ways_at(&self, place: Option<&str>) -> Vec<Way<'a>> {
        let Behind { home, nobody } = self.behind;
        let present = self.present.as_it_may_be();
        let weighed: Vec<_> = self.events.iter().map(|one| one.beside(&present)).collect();
        let (mut doubts, mut with_present) = (Vec::new(), Vec::new());
        // What is known to have been in that place counts with the home alone.
        let mut with_home = 0_u32;
        let unsaid = present.unsaid;
        let mut counted_now = false;
        let is_there = |event: &Event| match (place, event.place.areas.as_slice()) {
            (Some(place), [one]) => same_place(place, one),
            (None | Some(_), _) => true,
        };
        let may_be = |one: &&Weighed<'a>| {
            (!nobody || one.event.by.is_empty())
                && (one.fit.place != Truth::CannotTell || is_there(one.event))
        };
        let open = weighed
            .iter()
            .filter(|one| one.fit.answer() == Truth::CannotTell);
        for Weighed { event, fit } in open.filter(may_be) {
            if unsaid && fit.but_for_the_present() == Truth::Met {
                counted_now = true;
                continue;
            }
            let open = |answer: Truth| answer == Truth::CannotTell;
            let own = InDoubt::of([
                (Part::Date, open(fit.date)),
                (Part::Recorded, open(fit.recorded)),
                (Part::Done, open(fit.kind)),
                // One place is open by itself where its name leaves open which is meant, and else with the home.
                (
                    Part::Place,
                    open(fit.place) && (event.place.areas.len() != 1 || !home),
                ),
                (
                    Part::People,
                    open(fit.people) && people_are_open(self.asked.people, event),
                ),
            ]);
            let present = InDoubt::of([(Part::Present, !unsaid && open(fit.earlier))]);
            match (own.is_empty(), present.is_empty()) {
                (_, false) => with_present.push(Unknown::Event(event, own.and(present))),
                (false, true) => doubts.push(Unknown::Event(event, own)),
                (true, true) => with_home += 1,
            }
        }
        let more = (!self.all_known).then_some(Unknown::MoreEvents);
        // While nobody has said which event is the present one, one of those that count is left out.
        let missing = |target: u32| {
            let least = least(&weighed) + with_home;
            (target + u32::from(unsaid && !counted_now)).saturating_sub(least)
        };
        // Which event is the present one settles as much as one event more.
        let in_reach = |target: u32| {
            let there = doubts.len() + with_present.len() + usize::from(unsaid);
            more.is_some() || missing(target) as usize <= there
        };
        let possible = in_reach(self.asked.count.enough());
        let target = if possible {
            self.asked.count.enough()
        } else {
            self.asked.count.needed()
        };
        if !in_reach(target) {
            return Vec::new();
        }
        let missing = missing(target);
        let mut behind = all_of(
            [home.then_some(HOME), nobody.then_some(NOBODY)]
                .into_iter()
                .flatten(),
        );
        // Which event is the present one is asked where there are not enough others.
        let vague = || {
            present
                .vague
                .iter()
                .map(|one| Unknown::Assessment(one, InDoubt::only(Part::Date)))
        };
        // Which is the newest stays open until the days of those that may be are known, whatever else comes to light.
        let mut needs_dates = self.present.unsaid && !unsaid;
        if doubts.len() < missing as usize && !with_present.is_empty() {
            needs_dates = true;
            doubts.extend(with_present);
        }
        let reach = |missing| {
            if missing == 0 && possible {
                vec![Way::default()]
            } else {
                counted(missing, doubts.clone(), more, possible)
            }
        };
        let ways = reach(missing);
        let is_reached = missing as usize <= doubts.len() || more.is_some();
        let mut ways = match unsaid {
            false => ways,
            true => {
                let said = reach(missing.saturating_sub(1)).into_iter().map(|mut way| {
                    // It is said of the newest assessment, which the dates must tell.
                    way.groups
                        .extend(all_of(std::iter::once(Unknown::Present).chain(vague())));
                    way
                });
                said.chain(ways.into_iter().filter(|_| is_reached))
                    .collect()
            }
        };
        if needs_dates {
            behind.extend(all_of(vague()));
        }
        for way in &mut ways {
            way.groups.extend(behind.iter().cloned());
        }
        ways
    }
}

/// How many certainly count, whichever of them is left out as the present one.
fn least(weighed: &[Weighed<'_>]) -> u32 {
    let certain = weighed
        .iter()
        .filter(|one| one.fit.but_for_the_present() == Truth::Met);
    let (mut least, mut left_out) = (0, 0);
    for one in certain {
        least += 1;
        left_out |= u32::from(one.fit.earlier != Truth::Met);
    }
    least - left_out
}

/// The ways to reach a count: so many of the known doubts, or the one question that could bring any number.
fn counted<'a>(
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

impl<'a> Evidence<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        match self {
            Self::Score(found) => {
                let possible = found
                    .count
                    .most
                    .is_some_and(|most| most >= found.asked.count.enough());
                let target = if possible {
                    found.asked.count.enough()
                } else {
                    found.asked.count.needed()
                };
                // A total of the whole checklist has counted the questions without an answer of their own: to name
                // those that are in it brings nothing.
                let is_counted = found.total.is_some() && found.asked.items.is_empty();
                let named = u32::try_from(found.yes.len()).unwrap_or(u32::MAX);
                let known = if is_counted { found.count.least } else { named };
                let open = found
                    .open
                    .iter()
                    .filter(|open| !(is_counted && open.reading.has_no_answer()));
                let doubts: Vec<_> = open.map(|open| Unknown::Item(open.item)).collect();
                counted(target.saturating_sub(known), doubts, None, possible)
            }
            Self::Item(found) => found
                .item
                .map(|item| one(Unknown::Item(item)))
                .unwrap_or_default(),
            Self::Grade(found) => found.ways(),
            Self::Events(found) => found.ways(),
            Self::Rising(found) => {
                let items = found
                    .items
                    .iter()
                    .filter(|item| {
                        matches!(
                            item.reading,
                            ItemReading::Open(_)
                                | ItemReading::OpenByPerpetrator
                                | ItemReading::InTotal
                        )
                    })
                    .map(|item| Unknown::Item(item.item));
                let open = found.ledger == Some(Truth::CannotTell);
                let more = (open && !found.all_known).then_some(Unknown::MoreEvents);
                let any: Vec<_> = items.chain(more).collect();
                let both = all_of(
                    found
                        .possible
                        .iter()
                        .map(|(event, open)| Unknown::Event(event, *open)),
                );
                let any = (!any.is_empty()).then(|| Way {
                    groups: vec![Group { need: 1, of: any }],
                });
                any.into_iter()
                    .chain((!found.possible.is_empty()).then_some(Way { groups: both }))
                    .collect()
            }
            Self::Assessments(found) => {
                let doubts: Vec<_> = found
                    .assessments
                    .iter()
                    .filter(|weighed| weighed.date.and(weighed.grade) == Truth::CannotTell)
                    .map(|weighed| {
                        let open = |answer: Truth| answer == Truth::CannotTell;
                        let open = [
                            (Part::Date, open(weighed.date)),
                            (Part::Grade, open(weighed.grade)),
                        ];
                        Unknown::Assessment(weighed.assessment, InDoubt::of(open))
                    })
                    .collect();
                let possible = found
                    .count
                    .most
                    .is_none_or(|most| most >= found.asked.count.enough());
                let target = if possible {
                    found.asked.count.enough()
                } else {
                    found.asked.count.needed()
                };
                let more = (!found.all_known).then_some(Unknown::MoreAssessments);
                counted(
                    target.saturating_sub(found.count.least),
                    doubts,
                    more,
                    possible,
                )
            }
            Self::Repeat(found) => ways_of_sets(found.could.clone()),
            Self::Judgement(found) => {
                if found.missing.is_empty() {
                    Vec::new()
                } else {
                    one(Unknown::Judgement)
                }
            }
            Self::SignedOff(found) => one(Unknown::SignOff(found.asked)),
            Self::Person(found) => {
                let open = |answer: Truth| answer == Truth::CannotTell;
                let is_victim = found.asked.who == Who::Victim;
                let own_home = found.person.is_none_or(|person| person.lives_in.len() != 1);
                let home = found.home_open && open(found.lives_here);
                let own = InDoubt::of([
                    (Part::Age, open(found.age)),
                    (
                        Part::Home,
                        open(found.lives_here) && (own_home || is_victim && home),
                    ),
                    (Part::Relationship, open(found.relationship)),
                ]);
                let own = (!own.is_empty()).then_some(Unknown::Person(found.asked.who, own));
                let of = own.into_iter().chain((home && !is_victim).then_some(HOME));
                vec![Way { groups: all_of(of) }]
            }
            Self::Around(found) => ways_of_sets(found.could()),
            Self::Any(parts) => parts.iter().flat_map(Finding::ways).collect(),
            Self::All(parts) => parts.iter().fold(vec![Way::default()], |ways, part| {
                let more = part.ways();
                ways.iter()
                    .flat_map(|way| {
                        more.iter().map(|next| Way {
                            groups: way.groups.iter().chain(&next.groups).cloned().collect(),
                        })
                    })
                    .take(MOST_WAYS)
                    .collect()
            }),
        }
    }
}

/// Sets of which each would settle it: those that settle it alone are one choice.
fn ways_of_sets(sets: Vec<Vec<Unknown<'_>>>) -> Vec<Way<'_>> {
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

impl<'a> AroundFound<'a> {
    /// What could settle it: things that do so alone, and those that do so together.
    fn could(&self) -> Vec<Vec<Unknown<'a>>> {
        let mut sets: Vec<Vec<Unknown<'a>>> = Vec::new();
        let mut put = |set: Vec<Unknown<'a>>| {
            if !set.is_empty() && !sets.contains(&set) {
                sets.push(set);
            }
        };
        for weighed in self
            .things
            .iter()
            .filter(|weighed| weighed.answer == Truth::CannotTell)
        {
            // Where only the other of two is in doubt, this one is not named.
            let other = match weighed.after {
                Some(Thing::Assessment(one)) if !weighed.open_after.is_empty() => {
                    Some(Unknown::Assessment(one, weighed.open_after))
                }
                _ => None,
            };
            let own = match weighed.thing {
                Thing::Event(event) => Unknown::Event(event, weighed.open),
                Thing::Change(_) => Unknown::Changes,
                Thing::Order(_) => Unknown::Orders,
                Thing::Assessment(one) => Unknown::Assessment(one, weighed.open),
                Thing::Item(item) => Unknown::Item(item),
            };
            let own = (other.is_none() || !weighed.open.is_empty()).then_some(own);
            put(own.into_iter().chain(other).collect());
        }
        let Case {
            events,
            changes,
            orders,
            assessments,
            ..
        } = self.case;
        let more = |all_known: bool, unknown: Unknown<'a>| {
            (!all_known && self.may_be_more).then_some(unknown)
        };
        let may_be_more = match self.asked {
            AroundAsked::Order(_) => [more(orders.all_known, Unknown::Orders), None, None],
            AroundAsked::Older(_) => [more(false, Unknown::MoreAssessments), None, None],
            AroundAsked::LowerGrade(asked) => {
                let by_event = self
                    .newest
                    .iter()
                    .any(|one| asked.can_be_lower(one, self.on));
                [
                    self.newest.is_empty().then_some(Unknown::Grade),
                    more(assessments.all_known, Unknown::MoreAssessments),
                    more(!by_event || events.all_known, Unknown::MoreEvents),
                ]
            }
            AroundAsked::Since(asked) => [
                more(
                    asked.changes.is_empty() || changes.all_known,
                    Unknown::Changes,
                ),
                more(
                    !asked.any_event && asked.events.is_empty() || events.all_known,
                    Unknown::MoreEvents,
                ),
                None,
            ],
            AroundAsked::Follows(asked) => [
                more(
                    asked.changes.is_empty() || changes.all_known,
                    Unknown::Changes,
                ),
                more(asked.orders.is_empty() || orders.all_known, Unknown::Orders),
                more(events.all_known, Unknown::MoreEvents),
            ],
            // The list itself is not there.
            AroundAsked::Unasked(_) => [None, None, None],
        };
        may_be_more
            .into_iter()
            .flatten()
            .for_each(|more| put(vec![more]));
        sets
    }
}

/// More ways than any rule has; a made-up one that multiplies them out further is cut off here.
const MOST_WAYS: usize = 1_000;

/// More different groups than any rule has; those beyond are not counted.
const MOST_GROUPS: usize = 128;

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
            | Unknown::Changes
            | Unknown::Orders
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
        search(&kinds, &needs, 0, &mut best);
        best
    }
}

fn search(kinds: &[(u128, u32)], needs: &[u32], taken: u32, best: &mut u32) {
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
        let left: Vec<u32> = needs
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
        search(rest, &left, taken + take, best);
    }
}
