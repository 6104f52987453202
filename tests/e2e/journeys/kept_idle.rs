//! Nobody there: a warning, and then what is kept is locked, and what is not is covered. The clocks are moved, and nobody waits.

use crate::support::kept::{PASSPHRASE, record};
use crate::support::{Browser, Screen, published};
use serde_json::json;
use waymark::model::dates::Day;
use waymark::model::files::read_case;

const CASE: &str = "lewisham/cases/july-2018";
const A: &str = "00112233445566778899aabbccddeeff";

async fn with_unlocked() -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let case = read_case(&published::text(CASE)).expect("the published case");
    browser
        .shelve(&[(A, record(A, Day::new(2099, 12, 31).expect("a day"), &case))])
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser
}

async fn is_locked(browser: &Browser) {
    browser.wait_text("main h1", "Unlock unfinished work").await;
    let left = browser
        .run("return document.title + document.body.textContent")
        .await
        .to_string();
    assert!(
        !left.contains("Lewisham") && !left.contains("12 yes"),
        "{left}"
    );
}

#[tokio::test]
async fn it_warns_a_minute_before_and_then_locks() {
    let browser = with_unlocked().await;
    browser.clock_moves(4.1).await;
    browser.wait_for("dialog#still-there[open]").await;
    browser.wait_focus("#still-there .govuk-button").await;
    browser.assert_sound("the warning before locking").await;
    browser.wait_text("#still-there", "Exit this page").await;
    browser.click_text("Stay").await;
    browser.wait_for("body:not(:has(#still-there))").await;
    browser.clock_moves(3.0).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;

    browser.clock_moves(4.1).await;
    browser.wait_for("dialog#still-there[open]").await;
    browser.clock_moves(1.0).await;
    is_locked(&browser).await;
    browser
        .wait_text("body", "the page was not used for a while")
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser
        .wait_for("#q-dash-24-14 input[value=yes]:checked")
        .await;
}

/// A device that slept wakes with a touch, and that is no sign of who touches it.
#[tokio::test]
async fn a_touch_after_the_time_locks() {
    let browser = with_unlocked().await;
    browser.run("const now = Date.now; Date.now = () => now() + 6e7; dispatchEvent(new Event('pointerdown'))").await;
    is_locked(&browser).await;
}

#[tokio::test]
async fn stay_after_the_time_is_too_late() {
    let browser = with_unlocked().await;
    browser.clock_moves(4.1).await;
    browser.wait_for("dialog#still-there[open]").await;
    let wake = "const now = Date.now; Date.now = () => now() + 6e7;
        document.querySelector('#still-there .govuk-button').click()";
    browser.run(wake).await;
    is_locked(&browser).await;
}

/// A clock that is set back hides no time: there is a second one.
#[tokio::test]
async fn a_clock_set_back_does_not_keep_it_open() {
    let browser = with_unlocked().await;
    let back = "const [now, run] = [Date.now, performance.now.bind(performance)];
        Date.now = () => now() - 6e7;
        performance.now = () => run() + 3.1e5;";
    browser.run(back).await;
    is_locked(&browser).await;
}

#[tokio::test]
async fn what_is_not_kept_is_covered() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.clock_moves(5.1).await;
    browser
        .wait_text("main.wm-cover", "It is in this window's memory alone")
        .await;
    browser.wait_focus("#show").await;
    assert_eq!(
        browser
            .run("return [document.title, document.body.innerText.includes('yes')]")
            .await,
        json!(["Waymark", false])
    );
    browser.assert_sound("the cover").await;
    let way_out = "return document.elementsFromPoint(...(({ x, y, width, height }) => [x + width / 2, y + height / 2])
        (document.querySelector('.wm-exit').getBoundingClientRect())).some((one) => one.matches('.wm-exit'))";
    assert_eq!(browser.run(way_out).await, json!(true), "the way out stays");
    browser.click_text("Show").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    assert_eq!(browser.stored().await, json!(["waymark-open"]));
}
