//! The frame that every page stands in: what is above it and below it.

mod assess_again;
mod bar;
mod disclosure;
mod footer;
mod header;
mod published;
mod steps;

pub use assess_again::AssessAgain;
pub use bar::Bar;
pub use footer::Footer;
pub use header::Header;
pub use published::Published;
pub use steps::{StepBack, Steps};
