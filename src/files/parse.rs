//! Parsing JSON into a tree, strictly: a name that is written twice in one object is refused. serde_json would keep
//! the second without a word, and which of the two was meant nobody can tell.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::FileMistake;

/// The file as a tree of JSON.
///
/// # Errors
/// When it is not JSON, is incomplete, or says something twice.
pub(super) fn parse(text: &str) -> Result<Value, FileMistake> {
    let mut twice = None;
    let mut parser = serde_json::Deserializer::from_str(text);
    let tree = Tree { twice: &mut twice }.deserialize(&mut parser);
    tree.and_then(|tree| parser.end().map(|()| tree)).map_err(|error| match twice {
        Some(name) => FileMistake::Twice { name, line: error.line() },
        None if text.trim().is_empty() => FileMistake::NotJson { line: 0, column: 0 },
        None if error.is_eof() => FileMistake::Truncated { line: error.line() },
        None => FileMistake::NotJson { line: error.line(), column: error.column() },
    })
}

/// Reads one value; `twice` takes the name that is there a second time.
struct Tree<'a> {
    twice: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<Value, E> {
        Ok(is.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element_seed(Tree { twice: &mut *self.twice })? {
            list.push(entry);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            if object.contains_key(&name) {
                *self.twice = Some(name.chars().take(40).collect());
                return Err(A::Error::custom("a name is there twice"));
            }
            let value = entries.next_value_seed(Tree { twice: &mut *self.twice })?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}
