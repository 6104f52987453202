use crate::engine::decision::Count;
use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Group, Way, all_of, ways_to};
use crate::engine::decision::unknown::{NOBODY, Unknown};
use crate::engine::decision::window::Window;
use crate::logic::Truth;
use crate::model::case::{Event, Person};
use crate::model::rules::{AtEvents, DifferentPeople, PeopleScope};

use super::events::{between, recorded};
use super::person::age_in;
use super::{CriterionKind, Evidence, EvidenceKind, Finding, OneOfSeveral};

/// Different people at events, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferentPeopleFound<'a> {
    /// What was asked for.
    pub asked: &'a DifferentPeople,
    /// The days that count.
    pub window: Window,
    /// By whom they were harmed, where it depends on one and there are several.
    pub person: Option<OneOfSeveral<'a>>,
    /// How many.
    pub count: Count,
    /// Each who is named at an event, once, in the order of the events.
    pub people: Vec<AtEventsWeighed<'a>>,
    /// The events that count or may, and do not say who it was.
    pub unnamed: Vec<AtEvent<'a>>,
    /// Whether the ledger was said to hold everything that is known.
    pub all_known: bool,
    /// Nobody is named who caused harm, and it depends on who did.
    pub is_by_nobody: bool,
}

/// Somebody named at events.
#[derive(Clone, Debug, PartialEq)]
pub struct AtEventsWeighed<'a> {
    /// The id that the events name.
    pub id: &'a str,
    /// Who that is; nothing where the case does not say.
    pub person: Option<&'a Person>,
    /// The age is one that counts.
    pub age: Truth,
    /// The events at which they were, whether they count or not.
    pub events: Vec<AtEvent<'a>>,
}

impl AtEventsWeighed<'_> {
    /// Whether it is one that counts.
    pub fn answer(&self) -> Truth {
        Truth::any(self.events.iter().map(|one| one.answer)).and(self.age)
    }
}

/// An event, with what of it is in doubt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtEvent<'a> {
    /// The event.
    pub event: &'a Event,
    /// Whether it counts, whoever it was.
    pub answer: Truth,
    /// What is in doubt.
    pub open: InDoubt,
}

impl CriterionKind for DifferentPeople {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let persons = reader.read.persons;
        let depends = self.which == AtEvents::Harmed;
        let each = persons.iter().enumerate().filter(|_| depends);
        let each = each.map(|(place, person)| {
            let number = place + 1;
            let mut found = reader.different_people(self, Some(&person.id));
            found.person = (persons.len() > 1).then_some(OneOfSeveral { person, number });
            found
        });
        let nearness = |found: &DifferentPeopleFound<'a>| {
            let Count { least, most } = found.count;
            (
                found.count.reaches(self.count),
                least,
                most.unwrap_or(u32::MAX),
            )
        };
        let nearest = each.rev().max_by_key(nearness);
        let found = nearest.unwrap_or_else(|| reader.different_people(self, None));
        let answer = if reader.never.people {
            Truth::CannotTell
        } else {
            found.count.reaches(self.count)
        };
        Finding {
            answer,
            evidence: Evidence::DifferentPeople(Box::new(found)),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> Reader<'_, 'a> {
    /// Those at events that count, where it matters at those of one person.
    fn different_people(
        &self,
        asked: &'a DifferentPeople,
        person: Option<&str>,
    ) -> DifferentPeopleFound<'a> {
        let window = self.window(asked.window());
        let mut people: Vec<AtEventsWeighed<'a>> = Vec::new();
        let mut unnamed = Vec::new();
        for (event, span) in &self.read.events {
            let scope = match asked.which {
                AtEvents::Harmed => PeopleScope::SamePersonCausingHarm,
                AtEvents::CausingHarm => PeopleScope::SameVictim,
            };
            let parts = [
                (Part::Date, span.within(window.from, window.to)),
                (Part::Recorded, recorded(&asked.recorded, event)),
                (Part::Done, event.is_of_kind(&asked.kinds)),
                (Part::People, between(event, scope, person)),
            ];
            let one = AtEvent {
                event,
                answer: Truth::all(parts.map(|(_, answer)| answer)),
                open: InDoubt::of(parts.map(|(part, is)| (part, is == Truth::CannotTell))),
            };
            let ids = match asked.which {
                AtEvents::Harmed => &event.harmed,
                AtEvents::CausingHarm => &event.by,
            };
            if ids.is_empty() && one.answer != Truth::NotMet {
                unnamed.push(one);
            }
            for id in ids {
                match people.iter_mut().find(|known| known.id == id) {
                    Some(known) => known.events.push(one),
                    None => people.push(AtEventsWeighed {
                        id,
                        person: self.case.people.person(id),
                        age: self.is_of_age(asked, id),
                        events: vec![one],
                    }),
                }
            }
        }
        let all_known = self.case.events.all_known;
        let mut count = Count::of(
            people.iter().map(AtEventsWeighed::answer),
            all_known && unnamed.is_empty(),
        );
        let somebody = unnamed.iter().any(|one| one.answer == Truth::Met);
        if somebody && asked.age.is_none() {
            count.least = count.least.max(1);
        }
        DifferentPeopleFound {
            asked,
            window,
            person: None,
            count,
            people,
            unnamed,
            all_known,
            is_by_nobody: asked.which == AtEvents::Harmed && person.is_none(),
        }
    }

    fn is_of_age(&self, asked: &DifferentPeople, id: &str) -> Truth {
        let Some(range) = asked.age else {
            return Truth::Met;
        };
        let age = self.case.people.person(id).and_then(|person| person.age);
        age_in(self.years(age), range)
    }
}

