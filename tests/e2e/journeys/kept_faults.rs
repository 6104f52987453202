//! What can go wrong with what is kept: nothing is lost, nothing is written over, and it is said in clear words.

use super::kept::{A, B, CASE, case, far, with_unlocked};
use crate::support::kept::{PASSPHRASE, opened, record, reply};
use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;
use std::fs;
use waymark::model::dates::Day;

async fn with(records: &[(&str, Vec<u8>)]) -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.shelve(records).await;
    browser
}

/// Records that do not open, by id, and what is said of each.
fn damaged() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let whole = |id: &str| record(id, far(), &case());
    let mut flipped = whole("flipped");
    let middle = flipped.len() / 2;
    flipped[middle] ^= 4;
    let mut newer = whole("newer");
    newer["waymark-kept/".len()] = b'2';
    vec![
        (
            "truncated",
            whole("truncated")[..400].to_vec(),
            "changed or damaged",
        ),
        (
            "no-label",
            whole("no-label")[..40].to_vec(),
            "breaks off in the middle",
        ),
        ("flipped", flipped, "changed or damaged"),
        ("swapped", whole(B), "another one has been put there"),
        ("newer", newer, "waymark-kept/2"),
        ("nothing", Vec::new(), "left as it is"),
    ]
}

#[tokio::test]
async fn what_does_not_open_is_set_aside_and_the_rest_opens() {
    let damaged = damaged();
    let mut records = vec![(A, record(A, far(), &case()))];
    records.extend(damaged.iter().map(|(id, bytes, _)| (*id, bytes.clone())));
    let browser = with(&records).await;
    let before = browser.shelf().await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "This device").await;
    for (id, bytes, says) in &damaged {
        let own = format!("[data-record='{id}']");
        browser.wait_text(&own, says).await;
        browser.wait_text(&own, "A record that does not open").await;
        browser.click(&format!("{own} button")).await;
        let saved = browser.wait_download("waymark-set-aside.bin").await;
        assert_eq!(&fs::read(&saved).expect("the file"), bytes, "{id}");
        fs::remove_file(saved).expect("to be removed");
    }
    browser.assert_sound("records that do not open").await;
    browser
        .click(&format!("[data-record='{A}'] .govuk-button-group button"))
        .await;
    browser.wait_text("main h1", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    let after = browser.shelf().await;
    assert!(
        before
            .iter()
            .all(|(id, bytes)| id == A || after[id] == *bytes),
        "all of it lies there as it lay"
    );
}

#[tokio::test]
async fn a_damaged_key_can_be_taken_away_as_it_lies() {
    let browser = with(&[(A, record(A, far(), &case()))]).await;
    let whole = browser.shelf().await;
    let mut flipped = whole["key"].clone();
    *flipped.last_mut().expect("a byte") ^= 1;
    for (bytes, says) in [
        (b"age-encryption.org/v1\n-> scr".to_vec(), "incomplete"),
        (flipped, "changed or damaged"),
    ] {
        browser.put(&[("key", bytes.clone())]).await;
        browser.reload().await;
        browser.unlock_with(PASSPHRASE).await;
        browser.wait_text("#unlock-error", says).await;
        browser.go("#/device", "This device").await;
        browser
            .wait_text("[data-record=key]", "The key to what is kept")
            .await;
        browser.wait_text("[data-record=key]", says).await;
        browser.click("[data-record=key] button").await;
        let saved = browser.wait_download("waymark-set-aside.bin").await;
        assert_eq!(fs::read(&saved).expect("the file"), bytes);
        fs::remove_file(saved).expect("to be removed");
        assert_eq!(browser.shelf().await[A], whole[A]);
        browser.go("#/", "Which MARAC").await;
    }
    browser.put(&[("key", whole["key"].clone())]).await;
    browser.reload().await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
}

