//! The window of a repeat, which looks forward from its anchor: the anchor's own day is not after it, the last day is in.

use waymark::logic::Truth;
use waymark::model::case::{Case, Marac};
use waymark::model::dates::{Day, Period, When};
use waymark::model::rules::{Anchor, Criterion, Extent, PeopleScope, Repeat, RepeatEvents};

use super::cases::{all_known, book, case, day, days, event, find, leaves, months, weeks, when};
use crate::naive::calendar::Given;

/// An anchor, so long, and the last day that counts, read off a calendar.
const WINDOWS: [(&str, Given, &str); 21] = [
    ("2018-07-20", months(12), "2019-07-20"),
    ("2018-01-01", months(12), "2019-01-01"),
    ("2018-04-30", months(12), "2019-04-30"),
    ("2018-08-31", months(12), "2019-08-31"),
    ("2018-02-28", months(12), "2019-02-28"),
    ("2019-02-28", months(12), "2020-02-28"),
    ("2016-02-29", months(12), "2017-02-28"),
    ("2016-02-29", months(48), "2020-02-29"),
    ("2018-01-31", months(1), "2018-02-28"),
    ("2018-01-29", months(1), "2018-02-28"),
    ("2016-01-31", months(1), "2016-02-29"),
    ("2018-03-31", months(1), "2018-04-30"),
    ("2018-08-31", months(6), "2019-02-28"),
    ("2019-08-31", months(6), "2020-02-29"),
    ("2018-12-31", months(2), "2019-02-28"),
    ("2018-11-30", months(3), "2019-02-28"),
    ("2018-07-20", weeks(6), "2018-08-31"),
    ("2018-12-31", weeks(4), "2019-01-28"),
    ("2018-02-01", days(28), "2018-03-01"),
    ("2020-02-01", days(28), "2020-02-29"),
    ("2019-12-31", days(60), "2020-02-29"),
];

fn repeat(anchor: Anchor, [months, weeks, days]: Given) -> Criterion {
    Criterion::Repeat(Repeat {
        anchor,
        months,
        weeks,
        days,
        events: RepeatEvents::AnyAbuse,
        heard: Extent::Anywhere,
        people: PeopleScope::SamePair,
    })
}

/// A MARAC whose date of that kind is this one, and whose others lie long before.
fn marac(id: &str, anchor: Anchor, when: When) -> Marac {
    let long_before = When::from(day("2001-01-01"));
    let mut marac = Marac {
        id: id.to_owned(),
        referred: long_before,
        met: long_before,
        discussed: Some(long_before),
        areas: Vec::new(),
        about: vec!["p1".to_owned()],
        note: String::new(),
        ..Marac::default()
    };
    match anchor {
        Anchor::Referral => marac.referred = when,
        Anchor::Meeting => marac.met = when,
        Anchor::LastDiscussed => marac.discussed = Some(when),
    }
    marac
}

fn pair(marac: Marac, new: When) -> Case {
    let mut case = case(day("2022-01-01"));
    case.maracs.list.push(marac);
    case.events.list.push(event("e", new));
    case
}

fn answer(case: &Case, on: Day, criterion: &Criterion) -> Truth {
    let book = book();
    find(
        book,
        book.area("lewisham").expect("it is bundled"),
        case,
        on,
        criterion,
    )
    .answer
}

#[test]
fn from_the_day_after_the_anchor_to_the_last_day_of_the_window() {
    for (from, window, to) in WINDOWS {
        let (from, to) = (day(from), day(to));
        for (date, counts) in [
            (from.minus_days(1), false),
            (from, false),
            (from.plus_days(1), true),
            (to.minus_days(1), true),
            (to, true),
            (to.plus_days(1), false),
        ] {
            for anchor in [Anchor::Referral, Anchor::Meeting, Anchor::LastDiscussed] {
                let case = pair(marac("m", anchor, from.into()), date.into());
                let answer = answer(&case, day("2022-01-01"), &repeat(anchor, window));
                assert_eq!(
                    answer,
                    Truth::from(counts),
                    "{window:?} from {from}: {date}, {anchor:?}"
                );
            }
        }
    }
}

