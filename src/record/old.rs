//! Reading a file's types from its JSON tree, with the path to whatever is wrong.
//!
//! Types are written with serde and not read with it: the reader serde derives is built into the program once more for
//! every field of every type, some 94 KB of program or a tenth of the download. Here a type only lists its fields or its choices ([`reads!`], [`chooses!`]), and one
//! function reads any list.
//!
//! A value is read into a blank one. What a file may leave out stays as the blank has it, and what it may not is
//! missed, so that a blank never passes for something that was read.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

use super::Mistake;

/// A type that files hold.
pub trait Read {
    /// What it is before anything is read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Takes over what the tree says.
    ///
    /// # Errors
    /// Where and why the tree is not such a value.
    fn read(&mut self, tree: &Value) -> Result<(), Wrong>;
}

/// The value of a type that the tree is.
///
/// # Errors
/// Where and why the tree is not such a value.
pub(crate) fn value<T: Read>(tree: &Value) -> Result<T, Wrong> {
    let mut value = T::blank();
    value.read(tree)?;
    Ok(value)
}

/// What is wrong, and the path to it, which grows on the way out. One pointer, since every reading may return it.
#[derive(Debug)]
pub struct Wrong(Box<Mistake>);

impl Wrong {
    /// Something wrong right here.
    #[cold]
    #[inline(never)]
    pub(crate) fn saying(says: &dyn fmt::Display) -> Self {
        Self(Box::new(Mistake {
            at: String::new(),
            says: says.to_string(),
        }))
    }

    #[cold]
    #[inline(never)]
    fn not_a(wanted: &dyn fmt::Display, tree: &Value) -> Self {
        let is = match tree {
            Value::Null => "nothing (null)".to_owned(),
            Value::Bool(is) => format!("`{is}`"),
            Value::Number(number) => format!("the number {number}"),
            Value::String(text) => {
                format!("the text `{}`", text.chars().take(40).collect::<String>())
            }
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Self::saying(&format_args!("this is {is}, and {wanted} was expected"))
    }

    #[cold]
    #[inline(never)]
    fn within(mut self, step: &dyn fmt::Display) -> Self {
        let dot = if self.0.at.is_empty() || self.0.at.starts_with('[') {
            ""
        } else {
            "."
        };
        self.0.at = format!("{step}{dot}{}", self.0.at);
        self
    }
}

impl From<Wrong> for Mistake {
    fn from(Wrong(mut mistake): Wrong) -> Self {
        if mistake.at.is_empty() {
            "the top of the file".clone_into(&mut mistake.at);
        }
        *mistake
    }
}

/// A field of an object: its name, whether it may be left out, and where it goes.
pub(crate) type Field<'a> = (&'static str, bool, &'a mut dyn Read);

/// Reads the fields of an object.
///
/// # Errors
/// When it is no object, has a field that is not listed, lacks one that may not be left out, or one of them is wrong.
#[inline(never)]
pub(crate) fn fields(tree: &Value, fields: &mut [Field<'_>]) -> Result<(), Wrong> {
    let given = object(tree)?;
    for (name, tree) in given {
        match fields.iter_mut().find(|field| field.0 == name) {
            Some((_, _, into)) => into.read(tree).map_err(|wrong| wrong.within(name))?,
            None => {
                let known = listed(fields.iter().map(|field| field.0));
                return Err(Wrong::saying(&format_args!(
                    "there is no field `{name}` here; the fields are {known}"
                )));
            }
        }
    }
    match fields
        .iter()
        .find(|(name, may_lack, _)| !may_lack && !given.contains_key(*name))
    {
        Some((name, ..)) => Err(Wrong::saying(&format_args!(
            "the field `{name}` is missing"
        ))),
        None => Ok(()),
    }
}

/// Which of the choices it is, and the value that comes with it.
///
/// # Errors
/// When it is none of them.
#[inline(never)]
pub(crate) fn choice<'a>(tree: &'a Value, names: &[&'static str]) -> Result<Chosen<'a>, Wrong> {
    let known = || listed(names.iter().copied());
    let (name, value) = match tree {
        Value::String(name) => (name, None),
        Value::Object(given) if given.len() == 1 => match given.iter().next() {
            Some((name, value)) => (name, Some(value)),
            None => return Err(Wrong::not_a(&"one named choice", tree)),
        },
        _ => return Err(Wrong::not_a(&format_args!("one of {}", known()), tree)),
    };
    match names.iter().position(|known| known == name) {
        Some(place) => Ok(Chosen { place, name, value }),
        None => Err(Wrong::saying(&format_args!(
            "`{name}` is not one of {}",
            known()
        ))),
    }
}

/// Which of the choices it is, where none of them holds a value.
///
/// # Errors
/// When it is none of them, or has a value.
#[inline(never)]
pub(crate) fn plain_choice(tree: &Value, names: &[&'static str]) -> Result<usize, Wrong> {
    let chosen = choice(tree, names)?;
    chosen.alone()?;
    Ok(chosen.place)
}

/// A choice that was made.
pub(crate) struct Chosen<'a> {
    place: usize,
    /// Its name.
    pub(crate) name: &'a str,
    value: Option<&'a Value>,
}

impl Chosen<'_> {
    /// It takes no value.
    ///
    /// # Errors
    /// When it has one.
    pub(crate) fn alone(&self) -> Result<(), Wrong> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(Wrong::saying(&format_args!(
                "`{}` takes no value",
                self.name
            ))),
        }
    }

