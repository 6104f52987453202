//! What the parts of an area file hold and how a form asks for them, as data.

use serde::Serialize;
use strum::VariantArray;

use crate::record::id_of;

/// One field of a part of the file.
#[derive(Debug)]
pub struct Field {
    /// What files call it.
    pub name: &'static str,
    /// What a form calls it.
    pub label: &'static str,
    /// A sentence under the label; empty where the label is enough.
    pub hint: &'static str,
    /// What it means when it is left out: a choice, or words. Nothing for a field that is needed.
    pub left_out: Option<&'static str>,
    /// What it holds.
    pub holds: Holds,
}

/// What a place in the file holds.
#[derive(Debug)]
pub enum Holds {
    /// The same in every file, or given once: nothing to edit.
    Fixed,
    /// Nothing besides its name.
    Nothing,
    /// One line of text.
    Line,
    /// Some lines of text.
    Text,
    /// A list of texts.
    Texts,
    /// A whole number.
    Number,
    /// How many are needed: at least, more than, or somewhere between.
    HowMany,
    /// Yes or no.
    YesNo,
    /// A day.
    Day,
    /// A date as rough as it is known.
    When,
    /// One of several.
    One(Choices),
    /// Any number of several.
    Many(Choices),
    /// Named fields.
    Group(&'static [Field]),
    /// Entries of one kind.
    List(&'static List),
    /// One of several shapes, each with its own fields.
    Shape(&'static [Shape]),
}

/// A list of entries.
#[derive(Debug)]
pub struct List {
    /// What one of them is called.
    pub one: &'static str,
    /// The field by which the entries of two lists are matched; empty where they have none and their order matters.
    pub key: &'static str,
    /// What each holds.
    pub of: Holds,
}

/// One of several shapes.
#[derive(Debug)]
pub struct Shape {
    /// What files call it.
    pub name: &'static str,
    /// What a form calls it.
    pub label: &'static str,
    /// What comes with it.
    pub holds: Holds,
}

/// Choices by what files call each, with their words.
pub type Listing = Vec<(&'static str, &'static str)>;

/// What there is to choose from.
#[derive(Clone, Copy, Debug)]
pub enum Choices {
    /// The same everywhere.
    Closed(fn() -> Listing),
    /// The checklists that are loaded.
    Checklist,
    /// Everything with questions, the area's own questions included.
    Instrument,
    /// The follow-up sets of questions that are loaded.
    FollowUp,
    /// The questions of the instrument that is named beside it.
    Items,
    /// The steps of the scale of the instrument that is named beside it, where they may be asked for.
    Steps,
    /// The sources of the version.
    Sources,
}

impl Choices {
    /// The choices that are the same everywhere; none where they depend on the file or on what is loaded.
    pub fn listed(self) -> Listing {
        match self {
            Self::Closed(listing) => listing(),
            Self::Checklist
            | Self::Instrument
            | Self::FollowUp
            | Self::Items
            | Self::Steps
            | Self::Sources => Vec::new(),
        }
    }

    /// Whether the choices are the same everywhere.
    pub fn is_closed(self) -> bool {
        match self {
            Self::Closed(_) => true,
            Self::Checklist
            | Self::Instrument
            | Self::FollowUp
            | Self::Items
            | Self::Steps
            | Self::Sources => false,
        }
    }
}

/// Each choice of a type with its words.
pub(super) fn listing<T: Copy + Serialize + VariantArray>(words: fn(T) -> &'static str) -> Listing {
    let choices = T::VARIANTS.iter();
    choices.map(|one| (id_of(*one), words(*one))).collect()
}

impl Holds {
    /// Whether it is one value and has no parts of its own to edit.
    pub fn is_leaf(&self) -> bool {
        !matches!(self, Self::Group(_) | Self::List(_) | Self::Shape(_))
    }

    /// The shape of that name.
    pub fn shape(&self, name: &str) -> Option<&'static Shape> {
        match self {
            Self::Shape(shapes) => shapes.iter().find(|shape| shape.name == name),
            _ => None,
        }
    }
}

/// A field that may not be left out.
pub(super) const fn needed(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    holds: Holds,
) -> Field {
    Field {
        name,
        label,
        hint,
        left_out: None,
        holds,
    }
}

/// One of several shapes.
pub(super) const fn shape(name: &'static str, label: &'static str, holds: Holds) -> Shape {
    Shape { name, label, holds }
}

/// A field that may be left out, and what that means.
pub(super) const fn spare(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    left_out: &'static str,
    holds: Holds,
) -> Field {
    Field {
        name,
        label,
        hint,
        left_out: Some(left_out),
        holds,
    }
}
