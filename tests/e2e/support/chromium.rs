//! Chromium, as the tests start it.

use super::browser::Place;
use super::driver::Driver;
use serde_json::json;
use std::env;
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities};

/// Quiet, and able to run as root in a container. The hosts of its maker and of the search that
/// Debian gives it, which it asks by itself, are not to be found; for
/// all others it goes through the watch.
///
/// Nobody is there to choose a place for a file, so files are handed to the browser, as where there is no way to ask; a test that
/// is about choosing puts a way of its own there.
const FLAGS: [&str; 13] = [
    "--disable-blink-features=FileSystemAccessLocal",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND, MAP *.gvt1.com ~NOTFOUND, MAP *.duckduckgo.com ~NOTFOUND",
    "--proxy-bypass-list=*.google.com;*.googleapis.com;*.gvt1.com;*.duckduckgo.com",
    "--window-size=1280,1000",
];

pub(super) async fn start(driver: &Driver, place: &Place<'_>) -> WebDriver {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wanted.add_arg(flag).expect("a flag");
    }
    if place.display.is_none() {
        wanted.add_arg("--headless=new").expect("a flag");
    }
    if let Some(profile) = place.profile {
        wanted
            .add_arg(&format!("--user-data-dir={}", profile.display()))
            .expect("a flag");
    }
    // No name is looked up here: all but this machine itself is asked for through a proxy, which refuses.
    wanted
        .add_arg(&format!("--proxy-server={}", place.watch.proxy()))
        .expect("a flag");
    if let Ok(path) = env::var("CHROMIUM") {
        wanted.set_binary(&path).expect("a path");
    }
    let preferences = json!({
        "download.default_directory": place.downloads,
        "download.prompt_for_download": false,
    });
    wanted
        .add_experimental_option("prefs", preferences)
        .expect("preferences");
    wanted
        .set_browser_log_level(LoggingPrefsLogLevel::All)
        .expect("a log level");
    driver.session("Chromium", wanted).await
}
