//! The smallest cases in which the two implementations were found to differ, each with what the rule's own words say.

use waymark::engine::decision::{
    Evidence, Here, InDoubt, OtherReading, Part, Unknown, decide, routes_under,
};
use waymark::logic::Truth;
use waymark::model::book::Rules;
use waymark::model::case::{
    Assessment, Case, Event, EventKind, Grade, Marac, Person, Place, Police, VICTIM,
};
use waymark::model::dates::When;
use waymark::model::rules::{
    Criterion, Events, Extent, GradeAsked, ItemIsYes, PeopleScope, PersonIs, Rising, Threshold, Who,
};

use super::book::book;
use super::names::day;
use super::world::{asking, engine};

fn when(text: &str) -> When {
    When::from_file(text).expect("a date")
}

/// A case with two persons causing harm, of which everything not named here is known not to be.
fn case(as_of: &str) -> Case {
    let mut case = Case::new(day(as_of));
    case.people.victim.lives_in = vec!["Lewisham".to_owned()];
    case.people.causing_harm = ["p1", "p2"]
        .map(|id| Person {
            id: id.to_owned(),
            ..Person::default()
        })
        .to_vec();
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.maracs.all_known = true;
    case
}

fn event(id: &str, date: &str) -> Event {
    Event {
        id: id.to_owned(),
        when: when(date),
        kinds: vec![EventKind::Assault],
        police: Police::Crime,
        agencies: Some(Vec::new()),
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

fn marac(id: &str, referred: &str, about: &str) -> Marac {
    Marac {
        id: id.to_owned(),
        referred: when(referred),
        met: when(referred),
        discussed: None,
        areas: vec!["Lewisham".to_owned()],
        about: vec![about.to_owned()],
        note: String::new(),
        ..Marac::default()
    }
}

fn assessment(id: &str, date: &str, grade: Option<Grade>, about: Option<&str>) -> Assessment {
    Assessment {
        id: id.to_owned(),
        when: when(date),
        instrument: None,
        grade,
        about: about.map(str::to_owned),
        note: String::new(),
        answers: Default::default(),
        ..Assessment::default()
    }
}

fn rules(area: &str, version: &str) -> Rules<'static> {
    let area = book().area(area).expect("it is bundled");
    Rules {
        book: book(),
        area,
        version: area.version(version).expect("it is bundled"),
    }
}

fn route(case: &Case, rules: Rules<'_>, route: &str, on: &str) -> Truth {
    routes_under(case, rules, day(on))
        .route(route)
        .expect("it is in the version")
        .answer()
}

/// A repeat concerns the same victim and the same person causing harm. What was heard about somebody else is another
/// matter, and hearing it must not take this one's repeat away.
#[test]
fn a_marac_about_another_person_does_not_end_a_repeat() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e", "2018-03-01")];
    case.maracs.list = vec![marac("m1", "2018-01-10", "p1")];
    let national = rules("national", "safelives");
    assert_eq!(route(&case, national, "repeat", "2018-07-20"), Truth::Met);
    case.maracs.list.push(marac("m2", "2018-05-01", "p2"));
    assert_eq!(route(&case, national, "repeat", "2018-07-20"), Truth::Met);
}

/// Where it is not known whom the later MARAC was about, it may have been about the same person or not.
#[test]
fn a_marac_about_nobody_knows_whom_may_end_a_repeat() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e", "2018-03-01")];
    case.maracs.list = vec![
        marac("m1", "2018-01-10", "p1"),
        marac("m2", "2018-05-01", "p1"),
    ];
    case.maracs.list[1].about.clear();
    assert_eq!(
        route(
            &case,
            rules("national", "safelives"),
            "repeat",
            "2018-07-20"
        ),
        Truth::CannotTell
    );
}

/// Two did it together, and both were heard of before. Then one of them was heard of again: for the other the event is
/// still new.
#[test]
fn a_marac_about_one_of_two_does_not_end_the_repeat_of_the_other() {
    let mut case = case("2018-07-20");
    case.events.list = vec![Event {
        by: vec!["p1".to_owned(), "p2".to_owned()],
        ..event("e", "2018-03-01")
    }];
    case.maracs.list = vec![
        marac("m1", "2018-01-10", "p2"),
        marac("m2", "2018-05-01", "p1"),
    ];
    assert_eq!(
        route(
            &case,
            rules("national", "safelives"),
            "repeat",
            "2018-07-20"
        ),
        Truth::Met
    );
    case.maracs.list[1].about.push("p2".to_owned());
    assert_eq!(
        route(
            &case,
            rules("national", "safelives"),
            "repeat",
            "2018-07-20"
        ),
        Truth::NotMet
    );
}

