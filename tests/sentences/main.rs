//! Every sentence of some hundred made-up results, in every bundled area, is read for what no sentence may say.
//!
//! [`said`] collects what a reader sees, piece by piece with where it stands; [`faults`] reads the pieces, and holds
//! their numbers against the evidence. [`planted`] shows that each kind of fault is found where there is one.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../naive/book.rs"]
mod book;
#[path = "../properties/bundled.rs"]
mod bundled;
#[expect(dead_code, reason = "the generator needs only one of its functions")]
#[path = "../naive/calendar.rs"]
mod calendar;
#[path = "../properties/facts.rs"]
mod facts;
mod faults;
mod found;
#[path = "../naive/generate.rs"]
mod generate;
mod generated;
#[path = "../naive/names.rs"]
mod names;
mod planted;
#[expect(dead_code, reason = "rules of every kind are enough")]
#[path = "../naive/rules.rs"]
mod rules;
mod said;
mod settling;
mod small;
