//! What would settle an answer is named by what is open of it, each thing once.

use waymark::model::case::{Event, Grade, Marac, Police};
use waymark::model::instrument::Reply;

use crate::forum::support::besides;

use super::small::{case, checklist, event, items, marac, route, rule, said, under, when};

#[test]
fn of_a_marac_that_was_heard_nobody_knows_where_that_is_what_is_asked() {
    let mut case = case("2025-03-05");
    case.events.list = vec![event("e1", "2025-02-01", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2024-09-02")];
    // The meeting counts, so the day of referral, which is not known either, plays no part.
    let asked = r#"{"repeat": {"anchor": "meeting", "months": 12, "events": "would-be-crime", "people": "same-pair",
        "heard": "this-area"}}"#;
    let lines = route(
        &under(&case, &rule(asked, ""), "2025-03-05"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["where the MARAC of 2 September 2024 was heard"]
    );
    case.maracs.list[0].about.clear();
    let lines = route(
        &under(&case, &rule(asked, ""), "2025-03-05"),
        "Potential escalation",
    );
    let both = ["the MARAC of 2 September 2024: where it was heard and whose abuse it was about"];
    assert_eq!(items(&lines, "This could settle it:"), both);
}

#[test]
fn answers_that_a_total_has_counted_already_settle_nothing() {
    let mut case = case("2018-07-20");
    let mut made = checklist("a1", "2018-07-20", 0);
    made.answers.clear();
    made.yes_total = Some(12);
    for (item, reply) in [
        ("4", Reply::DoesNotKnow),
        ("9", Reply::Declined),
        ("13", Reply::NotSafe),
    ] {
        made.answers.insert(item.to_owned(), reply.into());
    }
    case.assessments.list = vec![made];
    let lines = route(&said(&case, "national", "2018-07-20"), "Visible high risk");
    assert_eq!(
        items(&lines, "Any two of these could meet it (3):"),
        [
            "question 4, cut off from family, friends or help (does not know)",
            "question 9, pregnant, or a baby in the last 18 months (declined to say)",
            "question 13, weapon or object used (not safe to ask)",
        ]
    );
    // With 13 in the total one of them is enough.
    case.assessments.list[0].yes_total = Some(13);
    let lines = route(&said(&case, "national", "2018-07-20"), "Visible high risk");
    assert_eq!(
        items(&lines, "Any one of these could meet it (3):").len(),
        3
    );
}

#[test]
fn two_open_things_of_one_event_are_two_and_each_is_named() {
    let mut case = case("2018-07-20");
    case.assessments.list = vec![checklist("a1", "2018-07-20", 0)];
    case.events.list = vec![
        event("e1", "2018-01-01", Police::Unknown),
        event("e2", "2018-03-01", Police::Crime),
        event("e3", "2018-07-20", Police::Crime),
    ];
    let lines = route(
        &said(&case, "kingston", "2018-07-20"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "This is needed:"),
        ["how the event of 1 January 2018, assault, was recorded"]
    );
    assert_eq!(
        items(&lines, "And also: any two of these are needed (3):"),
        ["1 January", "1 March", "20 July"]
            .map(|day| format!("the grade of the event of {day} 2018, assault"))
    );
}

#[test]
fn of_events_whose_grades_are_not_recorded_the_grades_are_asked() {
    let mut case = case("2025-06-16");
    case.assessments.list = vec![checklist("a1", "2025-06-16", 0)];
    case.events.list = (1..=5)
        .map(|month| {
            event(
                &format!("e{month}"),
                &format!("2025-0{month}-01"),
                Police::Incident,
            )
        })
        .collect();
    let both = r#"{"all": [{"events": {"count": {"at-least": 5}, "months": 12, "people": "same-pair"}},
        {"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": true, "months": 12}}]}"#;
    let sheet = under(&case, &rule(both, ""), "2025-06-16");
    assert!(
        besides(&sheet)
            .iter()
            .any(|says| says == "The grades of five events could change that."),
        "{:?}",
        besides(&sheet)
    );
    let lines = route(&sheet, "Potential escalation");
    assert_eq!(
        items(&lines, "Any two of these could meet it (5):"),
        ["January", "February", "March", "April", "May"]
            .map(|month| format!("the grade of the event of 1 {month} 2025, assault"))
    );
    // Of the first the grade is known; of the second it is not.
    case.events.list[0].grade = Some(Grade::Standard);
    case.events.list.truncate(2);
    let rising = r#"{"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": true}}"#;
    let sheet = under(&case, &rule(rising, ""), "2025-06-16");
    assert!(
        besides(&sheet)
            .iter()
            .any(|says| says == "The grade of one event could change that."),
        "{:?}",
        besides(&sheet)
    );
    // A date that does not tell which came first is open too.
    case.events.list[1].when = super::small::when("2025");
    let lines = route(
        &under(&case, &rule(rising, ""), "2025-06-16"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["the event of 2025, assault: its exact date and its grade"]
    );
}

