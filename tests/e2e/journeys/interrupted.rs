//! Interrupted and resumed, and left in a hurry: nothing typed is lost, and nothing is left on the screen.

use crate::support::{Browser, Screen, published};
use serde_json::json;

const CASE: &str = "lewisham/cases/july-2018";

async fn with_the_case() -> Browser {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser
}

async fn value(browser: &Browser, css: &str) -> String {
    browser.wait_for(css).await;
    let value = browser
        .run(&format!("return document.querySelector('{css}').value"))
        .await;
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn half_an_event_is_still_there_afterwards() {
    let browser = with_the_case().await;
    browser.go("#/history", "History").await;
    browser.tap_text("Add an earlier event").await;
    browser.wait_text("main h1", "Add an event").await;
    browser.fill("When", "last win").await;
    browser.fill("What happened", "He came to").await;
    browser.tap_text("Threats").await;
    browser.tap_text("Back to history").await;
    browser.wait_text("main h1", "History").await;
    browser.to_step("Checklist").await;
    browser.answer("dash-24", "14", "yes").await;
    assert!(
        browser.asks_before_leaving().await,
        "half an event is unsaved"
    );

    browser.go("#/history", "History").await;
    browser.tap_text("Add an earlier event").await;
    assert_eq!(value(&browser, "#when").await, "last win");
    assert_eq!(value(&browser, "#note").await, "He came to");
    assert_eq!(
        browser
            .run("return document.querySelectorAll('[id^=kinds]:checked').length")
            .await,
        json!(1)
    );

    // A date that cannot be read keeps the event in the form, and the form as it was.
    browser.tap_text("Save the event").await;
    browser.wait_focus(".govuk-error-summary").await;
    assert_eq!(value(&browser, "#note").await, "He came to");
    browser.fill("When", "last winter").await;
    browser.tap_text("Save the event").await;
    browser.wait_text(".wm-ledger", "threats").await;
    assert_eq!(
        browser
            .run("return document.querySelector('.wm-ledger').children.length")
            .await,
        json!(6)
    );
}

/// Looking at another event in the middle of writing one must not put the one being written away.
#[tokio::test]
async fn half_an_event_outlives_a_look_at_another() {
    let browser = with_the_case().await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.fill("What happened", "He came to").await;
    browser.go("#/history", "History").await;
    browser.tap(".wm-ledger > li:last-child a").await;
    browser.wait_text("main h1", "Change an event").await;
    assert_eq!(value(&browser, "#when").await, "February 2018");
    browser.go("#/history", "History").await;
    browser.tap_text("Add an earlier event").await;
    browser.wait_text("main h1", "Add an event").await;
    assert_eq!(value(&browser, "#note").await, "He came to");
}

/// A file holds no half event, so leaving after saving one still asks.
#[tokio::test]
async fn half_an_event_is_not_taken_for_saved() {
    let browser = with_the_case().await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.fill("What happened", "He came to").await;
    browser.go("#/result", "").await;
    browser.tap_text("Save this case as a file").await;
    browser.wait_download("waymark-case-2018-07-20.json").await;
    browser.say_it_is_there().await;
    assert!(
        browser.asks_before_leaving().await,
        "half an event is not in the file"
    );
    browser.go("#/history/event/new", "Add an event").await;
    assert_eq!(value(&browser, "#note").await, "He came to");
    browser.fill("When", "2018").await;
    browser.tap_text("Save the event").await;
    browser.wait_text(".wm-ledger", "He came to").await;
    browser.go("#/result", "").await;
    browser.tap_text("Save this case as a file").await;
    browser.say_it_is_there().await;
    browser
        .wait_text(
            "footer",
            "nothing is kept on this device unless you save a file",
        )
        .await;
    assert!(
        !browser.asks_before_leaving().await,
        "everything is in the file"
    );
}

/// The forms for earlier MARACs and assessments keep what was typed as well.
#[tokio::test]
async fn half_a_marac_and_half_an_assessment_are_still_there() {
    let browser = with_the_case().await;
    for (form, heading, field, note) in [
        ("marac", "Add an earlier MARAC", "#marac-met", "#marac-note"),
        (
            "assessment",
            "Add an earlier assessment",
            "#assessed-when",
            "#assessed-note",
        ),
    ] {
        browser.go(&format!("#/history/{form}/new"), heading).await;
        browser.fill(field, "June 20").await;
        browser.fill(note, "The IDVA was").await;
        assert!(
            browser.asks_before_leaving().await,
            "half a form is unsaved"
        );
        browser.go("#/checklist", "24-item").await;
        browser.go(&format!("#/history/{form}/new"), heading).await;
        assert_eq!(value(&browser, field).await, "June 20");
        assert_eq!(value(&browser, note).await, "The IDVA was");
        // Put into the case, it is gone from the form.
        browser.fill(field, "June 2017").await;
        browser.tap("main button[type=submit]").await;
        browser.wait_text(".wm-ledger", "June 2017").await;
        browser.go(&format!("#/history/{form}/new"), heading).await;
        assert_eq!(value(&browser, note).await, "");
    }
}

#[tokio::test]
async fn exit_this_page_clears_the_screen_and_goes() {
    for page in ["#/", "#/checklist"] {
        let browser = with_the_case().await;
        browser.go("#/checklist", "24-item").await;
        browser.answer("dash-24", "14", "yes").await;
        browser.go(page, "").await;
        // What was on the screen is noted at the moment the page is left: it must be blank before anything is fetched.
        browser.run(BLANK_ON_LEAVING).await;
        browser.tap_text("Exit this page").await;
        let gone = browser.wait_address("https://www.bbc.co.uk/").await;
        assert!(!gone.contains("waymark") && !gone.contains('#'), "{gone}");
        assert!(!browser.text_of("body").await.contains("Lewisham"));
        // The way back does not lead to the case.
        browser.go_back().await;
        assert!(!browser.text_of("body").await.contains("13 yes"));
        let console = browser.console().await.join("\n");
        assert!(console.contains("left blank"), "{console}");
    }
}

// What is heard while the next page loads is not seen.
const BLANK_ON_LEAVING: &str = "addEventListener('beforeunload', (leaving) => {
    const seen = document.body.textContent.replace('Loading.', '');
    const blank = seen === '' && document.title === '' && !leaving.defaultPrevented;
    console.warn(blank ? 'left blank' : `left with ${seen.slice(0, 80)}`);
});";
