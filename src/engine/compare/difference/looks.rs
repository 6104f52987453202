//! What two rules look at in a case, gathered from the evidence of their answers.

use crate::engine::decision::{Evidence, Finding, RoutesFound};
use crate::model::rules::{
    Assessments, Criterion, Events, Extent, JudgementAsked, PeopleScope, PersonIs, Repeat,
    RepeatEvents, Rising,
};

/// What the routes of one kind under two rules ask for, leaf by leaf.
#[derive(Debug, Default)]
pub(super) struct Looks<'a> {
    /// Instruments and the items of them, by id; no items means all.
    pub(super) items: Vec<(&'a str, Vec<&'a str>)>,
    pub(super) events: Vec<&'a Events>,
    pub(super) rising: Vec<&'a Rising>,
    pub(super) repeats: Vec<&'a Repeat>,
    pub(super) assessments: Vec<&'a Assessments>,
    pub(super) grade: bool,
    pub(super) judgement: Vec<&'a JudgementAsked>,
    /// Whose sign-offs are asked for.
    pub(super) signed: Vec<&'a str>,
    pub(super) persons: Vec<&'a PersonIs>,
    /// The criteria about changes, orders or the order of things in time: they look at events and assessments as they are.
    pub(super) around: Vec<&'a Criterion>,
}

impl<'a> Looks<'a> {
    pub(super) fn of(both: &[RoutesFound<'a>; 2]) -> Self {
        let mut looks = Self::default();
        leaves(both, &mut |finding| looks.put(finding));
        looks
    }

    fn put(&mut self, finding: &Finding<'a>) {
        match &finding.evidence {
            Evidence::Score(found) => {
                let items = found.asked.items.iter().map(String::as_str).collect();
                self.items.push((&found.asked.instrument, items));
            }
            Evidence::Item(found) => self
                .items
                .push((&found.asked.instrument, vec![&found.asked.item])),
            Evidence::Grade(_) => self.grade = true,
            Evidence::Events(found) => self.events.push(found.asked),
            Evidence::Rising(found) => {
                let items: Vec<&str> = found.asked.items.iter().map(String::as_str).collect();
                if !items.is_empty() {
                    self.items.push((&found.asked.instrument, items));
                }
                self.rising
                    .extend(found.asked.ledger.then_some(found.asked));
            }
            Evidence::Assessments(found) => self.assessments.push(found.asked),
            Evidence::Repeat(found) => self.repeats.push(found.asked),
            Evidence::Judgement(found) => self.judgement.push(found.asked),
            Evidence::SignedOff(found) => self
                .signed
                .extend((!self.signed.contains(&found.asked)).then_some(found.asked)),
            Evidence::Person(found) => self.persons.push(found.asked),
            Evidence::Around(found) => {
                if let Criterion::Unasked(asked) = found.asked {
                    let items = asked.items.iter().map(String::as_str).collect();
                    self.items.push((&asked.instrument, items));
                } else {
                    self.around.push(found.asked);
                }
            }
            // Their parts come by themselves.
            Evidence::All(_) | Evidence::Any(_) => {}
        }
    }

    pub(super) fn around(&self) -> bool {
        !self.around.is_empty()
    }

    /// Whether the ledger is looked at.
    pub(super) fn ledger(&self) -> bool {
        !self.events.is_empty() || self.in_order()
    }

    /// Whether it matters on which day an event was, and not just whether that is within a window.
    pub(super) fn in_order(&self) -> bool {
        !self.rising.is_empty() || !self.repeats.is_empty() || self.around()
    }

    /// Whether it matters when an event was.
    pub(super) fn when(&self) -> bool {
        self.in_order() || self.events.iter().any(|one| one.months.is_some())
    }

    pub(super) fn would_be_crime(&self) -> bool {
        self.repeats
            .iter()
            .any(|one| one.events == RepeatEvents::WouldBeCrime)
    }

    pub(super) fn police(&self) -> bool {
        let asked = |one: &&Events| one.recorded.iter().any(|way| way.police().is_some());
        self.would_be_crime() || self.events.iter().any(asked)
    }

    pub(super) fn kinds(&self) -> bool {
        self.would_be_crime()
            || self.around()
            || self.events.iter().any(|one| !one.kinds.is_empty())
    }

    /// Whether it matters where an event was.
    pub(super) fn place(&self) -> bool {
        self.events.iter().any(|one| one.place == Extent::ThisArea)
    }

    /// Whether it matters where a MARAC was.
    pub(super) fn heard(&self) -> bool {
        self.repeats.iter().any(|one| one.heard == Extent::ThisArea)
    }

    fn people(&self) -> impl Iterator<Item = PeopleScope> {
        let events = self.events.iter().map(|one| one.people);
        let repeats = self.repeats.iter().map(|one| one.people);
        events
            .chain(repeats)
            .chain(self.rising.iter().map(|_| PeopleScope::SameVictim))
    }

    pub(super) fn harmed(&self) -> bool {
        self.people()
            .any(|scope| scope != PeopleScope::SamePersonCausingHarm)
    }

    pub(super) fn others_harmed(&self) -> bool {
        self.people()
            .any(|scope| scope == PeopleScope::OthersHarmed)
    }

    /// Whether it matters who did it.
    pub(super) fn by(&self) -> bool {
        self.people().any(|scope| scope != PeopleScope::SameVictim)
    }

    /// Whether it matters which event led to which assessment.
    pub(super) fn present(&self) -> bool {
        self.around() || self.events.iter().any(|one| !one.current)
    }

    /// Whether the list of assessments is looked at, by count or by grade.
    pub(super) fn assessments(&self) -> bool {
        !self.assessments.is_empty() || self.grade || self.present()
    }
}

/// Calls `each` with every finding that has no parts, first of the first rule.
pub(super) fn leaves<'f, 'a>(
    both: &'f [RoutesFound<'a>; 2],
    each: &mut dyn FnMut(&'f Finding<'a>),
) {
    fn go<'f, 'a>(finding: &'f Finding<'a>, each: &mut dyn FnMut(&'f Finding<'a>)) {
        match &finding.evidence {
            Evidence::All(parts) | Evidence::Any(parts) => {
                parts.iter().for_each(|part| go(part, each))
            }
            _ => each(finding),
        }
    }
    for found in both
        .iter()
        .flat_map(|routes| &routes.routes)
        .filter(|found| found.leads_to_forum())
    {
        if let Some(finding) = &found.finding {
            go(finding, each);
        }
    }
}
