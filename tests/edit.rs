//! Changing a case: answers, people, events, hearings and the day it speaks for.

use waymark::model::case::{
    Assessment, Breach, Case, Change, ChangeKind, Event, Grade, Marac, Order, OrderKind, Person,
    Police, VICTIM, check_case,
};
use waymark::model::dates::{Day, When};
use waymark::model::instrument::{Answer, AnswerSource, Reply};

const DASH: &str = "dash-24";

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn when(text: &str) -> When {
    When::from_file(text).unwrap()
}

fn case() -> Case {
    Case::new(day("2018-07-20"))
}

fn event(id: &str, note: &str) -> Event {
    Event {
        id: id.to_owned(),
        note: note.to_owned(),
        ..Event::default()
    }
}

fn assessment(id: &str, made: &str) -> Assessment {
    Assessment {
        id: id.to_owned(),
        when: when(made),
        instrument: Some(DASH.to_owned()),
        grade: Some(Grade::Medium),
        about: None,
        note: String::new(),
        answers: [("injury".to_owned(), Reply::Yes.into())].into(),
        ..Assessment::default()
    }
}

fn ids<'a>(of: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
    of.into_iter().map(String::as_str).collect()
}

fn event_ids(case: &Case) -> Vec<&str> {
    ids(case.events.list.iter().map(|event| &event.id))
}

fn assessment_ids(case: &Case) -> Vec<&str> {
    ids(case.assessments.list.iter().map(|one| &one.id))
}

#[test]
fn the_first_answer_begins_the_present_assessment() {
    let mut case = case();
    assert_eq!(case.answered(DASH, "injury"), None);
    case.answer(DASH, "injury", |answer| {
        assert_eq!(*answer, Answer::default());
        answer.reply = Reply::Yes;
    });
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::Yes.into()));
    assert_eq!(case.answered(DASH, "frightened"), None);
    assert_eq!(case.answered("hba", "injury"), None);
    let [made] = case.assessments.list.as_slice() else {
        panic!("one assessment")
    };
    assert_eq!(
        (made.id.as_str(), made.when, made.grade),
        ("a1", day("2018-07-20").into(), None)
    );
    assert_eq!(made.instrument.as_deref(), Some(DASH));
    assert!(
        !case.assessments.all_known,
        "an answer does not say that there were no other assessments"
    );
    assert_eq!(check_case(&case), []);
}

#[test]
fn an_answer_is_changed_in_place() {
    let mut case = case();
    case.answer(DASH, "injury", |answer| answer.reply = Reply::Yes);
    case.answer(DASH, "injury", |answer| {
        answer.source = AnswerSource::Records
    });
    case.answer(DASH, "injury", |answer| {
        answer.note = "seen at the surgery".to_owned()
    });
    case.answer(DASH, "frightened", |answer| answer.reply = Reply::Declined);
    let expected = Answer {
        reply: Reply::Yes,
        source: AnswerSource::Records,
        note: "seen at the surgery".to_owned(),
        ..Answer::default()
    };
    assert_eq!(case.answered(DASH, "injury"), Some(&expected));
    assert_eq!(
        case.answered(DASH, "frightened"),
        Some(&Reply::Declined.into())
    );
    assert_eq!(assessment_ids(&case), ["a1"]);
}

#[test]
fn each_instrument_has_its_own_present_assessment() {
    let mut case = case();
    case.answer(DASH, "injury", |answer| answer.reply = Reply::Yes);
    case.answer("hba", "injury", |answer| answer.reply = Reply::No);
    assert_eq!(assessment_ids(&case), ["a1", "a2"]);
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::Yes.into()));
    assert_eq!(case.answered("hba", "injury"), Some(&Reply::No.into()));
}

#[test]
fn an_earlier_assessment_is_left_as_it_was() {
    let mut case = case();
    case.assessments.list.push(assessment("a7", "2018-05-01"));
    case.assessments.list.push(assessment("a1", "2018-06-01"));
    assert_eq!(
        case.answered(DASH, "injury"),
        Some(&Reply::Yes.into()),
        "until there is a new one, the newest is read"
    );
    case.answer(DASH, "injury", |answer| answer.reply = Reply::No);
    assert_eq!(assessment_ids(&case), ["a7", "a1", "a2"]);
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::No.into()));
    assert_eq!(
        case.assessments.list[..2],
        [
            assessment("a7", "2018-05-01"),
            assessment("a1", "2018-06-01")
        ]
    );
}

