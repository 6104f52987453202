use crate::logic::Truth;
use crate::model::case::{Age, Child, Person, Relationship};
use crate::model::rules::{AgeRange, PersonIs, Who};

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, all_of};
use crate::engine::decision::unknown::{HOME, Unknown};

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// A child, and the least and the most years of age on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChildFound<'a> {
    /// The child.
    pub child: &'a Child,
    /// The years.
    pub years: (u32, Option<u32>),
}

/// A fact about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonFound<'a> {
    /// What was asked for.
    pub asked: &'a PersonIs,
    /// Whom it was found of; nothing when no such person is recorded.
    pub person: Option<&'a Person>,
    /// The children who are of that age, or may be, where children are asked about.
    pub children: Vec<ChildFound<'a>>,
    /// The least and the most years of age on the day.
    pub years: (u32, Option<u32>),
    /// The age is in the range.
    pub age: Truth,
    /// The person lives there.
    pub lives_here: Truth,
    /// The relationship is one of those asked for.
    pub relationship: Truth,
    /// Here is where the victim lives, and that is not known.
    pub home_open: bool,
}

/// A side of the ages that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeSide {
    /// Below the youngest.
    Younger,
    /// Above the oldest.
    Older,
}

impl PersonFound<'_> {
    /// Whether the age is or may be on that side of those that are asked for. Where the answer is certain, so is the side.
    pub(in crate::engine::decision) fn may_be(&self, side: AgeSide) -> bool {
        let (least, most) = self.years;
        self.age != Truth::Met
            && self.asked.age.is_some_and(|range| match side {
                AgeSide::Younger => range.from.is_some_and(|from| least < from),
                AgeSide::Older => range.to.is_some_and(|to| most.is_none_or(|most| most > to)),
            })
    }
}

/// A fact about a person; of several persons causing harm the one who comes nearest decides.
impl CriterionKind for PersonIs {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let people = &reader.case.people;
        let candidates = match self.who {
            Who::Victim => std::slice::from_ref(&people.victim),
            Who::CausingHarm => reader.read.persons,
            Who::Child => return reader.child(self),
        };
        let found = candidates
            .iter()
            .map(|person| reader.person_found(self, Some(person)))
            .max_by_key(answer);
        let found = found.unwrap_or_else(|| reader.person_found(self, None));
        Finding {
            answer: answer(&found),
            evidence: Evidence::Person(found),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for PersonFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let open = |answer: Truth| answer == Truth::CannotTell;
        let is_victim = self.asked.who == Who::Victim;
        let own_home = self.person.is_none_or(|person| person.lives_in.len() != 1);
        let home = self.home_open && open(self.lives_here);
        let own = InDoubt::of([
            (Part::Age, open(self.age)),
            (
                Part::Home,
                open(self.lives_here) && (own_home || is_victim && home),
            ),
            (Part::Relationship, open(self.relationship)),
        ]);
        let own = (!own.is_empty()).then_some(Unknown::Person(self.asked.who, own));
        let of = own.into_iter().chain((home && !is_victim).then_some(HOME));
        vec![Way { groups: all_of(of) }]
    }

    fn is_left_open_by_record(&self) -> bool {
        !self.children.is_empty()
    }
}

impl<'a> Reader<'_, 'a> {
    /// The least and the most years of age on the day of decision.
    pub(super) fn years(&self, age: Option<Age>) -> (u32, Option<u32>) {
        age.map_or((0, None), |age| age.years_on(self.on, self.case.as_of))
    }

    /// A child who is listed, of the age that is asked for.
    fn child(&self, asked: &'a PersonIs) -> Finding<'a> {
        let aged = |years| asked.age.map_or(Truth::Met, |range| age_in(years, range));
        let is_born = |child: &&Child| {
            let later = |age: Age| age.is_born_after(self.on, self.case.as_of);
            !child.age.is_some_and(later)
        };
        let children = self.case.people.children.iter().filter(is_born);
        let known = children.map(|child| {
            let years = self.years(child.age);
            (child, years, aged(years))
        });
        let known: Vec<_> = known.collect();
        let nearest = known.iter().max_by_key(|(.., answer)| *answer);
        let (years, age) = nearest.map_or(((0, None), Truth::NotMet), |(_, years, answer)| {
            (*years, *answer)
        });
        let children = known
            .iter()
            .filter(|(.., answer)| *answer == age && age != Truth::NotMet);
        let children = children
            .map(|(child, years, _)| ChildFound {
                child,
                years: *years,
            })
            .collect();
        let not_told = |asked: bool| if asked { Truth::CannotTell } else { Truth::Met };
        let lives_here = not_told(asked.lives_here);
        let relationship = not_told(!asked.relationship.is_empty());
        let found = PersonFound {
            asked,
            person: None,
            children,
            years,
            age,
            lives_here,
            relationship,
            home_open: false,
        };
        Finding {
            answer: answer(&found),
            evidence: Evidence::Person(found),
        }
    }

    fn person_found(&self, asked: &'a PersonIs, person: Option<&'a Person>) -> PersonFound<'a> {
        let years = self.years(person.and_then(|person| person.age));
        PersonFound {
            asked,
            person,
            children: Vec::new(),
            years,
            age: asked.age.map_or(Truth::Met, |range| age_in(years, range)),
            lives_here: if asked.lives_here {
                person.map_or(Truth::CannotTell, |person| {
                    self.here.is_one_of(&person.lives_in)
                })
            } else {
                Truth::Met
            },
            home_open: asked.lives_here && self.home_open(),
            relationship: if asked.relationship.is_empty() || names_all(&asked.relationship) {
                Truth::Met
            } else {
                person
                    .and_then(|person| person.relationship)
                    .map_or(Truth::CannotTell, |is| is.is_one_of(&asked.relationship))
            },
        }
    }
}

/// Whether whatever somebody is to the victim is one of these.
fn names_all(relationships: &[Relationship]) -> bool {
    Relationship::ALL
        .iter()
        .all(|one| one.is_one_of(relationships) == Truth::Met)
}

fn answer(found: &PersonFound<'_>) -> Truth {
    Truth::all([found.age, found.lives_here, found.relationship])
}

pub(super) fn age_in((least, most): (u32, Option<u32>), range: AgeRange) -> Truth {
    let old_enough = match range.from {
        None => Truth::Met,
        Some(from) if least >= from => Truth::Met,
        Some(from) if most.is_some_and(|most| most < from) => Truth::NotMet,
        Some(_) => Truth::CannotTell,
    };
    let young_enough = match range.to {
        None => Truth::Met,
        Some(to) if most.is_some_and(|most| most <= to) => Truth::Met,
        Some(to) if least > to => Truth::NotMet,
        Some(_) => Truth::CannotTell,
    };
    old_enough.and(young_enough)
}
