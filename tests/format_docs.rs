//! The format documents show nothing that the program does not read: every block of JSON in them is read here.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;
use waymark::model::case::{
    Assessment, Change, ChangeKind, Child, Event, EventKind, Gathered, Judgement, Marac, Order,
    OrderKind, Person, SignOff,
};
use waymark::model::dates::When;
use waymark::model::files::{read_area, read_case, read_instrument};
use waymark::model::instrument::{Item, ScaleStep};
use waymark::model::rules::notice::Notice;
use waymark::model::rules::{Criterion, Threshold};
use waymark::record::{FileKind, kind_of, read_part};

const DOCUMENTS: [(&str, &str); 3] = [
    (
        "src/model/case/FORMAT.md",
        include_str!("../src/model/case/FORMAT.md"),
    ),
    (
        "src/model/rules/FORMAT.md",
        include_str!("../src/model/rules/FORMAT.md"),
    ),
    (
        "src/model/instrument/FORMAT.md",
        include_str!("../src/model/instrument/FORMAT.md"),
    ),
];

/// A block of JSON: the line it begins in, what it is called, and its text.
struct Block {
    line: usize,
    kind: String,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for (number, line) in (1..).zip(document.lines()) {
        if let Some(kind) = line.strip_prefix("```json") {
            blocks.push(Block {
                line: number,
                kind: kind.trim().to_owned(),
                text: String::new(),
            });
            inside = true;
        } else if line.starts_with("```") {
            inside = false;
        } else if let Some(block) = blocks.last_mut().filter(|_| inside) {
            block.text.push_str(line);
            block.text.push('\n');
        }
    }
    blocks
}

fn part<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    read_part::<T>(text)
        .map(drop)
        .map_err(|mistake| mistake.to_string())
}

fn whole(text: &str) -> Result<(), String> {
    let read = match kind_of(text) {
        Ok(FileKind::Case) => read_case(text).map(drop),
        Ok(FileKind::Area) => read_area(text).map(drop),
        Ok(FileKind::Instrument) => read_instrument(text).map(drop),
        Err(mistake) => Err(mistake),
    };
    read.map_err(|mistake| mistake.to_string())
}

#[test]
fn every_example_reads() {
    for (name, document) in DOCUMENTS {
        let blocks = blocks(document);
        assert!(
            blocks.iter().any(|block| block.kind.is_empty()),
            "{name} shows no whole file"
        );
        for Block { line, kind, text } in blocks {
            let read = match kind.as_str() {
                "" => whole(&text),
                "criterion" => part::<Criterion>(&text),
                "threshold" => part::<Threshold>(&text),
                "dates" => part::<Vec<When>>(&text),
                "kinds" => part::<Vec<EventKind>>(&text),
                "person" => part::<Person>(&text),
                "assessment" => part::<Assessment>(&text),
                "event" => part::<Event>(&text),
                "events" => part::<Gathered<Event>>(&text),
                "marac" => part::<Marac>(&text),
                "child" => part::<Child>(&text),
                "change" => part::<Change>(&text),
                "changes" => part::<Vec<ChangeKind>>(&text),
                "order" => part::<Order>(&text),
                "order-kinds" => part::<Vec<OrderKind>>(&text),
                "notice" => part::<Notice>(&text),
                "judgement" => part::<Judgement>(&text),
                "sign-off" => part::<SignOff>(&text),
                "item" => part::<Item>(&text),
                "step" => part::<ScaleStep>(&text),
                other => Err(format!("nothing is called `{other}` here")),
            };
            assert_eq!(read, Ok(()), "{name}, line {line}");
        }
    }
}

