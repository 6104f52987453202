//! An assessment made again: what is carried over and how, what changed, and the grades so far.

use std::sync::Arc;

use waymark::engine::compare::{Again, Turn, again, grades, higher_before};
use waymark::engine::decided::Decided;
use waymark::engine::decision::Thing;
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Age, AreaChoice, Assessment, Case, Change, ChangeKind, Event, Gathered, Grade, Person, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::model::files::{read_case, write_case};
use waymark::model::instrument::{Answer, AnswerSource, Instrument, Reply};
use waymark::words::explain::{
    against_closing, assess_again_words, attention, carried_words, differences_since, graded_words,
    last_answers, last_words, next_review_words, since_words,
};

const LIST: &str = "police-27";

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn when(text: &str) -> When {
    When::from_file(text).unwrap()
}

fn list() -> Instrument {
    Rulebook::bundled()
        .unwrap()
        .instrument(LIST)
        .unwrap()
        .clone()
}

fn answer(reply: Reply, source: AnswerSource, note: &str) -> Answer {
    Answer {
        reply,
        source,
        note: note.to_owned(),
        as_at: None,
    }
}

/// Assessed on 29 May 2018, and looked at on 6 July.
fn case() -> Case {
    let mut case = Case::new(day("2018-07-06"));
    let answers = [
        ("2", answer(Reply::Yes, AnswerSource::Victim, "Her words.")),
        ("8", answer(Reply::Yes, AnswerSource::Records, "")),
        ("9", answer(Reply::No, AnswerSource::Victim, "")),
        ("17", answer(Reply::NotAsked, AnswerSource::Victim, "")),
        ("23", answer(Reply::Declined, AnswerSource::Victim, "")),
    ];
    case.assessments.list.push(Assessment {
        id: "a1".to_owned(),
        when: when("2018-05-29"),
        instrument: Some(LIST.to_owned()),
        grade: Some(Grade::High),
        answers: answers
            .map(|(item, answer)| (item.to_owned(), answer))
            .into(),
        ..Assessment::default()
    });
    case
}

fn turn(again: &Again<'_>, item: &str) -> Turn {
    again
        .pairs
        .iter()
        .find(|pair| pair.item.id == item)
        .unwrap()
        .turn
}

#[test]
fn nothing_of_last_time_counts_today_until_it_is_confirmed() {
    let mut case = case();
    let list = list();
    let before = again(&case, &list);
    assert_eq!(before.pairs.len(), 27);
    assert_eq!(
        before.that(Turn::Open).count(),
        4,
        "what was not asked then is not open to be carried"
    );
    assert_eq!(case.given_today(VICTIM, LIST, "2"), None);

    case.carry(VICTIM, LIST, "2");
    let carried = case.given_today(VICTIM, LIST, "2").unwrap();
    assert_eq!(
        (&carried.reply, carried.as_at),
        (&Reply::Yes, Some(day("2018-05-29")))
    );
    assert_eq!(carried.note, "Her words.");
    assert_eq!(
        case.given_today(VICTIM, LIST, "8"),
        None,
        "one answer at a time"
    );
    let after = again(&case, &list);
    assert_eq!(
        (turn(&after, "2"), turn(&after, "8")),
        (Turn::Same, Turn::Open)
    );
    assert_eq!(
        carried_words(day("2018-05-29"), case.as_of, case.as_of),
        "carried from 29 May 2018, confirmed today"
    );

    // What was never answered has nothing to carry.
    case.carry(VICTIM, LIST, "17");
    case.carry(VICTIM, LIST, "1");
    assert_eq!(case.given_today(VICTIM, LIST, "17"), None);
    assert_eq!(case.given_today(VICTIM, LIST, "1"), None);
    // And the file keeps it.
    assert_eq!(read_case(&write_case(&case)).unwrap(), case);
}

#[test]
fn an_answer_given_today_is_never_overwritten() {
    let mut case = case();
    case.answer(LIST, "2", |answer| answer.reply = Reply::No);
    case.answer(LIST, "8", |answer| {
        answer.note = "Written today.".to_owned()
    });
    case.carry(VICTIM, LIST, "2");
    case.carry(VICTIM, LIST, "8");
    assert_eq!(case.given_today(VICTIM, LIST, "2"), Some(&Reply::No.into()));
    let eight = case.given_today(VICTIM, LIST, "8").unwrap();
    assert_eq!(
        (&eight.reply, eight.note.as_str(), eight.source),
        (&Reply::Yes, "Written today.", AnswerSource::Records)
    );
}

