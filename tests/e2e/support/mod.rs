//! What every end-to-end test needs: the built app on a local address, a real browser, an accessibility check.

mod axe;
mod browser;
mod driver;
mod hands;
mod headers;
pub mod kept;
mod leaving;
mod paper;
pub mod published;
mod server;
pub mod tabs;
mod watch;
mod window;

pub use browser::{Browser, Engine, Media, Screen};
pub use server::built;
