//! What is certain is said, and what nobody said is not: the present event, complete lists, every way of recording.

use waymark::engine::decision::{Count, Evidence, Finding, Unknown};
use waymark::logic::Truth;
use waymark::model::case::{
    Assessment, Case, Event, EventKind, Marac, Person, Place, Police, Relationship, VICTIM,
};
use waymark::model::dates::When;
use waymark::model::rules::Criterion;
use waymark::record::read_part;

use super::names::{HERE, day};
use super::world::{asking, engine};

const ON: &str = "2018-07-20";

/// A case of which every list is complete and empty, with one person causing harm.
fn case() -> Case {
    let mut case = Case::new(day(ON));
    case.people.victim.lives_in = vec![HERE.to_owned()];
    case.people.causing_harm = vec![Person {
        id: "p1".to_owned(),
        ..Person::default()
    }];
    case.assessments.all_known = true;
    case.events.all_known = true;
    case.maracs.all_known = true;
    case
}

fn event(id: &str, date: &str) -> Event {
    Event {
        id: id.to_owned(),
        when: day(date).into(),
        kinds: vec![EventKind::Assault],
        police: Police::Crime,
        harmed: vec![VICTIM.to_owned()],
        by: vec!["p1".to_owned()],
        ..Event::default()
    }
}

fn assessment(id: &str, date: &str, about: Option<&str>) -> Assessment {
    let instrument = Some("dash-24".to_owned());
    Assessment {
        id: id.to_owned(),
        when: day(date).into(),
        instrument,
        about: about.map(str::to_owned),
        ..Assessment::default()
    }
}

fn three_events() -> Case {
    let mut case = case();
    case.events.list = vec![
        event("e1", "2018-01-01"),
        event("e2", "2018-03-01"),
        event("e3", ON),
    ];
    case
}

fn criterion(text: &str) -> Criterion {
    read_part(text).expect("it reads")
}

/// So many earlier events in a year.
fn earlier(count: u32) -> Criterion {
    criterion(&format!(
        r#"{{"events": {{"count": {{"at-least": {count}}}, "months": 12, "people": "same-pair", "current": false}}}}"#
    ))
}

fn found<'a>(case: &'a Case, criterion: &'a Criterion) -> Finding<'a> {
    engine(asking(day(ON), true), case, criterion)
}

fn count(finding: &Finding<'_>) -> Count {
    match &finding.evidence {
        Evidence::Events(found) => found.count,
        other => panic!("{other:?}"),
    }
}

/// What the way asks for that needs the fewest.
fn settles(finding: &Finding<'_>) -> Vec<Vec<Unknown<'static>>> {
    let (_, way) = finding.nearest_way().expect("something settles it");
    let of = |unknown: &Unknown<'_>| match unknown {
        Unknown::Present => Unknown::Present,
        Unknown::MoreEvents => Unknown::MoreEvents,
        other => panic!("{other:?}"),
    };
    way.groups
        .iter()
        .map(|group| group.of.iter().map(of).collect())
        .collect()
}

/// The rule leaves out the present event. Nobody said which it is, so it may be any of them, or none: of three, two count
/// at least and three at most.
#[test]
fn which_event_is_the_present_one_is_not_guessed() {
    let mut case = three_events();
    for assessments in [Vec::new(), vec![assessment("a1", ON, None)]] {
        case.assessments.list = assessments;
        let (two, three, four) = (earlier(2), earlier(3), earlier(4));
        assert_eq!(found(&case, &two).answer, Truth::Met);
        assert_eq!(found(&case, &four).answer, Truth::NotMet);
        let open = found(&case, &three);
        assert_eq!(
            (open.answer, count(&open)),
            (
                Truth::CannotTell,
                Count {
                    least: 2,
                    most: Some(3)
                }
            )
        );
        assert_eq!(settles(&open), [[Unknown::Present]]);
    }
}

