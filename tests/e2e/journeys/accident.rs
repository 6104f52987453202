//! Nothing by accident: no answer by a slip, no day but today's, and an end to waiting for what never answers.

use crate::support::kept::{PASSPHRASE, record};
use crate::support::{Browser, Screen};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;
use waymark::model::case::Case;
use waymark::model::dates::Day;

const KEPT: &str = "00112233445566778899aabbccddeeff";

const FIRST: &str = "#q-dash-24-1";
const SECOND: &str = "#q-dash-24-2";

async fn on_the_checklist(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser
}

/// Every answer on the page that is checked, by question and value.
async fn checked(browser: &Browser) -> Value {
    let checked = "return [...document.querySelectorAll('.wm-answer__input:checked')].map((e) => `${e.name.split('-').pop()} ${e.value}`)";
    browser.run(checked).await
}

async fn focus_on(browser: &Browser, css: &str) {
    browser
        .run(&format!("document.querySelector({}).focus()", json!(css)))
        .await;
}

/// A key that goes down and comes up again, as often as it repeats while it is held.
async fn key(browser: &Browser, key: &str, repeats: usize) {
    let text = if key.chars().count() == 1 { key } else { "" };
    for held in 0..=repeats {
        let down = json!({ "type": "keyDown", "key": key, "text": text, "autoRepeat": held > 0 });
        browser.devtools("Input.dispatchKeyEvent", down).await;
    }
    browser
        .devtools(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": key }),
        )
        .await;
}

async fn quiet() {
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
}

