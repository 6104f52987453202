mod found;
mod settle;

use crate::logic::Truth;
use crate::model::case::{Assessment, Event, Police, VICTIM};
use crate::model::dates::Span;
use crate::model::rules::{Assumed, Events, Extent, PeopleScope, Recorded};

use crate::engine::decision::Count;
use crate::engine::decision::present::Present;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::settle::Way;
use crate::engine::decision::window::Window;

use super::{CriterionKind, Evidence, EvidenceKind, Finding, at_least};

pub use found::{Behind, EventsFound, Fit, OneOfSeveral, OtherReading, Reading, Weighed};

/// What is asked for, counted in the ledger; worked out another way too where the source leaves that open.
impl CriterionKind for Events {
    #[expect(
        clippy::too_many_lines,
        reason = "the count and what it rests on are put together in one value"
    )]
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let window = reader.window(self.window());
        let all_known = reader.case.events.all_known;
        let present_matters = !self.current || self.assumed.contains(&Assumed::Current);
        let nothing_left_out = Present::default();
        let present = if present_matters {
            reader.present()
        } else {
            &nothing_left_out
        };
        let Events {
            people,
            place,
            current,
            ..
        } = *self;
        let terms = Terms {
            asked: self,
            window,
            people,
            place,
            current,
            present,
        };
        let nearest = reader.nearest(terms);
        let weigh = |(event, span): &(&'a Event, Span)| Weighed {
            event,
            fit: reader.fit(terms, event, *span, nearest),
        };
        let events: Vec<_> = reader.read.events.iter().map(weigh).collect();
        let count = counted(
            terms,
            events.iter().map(|weighed| (weighed.event, weighed.fit)),
            all_known,
        );
        let otherwise = other_readings(self)
            .map(|reading| reader.counted_otherwise(terms, reading, &events))
            .collect();
        let persons = reader.read.persons;
        let person = nearest.filter(|_| persons.len() > 1).and_then(|id| {
            let mut persons = persons.iter().zip(1..);
            let (person, number) = persons.find(|(person, _)| person.id == id)?;
            Some(OneOfSeveral { person, number })
        });
        let behind = Behind {
            home: place == Extent::ThisArea && reader.home_open(),
            nobody: people != PeopleScope::SameVictim && persons.is_empty(),
        };
        let present = if current {
            Present::default()
        } else {
            present.clone()
        };
        Finding {
            answer: count.reaches(self.count),
            evidence: Evidence::Events(Box::new(EventsFound {
                asked: self,
                window,
                person,
                count,
                events,
                all_known,
                otherwise,
                behind,
                present,
            })),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met
            || (reader.read.may_have(&self.kinds)
                && at_least(reader.case.events.list.len(), self.count.needed()))
    }
}

impl<'a> EvidenceKind<'a> for EventsFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        self.ways_by_place()
    }

    fn is_left_open_by_record(&self) -> bool {
        self.that(Truth::CannotTell)
            .any(|weighed| weighed.fit.kind == Truth::Met)
    }
}

/// How what is asked is read: where its source leaves something open, in more than one way.
#[derive(Clone, Copy)]
struct Terms<'t> {
    asked: &'t Events,
    window: Window,
    people: PeopleScope,
    place: Extent,
    current: bool,
    /// Which event is the present one, where it matters.
    present: &'t Present<'t>,
}

