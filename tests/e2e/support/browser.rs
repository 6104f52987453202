//! A real browser, driven through its own driver: one of each per test, so that tests run side by side. It is Chromium without
//! a window, unless a test asks for another.
//!
//! The helpers wait for what they need and fail with a sentence, so tests read as what a person does.

use super::driver::Driver;
use super::server::Server;
use super::watch::Watch;
use super::window::{Display, firefox};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities};

pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The two engines that tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

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

/// The sizes the app must work at.
#[derive(Clone, Copy, Debug)]
pub enum Screen {
    /// The narrowest phone, 320 by 640, touched.
    SmallPhone,
    /// A usual phone, 390 by 844, touched.
    Phone,
    /// A tablet or half a desktop, 768 by 1024.
    Tablet,
    /// A desktop or projector, 1280 by 1000.
    Desktop,
    /// That desktop zoomed to 400 %: 320 by 256, not touched.
    Zoomed,
}

impl Screen {
    fn metrics(self) -> (u32, u32, bool) {
        match self {
            Self::SmallPhone => (320, 640, true),
            Self::Phone => (390, 844, true),
            Self::Tablet => (768, 1024, false),
            Self::Desktop => (1280, 1000, false),
            Self::Zoomed => (320, 256, false),
        }
    }
}

/// How the page is shown.
#[derive(Clone, Copy, Debug)]
pub enum Media {
    /// On an ordinary screen.
    Screen,
    /// On paper.
    Print,
    /// With the colours the user forces on every page.
    ForcedColours,
}

/// A browser with the built app within reach. It closes when dropped, also when a test fails.
pub struct Browser {
    pub(super) session: WebDriver,
    driver: Driver,
    pub(super) server: Server,
    pub(super) watch: Watch,
    downloads: PathBuf,
    /// The folder of its profile, where a test needs one that outlives the browser.
    pub(super) profile: Option<PathBuf>,
    /// The screen that its window is on, where it has one.
    _display: Option<Display>,
    engine: Engine,
}

impl Browser {
    /// Starts a browser of this size on an empty profile. Nothing is open yet.
    pub async fn start(screen: Screen) -> Self {
        Self::start_in(screen, None).await
    }

    /// The same in a folder, where the profile stays when the browser is killed.
    pub(super) async fn start_in(screen: Screen, profile: Option<PathBuf>) -> Self {
        let watch = Watch::new();
        let server = Server::start(watch.clone());
        let driver = Driver::start(Engine::Chromium, None);
        let downloads = new_folder("downloads");
        let session = new_session(&driver, &watch, &downloads, profile.as_deref(), true).await;
        let engine = Engine::Chromium;
        let browser = Self {
            session,
            driver,
            server,
            watch,
            downloads,
            profile,
            _display: None,
            engine,
        };
        browser.resize(screen).await;
        browser
    }

    /// Starts a browser of this kind with a real window, on an empty profile that stays when it has gone.
    pub async fn start_window(engine: Engine) -> Self {
        let watch = Watch::new();
        let server = Server::start(watch.clone());
        let display = Display::start();
        let driver = Driver::start(engine, Some(display.name()));
        let (downloads, profile) = (new_folder("downloads"), new_folder("profiles"));
        let session = match engine {
            Engine::Chromium => {
                new_session(&driver, &watch, &downloads, Some(&profile), false).await
            }
            Engine::Firefox => firefox(driver.port, &watch, &downloads, &profile).await,
        };
        Self {
            session,
            driver,
            server,
            watch,
            downloads,
            profile: Some(profile),
            _display: Some(display),
            engine,
        }
    }

    /// Closes the browser as its user would, and leaves its profile.
    pub async fn close(&self) {
        let session = self.session.session_id().to_string();
        self.driver.end(&session);
    }

    /// Puts a new driver and Chromium in the place of those that were killed; host and profile are the same.
    pub(super) async fn start_again(&mut self, screen: Screen) {
        let driver = Driver::start(Engine::Chromium, None);
        let session = new_session(
            &driver,
            &self.watch,
            &self.downloads,
            self.profile.as_deref(),
            true,
        )
        .await;
        let _ = std::mem::replace(&mut self.session, session).leak();
        self.driver = driver;
        self.resize(screen).await;
    }