#[test]
fn only_an_exact_day_and_the_same_instrument_is_the_present_one() {
    let mut case = case();
    case.assessments.list.push(assessment("a1", "2018-07"));
    case.assessments.list.push(Assessment {
        instrument: None,
        ..assessment("a2", "2018-07-20")
    });
    assert_eq!(case.present_assessment(DASH).id, "a3");
    assert_eq!(
        case.present_assessment(DASH).id,
        "a3",
        "asking again begins no other"
    );
    assert_eq!(case.assessments.list.len(), 3);
}

#[test]
fn what_is_written_is_what_is_read() {
    // Two on one day: the later in the list counts, for reading and for writing.
    let mut case = case();
    case.assessments.list.push(assessment("a1", "2018-07-20"));
    case.assessments.list.push(assessment("a2", "2018-07-20"));
    case.assessments.list.push(assessment("a3", "2018-07-21"));
    case.answer(DASH, "injury", |answer| answer.reply = Reply::No);
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::No.into()));
    assert_eq!(case.assessments.list[1].answers["injury"].reply, Reply::No);
    assert_eq!(case.assessments.list[0], assessment("a1", "2018-07-20"));
    assert_eq!(case.assessments.list[2], assessment("a3", "2018-07-21"));
}

#[test]
fn another_day_takes_the_present_assessments_along() {
    let mut case = case();
    case.assessments.list.push(assessment("a1", "2018-05-01"));
    case.assessments
        .list
        .push(assessment("a2", "about 2018-07-20"));
    case.answer(DASH, "injury", |answer| answer.reply = Reply::No);
    case.answer("hba", "injury", |answer| answer.reply = Reply::Declined);
    for to in ["2018-07-25", "2018-06-30", "2018-06-30"] {
        case.move_to(day(to));
        assert_eq!(case.as_of, day(to));
        let days: Vec<When> = case.assessments.list.iter().map(|one| one.when).collect();
        assert_eq!(
            days,
            [
                when("2018-05-01"),
                when("about 2018-07-20"),
                when(to),
                when(to)
            ]
        );
        assert_eq!(case.answered(DASH, "injury"), Some(&Reply::No.into()));
        assert_eq!(
            case.answered("hba", "injury"),
            Some(&Reply::Declined.into())
        );
    }
    case.answer(DASH, "frightened", |answer| answer.reply = Reply::Yes);
    assert_eq!(case.assessments.list.len(), 4, "no new one was begun");
}

#[test]
fn another_day_leaves_the_ledger_alone() {
    let mut case = case();
    case.events.put(Event {
        when: day("2018-07-20").into(),
        learned: Some(day("2018-07-20")),
        ..event("", "")
    });
    case.maracs.put(Marac {
        id: String::new(),
        referred: day("2018-07-20").into(),
        met: When::Unknown,
        discussed: None,
        areas: vec![],
        about: vec![],
        note: String::new(),
        ..Marac::default()
    });
    let before = case.clone();
    case.move_to(day("2018-08-01"));
    assert_eq!(case.events, before.events);
    assert_eq!(case.maracs, before.maracs);
}

fn person_ids(case: &Case) -> Vec<&str> {
    ids(case.people.causing_harm.iter().map(|person| &person.id))
}

#[test]
fn a_new_person_gets_an_id_that_is_free() {
    let mut case = case();
    case.people.causing_harm.push(Person {
        id: "p2".to_owned(),
        ..Person::default()
    });
    case.people.others.push(Person {
        id: "p3".to_owned(),
        ..Person::default()
    });
    case.add_person();
    case.add_person();
    assert_eq!(person_ids(&case), ["p2", "p1", "p4"]);
    assert_eq!(
        case.people.causing_harm[1],
        Person {
            id: "p1".to_owned(),
            ..Person::default()
        }
    );
    assert_eq!(check_case(&case), []);

    case.remove_person("p1");
    case.add_person();
    assert_eq!(
        person_ids(&case),
        ["p2", "p4", "p1"],
        "an id that is free again is taken again"
    );
    assert_eq!(check_case(&case), []);
}

