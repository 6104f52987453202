//! What lies before and after the day of a decision: what is to come, what is late, how the grades went, and what must
//! not reach the person causing harm above everything.

use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::model::book::{Rulebook, Shown};
use waymark::model::case::{
    Action, AreaChoice, Assessment, Case, Change, ChangeKind, Event, Grade, Marac, Order, OrderKind,
};
use waymark::model::dates::{Day, When};
use waymark::words::explain::sheet;

fn when(text: &str) -> When {
    When::from_file(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

fn case() -> Case {
    let mut case = Case::new(Day::from_iso("2025-03-10").expect("a day"));
    case.area = Some(AreaChoice::of("kent"));
    case
}

fn said(case: &Case) -> String {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let shown = book
        .shown(case.area.as_ref(), case.as_of)
        .expect("the area is bundled");
    let everywhere = everywhere(case, &book, case.as_of);
    sheet(
        case,
        &decide(case, shown.rules, case.as_of),
        &shown,
        &everywhere,
    )
    .to_string()
}

#[test]
fn what_must_not_reach_the_person_causing_harm_stands_before_the_reasons() {
    let mut case = case();
    assert!(!said(&case).contains("Must not reach"));
    case.contact.must_not_disclose = "That a pregnancy ended.".to_owned();
    let text = said(&case);
    let guard =
        "\n\nMust not reach the person causing harm: That a pregnancy ended.\n\nDecided for ";
    assert!(text.contains(guard), "{text}");
}

#[test]
fn a_release_and_the_end_of_an_order_are_seen_before_they_come() {
    let mut case = case();
    for (id, day) in [
        ("c1", "2025-04-20"),
        ("c2", "2025-03-10"),
        ("c3", "2025-05"),
    ] {
        let (what, when) = (ChangeKind::Release, when(day));
        case.changes.list.push(Change {
            id: id.to_owned(),
            when,
            what,
            ..Change::default()
        });
    }
    for (id, from, until) in [
        ("o1", "2025-01-01", "2025-06-10"),
        ("o2", "2025-01-01", "2025-06-11"),
        ("o3", "2025-04-01", "2026-04-01"),
        ("o4", "2025-01-01", "2025-03-10"),
    ] {
        let (from, until) = (when(from), Some(when(until)));
        case.orders.list.push(Order {
            id: id.to_owned(),
            kind: OrderKind::Restraining,
            from,
            until,
            ..Order::default()
        });
    }
    let text = said(&case);
    let coming = text
        .split("What is coming, and what is late\n")
        .nth(1)
        .expect("it is there");
    let coming: Vec<&str> = coming.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        coming,
        [
            "- Expected in 22 days: restraining order from 1 April 2025, until 1 April 2026",
            "- Expected in 41 days: 20 April 2025, release from prison or custody",
            "- Expected in 52 days or more: May 2025, release from prison or custody",
            "- In 92 days: 10 June 2025, restraining order of 1 January 2025 ends",
        ]
    );
}

#[test]
fn an_action_of_a_marac_is_late_from_the_day_after_its_day() {
    for (due, done, late) in [
        (Some("2025-03-09"), None, true),
        (Some("2025-03-10"), None, false),
        (Some("2025-03"), None, false),
        (Some("2025-02"), None, true),
        (Some("2025-03-09"), Some("2025-03-01"), false),
        (None, None, false),
    ] {
        let mut case = case();
        let action = Action {
            what: "Ask housing for a move".to_owned(),
            owner: "Housing".to_owned(),
            due: due.map(when),
            done: done.map(when),
        };
        case.maracs.list.push(Marac {
            id: "m1".to_owned(),
            actions: vec![action],
            ..Marac::default()
        });
        assert_eq!(
            said(&case).contains("Ask housing for a move: due"),
            late,
            "{due:?} {done:?}"
        );
    }
}

#[test]
fn a_lower_grade_with_a_written_reason_still_shows_the_higher_one() {
    let mut case = case();
    let made = |id: &str, day: &str, grade| Assessment {
        id: id.to_owned(),
        when: when(day),
        grade: Some(grade),
        ..Assessment::default()
    };
    case.assessments
        .list
        .push(made("a1", "2024-10-10", Grade::High));
    assert!(!said(&case).contains("Grades so far"));
    case.events.list.push(Event {
        id: "e1".into(),
        when: when("2024-12"),
        grade: Some(Grade::Medium),
        ..Event::default()
    });
    let mut lower = made("a2", "2025-03-10", Grade::Standard);
    lower.lower_because = "Because he left.".to_owned();
    case.assessments.list.push(lower);
    let text = said(&case);
    let path = text.split("Grades so far\n").nth(1).expect("it is there");
    let path: Vec<&str> = path.lines().take(3).collect();
    assert_eq!(
        path,
        [
            "- 10 October 2024: high, at an assessment",
            "- December 2024: medium, with an event",
            "- 10 March 2025: standard, at an assessment: reason for the lower grade: Because he left.",
        ]
    );
}

#[test]
fn both_maracs_are_named_where_it_may_be_either() {
    let mut case = case();
    case.people.victim.lives_in = vec!["Lewisham".to_owned()];
    assert!(!said(&case).contains("Name each in the referral"));
    case.people.victim.lives_in.push("Merton".to_owned());
    assert!(said(&case).contains("The victim lives in Lewisham or Merton. Name each"));
    let heard = |area: &str| Marac {
        id: area.to_owned(),
        areas: vec![area.to_owned()],
        ..Marac::default()
    };
    case.maracs.list = vec![heard("merton"), heard("Croydon")];
    let says =
        "The victim lives in Lewisham or Merton, and a MARAC heard it before in Croydon. Name each";
    assert!(said(&case).contains(says), "{}", said(&case));
}

#[test]
fn what_has_come_since_is_not_foretold_and_what_is_planned_is_expected() {
    let mut case = case();
    let change = |id: &str, on: &str, learned: Option<Day>| Change {
        id: id.to_owned(),
        when: when(on),
        what: ChangeKind::Pregnancy,
        learned,
        ..Change::default()
    };
    let coming = |case: &Case, on: Day| {
        let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
        let rules = book.national(on).expect("a version");
        let decision = decide(case, rules, on);
        let text = sheet(
            case,
            &decision,
            &Shown {
                rules,
                missing: None,
            },
            &[],
        )
        .to_string();
        let lines = text
            .split("What is coming, and what is late\n")
            .nth(1)
            .map(|after| {
                after
                    .lines()
                    .take_while(|line| !line.is_empty())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            });
        lines.unwrap_or_default()
    };
    let today = case.as_of;
    let before = today.minus_days(40);
    // On the day of the case what is recorded of a later day can only be a plan.
    case.changes.list = vec![change("c1", "2025-03-20", None)];
    assert_eq!(
        coming(&case, today),
        ["- Expected in 10 days: 20 March 2025, pregnancy"]
    );
    // Looked at on an earlier day, what has come by the day of the case was not known to come.
    case.changes.list = vec![change("c1", "2025-03-01", None)];
    case.orders.list = vec![Order {
        id: "o1".to_owned(),
        kind: OrderKind::Restraining,
        from: when("2025-03-01"),
        until: Some(when("2025-04-01")),
        ..Order::default()
    }];
    assert_eq!(coming(&case, before), [""; 0]);
    case.orders.list.clear();
    // What was learned after the day of decision was not known on it.
    case.changes.list = vec![change("c1", "2025-06-01", Some(today))];
    assert_eq!(coming(&case, before), [""; 0]);
    assert_eq!(coming(&case, today).len(), 1);
}
