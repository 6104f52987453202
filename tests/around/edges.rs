//! The edges: the day itself, so many days and one more, ends of months, and dates that are not known.

use waymark::engine::decision::{Evidence, Finding, InDoubt, Part, Unknown};
use waymark::logic::Truth;
use waymark::model::case::{
    Assessment, Case, ChangeKind, EventKind, Grade, HighestGrade, OrderKind, VICTIM,
};
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, AnswerSource, Reply};

use super::world::*;

use Truth::{CannotTell, Met, NotMet};

fn of(put: impl Fn(&mut Case)) -> Case {
    let mut case = nothing(day("2024-12-31"));
    put(&mut case);
    case
}

#[test]
fn since_begins_on_the_day_after_the_checklist() {
    let asked = criterion(r#"{"since": {"changes": ["release"]}}"#);
    for (released, expected) in [
        ("2024-05-31", NotMet),
        ("2024-06-01", NotMet),
        ("2024-06-02", Met),
        ("2024-06-14", Met),
        // After the day of decision it has not happened.
        ("2024-06-15", NotMet),
        ("2024-06", CannotTell),
        ("2024-05", NotMet),
        ("2024-06-02/2024-06-14", Met),
        ("before 2024-06-02", NotMet),
        ("after 2024-06-01", CannotTell),
        ("unknown", CannotTell),
    ] {
        let case = of(|case| {
            case.assessments.list.push(made(when("2024-06-01"), None));
            case.changes
                .list
                .push(change(ChangeKind::Release, when(released)));
        });
        assert_eq!(
            answer(&case, &asked, day("2024-06-14")),
            expected,
            "{released}"
        );
        // Of another kind, it is not asked about.
        let other = criterion(r#"{"since": {"changes": ["sighting"]}}"#);
        assert_eq!(
            answer(&case, &other, day("2024-06-14")),
            NotMet,
            "{released}"
        );
    }
}

#[test]
fn what_was_learned_after_the_checklist_is_new_however_old_it_is() {
    let asked = criterion(r#"{"since": {"changes": ["pregnancy"], "any_event": true}}"#);
    for (learned, expected) in [
        (Some("2024-06-01"), NotMet),
        (Some("2024-06-02"), Met),
        (Some("2024-06-14"), Met),
        // After the day of decision nobody had learned it.
        (Some("2024-06-15"), NotMet),
        (None, NotMet),
    ] {
        let learned = learned.map(day);
        let changed = of(|case| {
            case.assessments.list.push(made(when("2024-06-01"), None));
            let mut told = change(ChangeKind::Pregnancy, when("2024-01-01"));
            told.learned = learned;
            case.changes.list.push(told);
        });
        let happened = of(|case| {
            case.assessments.list.push(made(when("2024-06-01"), None));
            let mut told = event(EventKind::Argument, when("2024-01-01"));
            told.learned = learned;
            case.events.list.push(told);
        });
        for case in [changed, happened] {
            assert_eq!(
                answer(&case, &asked, day("2024-06-14")),
                expected,
                "{learned:?}"
            );
        }
    }
}

#[test]
fn since_within_months_counts_both_ends_and_ends_of_months() {
    let asked = criterion(r#"{"since": {"changes": ["move"], "months": 1}}"#);
    for (on, moved, expected) in [
        ("2024-03-31", "2024-02-29", Met),
        ("2024-03-31", "2024-02-28", NotMet),
        ("2023-03-31", "2023-02-28", Met),
        ("2024-06-14", "2024-05-14", Met),
        ("2024-06-14", "2024-05-13", NotMet),
        ("2024-06-14", "2024-06-14", Met),
        ("2024-06-14", "2024-06-15", NotMet),
        ("2024-06-14", "2024-05", CannotTell),
        ("2024-06-14", "unknown", CannotTell),
    ] {
        let case = of(|case| {
            case.changes
                .list
                .push(change(ChangeKind::Move, when(moved)))
        });
        assert_eq!(answer(&case, &asked, day(on)), expected, "{moved} on {on}");
    }
}

#[test]
fn without_a_checklist_nothing_is_since_it() {
    let asked = criterion(r#"{"since": {"changes": ["release"]}}"#);
    let case = of(|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2024-06-02")))
    });
    assert_eq!(answer(&case, &asked, day("2024-06-14")), CannotTell);
    // One about somebody else, and one made later, are none.
    let others = of(|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2024-06-02")));
        case.assessments.list.push(Assessment {
            of: Some("p1".into()),
            ..made(when("2024-06-01"), None)
        });
        case.assessments.list.push(made(when("2024-06-15"), None));
    });
    assert_eq!(answer(&others, &asked, day("2024-06-14")), CannotTell);
}

/// Where the only checklist may have been made after the day of decision, one that nobody has told of may be the newest.
#[test]
fn a_checklist_that_nobody_has_told_of_may_be_the_newest() {
    let asked = criterion(r#"{"since": {"changes": ["release"]}}"#);
    for (made_on, all_known, expected) in [
        ("2024-06-10/2024-06-20", true, NotMet),
        ("2024-06-10/2024-06-20", false, CannotTell),
        ("2024-06-10", false, NotMet),
    ] {
        let case = of(|case| {
            case.assessments.list.push(made(when(made_on), None));
            case.assessments.all_known = all_known;
            case.changes
                .list
                .push(change(ChangeKind::Release, when("2024-06-02")));
        });
        let answer = answer(&case, &asked, day("2024-06-14"));
        assert_eq!(answer, expected, "{made_on}, all known: {all_known}");
    }
}

#[test]
fn two_checklists_that_may_each_be_the_newest_must_agree() {
    let asked = criterion(r#"{"since": {"changes": ["release"]}}"#);
    for (released, expected) in [
        ("2024-06-30", Met),
        ("2024-06-10", CannotTell),
        ("2024-04-30", NotMet),
    ] {
        let case = of(|case| {
            case.assessments.list.push(made(when("2024-05"), None));
            case.assessments
                .list
                .push(made(when("2024-05-15/2024-06-20"), None));
            case.changes
                .list
                .push(change(ChangeKind::Release, when(released)));
        });
        assert_eq!(
            answer(&case, &asked, day("2024-07-31")),
            expected,
            "{released}"
        );
    }
}

#[test]
fn an_event_of_which_it_is_not_known_what_was_done_may_be_what_is_asked_for() {
    let asked = criterion(r#"{"since": {"events": ["breach"]}}"#);
    let case = of(|case| {
        case.assessments.list.push(made(when("2024-06-01"), None));
        let mut seen = event(EventKind::Breach, when("2024-06-02"));
        seen.kinds.clear();
        case.events.list.push(seen);
    });
    assert_eq!(answer(&case, &asked, day("2024-06-14")), CannotTell);
}

#[test]
fn soon_after_counts_the_day_itself_and_the_last_day() {
    let asked = criterion(
        r#"{"follows": {"events": ["breach"], "changes": ["release"], "orders": ["bail"], "days": 30}}"#,
    );
    for (happened, expected) in [
        ("2024-02-29", NotMet),
        ("2024-03-01", Met),
        ("2024-03-31", Met),
        ("2024-04-01", NotMet),
        ("2024-03-31/2024-04-01", CannotTell),
        ("2024-02", NotMet),
        ("2024-03", Met),
        ("unknown", CannotTell),
    ] {
        let released = of(|case| {
            case.changes
                .list
                .push(change(ChangeKind::Release, when("2024-03-01")));
            case.events
                .list
                .push(event(EventKind::Breach, when(happened)));
        });
        let bailed = of(|case| {
            case.orders
                .list
                .push(order(OrderKind::Bail, when("2024-03-01"), None));
            case.events
                .list
                .push(event(EventKind::Breach, when(happened)));
        });
        for case in [released, bailed] {
            assert_eq!(
                answer(&case, &asked, day("2024-06-14")),
                expected,
                "{happened}"
            );
        }
    }
    // The days between are told where both dates are days.
    let case = of(|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2024-02-28")));
        case.events
            .list
            .push(event(EventKind::Breach, when("2024-03-01")));
    });
    let finding = found(&case, &asked, day("2024-06-14"));
    let Evidence::Follows(follows) = &finding.evidence else {
        panic!("{finding:?}")
    };
    assert_eq!(follows.looked_at.things[0].days, Some(2));
    // What happens after the day of decision has not happened.
    assert_eq!(answer(&case, &asked, day("2024-02-29")), NotMet);
    // A release of unknown day leaves it open; another order is not asked about.
    let unknown = of(|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("unknown")));
        case.events
            .list
            .push(event(EventKind::Breach, when("2024-03-01")));
    });
    assert_eq!(answer(&unknown, &asked, day("2024-06-14")), CannotTell);
    let other = of(|case| {
        case.orders
            .list
            .push(order(OrderKind::Licence, when("2024-03-01"), None));
        case.events
            .list
            .push(event(EventKind::Breach, when("2024-03-01")));
    });
    assert_eq!(answer(&other, &asked, day("2024-06-14")), NotMet);
}

#[test]
fn an_order_is_in_force_from_its_first_day_to_its_last() {
    let asked = criterion(r#"{"order": {"kinds": ["restraining"]}}"#);
    let of = |until: Option<&str>| {
        of(|case| {
            let until = until.map(when);
            case.orders
                .list
                .push(order(OrderKind::Restraining, when("2024-01-31"), until));
        })
    };
    for (on, expected) in [
        ("2024-01-30", NotMet),
        ("2024-01-31", Met),
        ("2024-02-29", Met),
        ("2024-03-01", NotMet),
    ] {
        assert_eq!(
            answer(&of(Some("2024-02-29")), &asked, day(on)),
            expected,
            "{on}"
        );
    }
    // Until some day of a month, or until nobody knows when.
    for (until, on, expected) in [
        (Some("2024-03"), "2024-02-29", Met),
        (Some("2024-03"), "2024-03-01", Met),
        (Some("2024-03"), "2024-03-02", CannotTell),
        (Some("2024-03"), "2024-03-31", CannotTell),
        (Some("2024-03"), "2024-04-01", NotMet),
        (Some("unknown"), "2024-02-01", CannotTell),
        (None, "2024-02-01", CannotTell),
        (None, "2024-01-30", NotMet),
    ] {
        assert_eq!(
            answer(&of(until), &asked, day(on)),
            expected,
            "{until:?} on {on}"
        );
    }
    let licence = criterion(r#"{"order": {"kinds": ["licence"]}}"#);
    assert_eq!(answer(&of(None), &licence, day("2024-02-01")), NotMet);
    assert_eq!(
        answer(
            &of(Some("2024-03")),
            &criterion(r#"{"order": {}}"#),
            day("2024-02-01")
        ),
        Met
    );
}

#[test]
fn a_lower_grade_is_lower_than_any_before_it() {
    let asked = criterion(r#"{"lower-grade": {"unless_written": true}}"#);
    let graded = |grades: &[(&str, Grade)], because: &str| {
        of(|case| {
            for (number, (made_on, grade)) in grades.iter().enumerate() {
                let mut one = made(when(made_on), Some(*grade));
                one.id = format!("a{number}");
                case.assessments.list.push(one);
            }
            if let Some(last) = case.assessments.list.last_mut() {
                last.lower_because = because.to_owned();
            }
        })
    };
    use Grade::{High, Medium, Standard};
    let on = day("2024-12-31");
    for (grades, expected) in [
        (vec![("2024-01-01", Standard)], NotMet),
        (
            vec![("2024-01-01", Standard), ("2024-02-01", Standard)],
            NotMet,
        ),
        (vec![("2024-01-01", Standard), ("2024-02-01", High)], NotMet),
        (vec![("2024-01-01", Medium), ("2024-02-01", Standard)], Met),
        // Not only the last one.
        (
            vec![
                ("2024-01-01", High),
                ("2024-02-01", Standard),
                ("2024-03-01", Medium),
            ],
            Met,
        ),
        // On one day, the later in the list is the newer.
        (vec![("2024-01-01", Medium), ("2024-01-01", Standard)], Met),
        (
            vec![("2024-01-01", Standard), ("2024-01-01", Medium)],
            NotMet,
        ),
        (
            vec![("2024-01", Medium), ("2024-01-15", Standard)],
            CannotTell,
        ),
        (
            vec![("unknown", Medium), ("2024-01-15", Standard)],
            CannotTell,
        ),
    ] {
        assert_eq!(
            answer(&graded(&grades, ""), &asked, on),
            expected,
            "{grades:?}"
        );
        assert_eq!(
            answer(&graded(&grades, " \n"), &asked, on),
            expected,
            "{grades:?}, blank"
        );
        if expected == Met {
            assert_eq!(
                answer(&graded(&grades, "He is in prison."), &asked, on),
                NotMet,
                "{grades:?}, written"
            );
            let always = criterion(r#"{"lower-grade": {}}"#);
            assert_eq!(
                answer(&graded(&grades, "He is in prison."), &always, on),
                Met,
                "{grades:?}, written"
            );
        }
    }
    // An event graded then counts too; one of another person's assessments does not.
    let event_graded = |on_day: &str| {
        of(|case| {
            case.assessments
                .list
                .push(made(when("2024-02-01"), Some(Standard)));
            let mut one = event(EventKind::Assault, when(on_day));
            one.grade = Some(High);
            one.harmed = vec![VICTIM.to_owned()];
            case.events.list.push(one);
        })
    };
    for (on_day, expected) in [
        ("2024-01-31", Met),
        ("2024-02-01", NotMet),
        ("2024-02", NotMet),
        ("2024-01/2024-02", CannotTell),
    ] {
        assert_eq!(
            answer(&event_graded(on_day), &asked, on),
            expected,
            "{on_day}"
        );
    }
    let mut other = graded(&[("2024-01-01", High), ("2024-02-01", Standard)], "");
    other.assessments.list[0].of = Some("p1".into());
    assert_eq!(answer(&other, &asked, on), NotMet);
}

/// High counts as high, among however many grades; but after very high, high of three may be very high still.
#[test]
fn high_of_three_grades_is_not_certainly_lower_than_very_high() {
    use Grade::{High, Medium, VeryHigh};
    use HighestGrade::{High as OfThree, VeryHigh as OfFour};
    let asked = criterion(r#"{"lower-grade": {}}"#);
    for (first, last, expected) in [
        ((High, OfThree), (VeryHigh, OfFour), NotMet),
        ((VeryHigh, OfFour), (VeryHigh, OfFour), NotMet),
        ((VeryHigh, OfFour), (High, OfFour), Met),
        ((VeryHigh, OfFour), (High, OfThree), CannotTell),
        ((VeryHigh, OfFour), (Medium, OfThree), Met),
        ((High, OfThree), (High, OfFour), NotMet),
        ((High, OfFour), (High, OfThree), NotMet),
    ] {
        let case = of(|case| {
            for (day, (grade, highest)) in [("2024-01-01", first), ("2024-02-01", last)] {
                let mut one = made(when(day), Some(grade));
                one.id = day.to_owned();
                one.highest_grade = highest;
                case.assessments.list.push(one);
            }
        });
        let found = found(&case, &asked, day("2024-12-31"));
        assert_eq!(found.answer, expected, "{first:?} {last:?}");
        if expected == CannotTell {
            let newest = &case.assessments.list[1];
            assert_eq!(
                all_named(&found),
                [Unknown::Assessment(newest, InDoubt::only(Part::OfFour))]
            );
        }
    }
}

/// What is open is named: an event that was graded higher, where any grade is higher and its reason is not written.
#[test]
fn an_event_not_told_of_yet_may_have_been_graded_higher() {
    let asked = |unless_written: bool| {
        criterion(&format!(
            r#"{{"lower-grade": {{"unless_written": {unless_written}}}}}"#
        ))
    };
    use Grade::{High, Standard};
    for (grade, because, events, assessments, unless_written, expected, settles) in [
        (Standard, "", true, true, false, NotMet, vec![]),
        (Standard, "", false, true, false, CannotTell, vec!["events"]),
        (
            Standard,
            "",
            false,
            false,
            false,
            CannotTell,
            vec!["assessments", "events"],
        ),
        (
            Standard,
            "",
            true,
            false,
            false,
            CannotTell,
            vec!["assessments"],
        ),
        // Nothing is higher than high, and a reason that is written lets it rest.
        (High, "", false, true, false, NotMet, vec![]),
        (
            High,
            "",
            false,
            false,
            false,
            CannotTell,
            vec!["assessments"],
        ),
        (
            Standard,
            "He is in prison.",
            false,
            true,
            true,
            NotMet,
            vec![],
        ),
        (
            Standard,
            "He is in prison.",
            false,
            true,
            false,
            CannotTell,
            vec!["events"],
        ),
    ] {
        let case = of(|case| {
            case.assessments
                .list
                .push(made(when("2024-06-01"), Some(grade)));
            case.assessments.list[0].lower_because = because.to_owned();
            (case.events.all_known, case.assessments.all_known) = (events, assessments);
        });
        let asked = asked(unless_written);
        let found = found(&case, &asked, day("2024-06-14"));
        assert_eq!(
            found.answer, expected,
            "{grade:?} {because} {events} {assessments}"
        );
        assert_eq!(
            open_lists(&found),
            settles,
            "{grade:?} {because} {events} {assessments}"
        );
    }
}

/// Whom an event harmed and how it was graded leave it open both ways, and each is named where it is not known; a grade
/// that is given stands until another is, and one that may have been given later is no reason for a no.
#[test]
fn what_is_not_known_of_a_grade_is_no_lower_grade_and_no_reason_for_a_no() {
    use Grade::{High, Medium, Standard};
    let asked = criterion(r#"{"lower-grade": {"unless_written": true}}"#);
    let victim = vec![VICTIM.to_owned()];
    for (harmed, before, newest, because, expected, open) in [
        (victim.clone(), Some(High), Some(Medium), "", Met, vec![]),
        (
            Vec::new(),
            Some(High),
            Some(Medium),
            "",
            CannotTell,
            vec![vec![Part::People]],
        ),
        (
            victim.clone(),
            None,
            Some(Medium),
            "",
            CannotTell,
            vec![vec![Part::Grade]],
        ),
        (
            Vec::new(),
            None,
            Some(Medium),
            "",
            CannotTell,
            vec![vec![Part::People, Part::Grade]],
        ),
        (Vec::new(), Some(Medium), Some(Medium), "", NotMet, vec![]),
        (victim.clone(), None, Some(High), "", NotMet, vec![]),
        (
            victim.clone(),
            None,
            Some(Medium),
            "He is in prison.",
            NotMet,
            vec![],
        ),
    ] {
        let case = of(|case| {
            let mut one = event(EventKind::Assault, when("2024-01-01"));
            (one.grade, one.harmed) = (before, harmed.clone());
            case.events.list.push(one);
            case.assessments.list.push(made(when("2024-02-01"), newest));
            case.assessments.list[0].lower_because = because.to_owned();
        });
        let found = found(&case, &asked, day("2024-06-14"));
        let settles = |parts: Vec<Part>| {
            let parts = InDoubt::of(parts.into_iter().map(|part| (part, true)));
            Unknown::Event(&case.events.list[0], parts)
        };
        let settles: Vec<Unknown<'_>> = open.into_iter().map(settles).collect();
        let answer = found.answer;
        assert_eq!(
            (answer, all_named(&found)),
            (expected, settles),
            "{harmed:?} {before:?} {newest:?} {because}"
        );
    }
    // Of checklists: the one before, and one that was made later.
    for (grades, expected) in [
        (&[None, Some(Medium)][..], CannotTell),
        (&[None, Some(High)], NotMet),
        (&[Some(Medium), None], CannotTell),
        (&[Some(Standard), None], NotMet),
        (&[Some(High), Some(Medium), None], Met),
    ] {
        let case = of(|case| {
            for (number, grade) in (1..).zip(grades) {
                let one = made(when(&format!("2024-0{number}-01")), *grade);
                case.assessments.list.push(Assessment {
                    id: format!("a{number}"),
                    ..one
                });
            }
        });
        let found = found(&case, &asked, day("2024-06-14"));
        assert_eq!(found.answer, expected, "{grades:?}");
        if expected == CannotTell {
            let ungraded = case
                .assessments
                .list
                .iter()
                .find(|one| one.grade.is_none())
                .expect("one has no grade");
            assert_eq!(
                all_named(&found),
                [Unknown::Assessment(ungraded, InDoubt::only(Part::Grade))],
                "{grades:?}"
            );
        }
    }
}

/// Everything that could settle it.
fn all_named<'a>(found: &Finding<'a>) -> Vec<Unknown<'a>> {
    found
        .ways()
        .into_iter()
        .flat_map(|way| way.groups)
        .flat_map(|group| group.of)
        .collect()
}

/// Of several lists those that are open and asked about are named, and no other.
#[test]
fn what_settles_it_is_the_list_that_is_open() {
    for (asked, open, settles) in [
        (
            r#"{"since": {"changes": ["release"], "any_event": true}}"#,
            "events",
            vec!["events"],
        ),
        (
            r#"{"since": {"changes": ["release"], "any_event": true}}"#,
            "changes",
            vec!["changes"],
        ),
        (r#"{"since": {"changes": ["release"]}}"#, "events", vec![]),
        (
            r#"{"since": {"events": ["breach"]}}"#,
            "events",
            vec!["events"],
        ),
        (
            r#"{"follows": {"events": ["breach"], "changes": ["release"], "orders": ["bail"], "days": 3}}"#,
            "events",
            vec!["events"],
        ),
        (
            r#"{"follows": {"events": ["breach"], "changes": ["release"], "orders": ["bail"], "days": 3}}"#,
            "orders",
            vec!["orders"],
        ),
        (
            r#"{"follows": {"events": ["breach"], "changes": ["release"], "orders": ["bail"], "days": 3}}"#,
            "changes",
            vec!["changes"],
        ),
        (
            r#"{"follows": {"events": ["breach"], "orders": ["bail"], "days": 3}}"#,
            "changes",
            vec![],
        ),
        (r#"{"order": {}}"#, "orders", vec!["orders"]),
    ] {
        let case = of(|case| {
            case.assessments.list.push(made(when("2024-06-01"), None));
            let all_known = match open {
                "events" => &mut case.events.all_known,
                "changes" => &mut case.changes.all_known,
                _ => &mut case.orders.all_known,
            };
            *all_known = false;
        });
        let asked = criterion(asked);
        let found = found(&case, &asked, day("2024-06-14"));
        assert_eq!(
            found.answer,
            if settles.is_empty() {
                NotMet
            } else {
                CannotTell
            },
            "{asked:?}, {open} open"
        );
        assert_eq!(open_lists(&found), settles, "{asked:?}, {open} open");
    }
}

/// The lists that are named as what could settle it.
fn open_lists(found: &Finding<'_>) -> Vec<&'static str> {
    let ways = found.ways();
    let named = ways
        .iter()
        .flat_map(|way| &way.groups)
        .flat_map(|group| &group.of);
    named
        .map(|unknown| match unknown {
            Unknown::MoreAssessments => "assessments",
            Unknown::MoreEvents => "events",
            Unknown::MoreChanges => "changes",
            Unknown::MoreOrders => "orders",
            other => panic!("{other:?} is no list"),
        })
        .collect()
}

#[test]
fn a_checklist_is_older_from_the_day_after_its_months_are_over() {
    let asked = criterion(r#"{"older": {"months": 3}}"#);
    for (made_on, on, expected) in [
        ("2024-03-14", "2024-06-14", NotMet),
        ("2024-03-13", "2024-06-14", Met),
        // Three months back from 31 May is the last day of February.
        ("2024-02-29", "2024-05-31", NotMet),
        ("2024-02-28", "2024-05-31", Met),
        ("2023-02-28", "2023-05-31", NotMet),
        ("2024-03", "2024-06-14", CannotTell),
        ("2024-02", "2024-06-14", Met),
        ("unknown", "2024-06-14", CannotTell),
        ("after 2024-03-12", "2024-06-14", CannotTell),
    ] {
        let case = of(|case| case.assessments.list.push(made(when(made_on), None)));
        assert_eq!(
            answer(&case, &asked, day(on)),
            expected,
            "{made_on} on {on}"
        );
    }
    assert_eq!(
        answer(&nothing(day("2024-06-14")), &asked, day("2024-06-14")),
        CannotTell
    );
}

#[test]
fn what_was_not_asked_is_counted_and_what_is_not_known_is_not() {
    let items = book()
        .instrument("history-checks")
        .expect("it is bundled")
        .items
        .len();
    let of = |answers: &[(&str, Reply)]| {
        of(|case| {
            let answers = answers
                .iter()
                .map(|(item, reply)| ((*item).to_owned(), Answer::from(reply.clone())));
            case.assessments.list.push(Assessment {
                instrument: Some("history-checks".into()),
                answers: answers.collect(),
                ..made(when("2024-06-01"), None)
            });
        })
    };
    let asked = |at_least: usize| {
        criterion(&format!(
            r#"{{"unasked": {{"instrument": "history-checks", "at_least": {at_least}}}}}"#
        ))
    };
    let on = |iso: &str| -> Day { day(iso) };
    // Nobody has looked at anything.
    assert_eq!(
        answer(&nothing(day("2024-12-31")), &asked(items), on("2024-06-14")),
        Met
    );
    let step = |id: &str| Reply::Step(id.to_owned());
    for (reply, counts_as_asked) in [
        (step("found"), true),
        (step("nothing-found"), true),
        (Reply::DoesNotKnow, true),
        (Reply::Declined, true),
        (Reply::NotAsked, false),
        (Reply::NotSafe, false),
    ] {
        let case = of(&[("wanted", reply.clone())]);
        let expected = if counts_as_asked { NotMet } else { Met };
        assert_eq!(
            answer(&case, &asked(items), on("2024-06-14")),
            expected,
            "{reply:?}"
        );
        assert_eq!(
            answer(&case, &asked(items - 1), on("2024-06-14")),
            Met,
            "{reply:?}"
        );
        // Before it was made, nobody had looked.
        assert_eq!(
            answer(&case, &asked(items), on("2024-05-31")),
            Met,
            "{reply:?}"
        );
        let one = criterion(
            r#"{"unasked": {"instrument": "history-checks", "items": ["wanted"], "at_least": 1}}"#,
        );
        assert_eq!(answer(&case, &one, on("2024-06-14")), expected, "{reply:?}");
    }
    // The word of the person causing harm is an answer, though never enough for a no.
    let mut his = of(&[("wanted", step("nothing-found"))]);
    if let Some(said) = his.assessments.list[0].answers.get_mut("wanted") {
        said.source = AnswerSource::Perpetrator;
    }
    assert_eq!(answer(&his, &asked(items), on("2024-06-14")), NotMet);
    // A list that is not loaded cannot be told.
    let unknown = criterion(r#"{"unasked": {"instrument": "nobody-has-this", "at_least": 1}}"#);
    assert_eq!(answer(&his, &unknown, on("2024-06-14")), CannotTell);
}

/// What is named as what could settle it: one list of unknowns for each way.
fn named(found: &Finding<'_>) -> Vec<Vec<String>> {
    let name = |unknown: &Unknown<'_>| match unknown {
        Unknown::Event(one, open) => format!("{}: {}", one.id, parts(*open)),
        Unknown::Change(one, open) => format!("{}: {}", one.id, parts(*open)),
        Unknown::Order(one, open) => format!("{}: {}", one.id, parts(*open)),
        Unknown::Assessment(one, open) => format!("{}: {}", one.id, parts(*open)),
        other => format!("{other:?}"),
    };
    let ways = found.ways();
    let of = |way: &waymark::engine::decision::Way<'_>| {
        way.groups
            .iter()
            .flat_map(|group| group.of.iter().map(name))
            .collect()
    };
    ways.iter().map(of).collect()
}

fn parts(open: InDoubt) -> String {
    open.parts()
        .map(|part| format!("{part:?}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Of a change or an order that is recorded, its own date or end is what is asked, and not whether there are others.
#[test]
fn what_is_recorded_and_in_doubt_is_named_itself() {
    let on = day("2018-07-20");
    let settles = |text: &str, put: &dyn Fn(&mut Case)| {
        let (case, asked) = (of(put), criterion(text));
        let found = found(&case, &asked, on);
        assert_eq!(found.answer, CannotTell, "{text}");
        named(&found)
    };
    let release = |case: &mut Case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2018")));
    };
    let since = r#"{"since": {"changes": ["release"]}}"#;
    let named = settles(since, &|case| {
        release(case);
        case.assessments
            .list
            .push(made(when("2018-07-01"), Some(Grade::High)));
    });
    assert_eq!(named, [["c: Date"]]);
    // Where the checklist has no exact date either, it takes both.
    let named = settles(since, &|case| {
        release(case);
        case.assessments
            .list
            .push(made(when("2018-07"), Some(Grade::High)));
    });
    assert_eq!(named, [["c: Date", "a: Date"]]);
    // Where the change has, the checklist's alone.
    let named = settles(since, &|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2018-07-10")));
        case.assessments
            .list
            .push(made(when("2018-07"), Some(Grade::High)));
    });
    assert_eq!(named, [["a: Date"]]);
    let named = settles(r#"{"order": {"kinds": ["bail"]}}"#, &|case| {
        case.orders
            .list
            .push(order(OrderKind::Bail, when("2018-05-01"), None));
    });
    assert_eq!(named, [["o: End"]]);
    let follows = r#"{"follows": {"changes": ["release"], "days": 30}}"#;
    let named = settles(follows, &|case| {
        release(case);
        case.events
            .list
            .push(event(EventKind::Assault, when("2018-07-01")));
    });
    assert_eq!(named, [["c: Date"]]);
    let named = settles(follows, &|case| {
        case.changes
            .list
            .push(change(ChangeKind::Release, when("2018-06-20")));
        case.events
            .list
            .push(event(EventKind::Assault, when("2018")));
    });
    assert_eq!(named, [["e: Date"]]);
}
