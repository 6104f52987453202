//! Reading a file's types from its JSON tree with serde.
//!
//! serde asks, and [`Node`] answers from the tree: so that whatever is wrong is said in our words with its place and what
//! was expected there, an array never passes for an object, and no value is repeated in a message beyond its first 40
//! characters.
//!
//! serde stops at the first mistake. What holds it, an entry or a field, is then left out and the tree is read again for
//! the next, so that a file is put right in one go.

use std::cell::RefCell;
use std::fmt;
use std::ptr;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::{Map, Value, map};

use super::Mistake;
use super::isolated::isolated;

/// The value of a type that the tree is.
///
/// # Errors
/// Where and why the tree is not such a value: every place, as far as one does not hide another, and no more than `most`.
pub(super) fn value<'de, T: Deserialize<'de>>(
    tree: &'de Value,
    most: usize,
) -> Result<T, Vec<Mistake>> {
    let passed_over = PassedOver::default();
    let mut mistakes = Vec::new();
    loop {
        let before = passed_over.borrow().len();
        let read = T::deserialize(Node {
            tree,
            passed_over: &passed_over,
        });
        match read {
            Ok(value) if mistakes.is_empty() => return Ok(value),
            Ok(_) => return Err(mistakes),
            Err(wrong) => mistakes.extend(wrong.mistake()),
        }
        if passed_over.borrow().len() == before || mistakes.len() == most {
            return Err(mistakes);
        }
    }
}

/// The parts of the tree in which a mistake was found. They are passed over from then on.
type PassedOver<'de> = RefCell<Vec<&'de Value>>;

fn is_passed_over(passed_over: &PassedOver<'_>, part: &Value) -> bool {
    passed_over
        .borrow()
        .iter()
        .any(|known| ptr::eq(*known, part))
}

/// What files call one of several choices.
pub fn id_of<T: Serialize>(choice: T) -> &'static str {
    serde_variant::to_variant_name(&choice).unwrap_or_default()
}

/// The choice that files call so.
pub fn of_id<'de, T: Deserialize<'de>>(id: &'de str) -> Option<T> {
    T::deserialize(StrDeserializer::<ReadError>::new(id)).ok()
}

/// What is wrong. One pointer, since every reading may return it.
#[derive(Debug)]
struct ReadError(Box<Wrong>);

#[derive(Debug)]
struct Wrong {
    /// The path to it grows on the way out.
    mistake: Mistake,
    /// The field that is missing, where one is.
    missing: Option<&'static str>,
    /// What holds it has been left out already.
    is_passed_over: bool,
    /// It is there, and was left out for a mistake that has been told.
    is_told: bool,
}

impl ReadError {
    #[cold]
    #[inline(never)]
    fn saying(says: fmt::Arguments<'_>) -> Self {
        Self(Box::new(Wrong {
            mistake: Mistake::new("", says.to_string()),
            missing: None,
            is_passed_over: false,
            is_told: false,
        }))
    }

    /// What there is to tell.
    fn mistake(self) -> Option<Mistake> {
        let Wrong {
            mut mistake,
            is_told,
            ..
        } = *self.0;
        if mistake.at.is_empty() {
            "the top of the file".clone_into(&mut mistake.at);
        }
        (!is_told).then_some(mistake)
    }

    /// What holds the mistake is left out when the tree is read again; what lies around that is not.
    #[cold]
    #[inline(never)]
    fn passing_over<'de>(mut self, part: &'de Value, passed_over: &PassedOver<'de>) -> Self {
        if !self.0.is_passed_over {
            self.0.is_passed_over = true;
            passed_over.borrow_mut().push(part);
        }
        self
    }

    #[cold]
    #[inline(never)]
    fn not_a(wanted: fmt::Arguments<'_>, tree: &Value) -> Self {
        let is = match tree {
            Value::Null => "nothing (null)".to_owned(),
            Value::Bool(is) => format!("\u{201c}{is}\u{201d}"),
            Value::Number(number) => format!("the number {}", cut(number.as_str())),
            Value::String(text) => format!("the text \u{201c}{}\u{201d}", cut(text)),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Self::saying(format_args!("this is {is}, and {wanted} was expected"))
    }

    #[cold]
    #[inline(never)]
    fn within(mut self, step: fmt::Arguments<'_>) -> Self {
        let at = &mut self.0.mistake.at;
        let dot = if at.is_empty() || at.starts_with('[') {
            ""
        } else {
            "."
        };
        *at = format!("{step}{dot}{at}");
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.mistake.fmt(f)
    }
}