#[tokio::test]
async fn where_storage_is_refused_that_is_said_and_the_case_stays() {
    let browser = Browser::start(Screen::Desktop).await;
    let refuse = "for (const name of ['indexedDB', 'localStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.before_each_load(refuse).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser
        .click_text("Use words that are made up for you")
        .await;
    browser.click_text("I have written them down").await;
    browser.click_text("Keep it on this device").await;
    browser
        .wait_text(
            "main",
            "This browser refuses to keep anything for this page.",
        )
        .await;
    browser
        .wait_text("main", "The case is still open here, in memory alone")
        .await;
    browser
        .assert_sound("keeping, where storage is refused")
        .await;
    browser.go("#/device", "This device").await;
    browser
        .wait_text("main", "It is in this window's memory alone.")
        .await;
    browser.click_text("Save this case as a file").await;
    browser.wait_download("waymark-case-2018-07-20.json").await;
}

#[tokio::test]
async fn without_room_it_says_so_and_saves_when_there_is_some() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    // Chromium remembers how much room there was when a page first wrote, so the room is small from the beginning.
    let origin = browser.run("return location.origin").await;
    let used = browser
        .devtools("Storage.getUsageAndQuota", json!({ "origin": origin }))
        .await["usage"]
        .as_u64();
    let room = used.expect("what is used") + 400_000;
    browser
        .devtools(
            "Storage.overrideQuotaForOrigin",
            json!({ "origin": origin, "quotaSize": room }),
        )
        .await;
    browser.shelve(&[(A, record(A, far(), &case()))]).await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser.fill_room().await;
    let before = browser.shelf().await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser
        .wait_text(
            ".wm-not-saved",
            "There is no room left for it on this device.",
        )
        .await;
    browser.wait_text(".wm-saved", "Not saved").await;
    browser.assert_sound("not saved, for want of room").await;
    assert!(
        browser.asks_before_leaving().await,
        "the answer is in memory alone"
    );
    // Locking covers it, and does not drop it.
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    browser.wait_text("main.wm-cover", "Nothing is lost").await;
    browser.click_text("Show").await;
    browser
        .devtools(
            "Storage.overrideQuotaForOrigin",
            json!({ "origin": origin }),
        )
        .await;
    assert_eq!(browser.shelf().await, before, "what lay there lies there");
    browser.click_text("Try again").await;
    browser
        .wait_text("main", "All of it was saved on this device at")
        .await;
    assert_eq!(
        reply(&opened(A, &browser.shelf().await[A]).1.case, "14"),
        "yes"
    );
}

/// Two windows with the same case. The second has saved an answer; the first holds another.
async fn two_windows() -> Browser {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.open_in_new_tab("", false).await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    browser.to_window(0).await;
    browser
        .wait_text(
            ".wm-not-saved",
            "It was saved in another window since it was opened here.",
        )
        .await;
    let before = browser.shelf().await;
    browser.click("#q-dash-24-15 input[value=yes]").await;
    for _ in 0..10 {
        browser.moment().await;
    }
    assert_eq!(browser.shelf().await, before, "it is not written over");
    browser
}

#[tokio::test]
async fn the_first_of_two_windows_may_keep_its_own_beside() {
    let browser = two_windows().await;
    browser.assert_sound("two windows with one case").await;
    browser.click_text("Keep mine as a separate copy").await;
    browser.wait_saved().await;
    let shelf = browser.shelf().await;
    assert_eq!(shelf.len(), 3);
    for (id, bytes) in shelf.iter().filter(|(id, _)| *id != "key") {
        let case = opened(id, bytes).1.case;
        let expected = if id == A { ("yes", "") } else { ("", "yes") };
        let found = (reply(&case, "14"), reply(&case, "15"));
        assert_eq!(
            (found.0 == "yes", found.1 == "yes"),
            (expected.0 == "yes", expected.1 == "yes"),
            "{id}"
        );
    }
}

#[tokio::test]
async fn the_first_of_two_windows_may_take_the_newer() {
    let browser = two_windows().await;
    browser.click_text("Take the newer, drop mine").await;
    browser
        .wait_for("#q-dash-24-14 input[value=yes]:checked")
        .await;
    browser
        .wait_for("#q-dash-24-15:not(:has(input[value=yes]:checked))")
        .await;
    browser.click("#q-dash-24-16 input[value=yes]").await;
    browser.wait_saved().await;
    assert_eq!(browser.shelf().await.len(), 2);
}

