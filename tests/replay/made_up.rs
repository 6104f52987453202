//! What a replay does with days, on a made-up case that leaves nothing open but what the test is about.

use waymark::engine::replay::{Course, Playing, Replay};
use waymark::logic::Truth;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::rules::{Criterion, RouteKind, Threshold};
use waymark::record::read_part;
use waymark::words::explain::courses_beside;
use waymark::workshop::draft::{DRAFTED, book_beside};

use super::support::{book, day, everywhere, played};

fn event(id: &str, when: &str) -> String {
    format!(
        r#"{{"id": "{id}", "when": "{when}", "police": "crime", "harmed": ["victim"], "by": ["him"]}}"#
    )
}

fn step(id: &str, when: &str, facts: &str) -> String {
    format!(
        r#"{{"id": "{id}", "when": "{when}", "title": "{id}", "says": "", "taken_from": "", "facts": {{{facts}}}}}"#
    )
}

/// On a day of `known`, an event of another day becomes known.
fn told_of(id: &str, known: &str, happened: &str) -> String {
    step(
        id,
        known,
        &format!(r#""events": [{}]"#, event(id, happened)),
    )
}

fn replay(steps: &[String], ends: &str) -> Replay {
    let text = format!(
        r#"{{
            "format": "waymark-replay/1", "id": "made-up", "area": "lewisham", "code": "X", "title": "", "about": "",
            "warning": "", "sources": [],
            "begins": {{
                "people": {{
                    "victim": {{"age": {{"years": 30}}, "lives_in": ["Lewisham"]}},
                    "causing_harm": [{{"id": "him", "called": "him"}}]
                }},
                "all_known": ["events", "maracs", "assessments"]
            }},
            "steps": [{}],
            "ends": {{"when": "{ends}", "says": "", "taken_from": ""}}
        }}"#,
        steps.join(",")
    );
    read_part(&text).unwrap_or_else(|mistake| panic!("{mistake}"))
}

fn national(replay: &Replay) -> Vec<(String, String, Truth)> {
    let choice = AreaChoice::of("national");
    let courses = played(replay, &[choice]);
    let line = courses[0]
        .line(RouteKind::PotentialEscalation)
        .expect("national guidance has that route");
    line.stretches
        .iter()
        .map(|one| (one.from.iso(), one.to.iso(), one.answer))
        .collect()
}

fn told(from: &str, to: &str, answer: Truth) -> (String, String, Truth) {
    (from.to_owned(), to.to_owned(), answer)
}

/// National guidance asks for three events in twelve months. The third makes it met on its own day; it ends on the day
/// after the first of the three has lain in the window for the last time.
#[test]
fn an_answer_turns_on_the_day_of_the_third_event_and_back_when_the_window_has_gone() {
    let events = [
        ("a", "2020-01-31"),
        ("b", "2020-03-01"),
        ("c", "2020-07-15"),
    ];
    let steps: Vec<_> = events.map(|(id, when)| told_of(id, when, when)).into();
    let found = national(&replay(&steps, "2021-03-31"));
    // Twelve months back from 31 January 2021 is 31 January 2020, both included.
    assert_eq!(
        found,
        [
            told("2020-01-31", "2020-07-14", Truth::NotMet),
            told("2020-07-15", "2021-01-31", Truth::Met),
            told("2021-02-01", "2021-03-31", Truth::NotMet),
        ]
    );
}

/// What is disclosed later counts from the day it was known, under its own date.
#[test]
fn an_event_counts_from_the_day_it_became_known() {
    let steps = [
        told_of("a", "2020-01-31", "2020-01-31"),
        told_of("b", "2020-02-29", "2020-02-29"),
        told_of("c", "2020-09-01", "2020-02-10"),
    ];
    let found = national(&replay(&steps, "2020-09-30"));
    assert_eq!(
        found,
        [
            told("2020-01-31", "2020-08-31", Truth::NotMet),
            told("2020-09-01", "2020-09-30", Truth::Met)
        ]
    );
}

/// While it is open whether a third event was known yet, nothing can be told; before and after it can.
#[test]
fn between_the_days_of_a_rough_date_it_cannot_be_told() {
    let steps = [
        told_of("a", "2020-01-31", "2020-01-31"),
        told_of("b", "2020-02-29", "2020-02-29"),
        told_of("c", "2020-05", "2020-05"),
    ];
    let found = national(&replay(&steps, "2020-06-30"));
    assert_eq!(
        found,
        [
            told("2020-01-31", "2020-04-30", Truth::NotMet),
            told("2020-05-01", "2020-05-30", Truth::CannotTell),
            told("2020-05-31", "2020-06-30", Truth::Met),
        ]
    );
}

/// Where a High grade refers: a Standard of 1 January is known. Some time in January a High of the 5th becomes known, and a
/// Standard of the 6th. With neither and with both the newest grade is Standard, and with the first alone it is High.
#[test]
fn while_several_things_are_open_any_of_them_may_be_what_was_known() {
    let graded = |id: &str, when: &str, grade: &str| {
        format!(r#""assessments": [{{"id": "{id}", "when": "{when}", "grade": "{grade}"}}]"#)
    };
    let steps = [
        step("a", "2020-01-01", &graded("a", "2020-01-01", "standard")),
        step(
            "b",
            "2020-01-05/2020-01-20",
            &graded("b", "2020-01-05", "high"),
        ),
        step(
            "c",
            "2020-01-06/2020-01-20",
            &graded("c", "2020-01-06", "standard"),
        ),
    ];
    let replay = replay(&steps, "2020-01-31");
    let known = replay.known(day("2020-01-10"));
    let ids = |case: &Case| {
        case.assessments
            .list
            .iter()
            .map(|one| one.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&known.certain), ["a"]);
    assert_eq!(
        known.perhaps.as_ref().map(ids),
        Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()])
    );
    let between: Vec<_> = known.between.iter().flatten().map(ids).collect();
    assert_eq!(between, [["a", "b"], ["a", "c"]]);
    let courses = played(&replay, &[AreaChoice::of("kent")]);
    let line = courses[0]
        .line(RouteKind::VisibleHighRisk)
        .expect("it has that route");
    let found: Vec<_> = line
        .stretches
        .iter()
        .map(|one| (one.from.iso(), one.to.iso(), one.answer))
        .collect();
    assert_eq!(
        found,
        [
            told("2020-01-01", "2020-01-04", Truth::NotMet),
            told("2020-01-05", "2020-01-19", Truth::CannotTell),
            told("2020-01-20", "2020-01-31", Truth::NotMet),
        ]
    );
}