impl std::error::Error for ReadError {}

impl Error for ReadError {
    fn custom<T: fmt::Display>(says: T) -> Self {
        Self::saying(format_args!("{says}"))
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self::saying(format_args!(
            "\u{201c}{}\u{201d} is not one of {}",
            cut(name),
            known.join(", ")
        ))
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self::saying(format_args!(
            "there is no field \u{201c}{}\u{201d} here; the fields are {}",
            cut(name),
            known.join(", ")
        ))
    }

    fn missing_field(name: &'static str) -> Self {
        let mut missing = Self::saying(format_args!("the field \u{201c}{name}\u{201d} is missing"));
        missing.0.missing = Some(name);
        missing
    }
}

/// As much of a text as a message repeats, closed off from the words around it.
pub(crate) fn cut(text: &str) -> String {
    let end = text.char_indices().nth(40).map(|(end, _)| end);
    isolated(end.and_then(|end| text.get(..end)).unwrap_or(text))
}

/// A part of the tree, for serde to read from.
#[derive(Clone, Copy)]
struct Node<'de, 'l> {
    tree: &'de Value,
    passed_over: &'l PassedOver<'de>,
}

impl<'de> Node<'de, '_> {
    fn text(self) -> Result<&'de str, ReadError> {
        self.tree
            .as_str()
            .ok_or_else(|| ReadError::not_a(format_args!("a text"), self.tree))
    }

    /// Of a list of so many entries none can be left out.
    fn list<V: Visitor<'de>>(self, visitor: V, is_fixed: bool) -> Result<V::Value, ReadError> {
        let list = self
            .tree
            .as_array()
            .ok_or_else(|| ReadError::not_a(format_args!("a list"), self.tree))?;
        visitor.visit_seq(Entries {
            next: 0,
            list,
            is_fixed,
            passed_over: self.passed_over,
        })
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let fields = self.tree.as_object().ok_or_else(|| {
            ReadError::not_a(format_args!("an object with named fields"), self.tree)
        })?;
        let read = visitor.visit_map(Fields {
            fields: fields.iter(),
            last: None,
            passed_over: self.passed_over,
        });
        read.map_err(|mut wrong| {
            wrong.0.is_told |= wrong
                .0
                .missing
                .take()
                .is_some_and(|name| fields.contains_key(name));
            wrong
        })
    }
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.tree {
            Value::Null => visitor.visit_unit(),
            Value::Bool(is) => visitor.visit_bool(*is),
            Value::Number(number) => number.deserialize_any(visitor).map_err(ReadError::custom),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.list(visitor, false),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.tree.as_bool() {
            Some(is) => visitor.visit_bool(is),
            None => Err(ReadError::not_a(format_args!("true or false"), self.tree)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match decimal(self.tree) {
            Some((whole, "")) => visitor.visit_u32(whole),
            Some(_) | None => Err(ReadError::not_a(
                format_args!("a whole number from 0"),
                self.tree,
            )),
        }
    }

    /// A number that need not be whole, though what asks for one makes do with a whole one.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match (decimal(self.tree), self.tree.as_f64()) {
            (Some(_), Some(number)) => visitor.visit_f64(number),
            _ => Err(ReadError::not_a(
                format_args!("a whole number from 0"),
                self.tree,
            )),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.tree.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.list(visitor, false)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.object(visitor)
    }

    /// Never from a list, which serde's derived readers would take.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let chosen = match self.tree {
            Value::String(name) => Some((name, None)),
            Value::Object(given) => the_one(given),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        };
        match chosen {
            Some((name, value)) => visitor.visit_enum(ChosenVariant {
                name,
                value: value.map(|tree| Node { tree, ..self }),
            }),
            None => Err(not_one(self.tree, known)),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        identifier ignored_any
    }
}

/// The whole of a number from 0 and the figures after its point; noughts at the end say nothing, so that 5.0 is five.
fn decimal(tree: &Value) -> Option<(u32, &str)> {
    let text = tree.as_number()?.as_str();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_plain = !rest.contains(|figure: char| !figure.is_ascii_digit());
    is_plain.then_some((whole.parse().ok()?, rest.trim_end_matches('0')))
}

/// The name and the value of an object that holds just one.
fn the_one(given: &Map<String, Value>) -> Option<(&String, Option<&Value>)> {
    let mut given = given.iter();
    let (name, value) = given.next()?;
    given.next().is_none().then_some((name, Some(value)))
}

