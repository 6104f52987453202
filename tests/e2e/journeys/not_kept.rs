//! A case that is not kept: it is said when it is gone, keeping is offered while there is something to lose, and whoever has kept
//! it goes on at her question.

use super::kept::{A, CASE, case, far};
use crate::support::kept::{PASSPHRASE, record};
use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;

const OWN: &str = "seven grey herons over water";

/// Whether what the focus is on can be seen whole, below the frame and above what stays at the bottom.
const IN_SIGHT: &str = "
const at = (document.activeElement.labels?.[0] ?? document.activeElement).getBoundingClientRect();
const frame = document.querySelector('.wm-bar').getBoundingClientRect().bottom;
const below = document.querySelector('.wm-keep-again .wm-note')?.getBoundingClientRect().top ?? innerHeight;
return at.top >= frame && at.bottom <= Math.min(below, innerHeight);";

/// Whether the question that the focus is in begins below the frame, and its first answer is on the screen.
const QUESTION_IN_SIGHT: &str = "
const question = document.activeElement.closest('.wm-question');
const frame = document.querySelector('.wm-bar').getBoundingClientRect().bottom;
const answer = question?.querySelector('.wm-answer__label').getBoundingClientRect();
return !!question && question.getBoundingClientRect().top >= frame && answer.bottom <= innerHeight;";

async fn asking(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Phone).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser
}

async fn answers(browser: &Browser, items: impl IntoIterator<Item = u32>) {
    for item in items {
        browser.answer("dash-24", &item.to_string(), "yes").await;
    }
}

/// What the tab remembers, with its values.
async fn remembered(browser: &Browser) -> serde_json::Value {
    browser.run("return { ...sessionStorage }").await
}

in_every_engine!(a_case_that_was_not_kept_is_said_to_be_gone);
async fn a_case_that_was_not_kept_is_said_to_be_gone(engine: Engine) {
    let browser = asking(engine).await;
    answers(&browser, [1]).await;
    browser
        .wait_until("return sessionStorage.length === 1")
        .await;
    // The same whatever case it is: nothing of it.
    assert_eq!(
        remembered(&browser).await,
        json!({ "waymark-open": "true" })
    );
    browser.reload().await;
    browser
        .wait_text(
            ".wm-gone",
            "The case that was open here was not kept: it is gone",
        )
        .await;
    browser.wait_text("main h1", "No case is open").await;
    browser.assert_sound("a case that is gone").await;
    assert_eq!(remembered(&browser).await, json!({}));
    // It stays until it is put away, and is said once.
    browser.go("#/areas", "Areas and rules").await;
    browser.wait_for(".wm-gone").await;
    browser.click_text("Hide this").await;
    browser
        .wait_until("return !document.querySelector('.wm-gone')")
        .await;
    browser.reload().await;
    browser.moment().await;
    let says = browser.text_of("body").await;
    assert!(!says.contains("it is gone"), "{says}");
    assert_eq!(browser.console().await, [""; 0]);
}

in_every_engine!(an_exit_takes_the_mark_away);
async fn an_exit_takes_the_mark_away(engine: Engine) {
    let browser = asking(engine).await;
    answers(&browser, [1]).await;
    browser
        .wait_until("return sessionStorage.length === 1")
        .await;
    browser.exit().await;
    browser.open("").await;
    browser.wait_text("main h1", "Which MARAC").await;
    assert_eq!(remembered(&browser).await, json!({}));
    let says = browser.text_of("body").await;
    assert!(!says.contains("it is gone"), "{says}");
}

/// Also where the program has stopped: then a reload says that it is gone, and Exit leaves nothing of it.
#[tokio::test]
async fn the_mark_outlives_a_program_that_stops_and_no_exit() {
    for leaves in [false, true] {
        let browser = asking(Engine::Chromium).await;
        answers(&browser, [1]).await;
        browser
            .wait_until("return sessionStorage.length === 1")
            .await;
        browser
            .run("dispatchEvent(new CustomEvent('waymark-stopped', { detail: 'planted' }))")
            .await;
        browser.wait_text("h1", "Waymark has stopped").await;
        if leaves {
            browser.exit().await;
            browser.open("").await;
            browser.wait_text("main h1", "Which MARAC").await;
            assert_eq!(remembered(&browser).await, json!({}));
        } else {
            browser.reload().await;
        }
        let is_said = "return !!document.querySelector('.wm-gone')";
        assert_eq!(browser.run(is_said).await, json!(!leaves));
    }
}

/// What was saved is not gone: a file that holds all of it takes the mark away, and so does keeping.
#[tokio::test]
async fn what_is_saved_is_not_called_gone() {
    let browser = asking(Engine::Chromium).await;
    answers(&browser, [1]).await;
    browser
        .wait_until("return sessionStorage.length === 1")
        .await;
    browser.go("#/device", "This device").await;
    browser.click_text("Save this case as a file").await;
    browser.say_it_is_there().await;
    browser
        .wait_until("return sessionStorage.length === 0")
        .await;
    browser.reload().await;
    browser.moment().await;
    let says = browser.text_of("body").await;
    assert!(!says.contains("it is gone"), "{says}");
}

