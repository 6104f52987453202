//! Everything of a case in time: lanes, marks, their days and their words.

use waymark::engine::decision::decide;
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{
    Action, Assessment, Breach, Case, Change, ChangeKind, Event, EventKind, Grade, Marac, Order,
    OrderKind, Review, VICTIM,
};
use waymark::model::dates::{Day, When};
use waymark::words::explain::{Facts, Lane, Timeline, history_of, order_stands, timeline};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn when(text: &str) -> When {
    When::from_file(text).unwrap()
}

fn laid_out(case: &Case) -> Timeline {
    let book = Rulebook::bundled().unwrap();
    let rules = book.national(case.as_of).unwrap();
    timeline(case, &book, &decide(case, rules, case.as_of))
}

fn event(at: &str) -> Event {
    Event {
        when: when(at),
        harmed: vec![VICTIM.to_owned()],
        ..Event::default()
    }
}

fn lanes(timeline: &Timeline) -> Vec<Lane> {
    timeline.lanes.iter().map(|(lane, _)| *lane).collect()
}

#[test]
fn events_are_offered_from_the_newest_on_and_last_what_has_no_date() {
    let mut case = Case::new(day("2018-07-20"));
    for at in [
        "unknown",
        "2018-03",
        "2018-03-31",
        "before 2015",
        "2018-07-19",
        "after 2018-07-18",
        "2018-07-19",
    ] {
        let before = case.events.list.len();
        case.events.list.push(Event {
            id: format!("{at}, {before}"),
            ..event(at)
        });
    }
    let order: Vec<&str> = case
        .events_newest_first()
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    let expected = [
        "2018-07-19, 6",
        "after 2018-07-18, 5",
        "2018-07-19, 4",
        "2018-03-31, 2",
        "2018-03, 1",
        "before 2015, 3",
        "unknown, 0",
    ];
    assert_eq!(order, expected);
}

#[test]
fn nothing_known_is_an_empty_picture() {
    let found = laid_out(&Case::new(day("2018-07-20")));
    assert_eq!((found.marks, found.lanes), (vec![], vec![]));
    assert!(
        found.from < day("2017-07-20") && found.until > day("2018-07-20"),
        "the window is there even so"
    );
}

#[test]
fn each_kind_has_its_lane_and_the_marks_go_by_date() {
    let mut case = Case::new(day("2018-07-20"));
    case.maracs.put(Marac {
        met: when("2018-06-07"),
        ..Marac::default()
    });
    case.changes.put(Change {
        when: when("2018-05-17"),
        what: ChangeKind::Release,
        ..Change::default()
    });
    case.changes.put(Change {
        when: when("2018-05-19"),
        what: ChangeKind::Sighting,
        ..Change::default()
    });
    case.orders.put(Order {
        from: when("2017-04"),
        kind: OrderKind::Restraining,
        ..Order::default()
    });
    case.assessments.put(Assessment {
        when: when("2018-05-21"),
        grade: Some(Grade::High),
        ..Assessment::default()
    });
    case.events.put(Event {
        kinds: vec![EventKind::Breach],
        ..event("2018-05-19")
    });
    let found = laid_out(&case);
    assert_eq!(lanes(&found), Lane::ALL);
    let names: Vec<String> = found
        .marks
        .iter()
        .map(|mark| mark.says(&case))
        .map(|says| format!("{}: {}", says.when, says.what))
        .collect();
    assert_eq!(
        names,
        [
            "from April 2017, its end not known: restraining order",
            "17 May 2018: release from prison or custody",
            "19 May 2018: order, bail or condition broken",
            "19 May 2018: the person causing harm seen near the victim",
            "21 May 2018: assessment, graded high",
            "7 June 2018: MARAC",
        ]
    );
    let order = &found.marks[0];
    assert_eq!(
        (order.first, order.open_first, order.open_last),
        (day("2017-04-01"), false, true)
    );
    assert_eq!(order.last, found.until);
    assert_eq!(
        order.says(&case).says,
        ["It cannot be told whether it is in force on 20 July 2018."]
    );
    assert_eq!(found.marks[2].counts, Some(Truth::Met));
    assert!(
        found.marks[2]
            .words(&case)
            .ends_with("Counts for potential escalation under this rule")
    );
    assert!(
        found
            .marks
            .iter()
            .all(|mark| mark.first >= found.from && mark.last <= found.until)
    );
    assert_eq!(
        (found.share(found.from), found.share(found.until)),
        (0, 10_000)
    );
}

