//! The decision on the command line: its JSON, its words, and its mistakes.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

const CASE: &str = "src/data/areas/lewisham/cases/july-2018.json";

fn decide(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_decide"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("it runs")
}

#[test]
fn a_decision_is_printed_as_json_and_in_words() {
    let output = decide(&[CASE, "--area", "lewisham", "--on", "2018-07-20"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let decision: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(decision["on"], "2018-07-20");
    let routes = decision["rule"]["routes"]
        .as_array()
        .expect("there are routes");
    let escalation = routes
        .iter()
        .find(|route| route["id"] == "escalation")
        .expect("Lewisham has escalation");
    assert_eq!(escalation["rule"]["area"], "lewisham");
    assert_eq!(escalation["national_guidance_stands_in"], false);
    let finding = &escalation["finding"];
    let weighed = ["counts", "does_not_count", "in_doubt"]
        .map(|list| finding[list].as_array().map_or(0, Vec::len));
    assert!(
        weighed.iter().sum::<usize>() > 0,
        "no event was weighed: {finding}"
    );

    let output = decide(&[
        CASE,
        "--area",
        "src/data/areas/kingston/area.json",
        "--explain",
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let words = String::from_utf8(output.stdout).expect("it is text");
    for heading in [
        "This is a look under another rule",
        "Routes in Kingston upon Thames",
        "The same case elsewhere",
    ] {
        assert!(words.contains(heading), "{heading} is not in {words}");
    }
}

/// A text of an area whose forum has a name that is worth a look, under a checklist of its own.
fn own_area() -> String {
    let area = serde_json::json!({
        "format": "waymark-area/1", "id": "exampleshire", "name": "Exampleshire", "nation": "england-and-wales",
        "versions": [{
            "id": "2018", "title": "As invented", "in_force": {"between": {}}, "speaks_for": "2018", "standing": "illustrative",
            "sources": [{"id": "page", "title": "Invented", "seen": "unverified"}],
            "checklist": "ours", "forum": {"name": "The Meeting"},
            "routes": [{
                "id": "high", "kind": "visible-high-risk", "name": "High risk", "sources": ["page"],
                "criterion": {"score": {"instrument": "ours", "count": {"at-least": 1}}}
            }],
            "notes": ["There is no route by judgement, escalation or repeat."]
        }]
    });
    area.to_string()
}

fn own_checklist(id: &str, items: &Value) -> String {
    let checklist = serde_json::json!({
        "format": "waymark-instrument/1", "id": id, "title": "Ours", "about": "Invented.", "items": items,
        "sources": [{"id": "page", "title": "Invented", "seen": "unverified"}]
    });
    checklist.to_string()
}

/// Writes a file for a test, and gives its path.
fn written(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("it is written");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn checklists_are_loaded_before_the_rule() {
    let item = serde_json::json!([{"id": "a", "label": "a", "ask": "A?", "why": "It matters.", "offers": "more"}]);
    let ours = written("ours.json", &own_checklist("ours", &item));
    let more = written("more.json", &own_checklist("more", &item));
    let area = written("own-area.json", &own_area());
    let says = |arguments: &[&str]| {
        let output = decide(arguments);
        let says = String::from_utf8(output.stderr).expect("it is text");
        (output.status.success(), says)
    };
    let (fits, says_without) = says(&[CASE, "--area", &area]);
    assert!(
        !fits && says_without.contains("No checklist \u{201c}ours\u{201d} is loaded"),
        "{says_without}"
    );
    // What is only worth a look is not said unasked.
    let loaded = ["--load", &ours, "--load", &more, "--area", &area];
    let (fits, quiet) = says(&[&[CASE][..], &loaded].concat());
    assert!(fits && quiet.is_empty(), "{quiet}");
    for first in [vec![CASE, "--check"], vec!["--check"]] {
        let (fits, checked) = says(&[first, loaded.to_vec()].concat());
        assert!(
            fits && checked.contains("Begin it with a small letter."),
            "{checked}"
        );
    }
    let none = written("none.json", &own_checklist("none", &serde_json::json!([])));
    let (fits, empty) = says(&[CASE, "--load", &none, "--area", "kent"]);
    assert!(
        !fits
            && empty.contains(
                "This checklist has no question. Add its questions under \u{201c}items\u{201d}"
            ),
        "{empty}"
    );
    assert!(empty.contains("none.json cannot be used"), "{empty}");
    let (fits, other) = says(&[CASE, "--load", &area]);
    assert!(
        !fits && other.contains("a checklist file was asked for"),
        "{other}"
    );
    let (fits, nothing) = says(&["--check"]);
    assert!(!fits && nothing.starts_with("Which case?"), "{nothing}");
}

#[test]
fn a_file_in_the_place_of_a_bundled_area_is_said_when_it_is_checked() {
    let text = std::fs::read_to_string("src/data/areas/kingston/area.json").expect("it is there");
    let mut area: Value = serde_json::from_str(&text).expect("it is JSON");
    area["about"] = "Changed.".into();
    let other = written("other-kingston.json", &area.to_string());
    let output = decide(&[CASE, "--check", "--area", &other]);
    let says = String::from_utf8(output.stderr).expect("it is text");
    assert!(
        output.status.success()
            && says.contains("give it an id of its own, as in \u{201c}kingston-2\u{201d}"),
        "{says}"
    );
    let output = decide(&[
        CASE,
        "--check",
        "--area",
        "src/data/areas/kingston/area.json",
    ]);
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn routes_stand_before_where_advice_comes_from() {
    let output = decide(&[CASE, "--area", "lewisham", "--explain"]);
    let words = String::from_utf8(output.stdout).expect("it is text");
    let place = |heading: &str| {
        words
            .find(heading)
            .unwrap_or_else(|| panic!("{heading}: {words}"))
    };
    let sources = place("\nSources\nEach source, with what rests on it (");
    assert!(
        place("\nRoutes in Lewisham\n") < sources && place("\nThe same case elsewhere\n") < sources
    );
}

#[test]
fn an_area_that_is_not_in_the_list_is_said() {
    let case = written(
        "not-listed.json",
        r#"{"format": "waymark-case/1", "as_of": "2026-11-30", "area": {"id": "national", "not_listed": "Zennorbridge"}}"#,
    );
    let words = |arguments: &[&str]| {
        let output = decide(arguments);
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("it is text")
    };
    let said = "Zennorbridge is not in the list of areas";
    assert!(words(&[&case, "--explain"]).contains(said));
    assert!(!words(&[&case, "--area", "leeds", "--explain"]).contains(said));
}

#[test]
fn a_reader_that_has_read_enough_is_no_mistake() {
    let mut running = Command::new(env!("CARGO_BIN_EXE_decide"))
        .args([CASE, "--explain"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(running.stdout.take());
    let output = running.wait_with_output().expect("it ends");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let says = |arguments: &[&str]| {
        let output = decide(arguments);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("it is text")
    };
    let area = says(&[CASE, "--area", "atlantis"]);
    assert!(
        area.contains("no area `atlantis`") && area.contains("lewisham"),
        "{area}"
    );
    let kind = says(&["src/data/areas/lewisham/area.json", "--area", "lewisham"]);
    assert!(
        kind.contains("src/data/areas/lewisham/area.json")
            && kind.contains("a case file was asked for"),
        "{kind}"
    );
    let version = says(&[CASE, "--area", "lewisham", "--version", "1999"]);
    assert!(
        version.contains("no version `1999`") && version.contains("2018"),
        "{version}"
    );
    let national =
        std::fs::read_to_string("src/data/areas/national/area.json").expect("it is there");
    let second = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("second-guidance.json");
    std::fs::write(
        &second,
        national.replacen("\"id\": \"national\"", "\"id\": \"second\"", 1),
    )
    .expect("it is written");
    let second = says(&[CASE, "--area", second.to_str().expect("a path")]);
    assert!(
        second.contains("is the guidance of no one place here")
            && second.contains("cannot be used"),
        "{second}"
    );
}