/// Without a window an event counts however long after the MARAC it came; what came before, or after the day of decision,
/// does not.
#[test]
fn without_a_window_any_time_after_it_counts() {
    let from = day("2004-02-29");
    for (date, expected) in [
        ("2004-02-28", Truth::NotMet),
        ("2004-02-29", Truth::NotMet),
        ("2004-03-01", Truth::Met),
        ("2021-12-31", Truth::Met),
        ("2022-01-01", Truth::Met),
        ("2022-01-02", Truth::NotMet),
        ("2004-02", Truth::NotMet),
        ("2004-02-29/2004-03-01", Truth::CannotTell),
        ("2004-03", Truth::Met),
        ("after 2004-02-29", Truth::Met),
        ("unknown", Truth::CannotTell),
    ] {
        let mut case = pair(marac("m", Anchor::Meeting, from.into()), when(date));
        // The case speaks for the day of decision, unless what happened comes later.
        case.as_of = day(if date == "2022-01-02" {
            date
        } else {
            "2022-01-01"
        });
        assert_eq!(
            answer(
                &case,
                day("2022-01-01"),
                &repeat(Anchor::Meeting, [None; 3])
            ),
            expected,
            "{date}"
        );
    }
    // A MARAC of which nobody knows since when it lies in the past is before the event all the same.
    for (heard, expected) in [
        ("before 2018-01-10", Truth::Met),
        ("2018-01", Truth::CannotTell),
        ("unknown", Truth::CannotTell),
    ] {
        let case = pair(marac("m", Anchor::Meeting, when(heard)), when("2018-01-10"));
        assert_eq!(
            answer(
                &case,
                day("2022-01-01"),
                &repeat(Anchor::Meeting, [None; 3])
            ),
            expected,
            "{heard}"
        );
    }
}

#[test]
fn where_nothing_says_when_it_was_last_discussed_the_meeting_counts() {
    let mut heard = marac("m", Anchor::Meeting, day("2018-01-10").into());
    heard.discussed = None;
    let case = pair(heard, day("2018-01-11").into());
    assert_eq!(
        answer(
            &case,
            day("2018-02-01"),
            &repeat(Anchor::LastDiscussed, months(12))
        ),
        Truth::Met
    );
    assert_eq!(
        answer(
            &case,
            day("2018-02-01"),
            &repeat(Anchor::Referral, months(12))
        ),
        Truth::NotMet
    );
}

#[test]
fn an_event_counts_from_the_day_it_happens() {
    let case = pair(
        marac("m", Anchor::Referral, day("2018-01-31").into()),
        day("2018-02-28").into(),
    );
    for (on, expected) in [
        ("2018-02-27", Truth::NotMet),
        ("2018-02-28", Truth::Met),
        ("2018-03-01", Truth::Met),
        ("2020-01-01", Truth::Met),
    ] {
        assert_eq!(
            answer(&case, day(on), &repeat(Anchor::Referral, months(1))),
            expected,
            "on {on}"
        );
    }
    // Before the MARAC itself there is nothing to be a repeat of.
    assert_eq!(
        answer(
            &case,
            day("2018-01-30"),
            &repeat(Anchor::Referral, months(1))
        ),
        Truth::NotMet
    );
}

#[test]
fn a_new_referral_starts_a_new_window() {
    let mut case = pair(
        marac("m1", Anchor::Referral, day("2018-01-10").into()),
        day("2018-03-01").into(),
    );
    case.maracs
        .list
        .push(marac("m2", Anchor::Referral, day("2018-06-01").into()));
    for (on, expected) in [
        ("2018-02-28", Truth::NotMet),
        ("2018-03-01", Truth::Met),
        ("2018-05-31", Truth::Met),
        ("2018-06-01", Truth::NotMet),
    ] {
        assert_eq!(
            answer(&case, day(on), &repeat(Anchor::Referral, months(12))),
            expected,
            "on {on}"
        );
    }
    case.events
        .list
        .push(event("new", day("2018-06-02").into()));
    assert_eq!(
        answer(
            &case,
            day("2018-06-02"),
            &repeat(Anchor::Referral, months(12))
        ),
        Truth::Met
    );
    case.maracs.list.reverse();
    assert_eq!(
        answer(
            &case,
            day("2018-06-02"),
            &repeat(Anchor::Referral, months(12))
        ),
        Truth::Met
    );
}

