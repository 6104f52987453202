//! Published cases as they became known, and the first day on which each area's rule would have been met, not met, or
//! cannot be told. Every expected day is worked out by hand from the dates in the file, with the reason beside it.
#![cfg(not(target_arch = "wasm32"))]

mod made_up;
mod support;