#[test]
fn a_person_whom_nothing_names_can_be_removed() {
    let mut case = case();
    for called in ["husband", "brother", "cousin", "uncle", "neighbour"] {
        case.add_person();
        case.people.causing_harm.last_mut().unwrap().called = called.to_owned();
    }
    let persons = |ids: &[&str]| {
        ids.iter()
            .map(|id| (*id).to_owned())
            .collect::<Vec<String>>()
    };
    case.events.put(Event {
        by: persons(&["p1"]),
        harmed: persons(&[VICTIM, "p4"]),
        ..event("", "first")
    });
    case.maracs.put(Marac {
        id: String::new(),
        referred: When::Unknown,
        met: When::Unknown,
        discussed: None,
        areas: vec![],
        about: persons(&["p3"]),
        note: String::new(),
        ..Marac::default()
    });
    assert_eq!(
        person_ids(&case)
            .iter()
            .map(|id| case.can_remove_person(id))
            .collect::<Vec<_>>(),
        [false, true, false, false, true]
    );
    let before = case.clone();
    for id in ["p1", "p3", "p4", "p9", VICTIM, ""] {
        case.remove_person(id);
        assert_eq!(case, before, "{id}");
    }
    case.remove_person("p2");
    let left: Vec<&str> = case
        .people
        .causing_harm
        .iter()
        .map(|person| person.called.as_str())
        .collect();
    assert_eq!(left, ["husband", "cousin", "uncle", "neighbour"]);
    assert_eq!(
        (&case.events, &case.maracs),
        (&before.events, &before.maracs)
    );
    assert_eq!(check_case(&case), []);
}

#[test]
fn who_was_removed_is_put_back_whole() {
    let mut case = case();
    for called in ["husband", "brother"] {
        case.add_person();
        case.people.causing_harm.last_mut().unwrap().called = called.to_owned();
    }
    let before = case.clone();
    let taken = case.people.causing_harm[0].clone();
    case.remove_person("p1");
    case.put_back(true, 0, taken.clone());
    assert_eq!(case, before);

    // Somebody has got the id meanwhile, and the list has become shorter.
    case.remove_person("p1");
    case.add_other();
    case.put_back(true, 7, taken);
    assert_eq!(person_ids(&case), ["p2", "p3"]);
    assert_eq!(case.people.causing_harm[1].called, "husband");
    assert_eq!(check_case(&case), []);
}

#[test]
fn the_last_person_stays() {
    let mut case = case();
    case.add_person();
    case.add_person();
    case.remove_person("p1");
    assert!(!case.can_remove_person("p2"));
    case.remove_person("p2");
    assert_eq!(person_ids(&case), ["p2"]);
}

#[test]
fn a_new_event_gets_an_id_that_is_free() {
    let mut case = case();
    case.events.put(event("", "first"));
    case.events.put(event("", "second"));
    case.events.put(event("e4", "brought along"));
    case.events.put(event("", "third"));
    case.events.put(event("", "fifth"));
    assert_eq!(event_ids(&case), ["e1", "e2", "e4", "e3", "e5"]);
    assert_eq!(check_case(&case), []);
    assert!(
        !case.events.all_known,
        "one event does not say that there were no others"
    );
}

#[test]
fn an_event_that_is_there_is_replaced_where_it_stands() {
    let mut case = case();
    for note in ["first", "second", "third"] {
        case.events.put(event("", note));
    }
    let new = Event {
        police: Police::Crime,
        ..event("e2", "put right")
    };
    case.events.put(new.clone());
    assert_eq!(
        case.events.list,
        [event("e1", "first"), new, event("e3", "third")]
    );
    case.events.put(event("mine", "under an id of its own"));
    assert_eq!(event_ids(&case), ["e1", "e2", "e3", "mine"]);
}

#[test]
fn removing_an_event_clears_what_points_to_it() {
    let mut case = case();
    for note in ["first", "second"] {
        case.events.put(event("", note));
    }
    for about in [Some("e1"), Some("e2"), None] {
        let about = about.map(str::to_owned);
        case.assessments.put(Assessment {
            about,
            ..assessment("", "2018-05-01")
        });
    }
    case.remove_event("e1");
    assert_eq!(event_ids(&case), ["e2"]);
    let about: Vec<Option<&str>> = case
        .assessments
        .list
        .iter()
        .map(|one| one.about.as_deref())
        .collect();
    assert_eq!(about, [None, Some("e2"), None]);
    assert_eq!(check_case(&case), []);

    let before = case.clone();
    case.remove_event("e9");
    case.remove_event("");
    assert_eq!(
        case, before,
        "an event that is not there takes nothing with it"
    );
}