#[test]
fn vague_anchors_and_vague_events() {
    for (anchor, new, expected) in [
        // Referred on some day of January 2018: the window ends between 1 and 31 January 2019.
        ("2018-01", "2018-01-01", Truth::NotMet),
        ("2018-01", "2018-01-02", Truth::CannotTell),
        ("2018-01", "2018-01-31", Truth::CannotTell),
        ("2018-01", "2018-02-01", Truth::Met),
        ("2018-01", "2019-01-01", Truth::Met),
        ("2018-01", "2019-01-02", Truth::CannotTell),
        ("2018-01", "2019-01-31", Truth::CannotTell),
        ("2018-01", "2019-02-01", Truth::NotMet),
        ("2018-01-31", "2018-01", Truth::NotMet),
        ("2018-01-30", "2018-01", Truth::CannotTell),
        ("2018-01-31", "2018-02", Truth::Met),
        ("2018-01-31", "2019-01", Truth::Met),
        ("2018-01-30", "2019-01", Truth::CannotTell),
        ("2018-01-31", "2019-02", Truth::NotMet),
        ("2016-02-29", "2017-02", Truth::Met),
        ("2016-02-29", "2017-03", Truth::NotMet),
        ("2018-01-10", "after 2018-01-10", Truth::CannotTell),
        ("2018-01-10", "before 2018-01-12", Truth::CannotTell),
        ("2018-01-10", "before 2018-01-11", Truth::NotMet),
        ("before 2018-01-10", "2018-01-10", Truth::CannotTell),
        ("after 2018-01-10", "2018-01-11", Truth::NotMet),
        ("after 2018-01-10", "2018-01-12", Truth::CannotTell),
        ("2018-winter", "2019-03-01", Truth::Met),
        ("2018-winter", "2019-12-01", Truth::Met),
        ("2018-winter", "2019-12-02", Truth::CannotTell),
        ("about 2018-06-10", "2018-06-13", Truth::CannotTell),
        ("about 2018-06-10", "2018-06-14", Truth::Met),
        ("about 2018-06-10", "2019-06-07", Truth::Met),
        ("about 2018-06-10", "2019-06-08", Truth::CannotTell),
        ("about 2018-06-10", "2019-06-14", Truth::NotMet),
        ("unknown", "2018-06-10", Truth::CannotTell),
        ("2018-06-10", "unknown", Truth::CannotTell),
    ] {
        let case = pair(marac("m", Anchor::Meeting, when(anchor)), when(new));
        assert_eq!(
            answer(
                &case,
                day("2022-01-01"),
                &repeat(Anchor::Meeting, months(12))
            ),
            expected,
            "{anchor}, then {new}"
        );
    }
}

/// Every bundled definition of a repeat: twelve months from its own anchor, both ends.
#[test]
fn every_bundled_repeat_at_its_edges() {
    let book = book();
    let mut tried = 0;
    for (area, version, route, leaf) in leaves(book) {
        let Criterion::Repeat(asked) = leaf else {
            continue;
        };
        assert_eq!(
            asked.window(),
            Some(Period::Months(12)),
            "{} {}",
            area.id,
            version.id
        );
        for (new, expected) in [
            ("2018-07-20", Truth::NotMet),
            ("2018-07-21", Truth::Met),
            ("2019-07-20", Truth::Met),
            ("2019-07-21", Truth::NotMet),
        ] {
            let mut heard = marac("m", asked.anchor, when("2018-07-20"));
            heard.areas = vec![area.name.clone()];
            let mut case = pair(heard, when(new));
            case.events.list[0].kinds = vec![waymark::model::case::EventKind::Assault];
            assert_eq!(
                find(book, area, &case, day("2020-01-01"), leaf).answer,
                expected,
                "{} {} {}: {new}",
                area.id,
                version.id,
                route.id
            );
            *case.maracs = all_known(Vec::new());
            assert_eq!(
                find(book, area, &case, day("2020-01-01"), leaf).answer,
                Truth::NotMet,
                "{}: no MARAC",
                area.id
            );
            tried += 1;
        }
    }
    assert!(
        tried >= 5 * 4,
        "{tried}: the bundled repeats are not what they were"
    );
}
