//! What lies around the checklist: a second, simple-minded implementation of the criteria `since`, `follows`, `order`,
//! `lower-grade`, `older` and `unasked`, and their edges.
//!
//! Where every date is a day the two must agree. Where a date may be one of several days, *met* must hold on all of them
//! and *not met* on none.

mod agreement;
mod edges;
mod persons;
mod simple;
mod world;
