//! Faults at every call to the browser's database, one at a time: while an answer is saved, while a first case is kept, while the
//! passphrase is changed. Whatever was called saved is there afterwards, what was not is said not to be, and once the fault is
//! over it is saved. `cargo xtask slow` tries every call; a change tries some.

use super::kept::{A, CASE, case, with_unlocked};
use crate::support::kept::{PASSPHRASE, opened, reply};
use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;

const NEW: &str = "four green boats sing";

/// Makes the call of that number go wrong, once, in one of three ways: it throws, its transaction is broken off, or no answer comes.
const FAULT: &str = "
window.calls = 0;
window.fault = { at: 0, way: '' };
const wrap = (of, name, aborted) => {
  const call = of[name];
  of[name] = function (...given) {
    calls += 1;
    if (calls !== fault.at) return call.apply(this, given);
    if (fault.way === 'throws') throw new DOMException('injected', 'UnknownError');
    if (fault.way === 'silent' && aborted) { call.apply(this, given); return {}; }
    const came = call.apply(this, given);
    aborted?.(this, came);
    return came;
  };
};
wrap(IDBFactory.prototype, 'open');
wrap(IDBDatabase.prototype, 'transaction', (_, transaction) => transaction.abort());
for (const name of ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'clear'])
  wrap(IDBObjectStore.prototype, name, (store) => store.transaction.abort());";

const WAYS: [&str; 3] = ["throws", "aborts", "silent"];

/// How many calls on the next fault is tried: every call, where that is asked for.
fn step(else_every: u64) -> u64 {
    let all = std::env::var("WAYMARK_FAULTS").is_ok_and(|said| said == "all");
    if all { 1 } else { else_every }
}

/// A browser in which a case is kept and open, and calls can go wrong.
async fn with_faults() -> Browser {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.run(FAULT).await;
    browser
}

async fn arm(browser: &Browser, at: u64, way: &str) {
    browser
        .run(&format!("calls = 0; fault.at = {at}; fault.way = '{way}'"))
        .await;
}

/// How many calls have been made since it was armed.
async fn calls(browser: &Browser) -> u64 {
    browser.run("return calls").await.as_u64().expect("calls")
}

/// What the page says of saving, once it says something that lasts.
async fn came(browser: &Browser) -> String {
    loop {
        let state = browser
            .run("return document.querySelector('.wm-saved')?.dataset.state ?? 'nothing'")
            .await;
        match state.as_str() {
            Some("saved" | "not-saved") => return state.as_str().unwrap_or_default().to_owned(),
            _ => browser.moment().await,
        }
    }
}

async fn kept_reply(browser: &Browser, item: &str) -> String {
    reply(&opened(A, &browser.shelf().await[A]).1.case, item)
}

#[tokio::test]
async fn an_answer_that_was_called_saved_is_there_after_every_fault() {
    let browser = with_faults().await;
    arm(&browser, 0, "").await;
    browser.click("#q-dash-24-14 input[value=no]").await;
    assert_eq!(came(&browser).await, "saved");
    let calls = calls(&browser).await;
    let mut replies = ["yes", "no"].into_iter().cycle();
    let mut tries = 0;
    for call in (1..calls).step_by(step(4) as usize).chain([calls]) {
        for way in WAYS {
            let given = replies.next().unwrap_or_default();
            arm(&browser, call, way).await;
            browser
                .click(&format!("#q-dash-24-14 input[value={given}]"))
                .await;
            browser.moment().await;
            let state = came(&browser).await;
            arm(&browser, 0, "").await;
            if state == "saved" {
                assert_eq!(kept_reply(&browser, "14").await, given, "{way} at {call}");
            } else {
                assert_eq!(
                    kept_reply(&browser, "1").await,
                    reply(&case(), "1"),
                    "what lay there still opens: {way} at {call}"
                );
            }
            // The fault is over: the next answer brings everything to the device.
            browser.click("#q-dash-24-13 input[value=yes]").await;
            browser.click("#q-dash-24-13 input[value=no]").await;
            browser.wait_saved().await;
            assert_eq!(kept_reply(&browser, "14").await, given, "{way} at {call}");
            tries += 1;
        }
    }
    println!("{tries} faults while an answer was saved, of {calls} calls");
    assert!(tries >= 6, "{tries}");
}

