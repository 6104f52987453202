//! The published cases that ship beside the areas, and what one of them answers.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of a published case, such as `"lewisham/cases/july-2018"`, or of an area's rules, `"lewisham/area"`.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/data/areas/{name}.json"))
}

/// That file's text.
pub fn text(name: &str) -> String {
    let path = file(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The answers of a case's first assessment, by item.
pub fn replies(name: &str) -> Vec<(String, String)> {
    let case: Value = serde_json::from_str(&text(name)).expect("a case");
    let answers = case["assessments"]["list"][0]["answers"]
        .as_object()
        .expect("answers");
    let mut replies: Vec<(String, String)> = answers
        .iter()
        .map(|(item, answer)| {
            (
                item.clone(),
                answer["reply"].as_str().expect("a reply").to_owned(),
            )
        })
        .collect();
    replies.sort_by_key(|(item, _)| item.parse::<u32>().unwrap_or(u32::MAX));
    replies
}

/// A file for the test to open.
pub fn written(name: &str, text: &str) -> PathBuf {
    let path = super::browser::new_folder("files").join(name);
    fs::write(&path, text).expect("a file for the test");
    path
}