#[tokio::test]
async fn a_letter_answers_the_question_in_focus_and_what_was_recorded_is_said() {
    let browser = on_the_checklist(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    browser.press("y").await;
    browser
        .wait_focus(&format!("{FIRST} input[value=yes]:checked"))
        .await;
    browser
        .wait_text("#recorded", "Recorded for question 1: Yes.")
        .await;
    // Further letters within two seconds change nothing; after that one is a new answer.
    browser.press("n").await;
    browser.press("d").await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
    browser.assert_sound("an answer that was recorded").await;
    browser.resize(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input[value=yes]")).await;
    quiet().await;
    browser.press("n").await;
    browser
        .wait_text("#recorded", "Recorded for question 1: No.")
        .await;
    assert_eq!(checked(&browser).await, json!(["1 no"]));
    // Enter goes on, and a letter there is for that question.
    browser.press(Key::Enter).await;
    browser.wait_focus(&format!("{SECOND} input")).await;
    browser.press("d").await;
    browser
        .wait_focus(&format!("{SECOND} input[value=does-not-know]:checked"))
        .await;
    assert_eq!(checked(&browser).await, json!(["1 no", "2 does-not-know"]));
    for (screen, name) in [
        (Screen::SmallPhone, "320"),
        (Screen::Zoomed, "zoomed"),
        (Screen::Desktop, "1280"),
    ] {
        browser.resize(screen).await;
        browser.assert_fits("what was recorded").await;
        browser.screenshot(&format!("recorded-{name}")).await;
    }
}

#[tokio::test]
async fn a_sentence_typed_on_a_radio_answers_one_question_at_most() {
    let browser = on_the_checklist(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    browser
        .press("he said nothing had happened on sunday and denied any injury")
        .await;
    browser.press(Key::Enter).await;
    browser
        .press("never again, she said, and did not say why")
        .await;
    assert_eq!(checked(&browser).await, json!([]));
    quiet().await;
    browser
        .press("yes and no, nobody knows, and nothing was done")
        .await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
    browser.wait_focus(&format!("{FIRST} input")).await;
}

#[tokio::test]
async fn a_held_key_answers_nothing() {
    let browser = on_the_checklist(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    // Held, the first stroke is a press like any other, and the strokes after it are none.
    key(&browser, "h", 30).await;
    key(&browser, "n", 0).await;
    assert_eq!(checked(&browser).await, json!([]));
    quiet().await;
    key(&browser, "y", 30).await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
    browser
        .wait_focus(&format!("{FIRST} input[value=yes]"))
        .await;
    // An arrow that is held does not run through the answers, and Enter that is held does not run through the questions.
    quiet().await;
    key(&browser, "Enter", 30).await;
    browser.wait_focus(&format!("{SECOND} input")).await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
}

#[tokio::test]
async fn a_letter_on_a_link_a_summary_or_in_a_note_answers_nothing() {
    let browser = on_the_checklist(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    browser.press("y").await;
    browser
        .wait_for(&format!("{FIRST} input[value=yes]:checked"))
        .await;
    for css in [
        format!("{SECOND} summary"),
        ".wm-recorded button".to_owned(),
        "main a[href='#/history']".to_owned(),
    ] {
        quiet().await;
        focus_on(&browser, &css).await;
        browser.press("n").await;
        assert_eq!(checked(&browser).await, json!(["1 yes"]), "{css}");
    }
    browser
        .click(&format!("{SECOND} details:last-of-type summary"))
        .await;
    browser
        .fill(&format!("{SECOND}-note"), "no doubt, yes")
        .await;
    browser
        .run(&format!(
            "document.querySelector('{SECOND}-source').focus()"
        ))
        .await;
    browser.press("d").await;
    // A note alone says that it was not asked.
    assert_eq!(checked(&browser).await, json!(["1 yes", "2 not-asked"]));
}

#[tokio::test]
async fn the_last_answer_is_taken_back_in_one_tap() {
    let browser = on_the_checklist(Screen::SmallPhone).await;
    browser.answer("dash-24", "1", "yes").await;
    browser.answer("dash-24", "2", "no").await;
    browser
        .wait_text(".wm-recorded", "Recorded for question 2: No.")
        .await;
    // It covers no question and none of its answers.
    for screen in [Screen::SmallPhone, Screen::Phone] {
        browser.resize(screen).await;
        let covered = browser
            .run(
                "const strip = document.querySelector('.wm-recorded').getBoundingClientRect();
                return [...document.querySelectorAll('.wm-question')].map((e) => [e.id, e.getBoundingClientRect()])
                  .filter(([, box]) => strip.top < box.bottom && box.top < strip.bottom).map(([id]) => id)",
            )
            .await;
        assert_eq!(covered, json!([]));
        let before = "return document.querySelector('.wm-recorded').previousElementSibling.id";
        assert_eq!(browser.run(before).await, json!("q-dash-24-2"));
    }
    browser.tap_text("Undo this answer").await;
    browser
        .wait_text(
            ".wm-recorded",
            "Taken back. This question is as it was before.",
        )
        .await;
    browser.wait_focus(&format!("{SECOND} input")).await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
    // Another answer in its place, and that is taken back to what it was.
    browser.answer("dash-24", "1", "no").await;
    browser.tap_text("Undo this answer").await;
    browser
        .wait_for(&format!("{FIRST} input[value=yes]:checked"))
        .await;
    browser
        .wait_focus(&format!("{FIRST} input[value=yes]"))
        .await;
    assert_eq!(checked(&browser).await, json!(["1 yes"]));
    // The answers of a page are said on that page.
    browser.answer("dash-24", "3", "yes").await;
    browser.go("#/history", "History").await;
    browser.moment().await;
    assert_eq!(
        browser
            .run("return document.querySelector('#recorded').textContent")
            .await,
        json!("")
    );
}

#[tokio::test]
async fn letters_can_be_turned_off_and_the_browser_remembers_it() {
    let browser = on_the_checklist(Screen::Desktop).await;
    assert_eq!(browser.run("return localStorage.length").await, json!(0));
    browser.click_text("Turn these letters off").await;
    browser
        .wait_text(
            ".wm-keys",
            "Letters answer nothing; this browser remembers that.",
        )
        .await;
    browser.wait_focus("#letters").await;
    browser.assert_sound("letters that answer nothing").await;
    browser.resize(Screen::Desktop).await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    browser.press("y").await;
    assert_eq!(checked(&browser).await, json!([]));
    // The rest of the keyboard works as before.
    browser.press(Key::Enter).await;
    browser.wait_focus(&format!("{SECOND} input")).await;
    browser.press(" ").await;
    browser
        .wait_for(&format!("{SECOND} input[value=yes]:checked"))
        .await;
    browser.go("#/device", "This device").await;
    browser
        .wait_text("main", "Letters answer no questions")
        .await;
    browser.visit("#/").await;
    browser.reload().await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser
        .wait_text(".wm-keys", "Letters answer nothing")
        .await;
    browser.click_text("Let letters answer again").await;
    focus_on(&browser, &format!("{FIRST} input")).await;
    browser.press("y").await;
    browser
        .wait_for(&format!("{FIRST} input[value=yes]:checked"))
        .await;
    assert_eq!(browser.run("return localStorage.length").await, json!(0));
}

/// Days from now on, as the page says them.
async fn day_in(browser: &Browser, days: u32) -> String {
    let day = format!(
        "return new Date(Date.now() + {days} * 864e5).toLocaleDateString('en-GB', {{ day: 'numeric', month: 'long', year: 'numeric' }})"
    );
    browser.run(&day).await.as_str().expect("a day").to_owned()
}

#[tokio::test]
async fn a_window_open_past_midnight_means_the_new_day() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.go("#/new", "New assessment").await;
    let (today, tomorrow) = (day_in(&browser, 0).await, day_in(&browser, 1).await);
    let shown = "return document.querySelector('#day').value";
    assert_eq!(browser.run(shown).await, json!(today));
    browser.clock_moves(24.0 * 60.0).await;
    let becomes = format!("{shown} === '{tomorrow}'");
    browser.wait_until(&becomes).await;
    // What is typed then means the new day too.
    browser.fill("#area", "Lewisham").await;
    browser.fill("#day", "today").await;
    browser
        .wait_text("main", &format!("Understood as: {tomorrow}."))
        .await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
    browser.go("#/details", "Area, day and reference").await;
    assert_eq!(browser.run(shown).await, json!(tomorrow));
    // The day of a case is its own: another midnight leaves it as it is.
    browser.clock_moves(24.0 * 60.0).await;
    for _ in 0..60 {
        browser.moment().await;
    }
    assert_eq!(browser.run(shown).await, json!(tomorrow));
}

#[tokio::test]
async fn a_clock_before_the_build_is_said_to_be_wrong() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let made = browser
        .run("return document.documentElement.dataset.made ?? ''")
        .await;
    assert_eq!(
        made.as_str().map(str::len),
        Some(10),
        "the build says of what day it is: {made}"
    );
    assert_eq!(
        browser.run("return document.querySelector('#clock')").await,
        Value::Null
    );
    browser.clock_moves(-3.0 * 365.0 * 24.0 * 60.0).await;
    browser
        .wait_text(
            "#clock",
            "That cannot be: this version of Waymark was made on",
        )
        .await;
    browser.assert_sound("a clock that is wrong").await;
}

/// A database that answers nothing is given up on in words, and the rest goes on.
#[tokio::test]
async fn a_database_that_never_answers_has_a_limit_and_a_message() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let until = Day::new(2099, 12, 31).expect("a day");
    browser
        .shelve(&[(KEPT, record(KEPT, until, &Case::new(until)))])
        .await;
    // Whatever is asked of it, nobody hears what comes of it.
    browser
        .run("Object.defineProperty(IDBRequest.prototype, 'onsuccess', { set() {} })")
        .await;
    browser.unlock_with(PASSPHRASE).await;
    for _ in 0..100 {
        browser.moment().await;
    }
    browser
        .wait_text(
            "main",
            "The browser's database has not answered for ten seconds.",
        )
        .await;
    browser
        .wait_text("main", "What is kept was not changed.")
        .await;
    browser.assert_sound("a silent database").await;
    browser.go("#/new", "New assessment").await;
    // With a database that answers again, what is kept is there.
    browser.go("#/", "Which MARAC").await;
    browser.reload().await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
}

/// Another module's trap, as of an extension, stops nothing; the program's own does (see `shell`).
#[tokio::test]
async fn the_trap_of_another_module_is_not_ours() {
    let browser = on_the_checklist(Screen::Desktop).await;
    // (module (func (export "t") unreachable))
    let foreign = "const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,116,0,0,10,5,1,3,0,0,11]);
        const { t } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
        window.trapped = 0;
        addEventListener('error', ({ error }) => { if (error instanceof WebAssembly.RuntimeError) window.trapped += 1; });
        addEventListener('unhandledrejection', ({ reason }) => { if (reason instanceof WebAssembly.RuntimeError) window.trapped += 1; });
        setTimeout(t);
        Promise.resolve().then(t);";
    browser.run(foreign).await;
    browser.wait_until("return window.trapped === 2").await;
    browser.answer("dash-24", "1", "yes").await;
    browser.go("#/judgement", "Judgement").await;
    browser.console().await;
}

#[tokio::test]
async fn without_webassembly_the_message_says_so() {
    let browser = Browser::start(Screen::SmallPhone).await;
    let taken = json!({ "source": "delete globalThis.WebAssembly" });
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", taken)
        .await;
    browser.visit("").await;
    browser
        .wait_text("#shell [role=alert]", "Waymark cannot run in this browser")
        .await;
    browser
        .wait_text("#shell [role=alert]", "It needs WebAssembly")
        .await;
    browser
        .wait_text("body", "In immediate danger call 999")
        .await;
    browser.assert_sound("without WebAssembly").await;
    browser.screenshot("shell-no-webassembly-320").await;
    for _ in 0..3 {
        browser.press(Key::Shift).await;
    }
    browser.wait_address("https://www.bbc.co.uk/weather").await;
}

#[tokio::test]
async fn what_was_understood_of_a_date_and_an_age_is_shown() {
    let browser = Browser::start(Screen::SmallPhone).await;
    browser.open("").await;
    browser.go("#/new", "New assessment").await;
    browser.fill("#area", "Lewisham").await;
    browser.fill("#day", "20/7/18").await;
    browser
        .wait_text("main", "Understood as: 20 July 2018.")
        .await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
    browser.go("#/people", "People").await;
    browser.fill("#victim-age", "about 40").await;
    browser
        .wait_text("main", "Understood as: 35 to 45 years old.")
        .await;
    browser
        .fill("#victim-lives", "Newport, Isle of Wight")
        .await;
    browser.press(Key::Tab).await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.fill("#when", "last Tuesday").await;
    browser
        .wait_text(
            "main",
            "Understood as: between 10 July 2018 and 17 July 2018, counted from the day of the assessment, 20 July 2018.",
        )
        .await;
    browser.assert_sound("what was understood").await;
    browser.resize(Screen::SmallPhone).await;
    browser.screenshot("understood-320").await;
    browser.fill("#when", "Sunday 14 July").await;
    browser.click("main form button[type=submit]").await;
    browser
        .wait_text("main", "14 July 2018 is a Saturday and not a Sunday")
        .await;
}

/// Typing capitals slowly, selecting with Shift and a click, and holding Shift do not leave; three short presses do.
#[tokio::test]
async fn shift_in_a_field_leaves_when_it_is_meant() {
    let browser = on_the_checklist(Screen::Desktop).await;
    browser.go("#/people", "People").await;
    browser.click("#victim-lives").await;
    for _ in 0..4 {
        browser.press(Key::Shift).await;
        tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    }
    let click = "dispatchEvent(new PointerEvent('pointerdown', { shiftKey: true, bubbles: true }))";
    for _ in 0..4 {
        browser.run(click).await;
        browser.press(Key::Shift).await;
    }
    browser.wait_text("main h1", "People").await;
    browser.run(click).await;
    for _ in 0..3 {
        browser.press(Key::Shift).await;
    }
    browser.wait_address("https://www.bbc.co.uk/weather").await;
}
