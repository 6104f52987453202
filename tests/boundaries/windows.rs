//! Windows that look back: their first and last day, the day before and the day after, and dates that straddle an edge.

use waymark::logic::Truth;
use waymark::model::case::{Case, Grade};
use waymark::model::dates::When;
use waymark::model::rules::{
    Assessments, Criterion, Events, Extent, PeopleScope, Rising, Threshold,
};

use super::cases::{
    all_known, assessment, book, case, day, days, event, find, months, weeks, when,
};
use crate::naive::calendar::Given;

/// A day of decision, so long back, and the first day that counts, read off a calendar.
const WINDOWS: [(&str, Given, &str); 37] = [
    ("2018-07-20", months(12), "2017-07-20"),
    ("2018-01-01", months(12), "2017-01-01"),
    ("2018-03-01", months(12), "2017-03-01"),
    ("2016-03-01", months(12), "2015-03-01"),
    ("2018-08-31", months(12), "2017-08-31"),
    ("2018-04-30", months(12), "2017-04-30"),
    ("2018-02-28", months(12), "2017-02-28"),
    ("2017-02-28", months(12), "2016-02-28"),
    ("2021-02-28", months(12), "2020-02-28"),
    ("2020-02-29", months(12), "2019-02-28"),
    ("2020-02-29", months(24), "2018-02-28"),
    ("2020-02-29", months(48), "2016-02-29"),
    ("2020-02-29", months(1), "2020-01-29"),
    ("2018-03-31", months(1), "2018-02-28"),
    ("2018-03-30", months(1), "2018-02-28"),
    ("2018-03-29", months(1), "2018-02-28"),
    ("2016-03-31", months(1), "2016-02-29"),
    ("2020-03-31", months(1), "2020-02-29"),
    ("2018-05-31", months(3), "2018-02-28"),
    ("2018-05-31", months(1), "2018-04-30"),
    ("2018-08-31", months(6), "2018-02-28"),
    ("2016-08-31", months(6), "2016-02-29"),
    ("2018-08-31", months(2), "2018-06-30"),
    ("2018-04-30", months(2), "2018-02-28"),
    ("2018-12-31", months(1), "2018-11-30"),
    ("2018-01-31", months(3), "2017-10-31"),
    ("2018-01-31", months(11), "2017-02-28"),
    ("2018-07-31", months(1), "2018-06-30"),
    ("2018-07-20", weeks(6), "2018-06-08"),
    ("2018-03-31", weeks(4), "2018-03-03"),
    ("2018-03-31", days(28), "2018-03-03"),
    ("2018-03-01", days(28), "2018-02-01"),
    ("2020-03-01", days(28), "2020-02-02"),
    ("2020-03-01", weeks(4), "2020-02-02"),
    ("2019-02-28", weeks(52), "2018-03-01"),
    ("2018-01-01", weeks(1), "2017-12-25"),
    ("2018-01-01", days(1), "2017-12-31"),
];

fn events([months, weeks, days]: Given) -> Criterion {
    Criterion::Events(Events {
        count: Threshold::AtLeast(1),
        recorded: Vec::new(),
        kinds: Vec::new(),
        months,
        weeks,
        days,
        place: Extent::Anywhere,
        people: PeopleScope::SamePair,
        current: true,
        assumed: Vec::new(),
    })
}

fn answer(case: &Case, on: &str, criterion: &Criterion) -> Truth {
    let book = book();
    find(
        book,
        book.area("lewisham").expect("it is bundled"),
        case,
        day(on),
        criterion,
    )
    .answer
}

fn one_event(when: When, as_of: &str) -> Case {
    let mut case = case(day(as_of));
    case.events.list.push(event("e", when));
    case
}

#[test]
fn an_event_counts_from_the_first_day_to_the_day_of_decision() {
    for (on, window, from) in WINDOWS {
        let (first, last) = (day(from), day(on));
        for (date, counts) in [
            (first.minus_days(1), false),
            (first, true),
            (first.plus_days(1), true),
            (last.minus_days(1), true),
            (last, true),
            (last.plus_days(1), false),
        ] {
            // The case speaks for a later day, so that what happened after the decision is in it.
            let case = one_event(date.into(), "2022-01-01");
            assert_eq!(
                answer(&case, on, &events(window)),
                Truth::from(counts),
                "{window:?} to {on}: {date}"
            );
        }
    }
}

