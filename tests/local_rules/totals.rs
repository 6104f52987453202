//! Answers of different weight, added up: points, which are never yes answers.

use serde_json::{Value, json};
use waymark::engine::check::{CheckId, check_area};
use waymark::logic::Truth::{self, CannotTell, Met, NotMet};
use waymark::model::case::{Assessment, Case};
use waymark::model::files::read_area;
use waymark::model::instrument::Reply;

use super::{area, decided};
use crate::forum::support::{BOOK, today};

/// The questions with what a yes to each adds.
const POINTS: [(&str, u32); 8] = [
    ("violence", 5),
    ("weapon", 5),
    ("moved", 4),
    ("disabled", 3),
    ("alone", 2),
    ("weekly", 2),
    ("daily", 2),
    ("repeat", 1),
];

/// A case in which these are yes and these not known, and the rest no.
fn case(yes: &[&str], open: &[&str]) -> Case {
    let mut case = Case::new(today());
    for (item, _) in POINTS {
        let reply = match item {
            item if yes.contains(&item) => Reply::Yes,
            item if open.contains(&item) => Reply::DoesNotKnow,
            _ => Reply::No,
        };
        case.answer("weighted-matrix-local", item, |answer| answer.reply = reply);
    }
    case
}

fn points(yes: &[&str], open: &[&str]) -> (Truth, String) {
    let (found, text) = decided("weighted-matrix", case(yes, open), &["points"]);
    (found[0], text)
}

#[test]
fn points_are_added_up_and_not_yes_answers() {
    for (yes, open, expected) in [
        // 5 and 5 and 2: more than 11.
        (
            ["violence", "weapon", "alone"].as_slice(),
            [].as_slice(),
            Met,
        ),
        // 5 and 5 and 1 are 11, which is not more than 11.
        (&["violence", "weapon", "repeat"], &[], NotMet),
        // Five yes answers, and 10 points.
        (
            &["disabled", "alone", "weekly", "daily", "repeat"],
            &[],
            NotMet,
        ),
        // Two more points would do.
        (
            &["disabled", "alone", "weekly", "daily", "repeat"],
            &["moved"],
            CannotTell,
        ),
        // Whatever is open comes to 1 point.
        (
            &["disabled", "alone", "weekly", "daily"],
            &["repeat"],
            NotMet,
        ),
        (&[], &[], NotMet),
    ] {
        let (found, text) = points(yes, open);
        assert_eq!(found, expected, "{yes:?}, {open:?} open: {text}");
    }
    let (found, _) = decided("weighted-matrix", Case::new(today()), &["points"]);
    assert_eq!(found, [CannotTell], "nothing was asked");
}

#[test]
fn a_recorded_number_of_yes_answers_is_read_by_the_lightest_and_the_heaviest() {
    for (yes, expected) in [
        // 5, 5 and 4 at most, 1, 2 and 2 at least.
        (3, CannotTell),
        // 10 at most.
        (2, NotMet),
        // 1, 2, 2, 2, 3 and 4 at least.
        (6, Met),
    ] {
        let mut case = Case::new(today());
        case.assessments.list.push(Assessment {
            id: "now".to_owned(),
            when: today().into(),
            instrument: Some("weighted-matrix-local".to_owned()),
            yes_total: Some(yes),
            ..Assessment::default()
        });
        let (found, text) = decided("weighted-matrix", case, &["points"]);
        assert_eq!(found, [expected], "{yes} yes: {text}");
        assert!(
            text.contains("a number of yes answers was recorded without saying which"),
            "{text}"
        );
    }
}

#[test]
fn it_is_told_in_points() {
    let (_, text) = points(&["violence", "weapon", "alone"], &[]);
    for told in [
        "12 points",
        "A made-up community panel asks for more than 11 points.",
        "5 points: violence or a threat of it",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let (_, text) = points(&["violence", "repeat"], &["weapon"]);
    assert!(text.contains("6 points, and 11 at most"), "{text}");
    assert!(
        text.contains("Not known (1)"),
        "what is open stands with it: {text}"
    );
}

/// What is missing is said in points, with what each of them adds; or in answers, where any so many are enough.
#[test]
fn what_would_settle_it_is_said_in_points() {
    // 7 points are there, 5 are missing: the weapon alone, or moved and another, or the three others.
    let open = ["weapon", "moved", "alone", "daily", "repeat"];
    let (found, text) = points(&["violence", "weekly"], &open);
    assert_eq!(found, CannotTell);
    for told in [
        "5 points or more of these could meet it (5):",
        "5 points: a weapon was used or shown (does not know)",
        "1 point: it was reported before (does not know)",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // 9 points are there, 3 are missing: any two of these, and none alone.
    let (_, text) = points(
        &["moved", "disabled", "alone"],
        &["weekly", "daily", "repeat"],
    );
    assert!(
        text.contains("Any two of these could meet it (3):"),
        "{text}"
    );
}

#[test]
fn a_number_that_is_not_published_is_not_met_by_nothing_alone() {
    for (yes, expected) in [
        (["violence", "weapon", "repeat"].as_slice(), CannotTell),
        (&["repeat"], CannotTell),
        (&["daily"], NotMet),
    ] {
        let (found, text) = decided("weighted-matrix", case(yes, &[]), &["unknown-number"]);
        assert_eq!(found, [expected], "{yes:?}: {text}");
    }
}

/// What the checker finds when the criterion of the first route is this.
fn found(total: &Value) -> Vec<(CheckId, String)> {
    let mut file = serde_json::to_value(area("weighted-matrix")).unwrap();
    file["versions"][0]["routes"][0]["criterion"] = json!({"total": total});
    let area = read_area(&file.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
    let found = check_area(&area, &BOOK).into_iter();
    let mistakes = found.filter(|found| found.is_mistake());
    mistakes
        .map(|found| {
            let at = found.mistake.at.split_once("criterion.").unwrap().1;
            (found.id, at.to_owned())
        })
        .collect()
}

#[test]
fn weights_that_cannot_be_are_pointed_out() {
    let total = |weights: Value, count: u32| {
        found(
            &json!({"instrument": "weighted-matrix-local", "weights": weights, "count": {"at-least": count}}),
        )
    };
    let one = |id: CheckId, at: &str| vec![(id, at.to_owned())];
    let fine = json!([{"points": 2, "items": ["violence", "weapon"]}]);
    assert_eq!(total(fine.clone(), 4), []);
    assert_eq!(
        total(json!([{"points": 2, "items": ["violence", "weapons"]}]), 4),
        one(CheckId::UnknownItem, "total.weights[0].items[1]")
    );
    assert_eq!(
        total(
            json!([{"points": 2, "items": ["violence"]}, {"points": 3, "items": ["weapon", "violence"]}]),
            4
        ),
        one(CheckId::Weights, "total.weights[1].items[1]")
    );
    assert_eq!(
        total(
            json!([{"points": 2, "items": ["violence", "weapon"]}, {"points": 0, "items": ["alone"]}]),
            4
        ),
        one(CheckId::Weights, "total.weights[1].points")
    );
    assert_eq!(
        total(
            json!([{"points": 2, "items": ["violence", "weapon"]}, {"points": 1, "items": []}]),
            4
        ),
        one(CheckId::Weights, "total.weights[1].items")
    );
    assert_eq!(
        total(fine, 5),
        [
            (CheckId::CannotBeMet, "total".to_owned()),
            (CheckId::ThresholdOutsideItems, "total.count".to_owned())
        ]
    );
}