#[test]
fn events_that_are_alike_are_told_apart() {
    let mut case = case("2018-07-20");
    case.events.list = ["e1", "e2", "e3"]
        .map(|id| event(id, "2018-02", Police::Unknown))
        .into();
    let crimes = r#"{"events": {"count": {"at-least": 3}, "recorded": ["crime"], "months": 12, "people": "same-pair"}}"#;
    let lines = route(
        &under(&case, &rule(crimes, ""), "2018-07-20"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "All three of these together could meet it (3):"),
        [1, 2, 3].map(|number| format!(
            "how the event of February 2018, assault, was recorded ({number} of 3 alike)"
        ))
    );
}

#[test]
fn what_has_no_date_is_not_called_after_one() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "unknown", Police::Crime)];
    let crime = r#"{"events": {"count": {"at-least": 1}, "months": 12, "people": "same-pair"}}"#;
    let lines = route(
        &under(&case, &rule(crime, ""), "2018-07-20"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["the exact date of the event without a date, assault"]
    );
    case.maracs.list = vec![marac("m1", "unknown")];
    let repeat = r#"{"repeat": {"anchor": "meeting", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#;
    let text = under(&case, &rule(repeat, ""), "2018-07-20").to_string();
    assert!(
        text.contains("- the day of the meeting of the MARAC without a date\n"),
        "{text}"
    );
    assert!(!text.contains("of date not known"), "{text}");
}

#[test]
fn a_fact_about_a_person_is_named() {
    let case = case("2018-07-20");
    let person = r#"{"person": {"who": "victim", "age": {"from": 16}, "lives_here": true}}"#;
    let sheet = under(&case, &rule(person, ""), "2018-07-20");
    let lines = route(&sheet, "Potential escalation");
    assert_eq!(
        items(&lines, "This could settle it:"),
        ["the victim: the age and where the home is"]
    );
    let aged = r#"{"person": {"who": "causing-harm", "age": {"from": 16}}}"#;
    let sheet = under(&case, &rule(aged, ""), "2018-07-20");
    assert!(
        besides(&sheet)
            .iter()
            .any(|says| says == "The age of the person causing harm could change that."),
        "{:?}",
        besides(&sheet)
    );
}

