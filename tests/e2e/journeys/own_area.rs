//! Finding one's area by whatever it is called, and going on where it is not in the list.

use crate::support::{Browser, Screen};

#[tokio::test]
async fn an_officer_types_where_she_is_and_taps_the_area_that_it_lies_in() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("#/new").await;
    browser.wait_text("main h1", "New assessment").await;
    // A part of a name is no choice.
    browser.fill("#area", "Catfo").await;
    browser.click("main form button[type=submit]").await;
    browser
        .wait_text(".govuk-error-summary", "Choose one of the areas")
        .await;
    browser.fill("#area", "Catford").await;
    browser.wait_text("main form", "Lewisham (Catford)").await;
    browser.tap("#area-found").await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
    browser.wait_text("body", "Lewisham").await;
    // What was chosen is there when it is to be put right.
    browser.go("#/details", "Area, day and reference").await;
    browser.wait_for("#area-found:checked").await;
    browser.assert_accessible("a found area").await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn an_area_that_is_not_in_the_list_is_decided_under_national_guidance_and_named() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("#/new").await;
    browser.wait_text("main h1", "New assessment").await;
    browser.fill("#area", "Zennorbridge").await;
    browser
        .wait_text(
            "main form",
            "\u{201c}Zennorbridge\u{201d} is not in the list",
        )
        .await;
    browser.tap("#area-found").await;
    browser.click("main form button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
    browser
        .wait_text("body", "Zennorbridge: national guidance")
        .await;
    browser.go("#/result", "No route is confirmed yet").await;
    browser
        .wait_text("main", "Zennorbridge is not in the list of areas")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