#[test]
fn a_vague_date_is_as_wide_as_it_is_vague_and_no_later_than_it_was_known() {
    let mut case = Case::new(day("2018-07-20"));
    for at in ["2018", "before 2016-10", "unknown", "2017-winter"] {
        case.events.put(event(at));
    }
    case.events.put(Event {
        learned: Some(day("2018-02-01")),
        ..event("after 2018-01-10")
    });
    let found = laid_out(&case);
    let marks: Vec<_> = found
        .marks
        .iter()
        .map(|mark| (mark.id.as_str(), mark.open_first, mark.first, mark.last))
        .collect();
    assert_eq!(
        marks,
        [
            ("e2", true, found.from, day("2016-09-30")),
            ("e5", false, day("2018-01-11"), day("2018-02-01")),
            ("e4", false, day("2017-12-01"), day("2018-02-28")),
            ("e3", true, found.from, day("2018-07-20")),
            ("e1", false, day("2018-01-01"), day("2018-07-20")),
        ]
    );
}

/// A long note is cut in a name, and must not be lost with it.
#[test]
fn a_note_is_said_once_and_in_full() {
    let mut case = Case::new(day("2018-07-20"));
    let long = "He was seen two days after release in a road beside hers, and the restraining order did not cover it.";
    for note in ["Shouting", long] {
        case.events.put(Event {
            note: note.to_owned(),
            ..event("2018-07-01")
        });
    }
    let words: Vec<String> = laid_out(&case)
        .marks
        .iter()
        .map(|mark| mark.words(&case))
        .collect();
    assert_eq!(words[0].matches("Shouting").count(), 1, "{words:?}");
    assert_eq!(words[1].matches("He was seen").count(), 1, "{words:?}");
    assert!(
        words[1].contains("the restraining order did not cover it"),
        "{words:?}"
    );
}

#[test]
fn marks_that_would_lie_on_one_another_get_rows() {
    let mut case = Case::new(day("2018-07-20"));
    for at in ["2010-01-01", "2018-05-01", "2018-05-02", "2018-05-03"] {
        case.events.put(event(at));
    }
    let found = laid_out(&case);
    assert_eq!(
        found.drawn.iter().map(|mark| mark.row).collect::<Vec<_>>(),
        [0, 0, 1, 2]
    );
    assert_eq!(found.lanes, [(Lane::Events, 3)]);
    let years: Vec<i32> = found.ticks.iter().map(|tick| tick.year()).collect();
    assert_eq!(
        years,
        [2010, 2012, 2014, 2016],
        "2018 would stand at the very edge"
    );
}

#[test]
fn an_order_stands_or_not_or_it_cannot_be_told() {
    let case = Case::new(day("2018-07-20"));
    for (from, until, says) in [
        (
            "2018-01-01",
            Some("2018-07-20"),
            "In force on 20 July 2018.",
        ),
        (
            "2018-01-01",
            Some("2019-01-01"),
            "In force on 20 July 2018.",
        ),
        (
            "2018-01-01",
            Some("2018-07-19"),
            "Not in force on 20 July 2018.",
        ),
        ("2018-07-21", Some("2019"), "Not in force on 20 July 2018."),
        (
            "2018-01-01",
            Some("2018-07"),
            "It cannot be told whether it is in force on 20 July 2018.",
        ),
        (
            "2018-01-01",
            None,
            "It cannot be told whether it is in force on 20 July 2018.",
        ),
    ] {
        let order = Order {
            from: when(from),
            until: until.map(when),
            ..Order::default()
        };
        assert_eq!(order_stands(&case, &order), says, "{from} to {until:?}");
    }
}

/// An order that lasts for years does not squeeze everything else to one edge.
#[test]
fn a_long_order_goes_on_beyond_the_picture() {
    let mut case = Case::new(day("2018-07-20"));
    case.orders.put(Order {
        from: when("2018-07-01"),
        until: Some(when("2030-01-01")),
        ..Order::default()
    });
    let found = laid_out(&case);
    assert!(found.until < day("2019-03-01"));
    assert_eq!(
        (found.marks[0].last, found.marks[0].open_last),
        (found.until, true)
    );
}

#[test]
fn a_present_set_of_answers_about_the_conversation_is_no_assessment() {
    let mut case = Case::new(day("2018-07-20"));
    case.answer("circumstances", "danger-now", |answer| {
        answer.reply = waymark::model::instrument::Reply::No
    });
    assert_eq!(laid_out(&case).marks, []);
    case.answer("dash-24", "1", |answer| {
        answer.reply = waymark::model::instrument::Reply::Yes
    });
    assert_eq!(laid_out(&case).marks.len(), 1);
}