#[test]
fn an_answer_carried_twice_keeps_the_day_it_was_given() {
    let mut case = case();
    case.carry(VICTIM, LIST, "2");
    case.begin_again(day("2018-08-20"));
    assert_eq!(
        case.last_about(VICTIM, LIST).unwrap().when,
        day("2018-07-06").into()
    );
    case.carry(VICTIM, LIST, "2");
    assert_eq!(
        case.given_today(VICTIM, LIST, "2").unwrap().as_at,
        Some(day("2018-05-29"))
    );
}

#[test]
fn what_changed_is_told_apart() {
    let mut case = case();
    for (item, reply) in [
        ("2", Reply::No),
        ("9", Reply::Yes),
        ("23", Reply::No),
        ("17", Reply::Yes),
        ("3", Reply::No),
    ] {
        case.answer(LIST, item, |answer| answer.reply = reply);
    }
    case.answer(LIST, "8", |answer| {
        *answer = self::answer(Reply::No, AnswerSource::Perpetrator, "")
    });
    let list = list();
    let found = again(&case, &list);
    for (item, expected) in [
        ("2", Turn::NoLonger),
        ("9", Turn::NewYes),
        ("17", Turn::NewYes),
        ("23", Turn::Otherwise),
        ("3", Turn::First),
        // A no of the person causing harm is recorded, and is no no.
        ("8", Turn::Otherwise),
        ("1", Turn::Blank),
    ] {
        assert_eq!(turn(&found, item), expected, "{item}");
    }
    let needs: Vec<_> = found
        .pairs
        .iter()
        .filter(|pair| pair.needs_note())
        .map(|pair| &pair.item.id)
        .collect();
    assert_eq!(needs, ["2"]);
    let words = format!("{:?}", differences_since(&found));
    assert!(words.contains("Yes last time, and no now (1)"), "{words}");
    assert!(
        words.contains("yes on 29 May 2018, now no. Write a note that says why."),
        "{words}"
    );
    case.answer(LIST, "2", |answer| {
        answer.note = "She has moved.".to_owned()
    });
    assert!(
        !again(&case, &list)
            .pairs
            .iter()
            .any(waymark::engine::compare::Pair::needs_note)
    );
}

#[test]
fn what_happened_since_is_named_and_what_became_known_since() {
    let mut case = case();
    let event = |id: &str, at: &str, learned: Option<&str>| Event {
        id: id.to_owned(),
        when: when(at),
        learned: learned.map(day),
        ..Event::default()
    };
    *case.events = Gathered {
        all_known: true,
        list: vec![
            event("old", "2018-05-19", None),
            event("told-late", "2017-04", Some("2018-06-01")),
            event("new", "2018-07-01", None),
            event("perhaps", "2018", None),
            event("same-day", "2018-05-29", None),
        ],
    };
    case.changes.list.push(Change {
        id: "c1".to_owned(),
        when: when("2018-06-29"),
        what: ChangeKind::Release,
        ..Change::default()
    });
    let list = list();
    let found = again(&case, &list);
    let since: Vec<_> = found
        .since
        .iter()
        .map(|one| match one.thing {
            Thing::Event(event) => (event.id.as_str(), one.after, one.learned),
            Thing::Change(change) => (change.id.as_str(), one.after, one.learned),
            _ => ("?", one.after, one.learned),
        })
        .collect();
    assert_eq!(
        since,
        [
            ("told-late", Truth::NotMet, true),
            ("new", Truth::Met, false),
            ("c1", Truth::Met, false),
            ("perhaps", Truth::CannotTell, false),
        ]
    );
    let words = format!("{:?}", since_words(&found));
    assert!(
        words.contains("Since the newest assessment, 29 May 2018 (2)"),
        "{words}"
    );
    assert!(
        words.contains("29 June 2018, release from prison or custody"),
        "{words}"
    );
    assert_eq!(
        last_words(&found, case.as_of),
        "Last time was 29 May 2018, graded high: 38 days before 6 July 2018."
    );
}

