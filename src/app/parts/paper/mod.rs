//! A paper laid out, with the ways it leaves: print, copy, save. What is shown is what is copied.

mod by_hand;
mod laid_out;
mod share;
mod sources;
mod ways;

pub use laid_out::PaperPage;
pub use sources::SourceList;
pub use ways::PaperWays;
