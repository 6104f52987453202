//! What follows from a case under a rule, as evidence.
//!
//! [`decide`] is a pure function of the case, the rules and the day: no clock, no storage, no browser. Its value holds
//! everything a page shows: for each route its answer, the tree of criteria with the facts that counted, the facts that
//! did not and why not, and the unknowns that could settle it.

mod case_reading;
mod count;
mod criteria;
mod decide;
mod found;
mod in_doubt;
mod present;
mod quick;
mod reader;
mod reading;
mod settle;
mod unknown;
mod window;

use crate::logic::Truth;

pub use count::Count;
pub use criteria::*;
pub use decide::{decide, routes_each, routes_everywhere, routes_of_past, routes_under};
pub use found::{
    AudienceFound, ChecklistState, Decision, Instead, MetRoutes, Nearest, NoticeFound, RouteFound,
    RoutesFound, StepFound,
};
pub use in_doubt::{InDoubt, Part};
pub use present::Present;
pub use quick::SettlingQuestion;
pub use reader::{Here, Looking, Never};
pub use reading::{ItemReading, OpenItem};
pub use settle::{Group, Way};
pub use unknown::Unknown;
pub use window::Window;
