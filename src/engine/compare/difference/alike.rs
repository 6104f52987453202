//! Things that are alike to two rules: whatever is true of one of them could be true of any other in its place, so it is
//! enough to look for how many of them would have to be otherwise.

use crate::engine::decision::{Evidence, Finding, RoutesFound};
use crate::logic::Truth;
use crate::model::case::{Assessment, Event, Marac};
use crate::model::rules::{Criterion, RouteKind};

use super::fact::{AssessmentIs, EventIs, Fact, MaracIs};
use super::looks::leaves;
use super::prober::{AssessmentLook, EventLook, Prober};
use super::slices::rest;
use super::space::{Maker, Space, Thing};
use super::total::Total;

/// Things that are alike, and the ways in which one of them could be otherwise.
#[derive(Debug)]
pub(super) struct Unit {
    /// How many there are; nothing when there may be any number more.
    pub(super) many: Option<u32>,
    /// For each thing its ways, in one order for all.
    pub(super) things: Vec<Vec<Way>>,
}

/// A way in which one thing could be otherwise: every fact of it, each with those that have the same effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The facts; of those in one list, any one.
    pub facts: Vec<Vec<Fact>>,
}

impl Way {
    /// How many facts.
    pub fn cost(&self) -> u32 {
        u32::try_from(self.facts.len()).unwrap_or(u32::MAX)
    }

    /// One fact of each.
    pub fn first(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter_map(|alike| alike.first())
    }
}

/// More facts of one event than this are not changed together.
pub(super) const MOST_OF_EVENT: u32 = 3;

/// No more events of the same effect than this are kept apart.
const MOST_ALIKE: usize = 8;

pub(super) struct Grouping<'m, 'a> {
    pub(super) maker: &'m Maker<'a>,
    pub(super) kind: RouteKind,
    pub(super) found: &'m [RoutesFound<'a>; 2],
}

impl Grouping<'_, '_> {
    /// The things that are alike, and whether there are ways of more facts of an event than are changed together.
    pub(super) async fn units(&self, space: Space) -> (Vec<Unit>, bool) {
        let Space {
            items,
            totals,
            events,
            assessments,
            maracs,
            single,
            more_events,
            more,
        } = space;
        let mut units = self.item_units(items);
        units.extend(totals.into_iter().map(|(fact, many)| {
            let way = Way {
                facts: vec![vec![fact]],
            };
            unit((0..many).map(|_| vec![way.clone()]).collect())
        }));
        rest().await;
        let (events, limited) = self.event_units(events);
        units.extend(events);
        rest().await;
        let case = self.maker.case;
        units.extend(grouped(
            assessments
                .into_iter()
                .zip(&case.assessments.list)
                .enumerate(),
            |at, one| self.assessment_key(at, one),
            |thing, one| self.assessment_ways(thing, one),
        ));
        units.extend(grouped(
            maracs.into_iter().zip(&case.maracs.list).enumerate(),
            |_, one: &Marac| Marac {
                id: String::new(),
                note: String::new(),
                actions: Vec::new(),
                ..one.clone()
            },
            |thing, _| ways(alone(thing), u32::MAX),
        ));
        for thing in single {
            let named = |fact: &Fact| matches!(fact, Fact::Named(_));
            let unnamed = thing.fields.iter().flatten().any(named);
            let mut ways = ways(alone(thing), u32::MAX);
            // Nothing is said of somebody who is not known.
            ways.retain(|way| !unnamed || way.first().any(named));
            units.push(unit(vec![ways]));
        }
        rest().await;
        let mut added = self.added_events(more_events);
        rest().await;
        added.extend(self.added(more));
        let way = |alike| vec![Way { facts: vec![alike] }];
        units.extend(added.into_iter().map(|alike| Unit {
            many: None,
            things: vec![way(alike)],
        }));
        units.retain(|unit| unit.things.first().is_some_and(|ways| !ways.is_empty()));
        (units, limited)
    }

    /// Items in the same lists with the same reading are alike.
    fn item_units(&self, items: Vec<Thing>) -> Vec<Unit> {
        let mut keyed: Vec<(Readings, Vec<Vec<Way>>)> = Vec::new();
        let totals: Vec<(&str, Total)> = self.maker.totals_known().collect();
        for thing in items {
            let Some(Fact::Item {
                instrument, item, ..
            }) = thing.fields.iter().flatten().next()
            else {
                continue;
            };
            let (mut key, mut unasked) = (Vec::new(), false);
            leaves(self.found, &mut |finding| {
                key.push(reading(finding, instrument, item));
                unasked |= matches!(&finding.evidence, Evidence::Around(found) if matches!(found.asked, Criterion::Unasked(_)));
            });
            let is = |truth| {
                key.iter().flatten().all(|read| *read == truth) && key.iter().any(Option::is_some)
            };
            let (yes, no) = (is(Truth::Met), is(Truth::NotMet));
            // One that a total leaves open is none of those that were answered.
            let case = self.maker.case;
            let left = totals
                .iter()
                .any(|(of, total)| *of == instrument && total.leaves(case, item));
            let other = |fact: &Fact| !matches!(fact, Fact::Item { yes: to, .. } if *to && yes || !*to && no);
            let facts = thing.fields.into_iter().flatten().filter(other);
            let ways: Vec<Way> = facts
                .map(|fact| Way {
                    facts: vec![vec![fact]],
                })
                .collect();
            let key = (key, left);
            match keyed
                .iter_mut()
                .find(|(known, _)| *known == key && !unasked)
            {
                Some((_, things)) => things.push(ways),
                None => keyed.push((key, vec![ways])),
            }
        }
        keyed.into_iter().map(|(_, things)| unit(things)).collect()
    }

