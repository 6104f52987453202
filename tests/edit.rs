#![cfg(not(target_arch = "wasm32"))]
//! Changing a case: answers, people, events, hearings and the day it speaks for.

use waymark::case::{Assessment, Case, Event, Grade, Marac, Person, Police, VICTIM, check_case};
use waymark::dates::{Day, When};
use waymark::instrument::{Answer, AnswerSource, Reply};

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
    Event { id: id.to_owned(), note: note.to_owned(), ..Event::default() }
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
    let [made] = case.assessments.list.as_slice() else { panic!("one assessment") };
    assert_eq!((made.id.as_str(), made.when, made.grade), ("a1", day("2018-07-20").into(), None));
    assert_eq!(made.instrument.as_deref(), Some(DASH));
    assert!(!case.assessments.all_known, "an answer does not say that there were no other assessments");
    assert_eq!(check_case(&case), []);
}

#[test]
fn an_answer_is_changed_in_place() {
    let mut case = case();
    case.answer(DASH, "injury", |answer| answer.reply = Reply::Yes);
    case.answer(DASH, "injury", |answer| answer.source = AnswerSource::Records);
    case.answer(DASH, "injury", |answer| answer.note = "seen at the surgery".to_owned());
    case.answer(DASH, "frightened", |answer| answer.reply = Reply::Declined);
    let expected = Answer {
        reply: Reply::Yes,
        source: AnswerSource::Records,
        note: "seen at the surgery".to_owned(),
        ..Answer::default()
    };
    assert_eq!(case.answered(DASH, "injury"), Some(&expected));
    assert_eq!(case.answered(DASH, "frightened"), Some(&Reply::Declined.into()));
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
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::Yes.into()), "until there is a new one, the newest is read");
    case.answer(DASH, "injury", |answer| answer.reply = Reply::No);
    assert_eq!(assessment_ids(&case), ["a7", "a1", "a2"]);
    assert_eq!(case.answered(DASH, "injury"), Some(&Reply::No.into()));
    assert_eq!(case.assessments.list[..2], [assessment("a7", "2018-05-01"), assessment("a1", "2018-06-01")]);
}

#[test]
fn only_an_exact_day_and_the_same_instrument_is_the_present_one() {
    let mut case = case();
    case.assessments.list.push(assessment("a1", "2018-07"));
    case.assessments.list.push(Assessment { instrument: None, ..assessment("a2", "2018-07-20") });
    assert_eq!(case.present_assessment(DASH).id, "a3");
    assert_eq!(case.present_assessment(DASH).id, "a3", "asking again begins no other");
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
    case.assessments.list.push(assessment("a2", "about 2018-07-20"));
    case.answer(DASH, "injury", |answer| answer.reply = Reply::No);
    case.answer("hba", "injury", |answer| answer.reply = Reply::Declined);
    for to in ["2018-07-25", "2018-06-30", "2018-06-30"] {
        case.move_to(day(to));
        assert_eq!(case.as_of, day(to));
        let days: Vec<When> = case.assessments.list.iter().map(|one| one.when).collect();
        assert_eq!(days, [when("2018-05-01"), when("about 2018-07-20"), when(to), when(to)]);
        assert_eq!(case.answered(DASH, "injury"), Some(&Reply::No.into()));
        assert_eq!(case.answered("hba", "injury"), Some(&Reply::Declined.into()));
    }
    case.answer(DASH, "frightened", |answer| answer.reply = Reply::Yes);
    assert_eq!(case.assessments.list.len(), 4, "no new one was begun");
}