#[test]
fn that_an_event_led_to_the_assessment_or_none_did_is_what_settles_it() {
    let mut case = three_events();
    case.assessments.list = vec![assessment("a1", ON, Some("e3"))];
    let three = earlier(3);
    let said = found(&case, &three);
    assert_eq!(
        (said.answer, count(&said)),
        (
            Truth::NotMet,
            Count {
                least: 2,
                most: Some(2)
            }
        )
    );
    case.assessments.list = vec![Assessment {
        no_event: true,
        ..assessment("a1", ON, None)
    }];
    let none = found(&case, &three);
    assert_eq!(
        (none.answer, count(&none)),
        (
            Truth::Met,
            Count {
                least: 3,
                most: Some(3)
            }
        )
    );
}

/// What led to an older assessment is not what led to this one.
#[test]
fn an_older_assessment_does_not_say_what_led_to_a_newer_one() {
    let mut case = three_events();
    case.assessments.list = vec![
        assessment("a0", "2018-01-02", Some("e1")),
        assessment("a1", ON, None),
    ];
    let three = earlier(3);
    let open = found(&case, &three);
    assert_eq!(
        (open.answer, count(&open)),
        (
            Truth::CannotTell,
            Count {
                least: 2,
                most: Some(3)
            }
        )
    );
    // Two checklists of one day are of one occasion: what one of them says holds.
    case.assessments.list[0].when = day(ON).into();
    assert_eq!(
        count(&found(&case, &three)),
        Count {
            least: 2,
            most: Some(2)
        }
    );
}

/// The other reading of a rule that leaves it open is read the same way.
#[test]
fn a_reading_that_leaves_the_present_event_out_cannot_be_told_where_nobody_said_which_it_is() {
    let widest = criterion(
        r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-victim", "assumed": ["current"]}}"#,
    );
    let mut case = three_events();
    for (about, answer, least, most) in [
        (None, Truth::CannotTell, 2, 3),
        (Some("e3"), Truth::NotMet, 2, 2),
    ] {
        case.assessments.list = vec![assessment("a1", ON, about)];
        let finding = found(&case, &widest);
        assert_eq!(finding.answer, Truth::Met);
        let Evidence::Events(events) = &finding.evidence else {
            panic!("{finding:?}")
        };
        let other = events
            .otherwise
            .first()
            .expect("it is read another way too");
        assert_eq!(
            (other.answer, other.count),
            (
                answer,
                Count {
                    least,
                    most: Some(most)
                }
            )
        );
    }
}

/// An event whose place in the window is in doubt, and nothing said of the present one: the two are not taken twice.
#[test]
fn one_event_at_most_is_left_out() {
    let mut case = three_events();
    case.events.list[0].when = When::from_file("2017-07").expect("a date");
    let two = earlier(2);
    assert_eq!(
        count(&found(&case, &two)),
        Count {
            least: 1,
            most: Some(3)
        }
    );
}

const REPEAT_HERE: &str = r#"{"repeat": {"anchor": "meeting", "months": 12, "events": "any-abuse", "heard": "this-area", "people": "same-pair"}}"#;

fn marac(id: &str, met: &str, area: &str) -> Marac {
    let (areas, about) = (vec![area.to_owned()], vec!["p1".to_owned()]);
    Marac {
        id: id.to_owned(),
        met: day(met).into(),
        areas,
        about,
        ..Marac::default()
    }
}

/// A complete and empty list of events has no new event, whatever MARACs there were.
#[test]
fn no_repeat_without_an_event_that_could_be_one() {
    let asked = criterion(REPEAT_HERE);
    let mut case = case();
    case.maracs.all_known = false;
    assert_eq!(found(&case, &asked).answer, Truth::NotMet);
    // One that another person did is none of these either; one of the pair may be.
    case.events.list = vec![Event {
        by: vec!["o1".to_owned()],
        ..event("e1", "2018-03-01")
    }];
    assert_eq!(found(&case, &asked).answer, Truth::NotMet);
    case.events.list = vec![event("e1", "2018-03-01")];
    assert_eq!(found(&case, &asked).answer, Truth::CannotTell);
    // A MARAC here on the day itself has heard whatever came before it.
    case.maracs.list = vec![marac("m1", ON, HERE)];
    assert_eq!(found(&case, &asked).answer, Truth::NotMet);
}