#[test]
fn an_assessment_counts_from_the_first_day_to_the_day_of_decision() {
    for (on, window, from) in WINDOWS {
        let (first, last) = (day(from), day(on));
        let [months, weeks, days] = window;
        let criterion = Criterion::Assessments(Assessments {
            count: Threshold::AtLeast(1),
            grades: Vec::new(),
            months,
            weeks,
            days,
        });
        for (date, counts) in [
            (first.minus_days(1), false),
            (first, true),
            (first.plus_days(1), true),
            (last, true),
            (last.plus_days(1), false),
        ] {
            let mut case = case(day("2022-01-01"));
            case.assessments.list.push(assessment("a", date.into()));
            assert_eq!(
                answer(&case, on, &criterion),
                Truth::from(counts),
                "{window:?} to {on}: {date}"
            );
        }
    }
}

#[test]
fn a_rise_counts_when_both_events_lie_in_the_window() {
    for (on, window, from) in WINDOWS {
        let items = vec!["10".to_owned()];
        let [months, weeks, days] = window;
        let criterion = Criterion::Rising(Rising {
            instrument: "dash-24".to_owned(),
            items,
            ledger: true,
            months,
            weeks,
            days,
        });
        let (first, last) = (day(from), day(on));
        for (low, high, rises) in [
            (first.minus_days(1), last, false),
            (first, last, true),
            (last.minus_days(1), last, true),
            (last, last, false),
            (last, last.minus_days(1), false),
            (first, last.plus_days(1), false),
        ] {
            let mut case = case(day("2022-01-01"));
            let graded =
                |id: &str, day: waymark::model::dates::Day, grade| waymark::model::case::Event {
                    grade: Some(grade),
                    ..event(id, day.into())
                };
            *case.events = all_known(vec![
                graded("low", low, Grade::Standard),
                graded("high", high, Grade::Medium),
            ]);
            let mut asked = assessment("a", first.into());
            asked.instrument = Some("dash-24".to_owned());
            asked.answers.insert(
                "10".to_owned(),
                waymark::model::instrument::Reply::No.into(),
            );
            case.assessments.list.push(asked);
            assert_eq!(
                answer(&case, on, &criterion),
                Truth::from(rises),
                "{window:?} to {on}: {low}, then {high}"
            );
        }
    }
}

/// A rise takes two events: one alone is none, whatever its date and grade may be, and so are two that cannot be in order.
#[test]
fn a_rise_takes_a_later_and_a_higher_event() {
    let items = vec!["10".to_owned()];
    let criterion = Criterion::Rising(Rising {
        instrument: "dash-24".to_owned(),
        items,
        ledger: true,
        months: None,
        weeks: None,
        days: None,
    });
    let (low, middle, high) = (
        Some(Grade::Standard),
        Some(Grade::Medium),
        Some(Grade::High),
    );
    for (ledger, expected) in [
        (vec![("2018", None)], Truth::NotMet),
        (vec![("unknown", None)], Truth::NotMet),
        (
            vec![("2018-03-01", None), ("2018-03-01", None)],
            Truth::NotMet,
        ),
        (
            vec![("2018-03-01", None), ("2018-03-02", None)],
            Truth::CannotTell,
        ),
        (
            vec![("2018-03-01", None), ("2018-03-02", low)],
            Truth::NotMet,
        ),
        (
            vec![("2018-03-01", high), ("2018-03-02", None)],
            Truth::NotMet,
        ),
        (
            vec![("2018-03-01", low), ("2018-03-02", None)],
            Truth::CannotTell,
        ),
        (
            vec![("2018-03-01", None), ("2018-03-02", middle)],
            Truth::CannotTell,
        ),
        (
            vec![("2018-03-01", middle), ("2018-03-02", high)],
            Truth::Met,
        ),
        (
            vec![("2018-03-01", high), ("2018-03-02", middle)],
            Truth::NotMet,
        ),
        (
            vec![("2018-03", low), ("2018-03-31", high)],
            Truth::CannotTell,
        ),
        (vec![("2018-03", low), ("2018-04-01", high)], Truth::Met),
        (vec![("2018-03-31", low), ("2018-03", high)], Truth::NotMet),
        (
            vec![("2018-03-30", low), ("2018-03", high)],
            Truth::CannotTell,
        ),
        (vec![("unknown", low), ("unknown", high)], Truth::CannotTell),
        (
            vec![("unknown", low), ("before 2018", high), ("2017", middle)],
            Truth::CannotTell,
        ),
        (
            vec![
                ("2018-03-01", high),
                ("2018-04-01", low),
                ("2018-05-01", middle),
            ],
            Truth::Met,
        ),
    ] {
        let mut case = case(day("2018-07-20"));
        let graded =
            |(index, (date, grade)): (usize, &(&str, Option<Grade>))| waymark::model::case::Event {
                grade: *grade,
                ..event(&format!("e{index}"), when(date))
            };
        let mut asked = assessment("a", day("2018-07-20").into());
        asked.instrument = Some("dash-24".to_owned());
        asked.answers.insert(
            "10".to_owned(),
            waymark::model::instrument::Reply::No.into(),
        );
        case.assessments.list.push(asked);
        *case.events = all_known(ledger.iter().enumerate().map(graded).collect());
        assert_eq!(
            answer(&case, "2018-07-20", &criterion),
            expected,
            "{ledger:?}"
        );
        case.events.list.reverse();
        assert_eq!(
            answer(&case, "2018-07-20", &criterion),
            expected,
            "{ledger:?} from the end"
        );
    }
}

