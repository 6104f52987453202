//! Nothing of a case is left behind: in what a browser writes to restore its tabs, and in what it keeps for Back.

use crate::support::kept::{PASSPHRASE, record};
use crate::support::tabs::copy_of_build;
use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use waymark::model::dates::Day;
use waymark::model::files::read_case;

const CASE: &str = "lewisham/cases/july-2018";
const A: &str = "00112233445566778899aabbccddeeff";

/// What is typed into a page that takes no care: found again, or the search proves nothing.
const CARELESS: [&str; 2] = ["a careless word", "careless-choice"];

/// What is typed into the app, a word for each kind of field.
const TYPED: [(&str, &str, &str); 7] = [
    ("#/people", "#victim-lives", "Zennorbridge"),
    ("#/people", "#victim-aliases", "Quillaby"),
    (
        "#/checklist",
        "#q-dash-24-1-note",
        "bruised like ploverwing",
    ),
    ("#/history/event/new", "#when", "the gorsemas of"),
    ("#/history/event/new", "#note", "he broke the tamberlatch"),
    ("#/judgement", "#words", "because of ossifrage"),
    ("#/referral", "#staff-safety", "never ring dunnockhouse"),
];

const SHOWN: &str = "pellucid marmoset gantry";
const SHOWN_AT_UNLOCKING: &str = "wrong lanternfish words";

/// The names of choices that are made: they tell that something was chosen.
const CHOSEN: [&str; 4] = [
    "q-dash-24-1",
    "q-circumstances-others-present",
    "kinds",
    "passphrase-way",
];

/// As long as Firefox takes, at the most, to write what its tabs hold, and then some.
const WRITTEN: Duration = Duration::from_secs(25);

#[tokio::test]
async fn chromium_writes_nothing_of_a_case_to_restore_its_tabs() {
    nothing_is_written(Engine::Chromium).await;
}

#[tokio::test]
async fn firefox_writes_nothing_of_a_case_to_restore_its_tabs() {
    nothing_is_written(Engine::Firefox).await;
}

async fn nothing_is_written(engine: Engine) {
    let browser = Browser::start_window(engine).await;
    browser.serve_from(&with_a_careless_page());
    browser.visit("careless.html").await;
    browser.fill("#word", CARELESS[0]).await;
    browser.click("#careless-choice").await;
    browser.open_in_new_tab("", false).await;
    browser.begin("Lewisham").await;
    browser
        .click("#q-circumstances-others-present input[value=yes]")
        .await;
    for (page, field, word) in TYPED {
        browser.go(page, "").await;
        browser.unfold().await;
        browser.fill(field, word).await;
    }
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-1 input[value=no]").await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.click("[id^=kinds]").await;
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser.click_text("Choose a passphrase of your own").await;
    browser.fill("#passphrase-own", SHOWN).await;
    browser.fill("#passphrase-again", SHOWN).await;
    for field in ["passphrase-own", "passphrase-again"] {
        browser.click(&format!("[aria-controls={field}]")).await;
        browser.wait_text(&format!("#{field}-letters"), SHOWN).await;
    }
    tokio::time::sleep(WRITTEN).await;
    is_clean(&browser, "while it is open");

    browser.click_text("Keep it on this device").await;
    browser.wait_text(".wm-note", "Kept on this device").await;
    browser.go("#/device", "This device").await;
    browser
        .wait_text("main", "All of it was saved on this device")
        .await;
    browser.click_text("Lock now").await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    browser.fill("#unlock", SHOWN_AT_UNLOCKING).await;
    browser.click("[aria-controls=unlock]").await;
    browser
        .wait_text("#unlock-letters", SHOWN_AT_UNLOCKING)
        .await;
    browser.exit().await;
    browser.close().await;
    is_clean(&browser, "after locking, leaving and closing");
}

/// Nothing of the app is in any file of the browser's, and no name of a choice in those about its tabs; the careless page is in those.
fn is_clean(browser: &Browser, when: &str) {
    let careless = browser.in_kept_tabs(&CARELESS);
    assert!(
        CARELESS
            .iter()
            .all(|word| careless.iter().any(|line| line.contains(word))),
        "{when}: only {careless:?}"
    );
    let words: Vec<&str> = TYPED
        .iter()
        .map(|(_, _, word)| *word)
        .chain([SHOWN, SHOWN_AT_UNLOCKING])
        .collect();
    let found = browser.on_disk(&words);
    assert!(found.is_empty(), "{when}: {found:#?}");
    let found = browser.in_kept_tabs(&CHOSEN);
    assert!(found.is_empty(), "{when}: {found:#?}");
}

