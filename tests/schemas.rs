//! The published JSON Schemas say what the types say.

use std::path::Path;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use waymark::model::case::Case;
use waymark::model::instrument::Instrument;
use waymark::model::rules::Area;

fn schema<T: JsonSchema>(title: &str) -> Value {
    let mut schema = schema_for!(T);
    schema.insert("title".to_owned(), Value::from(title));
    schema.to_value()
}

#[test]
fn the_schemas_are_in_step_with_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema");
    let schemas = [
        (
            "waymark-case-1",
            schema::<Case>("A case, as Waymark keeps it"),
        ),
        (
            "waymark-area-1",
            schema::<Area>("An area's rules, as Waymark reads them"),
        ),
        (
            "waymark-instrument-1",
            schema::<Instrument>("A checklist, as Waymark reads it"),
        ),
    ];
    for (name, schema) in schemas {
        let path = folder.join(format!("{name}.json"));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, format!("{schema:#}\n")).expect("the schema is written");
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            serde_json::from_str(&published).is_ok_and(|published: Value| published == schema),
            "src/schema/{name}.json is not what the types say. Read what changed: a file that could be read must stay \
             readable. Then renew it: UPDATE_SCHEMAS=1 cargo test --test core schemas"
        );
    }
}