#[test]
fn the_path_of_grades_names_each_once_and_a_lower_one_shows() {
    let mut case = case();
    case.events.list.push(Event {
        id: "e1".to_owned(),
        when: when("2016-08"),
        grade: Some(Grade::Medium),
        ..Event::default()
    });
    case.assessments.list.push(Assessment {
        id: "a0".to_owned(),
        when: when("2016-08"),
        grade: Some(Grade::Medium),
        about: Some("e1".to_owned()),
        ..Assessment::default()
    });
    case.assessments.list.push(Assessment {
        id: "his".to_owned(),
        when: when("2015-11"),
        grade: Some(Grade::High),
        of: Some("ex".to_owned()),
        ..Assessment::default()
    });
    case.events.list.push(Event {
        id: "hers".to_owned(),
        when: when("2012"),
        harmed: vec!["somebody-else".to_owned()],
        grade: Some(Grade::High),
        ..Event::default()
    });
    assert!(
        higher_before(&case, LIST).is_empty(),
        "nothing is graded today"
    );
    case.present_about(VICTIM, LIST).grade = Some(Grade::Standard);
    let path: Vec<_> = grades(&case)
        .iter()
        .map(|one| (one.when.to_string(), one.grade))
        .collect();
    assert_eq!(
        path,
        [
            ("August 2016".to_owned(), Grade::Medium),
            ("29 May 2018".to_owned(), Grade::High),
            ("6 July 2018".to_owned(), Grade::Standard),
        ]
    );
    let higher = higher_before(&case, LIST);
    assert_eq!(higher.len(), 2);
    assert_eq!(
        graded_words(&higher[1]),
        "29 May 2018: high, at an assessment"
    );
    case.present_about(VICTIM, LIST).grade = Some(Grade::High);
    assert!(higher_before(&case, LIST).is_empty());
}

#[test]
fn a_new_day_keeps_every_date_and_carries_nothing() {
    let mut case = case();
    case.people.victim.age = Some(Age::Years(17));
    case.people.causing_harm.push(Person {
        id: "p1".to_owned(),
        ..Person::default()
    });
    case.events.all_known = true;
    case.judgement.words = "Written then.".to_owned();
    case.answer("circumstances", "danger-now", |answer| {
        answer.reply = Reply::Yes
    });
    case.begin_again(day("2018-07-06"));
    assert!(case.events.all_known, "the same day is not a new one");

    case.begin_again(day("2019-07-05"));
    assert_eq!(case.as_of, day("2019-07-05"));
    assert_eq!(
        case.people
            .victim
            .age
            .unwrap()
            .years_on(case.as_of, case.as_of),
        (17, Some(18))
    );
    assert_eq!(case.judgement.when, Some(day("2018-07-06")));
    assert!(!case.events.all_known && !case.assessments.all_known);
    for (list, item) in [("circumstances", "danger-now"), (LIST, "2")] {
        assert_eq!(case.given_today(VICTIM, list, item), None);
        assert_eq!(
            case.answered(list, item),
            None,
            "the newest assessment is today's, and holds nothing yet"
        );
        assert!(case.given_last_time(VICTIM, list, item).is_some());
    }
    let whole = case.clone();
    let before = case.before_today();
    assert_eq!(before.assessments.list.len(), 2);
    assert_eq!(
        Case {
            assessments: case.assessments.clone(),
            ..before
        },
        whole,
        "nothing else is taken out"
    );
}

#[test]
fn an_assessment_of_another_person_stands_apart() {
    let mut case = case();
    case.people.causing_harm.push(Person {
        id: "ex".to_owned(),
        ..Person::default()
    });
    case.present_about("ex", LIST)
        .answers
        .insert("2".to_owned(), Reply::Yes.into());
    assert_eq!(case.given_today("ex", LIST, "2"), Some(&Reply::Yes.into()));
    assert_eq!(case.given_today(VICTIM, LIST, "2"), None);
    assert_eq!(case.given_last_time("ex", LIST, "2"), None);
    assert_eq!(case.newest_assessment(LIST, case.as_of).unwrap().id, "a1");
    let ids: Vec<_> = case
        .assessments
        .list
        .iter()
        .map(|one| one.id.clone())
        .collect();
    assert_eq!(ids, ["a1", "a2"]);
}

