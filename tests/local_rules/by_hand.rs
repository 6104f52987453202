//! The cases of an area file here, or of a bundled area: each was worked out by hand from what the area has published before it
//! was run, and together they have every answer.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use waymark::logic::Truth;
use waymark::model::files::read_case;
use waymark::model::rules::Area;

use super::area;
use crate::forum::support::{BOOK, under, with_decision};

/// A small case, and what it comes to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByHand {
    says: String,
    case: serde_json::Value,
    answers: BTreeMap<String, Truth>,
}

fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect();
    files.sort();
    files
}

/// The cases of an area, and what each came to that was expected to come to something else.
fn wrong(area: Area, cases: &Path) -> Vec<String> {
    let name = cases.display();
    let text = fs::read_to_string(cases).unwrap_or_else(|error| panic!("{name}: {error}"));
    let cases: Vec<ByHand> =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let id = area.id.clone();
    let mut book = BOOK.clone();
    book.add_area(area);
    let mut answers = Vec::new();
    let mut wrong = Vec::new();
    for one in &cases {
        let case = read_case(&one.case.to_string())
            .unwrap_or_else(|mistake| panic!("{name}, {}: {mistake}", one.says));
        // A version that its dates do not choose is chosen by the case.
        let case = match case.area {
            Some(_) => case,
            None => under(case, &id),
        };
        with_decision(&book, &case, |decision, _| {
            for (route, expected) in &one.answers {
                let found = decision.routes.route(route);
                let found = found.unwrap_or_else(|| panic!("{name}: no route {route}"));
                answers.push(*expected);
                if found.answer() != *expected {
                    wrong.push(format!(
                        "{name}, {}: {route} is {:?}, not {expected:?}",
                        one.says,
                        found.answer()
                    ));
                }
            }
        });
    }
    for answer in [Truth::Met, Truth::NotMet, Truth::CannotTell] {
        if !answers.contains(&answer) {
            wrong.push(format!("{name}: no case is {answer:?}"));
        }
    }
    wrong
}

#[test]
fn every_case_comes_to_what_was_worked_out_for_it() {
    let cases = files("tests/local_rules", ".cases.json");
    assert!(!cases.is_empty());
    let wrong: Vec<_> = cases
        .iter()
        .flat_map(|cases| {
            let name = cases.file_name().expect("a file").to_string_lossy();
            let name = name.strip_suffix(".cases.json").expect("its end");
            wrong(area(name), cases)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
