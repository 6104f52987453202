//! What a host may do wrong, and what a page can say of it: a header of one day, a file that is missing, another file than was
//! built, and a program that never comes to its beginning.

use crate::support::tabs::{copy_of_build, file_of};
use crate::support::{Browser, Engine, Screen};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use thirtyfour::prelude::Key;

const WAY_OUT: &str = "https://www.bbc.co.uk/weather";

in_every_engine!(a_stylesheet_that_comes_late_is_waited_for);
/// Where the network is slow the program may be there before the page's look, and is not refused for that.
async fn a_stylesheet_that_comes_late_is_waited_for(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.send_late(".css");
    browser.open("").await;
    browser.wait_text("main h1", "Which MARAC").await;
}

/// What is kept is given with the type and the headers that the build knows, whatever the host said of it on the first day.
#[tokio::test]
async fn a_wrong_header_of_one_day_is_not_kept() {
    let build = copy_of_build();
    let wasm = name_of(&file_of(&build, "waymark-", ".wasm"));
    fs::write(
        build.join("_headers"),
        format!("/{wasm}\n  Content-Type: text/plain\n"),
    )
    .expect("a host that sends no policy, and a wrong type");
    let browser = Browser::start(Screen::Desktop).await;
    browser.serve_from(&build);
    browser.open("").await;
    let kept = browser.run_async(HEADERS_KEPT).await;
    let said =
        |file: &str, header: &str| kept[file][header].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        said(&format!("/{wasm}"), "content-type"),
        "application/wasm"
    );
    assert_eq!(said("/", "content-type"), "text/html; charset=utf-8");
    for file in ["/", "/loader.js", &format!("/{wasm}")] {
        let policy = said(file, "content-security-policy");
        assert!(policy.ends_with("frame-ancestors 'none'"), "{file}: {kept}");
        for header in [
            "permissions-policy",
            "referrer-policy",
            "x-content-type-options",
        ] {
            assert!(!said(file, header).is_empty(), "{file}: {kept}");
        }
    }
    browser.console().await;
    // The second visit comes from what is kept: nothing there has a wrong type any more.
    browser.unplug();
    browser.open_in_new_tab("", true).await;
    let console = browser.console().await.join("\n");
    assert!(!console.contains("MIME"), "{console}");
}

const HEADERS_KEPT: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const all = {};
  for (const { url } of await cache.keys())
    all[new URL(url).pathname] = Object.fromEntries((await cache.match(url)).headers);
  done(all);
})();";

/// Without its loader the page can run nothing; the words are there all the same.
#[tokio::test]
async fn a_loader_that_is_missing_or_broken_is_said_to_be() {
    for broken in [None, Some("const = 'cut off")] {
        let build = copy_of_build();
        let loader = build.join("loader.js");
        match broken {
            None => fs::remove_file(&loader).expect("no loader"),
            Some(text) => {
                fs::write(&loader, text).expect("a broken loader");
                // As a build of it would be: its hash is right.
                finished(&build);
            }
        }
        let browser = Browser::start(Screen::SmallPhone).await;
        browser.serve_from(&build);
        browser.visit("").await;
        late_words(&browser, "shell-no-loader").await;
        browser.expect_missing("loader.js").await;
        browser.click(".wm-exit").await;
        browser.wait_address(WAY_OUT).await;
        browser.console().await;
    }
}

/// A program that waits for something which never comes. The way out works, by hand and by key.
#[tokio::test]
async fn a_program_that_hangs_is_said_to() {
    for by_key in [false, true] {
        let build = with_program("export default () => new Promise(() => {});");
        let browser = Browser::start(Screen::SmallPhone).await;
        browser.serve_from(&build);
        browser.visit("").await;
        late_words(&browser, "shell-hangs").await;
        if by_key {
            for _ in 0..3 {
                browser.press(Key::Shift).await;
            }
        } else {
            browser.click(".wm-exit").await;
        }
        browser.wait_address(WAY_OUT).await;
        browser.console().await;
    }
}

/// A file that would work, and is not the one that was built, is refused.
#[tokio::test]
async fn a_file_that_was_altered_is_refused() {
    // A section of its own that says nothing makes another program of the same meaning.
    let nothing: &[u8] = &[0, 5, 4, b'n', b'o', b'n', b'e'];
    for (ends, more) in [
        ("_bg.wasm", nothing),
        (".js", b"\n// altered\n"),
        (".css", b"\n/* altered */\n"),
    ] {
        let build = copy_of_build();
        let file = match ends {
            ".js" => program_of(&build),
            ".css" => file_of(&build, "main-", ends),
            _ => file_of(&build, "waymark-", ends),
        };
        add(&file, more);
        let browser = Browser::start(Screen::SmallPhone).await;
        browser.serve_from(&build);
        browser.visit("").await;
        browser
            .wait_text(
                "#shell [role=alert]",
                "is not what was built and was refused",
            )
            .await;
        browser
            .wait_text("body", "In immediate danger call 999")
            .await;
        let console = browser.console().await.join("\n");
        assert!(console.contains("integrity"), "{ends}: {console}");
        browser.click(".wm-exit").await;
        browser.wait_address(WAY_OUT).await;
    }
    let build = copy_of_build();
    add(&build.join("loader.js"), b"\n// altered\n");
    let browser = Browser::start(Screen::SmallPhone).await;
    browser.serve_from(&build);
    browser.visit("").await;
    late_words(&browser, "shell-altered-loader").await;
    assert_eq!(
        browser
            .run("return !!document.getElementById('shell')")
            .await,
        json!(true)
    );
    browser.console().await;
}

/// Waits for what the page says when nothing has come for a while.
async fn late_words(browser: &Browser, label: &str) {
    let opacity = "return getComputedStyle(document.querySelector('.wm-shell-late')).opacity";
    assert_eq!(browser.run(opacity).await, json!("0"), "not at once");
    let start = Instant::now();
    while browser.run(opacity).await != "1" {
        assert!(start.elapsed() < Duration::from_secs(40), "it says nothing");
        browser.moment().await;
    }
    browser
        .wait_text(
            ".wm-shell-late",
            "Reload the page, or close every window of Waymark",
        )
        .await;
    browser.assert_sound(label).await;
    browser.screenshot(label).await;
}

/// A build whose program is this.
pub fn with_program(text: &str) -> PathBuf {
    let build = copy_of_build();
    fs::write(program_of(&build), text).expect("another program");
    finished(&build);
    build
}

/// The script through which the program is entered.
fn program_of(build: &Path) -> PathBuf {
    let wasm = name_of(&file_of(build, "waymark-", "_bg.wasm"));
    build.join(wasm.replace("_bg.wasm", ".js"))
}

/// Does with a changed build what `trunk build` does last.
fn finished(build: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("public/sw.js"), build.join("sw.js")).expect("an unfilled service worker");
    let bundled = std::process::Command::new(env!("CARGO_BIN_EXE_bundle"))
        .env("TRUNK_STAGING_DIR", build)
        .status();
    assert!(bundled.is_ok_and(|status| status.success()));
}

fn add(file: &Path, more: &[u8]) {
    let mut open = fs::OpenOptions::new()
        .append(true)
        .open(file)
        .expect("a file of the build");
    open.write_all(more).expect("more of it");
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().expect("a name");
    name.to_string_lossy().into_owned()
}
