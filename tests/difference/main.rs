#![cfg(not(target_arch = "wasm32"))]
//! The smallest change of facts that makes two rules agree: the two stated examples in full, and against trying every
//! choice of up to three single facts.

mod examples;
mod support;
mod tried;
