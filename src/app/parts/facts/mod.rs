//! The words of the core, laid out.

mod attention;
mod criterion;
mod lists;
mod route;
mod says;
mod tag;

pub use attention::Attentions;
pub use lists::{FactLists, WhereFrom};
pub use route::RouteSection;
pub use says::SaysLine;
pub use tag::Tag;