#[test]
fn a_day_recorded_roughly_is_told_as_it_is_recorded() {
    let mut case = case();
    case.assessments.list.push(Assessment {
        id: "rough".to_owned(),
        when: when("2018-05-28/2018-05-29"),
        grade: Some(Grade::High),
        ..Assessment::default()
    });
    let list = list();
    assert_eq!(
        last_words(&again(&case, &list), case.as_of),
        "Last time is recorded as between 28 May 2018 and 29 May 2018, graded high. The answers here are kept under 29 May 2018."
    );
}

#[test]
fn a_later_day_sees_what_was_answered_and_changes_nothing() {
    let mut case = case();
    case.as_of = day("2018-05-29");
    let (before, list) = (case.clone(), list());
    assert!(case.is_answered());
    assert_eq!(last_answers(&again(&case, &list)), [""; 0]);
    let seen = last_answers(&again(&case.seen_from(day("2018-05-30")), &list));
    assert_eq!(seen.len(), 4, "{seen:?}");
    assert!(
        seen[0].starts_with("Question 2, ") && seen[0].ends_with(": Yes (the victim): Her words."),
        "{seen:?}"
    );
    assert_eq!(case, before);
}

#[test]
fn whether_paper_can_be_kept_is_asked_again_with_every_new_assessment() {
    let mut case = Case::new(day("2018-07-05"));
    case.contact.may_leave_paper = Some(true);
    case.begin_again(day("2018-07-05"));
    assert_eq!(
        case.contact.may_leave_paper,
        Some(true),
        "the same day is no new assessment"
    );
    case.begin_again(day("2018-07-06"));
    assert_eq!(case.contact.may_leave_paper, None);
}

/// What stands against closing is what is recorded, each under its own heading; what nobody has gone through stays in sight.
#[test]
fn what_is_recorded_against_closing_is_listed() {
    let book = Rulebook::bundled().unwrap();
    let list = book.instrument("before-closing").unwrap();
    let mut case = case();
    let leads = |case: &Case| {
        let facts = against_closing(case, Vec::new(), list);
        facts
            .into_iter()
            .map(|facts| (facts.lead, facts.items.len()))
            .collect::<Vec<_>>()
    };
    let all = list.items.len();
    let open = (format!("Not gone through yet ({all})"), all);
    assert!(leads(&case).contains(&open), "{:?}", leads(&case));
    assert!(
        leads(&case)
            .iter()
            .any(|(lead, _)| lead == "Graded high (1)")
    );

    // A question that was answered stands under what it says, and is no longer open.
    let item = list.items[0].id.clone();
    case.answer(&list.id, &item, |answer| answer.reply = Reply::Yes);
    let now = leads(&case);
    assert!(now.contains(&("Still stands (1)".to_owned(), 1)), "{now:?}");
    assert!(
        now.contains(&(format!("Not gone through yet ({})", all - 1), all - 1)),
        "{now:?}"
    );
    // No sentence says that closing is right.
    let empty = Case::new(day("2018-07-06"));
    assert_eq!(leads(&empty), [open]);
}

/// Read from the day on which the file is opened, and not from the one that the case speaks for.
#[test]
fn a_case_whose_newest_assessment_is_older_than_the_day_says_so() {
    let mut case = case();
    let says = |case: &Case, today: &str| assess_again_words(case, day(today));
    assert_eq!(
        says(&case, "2018-07-06").as_deref(),
        Some("Last assessed 29 May 2018")
    );
    assert_eq!(says(&case, "2018-05-29"), None, "it is of today");
    // Begun and not answered, it is still to be made; with the first answer it is under way.
    case.begin_again(day("2018-07-10"));
    assert!(says(&case, "2018-07-10").is_some());
    case.answer(LIST, "1", |answer| answer.reply = Reply::Yes);
    assert_eq!(says(&case, "2018-07-10"), None);
    assert_eq!(
        says(&case, "2018-07-11").as_deref(),
        Some("Last assessed 10 July 2018")
    );
    case.taken_from = "A published review".to_owned();
    assert_eq!(says(&case, "2018-07-11"), None, "it stays as of its day");
    assert_eq!(says(&Case::new(day("2018-07-06")), "2018-07-11"), None);
}

