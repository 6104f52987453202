//! Whose doing a thing is: what one person did is not joined to another's order, grade or answers.

use waymark::logic::Truth;
use waymark::model::case::{
    Assessment, Breach, Case, ChangeKind, EventKind, Grade, OrderKind, Person, VICTIM,
};
use waymark::model::instrument::{Answer, Reply};

use super::world::*;

use Truth::{CannotTell, Met, NotMet};

fn of(persons: &[&str], put: impl Fn(&mut Case)) -> Case {
    let mut case = nothing(day("2024-12-31"));
    let person = |id: &&str| Person {
        id: (*id).to_owned(),
        ..Person::default()
    };
    case.people.causing_harm = persons.iter().map(person).collect();
    put(&mut case);
    case
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn what_one_did_does_not_follow_anothers_order_or_release() {
    let asked = criterion(
        r#"{"follows": {"events": ["breach"], "changes": ["release"], "orders": ["restraining"], "days": 90}}"#,
    );
    for (persons, by, on, expected) in [
        (&["p1", "p2"][..], &["p1"][..], &["p1"][..], Met),
        (&["p1", "p2"], &["p1"], &["p2"], NotMet),
        (&["p1", "p2"], &["p1", "p2"], &["p2"], Met),
        // Where it is not said, it cannot be told; of one person alone it is plain.
        (&["p1", "p2"], &[], &["p2"], CannotTell),
        (&["p1", "p2"], &["p1"], &[], CannotTell),
        (&["p1"], &[], &["p1"], Met),
        (&["p1"], &[], &[], Met),
    ] {
        let after_an_order = of(persons, |case| {
            let mut broken = event(EventKind::Breach, when("2024-02-01"));
            broken.by = ids(by);
            case.events.list.push(broken);
            let mut order = order(OrderKind::Restraining, when("2024-01-15"), None);
            order.on = ids(on);
            case.orders.list.push(order);
        });
        assert_eq!(
            answer(&after_an_order, &asked, day("2024-06-01")),
            expected,
            "{by:?} {on:?}"
        );
        let after_a_release = of(persons, |case| {
            let mut broken = event(EventKind::Breach, when("2024-02-01"));
            broken.by = ids(by);
            case.events.list.push(broken);
            let mut release = change(ChangeKind::Release, when("2024-01-15"));
            release.who = ids(on);
            case.changes.list.push(release);
        });
        assert_eq!(
            answer(&after_a_release, &asked, day("2024-06-01")),
            expected,
            "{by:?} {on:?}, released"
        );
    }
}

#[test]
fn what_broke_one_order_does_not_follow_another() {
    let asked = criterion(
        r#"{"follows": {"events": ["breach"], "orders": ["restraining", "bail"], "days": 90}}"#,
    );
    for (broken, expected) in [(Some("o"), Met), (None, Met), (Some("other"), NotMet)] {
        let case = of(&["p1"], |case| {
            let mut event = event(EventKind::Breach, when("2024-02-01"));
            event.breach = Some(Breach {
                order: broken.map(str::to_owned),
                ..Breach::default()
            });
            case.events.list.push(event);
            case.orders
                .list
                .push(order(OrderKind::Restraining, when("2024-01-15"), None));
        });
        assert_eq!(
            answer(&case, &asked, day("2024-06-01")),
            expected,
            "{broken:?}"
        );
    }
}

#[test]
fn a_grade_given_with_harm_to_somebody_else_lowers_nothing() {
    let asked = criterion(r#"{"lower-grade": {}}"#);
    for (harmed, expected) in [
        (&["p9"][..], NotMet),
        (&[VICTIM], Met),
        (&[VICTIM, "p9"], Met),
        (&[], CannotTell),
    ] {
        let case = of(&["p1"], |case| {
            let mut one = event(EventKind::Assault, when("2024-01-01"));
            (one.grade, one.harmed) = (Some(Grade::High), ids(harmed));
            case.events.list.push(one);
            case.assessments
                .list
                .push(made(when("2024-02-01"), Some(Grade::Standard)));
        });
        assert_eq!(
            answer(&case, &asked, day("2024-06-01")),
            expected,
            "{harmed:?}"
        );
    }
}

#[test]
fn what_the_victim_is_accused_of_is_no_new_event_and_harm_to_others_is() {
    let asked = criterion(r#"{"since": {"any_event": true}}"#);
    for (harmed, by, expected) in [
        (&["p1"][..], &[VICTIM][..], NotMet),
        (&["o1"], &["p1"], Met),
        (&["o1"], &[], CannotTell),
        (&[VICTIM], &[], Met),
        (&[], &[VICTIM], Met),
    ] {
        let case = of(&["p1"], |case| {
            case.assessments.list.push(made(when("2024-01-01"), None));
            let mut one = event(EventKind::Assault, when("2024-02-01"));
            (one.harmed, one.by) = (ids(harmed), ids(by));
            case.events.list.push(one);
        });
        assert_eq!(
            answer(&case, &asked, day("2024-06-01")),
            expected,
            "{harmed:?} by {by:?}"
        );
    }
}

#[test]
fn each_person_causing_harm_has_answers_of_their_own() {
    let wanted = criterion(r#"{"item": {"instrument": "causing-harm", "item": "wanted"}}"#);
    let unchecked = criterion(
        r#"{"unasked": {"instrument": "causing-harm", "items": ["wanted"], "at_least": 1}}"#,
    );
    let given = |of: Option<&str>, reply: Reply| Assessment {
        id: format!("{of:?}"),
        when: when("2024-12-31"),
        instrument: Some("causing-harm".to_owned()),
        of: of.map(str::to_owned),
        answers: [("wanted".to_owned(), Answer::from(reply))].into(),
        ..Assessment::default()
    };
    for (persons, answers, expected, open) in [
        (&["p1"][..], vec![given(None, Reply::No)], NotMet, NotMet),
        // A file may say of whom, though there is one alone.
        (&["p1"], vec![given(Some("p1"), Reply::Yes)], Met, NotMet),
        (
            &["p1", "p2"],
            vec![given(Some("p2"), Reply::Yes)],
            Met,
            NotMet,
        ),
        (&["p1", "p2"], vec![given(None, Reply::No)], CannotTell, Met),
        (
            &["p1", "p2"],
            vec![
                given(None, Reply::No),
                given(Some("p2"), Reply::DoesNotKnow),
            ],
            CannotTell,
            NotMet,
        ),
        (
            &["p1", "p2"],
            vec![given(None, Reply::No), given(Some("p2"), Reply::No)],
            NotMet,
            NotMet,
        ),
        (
            &["p1", "p2"],
            vec![given(None, Reply::Yes), given(Some("p2"), Reply::No)],
            Met,
            NotMet,
        ),
        // What is said of somebody who is not a person causing harm in this case counts for nobody.
        (
            &["p1"],
            vec![given(Some("p9"), Reply::Yes)],
            CannotTell,
            Met,
        ),
    ] {
        let case = of(persons, |case| {
            case.assessments.list.extend(answers.clone())
        });
        assert_eq!(
            answer(&case, &wanted, day("2024-12-31")),
            expected,
            "{persons:?} {answers:?}"
        );
        let asked = answer(&case, &unchecked, day("2024-12-31"));
        assert_eq!(
            asked == Met,
            open == Met,
            "{persons:?} {answers:?}: unasked {asked:?}"
        );
    }
}
