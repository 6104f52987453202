//! Looking for the fewest single facts, by increasing number: every choice of so many among the things that are alike is
//! tried with the engine, unless what the evidence still lacks already needs more.

use std::pin::Pin;

use crate::engine::decision::{Evidence, Finding, RouteFound, RoutesFound, routes_of_kind};
use crate::logic::Truth;
use crate::model::book::Rules;
use crate::model::case::{Assessment, Case};
use crate::model::dates::Day;
use crate::model::instrument::Instrument;
use crate::model::nation::Nation;
use crate::model::rules::{Extent, PeopleScope, RouteKind};

use super::alike::{MOST_OF_EVENT, Unit};
use super::changed::changed;
use super::fact::Fact;
use super::slices::rest;

/// A chosen way of a chosen unit, by their places.
pub(super) type Pick = (usize, usize);

pub(super) struct Search<'a> {
    pub(super) case: &'a Case,
    pub(super) both: [Rules<'a>; 2],
    pub(super) kind: RouteKind,
    pub(super) on: Day,
    pub(super) units: &'a [Unit],
    /// Whether more facts of an event than are changed together could be otherwise.
    pub(super) limited: bool,
    pub(super) instruments: &'a [Instrument],
    /// The ids of the instruments that are asked for.
    pub(super) asked: &'a [&'a str],
}

/// What came of looking.
pub(super) enum Came {
    /// No change of these facts does it.
    Never,
    /// Nothing up to so many facts does it; there it was left.
    Beyond(u32),
    /// So many do it, in these ways; whether these are all.
    Found(u32, Vec<Vec<Pick>>, bool),
}

/// One look for one answer.
struct Look<'s, 'a> {
    search: &'s Search<'a>,
    target: Truth,
    left: u32,
    /// Whether anything as large as asked for was thought of, or something larger might do.
    more: bool,
    found: Vec<Vec<Pick>>,
}

/// More sets of facts than this are not gathered.
const MOST_SETS: usize = 200;

impl<'a> Search<'a> {
    /// The fewest facts with which both rules come to `target`, of at most `most`, trying no more than `tries` cases.
    pub(super) async fn fewest(&self, target: Truth, most: u32, tries: u32) -> Came {
        let mut look = Look {
            search: self,
            target,
            left: tries,
            more: false,
            found: Vec::new(),
        };
        let Some(least) = self.with(&[], |both, case| lacking(both, self, case, target)) else {
            return Came::Never;
        };
        // More facts of one event may do what was not tried.
        let limited = self.limited && target != Truth::Met;
        let beyond = |size: u32| {
            if limited {
                size.min(MOST_OF_EVENT)
            } else {
                size
            }
        };
        for size in least..=most {
            look.more = false;
            look.go((0, 0), size, &mut Vec::new()).await;
            if look.left == 0 && look.found.is_empty() {
                return Came::Beyond(beyond(size.saturating_sub(1)));
            }
            if !look.found.is_empty() {
                let all = look.left > 0 && look.found.len() < MOST_SETS;
                return Came::Found(size, look.found, all);
            }
            if !look.more {
                return if limited {
                    Came::Beyond(MOST_OF_EVENT)
                } else {
                    Came::Never
                };
            }
        }
        Came::Beyond(beyond(most))
    }