    fn event_units(&self, events: Vec<Thing>) -> (Vec<Unit>, bool) {
        let mut prober = Prober::new(self);
        let case = self.maker.case;
        let looks: Vec<EventLook> = case
            .events
            .list
            .iter()
            .map(|event| prober.look(event))
            .collect();
        let mut limited = false;
        let units = grouped(
            events.into_iter().zip(&case.events.list).enumerate(),
            |at, _| looks.get(at).cloned(),
            |thing, event| {
                let now = prober.look(event);
                let field = |field: Vec<Fact>| {
                    let mut choices: Vec<(EventLook, Vec<Fact>)> = Vec::new();
                    for fact in field {
                        let Fact::Event(_, is) = &fact else { continue };
                        let mut with = event.clone();
                        is.put(&mut with);
                        let look = prober.look(&with);
                        match choices.iter_mut().find(|(known, _)| *known == look) {
                            _ if look == now => {}
                            Some((_, alike)) => alike.push(fact),
                            None => choices.push((look, vec![fact])),
                        }
                    }
                    choices.into_iter().map(|(_, alike)| alike).collect()
                };
                let fields: Vec<Vec<Vec<Fact>>> = thing.fields.into_iter().map(field).collect();
                limited |= fields.iter().filter(|field| !field.is_empty()).count()
                    > MOST_OF_EVENT as usize;
                ways(fields, MOST_OF_EVENT)
            },
        );
        (units, limited)
    }

    /// What one more event could be, each with those of the same effect. The facts about an event bear on a count one by
    /// one, so each is looked at in an event of which nothing else is known.
    fn added_events(&self, fields: Vec<Vec<EventIs>>) -> Vec<Vec<Fact>> {
        let mut prober = Prober::new(self);
        let mut events: Vec<Vec<Event>> = vec![vec![Event::default()]];
        if fields.is_empty() {
            return Vec::new();
        }
        for field in fields {
            let mut choices: Vec<(EventLook, Vec<EventIs>)> = Vec::new();
            for is in field {
                let mut with = Event::default();
                is.put(&mut with);
                let look = prober.look(&with);
                match choices.iter_mut().find(|(known, _)| *known == look) {
                    Some((_, alike)) => alike.push(is),
                    None => choices.push((look, vec![is])),
                }
            }
            let with = |events: &Vec<Event>, alike: &Vec<EventIs>| {
                let each = events.iter().flat_map(|event| {
                    alike.iter().map(|is| {
                        let mut event = event.clone();
                        is.put(&mut event);
                        event
                    })
                });
                each.take(MOST_ALIKE).collect::<Vec<_>>()
            };
            events = events
                .iter()
                .flat_map(|known| choices.iter().map(|(_, alike)| with(known, alike)))
                .collect();
        }
        events
            .into_iter()
            .map(|alike| alike.into_iter().map(Fact::MoreEvent).collect())
            .collect()
    }

    /// One more assessment or MARAC, each with those of the same effect.
    fn added(&self, more: Vec<Fact>) -> Vec<Vec<Fact>> {
        let mut prober = Prober::new(self);
        let mut groups: Vec<(Option<AssessmentLook>, Vec<Fact>)> = Vec::new();
        for fact in more {
            let look = match &fact {
                Fact::MoreAssessment(one) => Some(prober.assessment(one)),
                _ => None,
            };
            match groups
                .iter_mut()
                .find(|(known, _)| look.is_some() && *known == look)
            {
                Some((_, alike)) => alike.push(fact),
                None => groups.push((look, vec![fact])),
            }
        }
        groups.into_iter().map(|(_, alike)| alike).collect()
    }

    /// Assessments that are the same but for what they are called. Of two on one known day the later entered is the newer,
    /// so those are not alike where the newest decides.
    fn assessment_key(&self, at: usize, one: &Assessment) -> (Assessment, Option<usize>) {
        let looks = self.maker.looks;
        let about = one.about.clone().filter(|_| looks.present());
        let bare = Assessment {
            id: String::new(),
            note: String::new(),
            lower_because: String::new(),
            review: None,
            how: None,
            about,
            ..one.clone()
        };
        let ordered = looks.grade || looks.present();
        (
            bare,
            (ordered && one.when.exact().is_some()
                || !one.answers.is_empty()
                || one.yes_total.is_some())
            .then_some(at),
        )
    }

