//! The smallest change of facts that makes two rules agree: the two stated examples in full, and against trying changes
//! in a space of the test's own.

mod examples;
mod own;
mod support;
mod tried;
