//! The core of Waymark: what a case is, what an area's rule is, and what follows.
//!
//! Everything here is pure: no clock, no storage, no browser. [`engine::decision::decide`] takes a case, the rules and a day
//! and returns evidence as a value; [`words::explain`] puts that value into plain words.

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

pub mod engine;
pub mod keeping;
pub mod logic;
pub mod model;
pub mod record;
pub mod seal;
pub mod words;
pub mod workshop;
