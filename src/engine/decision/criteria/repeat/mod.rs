mod could;
mod earlier;

use crate::logic::Truth;
use crate::model::case::{Event, Marac, Police};
use crate::model::dates::{Period, Span, When};
use crate::model::rules::{Anchor, Repeat, RepeatEvents};

use crate::engine::decision::in_doubt::Part;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, ways_of_sets};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

pub(in crate::engine::decision) use could::people_are_open;
use earlier::{EarlierMarac, EarlierMaracs, last_between};

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

/// A new event after the last MARAC and within the window after it.
impl CriterionKind for Repeat {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let maracs = &reader.case.maracs;
        let events = &reader.case.events;
        let earlier = reader.earlier_maracs(self);
        let listed = reader.read.events.iter();
        let between: Vec<Vec<Truth>> = listed
            .map(|(event, _)| earlier.between(self, event))
            .collect();
        let pairs = earlier.list.iter().flat_map(|marac| {
            let events = reader.read.events.iter().zip(&between);
            events.map(|(event, between)| reader.pair(self, marac, (*event, between), &earlier))
        });
        let pairs: Vec<_> = pairs.collect();
        let found = Truth::any(pairs.iter().map(RepeatPair::answer));
        let answer = if maracs.all_known && (found == Truth::Met || events.all_known) {
            found
        } else if found == Truth::NotMet && !reader.may_come_to_light(self, &earlier) {
            Truth::NotMet
        } else {
            // Nothing is certain while a later MARAC may have heard the event already.
            Truth::CannotTell
        };
        let could = if answer == Truth::CannotTell {
            reader.could_repeat(self, &pairs, &earlier)
        } else {
            Vec::new()
        };
        Finding {
            answer,
            evidence: Evidence::Repeat(RepeatFound {
                asked: self,
                pairs,
                maracs: earlier.list.len(),
                maracs_all_known: maracs.all_known,
                events_all_known: events.all_known,
                could,
            }),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for RepeatFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        ways_of_sets(self.could.clone())
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}

impl<'a> Reader<'_, 'a> {
    fn pair(
        &self,
        asked: &Repeat,
        earlier: &EarlierMarac<'a>,
        ((event, span), between): ((&'a Event, Span), &[Truth]),
        all: &EarlierMaracs<'a>,
    ) -> RepeatPair<'a> {
        let EarlierMarac {
            marac, date, heard, ..
        } = *earlier;
        let is_by_then = span.by(self.on);
        // What comes after the day of decision makes no pair, so the rest is asked of the days until then.
        let span = span.no_later_than(self.on);
        let happened = (between, span);
        let (people, last) = last_between(earlier, happened, all.list.iter(), all);
        RepeatPair {
            marac,
            event,
            after: span.after(date).and(is_by_then),
            within: asked.window().map_or(Truth::Met, |length| {
                !span.after(so_long_after(length, date))
            }),
            last,
            kind: match asked.events {
                RepeatEvents::AnyAbuse => Truth::Met,
                RepeatEvents::WouldBeCrime => would_be_crime(event),
            },
            people,
            heard,
            days: match (event.when.exact(), date.first, date.last) {
                (Some(day), Some(first), Some(last)) if first == last => {
                    Some(day.days_since(first))
                }
                _ => None,
            },
        }
    }
}

/// The days that lie so long after what may be any of these.
fn so_long_after(length: Period, date: Span) -> Span {
    Span {
        first: date.first.map(|day| length.after(day)),
        last: date.last.map(|day| length.after(day)),
    }
}

pub(super) fn anchor(marac: &Marac, asked: Anchor) -> When {
    match asked {
        Anchor::Referral => marac.referred,
        Anchor::Meeting => marac.met,
        Anchor::LastDiscussed => marac.discussed.unwrap_or(marac.met),
    }
}

/// The part of a MARAC that is in doubt where that date of it is.
pub(super) fn anchor_part(asked: Anchor) -> Part {
    match asked {
        Anchor::Referral => Part::Referral,
        Anchor::Meeting => Part::Meeting,
        Anchor::LastDiscussed => Part::Discussed,
    }
}

/// Whether an event would be a crime if it were reported. What the police made of it can confirm that, never deny it.
pub(super) fn would_be_crime(event: &Event) -> Truth {
    if event.police == Police::Crime {
        return Truth::Met;
    }
    if event.kinds.is_empty() {
        return Truth::CannotTell;
    }
    let recorded = if event.police == Police::Unknown {
        Truth::CannotTell
    } else {
        Truth::NotMet
    };
    Truth::any(event.kinds.iter().map(|kind| kind.would_be_crime().into())).or(recorded)
}
