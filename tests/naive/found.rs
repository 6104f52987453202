//! Bugs found.
