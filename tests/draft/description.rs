//! The form covers the format: every field and every choice of the published schema, and nothing besides.

use std::collections::BTreeSet;

use serde_json::Value;
use waymark::workshop::draft::AREA;
use waymark::workshop::draft::form::{Field, Holds};

const SCHEMA: &str = include_str!("../../src/schema/waymark-area-1.json");

/// Fields of the format that the form leaves as they are, and why.
const LEFT: [(&str, &str); 1] = [
    // The questions an area adds form a list without headings; the checker refuses a section there.
    ("Item", "section"),
];

/// Compares, and remembers by which names it went through the schema, because a criterion holds criteria.
struct Compare {
    schema: Value,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Compare {
    /// What a schema says in the end, and under which name.
    fn follow(&self, mut schema: Value) -> (String, Value) {
        let mut name = String::new();
        loop {
            if let Some(to) = schema["$ref"].as_str() {
                name = to.rsplit('/').next().unwrap_or_default().to_owned();
                schema = self.schema["$defs"][&name].clone();
            } else if let Some(one) = schema["anyOf"]
                .as_array()
                .filter(|all| all.iter().any(|one| one["type"] == "null"))
            {
                schema = one
                    .iter()
                    .find(|one| one["type"] != "null")
                    .cloned()
                    .unwrap_or_default();
            } else if schema["type"]
                .as_array()
                .is_some_and(|types| types.iter().any(|one| one == "null"))
            {
                schema["type"] = schema["type"][0].clone();
            } else {
                return (name, schema);
            }
        }
    }

    fn check(&mut self, at: &str, says: &str, is: bool) {
        if !is {
            self.wrong.push(format!("{at}: {says}"));
        }
    }

    fn fields(&mut self, at: &str, name: &str, schema: &Value, fields: &'static [Field]) {
        let empty = serde_json::Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty).clone();
        for left in properties
            .keys()
            .filter(|key| fields.iter().all(|field| field.name != **key))
        {
            self.check(
                at,
                &format!("the form lacks `{left}`"),
                LEFT.contains(&(name, left)),
            );
        }
        for field in fields {
            let at = format!("{at}.{}", field.name);
            let Some(inside) = properties.get(field.name) else {
                self.check(&at, "the schema does not have this", false);
                continue;
            };
            let needed = schema["required"]
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one == field.name));
            self.check(
                &at,
                "it is needed in one of the two and not in the other",
                needed == field.left_out.is_none(),
            );
            if let Some(default) = inside.get("default").filter(|default| !default.is_null()) {
                let said = match default {
                    Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }),
                    default => default.as_str().filter(|text| !text.is_empty()),
                };
                let same = said.is_none() || said == field.left_out;
                self.check(&at, &format!("left out it is {default}"), same);
            }
            self.holds(&at, inside.clone(), &field.holds);
        }
    }

    fn holds(&mut self, at: &str, schema: Value, holds: &'static Holds) {
        let (name, schema) = self.follow(schema);
        let kind = schema["type"].as_str().unwrap_or_default().to_owned();
        match holds {
            Holds::Fixed => {}
            Holds::Nothing => self.check(
                at,
                "something comes with it",
                schema.is_null() || kind == "string",
            ),
            Holds::Line | Holds::Text => {
                self.check(at, "no text", kind == "string" && schema["enum"].is_null())
            }
            Holds::Texts => self.check(
                at,
                "no texts",
                kind == "array" && schema["items"]["type"] == "string",
            ),
            Holds::Number => self.check(at, "no number", kind == "integer"),
            Holds::HowMany => self.check(at, "no threshold", name == "Threshold"),
            Holds::YesNo => self.check(at, "not yes or no", kind == "boolean"),
            Holds::Day => self.check(at, "no day", name == "Day"),
            Holds::When => self.check(at, "no date", name == "When"),
            Holds::One(of) if !of.is_closed() => self.check(at, "no id", kind == "string"),
            Holds::Many(of) if !of.is_closed() => {
                self.check(
                    at,
                    "no ids",
                    kind == "array" && schema["items"]["type"] == "string",
                );
            }
            Holds::One(of) => self.choices(at, &schema, &of.listed()),
            Holds::Many(of) => {
                let (_, one) = self.follow(schema["items"].clone());
                self.choices(at, &one, &of.listed());
            }
            Holds::Group(fields) => self.fields(at, &name, &schema, fields),
            Holds::List(list) => self.holds(&format!("{at}[]"), schema["items"].clone(), &list.of),
            Holds::Shape(shapes) => {
                if !self.seen.insert(name) {
                    return;
                }
                let mut known = BTreeSet::new();
                for one in schema["oneOf"].as_array().cloned().unwrap_or_default() {
                    let inside = one["properties"]
                        .as_object()
                        .and_then(|all| all.iter().next());
                    let named = inside
                        .map(|(name, _)| name.clone())
                        .or_else(|| one["const"].as_str().map(str::to_owned));
                    let Some(named) = named else { continue };
                    match holds.shape(&named) {
                        Some(shape) => {
                            let inside = inside.map_or(Value::Null, |(_, inside)| inside.clone());
                            self.holds(&format!("{at}.{named}"), inside, &shape.holds);
                        }
                        None => self.check(at, &format!("the form lacks `{named}`"), false),
                    }
                    known.insert(named);
                }
                let described: BTreeSet<_> =
                    shapes.iter().map(|shape| shape.name.to_owned()).collect();
                self.check(
                    at,
                    &format!("{described:?} are not {known:?}"),
                    described == known,
                );
            }
        }
    }

    fn choices(&mut self, at: &str, schema: &Value, listed: &[(&str, &str)]) {
        let of = schema["oneOf"]
            .as_array()
            .or(schema["enum"].as_array())
            .cloned()
            .unwrap_or_default();
        let consts = of
            .iter()
            .filter_map(|one| one["const"].as_str().or(one.as_str()).map(str::to_owned));
        let more = of
            .iter()
            .filter_map(|one| one["enum"].as_array())
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned);
        let (known, described): (BTreeSet<_>, BTreeSet<_>) = (
            consts.chain(more).collect(),
            listed.iter().map(|(id, _)| (*id).to_owned()).collect(),
        );
        self.check(
            at,
            &format!("the choices are {described:?} and not {known:?}"),
            known == described,
        );
    }
}

#[test]
fn the_form_covers_the_published_format() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("a schema");
    let mut compare = Compare {
        schema: schema.clone(),
        seen: BTreeSet::new(),
        wrong: Vec::new(),
    };
    compare.fields("", "Area", &schema, &AREA);
    assert!(
        compare.seen.contains("Criterion") && compare.seen.contains("InForce"),
        "{:?}",
        compare.seen
    );
    assert!(compare.wrong.is_empty(), "{}", compare.wrong.join("\n"));
}