#[test]
fn events_of_one_name_are_told_apart_by_how_they_were_graded() {
    let mut case = case("2025-06-16");
    let graded = |id: &str, grade| Event {
        grade: Some(grade),
        ..event(id, "2025-05", Police::Crime)
    };
    case.events.list = vec![
        graded("e1", Grade::Medium),
        graded("e2", Grade::High),
        graded("e3", Grade::High),
    ];
    case.assessments.list = vec![checklist("a1", "2025-06-16", 0)];
    let rising = r#"{"rising": {"instrument": "dash-24", "items": ["10", "11"], "ledger": true}}"#;
    let sheet = under(&case, &rule(rising, ""), "2025-06-16");
    let lines = route(&sheet, "Potential escalation");
    assert_eq!(
        items(&lines, "Both of these together could meet it (2):"),
        [
            "the exact date of the event of May 2025, assault (recorded as a crime; graded medium)",
            "the exact date of the event of May 2025, assault (recorded as a crime; graded high)",
        ]
    );
    // The grades are known; it is the dates that are open.
    assert_eq!(
        items(&lines, "Rests on:").last().map(String::as_str),
        Some("the exact dates of events (not all known)")
    );
    let counted = r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-pair"}}"#;
    let lines = route(
        &under(&case, &rule(counted, ""), "2025-06-16"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "Counts (3):"),
        [
            "May 2025, assault (recorded as a crime; graded medium)",
            "May 2025, assault (recorded as a crime; graded high) (2 alike)",
        ]
    );
    // What is not all asked about may hold more.
    case.events.list.clear();
    case.events.all_known = false;
    let lines = route(
        &under(&case, &rule(rising, ""), "2025-06-16"),
        "Potential escalation",
    );
    let open = "earlier events and their grades (not all asked about)";
    assert_eq!(
        items(&lines, "Rests on:").last().map(String::as_str),
        Some(open)
    );
}

#[test]
fn a_meeting_that_is_still_to_come_is_no_last_marac() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-01-05", Police::Crime)];
    case.maracs.list = vec![marac("m1", "2018-06-01")];
    let repeat = r#"{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#;
    let sheet = under(&case, &rule(repeat, ""), "2018-02-01");
    let to_come = ["the day of referral of the MARAC that is still to meet (on 1 June 2018)"];
    assert_eq!(
        items(
            &route(&sheet, "Potential escalation"),
            "This could settle it:"
        ),
        to_come
    );
    let text = sheet.to_string();
    let soonest = text
        .split("What could change this soonest\n")
        .nth(1)
        .expect("that section");
    assert!(
        soonest
            .lines()
            .any(|line| line == format!("- {}", to_come[0])),
        "{soonest}"
    );
    assert!(!text.contains("the last MARAC, of"), "{text}");
    // Within another criterion it is named in the same way.
    let within =
        format!(r#"{{"any": [{repeat}, {{"item": {{"instrument": "dash-24", "item": "1"}}}}]}}"#);
    let lines = route(
        &under(&case, &rule(&within, ""), "2018-02-01"),
        "Potential escalation",
    );
    assert!(
        lines
            .iter()
            .any(|line| *line == format!("- {}", to_come[0])),
        "{lines:?}"
    );
}

#[test]
fn a_rough_date_is_named_as_people_name_it() {
    for (date, name) in [
        ("about 2018-06", "the event around June 2018, assault"),
        ("before 2018-06", "the event before June 2018, assault"),
        ("after 2018-06", "the event after June 2018, assault"),
        ("2018-06", "the event of June 2018, assault"),
    ] {
        let mut case = case("2018-07-20");
        case.events.list = vec![event("e1", date, Police::Unknown)];
        let crime = r#"{"events": {"count": {"at-least": 1}, "recorded": ["crime"], "people": "same-pair"}}"#;
        let lines = route(
            &under(&case, &rule(crime, ""), "2018-07-20"),
            "Potential escalation",
        );
        assert_eq!(
            items(&lines, "This could settle it:"),
            [format!("how {name}, was recorded")]
        );
    }
}

#[test]
fn of_one_event_several_things_may_be_open_and_they_are_counted() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-01", Police::Unknown)];
    let soonest = |case: &waymark::model::case::Case, asked: &str| {
        let text = under(case, &rule(asked, ""), "2018-07-20").to_string();
        text.split("What could change this soonest\n")
            .nth(1)
            .expect("that section")
            .lines()
            .next()
            .map(str::to_owned)
    };
    let crime = r#"{"events": {"count": {"at-least": 1}, "recorded": ["crime"], "months": 6, "people": "same-pair"}}"#;
    let of = "Of the routes that cannot be told yet, potential escalation is the nearest.";
    assert_eq!(
        soonest(&case, crime),
        Some(format!(
            "{of} What is not known of one event could meet it."
        ))
    );
    case.events.list[0].when = when("2018-03-01");
    assert_eq!(
        soonest(&case, crime),
        Some(format!("{of} One thing that is not known could meet it."))
    );
}

