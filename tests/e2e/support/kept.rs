//! Work that is kept on the device: choosing it, unlocking it, and what lies in the browser's database.

use super::Browser;
use serde_json::{Value, json};

impl Browser {
    /// Begins an assessment under that area's rule.
    pub async fn begin(&self, area: &str) {
        self.go("#/new", "New assessment").await;
        self.run(&format!(
            "const area = document.querySelector('#area');
            area.value = '{area}';
            area.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
        self.click("main form button[type=submit]").await;
        self.wait_text("main h1", "Before you ask").await;
    }

    /// Keeps the open case with words that are made up, and tells the words.
    pub async fn keep_here(&self) -> String {
        self.go("#/device/keep", "Keep unfinished work").await;
        self.click("input[value=words]").await;
        let words = self.text_of("#passphrase-words").await;
        self.click("#passphrase-written").await;
        self.click("main form button[type=submit]").await;
        self.wait_text("main h1", "This device").await;
        self.wait_text("main", "All of it was saved on this device").await;
        words
    }

    /// Gives the passphrase where it is asked.
    pub async fn unlock_with(&self, words: &str) {
        self.wait_for("#unlock").await;
        let words = json!(words);
        self.run(&format!(
            "const field = document.querySelector('#unlock');
            field.value = {words};
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
            field.form.requestSubmit()"
        ))
        .await;
    }

    /// Waits until the page says that all is saved.
    pub async fn wait_saved(&self) {
        self.wait_for(".wm-saved[data-state=saved]").await;
    }

    /// Goes to the window that is not this one.
    pub async fn to_other_window(&self) {
        let here = self.session.window().await.expect("a window");
        let all = self.session.windows().await.expect("windows");
        let other = all.into_iter().find(|window| *window != here).expect("another window");
        self.session.switch_to_window(other).await.expect("to go there");
    }

    /// Which databases there are.
    pub async fn databases(&self) -> Value {
        self.run_async(
            "const done = arguments[arguments.length - 1];
            indexedDB.databases().then((all) => done(all.map((one) => one.name)))",
        )
        .await
    }

    /// The records that lie there, each with its id, as hexadecimal digits.
    pub async fn records(&self) -> Vec<(String, String)> {
        let found = self.run_async(&on_shelf("readonly", READ_ALL)).await;
        let pairs = found.as_array().expect("a list").iter();
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        pairs.map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
    }

    /// Puts bytes, given as hexadecimal digits, under an id.
    pub async fn put_record(&self, id: &str, digits: &str) {
        let act = format!(
            "records.put(new Uint8Array({}.match(/../g).map((byte) => parseInt(byte, 16))), {});
            transaction.oncomplete = () => done(null);",
            json!(digits),
            json!(id)
        );
        self.run_async(&on_shelf("readwrite", &act)).await;
    }
}

const READ_ALL: &str = "
    const ids = records.getAllKeys();
    const values = records.getAll();
    const digits = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    transaction.oncomplete = () => done(ids.result.map((id, place) => [id, digits(values.result[place])]));";

fn on_shelf(mode: &str, act: &str) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
        const opening = indexedDB.open('waymark');
        opening.onsuccess = () => {{
          const transaction = opening.result.transaction('kept', '{mode}');
          const records = transaction.objectStore('kept');
          {act}
          transaction.addEventListener('complete', () => opening.result.close());
        }};"
    )
}
