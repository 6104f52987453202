//! A real browser, driven through its own driver: one of each per test, so that tests run side by side. It is Chromium without
//! a window, unless a test asks for another.
//!
//! The helpers wait for what they need and fail with a sentence, so tests read as what a person does.

use super::driver::Driver;
use super::server::Server;
use super::watch::Watch;
use super::window::Display;
use super::{Engine, Screen, chromium, firefox, webkit};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{fs, process, thread};
use thirtyfour::prelude::*;

/// Long, because a busy machine is slow and not wrong; a test that is well waits no longer than it has to.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How long a browser may take to start, the first time it is tried.
const STARTING: Duration = Duration::from_secs(10);

/// What a browser is started with.
pub(super) struct Place<'a> {
    pub watch: &'a Watch,
    pub downloads: &'a Path,
    pub profile: Option<&'a Path>,
    /// The screen for its window. Without one it has none.
    pub display: Option<&'a Display>,
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
    display: Option<Display>,
    pub(super) engine: Engine,
}

impl Browser {
    /// Starts Chromium of this size on an empty profile. Nothing is open yet.
    pub async fn start(screen: Screen) -> Self {
        Self::start_in(Engine::Chromium, screen).await
    }

    /// The same in this engine.
    pub async fn start_in(engine: Engine, screen: Screen) -> Self {
        // WebKit has no mode without a window.
        let display = (engine == Engine::WebKit).then(Display::start);
        let browser = Self::launch(engine, display, None).await;
        browser.resize(screen).await;
        browser
    }

    /// Starts Chromium in a folder, where the profile stays when the browser is killed.
    pub(super) async fn start_on(profile: PathBuf, screen: Screen) -> Self {
        let browser = Self::launch(Engine::Chromium, None, Some(profile)).await;
        browser.resize(screen).await;
        browser
    }

    /// Starts a browser of this kind with a real window, on an empty profile that stays when it has gone.
    pub async fn start_window(engine: Engine) -> Self {
        Self::launch(engine, Some(Display::start()), Some(new_folder("profiles"))).await
    }

    async fn launch(engine: Engine, display: Option<Display>, profile: Option<PathBuf>) -> Self {
        let watch = Watch::new();
        let server = Server::start(watch.clone());
        let downloads = new_folder("downloads");
        let place = Place {
            watch: &watch,
            downloads: &downloads,
            profile: profile.as_deref(),
            display: display.as_ref(),
        };
        let (driver, session) = session_in(engine, &place).await;
        Self {
            session,
            driver,
            server,
            watch,
            downloads,
            profile,
            display,
            engine,
        }
    }

    /// What it shows pages with.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes the browser as its user would, and leaves its profile.
    pub async fn close(&self) {
        let session = self.session.session_id().to_string();
        self.driver.end(&session);
    }

    /// Puts a new driver and browser in the place of those that were killed; host and profile are the same.
    pub(super) async fn start_again(&mut self, screen: Screen) {
        let place = Place {
            watch: &self.watch,
            downloads: &self.downloads,
            profile: self.profile.as_deref(),
            display: self.display.as_ref(),
        };
        let (driver, session) = session_in(self.engine, &place).await;
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
        if !self.engine.tells_console() {
            self.run(LISTEN).await;
        }
        self.watch.loaded();
    }

    /// Takes the host away, as in flight mode.
    pub fn unplug(&self) {
        self.server.stop();
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

    pub(super) async fn press_on(&self, element: &WebElement, what: &str) {
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
        // A line end is the Enter key, which one of the drivers does not make of it by itself.
        element
            .send_keys(text.replace('\n', &Key::Enter.value().to_string()))
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
        if !self.engine.tells_console() {
            let heard = self.run(HEARD).await;
            return serde_json::from_value(heard).expect("a list of words");
        }
        let entries = self.session.browser_log().await.expect("the browser's log");
        entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
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

/// A driver of its own, and the browser that it starts.
async fn session_in(engine: Engine, place: &Place<'_>) -> (Driver, WebDriver) {
    let mut told = Vec::new();
    if let Some(display) = place.display {
        told.push(("DISPLAY", display.name().into()));
    }
    if engine == Engine::WebKit {
        told.push(("XDG_CONFIG_HOME", webkit::settings(place.downloads).into()));
    }
    // WebKit's browser was seen to end as it starts, and its driver then waits for it without an end: so again, and each time longer.
    for attempt in 0..4 {
        let driver = Driver::start(engine, &told);
        let starting = async {
            match engine {
                Engine::Chromium => chromium::start(&driver, place).await,
                Engine::Firefox => firefox::start(&driver, place).await,
                Engine::WebKit => webkit::start(&driver, place).await,
            }
        };
        if let Ok(session) = tokio::time::timeout(STARTING * (1 << attempt), starting).await {
            return (driver, session);
        }
    }
    panic!("{engine:?} did not start")
}

/// Notes in the page what a console would show that its driver does not hand over.
const LISTEN: &str = r"
if (window.heard) return;
window.heard = [];
for (const level of ['error', 'warn']) {
  const say = console[level];
  console[level] = (...words) => { heard.push(`${level}: ${words.join(' ')}`); say.apply(console, words); };
}
addEventListener('error', ({ message }) => heard.push(`error: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejected: ${reason}`));
document.addEventListener('securitypolicyviolation', ({ originalPolicy, violatedDirective, blockedURI }) =>
  heard.push(`Content Security Policy: ${violatedDirective} of “${originalPolicy}” refuses ${blockedURI}`));";

/// What was noted since last asked.
pub(super) const HEARD: &str = "return (window.heard ?? []).splice(0)";

impl Drop for Browser {
    fn drop(&mut self) {
        let session = self.session.session_id().to_string();
        let refused = self
            .driver
            .console(self.engine, &session)
            .into_iter()
            .filter(|line| line.contains("Content Security Policy"));
        let mut wrong: Vec<String> = refused.collect();
        // The library's own way out of a test that fails was seen to hang until its time-out and leave Chromium
        // running. Asking the driver directly takes a moment.
        let _ = self.session.clone().leak();
        self.driver.end(&session);
        // A window's profile is some hundred megabytes; that of a test that fails stays, to be looked at.
        if let (Some(profile), Some(_), false) = (&self.profile, &self.display, thread::panicking())
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

pub(super) fn target() -> &'static Path {
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