    /// Reads the value that comes with it.
    ///
    /// # Errors
    /// When there is none, or it is wrong.
    #[inline(never)]
    pub(crate) fn into(&self, into: &mut dyn Read) -> Result<(), Wrong> {
        match self.value {
            Some(value) => into.read(value).map_err(|wrong| wrong.within(&self.name)),
            None => Err(Wrong::saying(&format_args!(
                "`{}` needs a value",
                self.name
            ))),
        }
    }

    /// The value that comes with it.
    ///
    /// # Errors
    /// When there is none, or it is wrong.
    pub(crate) fn value<T: Read>(&self) -> Result<T, Wrong> {
        let mut value = T::blank();
        self.into(&mut value)?;
        Ok(value)
    }
}

/// How a type with named fields is read: those it needs, and after the semicolon those that may be left out, which are
/// what `Default` says then, or what is said here.
macro_rules! reads {
    ($type:ident $(<$of:ident>)?: $($needed:ident),* $(; $($spare:ident $(= $otherwise:expr)?),*)?) => {
        impl $(<$of: $crate::record::Read>)? $crate::record::Read for $type $(<$of>)? {
            fn blank() -> Self {
                Self {
                    $($needed: $crate::record::Read::blank(),)*
                    $($($spare: $crate::record::reads!($($otherwise)?),)*)?
                }
            }

            fn read(&mut self, tree: &serde_json::Value) -> Result<(), $crate::record::Wrong> {
                $crate::record::fields(tree, &mut [
                    $((stringify!($needed), false, &mut self.$needed),)*
                    $($((stringify!($spare), true, &mut self.$spare),)*)?
                ])
            }
        }
    };
    () => { Default::default() };
    ($otherwise:expr) => { $otherwise };
}

/// How a type that is one of several choices is read: what files call each, and `(_)` after those that hold a value.
macro_rules! chooses {
    ($type:ident: $first_name:literal => $first:ident $(, $name:literal => $choice:ident)*) => {
        impl $crate::record::Read for $type {
            fn blank() -> Self {
                Self::$first
            }

            fn read(&mut self, tree: &serde_json::Value) -> Result<(), $crate::record::Wrong> {
                let place = $crate::record::plain_choice(tree, &[$first_name $(, $name)*])?;
                *self = *[Self::$first $(, Self::$choice)*].get(place).unwrap_or(self);
                Ok(())
            }
        }
    };
    ($type:ident: $first_name:literal => $first:ident(_) $(, $name:literal => $choice:ident(_))*) => {
        impl $crate::record::Read for $type {
            fn blank() -> Self {
                Self::$first($crate::record::Read::blank())
            }

            fn read(&mut self, tree: &serde_json::Value) -> Result<(), $crate::record::Wrong> {
                let chosen = $crate::record::choice(tree, &[$first_name $(, $name)*])?;
                *self = match chosen.name {
                    $($name => Self::$choice(chosen.value()?),)*
                    _ => Self::$first(chosen.value()?),
                };
                Ok(())
            }
        }
    };
}

