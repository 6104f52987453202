use crate::engine::decision::Count;
use crate::engine::decision::case_reading::CaseReading;
use crate::engine::decision::reader::Reader;
use crate::logic::Truth;
use crate::model::case::Person;
use crate::model::instrument::{Instrument, Role};
use crate::model::rules::Criterion;

use super::{Evidence, Finding, OneOfSeveral};

/// Several criteria, all of one and the same person causing harm.
#[derive(Clone, Debug, PartialEq)]
pub struct SamePersonFound<'a> {
    /// Of whom, where there are several; of them the one who comes nearest.
    pub person: Option<OneOfSeveral<'a>>,
    /// What became of each for that person.
    pub parts: Vec<Finding<'a>>,
}

impl<'a> Reader<'_, 'a> {
    /// All of these of one and the same person: met where any person meets them all.
    pub(super) fn same_person(&self, parts: &'a [Criterion]) -> Finding<'a> {
        let persons = self.read.persons;
        let nearness = |(_, found): &(Option<usize>, Finding<'a>)| {
            let fewest = found.nearest_way().map(|(fewest, _)| fewest);
            let met = found.parts().unwrap_or_default().iter();
            let met = met.filter(|part| part.answer == Truth::Met).count();
            (found.answer, std::cmp::Reverse(fewest), met)
        };
        let each = persons.iter().enumerate();
        let each = each.map(|(place, person)| {
            let found = self.bound_to(std::slice::from_ref(person), parts);
            (Some(place), found)
        });
        // Of two who come as near the first is named.
        let nearest = each.rev().max_by_key(nearness);
        let (place, mut found) = nearest.unwrap_or_else(|| (None, self.bound_to(&[], parts)));
        let of_several = place.filter(|_| persons.len() > 1);
        if let (Some(place), Evidence::SamePerson(same)) = (of_several, &mut found.evidence) {
            same.person = persons.get(place).map(|person| OneOfSeveral {
                person,
                number: place + 1,
            });
        }
        found
    }

    /// What becomes of a count of answers: of a list about a person causing harm each has answers of their own, and of several
    /// persons the one who comes nearest decides.
    pub(super) fn of_each_person(
        &self,
        instrument: &str,
        find: &dyn Fn(&Reader<'_, 'a>) -> (Count, Finding<'a>),
    ) -> Finding<'a> {
        let is_theirs = |one: &Instrument| one.role == Role::CausingHarm;
        let persons = self.read.persons;
        if persons.len() < 2 || !self.book.instrument(instrument).is_some_and(is_theirs) {
            return find(self).1;
        }
        let each = persons.iter().rev().map(|person| {
            let persons = std::slice::from_ref(person);
            let read = CaseReading::with(self.case, self.book, self.on, persons);
            find(&Reader {
                read: &read,
                ..*self
            })
        });
        let nearest = each.max_by_key(|(count, found)| (found.answer, count.least));
        nearest.map_or_else(|| find(self).1, |(_, found)| found)
    }

    /// What becomes of all of these where these persons alone cause harm.
    fn bound_to(&self, persons: &'a [Person], parts: &'a [Criterion]) -> Finding<'a> {
        let mut read = CaseReading::with(self.case, self.book, self.on, persons);
        read.is_bound = true;
        let bound = Reader {
            read: &read,
            ..*self
        };
        let parts: Vec<Finding<'a>> = parts.iter().map(|part| bound.find(part)).collect();
        Finding {
            answer: Truth::all(parts.iter().map(|part| part.answer)),
            evidence: Evidence::SamePerson(SamePersonFound {
                person: None,
                parts,
            }),
        }
    }
}
