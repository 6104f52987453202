//! What is wrong in a file is said with its place and what was expected there, whatever the type.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use waymark::engine::replay::Replay;
use waymark::model::case::Case;
use waymark::model::files::{Unfinished, read_area, read_case};
use waymark::model::instrument::Instrument;
use waymark::model::rules::Area;
use waymark::model::rules::notice::Notices;
use waymark::record::{FileError, Mistake, read_part};
use waymark::words::claims::Claim;
use waymark::words::pack::{Forms, Supports};
use waymark::words::wording::Phrases;
use waymark::workshop::past::Expected;

/// Why a tree is no value of a type.
type Refuse = fn(&Value) -> Option<Mistake>;

fn refuse<T: DeserializeOwned>(tree: &Value) -> Option<Mistake> {
    read_part::<T>(&tree.to_string()).err()
}

/// A file of every kind that the program reads.
const FILES: [(&str, Refuse); 11] = [
    ("tests/pinned/case-1.json", refuse::<Case>),
    ("tests/pinned/area-1.json", refuse::<Area>),
    ("tests/pinned/instrument-1.json", refuse::<Instrument>),
    ("tests/pinned/unfinished-1.json", refuse::<Unfinished>),
    ("src/data/areas/kent/replay.json", refuse::<Replay>),
    ("src/data/notices.json", refuse::<Notices>),
    ("src/data/papers/form.json", refuse::<Forms>),
    ("src/data/papers/supports.json", refuse::<Supports>),
    ("src/data/phrases.json", refuse::<Phrases>),
    ("src/data/claims.json", refuse::<Vec<Claim>>),
    ("src/data/past-expected.json", refuse::<Expected>),
];

fn tree(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON")
}

