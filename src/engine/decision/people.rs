use crate::model::case::{Person, Relationship};
use crate::model::rules::{AgeRange, PersonIs, Who};

use super::Truth;
use super::evaluate::Reader;
use super::evidence::{ChildFound, Evidence, Finding, PersonFound};

impl<'a> Reader<'_, 'a> {
    /// A fact about a person; of several persons causing harm the one who comes nearest decides.
    pub(super) fn person(&self, asked: &'a PersonIs) -> Finding<'a> {
        let people = &self.case.people;
        let candidates = match asked.who {
            Who::Victim => std::slice::from_ref(&people.victim),
            Who::CausingHarm => people.causing_harm.as_slice(),
            Who::Child => return self.child(asked),
        };
        let found = candidates
            .iter()
            .map(|person| self.person_found(asked, Some(person)))
            .max_by_key(answer);
        let found = found.unwrap_or_else(|| self.person_found(asked, None));
        Finding {
            answer: answer(&found),
            evidence: Evidence::Person(found),
        }
    }

    /// A child who is listed, of the age that is asked for.
    fn child(&self, asked: &'a PersonIs) -> Finding<'a> {
        let aged = |years| asked.age.map_or(Truth::Met, |range| age_in(years, range));
        let known = self.case.people.children.iter().map(|child| {
            let years = child
                .age
                .map_or((0, None), |age| age.years_on(self.on, self.case.as_of));
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
        let years = person
            .and_then(|person| person.age)
            .map_or((0, None), |age| age.years_on(self.on, self.case.as_of));
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
                    .map(|is| asked.relationship.contains(&is))
                    .into()
            },
        }
    }
}

/// Whether whatever somebody is to the victim is one of these.
fn names_all(relationships: &[Relationship]) -> bool {
    Relationship::ALL
        .iter()
        .all(|one| relationships.contains(one))
}

fn answer(found: &PersonFound<'_>) -> Truth {
    Truth::all([found.age, found.lives_here, found.relationship])
}

fn age_in((least, most): (u32, Option<u32>), range: AgeRange) -> Truth {
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