/// Why a part of the tree is not one of several choices: it is several of them, or something else.
#[cold]
fn not_one(tree: &Value, known: &[&str]) -> ReadError {
    let given = tree.as_object().map(|given| {
        let names = known.iter().filter(|name| given.contains_key(**name));
        names
            .map(|name| format!("\u{201c}{name}\u{201d}"))
            .collect::<Vec<_>>()
    });
    match given.unwrap_or_default().split_last() {
        Some((last, [first @ .., before])) => {
            let names: String = first.iter().map(|name| format!("{name}, ")).collect();
            // Of what can be combined, these two hold several.
            let cure = if known.contains(&"all") && known.contains(&"any") {
                "put each into braces of its own, in a list in \u{201c}all\u{201d} where every one has to be met, or in \u{201c}any\u{201d} where one is enough"
            } else {
                "keep the one that is meant"
            };
            ReadError::saying(format_args!(
                "{names}{before} and {last} stand side by side, and only one can stand here: {cure}"
            ))
        }
        Some(_) | None => ReadError::not_a(format_args!("one of {}", known.join(", ")), tree),
    }
}

/// One of several choices, and what comes with it.
struct ChosenVariant<'de, 'l> {
    name: &'de str,
    value: Option<Node<'de, 'l>>,
}

impl<'de, 'l> ChosenVariant<'de, 'l> {
    fn node(&self) -> Result<Node<'de, 'l>, ReadError> {
        self.value.ok_or_else(|| {
            ReadError::saying(format_args!("\u{201c}{}\u{201d} needs a value", self.name))
        })
    }
}

impl<'de> EnumAccess<'de> for ChosenVariant<'de, '_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let name = seed.deserialize(BorrowedStrDeserializer::new(self.name))?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for ChosenVariant<'de, '_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(ReadError::saying(format_args!(
                "\u{201c}{}\u{201d} takes no value",
                self.name
            ))),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        seed.deserialize(self.node()?)
            .map_err(|wrong| wrong.within(format_args!("{}", self.name)))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, ReadError> {
        let node = self.node()?;
        let read = match node.tree.as_array() {
            Some(entries) if entries.len() != len => Err(ReadError::saying(format_args!(
                "this list needs {len} entries"
            ))),
            Some(_) | None => node.list(visitor, true),
        };
        read.map_err(|wrong| wrong.within(format_args!("{}", self.name)))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let read = self.node()?.object(visitor);
        read.map_err(|wrong| wrong.within(format_args!("{}", self.name)))
    }
}

/// The entries of a list, one by one.
struct Entries<'de, 'l> {
    next: usize,
    list: &'de [Value],
    is_fixed: bool,
    passed_over: &'l PassedOver<'de>,
}

impl<'de> SeqAccess<'de> for Entries<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let (index, tree) = loop {
            let index = self.next;
            let Some(entry) = self.list.get(index) else {
                return Ok(None);
            };
            self.next += 1;
            if !is_passed_over(self.passed_over, entry) {
                break (index, entry);
            }
        };
        let passed_over = self.passed_over;
        let read = seed.deserialize(Node { tree, passed_over });
        read.map(Some).map_err(|wrong| {
            let wrong = wrong.within(format_args!("[{index}]"));
            match self.is_fixed {
                true => wrong,
                false => wrong.passing_over(tree, passed_over),
            }
        })
    }
}

/// The fields of an object, one by one.
struct Fields<'de, 'l> {
    fields: map::Iter<'de>,
    last: Option<(&'de String, &'de Value)>,
    passed_over: &'l PassedOver<'de>,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let passed_over = self.passed_over;
        self.last = self
            .fields
            .find(|(_, value)| !is_passed_over(passed_over, value));
        match self.last {
            Some((name, value)) => seed
                .deserialize(BorrowedStrDeserializer::new(name))
                .map(Some)
                .map_err(|wrong: ReadError| wrong.passing_over(value, passed_over)),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        // serde asks for a value after its name alone.
        let (name, tree) = self
            .last
            .ok_or_else(|| ReadError::saying(format_args!("a value without a name")))?;
        let passed_over = self.passed_over;
        seed.deserialize(Node { tree, passed_over })
            .map_err(|wrong| {
                wrong
                    .within(format_args!("{name}"))
                    .passing_over(tree, passed_over)
            })
    }
}