/// All MARACs are known, and the only one was elsewhere: no event that comes to light follows one here.
#[test]
fn no_repeat_where_every_earlier_marac_was_elsewhere() {
    let asked = criterion(REPEAT_HERE);
    let mut case = case();
    case.events.all_known = false;
    case.maracs.list = vec![marac("m1", "2018-01-01", "Leeds")];
    assert_eq!(found(&case, &asked).answer, Truth::NotMet);
    case.maracs.list.push(marac("m2", "2017-01-01", HERE));
    assert_eq!(
        found(&case, &asked).answer,
        Truth::CannotTell,
        "one may have come after that"
    );
    case.maracs.list.push(marac("m3", ON, HERE));
    assert_eq!(
        found(&case, &asked).answer,
        Truth::NotMet,
        "nothing comes after the day of decision"
    );
}

/// What is not known of the MARAC is where it was heard: its date plays no other part.
#[test]
fn what_settles_a_repeat_is_what_is_open() {
    let asked = criterion(REPEAT_HERE);
    let mut case = case();
    case.events.list = vec![event("e1", "2018-03-01")];
    case.maracs.list = vec![Marac {
        areas: Vec::new(),
        ..marac("m1", "2018-01-01", HERE)
    }];
    let finding = found(&case, &asked);
    let (fewest, way) = finding.nearest_way().expect("it can be settled");
    let named: Vec<_> = way.groups.iter().flat_map(|group| &group.of).collect();
    let [Unknown::Marac(marac, open)] = named.as_slice() else {
        panic!("{named:?}")
    };
    let open: Vec<_> = open.parts().collect();
    assert_eq!(
        (fewest, marac.id.as_str(), open.as_slice()),
        (1, "m1", [waymark::engine::decision::Part::Heard].as_slice())
    );
}

