//! What every end-to-end test needs: the built app on a local address, a real browser, an accessibility check.

mod axe;
mod browser;
mod hands;
mod leaving;
mod paper;
pub mod published;
mod server;

pub use browser::{Browser, Media, Screen};
