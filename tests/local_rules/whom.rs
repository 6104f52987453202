//! Whom a rule is for: either side of an age, and a parent or a child among relatives.

use waymark::model::case::{Age, Case, Person, Relationship};

use super::decided;
use crate::forum::support::today;

/// The line that says whom the rule is for, in a case of so many years of age.
fn of_age(years: Option<u32>) -> String {
    let mut case = Case::new(today());
    case.people.victim.age = years.map(Age::Years);
    line("bolton-young", case, "The victim is 16 or 17")
}

/// What is said of a condition on whom a rule is for, among the lines that have these words.
fn line(area: &str, case: Case, words: &str) -> String {
    let (_, text) = decided(area, case, &[]);
    let answers = [": so it is here.", ": not so here.", ": not known yet."];
    let line = text
        .lines()
        .find(|line| line.contains(words) && answers.iter().any(|answer| line.contains(answer)));
    let line = line.unwrap_or_else(|| panic!("{words} is not said:\n{text}"));
    line.trim_start_matches(|letter: char| !letter.is_alphabetic())
        .to_owned()
}

#[test]
fn whom_to_ask_is_said_by_the_side_of_the_age() {
    let younger = "The MARAC takes victims of 16 and over alone. Refer to children's safeguarding.";
    let older = "Use Bolton's MARAC form for adults.";
    for (years, said) in [
        (Some(16), "so it is here.".to_owned()),
        (Some(15), format!("not so here. {younger}")),
        (Some(18), format!("not so here. {older}")),
        (
            None,
            format!("not known yet. If younger: {younger} If older: {older}"),
        ),
    ] {
        assert_eq!(
            of_age(years),
            format!("The victim is 16 or 17: {said}"),
            "{years:?}"
        );
    }
}

/// In Dorset an adult's own child is meant besides a partner; a relative may be one.
#[test]
fn a_child_is_a_relative_and_a_relative_may_be_a_child() {
    let by = |relationship| {
        let mut case = Case::new(today());
        case.people.victim.age = Some(Age::Years(40));
        case.people.causing_harm.push(Person {
            id: "p1".to_owned(),
            relationship: Some(relationship),
            ..Person::default()
        });
        line("dorset", case, "their child causes the harm")
    };
    assert!(
        by(Relationship::Child).contains("so it is here"),
        "{}",
        by(Relationship::Child)
    );
    assert!(
        by(Relationship::Family).contains("not known yet"),
        "{}",
        by(Relationship::Family)
    );
    assert!(
        by(Relationship::Parent).contains("not so here"),
        "{}",
        by(Relationship::Parent)
    );
}
