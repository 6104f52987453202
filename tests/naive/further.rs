//! What may come to light where it was not said that everything is known: more events, MARACs and assessments; and the
//! places and the people that an unknown one may be.

use waymark::model::case::{
    Assessment, Case, Event, EventKind, Grade, Marac, Place, Police, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::rules::{DifferentPeople, Events, Threshold};

use super::asks::Asks;
use super::complete::{Asking, Complete, Ground};
use super::completions::{Choice, Doubt, Turn};
use super::names::{ELSEWHERE, HERE};

fn enough(count: Threshold) -> u32 {
    match count {
        Threshold::AtLeast(number) | Threshold::Somewhere(_, number) => number,
        Threshold::MoreThan(number) => number + 1,
        Threshold::NotPublished => 3,
    }
}

/// The further things that may come to light, for each list that is not all known.
pub fn further(asks: &Asks<'_>, case: &Case, asking: &Asking<'_>) -> Vec<Choice> {
    // The last day that both the case and the decision reach.
    let day = asking.on.min(case.as_of);
    let here = match asking.ground {
        Ground::Area(area) => Some(area.name.clone()),
        Ground::Residence => None,
    };
    let mut choices: Vec<Choice> = Vec::new();
    // A MARAC that comes to light may be older or newer than those that are known.
    if !case.maracs.all_known && !asks.anchors().is_empty() {
        let mut turns: Vec<Turn> = vec![Box::new(|_| {})];
        for back in [0, 1, 20, 200] {
            let here = here.clone();
            turns.push(Box::new(move |to| {
                add_marac(to, day.minus_days(back), here.as_deref())
            }));
        }
        // Or just before an event, whose day has come to light by then.
        for index in 0..case.events.list.len() {
            let here = here.clone();
            turns.push(Box::new(move |to| {
                if let Some(first) = to.case.events.list[index].when.span().first {
                    add_marac(to, first.minus_days(1).min(day), here.as_deref());
                }
            }));
        }
        choices.push((Doubt::MoreMaracs, turns));
    }
    if !case.events.all_known && asks.any_event() {
        let mut turns: Vec<Turn> = vec![Box::new(|_| {})];
        for asked in &asks.events {
            let (asked, here) = ((*asked).clone(), here.clone());
            turns.push(Box::new(move |to| {
                // One of them may be the present event, which does not count.
                for _ in 0..enough(asked.count) + u32::from(!asked.current) {
                    add_event(to, day, &asked, here.as_deref(), None);
                }
            }));
        }
        for asked in &asks.people {
            let (asked, any) = ((*asked).clone(), like(asked));
            let here = here.clone();
            turns.push(Box::new(move |to| {
                for number in 0..enough(asked.count) {
                    add_event(to, day, &any, here.as_deref(), None);
                    let event = to.case.events.list.last_mut().expect("it was added");
                    event.harmed.push(format!("harmed-{number}"));
                    event.by.push(format!("by-{number}"));
                }
            }));
        }
        let any = Events {
            count: Threshold::AtLeast(1),
            recorded: Vec::new(),
            kinds: Vec::new(),
            months: None,
            weeks: None,
            days: None,
            place: Default::default(),
            people: waymark::model::rules::PeopleScope::SamePair,
            current: true,
            assumed: Vec::new(),
        };
        if asks.ledger() || !asks.repeats.is_empty() {
            let (any, here) = (any.clone(), here.clone());
            turns.push(Box::new(move |to| {
                add_event(
                    to,
                    day.minus_days(1),
                    &any,
                    here.as_deref(),
                    Some(Grade::Standard),
                );
                add_event(to, day, &any, here.as_deref(), Some(Grade::High));
            }));
        }
        if !asks.repeats.is_empty() {
            let (any, here) = (any.clone(), here.clone());
            turns.push(Box::new(move |to| {
                let heard = |one: &Marac| [Some(one.referred), Some(one.met), one.discussed];
                let days: Vec<Day> = to
                    .case
                    .maracs
                    .list
                    .iter()
                    .flat_map(heard)
                    .flatten()
                    .filter_map(When::exact)
                    .collect();
                for next in days
                    .into_iter()
                    .map(|heard| heard.plus_days(1))
                    .filter(|next| *next <= day)
                {
                    add_event(to, next, &any, here.as_deref(), None);
                }
            }));
        }
        choices.push((Doubt::MoreEvents, turns));
    }
    // Where a grade is asked for, what comes to light is history: it is not the newest that has one.
    if !case.assessments.all_known && !asks.assessments.is_empty() && !asks.grade {
        let mut turns: Vec<Turn> = vec![Box::new(|_| {})];
        for asked in &asks.assessments {
            let (count, grade) = (
                enough(asked.count),
                asked.grades.first().copied().unwrap_or(Grade::Standard),
            );
            turns.push(Box::new(move |to| {
                for number in 0..count {
                    to.case.assessments.list.insert(
                        0,
                        Assessment {
                            id: format!("further-{number}"),
                            when: day.into(),
                            instrument: None,
                            grade: Some(grade),
                            about: None,
                            note: String::new(),
                            answers: Default::default(),
                            ..Assessment::default()
                        },
                    );
                }
            }));
        }
        choices.push((Doubt::MoreAssessments, turns));
    }
    choices
}

fn place(to: &Complete, here: Option<&str>) -> Vec<String> {
    here.map_or_else(
        || to.case.people.victim.lives_in.clone(),
        |here| vec![here.to_owned()],
    )
}

fn persons(to: &Complete) -> Vec<String> {
    to.case
        .people
        .causing_harm
        .iter()
        .map(|person| person.id.clone())
        .collect()
}

fn add_marac(to: &mut Complete, day: Day, here: Option<&str>) {
    let marac = Marac {
        id: "further".to_owned(),
        referred: day.into(),
        met: day.into(),
        discussed: None,
        areas: place(to, here),
        about: persons(to),
        note: String::new(),
        ..Marac::default()
    };
    to.case.maracs.list.push(marac);
}

/// Events that count for people at events.
fn like(asked: &DifferentPeople) -> Events {
    Events {
        count: Threshold::AtLeast(1),
        recorded: asked.recorded.clone(),
        kinds: asked.kinds.clone(),
        months: None,
        weeks: None,
        days: None,
        place: Default::default(),
        people: waymark::model::rules::PeopleScope::SamePair,
        current: true,
        assumed: Vec::new(),
    }
}

fn add_event(
    to: &mut Complete,
    day: Day,
    asked: &Events,
    here: Option<&str>,
    grade: Option<Grade>,
) {
    let event = Event {
        id: format!("further-{}", to.case.events.list.len()),
        when: day.into(),
        place: Place {
            areas: place(to, here),
            forces: Vec::new(),
        },
        kinds: vec![asked.kinds.first().copied().unwrap_or(EventKind::Assault)],
        police: asked
            .recorded
            .iter()
            .find_map(|way| way.police())
            .unwrap_or(Police::NotReported),
        agencies: Some(
            asked
                .recorded
                .iter()
                .filter_map(|way| way.agency())
                .collect(),
        ),
        harmed: vec![VICTIM.to_owned(), "another".to_owned()],
        by: persons(to),
        grade,
        ..Event::default()
    };
    to.case.events.list.push(event);
}

/// Where it may have been, when that is not known; nothing when it is.
pub fn places(known: &[String]) -> Vec<String> {
    match known {
        [] => vec![HERE.to_owned(), ELSEWHERE.to_owned()],
        [_] => Vec::new(),
        several => several.to_vec(),
    }
}

/// Every set of some of them, and somebody else.
pub fn subsets(of: &[String], other: &str) -> Vec<Vec<String>> {
    let sets = (1..1_usize << of.len()).map(|set| {
        of.iter()
            .enumerate()
            .filter(|(bit, _)| set >> bit & 1 == 1)
            .map(|(_, id)| id.clone())
            .collect()
    });
    sets.chain([vec![other.to_owned()]]).collect()
}
