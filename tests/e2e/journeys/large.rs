//! The largest case that opens, a thousand events: what is shown of it at once, and that all of it can be come to.

use crate::support::{Browser, Screen, large};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

async fn on_history(screen: Screen) -> Browser {
    opened(screen, large::MOST).await
}

/// The history page of a case whose events have notes of that length.
async fn opened(screen: Screen, note: usize) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.upload("#open-case", &large::file(note)).await;
    browser.wait_for("main h1.wm-headline").await;
    browser.go("#/history", "History").await;
    browser.wait_for("#event-large-0").await;
    browser
}

async fn number(browser: &Browser, of: &str) -> u64 {
    let count = format!("return document.querySelectorAll(`{of}`).length");
    browser.run(&count).await.as_u64().expect("a number")
}

#[tokio::test]
async fn a_thousand_events_are_shown_in_proportion() {
    let browser = on_history(Screen::Phone).await;
    browser
        .wait_text(
            "main",
            "These are the newest 25 of 1000. The older ones, by year:",
        )
        .await;
    assert_eq!(number(&browser, ".wm-ledger li[id^=event-]").await, 25);
    assert!(number(&browser, ".wm-mark").await < 100);
    let all = number(&browser, "main *").await;
    assert!(all < 1000, "{all} elements");
    // The numbers on the picture come to all events.
    let sum = "return [...document.querySelectorAll('[aria-label=Events] .wm-mark')]
        .reduce((sum, mark) => sum + Number(mark.textContent || 1), 0)";
    assert_eq!(browser.run(sum).await, json!(large::EVENTS));
    assert_eq!(number(&browser, "#led option").await, 52);
    browser
        .click_text("It is in the list already, or no event led to it")
        .await;
    browser.tap_text("Offer older events too: 950").await;
    browser
        .wait_text("main", "Offer older events too: 900")
        .await;
    assert_eq!(number(&browser, "#led option").await, 102);
    browser
        .assert_sound("the history of a thousand events")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn every_event_is_come_to_by_keyboard_and_from_the_picture() {
    let browser = on_history(Screen::Desktop).await;
    browser.wait_focus("main h1").await;
    browser.tab_to("#time-0").await;
    browser.press(Key::Home).await;
    browser.wait_focus("#time-0").await;
    browser.wait_text(".wm-time__said", "Events: ").await;
    // The first mark stands for some of the oldest, which are in no list yet; it opens the fold that they lie in.
    assert_eq!(number(&browser, "#event-large-999").await, 0);
    browser.press(Key::Enter).await;
    browser
        .wait_focus("details[open] li.wm-ledger__event")
        .await;
    browser.assert_focus_seen("li.wm-ledger__event").await;
    browser.wait_text("li.wm-ledger__event:focus", "2008").await;

    // From there on to its form and back; the fold is then as it was left.
    browser.press(Key::Tab).await;
    browser.wait_focus(".wm-ledger__change a").await;
    browser.press(Key::Enter).await;
    browser.wait_text("main h1", "Change an event").await;
    browser.go("#/history", "History").await;
    browser
        .wait_for(".wm-ledger__part[open] li.wm-ledger__event")
        .await;
    assert_eq!(number(&browser, ".wm-ledger__part[open]").await, 1);

    // Any other fold is opened by its own key.
    browser.tab_to(".wm-ledger__part > summary").await;
    browser.press(Key::Enter).await;
    browser
        .wait_until("return document.activeElement.parentElement.querySelectorAll('li').length > 0")
        .await;
    browser.press(Key::Tab).await;
    browser
        .wait_focus(".wm-ledger__part .wm-ledger__change a")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn all_folds_together_hold_every_event_once() {
    let browser = on_history(Screen::Desktop).await;
    browser
        .run("for (const fold of document.querySelectorAll('.wm-ledger__part > summary')) fold.click()")
        .await;
    browser
        .wait_until("return document.querySelectorAll('.wm-ledger li[id^=event-]').length === 1000")
        .await;
    let ids = "return new Set([...document.querySelectorAll('.wm-ledger li[id^=event-]')].map((e) => e.id)).size";
    assert_eq!(browser.run(ids).await, json!(large::EVENTS));
    // The list by date is made when it is opened, and in parts too.
    assert_eq!(number(&browser, ".wm-time__list ol > li").await, 0);
    browser.click_text("Everything by date, in words").await;
    browser
        .wait_until("return document.querySelectorAll('.wm-time__list ol > li').length === 25")
        .await;
    browser
        .wait_text(".wm-time__list", "These are the oldest 25 of")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// On paper is every entry, whatever was opened, and none of the folds.
#[tokio::test]
async fn every_event_is_printed() {
    let browser = opened(Screen::Desktop, 0).await;
    let pages = browser.printed().await.concat();
    let words: String = pages.split_whitespace().collect();
    let missing: Vec<usize> = (0..large::EVENTS)
        .filter(|number| !words.contains(&format!("Number{number}ofwhathappened")))
        .collect();
    assert_eq!(missing, [] as [usize; 0]);
    assert!(!words.contains("Thesearethenewest"));
    assert!(!words.contains("entries"), "no fold is printed");
    // And then the page is as it was.
    browser
        .wait_until("return document.querySelectorAll('.wm-ledger li[id^=event-]').length === 25")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// An answer makes no entry anew that says what it said.
#[tokio::test]
async fn an_answer_leaves_alone_what_it_does_not_touch() {
    let browser = on_history(Screen::Phone).await;
    let mark = "for (const e of document.querySelectorAll('main li[id^=event-], main .wm-mark, #led')) e.isFromBefore = true";
    browser.run(mark).await;
    browser.tap("#changes-known").await;
    browser.wait_for("#changes-known:checked").await;
    browser.tap("#changes-known-1").await;
    browser.wait_for("#changes-known-1:checked").await;
    let left = "return ['main li[id^=event-]', 'main .wm-mark', '#led'].map((of) =>
        [...document.querySelectorAll(of)].every((e) => e.isFromBefore))";
    let left: Value = browser.run(left).await;
    assert_eq!(left, json!([true, true, true]));
    assert_eq!(browser.console().await, [""; 0]);
}