#[tokio::test]
async fn what_another_window_deletes_stays_open_in_memory() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.open_in_new_tab("#/device/delete", false).await;
    browser.click_text("Delete everything").await;
    browser
        .wait_text("main", "Nothing is kept on this device.")
        .await;
    browser.to_window(0).await;
    browser
        .wait_text("body", "was deleted in another window")
        .await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    assert!(
        browser.shelf().await.is_empty(),
        "what was deleted is not written again"
    );
    assert!(
        browser.asks_before_leaving().await,
        "the case is in memory alone"
    );
}

#[tokio::test]
async fn a_clock_set_back_deletes_nothing_and_is_said() {
    let browser = with(&[(A, record(A, far(), &case()))]).await;
    let before = browser.shelf().await;
    browser
        .run("localStorage.setItem('waymark-kept', String(Date.now() + 864e5))")
        .await;
    browser.reload().await;
    browser
        .wait_text(
            "main",
            "clock shows an earlier time than when work was last saved here",
        )
        .await;
    browser.assert_sound("a clock set back").await;
    browser.go("#/device", "This device").await;
    browser
        .wait_text("main", "Nothing is deleted because of the clock.")
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    assert_eq!(browser.shelf().await, before);
}

#[tokio::test]
async fn after_the_last_day_it_asks_and_deletes_nothing() {
    let browser = with(&[(A, record(A, Day::new(2020, 1, 31).expect("a day"), &case()))]).await;
    let before = browser.shelf().await;
    browser
        .wait_text(
            "main",
            "The last day for which something is kept is over. It was not deleted.",
        )
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser
        .wait_text(".wm-record", "That day is over. It was not deleted")
        .await;
    browser.assert_sound("the last day is over").await;
    assert_eq!(browser.shelf().await, before);
    browser.click(".wm-record select option:last-child").await;
    browser.wait_text(".wm-record button", "Continue").await;
    let after = browser.shelf().await;
    assert!(opened(A, &after[A]).0.kept_until > Day::new(2020, 1, 31).expect("a day"));
    browser.click_text("Continue").await;
    browser.wait_text("main h1", "24-item").await;
}

/// The first of two windows holds nothing that is not saved somewhere, so it locks like any other.
#[tokio::test]
async fn a_window_that_another_has_overtaken_locks_all_the_same() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.open_in_new_tab("", false).await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    browser.to_window(0).await;
    browser
        .wait_text(
            ".wm-not-saved",
            "It was saved in another window since it was opened here.",
        )
        .await;
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    // Locking by hand is for every window.
    browser.to_window(1).await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    browser
        .wait_text(".wm-note", "Locked in another window.")
        .await;
}

#[tokio::test]
async fn what_the_browser_has_cleared_away_is_said() {
    let browser = with(&[(A, record(A, far(), &case()))]).await;
    let gone = "const done = arguments[arguments.length - 1];
        const opening = indexedDB.open('waymark');
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('kept', 'readwrite');
          clearing.objectStore('kept').clear();
          clearing.oncomplete = () => { opening.result.close(); done('gone'); };
        };";
    assert_eq!(browser.run_async(gone).await, json!("gone"));
    browser.reload().await;
    browser
        .wait_text(".wm-note", "Work was kept on this device, saved last")
        .await;
    browser
        .wait_text(".wm-note", "the browser has it no more")
        .await;
    browser.assert_sound("what was kept is gone").await;
}

/// What is sealed in a window that is open would be lost with it, if the key that lies on the device were not whole.
#[tokio::test]
async fn a_key_that_is_damaged_while_a_window_is_open_is_written_again() {
    let browser = with_unlocked(Engine::Chromium).await;
    let whole = browser.shelf().await["key"].clone();
    let mut damaged = whole.clone();
    damaged[60] ^= 1;
    browser.put(&[("key", damaged.clone())]).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    browser
        .wait_text("body", "had been damaged, and was written again")
        .await;
    assert_eq!(browser.shelf().await["key"], whole);
    // And where nothing is answered any more, before the key in memory goes.
    browser.put(&[("key", damaged)]).await;
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    browser.wait_text("main h1", "Unlock").await;
    assert_eq!(browser.shelf().await["key"], whole);
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
}
