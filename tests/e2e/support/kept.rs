//! What the browser keeps for the app, from outside: records put on its shelf and read from it, a browser that is killed,
//! and clocks that are moved.

use super::browser::new_folder;
use super::{Browser, Screen};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::files::{Unfinished, UnfinishedFormat, read_unfinished, write_unfinished};
use waymark::record::id_of;
use waymark::seal::Ceiling;
use waymark::seal::kept;
use waymark::seal::kept::{DataKey, Label};

/// A key record that takes little work to open, and its passphrase.
const KEY: &[u8] = include_bytes!("../../pinned/key-1.age");
pub const PASSPHRASE: &str = "pinned words for tests alone";

/// What lies on the shelf, by id.
pub type Records = BTreeMap<String, Vec<u8>>;

/// A case as it is kept, by its reference: sealed, with the checklist as the page it was left on.
pub fn record(id: &str, until: Day, case: &Case) -> Vec<u8> {
    record_under(id, until, &Value::Null, case)
}

/// The same with the file of the rule it was decided under.
pub fn record_under(id: &str, until: Day, rule: &Value, case: &Case) -> Vec<u8> {
    let key = DataKey::unwrap(KEY, PASSPHRASE, Ceiling::USUAL).expect("the pinned key opens");
    let label = Label {
        id: id.to_owned(),
        revision: 1,
        kept_until: until,
        case_format: id_of(UnfinishedFormat::V1).to_owned(),
        rules: waymark::model::book::EDITION.to_owned(),
    };
    let text = write_unfinished(29_000_000, "#/checklist", "", &[], rule, case);
    let mut state = id.len() as u8;
    let mut fill = |bytes: &mut [u8]| {
        for byte in bytes {
            state = state.wrapping_mul(181).wrapping_add(59);
            *byte = state;
        }
    };
    kept::keep(&label, text.as_bytes(), &key, &mut fill).expect("it seals")
}

/// What a record holds.
pub fn opened(id: &str, record: &[u8]) -> (Label, Unfinished) {
    let key = DataKey::unwrap(KEY, PASSPHRASE, Ceiling::USUAL).expect("the pinned key opens");
    let (label, text) = kept::open(record, id, &key).expect("the record opens");
    let work = read_unfinished(str::from_utf8(&text).expect("text")).expect("unfinished work");
    (label, work)
}

/// The reply that a case's last assessment has to an item of its checklist.
pub fn reply(case: &Case, item: &str) -> String {
    let case: Value =
        serde_json::from_str(&waymark::model::files::write_case(case)).expect("a case");
    let assessments = case["assessments"]["list"].as_array().expect("assessments");
    let mut replies = assessments
        .iter()
        .filter_map(|one| one["answers"][item]["reply"].as_str());
    replies.next_back().unwrap_or_default().to_owned()
}

impl Browser {
    /// Puts records on the shelf as an earlier visit would have left them, with the key record, and loads the page again.
    pub async fn shelve(&self, records: &[(&str, Vec<u8>)]) {
        let mut all = vec![("key", KEY.to_vec())];
        all.extend(records.iter().cloned());
        self.put(&all).await;
        self.reload().await;
    }

    /// Writes on the shelf past the app.
    pub async fn put(&self, records: &[(&str, Vec<u8>)]) {
        let script = PUT.replace("{records}", &json!(records).to_string());
        assert_eq!(self.run_async(&script).await, json!("done"));
    }

    /// Writes beside the shelf until there is no room for half a record more.
    pub async fn fill_room(&self) {
        assert_eq!(self.run_async(FILL).await, json!("QuotaExceededError"));
    }

    /// What lies on the shelf; nothing where there is none.
    pub async fn shelf(&self) -> Records {
        serde_json::from_value(self.run_async(SHELF).await).expect("records as lists of bytes")
    }

    /// The names of the databases and of what lies in the simple storages.
    pub async fn stored(&self) -> Value {
        self.run_async(
            "const done = arguments[arguments.length - 1];
            indexedDB.databases().then((all) =>
              done([...all.map(({ name }) => name), ...Object.keys(localStorage), ...Object.keys(sessionStorage)]));",
        )
        .await
    }

