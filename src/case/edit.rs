use crate::dates::{Day, When};
use crate::instrument::Answer;

use super::{Assessment, Case, Event, Marac, Person};

impl Case {
    /// The assessment with that instrument made on the day the case speaks for, begun now if there is none.
    pub fn present_assessment(&mut self, instrument: &str) -> &mut Assessment {
        let when = When::from(self.as_of);
        let list = &mut self.assessments.list;
        let is_it =
            |one: &Assessment| one.instrument.as_deref() == Some(instrument) && one.when == when && one.is_of_victim();
        if !list.iter().any(is_it) {
            list.push(Assessment {
                id: free_id("a", list.iter().map(|one| one.id.as_str())),
                when,
                instrument: Some(instrument.to_owned()),
                ..Assessment::default()
            });
        }
        let place = list.iter().rposition(is_it).unwrap_or(list.len().saturating_sub(1));
        // The list holds such an assessment by now, so the place is one of its own.
        #[expect(clippy::indexing_slicing, reason = "the position was just found in this list")]
        &mut list[place]
    }

    /// Changes one answer of the present assessment with that instrument.
    pub fn answer(&mut self, instrument: &str, item: &str, change: impl FnOnce(&mut Answer)) {
        let answers = &mut self.present_assessment(instrument).answers;
        change(answers.entry(item.to_owned()).or_default());
    }

    /// The answer to an item in the assessment that is read on the day the case speaks for.
    pub fn answered(&self, instrument: &str, item: &str) -> Option<&Answer> {
        self.newest_assessment(instrument, self.as_of)?.answers.get(item)
    }

    /// Lets the case speak for another day; what was assessed on the old one was assessed on the new one.
    pub fn move_to(&mut self, day: Day) {
        let old = When::from(self.as_of);
        for assessment in self.assessments.list.iter_mut().filter(|one| one.when == old) {
            assessment.when = day.into();
        }
        self.as_of = day;
    }

    /// Adds a person causing harm of whom nothing is known yet.
    pub fn add_person(&mut self) {
        let people = &mut self.people;
        let id = free_id("p", people.causing_harm.iter().chain(&people.others).map(|one| one.id.as_str()));
        people.causing_harm.push(Person { id, ..Person::default() });
    }

    /// Whether a person causing harm may be taken out: there is another one, and no event and no MARAC names this one.
    pub fn can_remove_person(&self, id: &str) -> bool {
        let causing_harm = &self.people.causing_harm;
        let events = self.events.list.iter().flat_map(|event| event.by.iter().chain(&event.harmed));
        let mut named = events.chain(self.maracs.list.iter().flat_map(|marac| &marac.about));
        causing_harm.len() > 1 && causing_harm.iter().any(|one| one.id == id) && named.all(|one| one != id)
    }

    /// Takes out a person causing harm who was added by mistake; nobody whom something in the case names, and not the
    /// last one.
    pub fn remove_person(&mut self, id: &str) {
        if self.can_remove_person(id) {
            self.people.causing_harm.retain(|one| one.id != id);
        }
    }

    /// Puts an event into the ledger, in place of the one with its id if there is one; an event without an id gets one.
    pub fn put_event(&mut self, mut event: Event) {
        if event.id.is_empty() {
            event.id = free_id("e", self.events.list.iter().map(|one| one.id.as_str()));
        }
        match self.events.list.iter_mut().find(|one| one.id == event.id) {
            Some(known) => *known = event,
            None => self.events.list.push(event),
        }
    }

    /// Takes out an event that was entered by mistake, and what points to it.
    pub fn remove_event(&mut self, id: &str) {
        self.events.list.retain(|event| event.id != id);
        for assessment in &mut self.assessments.list {
            if assessment.about.as_deref() == Some(id) {
                assessment.about = None;
            }
        }
    }

    /// Puts an earlier MARAC into the list, in place of the one with its id if there is one.
    pub fn put_marac(&mut self, mut marac: Marac) {
        if marac.id.is_empty() {
            marac.id = free_id("m", self.maracs.list.iter().map(|one| one.id.as_str()));
        }
        match self.maracs.list.iter_mut().find(|one| one.id == marac.id) {
            Some(known) => *known = marac,
            None => self.maracs.list.push(marac),
        }
    }

    /// Puts an earlier assessment into the list, in place of the one with its id if there is one.
    pub fn put_assessment(&mut self, mut assessment: Assessment) {
        if assessment.id.is_empty() {
            assessment.id = free_id("a", self.assessments.list.iter().map(|one| one.id.as_str()));
        }
        match self.assessments.list.iter_mut().find(|one| one.id == assessment.id) {
            Some(known) => *known = assessment,
            None => self.assessments.list.push(assessment),
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
