//! The readers and the published JSON Schemas agree on every file: what the one refuses, the other refuses too. Types are
//! read by lists of fields, and the schemas are made from what serde writes; nothing but this keeps the two in step.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use waymark::model::files::{read_area, read_case, read_instrument};
use waymark::record::FileError;

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new(text: &str) -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler
            .add_resource("schema", serde_json::from_str(text).unwrap())
            .unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn fits(&self, file: &Value) -> bool {
        self.schemas.validate(file, self.index).is_ok()
    }
}

/// The places of every value in a tree.
fn places(tree: &Value, at: &str, into: &mut Vec<String>) {
    match tree {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                into.push(at.clone());
                places(inner, &at, into);
            }
        }
        Value::Array(entries) => {
            for (index, inner) in entries.iter().enumerate() {
                let at = format!("{at}/{index}");
                into.push(at.clone());
                places(inner, &at, into);
            }
        }
        _ => {}
    }
}

/// Every file that differs from this one in one place: a value left out, or something else in its place.
fn changed(file: &Value) -> Vec<(String, Value)> {
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("high"),
        json!("2018-07-20"),
        json!([]),
        json!([1, 2]),
        json!({}),
        json!({"any": []}),
    ];
    let mut all = Vec::new();
    let mut at = Vec::new();
    places(file, "", &mut at);
    for place in at {
        for other in &others {
            let mut copy = file.clone();
            *copy.pointer_mut(&place).unwrap() = other.clone();
            all.push((format!("{place} is {other}"), copy));
        }
        let (parent, name) = place.rsplit_once('/').unwrap();
        let mut copy = file.clone();
        match copy.pointer_mut(parent).unwrap() {
            Value::Object(fields) => {
                drop(fields.remove(&name.replace("~1", "/").replace("~0", "~")))
            }
            Value::Array(entries) => drop(entries.remove(name.parse().unwrap())),
            _ => unreachable!("a parent holds something"),
        }
        all.push((format!("{place} is left out"), copy));
        let mut copy = file.clone();
        if let Some(Value::Object(fields)) = copy.pointer_mut(&place) {
            fields.insert("unheard-of".to_owned(), json!(1));
            all.push((format!("{place} has a field too many"), copy));
        }
    }
    all
}

/// Whether the reader takes the form of the file; what does not hold together in it is no matter of form.
fn reads<T>(read: Result<T, FileError>) -> Result<(), FileError> {
    match read {
        Ok(_) => Ok(()),
        Err(FileError::Wrong { mistakes, .. })
            if mistakes.iter().all(|one| {
                [
                    "used twice",
                    "nobody among",
                    "no event of",
                    "exact day",
                    "which instrument",
                    "has no id",
                    "id is empty",
                    "over 130 years",
                ]
                .iter()
                .any(|no_form| one.says.contains(no_form))
            }) =>
        {
            Ok(())
        }
        Err(wrong) => Err(wrong),
    }
}

fn agree<T>(file: &str, schema: &str, read: impl Fn(&str) -> Result<T, FileError>) {
    let (file, schema): (Value, _) = (serde_json::from_str(file).unwrap(), Schema::new(schema));
    assert!(schema.fits(&file));
    assert_eq!(reads(read(&file.to_string())), Ok(()));
    let (mut tried, mut differ) = (0, Vec::new());
    for (what, file) in changed(&file) {
        tried += 1;
        match (schema.fits(&file), reads(read(&file.to_string()))) {
            (true, Err(wrong)) => differ.push(format!(
                "{what}: it fits the schema, but does not read: {wrong}"
            )),
            (false, Ok(())) => {
                differ.push(format!("{what}: it reads, but does not fit the schema"))
            }
            _ => {}
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(
        differ.is_empty(),
        "{} of {tried} differ:\n{}",
        differ.len(),
        differ.join("\n")
    );
}

#[test]
fn about_every_file_there_is() {
    let schemas = [
        (
            "waymark-case/1",
            Schema::new(include_str!("../src/schema/waymark-case-1.json")),
        ),
        (
            "waymark-area/1",
            Schema::new(include_str!("../src/schema/waymark-area-1.json")),
        ),
        (
            "waymark-instrument/1",
            Schema::new(include_str!("../src/schema/waymark-instrument-1.json")),
        ),
    ];
    let (mut folders, mut checked) = (vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")], 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "json") {
                let file: Value =
                    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                let Some((_, schema)) =
                    schemas.iter().find(|(format, _)| file["format"] == *format)
                else {
                    continue;
                };
                assert!(schema.fits(&file), "{}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked >= 37, "just {checked} files were found");
}

#[test]
fn about_cases() {
    agree(
        include_str!("pinned/case-1.json"),
        include_str!("../src/schema/waymark-case-1.json"),
        read_case,
    );
}

#[test]
fn about_areas() {
    agree(
        include_str!("pinned/area-1.json"),
        include_str!("../src/schema/waymark-area-1.json"),
        read_area,
    );
}

#[test]
fn about_instruments() {
    agree(
        include_str!("pinned/instrument-1.json"),
        include_str!("../src/schema/waymark-instrument-1.json"),
        read_instrument,
    );
}
