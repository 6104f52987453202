//! Work with a passphrase takes seconds, and the page answers meanwhile: it can be stopped, and leaving ends it.

use super::kept::sealed_by_age;
use crate::support::{Browser, Screen, published};
use serde_json::json;
use std::fs;

const PASSPHRASE: &str = "told by telephone only";

/// A file that asks for all the work and memory that is lent to one: 1 GiB and some seconds.
fn hostile() -> Vec<u8> {
    let file = sealed_by_age(b"{}", PASSPHRASE);
    let header = String::from_utf8_lossy(&file[..149]).replacen(" 12\n", " 20\n", 1);
    [header.as_bytes(), &file[149..]].concat()
}

/// Notes what becomes of every worker, and hands over none of its answers once the page was left.
const WATCH: &str = "window.workers = { begun: 0, ended: 0 };
const Begun = Worker;
Worker = class extends Begun {
  constructor(address) { super(address); workers.begun += 1; }
  terminate() { workers.ended += 1; super.terminate(); }
};";

/// Gives the browser a sealed file to open, with its passphrase.
async fn open_sealed(browser: &Browser, file: Vec<u8>) {
    let path = published::written("handed.age", "");
    fs::write(&path, file).expect("the file");
    browser.upload("#open-case", &path).await;
    browser.fill("#file-passphrase", PASSPHRASE).await;
    browser.click_text("Open the sealed file").await;
}

/// The same with one that holds a case, until that is open.
async fn open_a_case(browser: &Browser) {
    let case = published::text("lewisham/cases/july-2018");
    open_sealed(browser, sealed_by_age(case.as_bytes(), PASSPHRASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
}

/// A browser that is opening the hostile file.
async fn at_work() -> Browser {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.run(WATCH).await;
    open_sealed(&browser, hostile()).await;
    browser
        .wait_text(".wm-working__says", "1 second so far.")
        .await;
    browser
}

#[tokio::test]
async fn exit_ends_the_work_of_a_hostile_file_at_once() {
    let browser = at_work().await;
    let left = browser
        .run(
            "const before = performance.now();
            document.querySelector('.wm-exit').click();
            return [performance.now() - before < 100, document.body.textContent, workers]",
        )
        .await;
    assert_eq!(left, json!([true, "Loading.", {"begun": 1, "ended": 1}]));
    browser.wait_address("https://www.bbc.co.uk/weather").await;
}

#[tokio::test]
async fn work_can_be_stopped_and_begun_again() {
    let browser = at_work().await;
    browser.assert_sound("at work with a passphrase").await;
    browser.click_text("Stop").await;
    browser
        .wait_text("#file-passphrase-error", "Stopped. Nothing was changed.")
        .await;
    assert_eq!(
        browser.run("return workers").await,
        json!({"begun": 1, "ended": 1})
    );
    open_a_case(&browser).await;
    assert_eq!(
        browser.run("return workers").await,
        json!({"begun": 2, "ended": 2})
    );
}

/// What is kept must open where the browser starts no worker, or starts one that does not work.
#[tokio::test]
async fn without_a_worker_the_page_does_the_work_itself() {
    for without in [
        "Worker = class { constructor() { throw new Error('none here') } }",
        "const Begun = Worker; Worker = class extends Begun { constructor() { super('data:text/javascript,') } }",
    ] {
        let browser = Browser::start(Screen::Phone).await;
        browser.open("").await;
        browser.run(without).await;
        open_a_case(&browser).await;
        browser.console().await;
    }
}
