//! The core of Waymark: what a case is, what an area's rule is, and what follows.
//!
//! Everything here is pure: no clock, no storage, no browser. [`decision::decide`] takes a case, the rules and a day
//! and returns evidence as a value; [`explain`] puts that value into plain words.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented
)]

pub mod agreement;
pub mod book;
pub mod case;
pub mod claims;
pub mod compare;
pub mod dates;
pub mod decision;
pub mod draft;
pub mod drawing;
pub mod explain;
pub mod files;
pub mod instrument;
pub mod keeping;
pub mod leaving;
pub mod notice;
pub mod pack;
pub mod past;
pub mod replay;
pub mod rules;
pub mod seal;
pub mod shortcuts;
pub mod sources;
pub mod wording;
