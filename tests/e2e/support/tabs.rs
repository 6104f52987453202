//! Windows, builds and files of a build: what working offline depends on.

use super::Browser;
use super::browser::new_folder;
use super::server::built;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

impl Browser {
    /// Opens the app in another window of the same browser, and closes the first when `alone`.
    pub async fn open_in_new_tab(&self, address: &str, alone: bool) {
        let new = self.session.new_tab().await.expect("a new tab");
        if alone {
            self.session
                .close_window()
                .await
                .expect("to close the old window");
        }
        self.session
            .switch_to_window(new)
            .await
            .expect("to go to the new tab");
        self.open(address).await;
    }

    /// Closes every window of the app; what is left shows nothing.
    pub async fn close_all(&self) {
        let empty = self.session.new_tab().await.expect("a new tab");
        for window in self.session.windows().await.expect("windows") {
            if window != empty {
                self.session
                    .switch_to_window(window)
                    .await
                    .expect("to go to a window");
                self.session
                    .close_window()
                    .await
                    .expect("to close a window");
            }
        }
        self.session
            .switch_to_window(empty)
            .await
            .expect("to go to the empty window");
    }

    /// Opens a file of this machine in the browser.
    pub async fn visit_file(&self, path: &Path) {
        self.session
            .goto(format!("file://{}", path.display()))
            .await
            .expect("the file to open");
    }

    /// What a planted visit elsewhere still asks for is expected.
    pub async fn settle_watch(&self) {
        self.watch.left_for("https://example.org/");
    }

    /// Opens a file of this machine in the browser, and waits until the program in it runs.
    pub async fn open_file(&self, path: &Path) {
        self.visit_file(path).await;
        self.wait_until_running().await;
    }

    /// Opens the one-file edition alone in a folder, where there is nothing beside it, and tells its address.
    pub async fn open_one_file(&self) -> String {
        let copy = new_folder("one-file").join("waymark.html");
        fs::copy(built().join("waymark.html"), &copy).expect("the one-file edition");
        self.open_file(&copy).await;
        format!("file://{}", copy.display())
    }

    /// Serves another build from now on. The browser may fetch its files when it finds it.
    pub fn update_to(&self, build: &Path) {
        self.watch.updating();
        self.server.serve_from(build);
    }

    /// Asks the browser to look for a new version now, as it does by itself when the page is opened, and waits until that
    /// is settled: a version waits, or has been given up.
    pub async fn look_for_version(&self) -> Value {
        // The page itself can ask its host for nothing any more; the browser can.
        let (asked, scope) = (
            self.times_fetched("sw.js"),
            self.run("return document.baseURI.split('#')[0]").await,
        );
        self.devtools("ServiceWorker.enable", json!({})).await;
        let update = json!({ "scopeURL": scope });
        self.devtools("ServiceWorker.updateRegistration", update)
            .await;
        while self.times_fetched("sw.js") == asked {
            self.moment().await;
        }
        self.moment().await;
        self.run_async(
            "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistration().then((kept) => {
              const look = () => {
                if (kept.installing) setTimeout(look, 20);
                else done(kept.waiting ? 'waits' : 'none');
              };
              look();
            });",
        )
        .await
    }

    /// The names of what this browser keeps for working offline: versions, each with its files.
    pub async fn versions_kept(&self) -> Value {
        self.run_async(
            "const done = arguments[arguments.length - 1];
            caches.keys().then((names) => Promise.all(names.map(async (name) =>
              [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)])))
              .then((all) => done(Object.fromEntries(all)));",
        )
        .await
    }

    /// Serves another build from now on, before anything is opened.
    pub fn serve_from(&self, build: &Path) {
        self.server.serve_from(build);
    }

    /// Sends files whose names end so later than the others.
    pub fn send_late(&self, ends: &'static str) {
        self.server.send_late(ends);
    }

    /// How often the host was asked for the file of the build whose name ends so.
    pub fn times_fetched(&self, ends: &str) -> usize {
        self.watch.times(ends)
    }

    /// Makes sure that a file of the build was asked for and was not there, if anything was.
    pub async fn expect_missing(&self, ends: &str) {
        let missing = self.requests_after_load().await;
        assert!(
            missing.iter().all(|what| what.ends_with(ends)),
            "{missing:?}"
        );
    }

    /// The words of the page as they are laid out, also where no script may run in it.
    pub async fn text_seen(&self) -> String {
        let seen = self
            .devtools(
                "DOMSnapshot.captureSnapshot",
                json!({ "computedStyles": [] }),
            )
            .await;
        let text =
            |index: &Value| seen["strings"][index.as_u64().unwrap_or(u64::MAX) as usize].as_str();
        let words = seen["documents"][0]["layout"]["text"]
            .as_array()
            .expect("the page as it is laid out");
        let words: Vec<&str> = words
            .iter()
            .filter_map(text)
            .flat_map(str::split_whitespace)
            .collect();
        words.join(" ")
    }

    /// Turns JavaScript off, for pages opened from now on.
    pub async fn without_javascript(&self) {
        self.devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    }
}

/// What the files of a build are called.
pub fn names_in(build: &Path) -> Vec<String> {
    let files = fs::read_dir(build).expect("a build");
    let files = files.map(|entry| entry.expect("a file").file_name());
    files
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// A copy of the build that a test may change.
pub fn copy_of_build() -> PathBuf {
    let copy = new_folder("builds");
    for entry in fs::read_dir(built()).expect("the build") {
        let path = entry.expect("a file").path();
        // What a build that is under way has there is a folder.
        if path.is_file() {
            fs::copy(&path, copy.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    copy
}

/// The file of a build whose name ends so.
pub fn file_of(build: &Path, begins: &str, ends: &str) -> PathBuf {
    let mut names = names_in(build).into_iter();
    let name = names.find(|name| name.starts_with(begins) && name.ends_with(ends));
    build.join(name.unwrap_or_else(|| panic!("{} holds no {begins}…{ends}", build.display())))
}

/// The one-file edition with a part of its program gone.
pub fn damaged_one_file() -> PathBuf {
    let page = fs::read_to_string(built().join("waymark.html")).expect("the one-file edition");
    let (before, after) = page.split_once("id=\"packed\"").expect("its program");
    let (start, rest) = after.split_at(after.len() / 4);
    let damaged = new_folder("one-file").join("damaged.html");
    fs::write(
        &damaged,
        format!("{before}id=\"packed\"{start}{}", &rest[4000..]),
    )
    .expect("a damaged file");
    damaged
}
