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
    let told = "All of these are needed of one and the same person causing harm, and all are met; this is of former partner";
    assert!(text.contains(told), "{text}");
    let events = json!([
        by("1", "2025-05-01", &["brother"]),
        by("2", "2025-06-01", &["brother"])
    ]);
    let (_, text) = decided(&adult_twice("same-person"), case(&events));
    let told = "All of these are needed of one and the same person causing harm, and nobody meets them all; this is of ";
    assert!(text.contains(told), "{text}");
}

/// An order on another, and a MARAC about another, are not of the same person.
#[test]
fn an_order_and_a_marac_are_of_the_person_they_name() {
    let adult = json!({"person": {"who": "causing-harm", "age": {"from": 18}}});
    let order = json!({"same-person": [adult, {"order": {}}]});
    let heard = json!({"same-person": [adult, {"heard": {"anchor": "meeting", "months": 12}}]});
    for (named, expected) in [
        (json!(["ex"]), Met),
        (json!(["brother"]), NotMet),
        (json!([]), CannotTell),
    ] {
        let mut file = serde_json::to_value(case(&json!([]))).unwrap();
        file["orders"] = json!({"all_known": true, "list": [
            {"id": "o", "kind": "restraining", "from": "2025-01-01", "until": "2026-01-01", "on": named},
        ]});
        file["maracs"] = json!({"all_known": true, "list": [
            {"id": "m", "met": "2025-03-01", "about": named},
        ]});
        let case = read_case(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
        for criterion in [&order, &heard] {
            let (answer, text) = decided(criterion, case.clone());
            assert_eq!(answer, expected, "{criterion} on {named}: {text}");
        }
    }
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
    // Questions about a person causing harm are bound as well, and what is within one is bound already.
    let knife = json!({"item": {"instrument": "causing-harm", "item": "knives"}});
    let events = json!({"events": {"count": {"at-least": 1}, "people": "same-pair"}});
    assert_eq!(found(&json!({"same-person": [knife, events]})), []);
    assert_eq!(
        found(&json!({"all": [knife, events]})),
        [CheckId::PersonNotBound]
    );
    assert_eq!(
        found(&json!({"same-person": [{"all": [knife, events]}, {"judgement": {}}]})),
        []
    );
}

/// Of a list about a person causing harm each has answers of their own, which are not added up over several.
#[test]
fn answers_about_several_persons_are_not_added_up() {
    let list = BOOK.instrument("causing-harm").unwrap();
    let (title, items) = (&list.title, list.items.iter());
    let ids: Vec<&str> = items.map(|item| item.id.as_str()).take(2).collect();
    let score =
        json!({"score": {"instrument": "causing-harm", "items": ids, "count": {"at-least": 2}}});
    let total = json!({"total": {"instrument": "causing-harm", "weights": [{"points": 1, "items": ids}], "count": {"at-least": 2}}});
    let assessed = |of: &str, yes: &[&str]| {
        let answers: serde_json::Map<_, _> = ids
            .iter()
            .map(|id| {
                let reply = if yes.contains(id) { "yes" } else { "no" };
                ((*id).to_owned(), json!({ "reply": reply }))
            })
            .collect();
        json!({"id": of, "when": "2025-06-16", "of": of, "instrument": "causing-harm", "answers": answers})
    };
    for (ex, brother, expected) in [(&ids[..1], &ids[1..], NotMet), (&ids[..0], &ids[..], Met)] {
        let mut file = serde_json::to_value(case(&json!([]))).unwrap();
        file["assessments"] =
            json!({"all_known": true, "list": [assessed("ex", ex), assessed("brother", brother)]});
        let case = read_case(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
        for criterion in [&score, &total] {
            let (answer, text) = decided(criterion, case.clone());
            assert_eq!(answer, expected, "{criterion}: {text}");
            let begun = format!("{title} has not been started");
            assert!(!text.contains(&begun), "{text}");
        }
    }
}