#[test]
fn hearings_and_earlier_assessments_are_put_and_replaced_alike() {
    let marac = |id: &str, note: &str| Marac {
        id: id.to_owned(),
        referred: When::Unknown,
        met: when("2017-10"),
        discussed: None,
        areas: vec![],
        about: vec![],
        note: note.to_owned(),
        ..Marac::default()
    };
    let mut case = case();
    case.maracs.put(marac("", "first"));
    case.maracs.put(marac("m3", "third"));
    case.maracs.put(marac("", "second"));
    case.maracs.put(marac("m1", "put right"));
    assert_eq!(
        case.maracs.list,
        [
            marac("m1", "put right"),
            marac("m3", "third"),
            marac("m2", "second")
        ]
    );

    case.assessments.put(assessment("", "2018-05-01"));
    case.assessments.put(assessment("", "2018-06-01"));
    case.assessments.put(assessment("a1", "2018-05-02"));
    assert_eq!(
        case.assessments.list,
        [
            assessment("a1", "2018-05-02"),
            assessment("a2", "2018-06-01")
        ]
    );
    assert_eq!(check_case(&case), []);
}

#[test]
fn changes_and_orders_are_put_and_found_like_everything_else() {
    let mut case = case();
    case.changes.put(Change {
        what: ChangeKind::Release,
        ..Change::default()
    });
    case.orders.put(Order {
        kind: OrderKind::Restraining,
        ..Order::default()
    });
    case.orders.put(Order {
        id: "o1".to_owned(),
        kind: OrderKind::Bail,
        ..Order::default()
    });
    assert_eq!(
        case.changes.get("c1").map(|one| one.what),
        Some(ChangeKind::Release)
    );
    assert_eq!(
        case.orders
            .list
            .iter()
            .map(|one| one.kind)
            .collect::<Vec<_>>(),
        [OrderKind::Bail]
    );
    assert_eq!(case.orders.get("o2"), None);
    case.changes.remove("c1");
    assert_eq!(case.changes.list, []);
    assert_eq!(check_case(&case), []);
}

#[test]
fn removing_an_order_leaves_the_breach_with_its_condition() {
    let mut case = case();
    case.orders.put(Order::default());
    case.orders.put(Order::default());
    for order in ["o1", "o2"] {
        let breach = Breach {
            order: Some(order.to_owned()),
            condition: "not to go there".to_owned(),
            ..Breach::default()
        };
        case.events.put(Event {
            breach: Some(breach),
            ..event("", "")
        });
    }
    case.remove_order("o1");
    let left: Vec<_> = case
        .events
        .list
        .iter()
        .filter_map(|event| event.breach.as_ref())
        .collect();
    assert_eq!(
        left.iter()
            .map(|breach| breach.order.as_deref())
            .collect::<Vec<_>>(),
        [None, Some("o2")]
    );
    assert!(
        left.iter()
            .all(|breach| breach.condition == "not to go there")
    );
    assert_eq!(check_case(&case), []);
}

#[test]
fn others_who_were_harmed_come_and_go_unless_something_names_them() {
    let mut case = case();
    case.add_person();
    for _ in 0..5 {
        case.add_other();
    }
    assert_eq!(
        ids(case.people.others.iter().map(|one| &one.id)),
        ["p2", "p3", "p4", "p5", "p6"]
    );
    case.events.put(Event {
        harmed: vec!["p2".to_owned()],
        ..event("", "")
    });
    case.changes.put(Change {
        who: vec!["p3".to_owned()],
        ..Change::default()
    });
    case.orders.put(Order {
        on: vec!["p4".to_owned()],
        ..Order::default()
    });
    case.assessments.put(Assessment {
        of: Some("p5".to_owned()),
        ..assessment("", "2018-05-01")
    });
    let before = case.clone();
    for id in ["p1", "p2", "p3", "p4", "p5"] {
        case.remove_person(id);
        assert_eq!(case, before, "{id}");
    }
    case.remove_person("p6");
    assert_eq!(case.people.others.len(), 4);
    assert_eq!(check_case(&case), []);
}

/// An id from a file may be somebody's name, and an address stays in the browser's history.
#[test]
fn an_address_never_holds_an_id_that_was_not_made_here() {
    let mut case = case();
    case.events.list = ["e1", "Mary Example", "new", "a/b", "e-mary", "e12"]
        .map(|id| event(id, ""))
        .into();
    let called: Vec<_> = case
        .events
        .list
        .iter()
        .map(|event| case.events.in_address(&event.id).unwrap_or_default())
        .collect();
    assert_eq!(called, ["e1", "at-2", "at-3", "at-4", "at-5", "e12"]);
    for (event, called) in case.events.list.iter().zip(&called) {
        assert_eq!(case.events.of_address(called), Some(event.id.as_str()));
    }
    for nothing in ["at-1", "at-7", "Mary Example", "e2", ""] {
        assert_eq!(case.events.of_address(nothing), None, "{nothing:?}");
    }
}
