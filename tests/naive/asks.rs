//! What a criterion looks at, so that only the unknowns that bear on it are turned.

use std::collections::BTreeSet;

use waymark::model::case::{Agency, Grade};
use waymark::model::dates::Day;
use waymark::model::rules::{
    Anchor, Assessments, Criterion, DifferentPeople, Events, Extent, HeardWithin, JudgementAsked,
    PeopleScope, PersonIs, Recorded, Repeat, RepeatEvents, Rising, Threshold, Who,
};

use super::calendar::{Given, back};
use super::complete::Asking;

/// What a criterion and its parts look at.
#[derive(Default)]
pub struct Asks<'a> {
    pub items: BTreeSet<(String, String)>,
    pub grade: bool,
    pub events: Vec<&'a Events>,
    pub people: Vec<&'a DifferentPeople>,
    pub rising: Vec<&'a Rising>,
    pub assessments: Vec<&'a Assessments>,
    pub repeats: Vec<&'a Repeat>,
    pub heard: Vec<&'a HeardWithin>,
    pub judgements: Vec<&'a JudgementAsked>,
    pub persons: Vec<&'a PersonIs>,
    pub sign_off: bool,
    /// One and the same person is meant.
    pub same_person: bool,
}

impl<'a> Asks<'a> {
    pub fn of(criterion: &'a Criterion, asking: &Asking<'_>) -> Self {
        let mut asks = Self::default();
        asks.add(criterion, asking);
        asks
    }

    fn add(&mut self, criterion: &'a Criterion, asking: &Asking<'_>) {
        match criterion {
            Criterion::Score(asked) => {
                let items = &asking
                    .book
                    .instrument(&asked.instrument)
                    .expect("the instrument is loaded")
                    .items;
                let counts = |id: &String| asked.items.is_empty() || asked.items.contains(id);
                self.items.extend(
                    items
                        .iter()
                        .filter(|item| counts(&item.id))
                        .map(|item| (asked.instrument.clone(), item.id.clone())),
                );
            }
            Criterion::Total(asked) => {
                let ids = asked.weights.iter().flat_map(|one| &one.items);
                let items = ids.map(|id| (asked.instrument.clone(), id.clone()));
                self.items.extend(items);
            }
            Criterion::Item(asked) => self
                .items
                .extend([(asked.instrument.clone(), asked.item.clone())]),
            Criterion::Grade(_) => self.grade = true,
            Criterion::Events(asked) => self.events.push(asked),
            Criterion::DifferentPeople(asked) => self.people.push(asked),
            Criterion::Rising(asked) => {
                self.items.extend(
                    asked
                        .items
                        .iter()
                        .map(|item| (asked.instrument.clone(), item.clone())),
                );
                self.rising.push(asked);
            }
            Criterion::Assessments(asked) => self.assessments.push(asked),
            Criterion::Repeat(asked) => self.repeats.push(asked),
            Criterion::Heard(asked) => self.heard.push(asked),
            Criterion::Judgement(asked) => self.judgements.push(asked),
            Criterion::SignedOff(_) => self.sign_off = true,
            Criterion::Person(asked) => self.persons.push(asked),
            Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_) => {
                panic!("tests/around has its own second implementation of {criterion:?}")
            }
            Criterion::All(parts) | Criterion::Any(parts) => {
                parts.iter().for_each(|part| self.add(part, asking))
            }
            Criterion::SamePerson(parts) => {
                self.same_person = true;
                parts.iter().for_each(|part| self.add(part, asking))
            }
        }
    }

    /// The first and the last day of every window that looks back from the day of decision.
    pub fn edges(&self, on: Day) -> Vec<Day> {
        let windows = self
            .events
            .iter()
            .map(|asked| [asked.months, asked.weeks, asked.days]);
        let windows = windows.chain(
            self.people
                .iter()
                .map(|asked| [asked.months, asked.weeks, asked.days]),
        );
        let windows = windows.chain(
            self.rising
                .iter()
                .map(|asked| [asked.months, asked.weeks, asked.days]),
        );
        let windows = windows.chain(
            self.assessments
                .iter()
                .map(|asked| [asked.months, asked.weeks, asked.days]),
        );
        let mut edges: Vec<_> = windows
            .filter_map(|window| back(on, window))
            .chain([on])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    pub fn ledger(&self) -> bool {
        self.rising.iter().any(|asked| asked.ledger)
    }

    pub fn any_event(&self) -> bool {
        !self.events.is_empty()
            || !self.people.is_empty()
            || !self.repeats.is_empty()
            || self.ledger()
    }

    pub fn police(&self) -> bool {
        self.crimes() || self.recorded().any(|way| way.police().is_some())
    }

    pub fn agencies(&self) -> Vec<Agency> {
        let ways: BTreeSet<_> = self.recorded().filter_map(|way| way.agency()).collect();
        ways.into_iter().collect()
    }

    /// Every way of recording that one of them names.
    fn recorded(&self) -> impl Iterator<Item = &Recorded> {
        let people = self.people.iter().flat_map(|asked| &asked.recorded);
        self.events
            .iter()
            .flat_map(|asked| &asked.recorded)
            .chain(people)
    }

    pub fn kinds(&self) -> bool {
        self.crimes()
            || self.events.iter().any(|asked| !asked.kinds.is_empty())
            || self.people.iter().any(|asked| !asked.kinds.is_empty())
    }

    pub fn crimes(&self) -> bool {
        self.repeats
            .iter()
            .any(|asked| asked.events == RepeatEvents::WouldBeCrime)
    }

    fn scopes(&self) -> impl Iterator<Item = PeopleScope> {
        let repeats = self.repeats.iter().map(|asked| asked.people);
        let ledger = self.ledger().then_some(PeopleScope::SameVictim);
        self.events
            .iter()
            .map(|asked| asked.people)
            .chain(repeats)
            .chain(ledger)
    }

    pub fn harmed(&self) -> bool {
        !self.people.is_empty()
            || self
                .scopes()
                .any(|people| people != PeopleScope::SamePersonCausingHarm)
    }

    pub fn by(&self) -> bool {
        !self.people.is_empty()
            || self.same_person && !self.heard.is_empty()
            || self
                .scopes()
                .any(|people| people != PeopleScope::SameVictim)
    }

    pub fn current(&self) -> bool {
        self.events.iter().any(|asked| !asked.current)
    }

    pub fn event_place(&self) -> bool {
        self.events
            .iter()
            .any(|asked| asked.place == Extent::ThisArea)
    }

    /// Which dates of an earlier MARAC are asked for, and in which window.
    pub fn anchors(&self) -> Vec<(Anchor, Given)> {
        let repeats = self
            .repeats
            .iter()
            .map(|asked| (asked.anchor, [asked.months, asked.weeks, asked.days]));
        let heard = self
            .heard
            .iter()
            .map(|asked| (asked.anchor, [asked.months, asked.weeks, asked.days]));
        repeats.chain(heard).collect()
    }

    pub fn marac_place(&self) -> bool {
        self.repeats
            .iter()
            .any(|asked| asked.heard == Extent::ThisArea)
    }

    pub fn marac_about(&self) -> bool {
        self.same_person && !self.heard.is_empty()
            || self
                .repeats
                .iter()
                .any(|asked| asked.people != PeopleScope::SameVictim)
    }

    pub fn persons(&self, who: Who) -> impl Iterator<Item = &&'a PersonIs> {
        self.persons.iter().filter(move |asked| asked.who == who)
    }

    pub fn assessment_grades(&self) -> bool {
        self.assessments
            .iter()
            .any(|asked| !asked.grades.is_empty())
    }
}

