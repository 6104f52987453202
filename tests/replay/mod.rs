//! Published cases as they became known, and the first day on which each area's rule would have been met, not met, or
//! cannot be told. Every expected day is worked out by hand from the dates in the file, with the reason beside it.

mod birmingham;
mod cited;
mod hillingdon;
mod kent;
mod lewisham;
mod made_up;
mod picture;
mod ready;
mod room;
mod support;
mod table;
mod told;

use crate::golden::support as evidence;
