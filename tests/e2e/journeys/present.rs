//! The event that she is standing in is asked for first, in taps, and becomes the one that the assessment is about.

use crate::support::{Browser, Screen};
use serde_json::json;

const CHOSEN: &str = "return document.querySelectorAll('.wm-present input:checked').length";

#[tokio::test]
async fn the_present_event_is_entered_in_taps() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-15 input[value=yes]").await;
    browser.go("#/result", "").await;
    browser
        .wait_text(
            "li[data-rule$='/escalation']",
            "0 of 4 crimes in 12 months; present one not said",
        )
        .await;
    browser.click_text("Say what led to this assessment").await;
    browser
        .wait_text("main h2", "What led to this assessment")
        .await;
    // Nothing is chosen beforehand, whatever was answered.
    assert_eq!(browser.run(CHOSEN).await, json!(0));
    browser.assert_fits("the present event").await;
    browser.screenshot("present-event").await;
    // When it was has to be said; nothing that was tapped is lost by that, or by looking elsewhere.
    browser.tap_text("Crime").await;
    browser.tap_text("Keep this event").await;
    browser
        .wait_text(".govuk-error-summary", "Say when it was")
        .await;
    browser.go("#/people", "People").await;
    browser.go("#/history", "History").await;
    assert_eq!(browser.run(CHOSEN).await, json!(1));
    browser.tap_text("Another day").await;
    browser.wait_for("#present-when").await;
    browser.tap("[name=present-day][value=today] + label").await;
    browser
        .wait_until("return !document.querySelector('#present-when')")
        .await;
    browser.tap_text("Strangling or choking").await;
    browser.tap_text("Keep this event").await;
    browser
        .wait_text(".wm-present", "strangling, choking or suffocating")
        .await;
    browser
        .wait_text(".wm-present", "recorded as a crime")
        .await;
    assert_eq!(
        browser
            .run("return document.querySelector('#led').selectedOptions[0].text.includes('trangling')")
            .await,
        json!(true)
    );
    browser.assert_sound("the present event, entered").await;
    browser.resize(Screen::Phone).await;
    browser.go("#/result", "").await;
    browser
        .wait_text(
            "li[data-rule$='/escalation']",
            "1 of 4 crimes in 12 months; more may count",
        )
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
