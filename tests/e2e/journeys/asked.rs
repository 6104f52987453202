//! What is asked, where it stands, of whom it is asked, and in whose words.

use crate::support::{Browser, Screen};
use serde_json::json;

/// Which questions stand on the page, in order.
const QUESTIONS: &str =
    "return [...document.querySelectorAll('.wm-question')].map((one) => one.id).join(' ')";

const NEXT: [&str; 5] = [
    "strangling-danger-signs",
    "strangling-within-four-weeks",
    "strangling-symptoms",
    "strangling-seen",
    "circumstances-lost-consciousness",
];

#[tokio::test]
async fn the_questions_after_strangling_are_asked_under_it() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/people", "People").await;
    browser
        .wait_for("#q-circumstances-lost-consciousness")
        .await;
    browser.go("#/checklist", "24-item").await;
    let under = format!(
        "q-dash-24-15 {} q-dash-24-16",
        NEXT.map(|one| format!("q-{one}")).join(" ")
    );
    let stands = format!("{QUESTIONS}.includes('{under}')");
    assert_eq!(browser.run(&stands).await, json!(false));
    browser.answer("dash-24", "15", "does-not-know").await;
    assert_eq!(browser.run(&stands).await, json!(false));
    browser.answer("dash-24", "15", "yes").await;
    browser.wait_until(&stands).await;
    // Nothing is answered beforehand, and nothing leads elsewhere for the same.
    let chosen = "return document.querySelectorAll('.wm-in-place input:checked').length";
    assert_eq!(browser.run(chosen).await, json!(0));
    browser
        .wait_until(
            "return !document.querySelector('main').textContent.includes('After strangling')",
        )
        .await;
    browser.answer("strangling", "danger-signs", "yes").await;
    browser
        .answer("circumstances", "lost-consciousness", "no")
        .await;
    for screen in [Screen::Phone, Screen::SmallPhone, Screen::Desktop] {
        browser.resize(screen).await;
        browser.assert_sound("the questions after strangling").await;
    }
    // It is one question, and stands in one place.
    browser.go("#/people", "People").await;
    browser
        .wait_until("return document.querySelector('#q-circumstances-illness') && !document.querySelector('#q-circumstances-lost-consciousness')")
        .await;
    browser.go("#/result", "").await;
    browser
        .wait_text(".wm-do", "Danger signs after strangling: ring 999.")
        .await;
    // What was answered stays in sight when the answer above it changes: it still counts.
    browser.go("#/checklist", "24-item").await;
    browser.answer("dash-24", "15", "no").await;
    browser
        .wait_for("#q-strangling-danger-signs input[value=yes]:checked")
        .await;
    browser
        .wait_until("return !document.querySelector('#q-circumstances-lost-consciousness')")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
