//! What sentences say, and what none may say.
#![cfg(not(target_arch = "wasm32"))]

mod settling;
mod small;
