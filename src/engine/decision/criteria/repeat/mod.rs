mod could;

use crate::logic::Truth;
use crate::model::case::{Event, Marac, Police};
use crate::model::dates::{Period, Span, When};
use crate::model::rules::{Anchor, Extent, PeopleScope, Repeat, RepeatEvents, same_place};

use crate::engine::decision::in_doubt::Part;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::{Way, ways_of_sets};
use crate::engine::decision::unknown::Unknown;

use super::events::between;
use super::{CriterionKind, Evidence, EvidenceKind, Finding};

pub(in crate::engine::decision) use could::people_are_open;

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
        let earlier: Vec<(&Marac, Span)> = maracs
            .list
            .iter()
            .map(|marac| (marac, reader.known_span(anchor(marac, self.anchor))))
            .filter(|(_, span)| span.first.is_none_or(|first| first <= reader.on))
            .collect();
        let pairs: Vec<_> = earlier
            .iter()
            .flat_map(|(marac, date)| {
                reader
                    .read
                    .events
                    .iter()
                    .map(|event| (*marac, *date, *event))
            })
            .map(|(marac, date, event)| reader.pair(self, marac, date, event, &earlier))
            .collect();
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
                maracs: earlier.len(),
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
        marac: &'a Marac,
        date: Span,
        (event, span): (&'a Event, Span),
        all: &[(&Marac, Span)],
    ) -> RepeatPair<'a> {
        let is_by_then = span.by(self.on);
        // What comes after the day of decision makes no pair, so the rest is asked of the days until then.
        let span = span.no_later_than(self.on);
        let (people, last) = self.last_between(asked, (event, span), (marac, date), all);
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
            heard: self.heard(asked, marac),
            days: match (event.when.exact(), date.first, date.last) {
                (Some(day), Some(first), Some(last)) if first == last => {
                    Some(day.days_since(first))
                }
                _ => None,
            },
        }
    }

    pub(super) fn heard(&self, asked: &Repeat, marac: &Marac) -> Truth {
        match asked.heard {
            Extent::Anywhere => Truth::Met,
            Extent::ThisArea => self.here.is_one_of(&marac.areas),
        }
    }

    /// Whether two MARACs were in one and the same place, of which only the home says whether it is here.
    fn stand_together(&self, asked: &Repeat, one: &Marac, other: &Marac) -> bool {
        let of_one_place = |marac: &Marac| {
            one.areas
                .iter()
                .all(|place| marac.areas.iter().all(|own| same_place(own, place)))
        };
        let named = !one.areas.is_empty() && !other.areas.is_empty();
        named
            && self.home_open()
            && self.heard(asked, one) == Truth::CannotTell
            && of_one_place(one)
            && of_one_place(other)
    }

    /// Whether the event is between those whose case was heard, and whether that was the last time their case was: the
    /// same person causing harm must stand in all. Of several the one who comes nearest decides.
    pub(super) fn last_between(
        &self,
        asked: &Repeat,
        (event, span): (&Event, Span),
        (marac, date): (&Marac, Span),
        all: &[(&Marac, Span)],
    ) -> (Truth, Truth) {
        let about = |marac: &Marac, person: Option<&str>| is_about(asked, marac, person);
        let one = |person: Option<&str>| {
            let last =
                all.iter()
                    .filter(|(other, _)| other.id != marac.id)
                    .map(|(other, other_date)| {
                        let new = span.after(*other_date);
                        let is_later = other_date.after(date) == Truth::Met;
                        // What was heard before the event and not after this MARAC stands in no way between, whatever it was.
                        if new == Truth::Met && !is_later {
                            return Truth::Met;
                        }
                        // Two of one place were both heard here or neither: it is asked of the other if this one was.
                        let heard = if self.stand_together(asked, marac, other) {
                            Truth::Met
                        } else {
                            self.heard(asked, other)
                        };
                        let relevant = heard.and(about(other, person)).and(other_date.by(self.on));
                        // One that certainly lies between is the one that counts.
                        let between = new == Truth::Met && relevant == Truth::Met;
                        new.and((!between).into()).or(!relevant)
                    });
            (
                between(event, asked.people, person).and(about(marac, person)),
                Truth::all(last),
            )
        };
        let persons = self
            .read
            .persons
            .iter()
            .filter(|_| asked.people != PeopleScope::SameVictim);
        let found = persons.map(|person| one(Some(&person.id)));
        found
            .max_by_key(|(people, last)| people.and(*last))
            .unwrap_or_else(|| one(None))
    }

    /// Everybody whose case it may have been, by id; nobody by name where it does not matter or nobody is named.
    pub(super) fn anyone(&self, asked: &Repeat) -> Vec<Option<&'a str>> {
        let persons = self
            .read
            .persons
            .iter()
            .filter(|_| asked.people != PeopleScope::SameVictim);
        let persons: Vec<_> = persons.map(|person| Some(person.id.as_str())).collect();
        if persons.is_empty() {
            vec![None]
        } else {
            persons
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

/// Whether a MARAC was about that person, where it matters.
pub(super) fn is_about(asked: &Repeat, marac: &Marac, person: Option<&str>) -> Truth {
    match person {
        _ if asked.people == PeopleScope::SameVictim => Truth::Met,
        Some(person) if !marac.about.is_empty() => marac.about.iter().any(|id| id == person).into(),
        _ => Truth::CannotTell,
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
