//! Finding one's area by whatever it is called, and what is said where it is not in the list.

use waymark::engine::compare::everywhere;
use waymark::engine::decision::decide;
use waymark::model::case::AreaChoice;
use waymark::model::files::{read_case, write_case};
use waymark::words::explain::{bar, sheet, which_case};

use crate::forum::support::{BOOK, answered};

/// The ids of the areas that are found, and the place by which each is.
fn found(typed: &str) -> Vec<(&'static str, Option<&'static str>)> {
    let called = BOOK.areas_called(typed).into_iter();
    called
        .map(|called| (called.area.id.as_str(), called.by))
        .collect()
}

#[test]
fn an_area_is_found_by_its_own_name_and_by_those_of_places_in_it() {
    for typed in [
        "Lewisham",
        "lewisham",
        "  LEWISHAM ",
        "lewi",
        "London Borough of Lewisham",
    ] {
        assert_eq!(found(typed)[0].0, "lewisham", "{typed}");
    }
    assert_eq!(found("Catford"), [("lewisham", Some("Catford"))]);
    // An old district, and a police force.
    assert_eq!(
        found("Taunton Deane"),
        [("somerset", Some("Taunton Deane"))]
    );
    assert_eq!(found("Cleveland"), [("tees", Some("Cleveland"))]);
    // As it is written, and without what is written in various ways.
    assert_eq!(found("st helens")[0].0, "st-helens");
    assert_eq!(found("Cheshire West & Chester")[0].0, "cheshire-west");
    assert_eq!(found("kings lynn")[0].0, "norfolk");
    // A later word of a name, and nothing in the middle of a word.
    assert!(found("lyme").is_empty());
    assert_eq!(found("wight")[0].0, "isle-of-wight");
    assert_eq!(found("national")[0].0, "national");
}

/// Its police force, and its council, as each is called.
#[test]
fn an_area_is_found_by_its_force_and_its_council() {
    for (typed, id) in [
        ("Metropolitan Police", "lewisham"),
        ("Metropolitan Police Service", "newham"),
        ("Kent Police", "kent"),
        ("Kent Pol", "kent"),
        ("Thames Valley", "oxfordshire"),
        ("Avon and Somerset", "somerset"),
        ("Devon & Cornwall Police", "plymouth"),
        ("Police Scotland", "fife"),
        ("Northumbria", "south-tyneside"),
        ("Leeds City Council", "leeds"),
        ("Kent County Council", "kent"),
        ("Camden Council", "camden"),
    ] {
        let found = found(typed);
        assert!(found.iter().any(|(of, _)| *of == id), "{typed}: {found:?}");
    }
    // What happened in the force's area need not have happened here.
    let lewisham = BOOK.area("lewisham").unwrap();
    assert!(!lewisham.places.iter().any(|place| place.contains("Police")));
    // Every area of this country but national guidance says its force.
    let without = BOOK.areas.iter().filter(|area| area.forces.is_empty());
    let without: Vec<&str> = without.map(|area| area.id.as_str()).collect();
    assert_eq!(without, ["national"]);
}

#[test]
fn the_area_that_is_called_so_comes_before_one_that_a_place_lies_in() {
    let found: Vec<_> = found("Manchester");
    assert_eq!(found[0], ("manchester", None));
    assert!(
        found.iter().any(|(id, _)| *id == "greater-manchester"),
        "{found:?}"
    );
}

#[test]
fn nothing_typed_and_a_name_that_nobody_has_find_nothing() {
    assert!(found("").is_empty());
    assert!(found(" . ").is_empty());
    assert!(found("Zennorbridge").is_empty());
}

/// Every name that an area has finds it.
#[test]
fn every_name_of_every_area_finds_it() {
    for area in &BOOK.areas {
        for name in area.places.iter().chain([&area.name]) {
            let found = found(name);
            assert!(
                found.iter().any(|(id, _)| *id == area.id),
                "{name}: {found:?}"
            );
        }
    }
}

#[test]
fn an_area_that_is_not_in_the_list_is_named_and_national_guidance_is_not_taken_for_its_rule() {
    let mut case = answered(14, 0);
    case.area = Some(AreaChoice::in_place_of("national", "Zennorbridge"));
    let case = read_case(&write_case(&case)).expect("it is a case");
    assert_eq!(
        case.area,
        Some(AreaChoice::in_place_of("national", "Zennorbridge"))
    );
    let shown = BOOK.shown(case.area.as_ref(), case.as_of).expect("a rule");
    let decision = decide(&case, shown.rules, case.as_of);
    let said = sheet(
        &case,
        &decision,
        &shown,
        &everywhere(&case, &BOOK, case.as_of),
    );
    let not_here = said.not_here.clone().expect("it is said").joined(". ");
    assert!(
        not_here.contains("Zennorbridge is not in the list"),
        "{not_here}"
    );
    assert!(
        not_here.contains("National guidance is shown"),
        "{not_here}"
    );
    assert!(said.headline.text.contains("MARAC"), "{}", said.headline);
    let bar = bar(&decision, shown.missing.as_ref());
    let which = which_case(&case, &decision, shown.missing.as_ref());
    assert!(
        which.starts_with("Zennorbridge: national guidance"),
        "{which}"
    );
    assert!(
        bar.state.contains("met") || bar.state.contains("Refer"),
        "{}",
        bar.state
    );
    // A look under another rule says nothing of it.
    let elsewhere = BOOK
        .shown(Some(&AreaChoice::of("leeds")), case.as_of)
        .expect("a rule");
    assert_eq!(elsewhere.missing, None);
}