    /// Opens an address of the app, such as `""` or `"#/areas"`, and waits until the program has taken over.
    pub async fn open(&self, address: &str) {
        self.visit(address).await;
        self.wait_until_running().await;
    }

    /// Opens an address of the app without waiting for the program.
    pub async fn visit(&self, address: &str) {
        let url = self.server.url() + address;
        self.watch.loading();
        self.session
            .goto(&url)
            .await
            .unwrap_or_else(|error| panic!("{url} did not open: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.watch.loading();
        self.run("window.isBeforeReload = true").await;
        // The driver may lose sight of a page while another takes its place, and calls that a failure; what counts is
        // whether the page did go.
        let reloaded = self.session.refresh().await;
        let is_gone = "return !window.isBeforeReload";
        assert!(self.becomes_true(is_gone, []).await, "{reloaded:?}");
        self.wait_until_running().await;
    }

    /// Waits until the program has taken over and the browser has kept its files for working offline: that is the load.
    pub(super) async fn wait_until_running(&self) {
        let running =
            "return !document.getElementById('shell') && document.readyState === 'complete'";
        if !self.becomes_true(running, []).await {
            let shell = self.text_of("body").await;
            panic!(
                "The program did not start. The page says:\n{shell}\nThe console says:\n{}",
                self.console().await.join("\n")
            );
        }
        let kept = "const done = arguments[arguments.length - 1];
            if (!navigator.serviceWorker || location.protocol === 'file:') return done('');
            navigator.serviceWorker.ready.then(({ active }) => {
              const look = () => active.state === 'activated' ? done('') : active.addEventListener('statechange', look);
              look();
            });";
        self.run_async(kept).await;
        self.watch.loaded();
    }

    /// Takes the host away, as in flight mode.
    pub fn unplug(&self) {
        self.server.stop();
    }

    /// Changes the size of the page.
    pub async fn resize(&self, screen: Screen) {
        let (width, height, touched) = screen.metrics();
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touched });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touched }),
        )
        .await;
    }

    /// Shows the page on another medium.
    pub async fn show_on(&self, media: Media) {
        let (medium, forced) = match media {
            Media::Screen => ("screen", "none"),
            Media::Print => ("print", "none"),
            Media::ForcedColours => ("screen", "active"),
        };
        let features = json!([{ "name": "forced-colors", "value": forced }]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .await;
    }

    /// Makes every request whose address matches fail, such as `"*.wasm"`.
    pub async fn block(&self, pattern: &str) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": [pattern] }))
            .await;
    }

    /// Clicks the link, button, disclosure or labelled choice with these words.
    pub async fn click_text(&self, words: &str) {
        let element = self
            .element(FIND_BY_WORDS, words)
            .await
            .unwrap_or_else(|offered| {
                panic!("Nothing to click says \"{words}\". What there is: {offered}")
            });
        self.press_on(&element, words).await;
    }

    /// Clicks the first element this CSS selector finds.
    pub async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.press_on(&element, css).await;
    }

    async fn press_on(&self, element: &WebElement, what: &str) {
        let aim = element.to_json().expect("an element");
        self.session
            .execute_async(STILL, [aim])
            .await
            .unwrap_or_else(|error| panic!("{what} cannot be brought into view: {error}"));
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{what} cannot be clicked: {error}"));
    }

    /// Puts text into the field with this label, or else the one this CSS selector finds, replacing what it held.
    pub async fn fill(&self, field: &str, text: &str) {
        let element = self
            .element(FIND_FIELD, field)
            .await
            .unwrap_or_else(|offered| panic!("No field \"{field}\". Labels there are: {offered}"));
        element
            .clear()
            .await
            .unwrap_or_else(|error| panic!("{field} cannot be emptied: {error}"));
        element
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{field} cannot be filled in: {error}"));
    }

    /// Types keys at whatever has the focus: `"y"`, or `Key::Tab`.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let typed = self.session.action_chain().send_keys(keys).perform().await;
        typed.expect("keys to be accepted");
    }

    /// Gives a file to a file field.
    pub async fn upload(&self, css: &str, path: &Path) {
        let field = self.wait_for(css).await;
        field
            .send_keys(path.to_str().expect("a path in Unicode"))
            .await
            .unwrap_or_else(|error| panic!("{css} did not take {}: {error}", path.display()));
    }

    /// Waits for a file saved by the page and tells where it is.
    pub async fn wait_download(&self, name: &str) -> PathBuf {
        let path = self.downloads.join(name);
        let start = Instant::now();
        while !path.is_file() {
            assert!(
                start.elapsed() < PATIENCE,
                "No file {name} was saved. The console says:\n{}",
                self.console().await.join("\n")
            );
            pause().await;
        }
        path
    }

    /// Waits for an element.
    pub async fn wait_for(&self, css: &str) -> WebElement {
        self.element("return document.querySelector(arguments[0])", css)
            .await
            .unwrap_or_else(|_| panic!("{css} did not appear"))
    }

    /// Waits until the element's visible words contain these.
    pub async fn wait_text(&self, css: &str, words: &str) {
        let there = "return [...document.querySelectorAll(arguments[0])].some((e) => e.innerText.includes(arguments[1]))";
        if !self.becomes_true(there, [json!(css), json!(words)]).await {
            let present = self.text_of(css).await;
            panic!("{css} does not come to say \"{words}\". It says: {present}");
        }
    }

    /// The visible words of the first element this selector finds.
    pub async fn text_of(&self, css: &str) -> String {
        let element = self.wait_for(css).await;
        element
            .text()
            .await
            .unwrap_or_else(|error| panic!("{css} has gone: {error}"))
    }

    /// Runs JavaScript in the page and gives what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, []).await
    }

    /// As `run`, for a script that calls its last argument when it is done.
    pub async fn run_async(&self, script: &str) -> Value {
        let result = self.session.execute_async(script, []).await;
        result.expect("the script to run").json().clone()
    }

    pub(super) async fn run_with<const N: usize>(
        &self,
        script: &str,
        arguments: [Value; N],
    ) -> Value {
        let result = self.session.execute(script, arguments).await;
        result.expect("the script to run").json().clone()
    }

    /// What has been asked for, of any host, that should not have been, since last asked. A journey need not ask: it
    /// fails at its end if there was anything.
    pub async fn requests_after_load(&self) -> Vec<String> {
        self.watch.take()
    }

    /// Warnings and errors on the console since last asked: script errors, failed requests, breaches of the policy.
    pub async fn console(&self) -> Vec<String> {
        // Firefox's driver does not hand it over.
        if self.engine == Engine::Firefox {
            return Vec::new();
        }
        let entries = self.session.browser_log().await.expect("the browser's log");
        entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// Fails if the page can be scrolled sideways, naming what sticks out.
    pub async fn assert_fits(&self, label: &str) {
        let sticking_out = "const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll('body *')]
              .filter((e) => e.getBoundingClientRect().right > width + 1)
              .map((e) => `${e.tagName} ${e.className}`);";
        let found = self.run(sticking_out).await;
        assert_eq!(found, json!([]), "{label}: wider than the screen");
    }

    /// Keeps a picture of the whole page in `target/screenshots/`.
    pub async fn screenshot(&self, name: &str) {
        let everything = json!({ "captureBeyondViewport": true });
        let picture = self.devtools("Page.captureScreenshot", everything).await;
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let bytes = decode_base64(picture["data"].as_str().expect("a picture"));
        fs::write(folder.join(format!("{name}.png")), bytes).expect("a picture on disk");
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, command: &str, arguments: Value) -> Value {
        self.session
            .cdp()
            .send_raw(command, arguments)
            .await
            .unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    /// Waits for the element a script finds; if there is none, tells what the script's `offered` knows instead.
    pub(super) async fn element(&self, find: &str, words: &str) -> Result<WebElement, String> {
        let start = Instant::now();
        loop {
            // A page that is just being exchanged makes a script fail: that too is "not yet".
            if let Ok(found) = self.session.execute(find, [json!(words)]).await
                && let Ok(element) = found.element()
            {
                return Ok(element);
            }
            if start.elapsed() > PATIENCE {
                return Err(self.run(OFFERED).await.to_string());
            }
            pause().await;
        }
    }

    pub(super) async fn becomes_true<const N: usize>(
        &self,
        script: &str,
        arguments: [Value; N],
    ) -> bool {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let result = self.session.execute(script, arguments.clone()).await;
            if result.is_ok_and(|value| value.json() == &Value::Bool(true)) {
                return true;
            }
            pause().await;
        }
        false
    }
}

