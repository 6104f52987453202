//! The reader that serde derives says what the reader by hand said: of every file in the repository that one of them
//! reads, of the fuzzers' corpus, and of the same files with every part of them broken in every way.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use waymark::engine::replay::Replay;
use waymark::model::case::Case;
use waymark::model::files::Unfinished;
use waymark::model::instrument::Instrument;
use waymark::model::rules::Area;
use waymark::model::rules::notice::Notices;
use waymark::record::{Mistake, read_by_both};
use waymark::words::claims::Claim;
use waymark::words::pack::{Forms, Supports};
use waymark::words::wording::Phrases;
use waymark::workshop::past::Expected;

type Both = fn(&Value) -> [Result<String, Mistake>; 2];

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut open = vec![root];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it is there").path();
            if path.is_dir() {
                open.push(path)
            } else {
                files.push(path)
            }
        }
    }
    files.sort();
    files
}

fn reader(path: &Path) -> Option<Both> {
    let path = path.to_str().expect("it is text");
    let is = |part: &str| path.contains(part);
    Some(if is("notices.json") {
        read_by_both::<Notices>
    } else if is("papers/form.json") {
        read_by_both::<Forms>
    } else if is("papers/supports.json") {
        read_by_both::<Supports>
    } else if is("phrases.json") {
        read_by_both::<Phrases>
    } else if is("claims.json") {
        read_by_both::<Vec<Claim>>
    } else if is("expected.json") {
        read_by_both::<Expected>
    } else if is("replay") {
        read_by_both::<Replay>
    } else if is("unfinished") {
        read_by_both::<Unfinished>
    } else if is("/area") && !is("/cases/") {
        read_by_both::<Area>
    } else if is("case") {
        read_by_both::<Case>
    } else if is("instrument") {
        read_by_both::<Instrument>
    } else {
        return None;
    })
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
            Value::Object(fields) => places.extend(
                fields
                    .keys()
                    .map(|name| format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))),
            ),
            _ => {}
        }
    }
    places
}

fn broken(was: &Value) -> Vec<Value> {
    let long = "é".repeat(60);
    let mut broken = vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(7),
        json!(-1),
        json!(17.5),
        json!(5.0),
        json!(1e300),
        json!(4294967296u64),
        json!(""),
        json!("no such"),
        json!(long),
        json!("2018-02-30"),
        json!("yes"),
        json!([]),
        json!({}),
        json!([was]),
        json!({"a": was, "b": was}),
        json!({"no-such": was}),
        json!({ &long: was }),
        serde_json::from_str("1.50").unwrap(),
        serde_json::from_str("1e2").unwrap(),
        serde_json::from_str("12.00").unwrap(),
        serde_json::from_str(&format!("1{}", "0".repeat(60))).unwrap(),
    ];
    match was {
        Value::String(text) => broken.extend([
            json!({ text: null }),
            json!({ text: 1 }),
            json!({ text: {} }),
        ]),
        Value::Object(fields) => {
            broken.push(Value::Array(fields.values().cloned().collect()));
            for name in fields.keys() {
                broken.push(json!(name));
                let mut less = fields.clone();
                less.remove(name);
                broken.push(Value::Object(less));
                let mut wrong = fields.clone();
                wrong.insert(format!("{name}x"), Value::Null);
                broken.push(Value::Object(wrong));
                let mut wrong = fields.clone();
                wrong.insert(long.clone(), json!(1));
                broken.push(Value::Object(wrong));
            }
        }
        Value::Array(entries) => {
            broken.push(json!({ "list": entries }));
            let mut more = entries.clone();
            more.push(json!(5));
            broken.push(Value::Array(more));
            let mut less = entries.clone();
            less.pop();
            broken.push(Value::Array(less));
        }
        _ => {}
    }
    broken
}

/// A mistake with the fields in one order and without what it repeats of the file, which the new reader cuts.
fn alike(mut mistake: Mistake) -> Mistake {
    if let Some((before, fields)) = mistake.says.split_once("the fields are ") {
        let mut fields: Vec<_> = fields.split(", ").collect();
        fields.sort_unstable();
        mistake.says = format!("{before}the fields are {}", fields.join(", "));
    }
    for (before, after) in [
        ("this is the number ", ", and "),
        ("`", "` is not one of"),
        ("there is no field `", "` here"),
    ] {
        if let Some((repeated, rest)) = mistake
            .says
            .strip_prefix(before)
            .and_then(|says| says.split_once(after))
            && repeated.chars().count() > 40
        {
            let repeated: String = repeated.chars().take(40).collect();
            mistake.says = [before, &repeated, after, rest].concat();
        }
    }
    mistake
}

/// An age may be any number from 0, as the schema says: the new reader says so, and takes 1e2 for a hundred.
fn is_of_an_age(old: &Result<String, Mistake>) -> bool {
    old.as_ref()
        .is_err_and(|mistake| mistake.at.ends_with("age.years"))
}

#[test]
fn both_readers_say_the_same() {
    let (mut compared, mut refused) = (0, 0);
    let mut compare = |path: &Path, both: Both, tree: &Value| {
        let [old, new] = both(tree).map(|read| read.map_err(alike));
        compared += 1;
        refused += usize::from(new.is_err());
        if !is_of_an_age(&old) {
            assert_eq!(old, new, "{}", path.display());
        }
    };
    for folder in [
        "src/data",
        "tests/golden",
        "tests/pinned",
        "tests/fuzz/corpus",
    ] {
        for path in files(folder) {
            let (Some(both), Ok(text)) = (reader(&path), fs::read_to_string(&path)) else {
                continue;
            };
            let Ok(tree) = serde_json::from_str::<Value>(&text) else {
                continue;
            };
            compare(&path, both, &tree);
            let every = if folder == "tests/pinned" { 1 } else { 97 };
            for place in places(&tree).iter().step_by(every) {
                for value in broken(tree.pointer(place).expect("it is there")) {
                    let mut tree = tree.clone();
                    *tree.pointer_mut(place).expect("it is there") = value;
                    compare(&path, both, &tree);
                }
            }
        }
    }
    assert!(
        compared > 10_000 && refused > 8_000,
        "{compared}, {refused}"
    );
}
