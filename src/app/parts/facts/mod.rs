//! The words of the core, laid out.

mod attention;
mod criterion;
mod do_now;
mod headline;
mod lists;
mod route;
mod rows;
mod says;
mod tag;

pub use attention::Attentions;
pub use do_now::DoThisNow;
pub use headline::ResultHeadline;
pub use lists::{FactLists, WhereFrom};
pub use route::{RouteSection, route_id};
pub use rows::RouteRows;
pub use says::SaysLine;
pub use tag::Tag;