in_every_engine!(keeping_is_offered_again_at_the_fifth_answer);
/// Four taps from the offer, nothing typed, and she is back at her question.
async fn keeping_is_offered_again_at_the_fifth_answer(engine: Engine) {
    let browser = asking(engine).await;
    answers(&browser, 1..=4).await;
    let offered = "return !!document.querySelector('.wm-keep-again .wm-note')";
    assert_eq!(browser.run(offered).await, json!(false));
    let next =
        "return document.querySelector('#q-dash-24-6').getBoundingClientRect().top + scrollY";
    let before = browser.run(next).await;
    answers(&browser, [5]).await;
    browser.wait_until(offered).await;
    assert_eq!(
        browser.run(next).await,
        before,
        "nothing moves under the finger"
    );
    browser.assert_fits("keeping, offered again").await;
    browser.tap("#q-dash-24-6 input[value=no]").await;
    browser.tap("#q-dash-24-5 input[value=yes]").await;
    assert_eq!(browser.run(IN_SIGHT).await, json!(true));
    for tap in [
        "Keep it on this device",
        "Use words that are made up for you",
        "I have written them down",
        "Keep it on this device",
    ] {
        browser.tap_text(tap).await;
        browser.moment().await;
    }
    browser.wait_text("main h1", "24-item").await;
    browser
        .wait_text(".wm-note", "Kept on this device until the end of")
        .await;
    browser.wait_focus("#q-dash-24-5 input[value=yes]").await;
    browser.wait_until(QUESTION_IN_SIGHT).await;
    browser.wait_saved().await;
    assert_eq!(remembered(&browser).await, json!({}));

    // From a page beside the assessment she comes back to it too.
    browser.go("#/areas", "Areas and rules").await;
    browser.click(".wm-top__menu").await;
    browser.click_text("Assessment").await;
    browser.wait_text("main h1", "24-item").await;
    browser.wait_focus("#q-dash-24-5 input[value=yes]").await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// It is offered once: whoever does not want it is not asked again.
#[tokio::test]
async fn an_offer_that_is_put_away_stays_away() {
    let browser = asking(Engine::Chromium).await;
    answers(&browser, 1..=5).await;
    browser.wait_for(".wm-keep-again .wm-note").await;
    browser.tap_text("Not now").await;
    answers(&browser, 6..=12).await;
    assert_eq!(
        browser
            .run("return !!document.querySelector('.wm-keep-again .wm-note')")
            .await,
        json!(false)
    );
    // The way to it stays in the header.
    browser.tap("a.wm-saved").await;
    browser.wait_text("main h1", "Keep unfinished work").await;
}

/// Nobody is asked for a passphrase twice in one sitting.
#[tokio::test]
async fn an_own_passphrase_is_given_once_in_a_sitting() {
    let browser = asking(Engine::Chromium).await;
    answers(&browser, [1]).await;
    browser.tap("a.wm-saved").await;
    browser.own_passphrase(OWN).await;
    browser.tap_text("Keep it on this device").await;
    browser.wait_focus("#q-dash-24-1 input[value=yes]").await;
    browser.wait_saved().await;
    // Another case is kept beside it with what is known already.
    browser.begin("Islington").await;
    browser.go("#/checklist", "24-item").await;
    answers(&browser, [2]).await;
    browser.tap("a.wm-saved").await;
    browser.wait_text("main h1", "Keep unfinished work").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('main input').length")
            .await,
        json!(0),
        "no passphrase is asked for"
    );
    browser.tap_text("Keep it on this device").await;
    browser.wait_focus("#q-dash-24-2 input[value=yes]").await;
    browser.wait_saved().await;
    assert_eq!(browser.shelf().await.len(), 3, "two cases and their key");
    // And the first one opens without it.
    browser.go("#/device", "This device").await;
    browser.click_text("Continue").await;
    browser.wait_focus("#q-dash-24-1 input[value=yes]").await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// Who is asked for the passphrase while she keeps a case goes on with keeping it.
#[tokio::test]
async fn unlocking_on_the_way_to_keeping_goes_on_with_keeping() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.shelve(&[(A, record(A, far(), &case()))]).await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser.wait_for("main h1.wm-headline").await;
    browser.go("#/checklist", "24-item").await;
    answers(&browser, [14]).await;
    browser.tap("a.wm-saved").await;
    browser.unlock_with(PASSPHRASE).await;
    browser
        .wait_until("return !document.querySelector('#unlock')")
        .await;
    browser.wait_text("main h1", "Keep unfinished work").await;
    browser.tap_text("Keep it on this device").await;
    browser.wait_focus("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
}
