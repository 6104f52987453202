//! What stands in the fields of a form, as text, and back.

use serde_json::{Number, Value};

use crate::model::dates::{Day, When, parse_day, parse_when};
use crate::model::rules::Threshold;
use crate::record::read_part_of;

use super::form::Holds;

/// What a field of a form shows for a value; a day or a rough date in the words people have for it, and lists with one
/// entry on each line.
pub(super) fn shown(holds: &Holds, value: Option<&Value>, left_out: Option<&str>) -> String {
    let Some(value) = value else {
        return match holds {
            Holds::One(_) | Holds::YesNo => left_out.unwrap_or_default().to_owned(),
            _ => String::new(),
        };
    };
    match (holds, value) {
        (Holds::Day, Value::String(text)) => {
            Day::from_iso(text).map_or_else(|_| text.clone(), |day| day.to_string())
        }
        (Holds::When, Value::String(text)) => match When::from_file(text) {
            Some(When::Unknown) => "not known".to_owned(),
            Some(when) => when.to_string(),
            None => text.clone(),
        },
        (_, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Array(list)) => list
            .iter()
            .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join("\n"),
        (_, Value::Null) => String::new(),
        (_, value) => value.to_string(),
    }
}

/// What is to stand in the file for what is typed: nothing where it is left out. What does not read stays as it is typed.
pub(super) fn kept(holds: &Holds, text: &str, left_out: Option<&str>) -> Option<Value> {
    let blank = text.trim().is_empty();
    match holds {
        Holds::Texts | Holds::Many(_) => {
            let empty = blank && left_out.is_some();
            let lines = if blank {
                Vec::new()
            } else {
                text.split('\n').map(Value::from).collect()
            };
            (!empty).then_some(Value::Array(lines))
        }
        _ if blank && left_out.is_some() => None,
        Holds::One(_) if left_out == Some(text) => None,
        Holds::YesNo if left_out == Some(text) => None,
        Holds::YesNo if text == "yes" || text == "no" => Some(Value::Bool(text == "yes")),
        Holds::Number => Some(number(text)),
        _ => Some(Value::String(text.to_owned())),
    }
}

/// A whole number, or what was typed for one.
pub(super) fn number(text: &str) -> Value {
    match text.trim().parse::<u32>() {
        Ok(number) => Value::Number(Number::from(number)),
        Err(_) => Value::String(text.to_owned()),
    }
}

/// What was typed, when the field is left: days and dates as the file writes them, no blank lines, no blanks around a line.
pub(super) fn settled(holds: &Holds, value: &Value, today: Day) -> Option<Value> {
    match (holds, value) {
        (Holds::Day, Value::String(text)) => parse_day(text, today)
            .ok()
            .map(|day| day.iso())
            .map(Value::String),
        (Holds::When, Value::String(text)) => parse_when(text, today)
            .ok()
            .map(|when| when.file_text())
            .map(Value::String),
        (Holds::Line, Value::String(text)) => Some(Value::String(text.trim().to_owned())),
        (Holds::Text, Value::String(text)) => Some(Value::String(text.trim_end().to_owned())),
        (Holds::Texts, Value::Array(lines)) => {
            let lines = lines
                .iter()
                .filter_map(Value::as_str)
                .map(str::trim)
                .filter(|line| !line.is_empty());
            Some(Value::Array(lines.map(Value::from).collect()))
        }
        _ => None,
    }
}

/// How many are needed, as a form asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HowMany {
    /// `at-least`, `more-than`, `somewhere` or `not-published`; empty where it is not chosen.
    pub how: String,
    /// The number, as typed.
    pub number: String,
    /// The greater number, where it is known to lie between two.
    pub most: String,
}

const NOT_PUBLISHED: &str = "not-published";

/// The ways to say how many, by what files call each.
pub const HOW_MANY: [(&str, &str); 4] = [
    ("at-least", "At least"),
    ("more-than", "More than"),
    ("somewhere", "Not published, and known to lie between"),
    (NOT_PUBLISHED, "Not published"),
];

impl HowMany {
    /// Whether it is known to lie between two numbers.
    pub fn is_between(&self) -> bool {
        self.how == "somewhere"
    }

    /// Whether there is a number to it.
    pub fn has_number(&self) -> bool {
        self.how != NOT_PUBLISHED
    }

    pub(super) fn of(value: Option<&Value>) -> Self {
        let plain = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        match value
            .and_then(Value::as_object)
            .and_then(|object| object.iter().next())
        {
            Some((how, Value::Array(two))) => {
                let nth = |index| two.get(index).map(plain).unwrap_or_default();
                Self {
                    how: how.clone(),
                    number: nth(0),
                    most: nth(1),
                }
            }
            Some((how, one)) => Self {
                how: how.clone(),
                number: plain(one),
                most: String::new(),
            },
            None if value.is_some_and(|value| value == NOT_PUBLISHED) => Self {
                how: NOT_PUBLISHED.to_owned(),
                ..Self::default()
            },
            None => Self {
                number: value.map(plain).unwrap_or_default(),
                ..Self::default()
            },
        }
    }

    pub(super) fn value(&self) -> Value {
        if !self.has_number() {
            return Value::from(self.how.as_str());
        }
        let inside = if self.is_between() {
            Value::Array(vec![number(&self.number), number(&self.most)])
        } else {
            number(&self.number)
        };
        if self.how.is_empty() {
            inside
        } else {
            Value::Object([(self.how.clone(), inside)].into_iter().collect())
        }
    }
}

/// The threshold that a value is.
pub(super) fn threshold(value: &Value) -> Option<Threshold> {
    read_part_of(value).ok()
}
