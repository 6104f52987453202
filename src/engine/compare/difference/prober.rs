//! What two rules can make of one event or assessment: asked of the engine, in a case that holds nothing else.

use crate::engine::decision::{Evidence, routes_of_kind};
use crate::logic::Truth;
use crate::model::case::{Agency, Assessment, Case, Event, Grade, Kind, Police};
use crate::model::dates::{Day, When};

use super::alike::Grouping;
use super::looks::{Looks, leaves};

/// What two rules can make of an event: those that have the same look have the same effect, whatever else is so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EventLook {
    /// For every count of events: it is in the window, recorded so by the police, of that kind.
    fits: Vec<[Truth; 3]>,
    when: Option<(When, Option<Day>)>,
    agencies: Option<Option<Vec<Agency>>>,
    crime: Option<(bool, bool, Vec<Option<bool>>)>,
    record: Option<(Police, Vec<Kind>)>,
    areas: Option<Vec<String>>,
    harmed: Option<Vec<String>>,
    by: Option<Vec<String>>,
    grade: Option<Option<Grade>>,
    led_to: Vec<usize>,
}

/// What two rules can make of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AssessmentLook {
    /// For every count of assessments: it is in the window, and of a grade that counts.
    fits: Vec<[Truth; 2]>,
    /// Its day and grade, where the newest decides; and with what it was made, where it has no grade.
    newest: Option<(When, Option<Grade>, Option<String>)>,
}

/// Asks the engine how an event or an assessment fits, in a case that holds nothing else.
pub(super) struct Prober<'g, 'a> {
    grouping: &'g Grouping<'g, 'a>,
    bare: Case,
}

impl<'g, 'a> Prober<'g, 'a> {
    pub(super) fn new(grouping: &'g Grouping<'_, 'a>) -> Prober<'g, 'a> {
        let case = grouping.maker.case;
        let mut bare = Case::new(case.as_of);
        bare.people.clone_from(&case.people);
        // The grouping outlives the prober; shortening its own borrows changes nothing.
        Prober { grouping, bare }
    }

    pub(super) fn look(&mut self, event: &Event) -> EventLook {
        let maker = self.grouping.maker;
        let looks: &Looks<'_> = maker.looks;
        let mut fits = Vec::new();
        if !looks.events.is_empty() {
            // By the police alone: what other agencies have is compared as it is.
            self.bare.events.list = vec![Event {
                agencies: Some(Vec::new()),
                ..event.clone()
            }];
            let found = routes_of_kind(
                &self.bare,
                maker.both,
                self.grouping.kind,
                maker.on,
                Some(&[]),
            );
            leaves(&found, &mut |finding| {
                if let Evidence::Events(found) = &finding.evidence {
                    fits.extend(
                        found
                            .events
                            .first()
                            .map(|one| [one.fit.date, one.fit.recorded, one.fit.kind]),
                    );
                }
            });
        }
        let in_order = looks.in_order();
        let agencies = looks
            .events
            .iter()
            .any(|one| one.recorded.iter().any(|way| way.agency().is_some()));
        let led = maker.case.assessments.list.iter().enumerate();
        let led = led
            .filter(|(_, one)| looks.present() && one.about.as_deref() == Some(event.id.as_str()));
        EventLook {
            fits,
            when: in_order.then_some((event.when, event.learned)),
            agencies: agencies.then(|| event.agencies.clone()),
            crime: looks.would_be_crime().then(|| {
                let kinds = event
                    .kinds
                    .iter()
                    .map(|kind| kind.would_be_crime())
                    .collect();
                (
                    event.police == Police::Crime,
                    event.police == Police::Unknown,
                    kinds,
                )
            }),
            record: looks.around().then(|| (event.police, event.kinds.clone())),
            areas: looks.place().then(|| event.place.areas.clone()),
            harmed: looks.harmed().then(|| event.harmed.clone()),
            by: looks.by().then(|| event.by.clone()),
            grade: (!looks.rising.is_empty()).then_some(event.grade),
            led_to: led.map(|(place, _)| place).collect(),
        }
    }

    pub(super) fn assessment(&mut self, one: &Assessment) -> AssessmentLook {
        let maker = self.grouping.maker;
        let mut fits = Vec::new();
        if !maker.looks.assessments.is_empty() {
            self.bare.assessments.list = vec![Assessment {
                answers: std::collections::BTreeMap::new(),
                ..one.clone()
            }];
            let found = routes_of_kind(
                &self.bare,
                maker.both,
                self.grouping.kind,
                maker.on,
                Some(&[]),
            );
            leaves(&found, &mut |finding| {
                if let Evidence::Assessments(found) = &finding.evidence {
                    fits.extend(found.assessments.first().map(|one| [one.date, one.grade]));
                }
            });
        }
        let ordered = maker.looks.grade || maker.looks.present();
        let with = one
            .instrument
            .clone()
            .filter(|_| one.grade.is_none() || maker.looks.present());
        AssessmentLook {
            fits,
            newest: ordered.then_some((one.when, one.grade, with)),
        }
    }
}
