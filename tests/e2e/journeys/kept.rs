//! Work that is kept on the device: by choice, sealed, saved with every answer, and offered back.

use crate::support::{Browser, Screen};
use serde_json::json;
use std::time::{Duration, Instant};

async fn started(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser
}

async fn checked(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main .wm-question input:checked')].map((one) => one.id)";
    serde_json::from_value(browser.run(script).await).expect("ids")
}

/// Answers the question of that place on the checklist, wherever its instrument.
async fn answer(browser: &Browser, place: usize, reply: &str) {
    browser.run(&format!("document.querySelectorAll('main .wm-question input[value={reply}]')[{place}].click()")).await;
}

#[tokio::test]
async fn nothing_is_kept_unless_it_is_chosen() {
    let browser = started(Screen::Phone).await;
    browser.begin("kent").await;
    browser.wait_text(".wm-note", "in this window's memory alone").await;
    browser.go("#/checklist", "").await;
    answer(&browser, 0, "yes").await;
    browser.go("#/result", "").await;
    browser.wait_for("main h1.wm-headline").await;
    browser.go("#/device", "This device").await;
    browser.wait_text("main", "Nothing is kept on this device.").await;
    browser.assert_sound("this device, with nothing kept").await;
    assert_eq!(browser.databases().await, json!([]));
    assert_eq!(browser.run("return Object.keys(localStorage)").await, json!([]));
    assert!(browser.asks_before_leaving().await);
}

#[tokio::test]
async fn kept_work_is_offered_back_where_it_was_left() {
    let browser = started(Screen::SmallPhone).await;
    browser.begin("kent").await;
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser.click("input[value=own]").await;
    browser.fill("Your passphrase", "too short").await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text(".govuk-error-summary", "12").await;
    browser.assert_sound("keeping, with a passphrase that is too short").await;
    let words = browser.keep_here().await;
    assert_eq!(words.split('-').count(), 7, "{words}");
    browser.assert_sound("this device, with a case kept").await;

    browser.go("#/checklist", "").await;
    answer(&browser, 0, "yes").await;
    answer(&browser, 2, "no").await;
    browser.wait_saved().await;
    let given = checked(&browser).await;
    assert_eq!(given.len(), 2);
    assert!(!browser.asks_before_leaving().await, "all is saved");
    // What lies there holds nothing of the case in the clear.
    let records = browser.records().await;
    assert_eq!(records.len(), 2, "the key and the case");
    let plain = |words: &str| words.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (id, digits) in &records {
        for word in ["dash-24", "police-27", "kent", "answers"] {
            assert!(!digits.contains(&plain(word)), "{word} can be read in {id}");
        }
    }

    browser.reload().await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    browser.assert_sound("the unlock page").await;
    browser.unlock_with("none of these words at all").await;
    browser.wait_text("main", "The passphrase does not open this").await;
    browser.assert_sound("the unlock page, with a wrong passphrase").await;
    assert_eq!(browser.records().await, records, "nothing was changed");
    // As a password manager or a note pastes it.
    browser.unlock_with(&format!("{words}\r\n")).await;
    browser.wait_for("main .wm-question").await;
    assert_eq!(checked(&browser).await, given);
    browser.wait_text(".wm-note", "Opened as it was saved on this device").await;
    // A look changes nothing that lies there.
    browser.moment().await;
    assert_eq!(browser.records().await, records);
}

#[tokio::test]
async fn locking_leaves_nothing_on_the_screen_and_the_passphrase_can_be_changed() {
    let browser = started(Screen::Desktop).await;
    browser.begin("kent").await;
    let words = browser.keep_here().await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.fill("What happened", "He waited at the gate").await;
    browser.wait_saved().await;
    browser.go("#/device", "This device").await;
    browser.wait_text("main", "All of it was saved on this device").await;
    browser.click_text("Lock now").await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    let page = browser.run("return document.documentElement.outerHTML + document.title + location.href").await;
    assert!(!page.as_str().expect("text").contains("gate"));
    browser.unlock_with(&words).await;
    browser.wait_text("main h1", "This device").await;

    browser.go("#/device/passphrase", "passphrase").await;
    browser.fill("The passphrase now", &words).await;
    browser.click("input[value=own]").await;
    browser.fill("Your passphrase", "seven grey herons on the weir").await;
    browser.fill("The same again", "seven grey herons on the weir").await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main", "The one before opens nothing").await;
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    browser.unlock_with(&words).await;
    browser.wait_text("main", "The passphrase does not open this").await;
    browser.unlock_with("seven grey herons on the weir").await;
    browser.wait_text("main h1", "This device").await;
    browser.go("#/history/event/new", "Add an event").await;
    let note = browser.run("return document.querySelector('#note').value").await;
    assert_eq!(note, json!("He waited at the gate"), "what was half typed is kept too");

    browser.go("#/device/delete", "Delete everything").await;
    browser.assert_sound("deleting everything").await;
    browser.click_text("Delete everything").await;
    browser.wait_text("main h1", "This device").await;
    browser.wait_text("main", "It is in this window's memory alone").await;
    assert_eq!(browser.records().await, []);
    browser.reload().await;
    browser.wait_text("main", "Nothing is kept on this device.").await;
}

