//! Windows in weeks and in days, and a repeat without one, in a rule that is made up: the cases beside it are worked out by
//! hand, and what is said of them is here.

use waymark::engine::check::{CheckId, check_area};
use waymark::model::case::{Case, Event, Marac, Person, Police, VICTIM};
use waymark::model::dates::parse_when;

use super::{area, decided};
use crate::forum::support::{BOOK, today};

const AREA: &str = "made-up-windows";

/// A case with crimes and meetings of those dates, all that are known.
fn case(crimes: &[&str], meetings: &[&str]) -> Case {
    let when = |date: &str| parse_when(date, today()).unwrap();
    let mut case = Case::new(today());
    case.people.causing_harm.push(Person {
        id: "p1".to_owned(),
        ..Person::default()
    });
    (case.events.all_known, case.maracs.all_known) = (true, true);
    for (number, date) in crimes.iter().enumerate() {
        case.events.list.push(Event {
            id: format!("e{number}"),
            when: when(date),
            police: Police::Crime,
            harmed: vec![VICTIM.to_owned()],
            by: vec!["p1".to_owned()],
            ..Event::default()
        });
    }
    for (number, date) in meetings.iter().enumerate() {
        case.maracs.list.push(Marac {
            id: format!("m{number}"),
            met: when(date),
            about: vec!["p1".to_owned()],
            ..Marac::default()
        });
    }
    case
}

fn says(case: Case, expected: &[&str]) {
    let (_, text) = decided(AREA, case, &[]);
    for expected in expected {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
}

#[test]
fn the_days_of_a_window_in_weeks_are_said() {
    says(
        case(&["4 May 2025", "16 June 2025"], &[]),
        &[
            "1 of 2 police crimes between 5 May 2025 and 16 June 2025",
            "before the window",
            "4 May 2025 (by 1 day)",
        ],
    );
}

#[test]
fn a_repeat_without_a_window_says_that_any_time_counts() {
    says(
        case(&["10 June 2025"], &["1 March 2016"]),
        &[
            "Any new abuse between the same two people counts when it came at any time after the last MARAC meeting.",
            "There is such an event",
            "meeting, 1 March 2016",
        ],
    );
}

#[test]
fn the_checker_asks_whether_the_source_says_how_long() {
    let found = check_area(&area(AREA), &BOOK);
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.id, one.mistake.at.as_str()))
        .collect();
    assert_eq!(
        found,
        [(CheckId::NoWindow, "versions[0].routes[3].criterion.repeat")]
    );
}