fn with_a_careless_page() -> PathBuf {
    let build = copy_of_build();
    let page = "<!doctype html><title>Careless</title><textarea id=\"word\"></textarea>
        <input type=\"radio\" id=\"careless-choice\" name=\"careless-choice\">";
    fs::write(build.join("careless.html"), page).expect("a page beside the app");
    build
}

/// With a page beside the app that the app may be left for.
async fn with_a_page_beside(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.serve_from(&with_a_careless_page());
    browser.open("").await;
    browser
}

/// Marks the page, so that it is told from one that was loaded anew.
async fn mark(browser: &Browser) {
    browser.run("window.marked = true").await;
}

async fn is_marked(browser: &Browser) -> bool {
    browser.run("return window.marked === true").await == json!(true)
}

in_every_engine!(a_page_that_was_exited_begins_anew_on_the_way_back);
async fn a_page_that_was_exited_begins_anew_on_the_way_back(engine: Engine) {
    let browser = with_a_page_beside(engine).await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/people", "People").await;
    browser.fill("#victim-lives", "Zennorbridge").await;
    mark(&browser).await;
    browser.exit().await;
    browser.come_back().await;
    assert!(!is_marked(&browser).await, "it is the page that was left");
    browser.go("#/", "Which MARAC").await;
    let left = browser
        .run("return document.body.textContent")
        .await
        .to_string();
    assert!(
        !left.contains("Go back to the open case") && !left.contains("Lewisham"),
        "{left}"
    );
}

/// The control for the test above, and what else is promised: without leaving, nothing is lost where nothing is kept. These two keep a
/// page that is left as it was, program and all, and Back brings it out again; Chromium does not under a driver.
#[tokio::test]
async fn a_page_that_was_only_gone_from_is_as_it_was_in_firefox() {
    a_page_that_was_only_gone_from_is_as_it_was(Engine::Firefox).await;
}

#[tokio::test]
async fn a_page_that_was_only_gone_from_is_as_it_was_in_webkit() {
    a_page_that_was_only_gone_from_is_as_it_was(Engine::WebKit).await;
}

async fn a_page_that_was_only_gone_from_is_as_it_was(engine: Engine) {
    assert!(engine.keeps_pages());
    let browser = with_a_page_beside(engine).await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    mark(&browser).await;
    browser.visit("careless.html").await;
    browser.go_back().await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    assert!(
        is_marked(&browser).await,
        "{engine:?} loaded it anew, so these tests prove nothing"
    );
}

/// A browser that keeps a page says so to it when it brings it back. Firefox was seen to load one anew that has work kept, and
/// Chromium does under a driver, so it is said here by hand.
#[tokio::test]
async fn a_page_that_comes_back_asks_for_the_passphrase_where_something_is_kept() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let case = read_case(&published::text(CASE)).expect("the published case");
    browser
        .shelve(&[(A, record(A, Day::new(2099, 12, 31).expect("a day"), &case))])
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    mark(&browser).await;
    let hidden = browser
        .run_async(
            "const done = arguments[0];
             dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
             const look = () => {
               const heading = document.querySelector('main h1').innerText;
               heading.includes('24-item') ? setTimeout(look, 10) : done(heading);
             };
             look();",
        )
        .await;
    // What is hidden and saved is locked by the clock as well, within two seconds, so either may be seen.
    assert!(
        [json!("Hidden"), json!("Unlock unfinished work")].contains(&hidden),
        "{hidden}"
    );
    browser
        .run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        .await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    let left = browser
        .run("return document.title + document.body.textContent")
        .await
        .to_string();
    assert!(
        !left.contains("Lewisham") && !left.contains("12 yes"),
        "{left}"
    );
    assert!(is_marked(&browser).await, "it was loaded anew");
}

/// What is hidden is hidden by the page itself, also where its stylesheet has not come.
#[tokio::test]
async fn what_is_covered_is_hidden_without_the_stylesheet() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/checklist", "24-item").await;
    browser
        .run("document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => sheet.remove())")
        .await;
    browser.wait_text("body", "12 yes").await;
    browser.clock_moves(6.0).await;
    browser.wait_text("main h1", "Hidden").await;
    let seen = browser
        .run("return document.body.innerText")
        .await
        .to_string();
    assert!(
        seen.contains("Exit this page") && seen.contains("Show"),
        "{seen}"
    );
    for word in ["12 yes", "Question", "Lewisham", "This device"] {
        assert!(!seen.contains(word), "{word} is seen: {seen}");
    }
    // Going elsewhere behind the cover shows nothing either.
    browser.run("location.hash = '#/result'").await;
    browser.moment().await;
    let seen = browser
        .run("return document.body.innerText")
        .await
        .to_string();
    assert!(
        !seen.contains("No route") && !seen.contains("Lewisham"),
        "{seen}"
    );
    browser.click_text("Show").await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
}
