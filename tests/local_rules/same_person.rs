//! Parts that speak of one person causing harm are asked of one and the same person.

use serde_json::{Value, json};
use waymark::engine::check::{CheckId, check_area};
use waymark::logic::Truth::{self, CannotTell, Met, NotMet};
use waymark::model::case::Case;
use waymark::model::files::{read_area, read_case};
use waymark::model::rules::Area;

use super::{area, decided_under};
use crate::forum::support::BOOK;

/// The answer of a made-up rule with this criterion, with what the result says of it.
fn decided(criterion: &Value, case: Case) -> (Truth, String) {
    let (answers, text) = decided_under(with(criterion), case, &["points"]);
    (answers[0], text)
}

/// A made-up area whose first route asks for this.
fn with(criterion: &Value) -> Area {
    let mut file = serde_json::to_value(area("weighted-matrix")).unwrap();
    file["versions"][0]["routes"][0]["criterion"] = criterion.clone();
    read_area(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// Two people causing harm: a former partner of 30, and a brother of 15. Each did what is listed.
fn case(events: &Value) -> Case {
    let file = json!({
        "format": "waymark-case/1",
        "as_of": "2025-06-16",
        "people": {"causing_harm": [
            {"id": "ex", "called": "former partner", "relationship": "former-partner", "age": {"years": 30}},
            {"id": "brother", "called": "brother", "relationship": "family", "age": {"years": 15}},
        ]},
        "events": {"all_known": true, "list": events},
    });
    read_case(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"))
}

fn by(id: &str, when: &str, by: &[&str]) -> Value {
    json!({"id": id, "when": when, "police": "crime", "harmed": ["victim"], "by": by})
}

/// Somebody of 18 or over, and two crimes within a year.
fn adult_twice(bound: &str) -> Value {
    json!({bound: [
        {"person": {"who": "causing-harm", "age": {"from": 18}}},
        {"events": {"count": {"at-least": 2}, "recorded": ["crime"], "months": 12, "people": "same-pair"}},
    ]})
}

#[test]
fn one_part_met_by_one_person_and_one_by_another_is_not_enough() {
    for (said, events, bound, unbound) in [
        (
            "both by the brother, who is 15",
            json!([
                by("1", "2025-05-01", &["brother"]),
                by("2", "2025-06-01", &["brother"])
            ]),
            NotMet,
            Met,
        ),
        (
            "both by the former partner",
            json!([
                by("1", "2025-05-01", &["ex"]),
                by("2", "2025-06-01", &["ex"])
            ]),
            Met,
            Met,
        ),
        (
            "one by each",
            json!([
                by("1", "2025-05-01", &["ex"]),
                by("2", "2025-06-01", &["brother"])
            ]),
            NotMet,
            NotMet,
        ),
        (
            "of one it is not known who did it",
            json!([by("1", "2025-05-01", &["ex"]), by("2", "2025-06-01", &[])]),
            CannotTell,
            CannotTell,
        ),
        (
            "one by both together, one by the brother",
            json!([
                by("1", "2025-05-01", &["ex", "brother"]),
                by("2", "2025-06-01", &["brother"])
            ]),
            NotMet,
            Met,
        ),
    ] {
        let (answer, text) = decided(&adult_twice("same-person"), case(&events));
        assert_eq!(answer, bound, "{said}: {text}");
        let (answer, text) = decided(&adult_twice("all"), case(&events));
        assert_eq!(answer, unbound, "{said}, not bound: {text}");
    }
}

#[test]
fn it_is_said_of_whom() {
    let events = json!([
        by("1", "2025-05-01", &["ex"]),
        by("2", "2025-06-01", &["ex"])
    ]);
    let (_, text) = decided(&adult_twice("same-person"), case(&events));
    let told = "All of these are needed of one and the same person causing harm, and all are met: former partner";
    assert!(text.contains(told), "{text}");
    let events = json!([
        by("1", "2025-05-01", &["brother"]),
        by("2", "2025-06-01", &["brother"])
    ]);
    let (_, text) = decided(&adult_twice("same-person"), case(&events));
    let told = "All of these are needed of one and the same person causing harm, and nobody meets them all: ";
    assert!(text.contains(told), "{text}");
    assert!(text.contains("comes nearest"), "{text}");
}

#[test]
fn what_is_bound_is_what_speaks_of_one() {
    let found = |criterion: &Value| {
        let found = check_area(&with(criterion), &BOOK).into_iter();
        let bound =
            found.filter(|one| matches!(one.id, CheckId::PersonNotBound | CheckId::NothingBound));
        bound.map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(found(&adult_twice("same-person")), []);
    assert_eq!(found(&adult_twice("all")), [CheckId::PersonNotBound]);
    assert_eq!(found(&adult_twice("any")), []);
    let alone = json!({"same-person": [{"judgement": {}}, {"person": {"who": "causing-harm", "age": {"from": 18}}}]});
    assert_eq!(found(&alone), [CheckId::NothingBound]);
}
