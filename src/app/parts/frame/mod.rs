//! The frame that every page stands in: what is above it and below it.

mod bar;
mod footer;
mod header;
mod progress;
mod published;

pub use bar::Bar;
pub use footer::Footer;
pub use header::Header;
pub use progress::Progress;
pub use published::Published;