/// What was said of the date; what follows where the case speaks for a much later day, and where it speaks for the day
/// of decision, by which the event is then known to have happened. The window is 20 July 2017 to 20 July 2018.
const STRADDLING: [(&str, Truth, Truth); 45] = {
    use Truth::{CannotTell as Open, Met, NotMet as Not};
    [
        ("2017-06", Not, Not),
        ("2017-07", Open, Open),
        ("2017-08", Met, Met),
        ("2018-06", Met, Met),
        ("2018-07", Open, Met),
        ("2018-08", Not, Not),
        ("2017-spring", Not, Not),
        ("2017-summer", Open, Open),
        ("2017-autumn", Met, Met),
        ("2017-winter", Met, Met),
        ("2018-summer", Open, Met),
        ("2018-autumn", Not, Not),
        ("2016", Not, Not),
        ("2017", Open, Open),
        ("2018", Open, Met),
        ("2019", Not, Not),
        ("unknown", Open, Open),
        // Three days either way.
        ("about 2017-07-16", Not, Not),
        ("about 2017-07-17", Open, Open),
        ("about 2017-07-22", Open, Open),
        ("about 2017-07-23", Met, Met),
        ("about 2018-07-17", Met, Met),
        ("about 2018-07-18", Open, Met),
        ("about 2018-07-23", Open, Met),
        ("about 2018-07-24", Not, Not),
        // A month either way, and half of a year.
        ("about 2017-05", Not, Not),
        ("about 2017-06", Open, Open),
        ("about 2017-08", Open, Open),
        ("about 2017-09", Met, Met),
        ("about 2016", Not, Not),
        ("about 2018", Open, Open),
        ("about 2017-spring", Not, Not),
        ("about 2017-autumn", Open, Open),
        ("before 2017-07-20", Not, Not),
        ("before 2017-07-21", Open, Open),
        ("before 2018-07-21", Open, Open),
        ("after 2017-07-18", Open, Open),
        ("after 2017-07-19", Open, Met),
        ("after 2018-07-19", Open, Met),
        ("after 2018-07-20", Not, Not),
        ("2017-07-20/2018-07-20", Met, Met),
        ("2017-07-19/2018-07-20", Open, Open),
        ("2017-07-20/2018-07-21", Open, Met),
        ("2017-07-01/2017-07-19", Not, Not),
        ("2018-07-21/2018-07-30", Not, Not),
    ]
};

#[test]
fn a_date_that_straddles_an_edge_cannot_be_told() {
    for (said, later, same_day) in STRADDLING {
        let on = "2018-07-20";
        assert_eq!(
            answer(
                &one_event(when(said), "2020-01-01"),
                on,
                &events(months(12))
            ),
            later,
            "{said}, known by 2020"
        );
        assert_eq!(
            answer(&one_event(when(said), on), on, &events(months(12))),
            same_day,
            "{said}, known by that day"
        );
        // The same, where the case speaks for a later day but the event was known by the day of decision.
        let mut case = one_event(when(said), "2020-01-01");
        case.events.list[0].learned = Some(day(on));
        assert_eq!(
            answer(&case, on, &events(months(12))),
            same_day,
            "{said}, learned that day"
        );
    }
}

#[test]
fn the_end_of_february_straddled() {
    for (on, said, expected) in [
        ("2020-02-29", "2019-02", Truth::CannotTell),
        ("2020-02-29", "2019-03", Truth::Met),
        ("2020-02-29", "2020-02", Truth::Met),
        ("2020-02-29", "about 2019-02-25", Truth::CannotTell),
        ("2020-02-29", "about 2019-02-24", Truth::NotMet),
        ("2020-02-29", "2019-02-28/2019-03-01", Truth::Met),
        ("2020-02-28", "2020-02", Truth::CannotTell),
        ("2021-02-28", "2020-02", Truth::CannotTell),
        ("2021-02-28", "2020-02-28/2020-02-29", Truth::Met),
        ("2021-02-28", "2019-winter", Truth::CannotTell),
        ("2021-02-28", "2020-winter", Truth::Met),
        ("2019-02-28", "2018-02", Truth::CannotTell),
        ("2019-02-28", "2018-winter", Truth::Met),
    ] {
        assert_eq!(
            answer(
                &one_event(when(said), "2022-01-01"),
                on,
                &events(months(12))
            ),
            expected,
            "{on}: {said}"
        );
    }
}
