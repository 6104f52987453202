use crate::model::dates::{Day, When};
use crate::model::instrument::Answer;

use super::{Assessment, Case, Person};

impl Case {
    /// The assessment with that instrument made on the day the case speaks for, begun now if there is none.
    pub fn present_assessment(&mut self, instrument: &str) -> &mut Assessment {
        let when = When::from(self.as_of);
        let list = &mut self.assessments.list;
        let is_it = |one: &Assessment| {
            one.instrument.as_deref() == Some(instrument) && one.when == when && one.is_of_victim()
        };
        if !list.iter().any(is_it) {
            list.push(Assessment {
                id: free_id("a", list.iter().map(|one| one.id.as_str())),
                when,
                instrument: Some(instrument.to_owned()),
                ..Assessment::default()
            });
        }
        let place = list
            .iter()
            .rposition(is_it)
            .unwrap_or(list.len().saturating_sub(1));
        // The list holds such an assessment by now, so the place is one of its own.
        #[expect(
            clippy::indexing_slicing,
            reason = "the position was just found in this list"
        )]
        &mut list[place]
    }

    /// Changes one answer of the present assessment with that instrument.
    pub fn answer(&mut self, instrument: &str, item: &str, change: impl FnOnce(&mut Answer)) {
        let answers = &mut self.present_assessment(instrument).answers;
        change(answers.entry(item.to_owned()).or_default());
    }

    /// The answer to an item in the assessment that is read on the day the case speaks for.
    pub fn answered(&self, instrument: &str, item: &str) -> Option<&Answer> {
        self.newest_assessment(instrument, self.as_of)?
            .answers
            .get(item)
    }

    /// Lets the case speak for another day; what was assessed on the old one was assessed on the new one.
    pub fn move_to(&mut self, day: Day) {
        let old = When::from(self.as_of);
        for assessment in self
            .assessments
            .list
            .iter_mut()
            .filter(|one| one.when == old)
        {
            assessment.when = day.into();
        }
        self.as_of = day;
    }

    /// Adds a person causing harm of whom nothing is known yet.
    pub fn add_person(&mut self) {
        let person = self.new_person();
        self.people.causing_harm.push(person);
    }

    /// Adds somebody else who was harmed, of whom nothing is known yet.
    pub fn add_other(&mut self) {
        let person = self.new_person();
        self.people.others.push(person);
    }

    fn new_person(&self) -> Person {
        let people = self.people.causing_harm.iter().chain(&self.people.others);
        Person {
            id: free_id("p", people.map(|one| one.id.as_str())),
            ..Person::default()
        }
    }

    /// Whether somebody may be taken out: nothing in the case names the person, and it is not the last person causing
    /// harm.
    pub fn can_remove_person(&self, id: &str) -> bool {
        let people = &self.people;
        let is_here = people.causing_harm.len() > 1 && people.causes_harm(id)
            || people.others.iter().any(|person| person.id == id);
        is_here && !self.names(id)
    }

    /// Whether anything in the case names a person.
    fn names(&self, id: &str) -> bool {
        let events = self
            .events
            .list
            .iter()
            .flat_map(|event| event.by.iter().chain(&event.harmed));
        let maracs = self.maracs.list.iter().flat_map(|marac| &marac.about);
        let changes = self.changes.list.iter().flat_map(|change| &change.who);
        let orders = self.orders.list.iter().flat_map(|order| &order.on);
        let assessments = self
            .assessments
            .list
            .iter()
            .filter_map(|assessment| assessment.of.as_ref());
        events
            .chain(maracs)
            .chain(changes)
            .chain(orders)
            .chain(assessments)
            .any(|one| one == id)
    }

    /// Takes out a person who was added by mistake; nobody whom something in the case names, and not the last person
    /// causing harm.
    pub fn remove_person(&mut self, id: &str) {
        if self.can_remove_person(id) {
            self.people.causing_harm.retain(|one| one.id != id);
            self.people.others.retain(|one| one.id != id);
        }
    }

    /// Puts back somebody who was taken out, at that place in the list; under another id if somebody has got it meanwhile.
    pub fn put_back(&mut self, causing_harm: bool, place: usize, mut person: Person) {
        if self.people.person(&person.id).is_some() {
            person.id = self.new_person().id;
        }
        let list = if causing_harm {
            &mut self.people.causing_harm
        } else {
            &mut self.people.others
        };
        list.insert(place.min(list.len()), person);
    }

    /// Takes out an event that was entered by mistake, and what points to it.
    pub fn remove_event(&mut self, id: &str) {
        self.events.remove(id);
        for assessment in &mut self.assessments.list {
            if assessment.about.as_deref() == Some(id) {
                assessment.about = None;
            }
        }
    }

    /// Takes out an order that was entered by mistake; an event that broke it keeps the condition.
    pub fn remove_order(&mut self, id: &str) {
        self.orders.remove(id);
        for breach in self
            .events
            .list
            .iter_mut()
            .filter_map(|event| event.breach.as_mut())
        {
            if breach.order.as_deref() == Some(id) {
                breach.order = None;
            }
        }
    }
}

/// The first of `a1`, `a2`, ... that is not taken.
pub(super) fn free_id<'a>(letter: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    (1_u32..)
        .map(|number| format!("{letter}{number}"))
        .find(|id| taken.clone().all(|one| one != id))
        .unwrap_or_default()
}
