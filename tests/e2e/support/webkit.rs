//! WebKitGTK, as the tests start it: the small browser that comes with its driver, which has no mode without a window.

use super::browser::{Place, new_folder};
use super::driver::Driver;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

/// Its window is as wide as its own buttons at least: these take no room, or a page could not be 320 pixels wide.
const NO_ROOM: &str = "* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }";

/// A folder of settings as it reads one from its user.
pub(super) fn settings(downloads: &Path) -> PathBuf {
    let folder = new_folder("settings");
    let style = folder.join("gtk-3.0");
    fs::create_dir_all(&style).expect("a folder for the test");
    fs::write(style.join("gtk.css"), NO_ROOM).expect("a setting");
    let place = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    fs::write(folder.join("user-dirs.dirs"), place).expect("a setting");
    folder
}

/// All but this machine itself is asked for through the watch. On the full screen there is no bar above the page.
pub(super) async fn start(driver: &Driver, place: &Place<'_>) -> WebDriver {
    let proxy = format!("--proxy=http://{}", place.watch.proxy());
    let arguments = json!([
        "--automation",
        "--full-screen",
        proxy,
        "--ignore-host=127.0.0.1"
    ]);
    let mut wanted = Capabilities::new();
    for (name, value) in [
        ("browserName", json!("MiniBrowser")),
        ("webkitgtk:browserOptions", json!({ "args": arguments })),
    ] {
        wanted.set(name, value).expect("a capability");
    }
    driver.session("WebKitGTK", wanted).await
}

/// Gives the window this size, and with it the page.
pub(super) async fn resize(session: &WebDriver, width: u32, height: u32) {
    session
        .set_window_rect(0, 0, width, height)
        .await
        .expect("a size of the window");
}