impl<'a> EvidenceKind<'a> for DifferentPeopleFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let most = self.count.most;
        let asked = self.asked.count;
        let (target, possible) = asked.target(|enough| most.is_none_or(|most| most >= enough));
        // Whoever was there and is not named may be one of those who are.
        let counting = self.people.iter().filter(|one| one.answer() == Truth::Met);
        let known = u32::try_from(counting.count()).unwrap_or(u32::MAX);
        let missing = target.saturating_sub(known);
        let more = (!self.all_known).then_some(Unknown::MoreEvents);
        // One who counts takes one of the events, and the age where that is open.
        let open = self
            .people
            .iter()
            .filter(|one| one.answer() == Truth::CannotTell);
        let mut sets: Vec<Vec<Unknown<'a>>> = open.map(AtEventsWeighed::takes).collect();
        sets.sort_by_key(Vec::len);
        let enough = missing > 0 && usize::try_from(missing).is_ok_and(|need| need <= sets.len());
        let alike = sets.iter().all(|set| set.len() == 1) && are_different(&sets);
        if enough && alike {
            let group = Group::any(missing, sets.concat());
            return self.by_whom(ways_to(Some(group), more, possible), missing, possible);
        }
        let mut ways = ways_to(None, more, possible);
        if enough {
            let mut taken: Vec<Unknown<'a>> = Vec::new();
            for one in sets.into_iter().take(missing as usize).flatten() {
                if !taken.contains(&one) {
                    taken.push(one);
                }
            }
            ways.retain(|way| !way.groups.is_empty());
            ways.insert(
                0,
                Way {
                    groups: with_definition(all_of(taken), possible),
                },
            );
        }
        self.by_whom(ways, missing, possible)
    }

    fn is_left_open_by_record(&self) -> bool {
        let mut open = self.people.iter();
        !self.unnamed.is_empty() || open.any(|one| one.answer() == Truth::CannotTell)
    }
}

fn with_definition(groups: Vec<Group<'_>>, is_published: bool) -> Vec<Group<'_>> {
    let definition = (!is_published).then_some(Unknown::Definition);
    groups.into_iter().chain(all_of(definition)).collect()
}

impl<'a> DifferentPeopleFound<'a> {
    /// Who it was at one event may bring any number; and where nobody is named who caused harm, that is needed too.
    fn by_whom(&self, mut ways: Vec<Way<'a>>, missing: u32, possible: bool) -> Vec<Way<'a>> {
        if !self.unnamed.is_empty() && missing > 0 {
            let who = |one: &AtEvent<'a>| {
                Unknown::Event(one.event, one.open.and(InDoubt::only(Part::People)))
            };
            let of = self.unnamed.iter().map(who).collect();
            ways.retain(|way| !way.groups.is_empty());
            ways.push(Way {
                groups: with_definition(vec![Group::any(1, of)], possible),
            });
        }
        if self.is_by_nobody {
            for way in &mut ways {
                way.groups.extend(all_of([NOBODY]));
            }
        }
        ways
    }
}

/// Whether no unknown is in two of them.
fn are_different(sets: &[Vec<Unknown<'_>>]) -> bool {
    let all: Vec<&Unknown<'_>> = sets.iter().flatten().collect();
    let mut places = all.iter().enumerate();
    places.all(|(place, one)| !all.iter().skip(place + 1).any(|other| other == one))
}

impl<'a> AtEventsWeighed<'a> {
    /// What is not known of one who may count: the event in the fewest doubts, and the age.
    fn takes(&self) -> Vec<Unknown<'a>> {
        let is_certain = self.events.iter().any(|one| one.answer == Truth::Met);
        let open = self.events.iter();
        let open = open.filter(|one| one.answer == Truth::CannotTell);
        let nearest = open.min_by_key(|one| one.open.parts().count());
        let event = nearest.filter(|_| !is_certain);
        let event = event.map(|one| Unknown::Event(one.event, one.open));
        let person = self.person.filter(|_| self.age == Truth::CannotTell);
        event
            .into_iter()
            .chain(person.map(Unknown::AgeOf))
            .collect()
    }
}
