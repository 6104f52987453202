//! Rules that could be written down as they stand, each with cases that meet it, that do not, and that leave it open.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::case::{Assessment, Case, Event, Grade, Marac, Person, Relationship, SignOff};
use waymark::model::dates::parse_when;

use super::decided;
use crate::forum::support::{answered, judged, today};

/// The same case, signed off by somebody in that role.
fn signed_off(mut case: Case, role: &str) -> Case {
    case.sign_off = Some(SignOff {
        by: "A. Reader".to_owned(),
        roles: vec![role.to_owned()],
        ..SignOff::default()
    });
    case
}

/// The same case, with reasons written down.
fn written(case: Case) -> Case {
    let mut case = judged(case);
    case.judgement.words = "What was heard on the telephone.".to_owned();
    case
}

fn graded(grade: Grade) -> Case {
    let mut case = Case::new(today());
    case.assessments.list.push(Assessment {
        id: "now".to_owned(),
        when: today().into(),
        grade: Some(grade),
        ..Assessment::default()
    });
    case
}

#[test]
fn a_count_alone() {
    for area in ["cumbria", "northern-ireland-service", "somerset"] {
        for (case, expected) in [
            (answered(14, 0), Met),
            (answered(13, 0), NotMet),
            (answered(13, 1), CannotTell),
        ] {
            let (found, text) = decided(area, case, &["visible-high-risk"]);
            assert_eq!(found, [expected], "{area}: {text}");
        }
    }
}

#[test]
fn a_judgement_has_to_be_written_in_cumbria() {
    for (case, expected) in [
        (written(answered(3, 0)), Met),
        (judged(answered(3, 0)), CannotTell),
        (answered(3, 0), CannotTell),
    ] {
        let (found, _) = decided("cumbria", case, &["judgement"]);
        assert_eq!(found, [expected]);
    }
}

#[test]
fn a_grade_is_enough_on_the_isle_of_wight() {
    for (case, expected) in [
        (graded(Grade::High), Met),
        (graded(Grade::Medium), NotMet),
        (Case::new(today()), CannotTell),
    ] {
        let (found, _) = decided("isle-of-wight", case, &["visible-high-risk"]);
        assert_eq!(found, [expected]);
    }
}

#[test]
fn whose_agreement_is_needed_is_said_by_the_role_that_was_picked() {
    let officer = "the Designated MARAC Officer";
    for (case, expected) in [
        (signed_off(answered(14, 0), officer), [Met, CannotTell]),
        (
            signed_off(answered(14, 0), "a receptionist"),
            [CannotTell, CannotTell],
        ),
        (signed_off(judged(answered(9, 0)), officer), [NotMet, Met]),
        (judged(answered(9, 0)), [NotMet, CannotTell]),
    ] {
        let (found, text) = decided("oxfordshire", case, &["visible-high-risk", "judgement"]);
        assert_eq!(found, expected, "{text}");
    }
    let (found, _) = decided(
        "somerset",
        signed_off(judged(answered(9, 0)), "the MARAC coordinator"),
        &["judgement"],
    );
    assert_eq!(found, [Met]);
}

/// A case of one pair with so many events, of which the newest comes that many days before today, each grade higher than the
/// one before where that is said.
fn with_events(days_back: &[u32], rises: bool) -> Case {
    let mut case = answered(3, 0);
    case.people.causing_harm.push(Person {
        id: "p1".to_owned(),
        relationship: Some(Relationship::FormerPartner),
        ..Person::default()
    });
    for (number, days) in days_back.iter().enumerate() {
        let grade = match (rises, number) {
            (true, 0) => Grade::High,
            _ => Grade::Standard,
        };
        case.events.list.push(Event {
            id: format!("e{number}"),
            when: today().minus_days(*days).into(),
            by: vec!["p1".to_owned()],
            harmed: vec!["victim".to_owned()],
            grade: Some(grade),
            ..Event::default()
        });
    }
    case
}

#[test]
fn five_incidents_and_increasing_in_wolverhampton() {
    let five = [2, 40, 90, 150, 300];
    for (case, expected) in [
        (with_events(&five, true), Met),
        (with_events(&five[..4], true), NotMet),
        // The oldest lies outside the twelve months.
        (with_events(&[2, 40, 90, 150, 400], true), NotMet),
    ] {
        let (found, text) = decided("wolverhampton-form", case, &["escalation"]);
        assert_eq!(found, [expected], "{text}");
    }
    let mut open = with_events(&five[..4], true);
    open.events.all_known = false;
    let (found, _) = decided("wolverhampton-form", open, &["escalation"]);
    assert_eq!(found, [CannotTell]);
}

fn referred_before(mut case: Case, date: &str) -> Case {
    case.maracs.list.push(Marac {
        id: "m".to_owned(),
        referred: parse_when(date, today()).unwrap(),
        about: vec!["p1".to_owned()],
        ..Marac::default()
    });
    case
}

#[test]
fn a_referral_in_the_last_year_and_an_incident_since_in_wolverhampton() {
    for (case, expected) in [
        (
            referred_before(with_events(&[2], false), "1 March 2025"),
            Met,
        ),
        // The referral is older than a year, though the incident came within a year of it.
        (
            referred_before(with_events(&[2], false), "14 June 2024"),
            NotMet,
        ),
        // Nothing has happened since.
        (
            referred_before(with_events(&[200], false), "1 March 2025"),
            NotMet,
        ),
        (
            referred_before(with_events(&[2], false), "not known"),
            CannotTell,
        ),
    ] {
        let (found, text) = decided("wolverhampton-form", case, &["repeat"]);
        assert_eq!(found, [expected], "{text}");
    }
}