/// An assessment of another person, or one of which nobody knows the year, says nothing of when the victim was last assessed.
#[test]
fn only_a_dated_assessment_of_the_victim_is_the_last() {
    let mut case = case();
    let others = [
        ("2018-06-20", Some("p1")),
        ("unknown", None),
        ("2018-06", None),
    ];
    for (at, of) in others {
        case.assessments.list.push(Assessment {
            id: at.to_owned(),
            when: when(at),
            of: of.map(str::to_owned),
            grade: Some(Grade::Medium),
            ..Assessment::default()
        });
    }
    assert_eq!(
        case.assessed_before(day("2018-07-06")),
        Some(when("2018-06"))
    );
    assert_eq!(
        case.assessed_before(day("2018-06-30")),
        None,
        "it may be of today"
    );
}

#[test]
fn a_review_is_said_ahead_and_when_it_is_due_and_goes_with_the_assessment_that_it_asked_for() {
    let mut case = case();
    case.next_review = Some(day("2018-08-03"));
    let ahead = |case: &Case, today: &str| next_review_words(case, day(today));
    let due = |case: &Case, today: &str| assess_again_words(case, day(today));
    assert_eq!(
        ahead(&case, "2018-07-06").as_deref(),
        Some("Next review: 3 August 2018, in 28 days.")
    );
    assert_eq!(
        due(&case, "2018-08-03").as_deref(),
        Some("Review due today")
    );
    assert_eq!(
        due(&case, "2018-08-04").as_deref(),
        Some("Review was due 3 August 2018")
    );
    assert_eq!(ahead(&case, "2018-08-03"), None, "then it is due");
    case.begin_again(day("2018-08-02"));
    assert_eq!(case.next_review, Some(day("2018-08-03")), "it lies ahead");
    case.begin_again(day("2018-08-05"));
    assert_eq!(case.next_review, None);
    assert_eq!(read_case(&write_case(&case)).unwrap(), case);
}

#[test]
fn answers_are_counted_that_were_given_today() {
    let mut case = case();
    assert_eq!(case.answers_given(), 0, "those are of last time");
    case.answer(LIST, "1", |answer| answer.reply = Reply::Yes);
    case.answer("circumstances", "children", |answer| {
        answer.reply = Reply::DoesNotKnow
    });
    case.answer(LIST, "2", |answer| answer.note = "To ask.".to_owned());
    case.carry(VICTIM, LIST, "8");
    assert_eq!(case.answers_given(), 3);
}

/// Whatever called for it: a checklist that was gone through today sets it at rest, also beside an earlier one whose day is
/// vague and may be late in its year.
#[test]
fn once_assessed_again_nothing_calls_for_it_any_more() {
    let book = Arc::new(Rulebook::bundled().unwrap());
    let list = list();
    let event = |id: &str, at: &str| Event {
        id: id.to_owned(),
        when: when(at),
        ..Event::default()
    };
    let mut called_for = case();
    called_for.as_of = day("2018-06-01");
    for (id, at) in [
        ("e1", "2018-06-20"),
        ("e2", "2018"),
        ("e3", "2018-07-06"),
        ("e4", "about 2018-07"),
    ] {
        called_for.events.list.push(event(id, at));
    }
    for what in ChangeKind::ALL.iter().copied() {
        called_for.changes.list.push(Change {
            id: format!("c{what:?}"),
            when: when("2018-07"),
            learned: Some(day("2018-07-06")),
            what,
            ..Change::default()
        });
    }
    called_for.assessments.list.push(Assessment {
        id: "vague".to_owned(),
        when: when("2018"),
        grade: Some(Grade::Medium),
        ..Assessment::default()
    });
    called_for.begin_again(day("2018-07-06"));
    let mut done = called_for.clone();
    for item in &list.items {
        done.answer(LIST, &item.id, |answer| answer.reply = Reply::No);
    }
    for area in &book.areas {
        let calls = |case: &Case| {
            let mut case = case.clone();
            case.area = Some(AreaChoice::of(area.id.as_str()));
            let decided = Decided::new(case, Arc::clone(&book), None).unwrap();
            let found = attention(decided.decision());
            found
                .into_iter()
                .find(|one| one.id == "reassess")
                .map(|one| (one.heading, one.reasons))
        };
        assert!(calls(&called_for).is_some(), "{}", area.id);
        assert_eq!(calls(&done), None, "{}", area.id);
    }
}
