//! Golden cases: what published reviews say happened, and what must follow from it under each rule.
//!
//! Every expected value is worked out by hand from the review's text, with the paragraph beside it. A case file holds
//! what the review says and nothing else; where a test adds something to it, the test says so.

mod advice;
mod birmingham;
mod city_of_london;
mod every_area;
mod hillingdon;
mod kent;
mod kent_repeat;
mod lewisham;
mod noticed;
mod pairs;
pub mod support;