    fn assessment_ways(&self, thing: Thing, one: &Assessment) -> Vec<Way> {
        let mut prober = Prober::new(self);
        let now = prober.assessment(one);
        let field = |field: Vec<Fact>| {
            let mut choices: Vec<(Option<AssessmentLook>, Vec<Fact>)> = Vec::new();
            for fact in field {
                let mut with = one.clone();
                let look = match &fact {
                    Fact::Assessment(_, AssessmentIs::Grade(grade)) => {
                        with.grade = Some(*grade);
                        Some(prober.assessment(&with))
                    }
                    Fact::Assessment(_, AssessmentIs::On(day)) => {
                        with.when = (*day).into();
                        Some(prober.assessment(&with))
                    }
                    _ => None,
                };
                match choices.iter_mut().find(|(known, _)| *known == look) {
                    _ if look.as_ref() == Some(&now) => {}
                    Some((_, alike)) => alike.push(fact),
                    None => choices.push((look, vec![fact])),
                }
            }
            choices.into_iter().map(|(_, alike)| alike).collect()
        };
        ways(thing.fields.into_iter().map(field).collect(), u32::MAX)
    }
}

/// How an item is read by every criterion of two rules, and whether it has no answer beside a total.
type Readings = (Vec<Option<Truth>>, bool);

/// How an item is read by a criterion; nothing when it does not look at it.
fn reading(finding: &Finding<'_>, instrument: &str, item: &str) -> Option<Truth> {
    match &finding.evidence {
        Evidence::Score(found) => {
            let asked = found.asked;
            let is_asked = asked.items.is_empty() || asked.items.iter().any(|one| one == item);
            (asked.instrument == instrument && is_asked).then(|| {
                if found.yes.iter().any(|one| one.id == item) {
                    Truth::Met
                } else if found.open.iter().any(|one| one.item.id == item) {
                    Truth::CannotTell
                } else {
                    Truth::NotMet
                }
            })
        }
        Evidence::Item(found) => (found.asked.instrument == instrument && found.asked.item == item)
            .then(|| found.reading.into()),
        Evidence::Rising(found) if found.asked.instrument == instrument => found
            .items
            .iter()
            .find(|one| one.item.id == item)
            .map(|one| one.reading.into()),
        _ => None,
    }
}

/// Puts things with equal keys together; `ways_of` is asked for one of them, and the others have the same ways.
fn grouped<'c, K: PartialEq, T: 'c>(
    things: impl Iterator<Item = (usize, (Thing, &'c T))>,
    key: impl Fn(usize, &T) -> K,
    mut ways_of: impl FnMut(Thing, &T) -> Vec<Way>,
) -> Vec<Unit> {
    let mut keyed: Vec<(K, Vec<Vec<Way>>)> = Vec::new();
    for (at, (thing, one)) in things {
        let key = key(at, one);
        match keyed.iter_mut().find(|(known, _)| *known == key) {
            Some((_, things)) => {
                if let Some(first) = things.first().cloned() {
                    things.push(first.into_iter().map(|way| moved(way, at)).collect());
                }
            }
            None => keyed.push((key, vec![ways_of(thing, one)])),
        }
    }
    keyed.into_iter().map(|(_, things)| unit(things)).collect()
}

fn unit(things: Vec<Vec<Way>>) -> Unit {
    Unit {
        many: u32::try_from(things.len()).ok(),
        things,
    }
}

/// The same way of the thing at another place.
fn moved(way: Way, at: usize) -> Way {
    let fact = |fact| match fact {
        Fact::Event(_, is) => Fact::Event(at, is),
        Fact::Assessment(_, is) => Fact::Assessment(at, is),
        Fact::Marac(_, is) => Fact::Marac(at, is),
        fact => fact,
    };
    Way {
        facts: way
            .facts
            .into_iter()
            .map(|alike| alike.into_iter().map(fact).collect())
            .collect(),
    }
}

/// The fields of a thing with every fact by itself.
fn alone(thing: Thing) -> Vec<Vec<Vec<Fact>>> {
    thing
        .fields
        .into_iter()
        .map(|field| field.into_iter().map(|fact| vec![fact]).collect())
        .collect()
}

/// Every way to choose something for some of the fields and no more than `most`, those of fewer facts first.
fn ways(fields: Vec<Vec<Vec<Fact>>>, most: u32) -> Vec<Way> {
    let mut ways: Vec<Way> = vec![Way { facts: Vec::new() }];
    for field in &fields {
        let with = ways.iter().filter(|way| way.cost() < most).flat_map(|way| {
            field.iter().map(|alike| Way {
                facts: way.facts.iter().chain([alike]).cloned().collect(),
            })
        });
        let more: Vec<Way> = with.filter(is_some_way).collect();
        ways.extend(more);
    }
    ways.retain(|way| !way.facts.is_empty());
    ways.sort_by_key(Way::cost);
    ways
}

/// What did not happen is nothing else besides.
fn is_some_way(way: &Way) -> bool {
    let none = |fact: &Fact| {
        matches!(
            fact,
            Fact::Assessment(_, AssessmentIs::NotMade) | Fact::Marac(_, MaracIs::NotHeld)
        )
    };
    way.facts.len() == 1 || !way.first().any(none)
}