/// The other MARAC was some time from February to December 2018. If it was after the day of decision it has not happened
/// yet, and the event of January follows the last one.
#[test]
fn a_marac_that_may_lie_after_the_day_of_decision_may_not_be_the_last() {
    let mut case = case("2018-12-31");
    case.events.list = vec![event("e", "2018-01-15")];
    case.maracs.list = vec![
        marac("m1", "2017-12-01", "p1"),
        marac("m2", "2018-02/2018-12", "p1"),
    ];
    assert_eq!(
        route(
            &case,
            rules("national", "safelives"),
            "repeat",
            "2018-03-31"
        ),
        Truth::CannotTell
    );
}

/// What the police made of an event can confirm a crime; while that is not known, it may.
#[test]
fn an_argument_that_the_police_may_have_recorded_as_a_crime_may_be_a_repeat() {
    let mut case = case("2018-07-20");
    case.maracs.list = vec![marac("m1", "2018-01-10", "p1")];
    case.maracs.list[0].areas = vec!["Bolton".to_owned()];
    let argument = |police| Event {
        kinds: vec![EventKind::Argument],
        police,
        ..event("e", "2018-03-01")
    };
    for rules in [
        rules("national", "safelives-older-repeat"),
        rules("bolton", "form"),
    ] {
        for (police, expected) in [
            (Police::Crime, Truth::Met),
            (Police::Incident, Truth::NotMet),
            (Police::Unknown, Truth::CannotTell),
        ] {
            case.events.list = vec![argument(police)];
            assert_eq!(
                route(&case, rules, "repeat", "2018-07-20"),
                expected,
                "{}: {police:?}",
                rules.area.id
            );
        }
    }
}

/// On 31 March 2018 a grade given some time in 2018 may not have been given yet.
#[test]
fn a_grade_that_may_have_been_given_after_the_day_of_decision_does_not_settle_it() {
    let mut case = case("2018-12-31");
    case.assessments.list = vec![assessment("a", "2018", Some(Grade::High), None)];
    let birmingham = rules("birmingham", "2010-2012");
    assert_eq!(
        route(&case, birmingham, "visible-high-risk", "2018-03-31"),
        Truth::CannotTell
    );
    case.assessments.list.insert(
        0,
        assessment("older", "2017-12-31", Some(Grade::Standard), None),
    );
    assert_eq!(
        route(&case, birmingham, "visible-high-risk", "2018-03-31"),
        Truth::CannotTell
    );
    assert_eq!(
        route(&case, birmingham, "visible-high-risk", "2018-12-31"),
        Truth::Met
    );
    let asked = Criterion::Grade(GradeAsked {
        at_least: Grade::High,
        at_most: None,
    });
    assert_eq!(
        engine(asking(day("2017-12-31"), true), &case, &asked).answer,
        Truth::NotMet
    );
}

/// A later checklist of which no grade is known may have been graded high: that is no reason to take a high grade away, and
/// none to say no.
#[test]
fn an_assessment_without_a_grade_leaves_no_certain_no() {
    let high = Criterion::Grade(GradeAsked {
        at_least: Grade::High,
        at_most: None,
    });
    let graded = |date, grade| assessment("graded", date, Some(grade), None);
    let ungraded = assessment("ungraded", "2018-05-01", None, None);
    let found = |list: Vec<Assessment>| {
        let mut case = case("2018-12-31");
        case.assessments.list = list;
        let finding = engine(asking(day("2018-12-31"), true), &case, &high);
        let Evidence::Grade(grade) = &finding.evidence else {
            panic!("{finding:?}")
        };
        (
            finding.answer,
            grade
                .ungraded
                .iter()
                .map(|one| one.id.clone())
                .collect::<Vec<_>>(),
        )
    };
    let open = vec!["ungraded".to_owned()];
    assert_eq!(
        found(vec![
            graded("2018-01-01", Grade::Standard),
            ungraded.clone()
        ]),
        (Truth::CannotTell, open.clone())
    );
    assert_eq!(
        found(vec![graded("2018-01-01", Grade::High), ungraded.clone()]),
        (Truth::Met, open.clone())
    );
    assert_eq!(
        found(vec![graded("2018", Grade::Standard), ungraded.clone()]),
        (Truth::CannotTell, open)
    );
    // What came before the grade, and what no grade of the victim's risk is given to, leave it as it is.
    assert_eq!(
        found(vec![
            graded("2018-06-01", Grade::Standard),
            ungraded.clone()
        ]),
        (Truth::NotMet, vec![])
    );
    for other in ["causing-harm", "circumstances"] {
        let other = Assessment {
            instrument: Some(other.to_owned()),
            ..ungraded.clone()
        };
        assert_eq!(
            found(vec![graded("2018-01-01", Grade::Standard), other]),
            (Truth::NotMet, vec![])
        );
    }
}

