//! What a criterion means in a case of which everything is known, written from the documentation of its type.

use std::collections::{BTreeMap, BTreeSet};

use waymark::model::book::Rulebook;
use waymark::model::case::{
    Age, Assessment, Case, Event, EventKind, Grade, Marac, Person, Police, Relationship, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::instrument::{Answer, AnswerSource, Reply, Role};
use waymark::model::rules::{
    Anchor, Area, Assessments, AtEvents, Criterion, DifferentPeople, Events, Extent, ItemIsYes,
    PeopleScope, PersonIs, Recorded, Repeat, RepeatEvents, Rising, Threshold, Who,
};

use super::asks::tells_four;
use super::calendar::{Given, age, back, on_from};
use super::names::{FOUR_GRADES, GRADES};

/// A case in which every date is a day and nothing is left open, and the facts that no case file can hold.
#[derive(Clone, Debug)]
pub struct Complete {
    pub case: Case,
    /// What is true of the items that the case leaves open, by instrument and item.
    pub answers: BTreeMap<(String, String), bool>,
    /// The events that would be crimes where what was done does not say so by itself.
    pub crimes: BTreeSet<String>,
    /// The grade the professional comes to where no assessment has one.
    pub own_grade: Option<Grade>,
    /// The event that led to the newest assessment where nothing in the case says which did, by id.
    pub led: Option<String>,
}

/// What "this area" means.
#[derive(Clone, Copy, Debug)]
pub enum Ground<'a> {
    Area(&'a Area),
    Residence,
}

/// Who asks: with which instruments, on which day and where.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub book: &'a Rulebook,
    pub on: Day,
    pub ground: Ground<'a>,
    /// Whether the area tells four grades apart.
    pub four: bool,
}

impl Asking<'_> {
    /// The same in an area that has the grades which a rule asks for.
    pub fn under(self, criterion: &Criterion) -> Self {
        Self {
            four: tells_four(criterion),
            ..self
        }
    }

    /// The grades there are.
    pub fn grades(&self) -> &'static [Grade] {
        if self.four { &FOUR_GRADES } else { &GRADES }
    }
}

pub fn day(when: When) -> Day {
    when.exact()
        .expect("in a complete case every date is a day")
}

/// The date that is asked for of an earlier MARAC.
fn anchor(marac: &Marac, asked: Anchor) -> Day {
    day(match asked {
        Anchor::Referral => marac.referred,
        Anchor::Meeting => marac.met,
        Anchor::LastDiscussed => marac.discussed.unwrap_or(marac.met),
    })
}

fn reaches(number: usize, threshold: Threshold) -> bool {
    match threshold {
        Threshold::AtLeast(least) => number >= least as usize,
        Threshold::MoreThan(least) => number > least as usize,
        Threshold::Somewhere(..) | Threshold::NotPublished => {
            panic!("a complete rule says how many")
        }
    }
}

