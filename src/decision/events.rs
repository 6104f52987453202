use crate::case::{Event, Police, VICTIM};
use crate::dates::{Day, Span, When};
use crate::rules::{Assumed, Events, Extent, PeopleScope, Recorded};

use super::evidence::{EventsFound, Evidence, Finding, Fit, OtherReading, Reading, Weighed, Window};
use super::{Count, Looking, Truth};

impl<'a> Looking<'a> {
    /// What is asked for, counted in the ledger; worked out another way too where the source leaves that open.
    pub(super) fn events(&self, asked: &'a Events) -> Finding<'a> {
        let window = self.window(asked.months);
        let all_known = self.case.events.all_known;
        // Where it depends on who caused harm and there are several, the one who comes nearest decides.
        let nearest = |people: PeopleScope, place: Extent, current: bool| {
            let one = |person: Option<&'a str>| {
                let fits = self
                    .case
                    .events
                    .list
                    .iter()
                    .map(|event| self.fit(asked, event, window, people, place, current, person));
                (Count::of(fits.map(Fit::answer), all_known), person)
            };
            match self.case.people.causing_harm.as_slice() {
                [first, others @ ..] if people != PeopleScope::SameVictim => {
                    others.iter().map(|person| one(Some(&person.id))).fold(one(Some(&first.id)), |best, next| {
                        if rank(next.0, asked) > rank(best.0, asked) { next } else { best }
                    })
                }
                _ => one(None),
            }
        };
        let (count, person) = nearest(asked.people, asked.place, asked.current);
        let events = self
            .case
            .events
            .list
            .iter()
            .map(|event| Weighed {
                event,
                fit: self.fit(asked, event, window, asked.people, asked.place, asked.current, person),
            })
            .collect();
        let otherwise = other_readings(asked)
            .map(|reading| {
                let (count, _) = match reading {
                    OtherReading::Place(place) => nearest(asked.people, place, asked.current),
                    OtherReading::People(people) => nearest(people, asked.place, asked.current),
                    OtherReading::Current(current) => nearest(asked.people, asked.place, current),
                };
                Reading { reading, answer: count.reaches(asked.count), count }
            })
            .collect();
        let person =
            person.filter(|_| self.case.people.causing_harm.len() > 1).and_then(|id| self.case.people.person(id));
        Finding {
            answer: count.reaches(asked.count),
            evidence: Evidence::Events(EventsFound { asked, window, person, count, events, all_known, otherwise }),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the three readings a source may leave open, beside what is fixed")]
    fn fit(
        &self,
        asked: &Events,
        event: &Event,
        window: Window,
        people: PeopleScope,
        place: Extent,
        current: bool,
        person: Option<&str>,
    ) -> Fit {
        let span = self.event_span(event);
        let date = span.within(window.from, window.to);
        Fit {
            date,
            recorded: recorded(&asked.recorded, event),
            kind: if asked.kinds.is_empty() {
                Truth::Met
            } else if event.kinds.is_empty() {
                Truth::CannotTell
            } else {
                event.kinds.iter().any(|kind| asked.kinds.contains(kind)).into()
            },
            place: match place {
                Extent::Anywhere => Truth::Met,
                Extent::ThisArea => self.here.is_one_of(&event.place.areas),
            },
            people: between(event, people, person),
            earlier: if current { Truth::Met } else { self.is_earlier(event) },
            days_outside: if date == Truth::NotMet { days_outside(span, window) } else { None },
        }
    }

    /// The days an event may have happened on, given by when it was known.
    pub(super) fn event_span(&self, event: &Event) -> Span {
        self.known_span(event.when, event.learned)
    }

    /// The days something may have happened on: no later than when it was known, which is by the day the case speaks
    /// for at the latest.
    pub(super) fn known_span(&self, when: When, learned: Option<Day>) -> Span {
        let span = when.span();
        let known_by = learned.unwrap_or(self.case.as_of);
        if span.first.is_some_and(|first| first > known_by) { span } else { span.no_later_than(known_by) }
    }

    /// Whether the event is not the one that led to the newest assessment.
    fn is_earlier(&self, event: &Event) -> Truth {
        let newest = self.newest_of(|assessment| assessment.about.is_some());
        let mut answers = newest.iter().map(|one| Truth::from(one.about.as_deref() != Some(event.id.as_str())));
        match answers.next() {
            None => Truth::Met,
            Some(first) if answers.all(|answer| answer == first) => first,
            Some(_) => Truth::CannotTell,
        }
    }
}

/// How near a count comes: the answer first, then what is confirmed, then what is possible.
fn rank(count: Count, asked: &Events) -> (Truth, u32, u32) {
    (count.reaches(asked.count), count.least, count.most.unwrap_or(u32::MAX))
}

fn other_readings(asked: &Events) -> impl Iterator<Item = OtherReading> {
    asked.assumed.iter().flat_map(move |assumed| {
        let readings: [Option<OtherReading>; 2] = match assumed {
            Assumed::Place => [
                Some(OtherReading::Place(match asked.place {
                    Extent::Anywhere => Extent::ThisArea,
                    Extent::ThisArea => Extent::Anywhere,
                })),
                None,
            ],
            Assumed::Current => [Some(OtherReading::Current(!asked.current)), None],
            Assumed::People => {
                let others = match asked.people {
                    PeopleScope::SamePair => [PeopleScope::SameVictim, PeopleScope::SamePersonCausingHarm],
                    PeopleScope::SameVictim => [PeopleScope::SamePair, PeopleScope::SamePersonCausingHarm],
                    PeopleScope::SamePersonCausingHarm => [PeopleScope::SamePair, PeopleScope::SameVictim],
                };
                others.map(|people| Some(OtherReading::People(people)))
            }
            Assumed::Months | Assumed::Recorded => [None, None],
        };
        readings.into_iter().flatten()
    })
}

/// Whether an event was recorded in one of the ways asked for.
fn recorded(asked: &[Recorded], event: &Event) -> Truth {
    if asked.is_empty() {
        return Truth::Met;
    }
    Truth::any(asked.iter().map(|way| match (way.police(), way.agency()) {
        (Some(_), _) if event.police == Police::Unknown => Truth::CannotTell,
        (Some(police), _) => (police == event.police).into(),
        (None, Some(agency)) => event.agencies.as_ref().map(|known| known.contains(&agency)).into(),
        (None, None) => Truth::NotMet,
    }))
}

/// Whether an event happened between those asked for.
pub(super) fn between(event: &Event, people: PeopleScope, person: Option<&str>) -> Truth {
    let named = |ids: &[String], id: &str| {
        if ids.is_empty() { Truth::CannotTell } else { ids.iter().any(|one| one == id).into() }
    };
    let harmed = || named(&event.harmed, VICTIM);
    let by = || person.map_or(Truth::CannotTell, |person| named(&event.by, person));
    match people {
        PeopleScope::SamePair => harmed().and(by()),
        PeopleScope::SameVictim => harmed(),
        PeopleScope::SamePersonCausingHarm => by(),
    }
}

fn days_outside(span: Span, window: Window) -> Option<i64> {
    if let (Some(last), Some(from)) = (span.last, window.from)
        && last < from
    {
        return Some(last.days_since(from));
    }
    span.first.filter(|first| *first > window.to).map(|first| first.days_since(window.to))
}
