//! What is recorded: dates, checklists, cases, an area's rules, and the book of all that is loaded.

pub mod book;
pub mod case;
pub mod dates;
pub mod files;
pub mod instrument;
pub mod nation;
pub mod rules;
pub mod sources;
