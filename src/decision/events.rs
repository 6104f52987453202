use crate::case::{Assessment, Case, Event, Police, VICTIM};
use crate::dates::{Day, Span, When};
use crate::rules::{Assumed, Events, Extent, PeopleScope, Recorded};

use super::evaluate::Reader;
use super::evidence::{Behind, EventsFound, Evidence, Finding, Fit, OtherReading, Reading, Weighed, Window};
use super::{Count, Truth};

/// How what is asked is read: where its source leaves something open, in more than one way.
#[derive(Clone, Copy)]
struct Terms<'t> {
    asked: &'t Events,
    window: Window,
    people: PeopleScope,
    place: Extent,
    current: bool,
    /// The assessments whose event is the present one, where it matters which that is.
    newest: &'t (Vec<&'t Assessment>, bool),
}

impl<'a> Reader<'_, 'a> {
    /// What is asked for, counted in the ledger; worked out another way too where the source leaves that open.
    pub(super) fn events(&self, asked: &'a Events) -> Finding<'a> {
        let window = self.window(asked.months);
        let all_known = self.case.events.all_known;
        let present_matters = !asked.current || asked.assumed.contains(&Assumed::Current);
        let newest =
            if present_matters { self.newest_of(|assessment| assessment.about.is_some()) } else { (Vec::new(), true) };
        let Events { people, place, current, .. } = *asked;
        let terms = Terms { asked, window, people, place, current, newest: &newest };
        let nearest = self.nearest(terms);
        let weigh = |(event, span): &(&'a Event, Span)| Weighed { event, fit: self.fit(terms, event, *span, nearest) };
        let events: Vec<_> = self.sheets.events.iter().map(weigh).collect();
        let count = Count::of(events.iter().map(|weighed| weighed.fit.answer()), all_known);
        let otherwise = other_readings(asked)
            .map(|reading| {
                let terms = match reading {
                    OtherReading::Place(place) => Terms { place, ..terms },
                    OtherReading::People(people) => Terms { people, ..terms },
                    OtherReading::Current(current) => Terms { current, ..terms },
                };
                let count = self.count(terms, self.nearest(terms));
                Reading { reading, answer: count.reaches(asked.count), count }
            })
            .collect();
        let person =
            nearest.filter(|_| self.case.people.causing_harm.len() > 1).and_then(|id| self.case.people.person(id));
        let behind = Behind {
            home: place == Extent::ThisArea && self.home_open(),
            nobody: people != PeopleScope::SameVictim && self.case.people.causing_harm.is_empty(),
        };
        let vague = |one: &&'a Assessment| !current && one.when.exact().is_none();
        let present = newest.0.iter().copied().filter(vague).collect();
        Finding {
            answer: count.reaches(asked.count),
            evidence: Evidence::Events(EventsFound {
                asked,
                window,
                person,
                count,
                events,
                all_known,
                otherwise,
                behind,
                present,
            }),
        }
    }

    /// Whose events are counted, where it depends on who caused harm: of several, the one who comes nearest decides.
    fn nearest(&self, terms: Terms<'_>) -> Option<&'a str> {
        let nearer = |one: (&'a str, _), next: (&'a str, _)| if next.1 > one.1 { next } else { one };
        match self.case.people.causing_harm.as_slice() {
            _ if terms.people == PeopleScope::SameVictim => None,
            [one] => Some(&one.id),
            several => several
                .iter()
                .map(|person| (person.id.as_str(), rank(self.count(terms, Some(&person.id)), terms.asked)))
                .reduce(nearer)
                .map(|(id, _)| id),
        }
    }

    fn count(&self, terms: Terms<'_>, person: Option<&str>) -> Count {
        let fits = self.sheets.events.iter().map(|(event, span)| self.fit(terms, event, *span, person).answer());
        Count::of(fits, self.case.events.all_known)
    }

    fn fit(&self, terms: Terms<'_>, event: &Event, span: Span, person: Option<&str>) -> Fit {
        let Terms { asked, window, .. } = terms;
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
            place: match terms.place {
                Extent::Anywhere => Truth::Met,
                Extent::ThisArea => self.here.is_one_of(&event.place.areas),
            },
            people: between(event, terms.people, person),
            earlier: if terms.current { Truth::Met } else { is_earlier(event, terms.newest) },
            days_outside: if date == Truth::NotMet { days_outside(span, window) } else { None },
        }
    }

    /// The days something may have happened on: no later than the day the case speaks for.
    pub(super) fn known_span(&self, when: When) -> Span {
        known_span(self.case, when, None)
    }
}

/// The days something may have happened on: no later than when it was known, which is by the day the case speaks for at
/// the latest.
pub(super) fn known_span(case: &Case, when: When, learned: Option<Day>) -> Span {
    let span = when.span();
    let known_by = learned.map_or(case.as_of, |learned| learned.min(case.as_of));
    if span.first.is_some_and(|first| first > known_by) { span } else { span.no_later_than(known_by) }
}

/// Whether the event is not the one that led to the newest assessment.
fn is_earlier(event: &Event, (newest, certain): &(Vec<&Assessment>, bool)) -> Truth {
    let mut answers = newest.iter().map(|one| Truth::from(one.about.as_deref() != Some(event.id.as_str())));
    match answers.next() {
        None => Truth::Met,
        Some(first) if (*certain || first == Truth::Met) && answers.all(|answer| answer == first) => first,
        Some(_) => Truth::CannotTell,
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
