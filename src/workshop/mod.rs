//! Work with many cases or with a rule itself: drafting one, past cases, several assessors of one case. Each is made of
//! the engine and its words.

pub mod agreement;
pub mod draft;
pub mod past;
pub mod thresholds;
