//! Dials.

use serde_json::{Value, json};
use waymark::logic::Truth;
use waymark::model::files::read_case;
use waymark::model::rules::Standing;
use waymark::workshop::draft::form::Holds;
use waymark::workshop::draft::{Dial, Draft, HowMany, choices, dials, moved, tree, write_area};

use super::{BOOK, draft};

const LEWISHAM: &str = include_str!("../../src/data/areas/lewisham/cases/july-2018.json");

fn versions(draft: &Draft) -> Vec<String> {
    let count = draft.tree()["versions"].as_array().map_or(0, Vec::len);
    (0..count)
        .map(|index| format!("versions[{index}]"))
        .collect()
}

/// Moves a dial somewhere else.
fn move_it(draft: &mut Draft, dial: &Dial) {
    let at = &dial.at;
    match dial.holds {
        Holds::Number => draft.type_in(at, "7777"),
        Holds::HowMany => {
            let now = draft.shown_how_many(at);
            draft.how_many(
                at,
                &HowMany {
                    number: "7777".to_owned(),
                    most: "7778".to_owned(),
                    how: if now.has_number() {
                        now.how
                    } else {
                        "at-least".to_owned()
                    },
                },
            );
        }
        Holds::YesNo => {
            let other = if draft.shown(at) == "yes" {
                "no"
            } else {
                "yes"
            };
            draft.type_in(at, other);
        }
        Holds::One(of) => {
            let now = draft.shown(at);
            let other = of
                .listed()
                .into_iter()
                .find(|(id, _)| *id != now)
                .expect("two choices");
            draft.type_in(at, other.0);
        }
        Holds::Many(of) => {
            let (first, _) = of.listed().into_iter().next().expect("a choice");
            let on = !draft.is_ticked(at, first);
            draft.tick(at, first, on);
        }
        other => panic!("{at} is a dial and holds {other:?}"),
    }
}

/// Every place that differs, by its path.
fn changed(before: Option<&Value>, after: Option<&Value>, at: &str, into: &mut Vec<String>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Some(Value::Object(one)), Some(Value::Object(two))) => {
            for name in one
                .keys()
                .chain(two.keys().filter(|name| !one.contains_key(*name)))
            {
                changed(one.get(name), two.get(name), &tree::field(at, name), into);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(two))) if one.len() == two.len() => {
            for index in 0..one.len() {
                changed(
                    one.get(index),
                    two.get(index),
                    &tree::entry(at, index),
                    into,
                );
            }
        }
        _ => into.push(at.to_owned()),
    }
}

#[test]
fn every_dial_moves_its_own_place_and_goes_back() {
    let mut seen = 0;
    for area in &BOOK.areas {
        let mut draft = draft(&area.id);
        let file = draft.file();
        for version in versions(&draft) {
            for dial in dials(&draft, &version, &BOOK) {
                assert!(
                    !dial.moved && dial.source.as_ref() == Some(&dial.now),
                    "{dial:?}"
                );
                move_it(&mut draft, &dial);
                let mut places = Vec::new();
                changed(Some(draft.began()), Some(draft.tree()), "", &mut places);
                assert!(!places.is_empty(), "{}: {} does not move", area.id, dial.at);
                for place in &places {
                    assert!(
                        place.starts_with(&dial.at),
                        "{}: {} moved {place}",
                        area.id,
                        dial.at
                    );
                }
                let now = dials(&draft, &version, &BOOK);
                let moved: Vec<_> = now.iter().filter(|one| one.moved).collect();
                assert_eq!(
                    moved.iter().map(|one| &one.at).collect::<Vec<_>>(),
                    [&dial.at]
                );
                assert_eq!(moved[0].source, dial.source);
                assert_ne!(moved[0].now, dial.now);
                draft.put_back(&dial.at);
                assert_eq!(draft.file(), file, "{}: {} is put back", area.id, dial.at);
                seen += 1;
            }
        }
        assert_eq!(write_area(draft.began()), file);
    }
    assert!(seen > 120, "{seen} dials");
}

#[test]
fn the_dials_of_a_rule_by_name() {
    let dials = dials(&draft("lewisham"), "versions[0]", &BOOK);
    let said: Vec<_> = dials
        .iter()
        .map(|dial| {
            [
                dial.route.as_str(),
                &dial.part,
                dial.label,
                dial.source.as_deref().unwrap_or_default(),
            ]
            .join("; ")
        })
        .collect();
    assert_eq!(
        said,
        [
            "Potential escalation; Enough events in the history; How many; at least 4",
            "Potential escalation; Enough events in the history; Which records count; police crimes",
            "Potential escalation; Enough events in the history; What was done; anything",
            "Potential escalation; Enough events in the history; Within how many months; 12",
            "Potential escalation; Enough events in the history; Where; anywhere",
            "Potential escalation; Enough events in the history; Between whom; the same victim, whoever did it",
            "Potential escalation; Enough events in the history; Whether the event that led to the assessment counts; yes",
        ]
    );
}

/// A window has one dial, in the unit that it is given in, and in months where it is left out.
#[test]
fn a_window_has_a_dial_in_its_own_unit() {
    let mut draft = draft("lewisham");
    let events = "versions[0].routes[2].criterion.events";
    let units = |draft: &Draft| -> Vec<String> {
        let dials = dials(draft, "versions[0]", &BOOK);
        let windows = dials
            .iter()
            .filter(|dial| dial.label.starts_with("Within how many"));
        windows
            .map(|dial| format!("{}: {}", dial.label, dial.now))
            .collect()
    };
    assert_eq!(units(&draft), ["Within how many months: 12"]);
    draft.type_in(&format!("{events}.months"), "");
    draft.type_in(&format!("{events}.weeks"), "6");
    // What it was begun with stays in sight.
    assert_eq!(
        units(&draft),
        [
            "Within how many months: any time",
            "Within how many weeks: 6"
        ]
    );
    let mut again = Draft::of(draft.tree().clone(), &BOOK);
    assert_eq!(units(&again), ["Within how many weeks: 6"]);
    again.type_in(&format!("{events}.weeks"), "");
    assert_eq!(units(&again), ["Within how many weeks: not in weeks"]);
}

