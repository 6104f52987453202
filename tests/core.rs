//! The tests of the core, in one program: linked once, and run side by side.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::too_many_lines,
    reason = "a test that walks one case from beginning to end is read in one piece"
)]

mod again;
mod agreement;
mod around;
mod asked;
mod attention;
mod boundaries;
mod bundled;
mod check;
mod claims;
mod cli;
mod compare;
mod contexts;
mod dates;
mod draft;
mod edit;
mod files;
mod finding;
mod format_docs;
mod forum;
mod four_grades;
mod gallery;
mod golden;
mod hosting;
mod isolated;
mod keeping;
mod layers;
mod local_rules;
mod moderation;
mod naive;
mod names;
mod notices;
mod pack;
mod past;
mod pinned;
mod properties;
mod quick;
mod quoted;
mod readers;
mod replay;
mod schemas;
mod seal;
mod sentences;
mod thresholds;
mod time;
mod timeline;
mod wording;
mod words;