/// Every place of a tree.
fn places(tree: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let mut next = 0;
    while let Some(place) = places.get(next).cloned() {
        next += 1;
        match tree.pointer(&place).expect("it is there") {
            Value::Array(entries) => {
                places.extend((0..entries.len()).map(|index| format!("{place}/{index}")));
            }
            Value::Object(fields) => {
                let step = |name: &String| name.replace('~', "~0").replace('/', "~1");
                places.extend(fields.keys().map(|name| format!("{place}/{}", step(name))));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    places
}

/// The tree with another value at a place.
fn with(tree: &Value, place: &str, value: Value) -> Value {
    let mut tree = tree.clone();
    *tree.pointer_mut(place).expect("it is there") = value;
    tree
}

/// Shows a check some of the parts of every file, and more of those that have every field.
fn in_every_file(check: impl Fn(&Value, &str, Refuse, &dyn Fn(Value) -> Value)) {
    for (file, refuse) in FILES {
        let tree = tree(file);
        assert_eq!(refuse(&tree), None, "{file}");
        let mut places = places(&tree);
        // What is kept of a rule is kept as it is.
        places.retain(|place| !(file.contains("unfinished") && place.starts_with("/rule")));
        let most = if file.contains("pinned") { 200 } else { 40 };
        let every = places.len() / most + 1;
        for place in places.iter().step_by(every) {
            let was = tree.pointer(place).expect("it is there");
            check(was, &format!("{file} {place}"), refuse, &|value| {
                with(&tree, place, value)
            });
        }
    }
}

#[test]
fn a_list_never_passes_for_an_object() {
    in_every_file(|was, place, refuse, with| {
        if let Value::Object(fields) = was {
            let list = Value::Array(fields.values().cloned().collect());
            let mistake = refuse(&with(list)).unwrap_or_else(|| panic!("{place} takes a list"));
            assert!(
                mistake.says.starts_with("this is a list, and "),
                "{place}: {mistake}"
            );
        }
    });
}

#[test]
fn a_field_that_is_not_known_is_refused() {
    in_every_file(|was, place, refuse, with| {
        if let Value::Object(fields) = was {
            let mut fields = fields.clone();
            fields.insert("no-such".to_owned(), json!({}));
            assert!(
                refuse(&with(fields.into())).is_some(),
                "{place} takes any field"
            );
        }
    });
}

#[test]
fn what_a_message_repeats_is_cut() {
    let long = "é".repeat(60);
    in_every_file(|was, place, refuse, with| {
        let number: Value = serde_json::from_str(&"7".repeat(60)).expect("it is a number");
        let mut values = vec![
            json!(long),
            json!({ &long: was }),
            json!({ &long: 1, "b": 2 }),
            number,
        ];
        if let Value::Object(fields) = was {
            let mut fields = fields.clone();
            fields.insert(long.clone(), Value::Null);
            values.push(fields.into());
        }
        for value in values {
            // A name of an entry that is itself wrong stands in its place, whole: it has to be found.
            let says = refuse(&with(value)).map_or(String::new(), |mistake| mistake.says);
            assert!(!says.contains(&"é".repeat(41)), "{place}: {says}");
            assert!(!says.contains(&"7".repeat(41)), "{place}: {says}");
        }
    });
}

/// The mistake that another value at a place of a pinned file makes.
fn said(file: usize, place: &str, value: &str) -> String {
    let (file, refuse) = FILES[file];
    let value = serde_json::from_str(value).expect("it is JSON");
    let mistake = refuse(&with(&tree(file), place, value));
    mistake.map_or_else(|| "nothing".to_owned(), |mistake| mistake.to_string())
}

/// Every mistake that hides behind no other is said at once, and none because of another.
#[test]
fn all_that_is_wrong_is_said_at_once() {
    let places = |text: &str| match read_case(text) {
        Err(FileError::Wrong { mistakes, .. }) => {
            mistakes.into_iter().map(|one| one.at).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let mut case = tree("tests/pinned/case-1.json");
    for (place, value) in [
        ("/as_of", json!("soon")),
        ("/people/causing_harm/0/age", json!(41)),
        ("/people/causing_harm/0/relationship", json!("husband")),
        ("/assessments/list/1/answers/2", json!({})),
        ("/events/list/3/when", json!("last summer")),
        (
            "/events/list/3/kinds",
            json!(["assault", "hitting", "threats"]),
        ),
        ("/judgement/should_be_heard", json!("yes")),
    ] {
        case = with(&case, place, value);
    }
    let wrong = [
        "as_of",
        "assessments.list[1].answers.2",
        "events.list[3].kinds[1]",
        "events.list[3].kinds[2]",
        "events.list[3].when",
        "judgement.should_be_heard",
        "people.causing_harm[0].age",
        "people.causing_harm[0].relationship",
    ];
    let mut found = places(&case.to_string());
    found.sort();
    assert_eq!(found, wrong);
    // What is missing is said too, and a list of so many entries is not made shorter.
    let mut area = tree("tests/pinned/area-1.json");
    let events = "/versions/1/routes/2/criterion/all/0/events";
    area["naem"] = json!("Here");
    area["versions"][0]["forum"]
        .as_object_mut()
        .expect("it is one")
        .remove("name");
    area = with(
        &area,
        &format!("{events}/count"),
        json!({"somewhere": [3, "five"]}),
    );
    area = with(&area, &format!("{events}/people"), json!("both"));
    let mistakes = match read_area(&area.to_string()) {
        Err(FileError::Wrong { mistakes, .. }) => mistakes,
        other => panic!("{other:?}"),
    };
    let mut said: Vec<_> = mistakes.iter().map(ToString::to_string).collect();
    said.sort();
    let criterion = "versions[1].routes[2].criterion.all[0].events";
    for (said, begins) in said.iter().zip([
        "at the top of the file: there is no field \u{201c}naem\u{201d} here; the fields are format, id, ",
        "at versions[0].forum: the field \u{201c}name\u{201d} is missing",
        &format!("at {criterion}.count.somewhere[1]: this is the text \u{201c}five\u{201d}"),
        &format!("at {criterion}.people: \u{201c}both\u{201d} is not one of "),
    ]) {
        assert!(said.starts_with(begins), "{said}");
    }
    assert_eq!(said.len(), 4, "{said:?}");
    // No more than a message tells.
    let many: Vec<Value> = (0..500).map(|_| json!({"id": 1, "when": 2})).collect();
    assert_eq!(
        places(&with(&case, "/events/list", many.into()).to_string()).len(),
        20
    );
}

#[test]
fn what_is_said_of_a_case() {
    for (place, value, says) in [
        (
            "",
            "[]",
            "at the top of the file: this is a list, and an object with named fields was expected",
        ),
        (
            "",
            "{}",
            "at the top of the file: the field \u{201c}format\u{201d} is missing",
        ),
        (
            "/format",
            "\"waymark-case/2\"",
            "at format: \u{201c}waymark-case/2\u{201d} is not one of waymark-case/1",
        ),
        (
            "/as_of",
            "\"2024-02-30\"",
            "at as_of: \u{201c}2024-02-30\u{201d} is not a day: write year-month-day, as in 2018-07-20",
        ),
        (
            "/as_of",
            "20240614",
            "at as_of: this is the number 20240614, and a text was expected",
        ),
        (
            "/reference",
            "null",
            "at reference: this is nothing (null), and a text was expected",
        ),
        (
            "/area",
            "{\"id\": \"kent\", \"versions\": []}",
            "at area: there is no field \u{201c}versions\u{201d} here; the fields are id, version, not_listed",
        ),
        (
            "/people/causing_harm/0/age",
            "41",
            "at people.causing_harm[0].age: this is the number 41, and one of years, born was expected",
        ),
        (
            "/people/causing_harm/0/age",
            "\"years\"",
            "at people.causing_harm[0].age: \u{201c}years\u{201d} needs a value",
        ),
        (
            "/people/causing_harm/0/age/years",
            "-1",
            "at people.causing_harm[0].age.years: this is the number -1, and a whole number from 0 was expected",
        ),
        (
            "/people/causing_harm/0/age/years",
            "1e30",
            "at people.causing_harm[0].age.years: this is the number 1e+30, and a whole number from 0 was expected",
        ),
        ("/people/causing_harm/0/age/years", "41.5", "nothing"),
        (
            "/people/causing_harm/0/relationship",
            "\"husband\"",
            "at people.causing_harm[0].relationship: \u{201c}husband\u{201d} is not one of partner, former-partner, parent, child, family, other",
        ),
        (
            "/people/causing_harm/0/relationship",
            "{\"partner\": true}",
            "at people.causing_harm[0].relationship: \u{201c}partner\u{201d} takes no value",
        ),
        (
            "/people/causing_harm/0/relationship",
            "{\"partner\": null, \"cousin\": null}",
            "at people.causing_harm[0].relationship: this is an object, and one of partner, former-partner, parent, child, family, other was expected",
        ),
        (
            "/people/causing_harm/0/relationship",
            "{\"partner\": null, \"family\": null}",
            "at people.causing_harm[0].relationship: \u{201c}partner\u{201d} and \u{201c}family\u{201d} stand side by side, and only one can stand here: keep the one that is meant",
        ),
        (
            "/assessments/all_known",
            "\"yes\"",
            "at assessments.all_known: this is the text \u{201c}yes\u{201d}, and true or false was expected",
        ),
        (
            "/assessments/list/1/answers/2",
            "\"yes\"",
            "at assessments.list[1].answers.2: this is the text \u{201c}yes\u{201d}, and an object with named fields was expected",
        ),
        (
            "/assessments/list/1/answers/2",
            "{}",
            "at assessments.list[1].answers.2: the field \u{201c}reply\u{201d} is missing",
        ),
        (
            "/events/list/3/when",
            "\"last summer\"",
            "at events.list[3].when: \u{201c}last summer\u{201d} is not a date: write 2018-07-20, 2018-07, 2018-summer or 2018, with \
             \u{201c}about \u{201d}, \u{201c}before \u{201d} or \u{201c}after \u{201d} in front if need be, two joined by \u{201c}/\u{201d} for between, or \u{201c}unknown\u{201d}",
        ),
        (
            "/events/list/3/kinds",
            "{}",
            "at events.list[3].kinds: this is an object, and a list was expected",
        ),
        (
            "/judgement/should_be_heard",
            "{}",
            "at judgement.should_be_heard: this is an object, and true or false was expected",
        ),
    ] {
        assert_eq!(said(0, place, value), says, "{place}");
    }
}

#[test]
fn what_is_said_of_a_rule() {
    let criterion = "versions[1].routes[2].criterion";
    let events = "/versions/1/routes/2/criterion/all/0/events";
    for (place, value, says) in [
        (
            "/versions/0/in_force".to_owned(),
            "\"between\"",
            "at versions[0].in_force: \u{201c}between\u{201d} needs a value".to_owned(),
        ),
        (
            "/versions/0/in_force".to_owned(),
            "{\"between\": {\"since\": null}}",
            "at versions[0].in_force.between: there is no field \u{201c}since\u{201d} here; the fields are from, to".to_owned(),
        ),
        (
            "/versions/0/in_force".to_owned(),
            "{\"dates-not-known\": {}}",
            "at versions[0].in_force: \u{201c}dates-not-known\u{201d} takes no value".to_owned(),
        ),
        (
            "/versions/1/routes/2/criterion".to_owned(),
            "{\"scores\": {}}",
            format!(
                "at {criterion}: \u{201c}scores\u{201d} is not one of score, total, item, grade, events, different-people, rising, assessments, repeat, heard, judgement, \
                 signed-off, person, since, follows, order, lower-grade, older, unasked, all, any, same-person"
            ),
        ),
        (
            "/versions/1/routes/2/criterion".to_owned(),
            "{\"score\": {}, \"events\": {}, \"grade\": {}}",
            format!(
                "at {criterion}: \u{201c}score\u{201d}, \u{201c}grade\u{201d} and \u{201c}events\u{201d} stand side by side, and only one can stand here: put each into \
                 braces of its own, in a list in \u{201c}all\u{201d} where every one has to be met, or in \u{201c}any\u{201d} where one is enough"
            ),
        ),
        (
            "/versions/1/routes/2/criterion/all".to_owned(),
            "{}",
            format!("at {criterion}.all: this is an object, and a list was expected"),
        ),
        (
            format!("{events}/count"),
            "\"at-least\"",
            format!("at {criterion}.all[0].events.count: \u{201c}at-least\u{201d} needs a value"),
        ),
        (
            format!("{events}/count"),
            "{\"at-least\": 2.5}",
            format!(
                "at {criterion}.all[0].events.count.at-least: this is the number 2.5, and a whole number from 0 was expected"
            ),
        ),
        (format!("{events}/count"), "{\"at-least\": 3.0}", "nothing".to_owned()),
        (
            format!("{events}/count"),
            "{\"somewhere\": [3]}",
            format!("at {criterion}.all[0].events.count.somewhere: this list needs 2 entries"),
        ),
        (
            format!("{events}/count"),
            "{\"somewhere\": [3, \"five\"]}",
            format!(
                "at {criterion}.all[0].events.count.somewhere[1]: this is the text \u{201c}five\u{201d}, and a whole number from 0 was expected"
            ),
        ),
        (
            format!("{events}/people"),
            "\"both\"",
            format!(
                "at {criterion}.all[0].events.people: \u{201c}both\u{201d} is not one of same-pair, same-victim, \
                 same-person-causing-harm, others-harmed"
            ),
        ),
    ] {
        assert_eq!(said(1, &place, value), says, "{place}");
    }
}