#[test]
fn every_criterion_and_every_kind_is_shown() {
    // The reader says which criteria there are.
    let unknown = part::<Criterion>("{\"no-such\": {}}").expect_err("there is no such criterion");
    let (_, names) = unknown.split_once("not one of ").expect("it lists them");
    assert!(names.split(", ").count() >= 18, "{names}");
    let rules = blocks(DOCUMENTS[1].1);
    for name in names.split(", ") {
        let shown = rules.iter().filter(|block| block.kind == "criterion");
        assert!(
            shown
                .map(|block| block.text.replace(char::is_whitespace, ""))
                .any(|text| text.starts_with(&format!("{{\"{name}\":"))),
            "{name} has no example"
        );
    }
    let case = blocks(DOCUMENTS[0].1);
    let listed = |kind: &str| {
        &case
            .iter()
            .find(|block| block.kind == kind)
            .expect("they are listed")
            .text
    };
    assert_eq!(
        read_part::<Vec<EventKind>>(listed("kinds")).expect("they read"),
        EventKind::ALL
    );
    assert_eq!(
        read_part::<Vec<ChangeKind>>(listed("changes")).expect("they read"),
        ChangeKind::ALL
    );
    assert_eq!(
        read_part::<Vec<OrderKind>>(listed("order-kinds")).expect("they read"),
        OrderKind::ALL
    );
}

/// The types of the published formats: the fields of each, and those that a file must have.
fn types() -> Vec<(BTreeSet<String>, BTreeSet<String>)> {
    let schemas = [
        include_str!("../src/schema/waymark-case-1.json"),
        include_str!("../src/schema/waymark-area-1.json"),
        include_str!("../src/schema/waymark-instrument-1.json"),
    ];
    let mut types = Vec::new();
    for schema in schemas {
        let schema: Value = serde_json::from_str(schema).expect("it is JSON");
        let parts = schema["$defs"].as_object().expect("it has parts");
        for part in parts.values().chain([&schema]) {
            let Some(fields) = part["properties"].as_object() else {
                continue;
            };
            let needed = part["required"].as_array().into_iter().flatten();
            types.push((
                fields.keys().cloned().collect(),
                needed
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
            ));
        }
    }
    types
}

/// Every word of a document that stands as code.
fn coded(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_tables_list_the_fields_of_the_types() {
    let types = types();
    let mut tables = 0;
    for (name, document) in DOCUMENTS {
        for (_, table) in document
            .match_indices("| field | what it holds |\n|---|---|\n")
            .map(|(place, heading)| document.split_at(place + heading.len()))
        {
            let rows = table.lines().take_while(|line| line.starts_with('|'));
            let rows: Vec<(Vec<&str>, &str)> = rows
                .filter_map(|row| row.trim_matches(['|', ' ']).split_once(" | "))
                .map(|(fields, says)| (coded(fields).collect(), says))
                .collect();
            let listed: BTreeSet<&str> = rows
                .iter()
                .flat_map(|(fields, _)| fields)
                .copied()
                .collect();
            let is_of = |(fields, _): &&(BTreeSet<String>, _)| {
                listed.iter().all(|field| fields.contains(*field))
            };
            let (_, needed) = types
                .iter()
                .filter(is_of)
                .min_by_key(|(fields, _)| fields.len())
                .unwrap_or_else(|| panic!("{name}: no type has all of {listed:?}"));
            let said: BTreeSet<&str> = rows
                .iter()
                .filter(|(_, says)| says.starts_with("*needed*"))
                .flat_map(|(fields, _)| fields)
                .copied()
                .collect();
            let needed: BTreeSet<&str> = needed.iter().map(String::as_str).collect();
            assert_eq!(said, needed, "{name}: what is needed of {listed:?}");
            tables += 1;
        }
    }
    assert!(tables >= 8, "{tables}");
}

#[test]
fn every_field_is_named() {
    let named: BTreeSet<&str> = DOCUMENTS
        .iter()
        .flat_map(|(_, document)| document.split(['`', '"']))
        .collect();
    for (fields, _) in types() {
        for field in fields {
            assert!(
                named.contains(field.as_str()),
                "no document names `{field}`"
            );
        }
    }
}