/// Of two vague dates one is enough where some day of it makes a repeat with every day of the other.
#[test]
fn of_two_vague_dates_one_that_is_enough_alone_is_named_alone() {
    let repeat = rule(
        r#"{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#,
        "",
    );
    let of_event = "the exact date of the event between 10 March 2026 and 30 May 2026, assault";
    let of_marac = "the day of referral of the MARAC of 10 April 2026";
    for (happened, referred, lead, named) in [
        // The event's alone: after every day of the referral. The referral's alone: none of its days is before all of the event's.
        (
            "2026-03-10/2026-05-30",
            "2026-03-10/2026-04-05",
            "This could settle it:",
            vec![of_event],
        ),
        (
            "2026-03-10/2026-05-30",
            "2026-01-10/2026-04-05",
            "Either of these could meet it (2):",
            vec![of_event, of_marac],
        ),
        (
            "2026-03-10/2026-05-30",
            "2026-01-10/2026-05-30",
            "This could settle it:",
            vec![of_marac],
        ),
        (
            "2026-03-10/2026-05-30",
            "2026-03-10/2026-06-30",
            "Both of these together could meet it (2):",
            vec![of_event, of_marac],
        ),
    ] {
        let mut case = case("2026-11-20");
        case.events.list = vec![event("e1", happened, Police::Crime)];
        case.maracs.list = vec![Marac {
            referred: when(referred),
            ..marac("m1", "2026-04-10")
        }];
        let lines = route(&under(&case, &repeat, "2026-11-20"), "Potential escalation");
        assert_eq!(items(&lines, lead), named, "{referred}: {lines:?}");
    }
}

/// Who is not known of an event is who is asked for: who was harmed, or who did it.
#[test]
fn what_is_recorded_of_the_people_of_an_event_is_not_asked_for() {
    let asked = rule(
        r#"{"events": {"count": {"at-least": 1}, "months": 12, "people": "same-pair"}}"#,
        "",
    );
    for (harmed, by, named) in [
        (
            true,
            false,
            "who caused the harm at the event of 5 May 2026, assault",
        ),
        (
            false,
            true,
            "who was harmed at the event of 5 May 2026, assault",
        ),
        (
            false,
            false,
            "who was harmed at the event of 5 May 2026, assault, and by whom",
        ),
    ] {
        let mut case = case("2026-11-20");
        let mut one = event("e1", "2026-05-05", Police::Crime);
        if !harmed {
            one.harmed.clear();
        }
        if !by {
            one.by.clear();
        }
        case.events.list = vec![one];
        let lines = route(&under(&case, &asked, "2026-11-20"), "Potential escalation");
        assert_eq!(items(&lines, "This could settle it:"), [named]);
    }
}

