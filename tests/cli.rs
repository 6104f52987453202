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
