//! A sign-off counts for the role it was said to be of; who signed is never compared with it.

use waymark::engine::decision::Evidence;
use waymark::logic::Truth;
use waymark::model::case::{Case, Judgement, SignOff};
use waymark::model::dates::When;
use waymark::model::files::{read_case, write_case};
use waymark::model::rules::{Criterion, JudgementAsked};

use super::names::{day, signed};
use super::world::{asking, engine};

fn answer(case: &Case, role: &str) -> Truth {
    engine(
        asking(case.as_of, true),
        case,
        &Criterion::SignedOff(role.to_owned()),
    )
    .answer
}

fn case(sign_off: Option<SignOff>) -> Case {
    Case {
        sign_off,
        ..Case::new(day("2025-06-16"))
    }
}

/// Somebody at a surgery is not the coordinator, and nothing in the name tells that.
#[test]
fn a_sign_off_by_whoever_it_was_cannot_be_told_until_its_role_is_picked() {
    let mut case = case(Some(SignOff {
        by: "Receptionist at the surgery".to_owned(),
        ..SignOff::default()
    }));
    assert_eq!(answer(&case, "the MARAC coordinator"), Truth::CannotTell);
    case.sign_off = Some(signed(&["the service manager"]));
    assert_eq!(
        answer(&case, "the MARAC coordinator"),
        Truth::CannotTell,
        "another role"
    );
    case.sign_off = Some(signed(&["the service manager", "the MARAC coordinator"]));
    assert_eq!(answer(&case, "the MARAC coordinator"), Truth::Met);
}

/// That the words are alike tells nothing either.
#[test]
fn who_signed_is_not_compared_with_who_is_asked_for() {
    let by = SignOff {
        by: "the MARAC coordinator".to_owned(),
        ..SignOff::default()
    };
    assert_eq!(
        answer(&case(Some(by)), "the MARAC coordinator"),
        Truth::CannotTell
    );
}

#[test]
fn a_role_that_was_picked_before_anybody_signed_is_no_sign_off() {
    let nobody = SignOff {
        by: " ".to_owned(),
        ..signed(&["a manager"])
    };
    assert_eq!(answer(&case(Some(nobody)), "a manager"), Truth::CannotTell);
    assert_eq!(answer(&case(None), "a manager"), Truth::CannotTell);
}

/// Files from before roles were recorded.
#[test]
fn an_older_file_without_roles_opens_and_cannot_be_told() {
    let text = r#"{"format": "waymark-case/1", "as_of": "2025-06-16", "sign_off": {"by": "Team manager", "when": "2025-06-16"}}"#;
    let old = read_case(text).expect("it opens");
    assert_eq!(answer(&old, "Team manager"), Truth::CannotTell);
    assert!(
        !write_case(&old).contains("roles"),
        "it is written as it was"
    );
    let picked = case(Some(signed(&["Team manager"])));
    assert_eq!(read_case(&write_case(&picked)), Ok(picked));
}

/// What is signed on a later day was not signed yet; a day that is not known takes nothing away.
#[test]
fn a_sign_off_of_after_the_day_of_decision_had_not_been_given() {
    let on = |when: When| {
        case(Some(SignOff {
            when,
            ..signed(&["a manager"])
        }))
    };
    assert_eq!(
        answer(&on(When::from(day("2025-06-16"))), "a manager"),
        Truth::Met
    );
    assert_eq!(
        answer(&on(When::from(day("2025-06-17"))), "a manager"),
        Truth::CannotTell
    );
    assert_eq!(answer(&on(When::Unknown), "a manager"), Truth::Met);
}

/// What is judged on a later day was not judged yet; without a day it is of the day that the case speaks for.
#[test]
fn a_judgement_of_after_the_day_of_decision_had_not_been_given() {
    let asked = Criterion::Judgement(JudgementAsked {
        written: true,
        reasons: 1,
    });
    let on = |when: Option<&str>| {
        let mut case = case(None);
        case.judgement = Judgement {
            should_be_heard: true,
            words: "She is afraid.".to_owned(),
            reasons: vec!["strangulation".to_owned()],
            when: when.map(day),
            ..Judgement::default()
        };
        let finding = engine(asking(case.as_of, true), &case, &asked);
        let Evidence::Judgement(found) = finding.evidence else {
            panic!("a judgement was asked for")
        };
        (finding.answer, found.missing.len(), found.reasons)
    };
    assert_eq!(on(Some("2025-06-16")), (Truth::Met, 0, true));
    assert_eq!(on(Some("2025-06-17")), (Truth::CannotTell, 3, false));
    assert_eq!(on(None), (Truth::Met, 0, true));
}