/// Whether a rule is one of an area that tells four grades apart: it names the fourth, or leaves it out.
pub fn tells_four(criterion: &Criterion) -> bool {
    match criterion {
        Criterion::Grade(asked) => {
            asked.at_least == Grade::VeryHigh || asked.at_most >= Some(Grade::High)
        }
        Criterion::Assessments(asked) => asked.grades.contains(&Grade::VeryHigh),
        Criterion::All(parts) | Criterion::Any(parts) | Criterion::SamePerson(parts) => {
            parts.iter().any(tells_four)
        }
        Criterion::Score(_)
        | Criterion::Total(_)
        | Criterion::DifferentPeople(_)
        | Criterion::Item(_)
        | Criterion::Events(_)
        | Criterion::Rising(_)
        | Criterion::Repeat(_)
        | Criterion::Heard(_)
        | Criterion::Judgement(_)
        | Criterion::SignedOff(_)
        | Criterion::Person(_)
        | Criterion::Since(_)
        | Criterion::Follows(_)
        | Criterion::Order(_)
        | Criterion::LowerGrade(_)
        | Criterion::Older(_)
        | Criterion::Unasked(_) => false,
    }
}

/// A number that no small case reaches.
const UNREACHED: u32 = 40;

/// The criterion with every number that is not published read each way it may be.
pub fn readings(criterion: &Criterion) -> Vec<Criterion> {
    let numbers = |count: Threshold| match count {
        Threshold::Somewhere(from, to) => (from..=to).map(Threshold::AtLeast).collect(),
        // Any number there is, up to one that no small case reaches.
        Threshold::NotPublished => [1, 2, 3, 4, 5, 6, 7, 8, 9, UNREACHED]
            .map(Threshold::AtLeast)
            .to_vec(),
        known => vec![known],
    };
    let together = |parts: &[Criterion]| {
        parts
            .iter()
            .fold(vec![Vec::new()], |all: Vec<Vec<Criterion>>, part| {
                let ways = readings(part);
                all.iter()
                    .flat_map(|one| {
                        ways.iter()
                            .map(move |way| [one.as_slice(), std::slice::from_ref(way)].concat())
                    })
                    .collect()
            })
    };
    match criterion {
        Criterion::Score(asked) => numbers(asked.count)
            .into_iter()
            .map(|count| {
                Criterion::Score(waymark::model::rules::Score {
                    count,
                    ..asked.clone()
                })
            })
            .collect(),
        Criterion::Total(asked) => numbers(asked.count)
            .into_iter()
            .map(|count| {
                Criterion::Total(waymark::model::rules::Total {
                    count,
                    ..asked.clone()
                })
            })
            .collect(),
        Criterion::Events(asked) => numbers(asked.count)
            .into_iter()
            .map(|count| {
                Criterion::Events(Events {
                    count,
                    ..asked.clone()
                })
            })
            .collect(),
        Criterion::DifferentPeople(asked) => numbers(asked.count)
            .into_iter()
            .map(|count| {
                Criterion::DifferentPeople(DifferentPeople {
                    count,
                    ..asked.clone()
                })
            })
            .collect(),
        Criterion::Assessments(asked) => numbers(asked.count)
            .into_iter()
            .map(|count| {
                Criterion::Assessments(Assessments {
                    count,
                    ..asked.clone()
                })
            })
            .collect(),
        Criterion::All(parts) => together(parts).into_iter().map(Criterion::All).collect(),
        Criterion::Any(parts) => together(parts).into_iter().map(Criterion::Any).collect(),
        Criterion::SamePerson(parts) => together(parts)
            .into_iter()
            .map(Criterion::SamePerson)
            .collect(),
        known => vec![known.clone()],
    }
}
