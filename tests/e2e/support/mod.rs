//! What every end-to-end test needs: the built app on a local address, a real browser, an accessibility check.

mod axe;
mod browser;
mod chromium;
mod driver;
mod engine;
mod firefox;
mod hands;
mod headers;
pub mod kept;
pub mod large;
mod leaving;
mod paper;
pub mod published;
mod screen;
mod server;
pub mod tabs;
mod watch;
mod webkit;
mod window;

pub use browser::Browser;
pub use engine::Engine;
pub use screen::{Media, Screen};
pub use server::built;
