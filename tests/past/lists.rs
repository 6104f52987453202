//! Lists of events, MARACs and assessments: what an unknown one says, and what may not stand in one.

use waymark::logic::Truth;
use waymark::model::dates::Day;
use waymark::workshop::past::{MadeUp, Missing, made_up_csv};

use super::support::{asked, asking, bad};

const EVENT: (&str, &str) = (
    "potential-escalation",
    r#"{"events": {"count": {"at-least": 1}, "months": 12, "people": "same-pair"}}"#,
);
const REPEAT: (&str, &str) = (
    "repeat",
    r#"{"repeat": {"anchor": "meeting", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#,
);
const TWICE: (&str, &str) = ("repeat", r#"{"assessments": {"count": {"at-least": 2}}}"#);
const TWICE_HIGH: (&str, &str) = (
    "repeat",
    r#"{"assessments": {"count": {"at-least": 2}, "grades": ["high"]}}"#,
);

fn one(headings: &str, row: &str, route: (&str, &str)) -> (Truth, Vec<Missing>) {
    asked(&format!("{headings}\n{row}\n"), &asking(&[route])).remove(0)
}

#[test]
fn a_list_that_is_unknown_is_not_none_whatever_else_the_row_says() {
    use Missing::{
        AssessmentsComplete, Earlier, Events, EventsComplete, Grade, Maracs, MaracsComplete, Yes,
    };
    use Truth::{CannotTell, NotMet};
    let of = |list: &str, complete: &str| {
        one(
            "date,events,events complete",
            &format!("2018-07-20,{list},{complete}"),
            EVENT,
        )
    };
    for (list, complete, expected) in [
        ("", "yes", (CannotTell, vec![Events])),
        ("unknown", "yes", (CannotTell, vec![Events])),
        ("", "", (CannotTell, vec![Events])),
        ("none", "", (NotMet, vec![])),
        ("2015-01-01 crime", "yes", (NotMet, vec![])),
        ("2015-01-01 crime", "", (CannotTell, vec![EventsComplete])),
    ] {
        assert_eq!(
            of(list, complete),
            expected,
            "events {list:?}, complete {complete:?}"
        );
    }
    let of = |list: &str, complete: &str| {
        let headings = "date,events,events complete,maracs,maracs complete";
        one(
            headings,
            &format!("2018-07-20,2018-07-01 crime,yes,{list},{complete}"),
            REPEAT,
        )
    };
    assert_eq!(of("", "yes"), (CannotTell, vec![Maracs]));
    assert_eq!(of("none", ""), (NotMet, vec![]));
    assert_eq!(of("2015-01-01", "no"), (CannotTell, vec![MaracsComplete]));
    let of = |row: &str| {
        one(
            "date,yes,assessments,assessments complete",
            &format!("2018-07-20,{row}"),
            TWICE,
        )
    };
    assert_eq!(of("3,,yes"), (CannotTell, vec![Earlier]));
    assert_eq!(of("3,none,"), (NotMet, vec![]));
    assert_eq!(of("3,none,yes"), (NotMet, vec![]));
    // Of an assessment on the day nothing is known; that the earlier ones are all there were settles nothing.
    assert_eq!(of(",2018-01-02 high,yes"), (CannotTell, vec![Yes]));
    assert_eq!(of(",none,"), (CannotTell, vec![Yes]));
    let of = |row: &str| {
        one(
            "date,yes,assessments,assessments complete",
            &format!("2018-07-20,{row}"),
            TWICE_HIGH,
        )
    };
    assert_eq!(of(",2018-01-02 high,yes"), (CannotTell, vec![Grade]));
    assert_eq!(of("3,2018-01-02 high,yes"), (CannotTell, vec![Grade]));
    assert_eq!(
        of("3,2018-01-02 high,"),
        (CannotTell, vec![Grade, AssessmentsComplete])
    );
}

#[test]
fn a_grade_from_before_is_not_that_of_the_day() {
    use Truth::{CannotTell, Met, NotMet};
    let route = ("visible-high-risk", r#"{"grade": {"at_least": "high"}}"#);
    let headings = "date,grade,yes,assessments,assessments complete";
    let of = |row: &str| one(headings, &format!("2018-07-20,{row}"), route);
    let open = (CannotTell, vec![Missing::Grade]);
    for row in [
        ",3,2016-01-02 high,yes",
        ",3,2016-01-02 standard,yes",
        ",,2016-01-02 high,yes",
        ",,2016-01-02 standard,yes",
        ",,none,",
        ",3,2018 high,",
    ] {
        assert_eq!(of(row), open, "{row}");
    }
    assert_eq!(of("high,3,2016-01-02 standard,yes"), (Met, vec![]));
    assert_eq!(of("standard,3,2016-01-02 high,yes"), (NotMet, vec![]));
}

#[test]
fn in_a_made_up_set_an_unknown_list_is_unknown() {
    let set = MadeUp {
        seed: 1,
        cases: 2000,
        until: Day::from_iso("2025-12-31").expect("a day"),
    };
    let csv = made_up_csv(set, 24);
    let (headings, rows) = csv.split_once("\r\n").expect("rows");
    let place = |name: &str| {
        headings
            .split(',')
            .position(|heading| heading == name)
            .expect("it is there")
    };
    // No list that is made up holds a comma.
    let unknown: Vec<&str> = rows
        .lines()
        .filter(|row| row.split(',').nth(place("events")) == Some(""))
        .collect();
    assert!(unknown.len() > 100, "{} rows", unknown.len());
    let found = asked(
        &format!("{headings}\n{}\n", unknown.join("\n")),
        &asking(&[EVENT]),
    );
    assert!(
        found
            .iter()
            .all(|one| *one == (Truth::CannotTell, vec![Missing::Events])),
        "{found:?}"
    );
    for (list, complete) in [("events", "events complete"), ("maracs", "maracs complete")] {
        let said: Vec<_> = rows
            .lines()
            .map(|row| row.split(',').collect::<Vec<_>>())
            .map(|cells| {
                (
                    cells[place(list)].is_empty(),
                    cells[place(list)] == "none",
                    cells[place(complete)],
                )
            })
            .collect();
        assert!(
            said.iter()
                .all(|(unknown, none, complete)| match (unknown, none) {
                    (true, _) => complete.is_empty(),
                    (_, true) => *complete == "yes",
                    _ => ["", "yes"].contains(complete),
                })
        );
    }
}

#[test]
fn what_an_entry_says_twice_or_of_later_days_is_refused() {
    let events = |list: &str| bad(&format!("date,events\n2018-07-20,{list}\n"));
    let none = [""; 0];
    for list in [
        "2018-07-01 crime crime high",
        "2018-07-20 crime in Lewisham; 2018-07-20 incident",
        "2018 crime",
        "2018-summer reported",
        "after 2018-06 crime",
        "2018-07-01 crime present; 2018-06-01 incident",
        "2018-07-01 crime health housing",
        "2018-07-01 no agency",
    ] {
        assert_eq!(events(list), none, "{list}");
    }
    for (list, says) in [
        (
            "2018-07-01 crime incident",
            "an event is said to be recorded in two ways",
        ),
        (
            "2018-07-01 incident crime",
            "an event is said to be recorded in two ways",
        ),
        (
            "2018-07-01 crime unknown",
            "an event is said to be recorded in two ways",
        ),
        ("2018-07-01 high standard", "an event has two grades"),
        (
            "2018-07-01 health no agency",
            "an event has a record with an agency, and with none",
        ),
        (
            "2018-07-01 crime in Lewisham 2018-06-01 crime",
            "\u{201c}2018-06-01\u{201d} stands in the name of a place",
        ),
        (
            "2018-07-01 crime 2018-06-01 crime",
            "\u{201c}2018\u{201d} says neither how an event was recorded nor what was done",
        ),
        (
            "2018-07-01 present; 2018-07-02 present",
            "two events are said to be present",
        ),
        (
            "2018-07-21 crime",
            "21 July 2018 is after the day of decision",
        ),
        ("2018-08 crime", "August 2018 is after the day of decision"),
        (
            "after 2018-07 crime",
            "after July 2018 is after the day of decision",
        ),
        (
            ";",
            "nothing stands between the semicolons; write none for a list that is empty",
        ),
    ] {
        let found = events(list);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("Line 2: events: {says}")),
            "{list}: {found:?}"
        );
    }
    let maracs = |list: &str| bad(&format!("date,maracs\n2018-07-20,{list}\n"));
    for list in [
        "2017-05-20",
        "referred 2017-05-01 met 2017-05-20 discussed 2017-08-01 in Lewisham",
        "referred 2017-05 met 2017-05-20",
        "referred 2017 met 2017-05-20",
    ] {
        assert_eq!(maracs(list), none, "{list}");
    }
    for (list, says) in [
        (
            "2017-09-20 2015-01-01",
            "a MARAC has two dates of its meeting; a semicolon may be missing",
        ),
        (
            "met 2017-09-20 met 2015-01-01",
            "a MARAC has two dates of its meeting",
        ),
        (
            "referred 2017-01-01 referred 2017-01-02",
            "a MARAC has two dates of its referral",
        ),
        (
            "2017-09-20 in Lewisham 2015-01-01",
            "\u{201c}2015-01-01\u{201d} stands in the name of a place",
        ),
        (
            "referred 2018-06-01 met 2017-09-01",
            "a MARAC was referred after it met",
        ),
        (
            "2018-09-01",
            "1 September 2018 is after the day of decision",
        ),
        (
            "referred 2018-07-01 met 2018-09-01",
            "1 September 2018 is after the day of decision",
        ),
    ] {
        let found = maracs(list);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("Line 2: maracs: {says}")),
            "{list}: {found:?}"
        );
    }
    assert_eq!(
        bad("date,assessments\n2018-07-20,2018-01-02 standard; 2018-07-21 high\n"),
        ["Line 2: assessments: 21 July 2018 is after the day of decision"]
    );
    // Whether it came after the day is asked where the day is known.
    assert_eq!(bad("date,events\nnever,2099-01-01 crime\n").len(), 1);
}