/// The only assessment may not have been made yet, and then its event is one like any other.
#[test]
fn an_assessment_that_may_lie_after_the_day_of_decision_may_not_say_which_event_is_the_current_one()
{
    let mut case = case("2018-12-31");
    case.events.list = vec![event("e", "2018-03-01")];
    case.assessments.list = vec![assessment("a", "2018", None, Some("e"))];
    assert_eq!(
        engine(
            asking(day("2018-03-31"), true),
            &case,
            &without_the_current_one()
        )
        .answer,
        Truth::CannotTell
    );
    assert_eq!(
        engine(
            asking(day("2018-12-31"), true),
            &case,
            &without_the_current_one()
        )
        .answer,
        Truth::NotMet
    );
}

fn without_the_current_one() -> Criterion {
    Criterion::Events(Events {
        count: Threshold::AtLeast(1),
        recorded: Vec::new(),
        kinds: Vec::new(),
        months: Some(12),
        weeks: None,
        days: None,
        place: Extent::Anywhere,
        people: PeopleScope::SameVictim,
        current: false,
        assumed: Vec::new(),
    })
}

/// The event that led to the assessment is the one behind the newest assessment on or before the day of decision.
#[test]
fn an_assessment_made_later_does_not_say_which_event_is_the_current_one() {
    let mut case = case("2018-12-31");
    case.events.list = vec![event("e", "2018-03-01")];
    case.assessments.list = vec![
        assessment("a1", "2018-03-02", None, Some("e")),
        assessment("a2", "2018-06-02", None, Some("another")),
    ];
    let criterion = without_the_current_one();
    // Before any was made, nobody has said.
    for (on, expected) in [
        ("2018-03-01", Truth::CannotTell),
        ("2018-03-31", Truth::NotMet),
        ("2018-06-30", Truth::Met),
    ] {
        assert_eq!(
            engine(asking(day(on), true), &case, &criterion).answer,
            expected,
            "on {on}"
        );
    }
}

/// An assessment with a vague date can be the newest, and where two may be, either event may be the current one.
#[test]
fn an_assessment_with_a_vague_date_can_be_about_the_current_event() {
    let criterion = without_the_current_one();
    let mut case = case("2018-12-31");
    case.events.list = vec![event("e", "2018-03-01")];
    for (first, second, expected) in [
        ("2018-03-02", "2018-06", Truth::Met),
        ("2018-06", "2018-03-02", Truth::NotMet),
        ("2018-03", "2018-06", Truth::Met),
        ("2018-06", "2018-03", Truth::NotMet),
        ("2018", "2018-06-02", Truth::CannotTell),
        ("2018-03", "2018-spring", Truth::CannotTell),
    ] {
        case.assessments.list = vec![
            assessment("a1", first, None, Some("e")),
            assessment("a2", second, None, Some("another")),
        ];
        for _ in 0..2 {
            let answer = engine(asking(day("2018-12-31"), true), &case, &criterion).answer;
            assert_eq!(
                answer, expected,
                "about this event {first}, about another {second}"
            );
            case.assessments.list.reverse();
        }
    }
}

/// Everything in a case had happened by the end of the day it speaks for, also what is said to be learned later.
#[test]
fn an_event_is_known_by_the_day_the_case_speaks_for_at_the_latest() {
    let mut case = case("2018-06-30");
    case.events.list = vec![Event {
        learned: Some(day("2018-12-01")),
        ..event("e", "2018")
    }];
    assert_eq!(
        engine(asking(day("2018-06-30"), true), &case, &{
            let Criterion::Events(asked) = without_the_current_one() else {
                unreachable!()
            };
            Criterion::Events(Events {
                current: true,
                ..asked
            })
        })
        .answer,
        Truth::Met
    );
}

/// Two open answers are needed however often one of them is asked for.
#[test]
fn the_fewest_of_more_than_32_groups_are_counted_to_the_end() {
    let item = |item: &str| {
        Criterion::Item(ItemIsYes {
            instrument: "dash-24".to_owned(),
            item: item.to_owned(),
            step: None,
        })
    };
    let criterion = Criterion::All([vec![item("1"); 32], vec![item("2")]].concat());
    let case = case("2018-07-20");
    let nearest = engine(asking(day("2018-07-20"), true), &case, &criterion)
        .nearest_way()
        .map(|(fewest, _)| fewest);
    assert_eq!(nearest, Some(2));
}