    /// Gives the passphrase where it is asked for.
    pub async fn unlock_with(&self, passphrase: &str) {
        self.fill("#unlock", passphrase).await;
        self.click_text("Unlock").await;
    }

    /// Waits until the page says that all is saved.
    pub async fn wait_saved(&self) {
        self.wait_for(".wm-saved[data-state=saved]").await;
    }

    /// Runs a script in every page before the page's own, from the next load on.
    pub async fn before_each_load(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await;
    }

    /// Moves the page's clock by so many minutes from now on.
    pub async fn clock_moves(&self, minutes: f64) {
        self.run(&format!(
            "const now = Date.now; Date.now = () => now() + {minutes} * 60000"
        ))
        .await;
    }

    /// Starts a browser that may be killed and started again.
    pub async fn start_mortal(screen: Screen) -> Self {
        Self::start_on(new_folder("profiles"), screen).await
    }

    /// What kills the browser: all its processes at once. What they had given to the operating system is not lost by that; see
    /// `every_write_asks_to_be_on_the_disk`.
    pub fn end(&self) -> impl FnOnce() + Send + 'static {
        let lock = self
            .profile
            .as_ref()
            .expect("a profile of its own")
            .join("SingletonLock");
        let named = fs::read_link(&lock).expect("the browser's lock on its profile");
        let first = named
            .to_string_lossy()
            .rsplit('-')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("a process");
        move || {
            let ids = descendants(first);
            let _ = Command::new("kill")
                .arg("-9")
                .args(ids.iter().map(u32::to_string))
                .status();
        }
    }

    /// Starts the browser that was killed again, on what it left.
    pub async fn revive(&mut self, screen: Screen) {
        self.start_again(screen).await;
    }

    /// Goes to one of the browser's windows, in the order in which they were opened.
    pub async fn to_window(&self, number: usize) {
        let windows = self.session.windows().await.expect("windows");
        self.session
            .switch_to_window(windows[number].clone())
            .await
            .expect("to go to the window");
    }

    /// Runs a script; nothing when the browser is not there any more.
    pub async fn try_run(&self, script: &str) -> Option<Value> {
        Some(self.session.execute(script, []).await.ok()?.json().clone())
    }
}

/// A process and those that it started, and those in turn.
fn descendants(first: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("the list of processes")
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            Some((
                id,
                stat.rsplit(") ").next()?.split(' ').nth(1)?.parse().ok()?,
            ))
        })
        .collect();
    let mut found = vec![first];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        next += 1;
    }
    found
}

const PUT: &str = "
const done = arguments[arguments.length - 1];
const opening = indexedDB.open('waymark', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
opening.onsuccess = () => {
  const writing = opening.result.transaction('kept', 'readwrite');
  for (const [id, bytes] of {records}) writing.objectStore('kept').put(Uint8Array.from(bytes), id);
  writing.oncomplete = () => {
    opening.result.close();
    localStorage.setItem('waymark-kept', String(Date.now()));
    done('done');
  };
};";

const FILL: &str = "
const done = arguments[arguments.length - 1];
const opening = indexedDB.open('filler', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('pieces');
opening.onsuccess = () => {
  const fill = (count) => {
    if (count > 1000) return done('there is always room');
    const writing = opening.result.transaction('pieces', 'readwrite');
    writing.objectStore('pieces').put(new Uint8Array(6000), count);
    writing.oncomplete = () => fill(count + 1);
    writing.onabort = () => done(writing.error.name);
  };
  fill(0);
};";

const SHELF: &str = "
const done = arguments[arguments.length - 1];
indexedDB.databases().then((all) => {
  if (!all.some(({ name }) => name === 'waymark')) return done({});
  const opening = indexedDB.open('waymark');
  opening.onsuccess = () => {
    const records = opening.result.transaction('kept').objectStore('kept');
    const [ids, values] = [records.getAllKeys(), records.getAll()];
    values.onsuccess = () => {
      opening.result.close();
      done(Object.fromEntries(ids.result.map((id, at) => [id, [...values.result[at]]])));
    };
  };
});";
