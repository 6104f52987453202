//! An area's rules as data: dated versions, their routes, and what each route asks for.
//!
//! An area file says `"format": "waymark-area/1"`; `FORMAT.md` beside this file describes it. Nothing in the program
//! knows an area by its name, its numbers or its words.

mod area;
mod criterion;
mod route;
mod standing;
mod support;
mod version;

pub mod limits;
pub mod notice;

pub(crate) use area::words_of;
pub use area::{Area, AreaFormat, may_be_same_place, places_in, same_place};
pub use criterion::*;
pub use route::{LeadsTo, Route, RouteKind};
pub use standing::Standing;
pub use support::Support;
pub use version::{Audience, FormDemand, Forum, InForce, Step, Version};