/// Five events far from any window may each have become known: too many choices to decide, so nothing is told. What is
/// open but holds no facts is no choice.
#[test]
fn while_too_much_is_open_it_cannot_be_told() {
    let old = |place: usize| {
        let event = event(&format!("old-{place}"), "2010-01-31");
        step(
            &format!("old-{place}"),
            "2020-03-01/2020-03-31",
            &format!(r#""events": [{event}]"#),
        )
    };
    let first = told_of("a", "2020-01-31", "2020-01-31");
    let found = |open: usize| {
        let empty = step("empty", "2020-03-01/2020-03-31", "");
        let steps: Vec<_> = [first.clone(), empty]
            .into_iter()
            .chain((0..open).map(old))
            .collect();
        national(&replay(&steps, "2020-04-30"))
    };
    assert_eq!(found(4), [told("2020-01-31", "2020-04-30", Truth::NotMet)]);
    assert_eq!(
        found(5),
        [
            told("2020-01-31", "2020-02-29", Truth::NotMet),
            told("2020-03-01", "2020-03-30", Truth::CannotTell),
            told("2020-03-31", "2020-04-30", Truth::NotMet),
        ]
    );
}

/// An entry that comes again under its id stands in the place of the first: here the record of one crime becomes known.
#[test]
fn what_is_learned_of_an_event_takes_the_place_of_what_was_known() {
    let unknown = event("a", "2020-01-31").replace("crime", "unknown");
    let steps = [
        step("a", "2020-01-31", &format!(r#""events": [{unknown}]"#)),
        step(
            "known",
            "2020-03-01",
            &format!(r#""events": [{}]"#, event("a", "2020-01-31")),
        ),
    ];
    let replay = replay(&steps, "2020-04-01");
    let police = |on: &str| {
        let known = replay.known(day(on));
        assert_eq!(known.perhaps, None);
        known
            .certain
            .events
            .list
            .iter()
            .map(|event| format!("{:?}", event.police))
            .collect::<Vec<_>>()
    };
    assert_eq!(police("2020-02-29"), ["Unknown"]);
    assert_eq!(police("2020-03-01"), ["Crime"]);
}

/// A draft stands beside its source in one book: two events in place of three are there on the day of the second.
#[test]
fn a_drafted_rule_is_played_beside_its_source() {
    let events = [
        ("a", "2020-01-31"),
        ("b", "2020-03-01"),
        ("c", "2020-07-15"),
    ];
    let steps: Vec<_> = events.map(|(id, when)| told_of(id, when, when)).into();
    let replay = replay(&steps, "2020-12-31");
    let source = book().national(day("2020-01-31")).expect("it is bundled");
    let mut drafted = source.area.clone();
    let routes = drafted
        .versions
        .iter_mut()
        .flat_map(|version| &mut version.routes);
    let mut moved = 0;
    for route in routes.filter(|route| route.kind == RouteKind::PotentialEscalation) {
        let Some(Criterion::Events(asked)) = &mut route.criterion else {
            panic!("it counts events")
        };
        asked.count = Threshold::AtLeast(2);
        moved += 1;
    }
    assert!(moved > 0);
    let book = book_beside(book(), &drafted);
    let choice = |id: &str| AreaChoice {
        version: Some(source.version.id.clone()),
        ..AreaChoice::of(id)
    };
    let mut playing =
        Playing::new(&replay, [choice(DRAFTED), choice(&drafted.id)]).expect("it has days");
    while !playing.play(&replay, &book, 50) {}
    let courses = playing.courses();
    let beside = courses_beside(&courses[0], &courses[1]);
    let escalation = beside
        .into_iter()
        .find(|(kind, _)| *kind == "Potential escalation")
        .expect("both have it")
        .1;
    assert_eq!(
        escalation,
        [
            "Not met until 29 February 2020. Met from 1 March 2020.".to_owned(),
            "Not met until 14 July 2020. Met from 15 July 2020.".to_owned()
        ]
    );
}

/// In slices of any size it comes to the same, and says how far it is.
#[test]
fn slices_change_nothing() {
    let steps = [told_of("a", "2020-01-31", "2020-01-31")];
    let replay = replay(&steps, "2020-02-10");
    let by = |days: u32| {
        let mut playing = Playing::new(&replay, everywhere()).expect("it has days");
        assert_eq!(playing.progress(), (0, 11));
        let mut slices = 1;
        while !playing.play(&replay, book(), days) {
            slices += 1;
        }
        assert_eq!(playing.progress(), (11, 11));
        (slices, playing.courses())
    };
    let ((one, whole), (several, sliced)): ((i32, Vec<Course>), _) = (by(1000), by(3));
    assert_eq!((one, several), (1, 4));
    assert_eq!(whole, sliced);
    assert_eq!(whole.len(), everywhere().len());
}
