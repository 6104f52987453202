//! Reading a file's types from its JSON tree, with the path to whatever is wrong.
//!
//! serde_json can do this itself, but it builds its whole parser into the code of every type: a third of the download.
//! Here the parser runs once, over the tree, and each type brings just its own fields.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::Value;

use super::Mistake;

/// Reads a value of a type from a tree.
///
/// # Errors
/// Where and why the tree is not such a value.
pub(super) fn from_tree<T: DeserializeOwned>(tree: &Value) -> Result<T, Mistake> {
    T::deserialize(Node(tree)).map_err(|Wrong { path, says }| {
        Mistake::new(if path.is_empty() { "the top of the file".to_owned() } else { path }, says)
    })
}

/// What is wrong, and the path to it, which grows on the way out.
#[derive(Debug)]
struct Wrong {
    path: String,
    says: String,
}

impl Wrong {
    #[cold]
    #[inline(never)]
    fn saying(says: &dyn fmt::Display) -> Self {
        Self { path: String::new(), says: says.to_string() }
    }

    #[cold]
    #[inline(never)]
    fn within(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says)
    }
}

impl std::error::Error for Wrong {}

// Written out, and never inlined: left to themselves these would be built into every field of every type.
impl serde::de::Error for Wrong {
    fn custom<T: fmt::Display>(says: T) -> Self {
        Self::saying(&says)
    }

    #[cold]
    #[inline(never)]
    fn invalid_type(is: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::saying(&format_args!("this is {is}, and {wanted} was expected"))
    }

    #[cold]
    #[inline(never)]
    fn invalid_value(is: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::saying(&format_args!("this is {is}, and {wanted} was expected"))
    }

    #[cold]
    #[inline(never)]
    fn invalid_length(length: usize, wanted: &dyn Expected) -> Self {
        Self::saying(&format_args!("there are {length} entries, and {wanted} was expected"))
    }

    #[cold]
    #[inline(never)]
    fn unknown_variant(variant: &str, choices: &'static [&'static str]) -> Self {
        Self::saying(&format_args!("`{variant}` is not one of {}", choices.join(", ")))
    }

    #[cold]
    #[inline(never)]
    fn unknown_field(field: &str, fields: &'static [&'static str]) -> Self {
        Self::saying(&format_args!("there is no field `{field}` here; the fields are {}", fields.join(", ")))
    }

    #[cold]
    #[inline(never)]
    fn missing_field(field: &'static str) -> Self {
        Self::saying(&format_args!("the field `{field}` is missing"))
    }

    #[cold]
    #[inline(never)]
    fn duplicate_field(field: &'static str) -> Self {
        Self::saying(&format_args!("the field `{field}` is there twice"))
    }
}

#[derive(Clone, Copy)]
struct Node<'a>(&'a Value);

impl Node<'_> {
    #[cold]
    #[inline(never)]
    fn not_a(self, wanted: &str) -> Wrong {
        let is = match self.0 {
            Value::Null => "nothing (null)".to_owned(),
            Value::Bool(is) => format!("`{is}`"),
            Value::Number(number) => format!("the number {number}"),
            Value::String(text) => format!("the text `{}`", text.chars().take(40).collect::<String>()),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Wrong::custom(format!("this is {is}, and {wanted} was expected"))
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.not_a("a text")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.0.as_bool().map_or_else(|| Err(self.not_a("true or false")), |is| visitor.visit_bool(is))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let number = self.0.as_u64().and_then(|number| u32::try_from(number).ok());
        number.map_or_else(|| Err(self.not_a("a whole number from 0")), |number| visitor.visit_u32(number))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Value::Array(entries) => visitor.visit_seq(Entries { entries: entries.iter(), index: 0 }),
            _ => Err(self.not_a("a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Value::Array(entries) if entries.len() != length => {
                Err(Wrong::custom(format!("this list needs {length} entries")))
            }
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields { fields: fields.iter(), value: None }),
            _ => Err(self.not_a("an object with named fields")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let (name, value) = match self.0 {
            Value::String(name) => (name, None),
            Value::Object(fields) if fields.len() == 1 => match fields.iter().next() {
                Some((name, value)) => (name, Some(Node(value))),
                None => return Err(self.not_a("one named choice")),
            },
            _ => return Err(self.not_a(&format!("one of {}", variants.join(", ")))),
        };
        visitor.visit_enum(Choice { name, value })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i8 i16 i32 i64 u8 u16 u64 f32 f64 char str string bytes byte_buf unit_struct identifier }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Value>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        seed.deserialize(Node(entry)).map(Some).map_err(|wrong| wrong.within(&format!("[{index}]")))
    }
}

struct Fields<'de> {
    fields: serde_json::map::Iter<'de>,
    value: Option<(&'de str, &'de Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some((name, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some((name, value));
        let key: StrDeserializer<'_, Wrong> = name.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Wrong> {
        let Some((name, value)) = self.value.take() else {
            return Err(Wrong::custom("a field without a value"));
        };
        seed.deserialize(Node(value)).map_err(|wrong| wrong.within(name))
    }
}

struct Choice<'de> {
    name: &'de str,
    value: Option<Node<'de>>,
}

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Wrong;
    type Variant = Chosen<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Chosen<'de>), Wrong> {
        let name: StrDeserializer<'_, Wrong> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Chosen(self)))
    }
}

struct Chosen<'de>(Choice<'de>);

impl<'de> Chosen<'de> {
    fn value(&self) -> Result<Node<'de>, Wrong> {
        self.0.value.ok_or_else(|| Wrong::custom(format!("`{}` needs a value", self.0.name)))
    }
}

impl<'de> VariantAccess<'de> for Chosen<'de> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        self.0.value.map_or(Ok(()), |_| Err(Wrong::custom(format!("`{}` takes no value", self.0.name))))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(self.value()?).map_err(|wrong| wrong.within(self.0.name))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.value()?.deserialize_tuple(length, visitor).map_err(|wrong| wrong.within(self.0.name))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.value()?.deserialize_map(visitor).map_err(|wrong| wrong.within(self.0.name))
    }
}