async fn new_session(
    driver: &Driver,
    watch: &Watch,
    downloads: &Path,
    profile: Option<&Path>,
    headless: bool,
) -> WebDriver {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wanted.add_arg(flag).expect("a flag");
    }
    if headless {
        wanted.add_arg("--headless=new").expect("a flag");
    }
    if let Some(profile) = profile {
        wanted
            .add_arg(&format!("--user-data-dir={}", profile.display()))
            .expect("a flag");
    }
    // No name is looked up here: all but this machine itself is asked for through a proxy, which refuses.
    wanted
        .add_arg(&format!("--proxy-server={}", watch.proxy()))
        .expect("a flag");
    if let Ok(path) = env::var("CHROMIUM") {
        wanted.set_binary(&path).expect("a path");
    }
    let preferences = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
    });
    wanted
        .add_experimental_option("prefs", preferences)
        .expect("preferences");
    wanted
        .set_browser_log_level(LoggingPrefsLogLevel::All)
        .expect("a log level");
    WebDriver::new(format!("http://127.0.0.1:{}", driver.port), wanted)
        .await
        .unwrap_or_else(|error| panic!("Chromium did not start: {error}"))
}

impl Drop for Browser {
    fn drop(&mut self) {
        let session = self.session.session_id().to_string();
        let refused = self
            .driver
            .console(&session)
            .into_iter()
            .filter(|line| line.contains("Content Security Policy"));
        let mut wrong: Vec<String> = refused.collect();
        // The library's own way out of a test that fails was seen to hang until its time-out and leave Chromium
        // running. Asking the driver directly takes a moment.
        let _ = self.session.clone().leak();
        self.driver.end(&session);
        // A window's profile is some hundred megabytes; that of a test that fails stays, to be looked at.
        if let (Some(profile), Some(_), false) =
            (&self.profile, &self._display, thread::panicking())
        {
            let _ = fs::remove_dir_all(profile);
        }
        wrong.extend(self.watch.take());
        if !thread::panicking() {
            assert!(
                wrong.is_empty(),
                "Asked for when nothing may be:\n{}",
                wrong.join("\n")
            );
        }
    }
}

