use crate::engine::decision::{Count, Unknown};
use crate::logic::Truth;
use crate::model::case::{Assessment, Event, Marac};
use crate::model::rules::{Assessments, Repeat};

use super::Window;

/// An assessment and whether it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssessmentWeighed<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// It lies in the window.
    pub date: Truth,
    /// Its grade is one that counts.
    pub grade: Truth,
}

/// Assessments counted.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessmentsFound<'a> {
    /// What was asked for.
    pub asked: &'a Assessments,
    /// The days that count.
    pub window: Window,
    /// How many.
    pub count: Count,
    /// Every assessment with a checklist.
    pub assessments: Vec<AssessmentWeighed<'a>>,
    /// Whether these were said to be all that is known.
    pub all_known: bool,
}

/// An earlier MARAC and an event, and how they fit together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepeatPair<'a> {
    /// The earlier MARAC.
    pub marac: &'a Marac,
    /// The event.
    pub event: &'a Event,
    /// The event lies after the MARAC's date.
    pub after: Truth,
    /// It lies no later than the window after it.
    pub within: Truth,
    /// No other MARAC about the same people lies between them or after the event.
    pub last: Truth,
    /// The event is of the kind asked for.
    pub kind: Truth,
    /// It happened between those asked for.
    pub people: Truth,
    /// The MARAC was where asked for.
    pub heard: Truth,
    /// The days from the MARAC's date to the event, where both are known exactly.
    pub days: Option<i64>,
}

impl RepeatPair<'_> {
    /// Whether the pair makes a repeat.
    pub fn answer(&self) -> Truth {
        self.after
            .and(self.within)
            .and(self.last)
            .and(self.kind)
            .and(self.people)
            .and(self.heard)
    }
}

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq)]
pub struct RepeatFound<'a> {
    /// What was asked for.
    pub asked: &'a Repeat,
    /// Every earlier MARAC with every event.
    pub pairs: Vec<RepeatPair<'a>>,
    /// How many earlier MARACs are recorded.
    pub maracs: usize,
    /// Whether all earlier MARACs are known.
    pub maracs_all_known: bool,
    /// Whether all events are known.
    pub events_all_known: bool,
    /// What could make a repeat: every set of unknowns of which all are needed; empty when nothing can or need.
    pub could: Vec<Vec<Unknown<'a>>>,
}
