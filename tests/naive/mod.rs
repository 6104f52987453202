//! A second, deliberately naive implementation of every criterion, and the engine held against it.
//!
//! The naive one knows one kind of case only: the one of which everything is known. There it counts with plain loops over
//! plain days; it has no intervals and no third answer. [`completions`] lists how the unknowns of a case may turn out.
//! The engine is sound when *met* means that every completion holds and *not met* that none does.

mod agreement;
mod asks;
pub mod book;
pub mod calendar;
mod certain;
mod complete;
mod completions;
mod exact;
mod found;
mod further;
pub mod generate;
mod leaves;
pub mod names;
mod nearest;
mod persons;
pub mod rules;
mod settling;
mod signing;
mod world;