/// One case is never written over another.
#[tokio::test]
async fn a_case_that_is_kept_is_not_the_next_one() {
    let browser = started(Screen::Phone).await;
    browser.begin("kent").await;
    let words = browser.keep_here().await;
    browser.go("#/checklist", "").await;
    answer(&browser, 0, "yes").await;
    browser.wait_saved().await;
    browser.begin("lewisham").await;
    browser.moment().await;
    let first = browser.records().await;
    browser.go("#/checklist", "").await;
    answer(&browser, 1, "no").await;
    browser.moment().await;
    assert_eq!(browser.records().await, first, "the second was not chosen to be kept");
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main", "All of it was saved on this device").await;
    let both = browser.records().await;
    assert_eq!(both.len(), 3, "two cases and the key");
    assert!(first.iter().all(|record| both.contains(record)), "the first is as it was");
    browser.reload().await;
    browser.unlock_with(&words).await;
    browser.wait_text("main h1", "This device").await;
    let kept = browser.run("return document.querySelectorAll('[data-record]').length").await;
    assert_eq!(kept, json!(2));
}

#[tokio::test]
async fn a_second_window_cannot_write_over_the_first() {
    let browser = started(Screen::Desktop).await;
    browser.begin("kent").await;
    let words = browser.keep_here().await;
    browser.go("#/checklist", "").await;
    answer(&browser, 0, "yes").await;
    browser.wait_saved().await;
    browser.open_in_new_tab("#/unlock", false).await;
    browser.unlock_with(&words).await;
    browser.wait_for("main .wm-question").await;
    answer(&browser, 1, "yes").await;
    browser.wait_saved().await;
    let newer = browser.records().await;
    browser.to_other_window().await;
    answer(&browser, 2, "no").await;
    browser.wait_text(".wm-not-saved", "saved in another window").await;
    browser.assert_sound("a clash of two windows").await;
    assert_eq!(browser.records().await, newer, "nothing was written over");
    browser.click_text("Keep mine as a separate copy").await;
    browser.wait_saved().await;
    let both = browser.records().await;
    assert_eq!(both.len(), 3);
    assert!(newer.iter().all(|record| both.contains(record)));
}

const KILLS: usize = 50;
/// How many questions are answered over and over: yes in one round, no in the next.
const QUESTIONS: usize = 24;

/// The answers after so many.
fn after(answers: usize) -> Vec<Option<bool>> {
    let last =
        |place: usize| (0..answers).rev().find(|one| one % QUESTIONS == place).map(|one| one / QUESTIONS % 2 == 0);
    (0..QUESTIONS).map(last).collect()
}

/// Killed at any moment, what the page had called saved is there.
#[tokio::test]
async fn what_was_called_saved_outlives_a_kill() {
    let seed = std::env::var("WAYMARK_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut chance: u64 = seed.unwrap_or_else(|| u64::from(std::process::id()));
    println!("seed {chance}");
    let mut browser = started(Screen::Desktop).await;
    browser.begin("kent").await;
    let words = browser.keep_here().await;
    browser.go("#/checklist", "").await;
    browser.wait_for("main .wm-question").await;
    let mut answered = 0;
    for kill in 0..KILLS {
        browser
            .run(&ANSWERING.replace("BEGUN", &answered.to_string()).replace("QUESTIONS", &QUESTIONS.to_string()))
            .await;
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let until = Instant::now() + Duration::from_millis(100 + (chance >> 33) % 900);
        let (mut saved, mut tried) = (answered, answered);
        while Instant::now() < until {
            let now = browser.run("return [window.calledSaved, window.tried]").await;
            let number = |place: usize| usize::try_from(now[place].as_u64().expect("a number")).expect("it fits");
            (saved, tried) = (number(0), number(1));
        }
        browser.kill_and_start_again(Screen::Desktop).await;
        browser.open("").await;
        browser.unlock_with(&words).await;
        browser.wait_for("main .wm-question").await;
        let replies =
            "return [...document.querySelectorAll('main .wm-question')].slice(0, QUESTIONS).map((question) => {
            const chosen = question.querySelector('input:checked');
            return chosen ? chosen.value === 'yes' : null;
        })";
        let found = browser.run(&replies.replace("QUESTIONS", &QUESTIONS.to_string())).await;
        let found: Vec<Option<bool>> = serde_json::from_value(found).expect("replies");
        // Some more may have been answered after what was seen last.
        let state = (saved..=tried + 100).find(|answers| after(*answers) == found);
        answered =
            state.unwrap_or_else(|| panic!("kill {kill}: {saved} answers were called saved, and there are {found:?}"));
    }
    assert!(answered > KILLS, "it answered nothing: {answered}");
}

const ANSWERING: &str = "
    window.tried = BEGUN;
    window.calledSaved = BEGUN;
    const says = () => document.querySelector('.wm-saved')?.dataset.state === 'saved';
    setInterval(() => {
      // What the last turn answered has reached the screen by now.
      if (says()) window.calledSaved = window.tried;
      const place = window.tried % QUESTIONS;
      const reply = Math.floor(window.tried / QUESTIONS) % 2 === 0 ? 'yes' : 'no';
      window.tried += 1;
      document.querySelectorAll('main .wm-question')[place].querySelector(`input[value=${reply}]`).click();
    }, 40);";