impl<'a> Reader<'_, 'a> {
    /// Whose events are counted, where it depends on who caused harm: of several, the one who comes nearest decides.
    fn nearest(&self, terms: Terms<'_>) -> Option<&'a str> {
        let nearer =
            |one: (&'a str, _), next: (&'a str, _)| if next.1 > one.1 { next } else { one };
        match self.read.persons {
            _ if terms.people == PeopleScope::SameVictim => None,
            [one] => Some(&one.id),
            several => several
                .iter()
                .map(|person| {
                    (
                        person.id.as_str(),
                        rank(self.count(terms, Some(&person.id)), terms.asked),
                    )
                })
                .reduce(nearer)
                .map(|(id, _)| id),
        }
    }

    /// What the events come to where what is asked is read in another way; one outside the window is so in every way.
    fn counted_otherwise(
        &self,
        terms: Terms<'_>,
        reading: OtherReading,
        events: &[Weighed<'a>],
    ) -> Reading {
        let terms = match reading {
            OtherReading::Place(place) => Terms { place, ..terms },
            OtherReading::People(people) => Terms { people, ..terms },
            OtherReading::Current(current) => Terms { current, ..terms },
        };
        let person = self.nearest(terms);
        let in_time = events
            .iter()
            .filter(|weighed| is_weighed(terms, weighed.event, weighed.fit.date));
        let fits = in_time.map(|weighed| {
            let fit = self.read_otherwise(weighed.fit, terms, weighed.event, person);
            (weighed.event, fit)
        });
        let count = counted(terms, fits, self.case.events.all_known);
        Reading {
            reading,
            answer: count.reaches(terms.asked.count),
            count,
        }
    }

    fn count(&self, terms: Terms<'_>, person: Option<&str>) -> Count {
        let in_time = self.read.events.iter().filter_map(|(event, span)| {
            let date = span.within(terms.window.from, terms.window.to);
            is_weighed(terms, event, date)
                .then(|| (*event, self.fit_dated(terms, event, (*span, date), person)))
        });
        counted(terms, in_time, self.case.events.all_known)
    }

    /// Which event led to the newest assessment: of those of one day, one that says it speaks for them.
    fn present(&self) -> &Present<'a> {
        self.read.present.get_or_init(|| self.find_present())
    }

    fn find_present(&self) -> Present<'a> {
        let (newest, certain) =
            self.newest_of(|one| one.says_what_led_to_it() || self.is_checklist(one));
        let mut present = Present {
            unsaid: !certain,
            can_be_unsaid: !certain,
            ..Present::default()
        };
        // The date of one that is the newest whenever it was made settles nothing.
        let dates_matter = newest.len() > 1 || !certain;
        for one in newest {
            let same_day = |other: &&Assessment| {
                other.is_of_victim()
                    && other.says_what_led_to_it()
                    && other.when.exact() == one.when.exact()
            };
            let exact = one.when.exact().is_some();
            let says = self
                .case
                .assessments
                .list
                .iter()
                .rfind(|other| exact && same_day(other))
                .unwrap_or(one);
            match &says.about {
                Some(about) if self.case.events.get(about).is_some() => present.may_be.push(about),
                Some(_) => present.may_be_none = true,
                None if says.no_event => present.may_be_none = true,
                None => {
                    present.unsaid = true;
                    present.can_be_unsaid |= !self.is_spoken_for(one);
                }
            }
            present
                .vague
                .extend((dates_matter && !exact).then_some(one));
        }
        present
    }

    /// Whether another assessment says what led to it that was made on this one's last possible day, or after it: then this
    /// one never is the newest and without a word about it.
    fn is_spoken_for(&self, one: &Assessment) -> bool {
        let last = self.known_span(one.when).no_later_than(self.on).last;
        self.case.assessments.list.iter().any(|other| {
            let span = self.known_span(other.when);
            other.is_of_victim()
                && other.says_what_led_to_it()
                && span.by(self.on) == Truth::Met
                && span
                    .first
                    .zip(last)
                    .is_some_and(|(first, last)| first >= last)
        })
    }

    fn fit(&self, terms: Terms<'_>, event: &Event, span: Span, person: Option<&str>) -> Fit {
        let date = span.within(terms.window.from, terms.window.to);
        self.fit_dated(terms, event, (span, date), person)
    }

    /// The same of an event of which it is known whether it lies in the window.
    fn fit_dated(
        &self,
        terms: Terms<'_>,
        event: &Event,
        (span, date): (Span, Truth),
        person: Option<&str>,
    ) -> Fit {
        let Terms { asked, window, .. } = terms;
        let fit = Fit {
            date,
            recorded: recorded(&asked.recorded, event),
            kind: event.is_of_kind(&asked.kinds),
            place: Truth::Met,
            people: Truth::Met,
            earlier: Truth::Met,
            days_outside: if date == Truth::NotMet {
                days_outside(span, window)
            } else {
                None
            },
            may_precede: date == Truth::CannotTell
                && window
                    .from
                    .is_some_and(|from| span.first.is_none_or(|first| first < from)),
            may_follow: date == Truth::CannotTell && span.last.is_none_or(|last| last > window.to),
        };
        self.read_otherwise(fit, terms, event, person)
    }

    /// The same event where, between whom, or beside which present event it was to be is read in another way.
    fn read_otherwise(
        &self,
        fit: Fit,
        terms: Terms<'_>,
        event: &Event,
        person: Option<&str>,
    ) -> Fit {
        Fit {
            place: match terms.place {
                Extent::Anywhere => Truth::Met,
                Extent::ThisArea => self.here.is_one_of(&event.place.areas),
            },
            people: between(event, terms.people, person),
            earlier: if terms.current {
                Truth::Met
            } else {
                terms.present.is_not(event)
            },
            ..fit
        }
    }
}

