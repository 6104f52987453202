//! What could be there besides: one more event, assessment or MARAC, in every form it could have.

use crate::model::case::{Assessment, Event, Marac, VICTIM};
use crate::model::dates::When;

use super::fact::{ANOTHER_PERSON, EventIs, Fact};
use super::space::{GRADES, Maker};

impl Maker<'_> {
    /// One more event is done to the victim, unless it matters that somebody else was harmed.
    pub(super) fn more_event(&self) -> Vec<Vec<EventIs>> {
        let looks = self.looks;
        let mut fields = vec![
            self.event_days(None)
                .into_iter()
                .map(EventIs::On)
                .collect::<Vec<_>>(),
        ];
        fields.extend(self.record(&Event::default()));
        if looks.place() {
            fields.push(self.areas().into_iter().map(EventIs::Place).collect());
        }
        if looks.harmed() {
            let sets = self
                .harmed()
                .into_iter()
                .filter(|set| looks.others_harmed() || set.iter().any(|one| one == VICTIM));
            fields.push(sets.map(EventIs::Harmed).collect());
        }
        if looks.by() {
            fields.push(
                self.persons()
                    .into_iter()
                    .filter(|id| id != ANOTHER_PERSON)
                    .map(EventIs::By)
                    .collect(),
            );
        }
        if !looks.rising.is_empty() {
            fields.push(GRADES.map(EventIs::Grade).to_vec());
        }
        fields
    }

    /// One more assessment or MARAC.
    pub(super) fn more(&self) -> Vec<Fact> {
        let mut more = Vec::new();
        if self.looks.assessments() {
            let graded = self.looks.grade
                || self
                    .looks
                    .assessments
                    .iter()
                    .any(|asked| !asked.grades.is_empty());
            let grades = if graded {
                GRADES.map(Some).to_vec()
            } else {
                Vec::new()
            };
            for day in self.assessment_days(None) {
                for grade in std::iter::once(None).chain(grades.iter().copied()) {
                    more.push(Fact::MoreAssessment(Assessment {
                        when: day.into(),
                        grade,
                        ..Assessment::default()
                    }));
                }
            }
        }
        if !self.looks.repeats.is_empty() {
            let areas: Vec<Vec<String>> = if self.looks.heard() {
                self.areas().into_iter().map(|area| vec![area]).collect()
            } else {
                vec![Vec::new()]
            };
            let about: Vec<Vec<String>> = if self.looks.by() {
                self.persons().into_iter().map(|id| vec![id]).collect()
            } else {
                vec![Vec::new()]
            };
            for day in self.marac_days(None) {
                for areas in &areas {
                    for about in &about {
                        let when = When::from(day);
                        let (areas, about) = (areas.clone(), about.clone());
                        more.push(Fact::MoreMarac(Marac {
                            referred: when,
                            met: when,
                            areas,
                            about,
                            ..Marac::default()
                        }));
                    }
                }
            }
        }
        more
    }
}
