//! What follows from a case under a rule, as evidence.
//!
//! [`decide`] is a pure function of the case, the rules and the day: no clock, no storage, no browser. Its value holds
//! everything a page shows: for each route its answer, the tree of criteria with the facts that counted, the facts that
//! did not and why not, and the unknowns that could settle it.

mod around;
mod bound;
mod count;
mod decide;
mod evaluate;
mod events;
mod evidence;
mod found;
mod in_doubt;
mod people;
mod repeat;
mod repeat_could;
mod rising;
mod settle;
mod sheets;
mod unknown;

use crate::logic::Truth;

pub use count::Count;
pub use decide::{decide, routes_each, routes_everywhere, routes_of_past, routes_under};
pub use evaluate::{Here, Looking, Never};
pub use evidence::{
    AroundFound, AssessmentWeighed, AssessmentsFound, Behind, ChildFound, EventsFound, Evidence,
    Finding, Fit, GradeFound, ItemFound, ItemReading, JudgementFound, JudgementMissing,
    OneOfSeveral, OpenItem, OtherReading, PersonFound, Present, Reading, RepeatFound, RepeatPair,
    RisingFound, ScoreFound, SignedOffFound, Thing, ThingWeighed, Weighed, Window,
};
pub use found::{
    AudienceFound, ChecklistState, Decision, MetRoutes, Nearest, NoticeFound, RouteFound,
    RoutesFound, StepFound,
};
pub use in_doubt::{InDoubt, Part};
pub use settle::{Group, Way};
pub use unknown::Unknown;