    /// Does something with what the engine finds once these ways are so.
    fn with<T>(&self, picks: &[Pick], of: impl FnOnce(&[RoutesFound<'_>; 2], &Case) -> T) -> T {
        let case = changed(self.case, self.instruments, self.on, self.facts(picks));
        of(
            &routes_of_kind(&case, self.both, self.kind, self.on, Some(self.asked)),
            &case,
        )
    }

    /// One fact for each that would have to be otherwise: the things of a unit are taken in their order.
    pub(super) fn facts<'p>(&'p self, picks: &'p [Pick]) -> impl Iterator<Item = &'p Fact> {
        picks
            .iter()
            .enumerate()
            .flat_map(move |(place, (unit, way))| {
                let before = picks
                    .iter()
                    .take(place)
                    .filter(|(other, _)| other == unit)
                    .count();
                let unit = self.units.get(*unit);
                let things = unit.map(|unit| unit.things.as_slice()).unwrap_or_default();
                let thing = things.get(before).or_else(|| {
                    things
                        .first()
                        .filter(|_| unit.is_some_and(|unit| unit.many.is_none()))
                });
                thing
                    .and_then(|ways| ways.get(*way))
                    .into_iter()
                    .flat_map(|way| way.first())
            })
    }
}

impl Look<'_, '_> {
    fn go<'l>(
        &'l mut self,
        from: Pick,
        size: u32,
        picks: &'l mut Vec<Pick>,
    ) -> Pin<Box<dyn Future<Output = ()> + 'l>> {
        Box::pin(async move {
            if self.left == 0 || self.found.len() >= MOST_SETS {
                return;
            }
            self.left -= 1;
            rest().await;
            let (met, lacks) = self.search.with(picks, |both, case| {
                (
                    answers(both) == Some([self.target; 2]),
                    lacking(both, self.search, case, self.target),
                )
            });
            if met && size == 0 {
                self.found.push(picks.clone());
                return;
            }
            if size == 0 {
                self.more = true;
                return;
            }
            let Some(lacks) = lacks else { return };
            if lacks > size {
                self.more = true;
                return;
            }
            for (unit, alike) in self.search.units.iter().enumerate().skip(from.0) {
                let taken = picks.iter().filter(|(other, _)| *other == unit).count();
                let full = alike.many.is_some_and(|many| taken >= many as usize);
                let Some(ways) = alike.things.first().filter(|_| !full) else {
                    continue;
                };
                let first = if unit == from.0 { from.1 } else { 0 };
                for (place, way) in ways.iter().enumerate().skip(first) {
                    let cost = way.cost();
                    // One more event never takes a route away, and does what several facts of one that is there would do.
                    let useless = match way.first().next() {
                        Some(Fact::MoreEvent(_)) => self.target == Truth::NotMet,
                        Some(Fact::Event(..)) => self.target == Truth::Met && cost > 1,
                        _ => false,
                    };
                    if useless {
                        continue;
                    }
                    // Nothing that is done to one thing brings a count nearer by more than one.
                    if cost > size || cost > 1 && cost > size - lacks + 1 {
                        self.more |= cost > 1;
                        continue;
                    }
                    picks.push((unit, place));
                    self.go((unit, place), size - cost, picks).await;
                    picks.pop();
                }
            }
        })
    }
}

/// The greatest answer of each rule among its routes of the kind; nothing when one has none.
pub(super) fn answers(both: &[RoutesFound<'_>; 2]) -> Option<[Truth; 2]> {
    let [one, other] = both;
    let best = |routes: &RoutesFound<'_>| {
        routes
            .routes
            .iter()
            .filter(|found| found.leads_to_forum())
            .map(RouteFound::answer)
            .max()
    };
    Some([best(one)?, best(other)?])
}

/// What a route lacks, by what it would have to come from: no fact is of two of these, so what each lacks adds up.
#[derive(Clone, Copy, Default)]
struct Lack {
    items: u32,
    events: u32,
    assessments: u32,
    maracs: u32,
    rest: u32,
}

impl Lack {
    fn join(self, other: Self, of: fn(u32, u32) -> u32) -> Self {
        Self {
            items: of(self.items, other.items),
            events: of(self.events, other.events),
            assessments: of(self.assessments, other.assessments),
            maracs: of(self.maracs, other.maracs),
            rest: of(self.rest, other.rest),
        }
    }

    fn sum(self) -> u32 {
        self.items + self.events + self.assessments + self.maracs + self.rest
    }
}