impl Asking<'_> {
    /// Whether it holds.
    pub fn holds(&self, criterion: &Criterion, of: &Complete) -> bool {
        match criterion {
            Criterion::Score(asked) => {
                let instrument = self
                    .book
                    .instrument(&asked.instrument)
                    .expect("the instrument is loaded");
                let counts = |id: &String| asked.items.is_empty() || asked.items.contains(id);
                let ids = instrument
                    .items
                    .iter()
                    .map(|item| &item.id)
                    .filter(|id| counts(id));
                let yes = ids
                    .filter(|id| self.is_yes(of, &asked.instrument, id))
                    .count();
                reaches(yes, asked.count) && asked.at_most.is_none_or(|most| yes <= most as usize)
            }
            Criterion::Total(asked) => {
                let mut points = 0;
                for weight in &asked.weights {
                    for id in &weight.items {
                        if self.is_yes(of, &asked.instrument, id) {
                            points += weight.points as usize;
                        }
                    }
                }
                reaches(points, asked.count)
            }
            Criterion::Item(asked) => match &asked.step {
                Some(step) => self.is_step(of, asked, step),
                None => self.is_yes(of, &asked.instrument, &asked.item),
            },
            Criterion::Grade(asked) => self.grade(of).is_some_and(|grade| {
                grade >= asked.at_least && asked.at_most.is_none_or(|most| grade <= most)
            }),
            Criterion::Events(asked) => self.events(asked, of),
            Criterion::DifferentPeople(asked) => self.different_people(asked, of),
            Criterion::Rising(asked) => self.rising(asked, of),
            Criterion::Assessments(asked) => self.assessments(asked, of),
            Criterion::Repeat(asked) => self.repeat(asked, of),
            Criterion::Heard(asked) => of.case.maracs.list.iter().any(|marac| {
                let date = anchor(marac, asked.anchor);
                self.in_window(date, [asked.months, asked.weeks, asked.days])
            }),
            Criterion::Judgement(asked) => {
                let judgement = &of.case.judgement;
                judgement.should_be_heard
                    && (!asked.written || !judgement.words.trim().is_empty())
                    && judgement.reasons.len() >= asked.reasons as usize
            }
            Criterion::SignedOff(role) => of.case.sign_off.as_ref().is_some_and(|sign_off| {
                !sign_off.by.trim().is_empty() && sign_off.roles.contains(role)
            }),
            Criterion::Person(asked) => match asked.who {
                Who::Victim => self.person(asked, &of.case.people.victim, of),
                Who::CausingHarm => of
                    .case
                    .people
                    .causing_harm
                    .iter()
                    .any(|person| self.person(asked, person, of)),
                Who::Child => panic!("made-up cases have no children"),
            },
            Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_) => {
                panic!("tests/around has its own second implementation of {criterion:?}")
            }
            Criterion::All(parts) => parts.iter().all(|part| self.holds(part, of)),
            Criterion::Any(parts) => parts.iter().any(|part| self.holds(part, of)),
            // Somebody meets them all: with nobody else in the case they hold. That there is somebody need not be recorded.
            Criterion::SamePerson(parts) => {
                let persons = &of.case.people.causing_harm;
                let alone = |person: &Person| {
                    let mut alone = of.clone();
                    let others = persons.iter().filter(|one| one.id != person.id);
                    alone.case.people.others.extend(others.cloned());
                    alone.case.people.causing_harm = vec![person.clone()];
                    parts.iter().all(|part| self.holds_of(part, &alone, person))
                };
                persons.iter().any(alone)
                    || persons.is_empty() && parts.iter().all(|part| self.holds(part, of))
            }
        }
    }

    /// The same of one who is meant: a MARAC counts that was about that person.
    fn holds_of(&self, criterion: &Criterion, of: &Complete, person: &Person) -> bool {
        match criterion {
            Criterion::All(parts) | Criterion::SamePerson(parts) => {
                parts.iter().all(|part| self.holds_of(part, of, person))
            }
            Criterion::Any(parts) => parts.iter().any(|part| self.holds_of(part, of, person)),
            Criterion::Heard(_) => {
                let mut theirs = of.clone();
                let maracs = &mut theirs.case.maracs.list;
                maracs.retain(|marac| marac.about.contains(&person.id));
                self.holds(criterion, &theirs)
            }
            other => self.holds(other, of),
        }
    }

    /// Answers are read in the newest assessment with that instrument made by the day; of two on one day, in the later in the list.
    pub fn answer(&self, case: &Case, instrument: &str, item: &str) -> Option<bool> {
        let mut newest: Option<&Assessment> = None;
        for one in &case.assessments.list {
            let made = one.when.exact().is_some_and(|day| day <= self.on);
            if one.instrument.as_deref() == Some(instrument)
                && made
                && newest.is_none_or(|newest| one.when.exact() >= newest.when.exact())
            {
                newest = Some(one);
            }
        }
        let answer = newest?.answers.get(item)?;
        match self.book.instrument(instrument)?.counts(&answer.reply)? {
            false if answer.source == AnswerSource::Perpetrator => None,
            counts => Some(counts),
        }
    }

    /// The assessment with a total that can be right, and the items that it speaks for: those that have no answer.
    pub fn total<'c>(
        &self,
        case: &'c Case,
        instrument: &str,
    ) -> Option<(usize, &'c Assessment, Vec<String>)> {
        let newest = case.assessments.list.iter().filter(|one| {
            one.instrument.as_deref() == Some(instrument)
                && one.when.exact().is_some_and(|day| day <= self.on)
        });
        let newest = newest.max_by_key(|one| one.when.exact())?;
        let total = newest.yes_total? as usize;
        let known = self.book.instrument(instrument)?;
        let blank = |id: &&String| {
            newest
                .answers
                .get(*id)
                .is_none_or(|answer| answer.reply == Reply::NotAsked)
        };
        let blank: Vec<String> = known
            .items
            .iter()
            .map(|item| &item.id)
            .filter(blank)
            .cloned()
            .collect();
        let yes = newest
            .answers
            .values()
            .filter(|answer| known.counts(&answer.reply) == Some(true))
            .count();
        (yes <= total && total <= yes + blank.len()).then_some((total - yes, newest, blank))
    }

    /// Whether as many of the items that a total speaks for are yes as it says; those that are not looked at do not matter.
    pub fn totals_hold(&self, of: &Complete) -> bool {
        self.book.instruments.iter().all(|instrument| {
            let Some((rest, _, blank)) = self.total(&of.case, &instrument.id) else {
                return true;
            };
            let replies: Option<Vec<bool>> = blank
                .into_iter()
                .map(|id| of.answers.get(&(instrument.id.clone(), id)).copied())
                .collect();
            replies.is_none_or(|replies| replies.into_iter().filter(|yes| *yes).count() == rest)
        })
    }

    fn is_yes(&self, of: &Complete, instrument: &str, item: &str) -> bool {
        self.answer(&of.case, instrument, item)
            .unwrap_or_else(|| of.answers[&(instrument.to_owned(), item.to_owned())])
    }

    /// Whether an item is answered by a step; where no step was given, what it turns out to be.
    fn is_step(&self, of: &Complete, asked: &ItemIsYes, step: &str) -> bool {
        let made = self.newest(of, |one| {
            one.instrument.as_deref() == Some(&asked.instrument)
        });
        match made.and_then(|made| made.answers.get(&asked.item)) {
            Some(Answer {
                reply: Reply::Step(id),
                source,
                ..
            }) if id == step || *source != AnswerSource::Perpetrator => id == step,
            _ => of.answers[&(asked.instrument.clone(), asked.item.clone())],
        }
    }

    fn newest<'c>(
        &self,
        of: &'c Complete,
        which: impl Fn(&Assessment) -> bool,
    ) -> Option<&'c Assessment> {
        let mut newest: Option<&Assessment> = None;
        for one in of
            .case
            .assessments
            .list
            .iter()
            .filter(|one| which(one) && day(one.when) <= self.on)
        {
            if newest.is_none_or(|newest| day(one.when) >= day(newest.when)) {
                newest = Some(one);
            }
        }
        newest
    }

    fn grade(&self, of: &Complete) -> Option<Grade> {
        let stands = |one: &Assessment| {
            one.grade
                .max(one.review.as_ref().and_then(|review| review.grade))
        };
        let known = self.newest(of, |one| stands(one).is_some());
        let last = self.newest(of, |one| stands(one).is_some() || self.is_checklist(one));
        let may_be_another = last.is_none_or(|one| stands(one).is_none());
        known
            .and_then(stands)
            .max(of.own_grade.filter(|_| may_be_another))
            .map(|grade| self.here(grade))
    }

    /// A grade as it is called here: whoever tells three apart calls very high high.
    fn here(&self, grade: Grade) -> Grade {
        if self.four {
            grade
        } else {
            grade.min(Grade::High)
        }
    }

    fn in_window(&self, on: Day, window: Given) -> bool {
        on <= self.on && back(self.on, window).is_none_or(|first| first <= on)
    }

    fn is_here(&self, place: &[String], of: &Complete) -> bool {
        let [place] = place else {
            panic!("in a complete case every place is one")
        };
        let same =
            |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        match self.ground {
            Ground::Area(area) => {
                same(&area.name, place) || area.places.iter().any(|name| same(name, place))
            }
            Ground::Residence => {
                let [home] = of.case.people.victim.lives_in.as_slice() else {
                    panic!("she lives in one place")
                };
                same(home, place)
            }
        }
    }

    fn events(&self, asked: &Events, of: &Complete) -> bool {
        let current = if asked.current {
            None
        } else {
            self.present(of)
        };
        let counts = |event: &&Event, person: Option<&Person>| {
            self.in_window(day(event.when), [asked.months, asked.weeks, asked.days])
                && is_recorded(&asked.recorded, event)
                && is_of_kind(&asked.kinds, event)
                && (asked.place == Extent::Anywhere || self.is_here(&event.place.areas, of))
                && between(asked.people, event, person)
                && current != Some(&event.id)
        };
        let count = |person| {
            of.case
                .events
                .list
                .iter()
                .filter(|event| counts(event, person))
                .count()
        };
        if asked.people == PeopleScope::SameVictim {
            reaches(count(None), asked.count)
        } else {
            of.case
                .people
                .causing_harm
                .iter()
                .any(|person| reaches(count(Some(person)), asked.count))
        }
    }

    fn different_people(&self, asked: &DifferentPeople, of: &Complete) -> bool {
        let people = &of.case.people;
        let of_age = |id: &String| {
            let Some(range) = asked.age else {
                return true;
            };
            let years = match people.person(id).map(|person| person.age) {
                None => panic!("in a complete case everybody at an event is listed"),
                Some(Some(Age::Born(born))) => age(day(born), self.on),
                Some(other) => panic!("in a complete case the day of birth is known: {other:?}"),
            };
            range.from.is_none_or(|from| years >= from) && range.to.is_none_or(|to| years <= to)
        };
        let count = |counts: &dyn Fn(&Event) -> bool, who: fn(&Event) -> &[String]| {
            let events = of.case.events.list.iter().filter(|event| {
                self.in_window(day(event.when), [asked.months, asked.weeks, asked.days])
                    && is_recorded(&asked.recorded, event)
                    && is_of_kind(&asked.kinds, event)
                    && counts(event)
            });
            let ids: BTreeSet<&String> = events.flat_map(who).filter(|id| of_age(id)).collect();
            reaches(ids.len(), asked.count)
        };
        match asked.which {
            AtEvents::CausingHarm => count(
                &|event| event.harmed.iter().any(|id| id == VICTIM),
                |event| &event.by,
            ),
            AtEvents::Harmed => people.causing_harm.iter().any(|person| {
                count(&|event| event.by.contains(&person.id), |event| {
                    &event.harmed
                })
            }),
        }
    }

    /// The event that led to the newest assessment, by id: of those of one day one that says it speaks for them.
    fn present<'c>(&self, of: &'c Complete) -> Option<&'c String> {
        let says = |one: &Assessment| one.about.is_some() || one.no_event;
        let Some(newest) = self.newest(of, |one| says(one) || self.is_checklist(one)) else {
            return of.led.as_ref();
        };
        let same_day = |one: &&Assessment| one.when == newest.when && says(one);
        of.case
            .assessments
            .list
            .iter()
            .rfind(same_day)
            .map_or(of.led.as_ref(), |one| one.about.as_ref())
    }

    fn rising(&self, asked: &Rising, of: &Complete) -> bool {
        let counted = |event: &&Event| {
            self.in_window(day(event.when), [asked.months, asked.weeks, asked.days])
                && between(PeopleScope::SameVictim, event, None)
        };
        let mut risen = asked
            .items
            .iter()
            .any(|item| self.is_yes(of, &asked.instrument, item));
        if asked.ledger {
            for one in of.case.events.list.iter().filter(counted) {
                for later in of.case.events.list.iter().filter(counted) {
                    let higher = one.grade.is_some() && later.grade > one.grade;
                    risen |= higher && day(later.when) > day(one.when);
                }
            }
        }
        risen
    }

    fn is_checklist(&self, one: &Assessment) -> bool {
        let instrument = one
            .instrument
            .as_deref()
            .and_then(|id| self.book.instrument(id));
        instrument.is_none_or(|instrument| instrument.role == Role::Checklist)
    }

    fn assessments(&self, asked: &Assessments, of: &Complete) -> bool {
        let grade = |one: &&Assessment| {
            asked.grades.is_empty()
                || one
                    .grade
                    .max(one.review.as_ref().and_then(|review| review.grade))
                    .is_some_and(|grade| asked.grades.contains(&self.here(grade)))
        };
        let list = of
            .case
            .assessments
            .list
            .iter()
            .filter(|one| self.is_checklist(one))
            .filter(grade);
        reaches(
            list.filter(|one| {
                self.in_window(day(one.when), [asked.months, asked.weeks, asked.days])
            })
            .count(),
            asked.count,
        )
    }

    /// A new event after the last MARAC that concerned the same people, in the same place where that matters.
    fn repeat(&self, asked: &Repeat, of: &Complete) -> bool {
        let anchor = |marac: &Marac| anchor(marac, asked.anchor);
        let anyone = [None];
        let named: Vec<_> = of.case.people.causing_harm.iter().map(Some).collect();
        let persons = if asked.people == PeopleScope::SameVictim {
            anyone.as_slice()
        } else {
            &named
        };
        persons.iter().any(|person| {
            let concerned = of.case.maracs.list.iter().filter(|marac| {
                person.is_none_or(|person| marac.about.contains(&person.id))
                    && (asked.heard == Extent::Anywhere || self.is_here(&marac.areas, of))
            });
            let Some(last) = concerned.map(anchor).filter(|day| *day <= self.on).max() else {
                return false;
            };
            of.case.events.list.iter().any(|event| {
                let on = day(event.when);
                let crime = || {
                    event.police == Police::Crime
                        || event
                            .kinds
                            .iter()
                            .any(|kind| would_be_crime(*kind, event, of))
                };
                last < on
                    && on <= self.on
                    && on_from(last, [asked.months, asked.weeks, asked.days])
                        .is_none_or(|last| on <= last)
                    && (asked.events == RepeatEvents::AnyAbuse || crime())
                    && between(asked.people, event, *person)
            })
        })
    }

    fn person(&self, asked: &PersonIs, person: &Person, of: &Complete) -> bool {
        let in_range = asked.age.is_none_or(|range| {
            let Some(Age::Born(born)) = person.age else {
                panic!("in a complete case the day of birth is known")
            };
            let years = age(day(born), self.on);
            range.from.is_none_or(|from| years >= from) && range.to.is_none_or(|to| years <= to)
        });
        in_range
            && (!asked.lives_here || self.is_here(&person.lives_in, of))
            && (asked.relationship.is_empty()
                || person.relationship.is_some_and(|is| {
                    let names = |kind| asked.relationship.contains(&kind);
                    let relative = matches!(is, Relationship::Parent | Relationship::Child);
                    names(is) || (relative && names(Relationship::Family))
                }))
    }
}

fn is_recorded(asked: &[Recorded], event: &Event) -> bool {
    let known = |agency| {
        let agencies = event.agencies.as_ref();
        agencies.is_some_and(|known| known.contains(&agency))
    };
    asked.is_empty()
        || asked
            .iter()
            .any(|way| way.police() == Some(event.police) || way.agency().is_some_and(known))
}

fn is_of_kind(asked: &[EventKind], event: &Event) -> bool {
    asked.is_empty() || event.kinds.iter().any(|kind| asked.contains(kind))
}

fn would_be_crime(kind: EventKind, event: &Event, of: &Complete) -> bool {
    kind.would_be_crime()
        .unwrap_or_else(|| of.crimes.contains(&event.id))
}

fn between(people: PeopleScope, event: &Event, person: Option<&Person>) -> bool {
    let harmed = event.harmed.iter().any(|id| id == VICTIM);
    let by = || person.is_some_and(|person| event.by.contains(&person.id));
    match people {
        PeopleScope::SamePair => harmed && by(),
        PeopleScope::SameVictim => harmed,
        PeopleScope::SamePersonCausingHarm => by(),
        PeopleScope::OthersHarmed => event.harmed.iter().any(|id| id != VICTIM) && by(),
    }
}