#[test]
fn another_day_leaves_the_ledger_alone() {
    let mut case = case();
    case.put_event(Event { when: day("2018-07-20").into(), learned: Some(day("2018-07-20")), ..event("", "") });
    case.put_marac(Marac {
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
    case.people.causing_harm.push(Person { id: "p2".to_owned(), ..Person::default() });
    case.people.others.push(Person { id: "p3".to_owned(), ..Person::default() });
    case.add_person();
    case.add_person();
    assert_eq!(person_ids(&case), ["p2", "p1", "p4"]);
    assert_eq!(case.people.causing_harm[1], Person { id: "p1".to_owned(), ..Person::default() });
    assert_eq!(check_case(&case), []);

    case.remove_person("p1");
    case.add_person();
    assert_eq!(person_ids(&case), ["p2", "p4", "p1"], "an id that is free again is taken again");
    assert_eq!(check_case(&case), []);
}

#[test]
fn a_person_whom_nothing_names_can_be_removed() {
    let mut case = case();
    for called in ["husband", "brother", "cousin", "uncle", "neighbour"] {
        case.add_person();
        case.people.causing_harm.last_mut().unwrap().called = called.to_owned();
    }
    let persons = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>();
    case.put_event(Event { by: persons(&["p1"]), harmed: persons(&[VICTIM, "p4"]), ..event("", "first") });
    case.put_marac(Marac {
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
        person_ids(&case).iter().map(|id| case.can_remove_person(id)).collect::<Vec<_>>(),
        [false, true, false, false, true]
    );
    let before = case.clone();
    for id in ["p1", "p3", "p4", "p9", VICTIM, ""] {
        case.remove_person(id);
        assert_eq!(case, before, "{id}");
    }
    case.remove_person("p2");
    let left: Vec<&str> = case.people.causing_harm.iter().map(|person| person.called.as_str()).collect();
    assert_eq!(left, ["husband", "cousin", "uncle", "neighbour"]);
    assert_eq!((&case.events, &case.maracs), (&before.events, &before.maracs));
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
    case.put_event(event("", "first"));
    case.put_event(event("", "second"));
    case.put_event(event("e4", "brought along"));
    case.put_event(event("", "third"));
    case.put_event(event("", "fifth"));
    assert_eq!(event_ids(&case), ["e1", "e2", "e4", "e3", "e5"]);
    assert_eq!(check_case(&case), []);
    assert!(!case.events.all_known, "one event does not say that there were no others");
}

#[test]
fn an_event_that_is_there_is_replaced_where_it_stands() {
    let mut case = case();
    for note in ["first", "second", "third"] {
        case.put_event(event("", note));
    }
    let new = Event { police: Police::Crime, ..event("e2", "put right") };
    case.put_event(new.clone());
    assert_eq!(case.events.list, [event("e1", "first"), new, event("e3", "third")]);
    case.put_event(event("mine", "under an id of its own"));
    assert_eq!(event_ids(&case), ["e1", "e2", "e3", "mine"]);
}

#[test]
fn removing_an_event_clears_what_points_to_it() {
    let mut case = case();
    for note in ["first", "second"] {
        case.put_event(event("", note));
    }
    for about in [Some("e1"), Some("e2"), None] {
        let about = about.map(str::to_owned);
        case.put_assessment(Assessment { about, ..assessment("", "2018-05-01") });
    }
    case.remove_event("e1");
    assert_eq!(event_ids(&case), ["e2"]);
    let about: Vec<Option<&str>> = case.assessments.list.iter().map(|one| one.about.as_deref()).collect();
    assert_eq!(about, [None, Some("e2"), None]);
    assert_eq!(check_case(&case), []);

    let before = case.clone();
    case.remove_event("e9");
    case.remove_event("");
    assert_eq!(case, before, "an event that is not there takes nothing with it");
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
    case.put_marac(marac("", "first"));
    case.put_marac(marac("m3", "third"));
    case.put_marac(marac("", "second"));
    case.put_marac(marac("m1", "put right"));
    assert_eq!(case.maracs.list, [marac("m1", "put right"), marac("m3", "third"), marac("m2", "second")]);

    case.put_assessment(assessment("", "2018-05-01"));
    case.put_assessment(assessment("", "2018-06-01"));
    case.put_assessment(assessment("a1", "2018-05-02"));
    assert_eq!(case.assessments.list, [assessment("a1", "2018-05-02"), assessment("a2", "2018-06-01")]);
    assert_eq!(check_case(&case), []);
}