#[test]
fn a_disputed_breach_an_action_and_a_review_are_said_in_full() {
    let mut case = Case::new(day("2018-07-20"));
    case.add_person();
    case.orders.put(Order {
        kind: OrderKind::Restraining,
        from: when("2018-01"),
        until: Some(when("2020-01")),
        on: vec!["p1".to_owned()],
        conditions: "Not to go to Mill Street.".to_owned(),
        made_by: "Crown Court".to_owned(),
        ..Order::default()
    });
    let breach = Breach {
        order: Some("o1".to_owned()),
        condition: "Not to go to Mill Street.".to_owned(),
        disputed: "His probation officer: he was elsewhere".to_owned(),
    };
    case.events.put(Event {
        breach: Some(breach),
        note: "Seen outside".to_owned(),
        ..event("2018-05-19")
    });
    let action = Action {
        what: "Change the locks".to_owned(),
        owner: "Housing".to_owned(),
        ..Action::default()
    };
    let done = Action {
        due: Some(when("2018-06")),
        done: Some(when("2018-06-12")),
        ..action.clone()
    };
    case.maracs.put(Marac {
        met: when("2018-06-07"),
        actions: vec![action, done],
        ..Marac::default()
    });
    let review = Review {
        by: "a sergeant".to_owned(),
        grade: Some(Grade::High),
        ..Review::default()
    };
    case.assessments.put(Assessment {
        when: when("2018-06-01"),
        grade: Some(Grade::Medium),
        review: Some(review),
        ..Assessment::default()
    });
    let words: Vec<String> = laid_out(&case)
        .marks
        .iter()
        .map(|mark| mark.words(&case))
        .collect();
    assert_eq!(
        words,
        [
            "From January 2018, until January 2020: restraining order. In force on 20 July 2018. On: the person causing \
             harm. Crown Court. Not to go to Mill Street",
            "19 May 2018: “Seen outside”. How the police recorded it is not known. Broken: restraining order from January \
             2018, until January 2020. The condition: Not to go to Mill Street. Disputed: His probation officer: he was \
             elsewhere. Counts for potential escalation under this rule",
            "1 June 2018: assessment, graded medium. Reviewed by a sergeant, date not known: graded high",
            "7 June 2018: MARAC. Referred: date not known. Action: Change the locks (Housing), not known to be done. \
             Action: Change the locks (Housing), due June 2018, done 12 June 2018",
        ]
    );
}

#[test]
fn what_the_history_says_about_a_person_is_said_by_name() {
    let mut case = Case::new(day("2018-07-20"));
    case.add_person();
    case.add_other();
    case.add_other();
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    case.events.put(Event {
        harmed: ids(&["p2"]),
        kinds: vec![EventKind::Weapon],
        ..event("2004")
    });
    case.events.put(Event {
        harmed: ids(&["p2", "p3"]),
        by: ids(&["p1"]),
        ..event("2006")
    });
    case.events.put(event("2018-02"));
    case.events.put(Event {
        breach: Some(Breach::default()),
        by: ids(&["p1"]),
        ..event("2018-03")
    });
    case.orders.put(Order {
        from: when("2018-01"),
        until: Some(when("2019")),
        on: ids(&["p1"]),
        ..Order::default()
    });
    case.changes.put(Change {
        when: when("2018-05"),
        what: ChangeKind::Release,
        ..Change::default()
    });
    let fact = |lead: &str, items: &[&str]| Facts {
        lead: lead.to_owned(),
        items: ids(items),
    };
    assert_eq!(
        history_of(&case, "p1"),
        [
            fact(
                "Harm to others than the victim, 2 persons",
                &["2004, a weapon or object used, shown or carried", "2006"]
            ),
            fact(
                "An order, bail or condition broken, or said to be",
                &["March 2018"]
            ),
            fact(
                "In force on 20 July 2018",
                &["another order from January 2018, until 2019"]
            ),
            fact(
                "Released or bailed",
                &["May 2018, release from prison or custody"]
            ),
        ]
    );
    // With two persons, what names nobody is about nobody in particular.
    case.add_person();
    let leads: Vec<String> = history_of(&case, "p1")
        .into_iter()
        .map(|facts| facts.lead)
        .collect();
    assert_eq!(leads.len(), 3, "{leads:?}");
    assert_eq!(history_of(&case, "p4"), []);
}

/// A mark's day and what it is are words of their own: neither begins with the comma that joins them in a sentence.
#[test]
fn the_day_of_a_mark_stands_by_itself() {
    let mut case = Case::new(day("2018-07-20"));
    case.orders.put(Order {
        kind: OrderKind::Restraining,
        until: Some(when("2019-07-20")),
        ..Order::default()
    });
    case.events.put(Event {
        kinds: vec![EventKind::Assault],
        ..event("2018-03-01/2018-03-02")
    });
    let marks = laid_out(&case).marks;
    let mark = |lane| marks.iter().find(|mark| mark.lane == lane).unwrap();
    let of = |lane| mark(lane).says(&case);
    assert_eq!(
        of(Lane::Orders).when,
        "its beginning not known, until 20 July 2019"
    );
    assert_eq!(of(Lane::Orders).what, "restraining order");
    assert_eq!(of(Lane::Events).what, "assault");
}

