//! A rule file of one's own: checked, and used only when it holds no mistake.

use crate::support::{Browser, Screen, published};
use serde_json::json;

/// Kingston's rule under another name.
fn example() -> String {
    published::text("kingston/area")
        .replacen("\"id\": \"kingston\"", "\"id\": \"exampleshire\"", 1)
        .replacen(
            "\"name\": \"Kingston upon Thames\"",
            "\"name\": \"Exampleshire\"",
            1,
        )
}

#[tokio::test]
async fn a_rule_file_is_checked_and_then_used() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/areas", "Areas and rules").await;

    // One that cannot be read as a rule names the place, and nothing changes.
    let unreadable = example().replacen("\"at-least\": 14", "\"at-least\": \"fourteen\"", 1);
    browser
        .upload("#load", &published::written("unreadable.json", &unreadable))
        .await;
    browser
        .wait_text("#load-error", "versions[0].routes[0].criterion")
        .await;
    browser
        .wait_text("#load-error", "Nothing that is loaded has changed.")
        .await;

    // One that reads and contradicts itself lists what is wrong and where, and is not used.
    let mistaken = example().replacen(
        "\"checklist\": \"dash-24\"",
        "\"checklist\": \"dash-42\"",
        1,
    );
    browser
        .upload("#load", &published::written("mistaken.json", &mistaken))
        .await;
    browser
        .wait_text(
            "#loaded",
            "Exampleshire reads, but holds mistakes, so it is not used",
        )
        .await;
    browser.wait_text("#loaded li", "dash-42").await;
    browser
        .wait_text("#loaded li", "the checklist it asks for")
        .await;
    assert!(
        !browser.text_of("#load-error").await.contains("fourteen"),
        "the earlier message is gone"
    );
    assert!(!is_offered(&browser, "Exampleshire").await);

    // A case is no rule; it says where it belongs.
    browser
        .upload("#load", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("#load-error", "Open it on the start page")
        .await;

    browser
        .upload("#load", &published::written("good.json", &example()))
        .await;
    browser.wait_text("#loaded", "Exampleshire is loaded").await;
    browser.click_text("Exampleshire").await;
    browser.wait_text("main h1", "Exampleshire").await;
    browser.wait_text("main dl", "3 police crimes").await;

    assert!(is_offered(&browser, "Exampleshire").await);
    browser.go("#/result", "").await;
    browser.choose("Under the rule of", "Exampleshire").await;
    browser
        .wait_text("main h1", "Refer to MARAC now: potential escalation is met")
        .await;
    browser.wait_text("main h2", "Routes in Exampleshire").await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_case_whose_rule_is_not_loaded_says_so_until_it_is() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    let named = "{\"id\": \"lewisham\", \"version\": \"2018\"}";
    let case = published::text("lewisham/cases/july-2018").replacen(
        named,
        "{\"id\": \"exampleshire\"}",
        1,
    );
    browser
        .upload(
            "#open-case",
            &published::written("foreign-area.json", &case),
        )
        .await;
    browser
        .wait_text(
            "main [role=alert]",
            "This case was made under the rule \u{201c}exampleshire\u{201d}",
        )
        .await;
    browser
        .wait_text(".wm-bar__state", "The rule of this case is not loaded")
        .await;
    browser
        .wait_text("main h2", "Routes in National guidance")
        .await;
    browser
        .assert_sound("result under a rule that is not loaded")
        .await;

    browser.go("#/areas", "Areas and rules").await;
    browser
        .upload("#load", &published::written("good.json", &example()))
        .await;
    browser.wait_text("#loaded", "Exampleshire is loaded").await;
    browser
        .go(
            "#/result",
            "Refer to MARAC now: potential escalation is met",
        )
        .await;
    browser.wait_text("main h2", "Routes in Exampleshire").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('main [role=alert]').length")
            .await,
        json!(0)
    );
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_checklist_file_puts_its_own_wording_in_place() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("#/areas").await;
    let list = include_str!("../../../src/data/instruments/dash-24.json");
    let own = list.replacen(
        "Were you hurt in what happened this time?",
        "Our licensed wording of the first question?",
        1,
    );
    assert_ne!(list, own);
    browser
        .upload("#load", &published::written("own.json", &own))
        .await;
    browser.wait_text("#loaded", "is loaded").await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist/dash-24", "24-item").await;
    browser
        .wait_text(
            "#q-dash-24-1",
            "Our licensed wording of the first question?",
        )
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// Whether a new assessment can be made for an area of that name.
async fn is_offered(browser: &Browser, name: &str) -> bool {
    browser.go("#/new", "New assessment").await;
    browser.fill("#area", name).await;
    browser
        .wait_text("main form", "use national guidance")
        .await;
    let offered = browser.text_of("main form").await;
    browser.go("#/areas", "Areas and rules").await;
    offered.lines().any(|line| line.trim() == name)
}