pub(crate) use {chooses, reads};

impl Read for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        *self = tree
            .as_bool()
            .ok_or_else(|| Wrong::not_a(&"true or false", tree))?;
        Ok(())
    }
}

/// Whatever the tree is; what it means is for whoever asks.
impl Read for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        self.clone_from(tree);
        Ok(())
    }
}

impl Read for u32 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        *self = match decimal(tree) {
            Some((whole, "")) => whole,
            Some(_) | None => return Err(Wrong::not_a(&"a whole number from 0", tree)),
        };
        Ok(())
    }
}

/// The whole of a number from 0 and the figures after its point; noughts at the end say nothing, so that 5.0 is five.
pub(crate) fn decimal(tree: &Value) -> Option<(u32, &str)> {
    let text = tree.as_number()?.as_str();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_plain = !rest.contains(|figure: char| !figure.is_ascii_digit());
    is_plain.then_some((whole.parse().ok()?, rest.trim_end_matches('0')))
}

/// So many whole years of age: of 17.5 they are 17.
#[derive(Default)]
pub(crate) struct Years(pub(crate) u32);

impl Read for Years {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        let (years, _) =
            decimal(tree).ok_or_else(|| Wrong::not_a(&"a whole number from 0", tree))?;
        self.0 = years;
        Ok(())
    }
}

impl Read for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        text(tree)?.clone_into(self);
        Ok(())
    }
}

impl<T: Read> Read for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        if tree.is_null() {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).read(tree)
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        entries(tree, self)
    }
}

/// A list to which a blank entry can be added.
trait Grow {
    fn grow(&mut self) -> Option<&mut dyn Read>;
}

impl<T: Read> Grow for Vec<T> {
    fn grow(&mut self) -> Option<&mut dyn Read> {
        self.push(T::blank());
        self.last_mut().map(|last| last as &mut dyn Read)
    }
}

/// Reads a list of whatever the type of its entries; one such function serves them all.
fn entries(tree: &Value, into: &mut dyn Grow) -> Result<(), Wrong> {
    for (index, entry) in list(tree)?.iter().enumerate() {
        if let Some(last) = into.grow() {
            last.read(entry)
                .map_err(|wrong| wrong.within(&format_args!("[{index}]")))?;
        }
    }
    Ok(())
}

/// A list of just two.
impl<T: Read> Read for (T, T) {
    fn blank() -> Self {
        (T::blank(), T::blank())
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        let [first, second] = list(tree)?.as_slice() else {
            return Err(Wrong::saying(&"this list needs 2 entries"));
        };
        self.0.read(first).map_err(|wrong| wrong.within(&"[0]"))?;
        self.1.read(second).map_err(|wrong| wrong.within(&"[1]"))
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, tree: &Value) -> Result<(), Wrong> {
        for (name, entry) in object(tree)? {
            self.insert(
                name.clone(),
                value(entry).map_err(|wrong: Wrong| wrong.within(name))?,
            );
        }
        Ok(())
    }
}

/// The text that the tree is.
///
/// # Errors
/// When it is something else.
pub(crate) fn text(tree: &Value) -> Result<&str, Wrong> {
    tree.as_str().ok_or_else(|| Wrong::not_a(&"a text", tree))
}

fn list(tree: &Value) -> Result<&Vec<Value>, Wrong> {
    tree.as_array().ok_or_else(|| Wrong::not_a(&"a list", tree))
}

fn object(tree: &Value) -> Result<&Map<String, Value>, Wrong> {
    tree.as_object()
        .ok_or_else(|| Wrong::not_a(&"an object with named fields", tree))
}

fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
