//! A second, deliberately naive implementation of every criterion, and the engine held against it.
//!
//! The naive one knows one kind of case only: the one of which everything is known. There it counts with plain loops over
//! plain days; it has no intervals and no third answer. [`completions`] lists how the unknowns of a case may turn out.
//! The engine is sound when *met* means that every completion holds and *not met* that none does.
#![cfg(not(target_arch = "wasm32"))]

mod agreement;
mod asks;
mod book;
mod calendar;
mod certain;
mod complete;
mod completions;
mod exact;
mod found;
mod further;
mod generate;
mod leaves;
mod names;
mod nearest;
mod persons;
mod rules;
mod settling;
mod signing;
mod world;