/// A number of facts below which both cannot come to `target`; nothing when they never can.
fn lacking(
    both: &[RoutesFound<'_>; 2],
    search: &Search<'_>,
    case: &Case,
    target: Truth,
) -> Option<u32> {
    let mut joined = Lack::default();
    let mut differs = 0;
    for (routes, rules) in both.iter().zip(search.both) {
        let asking = Asking {
            rules,
            case,
            on: search.on,
            target,
        };
        let of = routes.routes.iter().filter(|found| found.leads_to_forum());
        differs |= u32::from(of.clone().map(RouteFound::answer).max() != Some(target));
        if target == Truth::CannotTell {
            continue;
        }
        let parts = of.map(|found| {
            found
                .finding
                .as_ref()
                .and_then(|finding| lack(finding, asking))
        });
        joined = joined.join(
            if target == Truth::Met {
                any(parts)?
            } else {
                every(parts)?
            },
            u32::max,
        );
    }
    Some(joined.sum().max(differs))
}

/// What all of them lack together.
fn every(parts: impl Iterator<Item = Option<Lack>>) -> Option<Lack> {
    parts
        .into_iter()
        .try_fold(Lack::default(), |all, part| Some(all.join(part?, u32::max)))
}

/// What any of them lacks at least.
fn any(parts: impl Iterator<Item = Option<Lack>>) -> Option<Lack> {
    parts
        .flatten()
        .reduce(|one, other| one.join(other, u32::min))
}

/// Of what a lack is asked.
#[derive(Clone, Copy)]
struct Asking<'a> {
    rules: Rules<'a>,
    /// The case as it would be.
    case: &'a Case,
    on: Day,
    target: Truth,
}

fn lack(finding: &Finding<'_>, asking: Asking<'_>) -> Option<Lack> {
    let Asking {
        rules,
        case,
        on,
        target,
    } = asking;
    let up = target == Truth::Met;
    if finding.answer == target {
        return Some(Lack::default());
    }
    let one = Lack {
        rest: 0,
        ..Lack::default()
    };
    Some(match &finding.evidence {
        Evidence::All(parts) | Evidence::Any(parts) => {
            let lacks = parts.iter().map(|part| lack(part, asking));
            let all = matches!(finding.evidence, Evidence::All(_));
            return if all == up { every(lacks) } else { any(lacks) };
        }
        Evidence::Score(found) => {
            let most = found.count.most?;
            let items = if up {
                found.asked.count.enough().saturating_sub(found.count.least)
            } else {
                most.saturating_add(1)
                    .saturating_sub(found.asked.count.needed())
            };
            Lack { items, ..one }
        }
        Evidence::Item(found) => {
            found.item?;
            Lack { items: 1, ..one }
        }
        Evidence::Events(found) => {
            // What stands behind every event could bring many at once.
            let here =
                found.asked.place == Extent::ThisArea && rules.area.nation == Nation::UnitedKingdom;
            let whose = found.asked.people != PeopleScope::SameVictim
                && (found.person.is_some() || found.behind.nobody);
            if here || whose || !found.asked.current {
                return Some(Lack {
                    rest: u32::from(up && found.behind.nobody),
                    ..one
                });
            }
            let possible = found
                .events
                .iter()
                .filter(|weighed| weighed.fit.answer() != Truth::NotMet)
                .count();
            let possible = u32::try_from(possible).unwrap_or(u32::MAX);
            let events = if up {
                found.asked.count.enough().saturating_sub(found.count.least)
            } else {
                let few = possible
                    .saturating_add(1)
                    .saturating_sub(found.asked.count.needed());
                few + u32::from(!found.all_known)
            };
            Lack { events, ..one }
        }
        Evidence::Assessments(_) => one,
        Evidence::Grade(found) => {
            // One that may be of the day of decision stays one of the newest, whatever others come to.
            let today = on.min(case.as_of);
            let stays = |made: &&&Assessment| {
                made.when.exact().is_none()
                    && made.when.span().last.is_none_or(|last| last >= today)
            };
            let other = |made: &&&Assessment| (made.grade >= Some(found.asked.at_least)) != up;
            let stays = found.newest.iter().filter(stays).filter(other).count();
            Lack {
                assessments: u32::try_from(stays).unwrap_or(u32::MAX).max(1),
                ..one
            }
        }
        Evidence::Repeat(found) => {
            // A pair takes both, and somebody known who did it.
            let lacks = |it: bool| u32::from(up && it);
            let nobody = found.asked.people != PeopleScope::SameVictim
                && case.people.causing_harm.is_empty();
            Lack {
                maracs: u32::from(!found.maracs_all_known) + lacks(found.maracs == 0),
                events: lacks(case.events.list.is_empty()),
                rest: lacks(nobody),
                ..one
            }
        }
        Evidence::Judgement(_) | Evidence::SignedOff(_) if !up => return None,
        Evidence::Judgement(_) | Evidence::SignedOff(_) => Lack { rest: 1, ..one },
        Evidence::Rising(_) | Evidence::Person(_) | Evidence::Around(_) => one,
    })
}