#[test]
fn moving_a_dial_moves_the_answer_of_a_case() {
    let case = read_case(LEWISHAM).expect("the case reads");
    let mut draft = draft("lewisham");
    let source = draft.area().expect("it reads").clone();
    let events = "versions[0].routes[2].criterion.events";
    let answer = |draft: &Draft| {
        let drafted = draft.area().expect("it reads").clone();
        let moved = moved(&case, &BOOK, &source, &drafted, "2018", case.as_of)
            .expect("the version is there");
        let route = moved.routes[2].clone();
        (route.before, route.after, moved.before, moved.after)
    };
    let (before, after, one, two) = answer(&draft);
    assert_eq!(
        (before, after, &one),
        (Some(Truth::NotMet), Truth::NotMet, &two)
    );
    for kind in ["incident", "reported"] {
        draft.tick(&format!("{events}.recorded"), kind, true);
    }
    draft.check(&BOOK);
    let (before, after, _, headline) = answer(&draft);
    assert_eq!(
        (before, after),
        (Some(Truth::NotMet), Truth::Met),
        "{headline}"
    );
    assert!(headline.contains("potential escalation"), "{headline}");
    // A dial on its way from one number to another: the last good rule decides.
    draft.how_many(
        &format!("{events}.count"),
        &HowMany {
            how: "at-least".to_owned(),
            ..HowMany::default()
        },
    );
    draft.check(&BOOK);
    assert_eq!(answer(&draft).1, Truth::Met);
    draft.put_all_back();
    draft.check(&BOOK);
    assert_eq!(answer(&draft).1, Truth::NotMet);
}

#[test]
fn what_is_moved_is_nobodys_rule() {
    let mut draft = draft("national");
    let began = draft.area().expect("it reads").clone();
    draft.type_in("versions[1].routes[2].criterion.events.months", "6");
    draft.check(&BOOK);
    let drafted = draft.area().expect("it reads");
    assert_eq!(drafted.versions[1].standing, Standing::Illustrative);
    assert!(
        drafted.versions[1]
            .routes
            .iter()
            .all(|route| route.standing.is_none())
    );
    assert_eq!(
        drafted.versions[0], began.versions[0],
        "what nobody moved has the standing of its source"
    );
    // As a rule of its own it is a copy, and begins where the dials stand.
    let copy = Draft::copy_of(draft.tree(), "Moved", Some("scotland"), &BOOK);
    assert_eq!(
        tree::at(copy.tree(), "versions[1].routes[2].criterion.events.months"),
        Some(&json!(6))
    );
    assert!(copy.area().is_some());
}

#[test]
fn choices_of_the_file_are_those_of_its_version() {
    let draft = draft("lewisham");
    let of = waymark::workshop::draft::form::Choices::Sources;
    let sources = choices(of, draft.tree(), "versions[0].routes[2].sources", &BOOK);
    assert_eq!(
        sources
            .iter()
            .map(|(id, _)| id.as_str())
            .collect::<Vec<_>>(),
        ["review", "checklist", "council"]
    );
}

/// The notes and names of a rule tell of its source's numbers. Where a number is moved they are marked as the source's.
#[test]
fn words_never_contradict_a_number_that_was_moved() {
    let mut draft = draft("lewisham");
    let route = super::route(&draft, "2018", "escalation");
    let name = tree::field(&route, "name");
    draft.type_in(&name, "Four police crimes");
    // As somebody's own rule, saved under that name.
    let mut draft = Draft::of(draft.tree().clone(), &BOOK);
    let notes = |draft: &Draft| {
        tree::at(draft.tree(), &tree::field(&route, "notes"))
            .expect("notes")
            .clone()
    };
    let before = notes(&draft);
    let dial = dials(&draft, "versions[0]", &BOOK)
        .into_iter()
        .find(|dial| dial.at.starts_with(&route) && matches!(dial.holds, Holds::HowMany))
        .expect("a number of events");
    let now = draft.shown_how_many(&dial.at);
    draft.how_many(
        &dial.at,
        &HowMany {
            number: "3".to_owned(),
            ..now.clone()
        },
    );
    draft.check(&BOOK);
    let told = notes(&draft);
    let told: Vec<&str> = told
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        !told.is_empty()
            && told
                .iter()
                .all(|note| note.starts_with("Of the rule this was begun from: ")),
        "{told:?}"
    );
    assert_eq!(
        draft.shown(&name),
        "Four police crimes (named so in the rule this was begun from)"
    );
    // The rule that decides has the same words.
    let area = draft.area().expect("it reads");
    assert!(area.versions[0].routes.iter().any(|route| {
        route
            .name
            .ends_with("(named so in the rule this was begun from)")
    }));
    // Words that are written for the draft are its own, and checking again changes nothing.
    draft.type_in(&name, "Three police crimes");
    draft.check(&BOOK);
    assert_eq!(draft.shown(&name), "Three police crimes");
    draft.type_in(&name, "Four police crimes");
    // As it stood, everything stands as it stood.
    draft.how_many(&dial.at, &now);
    draft.check(&BOOK);
    assert_eq!((notes(&draft), draft.is_changed()), (before, false));
}