/// However it was recorded, one of the ways that are asked for is how.
#[test]
fn where_every_way_of_recording_is_named_it_does_not_matter_which_it_was() {
    let asked = |ways: &str| {
        criterion(&format!(
            r#"{{"events": {{"count": {{"at-least": 1}}, "recorded": [{ways}], "people": "same-pair"}}}}"#
        ))
    };
    let mut case = case();
    case.events.list = vec![Event {
        police: Police::Unknown,
        ..event("e1", "2018-01-01")
    }];
    let every = asked(r#""crime", "incident", "reported", "not-reported""#);
    assert_eq!(found(&case, &every).answer, Truth::Met);
    let most = asked(r#""crime", "incident", "reported", "housing""#);
    assert_eq!(found(&case, &most).answer, Truth::CannotTell);
}

#[test]
fn where_every_relationship_is_named_it_does_not_matter_which_it_is() {
    let asked = |is: &str| {
        criterion(&format!(
            r#"{{"person": {{"who": "causing-harm", "relationship": [{is}]}}}}"#
        ))
    };
    let every = asked(r#""partner", "former-partner", "family", "other""#);
    let three = asked(r#""partner", "former-partner", "family""#);
    assert_eq!(Relationship::ALL.len(), 6);
    assert_eq!(found(&case(), &every).answer, Truth::Met);
    assert_eq!(found(&case(), &three).answer, Truth::CannotTell);
}

/// The day of referral is not known and may lie before an event that the meeting lies after.
#[test]
fn the_day_of_referral_stays_open_beside_a_later_meeting() {
    let asked = criterion(
        r#"{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#,
    );
    let mut case = case();
    case.events.list = vec![event("e1", "2016-01-01")];
    case.maracs.list = vec![marac("m1", "2018-03-01", "Leeds")];
    assert_eq!(found(&case, &asked).answer, Truth::CannotTell);
}

/// What the ways take, one line a way: how many of which.
fn ways(finding: &Finding<'_>) -> Vec<String> {
    let name = |unknown: &Unknown<'_>| match unknown {
        Unknown::Event(event, _) => event.id.clone(),
        Unknown::Person(who, _) => format!("{who:?}"),
        other => panic!("{other:?}"),
    };
    let group = |need: u32, of: &[Unknown<'_>]| {
        format!(
            "{need} of {}",
            of.iter().map(name).collect::<Vec<_>>().join(", ")
        )
    };
    let way = |way: waymark::engine::decision::Way<'_>| {
        way.groups
            .iter()
            .map(|one| group(one.need, &one.of))
            .collect::<Vec<_>>()
            .join(" and ")
    };
    finding.ways().into_iter().map(way).collect()
}

const TWO_HERE: &str =
    r#"{"events": {"count": {"at-least": 2}, "place": "this-area", "people": "same-victim"}}"#;

/// Where she lives is open: what happened in one town and what happened in another never count together.
#[test]
fn what_happened_in_two_places_is_not_settled_by_one_home() {
    let place = |event: Event, place: &str| Event {
        place: Place {
            areas: vec![place.to_owned()],
            ..Place::default()
        },
        ..event
    };
    let open = |event: Event| Event {
        harmed: Vec::new(),
        ..event
    };
    let mut case = case();
    case.people.victim.lives_in = Vec::new();
    case.events.list = vec![
        place(event("e1", "2018-01-01"), "Leeds"),
        place(open(event("e2", "2018-02-01")), "Ryde"),
        place(open(event("e3", "2018-03-01")), "ryde"),
    ];
    let two = criterion(TWO_HERE);
    let asking = asking(day(ON), false);
    assert_eq!(
        ways(&engine(asking, &case, &two)),
        ["2 of e2, e3 and 1 of Victim"]
    );
    // Of one that may have been in either of two towns her home says nothing by itself.
    case.events.list[2].place.areas.push("Leeds".to_owned());
    assert_eq!(
        ways(&engine(asking, &case, &two)),
        ["1 of e3 and 1 of Victim", "2 of e2, e3 and 1 of Victim"]
    );
}

/// Nobody is named who caused harm: what somebody else did brings nothing, and one event is not two.
#[test]
fn who_caused_harm_alone_does_not_settle_what_takes_an_event_too() {
    let asked = criterion(
        r#"{"events": {"count": {"somewhere": [1, 2]}, "people": "same-person-causing-harm"}}"#,
    );
    let mut case = case();
    case.people.causing_harm = Vec::new();
    case.events.list = vec![
        Event {
            by: vec!["o1".to_owned()],
            ..event("e1", "2018-01-01")
        },
        Event {
            by: Vec::new(),
            ..event("e2", "2018-02-01")
        },
    ];
    let finding = found(&case, &asked);
    let named = finding
        .ways()
        .into_iter()
        .flat_map(|way| way.groups)
        .flat_map(|group| group.of);
    assert!(
        named
            .into_iter()
            .any(|one| matches!(one, Unknown::Event(event, _) if event.id == "e2"))
    );
}

/// Where she lives is open: two MARACs of one place were both heard there or neither, so the later of them is the last.
#[test]
fn of_two_maracs_of_one_place_the_earlier_is_never_the_last() {
    let asked = criterion(REPEAT_HERE);
    let mut case = case();
    case.people.victim.lives_in = Vec::new();
    case.maracs.list = vec![
        marac("m1", "2018-01-01", "Leeds"),
        marac("m2", "2018-03-01", "leeds"),
    ];
    case.events.list = vec![event("e1", "2018-02-01")];
    let asking = asking(day(ON), false);
    assert_eq!(engine(asking, &case, &asked).answer, Truth::NotMet);
    case.events.list.push(event("e2", "2018-04-01"));
    assert_eq!(ways(&engine(asking, &case, &asked)), ["1 of Victim"]);
    // The same town written twice is one town.
    case.maracs.list[1].areas.push("Leeds ".to_owned());
    case.events.list.pop();
    assert_eq!(engine(asking, &case, &asked).answer, Truth::NotMet);
    case.maracs.list[1].areas = vec!["Ryde".to_owned()];
    assert_eq!(
        engine(asking, &case, &asked).answer,
        Truth::CannotTell,
        "she may live where the first was"
    );
}