/// Where everything is known and no grade was given, it is the grade that is open.
#[test]
fn without_a_grade_it_is_the_grade_that_is_open_and_no_list() {
    let mut case = case("2026-11-20");
    case.assessments.list = vec![checklist("a1", "2026-11-20", 3)];
    let lines = route(
        &under(&case, &rule(r#"{"lower-grade": {}}"#, ""), "2026-11-20"),
        "Potential escalation",
    );
    assert!(
        lines[1].ends_with(": it cannot be told yet. No grade has been given."),
        "{lines:?}"
    );
    assert_eq!(items(&lines, "This could settle it:"), ["your own grade"]);
}

/// The second MARAC may have come between. Any part of it that tells that it did not is enough, and the number that is said
/// is that of the lines.
#[test]
fn of_a_second_marac_one_part_that_is_enough_alone_is_named_alone() {
    for (anchor, day) in [
        ("referral", "the day of referral"),
        ("meeting", "the day of the meeting"),
    ] {
        let repeat = format!(
            r#"{{"repeat": {{"anchor": "{anchor}", "months": 12, "events": "would-be-crime", "people": "same-pair"}}}}"#
        );
        let mut case = case("2026-11-20");
        case.events.list = vec![event("e1", "2026-06", Police::Crime)];
        let first = Marac {
            referred: when("2026-03"),
            ..marac("m1", "2026-03")
        };
        let mut second = marac("m2", "unknown");
        second.about.clear();
        case.maracs.list = vec![first, second];
        let sheet = under(&case, &rule(&repeat, ""), "2026-11-20");
        let named = [
            format!("{day} of the MARAC without a date"),
            "whose abuse the MARAC without a date was about".to_owned(),
        ];
        let lines = route(&sheet, "Potential escalation");
        assert_eq!(items(&lines, "Either of these could meet it (2):"), named);
        let text = sheet.to_string();
        let soonest: Vec<&str> = text
            .split("What could change this soonest\n")
            .nth(1)
            .expect("that section")
            .lines()
            .take(4)
            .collect();
        assert!(
            soonest[0].ends_with("One thing that is not known could meet it."),
            "{soonest:?}"
        );
        assert_eq!(soonest[2..], named.map(|line| format!("- {line}")));
    }
}

/// A vague assessment that may be of the day of one that was entered later and says what led to it is never the newest
/// without a word about that, whatever its date turns out to be.
#[test]
fn a_date_that_cannot_make_an_assessment_the_newest_is_not_named() {
    let mut case = case("2018-04-30");
    case.events.list = vec![event("e1", "2018-04-01", Police::Crime)];
    case.events.all_known = false;
    let vague = checklist("a1", "about 2018-04-30", 3);
    let mut says = checklist("a2", "2018-04-30", 3);
    says.about = Some("e1".to_owned());
    let earlier = rule(
        r#"{"events": {"count": {"at-least": 1}, "months": 12, "people": "same-pair", "current": false}}"#,
        "",
    );
    case.assessments.list = vec![vague.clone(), says.clone()];
    let lines = route(
        &under(&case, &earlier, "2018-04-30"),
        "Potential escalation",
    );
    assert_eq!(
        items(&lines, "Both of these together could meet it (2):"),
        [
            "earlier events: ask, check records, and say when the list is complete",
            "the exact date of the assessment around 30 April 2018"
        ],
        "{lines:?}"
    );
    // Where it can be the newest, its date and what led to it are asked.
    says.when = when("2018-04-29");
    case.assessments.list = vec![vague, says];
    let lines = route(
        &under(&case, &earlier, "2018-04-30"),
        "Potential escalation",
    );
    let asked = lines
        .iter()
        .filter(|line| line.contains("which event led to this assessment"));
    assert!(asked.count() > 0, "{lines:?}");

    // The same of a grade: the one that was entered later has none of the grade that is asked for.
    let graded = |id: &str, date: &str, grade| waymark::model::case::Assessment {
        grade: Some(grade),
        ..checklist(id, date, 3)
    };
    case.assessments.list = vec![
        graded("a1", "about 2018-04-30", Grade::High),
        graded("a2", "2018-04-30", Grade::Medium),
    ];
    let high = rule(r#"{"grade": {"at_least": "high"}}"#, "");
    let lines = route(&under(&case, &high, "2018-04-30"), "Potential escalation");
    assert!(
        lines.iter().any(|line| line == "- your own grade"),
        "{lines:?}"
    );
}

/// A MARAC that is known by its referral alone is not told by it twice.
#[test]
fn a_referral_whose_day_is_open_is_named_once() {
    let mut case = case("2026-11-20");
    case.events.list = vec![event("e1", "2026-03-10", Police::Crime)];
    case.maracs.list = vec![Marac {
        referred: when("2026-03"),
        ..marac("m1", "unknown")
    }];
    let repeat = r#"{"any": [{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}},
        {"item": {"instrument": "dash-24", "item": "1"}}]}"#;
    let lines = route(
        &under(&case, &rule(repeat, ""), "2026-11-20"),
        "Potential escalation",
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("the exact day of the referral of March 2026")),
        "{lines:?}"
    );
    assert!(
        !lines
            .iter()
            .any(|line| line.contains("of the MARAC of the referral")),
        "{lines:?}"
    );
}