/// All of many different open answers take that many; the search must not try every set of them.
#[test]
fn the_fewest_of_many_different_answers_are_all_of_them() {
    let asked = |instrument: &'static str, items: u32| {
        (1..=items).map(move |item| {
            Criterion::Item(ItemIsYes {
                instrument: instrument.to_owned(),
                item: item.to_string(),
                step: None,
            })
        })
    };
    let criterion = Criterion::All(
        asked("dash-24", 24)
            .chain(asked("stalking-11", 11))
            .collect(),
    );
    let case = case("2018-07-20");
    let nearest = engine(asking(day("2018-07-20"), true), &case, &criterion)
        .nearest_way()
        .map(|(fewest, _)| fewest);
    assert_eq!(nearest, Some(35));
}

/// A place is the same place in capital letters, whichever letters its name has.
#[test]
fn a_home_is_the_same_place_in_any_letters() {
    for (home, place) in [("Lewisham", " LEWISHAM "), ("Ynys Môn", "YNYS MÔN")] {
        let (home, place) = ([home.to_owned()], [place.to_owned()]);
        assert_eq!(
            Here::Residence(&home).is_one_of(&place),
            Truth::Met,
            "{home:?} and {place:?}"
        );
    }
}

/// The rule files say which names mean one area; where the victim lives is such a name as much as where it happened.
#[test]
fn a_home_is_the_same_place_under_each_of_its_names() {
    let mut case = case("2018-07-20");
    case.events.list = ["e1", "e2", "e3"]
        .map(|id| Event {
            place: Place {
                areas: vec!["London Borough of Lewisham".to_owned()],
                forces: Vec::new(),
            },
            ..event(id, "2018-03-01")
        })
        .to_vec();
    let national = decide(&case, rules("national", "safelives"), day("2018-07-20"));
    assert_eq!(here_only(&national.routes), Truth::Met);
}

/// The same case under national guidance is the same, whichever area's rule it is shown beside.
#[test]
fn the_same_case_under_national_guidance_is_the_same_beside_any_area() {
    let mut case = case("2018-07-20");
    case.events.list = ["e1", "e2", "e3"]
        .map(|id| Event {
            place: Place {
                areas: vec!["Lewisham".to_owned()],
                forces: Vec::new(),
            },
            ..event(id, "2018-03-01")
        })
        .to_vec();
    let on = day("2018-07-20");
    let own = decide(&case, rules("national", "safelives"), on);
    assert_eq!(here_only(&own.routes), Truth::Met);
    for area in ["lewisham", "kingston"] {
        let version = &book().area(area).expect("it is bundled").versions[0].id;
        let beside = decide(&case, rules(area, version), on)
            .national
            .expect("an area is shown beside national guidance");
        assert_eq!(here_only(&beside), here_only(&own.routes), "beside {area}");
    }
}

/// What comes of escalation where only the events of "this area" count.
fn here_only(routes: &waymark::engine::decision::RoutesFound<'_>) -> Truth {
    let finding = routes
        .route("escalation")
        .and_then(|route| route.finding.as_ref())
        .expect("national guidance has it");
    let Evidence::Events(found) = &finding.evidence else {
        panic!("escalation counts events")
    };
    let here = OtherReading::Place(Extent::ThisArea);
    found
        .otherwise
        .iter()
        .find(|other| other.reading == here)
        .expect("the place is one of the readings")
        .answer
}

/// With a complete ledger no further event can show a rise: what is in doubt about the two that could is named.
#[test]
fn a_rise_in_a_complete_ledger_is_settled_by_the_events_in_doubt() {
    let mut case = case("2018-07-20");
    let graded = |id, date, grade| Event {
        grade,
        ..event(id, date)
    };
    case.events.list = vec![
        graded("e1", "2018-03-01", Some(Grade::Standard)),
        graded("e2", "2018-04-01", None),
        event("e3", "2018-04"),
    ];
    let items = vec!["1".to_owned()];
    let asked = Rising {
        instrument: "not-loaded".to_owned(),
        items,
        ledger: true,
        months: None,
        weeks: None,
        days: None,
    };
    let criterion = Criterion::Rising(asked);
    let ways = engine(asking(day("2018-07-20"), true), &case, &criterion).ways();
    let named: Vec<_> = ways
        .iter()
        .flat_map(|way| &way.groups)
        .map(|group| group.of.as_slice())
        .collect();
    assert!(
        matches!(
            named.as_slice(),
            [[Unknown::Event(one, open), Unknown::Event(other, also)]]
                if one.id == "e2" && other.id == "e3" && *open == InDoubt::only(Part::Grade) && open == also
        ),
        "{named:?}"
    );
}

