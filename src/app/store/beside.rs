//! The rules that lie beside each other on the page that compares them.

use leptos::prelude::*;

/// Rules beside each other, each called by its area's id and its version's.
#[derive(Default)]
pub struct Beside {
    /// All of them, in the order in which they were added.
    pub chosen: RwSignal<Vec<String>>,
    /// The two that are compared in words.
    pub pair: [RwSignal<String>; 2],
    /// The open case's own rule when they were laid out.
    pub own: StoredValue<String>,
}

/// The rules that lie beside each other.
pub fn use_beside() -> &'static Beside {
    expect_context()
}