/// What lies outside the window is weighed no further, but for the present event, which may be there in vain.
fn is_weighed(terms: Terms<'_>, event: &Event, date: Truth) -> bool {
    date != Truth::NotMet || !terms.current && terms.present.may_be(event)
}

/// How many count. Whichever event is the present one, it is one at most that is left out.
fn counted<'e>(
    terms: Terms<'_>,
    fits: impl Iterator<Item = (&'e Event, Fit)>,
    all_known: bool,
) -> Count {
    let (mut least, mut most) = (0_u32, 0_u32);
    // What leaving out the present event takes away, at worst and at best.
    let leaves_out = !terms.current;
    let (mut worst, mut best) = (0, u32::from(leaves_out && terms.present.is_certainly_one()));
    for (event, fit) in fits {
        let answer = fit.but_for_the_present();
        if answer == Truth::NotMet {
            best = if leaves_out && best > 0 && terms.present.may_be(event) {
                0
            } else {
                best
            };
            continue;
        }
        most += 1;
        least += u32::from(answer == Truth::Met);
        worst |= u32::from(answer == Truth::Met && fit.earlier != Truth::Met);
    }
    Count {
        least: least - worst,
        most: all_known.then_some(most - best),
    }
}

/// How near a count comes: the answer first, then what is confirmed, then what is possible.
fn rank(count: Count, asked: &Events) -> (Truth, u32, u32) {
    (
        count.reaches(asked.count),
        count.least,
        count.most.unwrap_or(u32::MAX),
    )
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
                    PeopleScope::SamePair => {
                        [PeopleScope::SameVictim, PeopleScope::SamePersonCausingHarm]
                    }
                    PeopleScope::SameVictim => {
                        [PeopleScope::SamePair, PeopleScope::SamePersonCausingHarm]
                    }
                    PeopleScope::SamePersonCausingHarm => {
                        [PeopleScope::SamePair, PeopleScope::SameVictim]
                    }
                    PeopleScope::OthersHarmed => {
                        [PeopleScope::SamePersonCausingHarm, PeopleScope::SamePair]
                    }
                };
                others.map(|people| Some(OtherReading::People(people)))
            }
            Assumed::Months | Assumed::Recorded => [None, None],
        };
        readings.into_iter().flatten()
    })
}

/// Whether an event was recorded in one of the ways asked for.
pub(super) fn recorded(asked: &[Recorded], event: &Event) -> Truth {
    // Whatever the police did is named where all that they can do is.
    let names = |police: Police| asked.iter().any(|way| way.police() == Some(police));
    if asked.is_empty() || event.police == Police::Unknown && Police::KNOWN.into_iter().all(names) {
        return Truth::Met;
    }
    Truth::any(asked.iter().map(|way| {
        match (way.police(), way.agency()) {
            (Some(_), _) if event.police == Police::Unknown => Truth::CannotTell,
            (Some(police), _) => (police == event.police).into(),
            (None, Some(agency)) => event
                .agencies
                .as_ref()
                .map(|known| known.contains(&agency))
                .into(),
            (None, None) => Truth::NotMet,
        }
    }))
}

/// Whether an event happened between those asked for.
pub(super) fn between(event: &Event, people: PeopleScope, person: Option<&str>) -> Truth {
    let named = |ids: &[String], id: &str| {
        if ids.is_empty() {
            Truth::CannotTell
        } else {
            ids.iter().any(|one| one == id).into()
        }
    };
    let harmed = || named(&event.harmed, VICTIM);
    let by = || person.map_or(Truth::CannotTell, |person| named(&event.by, person));
    match people {
        PeopleScope::SamePair => harmed().and(by()),
        PeopleScope::SameVictim => harmed(),
        PeopleScope::SamePersonCausingHarm => by(),
        PeopleScope::OthersHarmed => {
            let others = event.harmed.iter().any(|id| id != VICTIM);
            let others = if event.harmed.is_empty() {
                Truth::CannotTell
            } else {
                others.into()
            };
            others.and(by())
        }
    }
}

fn days_outside(span: Span, window: Window) -> Option<i64> {
    if let (Some(last), Some(from)) = (span.last, window.from)
        && last < from
    {
        return Some(last.days_since(from));
    }
    span.first
        .filter(|first| *first > window.to)
        .map(|first| first.days_since(window.to))
}
