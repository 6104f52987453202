//! One case under many rules.

pub use crate::decision::routes_everywhere as everywhere;
