use crate::engine::decision::case_reading::CaseReading;
use crate::engine::decision::reader::Reader;
use crate::logic::Truth;
use crate::model::case::Person;
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

    /// What becomes of all of these where these persons alone cause harm.
    fn bound_to(&self, persons: &'a [Person], parts: &'a [Criterion]) -> Finding<'a> {
        let read = CaseReading::with(self.case, self.book, self.on, persons);
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