/// A labelled radio or checkbox is clicked itself, since it may lie over its label.
pub(super) const FIND_BY_WORDS: &str = r"
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const words = arguments[0];
const all = [...document.querySelectorAll('a[href], button, summary, label, [role=button], [role=tab]')]
  .filter((e) => !e.matches('.govuk-skip-link:not(:focus)'))
  .filter((e) => e.checkVisibility({ visibilityProperty: true }));
const said = (e) => tidy(e.getAttribute('aria-label') ?? e.innerText);
const found = all.find((e) => said(e) === words) ?? all.find((e) => said(e).includes(words));
const control = found?.control;
return ['radio', 'checkbox'].includes(control?.type) ? control : found;";

const FIND_FIELD: &str = r"
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const labelled = [...document.querySelectorAll('label')].find((e) => tidy(e.innerText) === arguments[0])?.control;
if (labelled) return labelled;
try { return document.querySelector(arguments[0]); } catch { return null; }";

const OFFERED: &str = r"
return [...document.querySelectorAll('a[href], button, summary, label')]
  .filter((e) => e.checkVisibility()).map((e) => e.innerText.replace(/\s+/g, ' ').trim()).filter(Boolean);";

/// Brings an element into view and waits until it has lain in one place for a frame, as a hand does: what is drawn later
/// may still be moving it.
const STILL: &str = r"
const [element, done] = arguments;
element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
let last;
const look = () => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const now = [x, y, width, height].join();
  if (now === last || !element.isConnected) return done();
  last = now;
  requestAnimationFrame(look);
};
look();";

pub(super) async fn pause() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

fn target() -> &'static Path {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    scratch.parent().unwrap_or(scratch)
}

pub(super) fn new_folder(kind: &str) -> PathBuf {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(kind)
        .join(format!("{}-{number}", process::id()));
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// Pictures come as Base64, and one small function is cheaper than a dependency.
pub(super) fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for symbol in text.bytes() {
        let value = match symbol {
            b'A'..=b'Z' => symbol - b'A',
            b'a'..=b'z' => symbol - b'a' + 26,
            b'0'..=b'9' => symbol - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    bytes
}