/// How many things a rise takes is the fewest: of two, either that is enough alone; of several that are not, any two.
#[test]
fn a_rise_takes_no_more_events_than_it_needs() {
    let graded = |(id, date, grade): &(&str, &str, Option<Grade>)| Event {
        grade: *grade,
        ..event(id, date)
    };
    let criterion = Criterion::Rising(Rising {
        instrument: "not-loaded".to_owned(),
        items: vec!["1".to_owned()],
        ledger: true,
        months: None,
        weeks: None,
        days: None,
    });
    let groups = |events: &[(&str, &str, Option<Grade>)]| -> Vec<(u32, usize)> {
        let mut case = case("2018-07-20");
        case.events.list = events.iter().map(graded).collect();
        let ways = engine(asking(day("2018-07-20"), true), &case, &criterion).ways();
        let groups = ways.iter().flat_map(|way| &way.groups);
        groups.map(|group| (group.need, group.of.len())).collect()
    };
    let high = Some(Grade::High);
    let either = [
        ("e1", "2018-07-01", None),
        ("e2", "2018-07-02", None),
        ("e3", "2018-07-03", high),
    ];
    assert_eq!(groups(&either), [(1, 2)]);
    let none_graded = [
        ("e1", "2018-01-02", None),
        ("e2", "2018-02-02", None),
        ("e3", "2018-03-02", None),
        ("e4", "2018-04-02", None),
        ("e5", "2018-05-02", None),
    ];
    assert_eq!(groups(&none_graded), [(2, 5)]);
}

/// Where every assessment that may be the newest says what led to it, its date settles which event is left out.
#[test]
fn which_assessment_is_the_newest_settles_what_led_to_it() {
    let mut case = case("2018-07-20");
    case.events.list = vec![event("e1", "2018-05-01"), event("e2", "2018-07-10")];
    case.assessments.list = vec![
        Assessment {
            id: "a1".to_owned(),
            when: when("2018-07-10"),
            about: Some("e2".to_owned()),
            grade: Some(Grade::High),
            ..Assessment::default()
        },
        Assessment {
            id: "a2".to_owned(),
            when: when("2018-07"),
            no_event: true,
            grade: Some(Grade::High),
            ..Assessment::default()
        },
    ];
    let criterion = Criterion::Events(Events {
        count: Threshold::AtLeast(2),
        current: false,
        months: Some(12),
        weeks: None,
        days: None,
        kinds: Vec::new(),
        recorded: Vec::new(),
        place: Extent::Anywhere,
        people: PeopleScope::SameVictim,
        assumed: Vec::new(),
    });
    let found = engine(asking(day("2018-07-20"), true), &case, &criterion);
    assert_eq!(found.answer, Truth::CannotTell);
    let ways = found.ways();
    let named: Vec<_> = ways
        .iter()
        .flat_map(|way| &way.groups)
        .flat_map(|group| &group.of)
        .collect();
    assert!(
        matches!(named.as_slice(), [Unknown::Assessment(one, open)]
            if one.id == "a2" && *open == InDoubt::only(Part::Date)),
        "{named:?}"
    );
    drop(ways);
    case.assessments.list[1].when = when("2018-07-15");
    let told = engine(asking(day("2018-07-20"), true), &case, &criterion);
    assert_eq!(told.answer, Truth::Met);
}

/// Where the victim's home is "here" and not known, the other person's home alone settles nothing.
#[test]
fn whether_somebody_lives_here_hangs_on_where_the_victim_lives() {
    let mut case = case("2018-07-20");
    case.people.victim.lives_in.clear();
    case.people.causing_harm.truncate(1);
    case.people.causing_harm[0].lives_in = vec!["Lewisham".to_owned()];
    let criterion = Criterion::Person(PersonIs {
        who: Who::CausingHarm,
        age: None,
        lives_here: true,
        relationship: Vec::new(),
    });
    let ways = engine(asking(day("2018-07-20"), false), &case, &criterion).ways();
    let named: Vec<_> = ways
        .iter()
        .flat_map(|way| &way.groups)
        .map(|group| group.of.as_slice())
        .collect();
    assert_eq!(named, [[Unknown::Person(Who::Victim, InDoubt::HOME)]]);
}
