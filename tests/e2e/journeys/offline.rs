//! Without a network, and from one version to the next: what is kept is one whole version, and it is never exchanged under
//! an open page.

use super::keyboard;
use crate::support::tabs::{copy_of_build, file_of, names_in};
use crate::support::{Browser, Engine, Screen, built};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

in_every_engine!(a_whole_assessment_in_flight_mode);
async fn a_whole_assessment_in_flight_mode(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    browser.unplug();
    browser.open_in_new_tab("", true).await;
    keyboard::assess(&browser).await;
    // Icons and the look for a new version are the browser's own, and fail here.
    browser.console().await;
}

/// Exactly the build's files are kept: what a page asks for, and nothing else.
#[tokio::test]
async fn what_is_kept_is_the_build() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let kept = browser.versions_kept().await;
    let versions = kept.as_object().expect("versions");
    assert_eq!(versions.len(), 1, "{kept}");
    let mut kept: Vec<&str> = versions
        .values()
        .flat_map(|files| files.as_array().unwrap())
        .filter_map(|file| file.as_str())
        .collect();
    let not_for_a_page = [
        "index.html",
        "sw.js",
        "waymark.html",
        "_headers",
        ".htaccess",
        "nginx.conf",
        "LICENCES.txt",
        "SHA256SUMS",
    ];
    let mut files: Vec<String> = names_in(&built())
        .into_iter()
        .filter(|name| !not_for_a_page.contains(&name.as_str()))
        // What a host sends in a file's place, compressed.
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .map(|name| format!("/{name}"))
        .collect();
    files.push("/".to_owned());
    kept.sort_unstable();
    files.sort_unstable();
    assert_eq!(kept, files);

    assert_eq!(browser.console().await, [""; 0]);
}

/// Keeping the program and its worker costs no second download of what is named after its contents.
#[tokio::test]
async fn a_first_visit_fetches_the_program_once() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    for (file, times) in [("_bg.wasm", 2), (".css", 1)] {
        assert_eq!(browser.times_fetched(file), times, "{file}");
    }
    // And a later one fetches nothing at all.
    let fetched =
        || ["_bg.wasm", ".css", "loader.js", "GET /"].map(|ends| browser.times_fetched(ends));
    let before = fetched();
    browser.reload().await;
    browser.open_in_new_tab("", true).await;
    assert_eq!(fetched(), before);
}

/// What is not a file of the build goes to the host as if nothing were kept.
#[tokio::test]
async fn other_requests_pass_by() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.visit("nowhere").await;
    browser.wait_text("body", "No such file").await;
    assert_eq!(browser.requests_after_load().await, ["GET /nowhere"]);
    browser.console().await;
}

#[tokio::test]
async fn a_new_version_waits_until_every_window_is_closed() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.reload().await;
    browser.update_to(&next_build());
    assert_eq!(browser.look_for_version().await, json!("waits"));
    browser
        .wait_text(".wm-new-version", "A new version of Waymark is ready.")
        .await;
    browser.assert_sound("a new version waits").await;
    browser.resize(Screen::Desktop).await;

    // The open page goes on as the version it began with, and so does one that is loaded while it is open.
    assert_eq!(version(&browser).await, "A");
    keyboard::assess(&browser).await;
    browser.reload().await;
    assert_eq!(version(&browser).await, "A");
    browser.open_in_new_tab("", false).await;
    assert_eq!(version(&browser).await, "A");

    browser.close_all().await;
    // The browser needs a moment to see that nothing is open.
    for _ in 0..100 {
        browser.moment().await;
        browser.open("").await;
        if version(&browser).await == "B" {
            break;
        }
        browser.close_all().await;
    }
    assert_eq!(version(&browser).await, "B");
    let kept = browser.versions_kept().await;
    assert_eq!(
        kept.as_object().map(serde_json::Map::len),
        Some(1),
        "{kept}"
    );
    browser.unplug();
    browser.open_in_new_tab("", true).await;
    assert_eq!(version(&browser).await, "B");
}

/// A host that is half way through an update, or hands out a file that is not the one it announced.
#[tokio::test]
async fn half_a_new_version_changes_nothing() {
    for fault in ["missing", "altered"] {
        let browser = Browser::start(Screen::Desktop).await;
        browser.open("").await;
        let before = browser.versions_kept().await;
        let next = next_build();
        let style = file_of(&next, "main-", ".css");
        match fault {
            "missing" => fs::remove_file(&style).expect("one file less"),
            _ => fs::write(&style, "body { display: none }").expect("another file"),
        }
        browser.update_to(&next);
        assert_eq!(browser.look_for_version().await, json!("none"), "{fault}");
        assert_eq!(browser.versions_kept().await, before, "{fault}");
        browser.close_all().await;
        browser.unplug();
        browser.open("").await;
        assert_eq!(version(&browser).await, "A", "{fault}");
        browser.console().await;
        browser.expect_missing(".css").await;
    }
}

/// Which build the page is of: the next one says so in its description.
async fn version(browser: &Browser) -> String {
    let said = browser
        .run("return document.querySelector('meta[name=robots]').dataset.version ?? 'A'")
        .await;
    said.as_str().unwrap_or_default().to_owned()
}

/// A build that differs in its page and in a file named after what is in it, made as `trunk build` makes one.
fn next_build() -> PathBuf {
    let next = copy_of_build();
    let page = fs::read_to_string(next.join("index.html")).expect("the page");
    let style = file_of(&next, "main-", ".css");
    let (old, new) = (
        style
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        "main-00000000000000b2.css",
    );
    let mut css = fs::read_to_string(&style).expect("the style");
    css.push_str("\n/* B */\n");
    fs::write(next.join(new), css).expect("another style");
    fs::remove_file(&style).expect("the old style to go");
    let page = page.replace(&old, new).replace(
        "<meta name=\"robots\"",
        "<meta name=\"robots\" data-version=\"B\"",
    );
    fs::write(next.join("index.html"), page).expect("another page");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("public/sw.js"), next.join("sw.js")).expect("an unfilled service worker");
    let bundled = std::process::Command::new(env!("CARGO_BIN_EXE_bundle"))
        .env("TRUNK_STAGING_DIR", &next)
        .status();
    assert!(
        bundled.is_ok_and(|status| status.success()),
        "the next build could not be finished"
    );
    next
}