#[tokio::test]
async fn a_first_keep_is_whole_or_is_said_not_to_be() {
    let mut tries = 0;
    // Until the first record has been written nothing lies there; how many calls that takes is seen on the way.
    let mut call = 1;
    loop {
        let mut over = true;
        for way in WAYS {
            let browser = Browser::start(Screen::Desktop).await;
            browser.open("").await;
            browser.upload("#open-case", &published::file(CASE)).await;
            browser.wait_text("main h1", "No route is confirmed").await;
            browser.go("#/device/keep", "Keep unfinished work").await;
            browser.own_passphrase(NEW).await;
            browser.run(FAULT).await;
            arm(&browser, call, way).await;
            browser.click_text("Keep it on this device").await;
            let mut waits = 0;
            let kept = loop {
                let made = calls(&browser).await;
                over &= made < call;
                let saved = browser
                    .run("return !!document.querySelector('.wm-saved[data-state=saved]')")
                    .await;
                let refused = browser
                    .run("return !!document.querySelector('.wm-not-saved, main .govuk-error-message')")
                    .await;
                if saved == json!(true) {
                    break true;
                }
                // What failed once is tried again by itself; what is said after that lasts.
                if refused == json!(true) {
                    browser.moment().await;
                    waits += 1;
                }
                if waits > 20 {
                    break false;
                }
                browser.moment().await;
            };
            arm(&browser, 0, "").await;
            let page = browser.text_of("body").await;
            if kept {
                browser.reload().await;
                browser.go("#/unlock", "Unlock").await;
                browser.unlock_with(NEW).await;
                browser.wait_text("main h1", "No route is confirmed").await;
            } else {
                for claim in [
                    "All of it was saved",
                    "Unfinished work is kept on this device",
                ] {
                    assert!(!page.contains(claim), "{way} at {call}: {page}");
                }
                assert_eq!(
                    browser.run_async(KEY_LIES).await,
                    json!(false),
                    "{way} at {call}"
                );
                assert!(browser.asks_before_leaving().await, "{way} at {call}");
            }
            tries += 1;
        }
        if over || call > 30 {
            break;
        }
        call += step(4);
    }
    println!("{tries} faults while a first case was kept");
    assert!(tries >= 6, "{tries}");
}

/// Whether a key lies on the device, to nothing or to something.
const KEY_LIES: &str = "
const done = arguments[arguments.length - 1];
indexedDB.databases().then((all) => {
  if (!all.some(({ name }) => name === 'waymark')) return done(false);
  const opening = indexedDB.open('waymark');
  opening.onsuccess = () => {
    const shelf = opening.result;
    if (!shelf.objectStoreNames.length) return done(false);
    const asked = shelf.transaction('kept').objectStore('kept').getKey('key');
    asked.onsuccess = () => { shelf.close(); done(asked.result !== undefined); };
  };
});";

#[tokio::test]
async fn one_of_two_passphrases_opens_after_every_fault() {
    let mut tries = 0;
    let mut calls = 1;
    let mut at = 1;
    while at <= calls {
        for way in WAYS {
            let browser = with_faults().await;
            browser
                .go("#/device/passphrase", "Change the passphrase")
                .await;
            browser.fill("The passphrase now", PASSPHRASE).await;
            browser.own_passphrase(NEW).await;
            arm(&browser, at, way).await;
            browser.click_text("Change the passphrase").await;
            let changed = loop {
                let seen = browser
                    .run("return [!!document.querySelector('#changed'), !!document.querySelector('main .govuk-error-message'), calls]")
                    .await;
                calls = calls.max(seen[2].as_u64().unwrap_or_default());
                match (seen[0].as_bool(), seen[1].as_bool()) {
                    (Some(true), _) => break true,
                    (_, Some(true)) => break false,
                    _ => browser.moment().await,
                }
            };
            arm(&browser, 0, "").await;
            browser.reload().await;
            browser.go("#/unlock", "Unlock").await;
            browser
                .unlock_with(if changed { NEW } else { PASSPHRASE })
                .await;
            browser.wait_text("main h1", "24-item").await;
            assert_eq!(
                kept_reply(&browser, "1").await,
                reply(&case(), "1"),
                "{way} at {at}"
            );
            tries += 1;
        }
        at += step(3);
    }
    println!("{tries} faults while the passphrase was changed, of {calls} calls");
    assert!(tries >= 6, "{tries}");
}