/// So many events, each on its day, from the newest back.
fn many(number: u32, apart: impl Fn(u32) -> u32) -> Case {
    let mut case = Case::new(day("2018-07-20"));
    for place in 0..number {
        let at = case.as_of.minus_days(apart(place));
        case.events.put(Event {
            when: When::from(at),
            ..event("unknown")
        });
    }
    case
}

/// Every mark is drawn once, in the order of time, and no two of a row lie on one another.
fn assert_drawn(found: &Timeline) {
    let mut shown: Vec<usize> = Vec::new();
    for (place, mark) in found.drawn.iter().enumerate() {
        shown.extend(&mark.marks);
        assert!(mark.marks.is_sorted(), "{mark:?}");
        let before = found.drawn[..place].last();
        assert!(before.is_none_or(|before| before.marks[0] < mark.marks[0]));
        for of in mark.marks.iter().map(|of| &found.marks[*of]) {
            assert!(of.first >= mark.first && of.last <= mark.last, "{of:?}");
            assert_eq!((of.lane, of.counts), (mark.lane, mark.counts));
        }
        let same = |other: &&waymark::words::explain::DrawnMark| {
            other.lane == mark.lane && other.row == mark.row
        };
        for other in found.drawn[..place].iter().filter(same) {
            let apart = found.share(mark.first) >= found.share(other.last) + 900;
            assert!(apart, "{other:?} lies under {mark:?}");
        }
    }
    shown.sort_unstable();
    assert_eq!(shown, (0..found.marks.len()).collect::<Vec<_>>());
}

#[test]
fn few_marks_are_drawn_each_and_very_many_together_with_their_number() {
    let few = laid_out(&many(40, |place| place));
    assert_drawn(&few);
    assert!(few.drawn.iter().all(|mark| mark.marks.len() == 1));
    for apart in [
        |place| place,
        |place| place * 4,
        |place| place / 100,
        |_| 0,
        |place| place * place % 3650,
    ] {
        let case = many(1000, apart);
        let found = laid_out(&case);
        assert_drawn(&found);
        assert!(found.drawn.len() <= 80, "{}", found.drawn.len());
        assert!(found.lanes.iter().all(|(_, rows)| *rows <= 12), "{found:?}");
    }
    // All on one day, one that counts.
    let case = many(1000, |_| 0);
    let found = laid_out(&case);
    let [one] = found.drawn.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        one.words(&found, &case),
        "Events: 1000 on 20 July 2018. Each: Counts for potential escalation under this rule"
    );
}

#[test]
fn the_vaguest_of_a_thousand_are_drawn_too() {
    let mut case = many(300, |place| place);
    for place in 0..700_u32 {
        let whens = [
            "unknown",
            "2018",
            "before 2015",
            "after 2016-03-01",
            "2017-winter",
        ];
        let at = whens[place as usize % whens.len()];
        case.events.put(event(at));
    }
    let found = laid_out(&case);
    assert_drawn(&found);
    assert!(found.drawn.len() <= 80, "{}", found.drawn.len());
}

#[test]
fn a_long_list_has_its_newest_part_first_and_the_rest_by_years() {
    let whole = many(50, |place| place * 30);
    let found = laid_out(&whole);
    let parts = found.newest_first(&[Lane::Events], &whole);
    assert_eq!((parts.len(), parts[0].marks.len()), (1, 50));

    let mut case = many(300, |place| place * 5);
    for _ in 0..30 {
        case.events.put(event("unknown"));
    }
    let found = laid_out(&case);
    let parts = found.newest_first(&[Lane::Events], &case);
    let all: Vec<usize> = parts.iter().flat_map(|part| part.marks.clone()).collect();
    // Every entry once, in order.
    assert_eq!(all, (0..330).rev().collect::<Vec<_>>());
    assert!(
        parts
            .iter()
            .all(|part| (1..=25).contains(&part.marks.len()))
    );
    let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(
        titles[..5],
        [
            "",
            "Without a date: 6 entries",
            "2018, 15 July 2018 to 11 April 2018: 20 entries",
            "2018, 6 April 2018 to 1 January 2018: 20 entries",
            "2017, 27 December 2017 to 29 August 2017: 25 entries",
        ],
        "{titles:#?}"
    );
    let oldest: Vec<usize> = found
        .oldest_first(&case)
        .iter()
        .flat_map(|part| part.marks.clone())
        .collect();
    assert_eq!(oldest, (0..330).collect::<Vec<_>>());
}
