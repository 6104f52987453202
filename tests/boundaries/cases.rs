//! The cases the edges are tried on: one victim, one person causing harm, and everything else as asked.

use std::sync::LazyLock;

use waymark::engine::decision::{Finding, Here, Looking};
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Assessment, Case, Event, Gathered, HighestGrade, Person, Place, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::rules::{Area, Criterion, Route, Version};

use crate::naive::calendar::Given;

pub fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));
    &BOOK
}

pub fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

pub fn when(text: &str) -> When {
    When::from_file(text).expect("a date")
}

/// A case that speaks for that day, with one person causing harm and every list said to be all there is.
pub fn case(as_of: Day) -> Case {
    let mut case = Case::new(as_of);
    case.people.causing_harm = vec![Person {
        id: "p1".to_owned(),
        ..Person::default()
    }];
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.maracs.all_known = true;
    case
}

pub fn all_known<T>(list: Vec<T>) -> Gathered<T> {
    Gathered {
        all_known: true,
        list,
    }
}

/// An event between the two, of which everything else is open.
pub fn event(id: &str, when: When) -> Event {
    Event {
        id: id.to_owned(),
        when,
        place: Place::default(),
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

/// An assessment of which only the day is recorded.
pub fn assessment(id: &str, when: When) -> Assessment {
    Assessment {
        id: id.to_owned(),
        when,
        instrument: None,
        grade: None,
        about: None,
        note: String::new(),
        answers: Default::default(),
        ..Assessment::default()
    }
}

pub fn find<'a>(
    book: &'a Rulebook,
    area: &'a Area,
    case: &'a Case,
    on: Day,
    criterion: &'a Criterion,
) -> Finding<'a> {
    Looking {
        case,
        book,
        on,
        here: Here::Area(area),
        highest_grade: area
            .versions
            .iter()
            .map(|one| one.highest_grade)
            .fold(HighestGrade::High, HighestGrade::or),
    }
    .find(criterion)
}

/// Every criterion without parts in every route of every version of every area.
pub fn leaves(book: &Rulebook) -> Vec<(&Area, &Version, &Route, &Criterion)> {
    fn add<'a>(criterion: &'a Criterion, to: &mut Vec<&'a Criterion>) {
        match criterion {
            Criterion::All(parts) | Criterion::Any(parts) | Criterion::SamePerson(parts) => {
                parts.iter().for_each(|part| add(part, to))
            }
            leaf => to.push(leaf),
        }
    }
    let mut found = Vec::new();
    for area in &book.areas {
        for version in &area.versions {
            for route in &version.routes {
                let mut leaves = Vec::new();
                route
                    .criterion
                    .iter()
                    .for_each(|criterion| add(criterion, &mut leaves));
                found.extend(leaves.into_iter().map(|leaf| (area, version, route, leaf)));
            }
        }
    }
    found
}

/// A window of so many calendar months.
pub const fn months(months: u32) -> Given {
    [Some(months), None, None]
}

/// A window of so many weeks.
pub const fn weeks(weeks: u32) -> Given {
    [None, Some(weeks), None]
}

/// A window of so many days.
pub const fn days(days: u32) -> Given {
    [None, None, Some(days)]
}
