//! The training room: a published case step by step, with what a room decides before it is shown anything.

use crate::support::{Browser, Media, Screen};
use serde_json::json;
use std::fs;

async fn begun(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.go("#/training", "Training").await;
    browser.assert_sound("the training room").await;
    browser
        .click("main a[href='#/training/hillingdon-2017']")
        .await;
    browser.wait_text("main h1", "Hillingdon").await;
    browser.wait_text("main", "This is about a real").await;
    browser
        .assert_sound("a published case, before it begins")
        .await;
    browser.click_text("Begin").await;
    browser.wait_text("main", "Step 1 of 24").await;
    browser
}

/// By the list of steps, which is folded away.
async fn to_step(browser: &Browser, number: usize) {
    browser
        .click("main details:has(nav):not([open]) > summary")
        .await;
    browser.wait_for("main details:has(nav)[open]").await;
    browser
        .click(&format!(
            "nav[aria-label='Steps'] a[href='#/training/hillingdon-2017/{number}']"
        ))
        .await;
    browser
        .wait_text("main", &format!("Step {number} of 24"))
        .await;
    browser.wait_focus("#step").await;
    browser.click("main details:has(nav)[open] > summary").await;
}

#[tokio::test]
async fn a_room_decides_and_then_sees_what_the_rules_said_and_what_was_found() {
    let browser = begun(Screen::Desktop).await;
    // Nothing of the answer is on the page while the room decides.
    to_step(&browser, 13).await;
    browser.wait_text("main h2", "13 July 2014").await;
    for hidden in [".wm-picture", "#revealed"] {
        assert_eq!(
            browser
                .run(&format!(
                    "return document.querySelectorAll('{hidden}').length"
                ))
                .await,
            json!(0)
        );
    }
    // What was known says nothing of any rule, and what the review teaches is not told beforehand.
    browser
        .click_text("Everything that was known by then")
        .await;
    let words = browser.text_of("main").await;
    for told in [
        "ounts for",
        "under this rule",
        "what all of them together could have seen",
    ] {
        assert!(!words.contains(told), "{told}");
    }
    browser.assert_sound("a step that is being decided").await;
    // Nothing is revealed before there is something to hold against it.
    browser.click_text("Reveal").await;
    browser
        .wait_text(
            "#error-summary",
            "Tick the routes that the room holds to be met, or that none is",
        )
        .await;
    browser
        .wait_text(
            "#error-summary",
            "Choose the grade that the room would give",
        )
        .await;
    browser
        .assert_sound("a step that is revealed too early")
        .await;
    browser.click_text("None of them").await;
    browser.click_text("Potential escalation").await;
    browser.click_text("High").await;
    browser.fill("Why?", "The third call in five months.").await;
    browser.click_text("Reveal").await;
    browser.wait_focus("#revealed").await;
    browser
        .wait_text(
            "#revealed",
            "The room: potential escalation, graded high. Why: The third call in five months.",
        )
        .await;
    browser
        .wait_text("#revealed", "At the time: Graded Medium")
        .await;
    browser
        .wait_text("#revealed", "What the review found:")
        .await;
    browser
        .wait_text(
            "#revealed",
            "National guidance, SafeLives. Met: potential escalation.",
        )
        .await;
    browser
        .wait_text("#revealed", "It stays as it was decided")
        .await;
    browser.wait_for(".wm-picture svg").await;
    browser.assert_sound("a step that is revealed").await;
    assert!(
        browser.asks_before_leaving().await,
        "what a room decided would be lost"
    );

    // The picture and the table under it say the same, and nothing of later days: first met, and cannot tell from.
    let svg = browser
        .run("return document.querySelector('.wm-picture').textContent")
        .await;
    assert!(
        svg.as_str()
            .expect("words")
            .contains("National guidance13 July 201427 March 2014"),
        "{svg}"
    );
    browser.click_text("The same as a table").await;
    browser
        .wait_text(
            ".wm-stacked caption",
            "Potential escalation, up to 13 July 2014",
        )
        .await;
    browser
        .wait_text(
            ".wm-stacked",
            "Not met until 26 March 2014. Cannot tell from 27 March 2014 to 12 July 2014. Met from 13 July 2014.",
        )
        .await;
    // What comes later is not told: Kingston's five events, or three crimes, are not there yet.
    browser
        .wait_text(".wm-stacked tbody tr:first-child", "Hillingdon")
        .await;
    browser.wait_text(".wm-stacked", "not by this day").await;
    assert!(!browser.text_of(".wm-stacked").await.contains("never"));

    // Two versions of one rule through time.
    browser.click_text("These areas and versions").await;
    browser
        .click_text("City of London, The protocol current in September 2017")
        .await;
    browser
        .wait_text(
            ".wm-stacked tbody",
            "City of London, The protocol current in September 2017",
        )
        .await;
    let rows = browser
        .run("return document.querySelectorAll('.wm-stacked tbody tr').length")
        .await;
    assert_eq!(rows, json!(2));
    browser.click_text("Repeat").await;
    browser
        .wait_text(".wm-stacked caption", "Repeat, up to 13 July 2014")
        .await;
    browser.assert_sound("a choice of areas and versions").await;
    browser.click_text("Save the picture").await;
    let saved = browser
        .wait_download("waymark-hillingdon-2017-2014-07-13.svg")
        .await;
    assert!(
        fs::read_to_string(&saved)
            .expect("the picture")
            .starts_with("<svg")
    );
    fs::remove_file(saved).expect("to be removed");

    // Back and on again: what the room said is still there, and the next step is undecided.
    browser.click_text("Back").await;
    browser.wait_text("main", "Step 12 of 24").await;
    browser.wait_text("main", "Decide first").await;
    browser.click_text("On to the next step").await;
    browser
        .wait_text("#revealed", "The room: potential escalation")
        .await;
    // The browser's own way back leads a step back.
    browser.run("history.back()").await;
    browser.wait_text("main", "Step 12 of 24").await;
    browser.run("history.forward()").await;
    browser
        .wait_text("#revealed", "The room: potential escalation")
        .await;
    // So it is after a look at another page, and at another case.
    browser.go("#/training/lewisham-2020", "Lewisham").await;
    browser.click_text("Begin").await;
    browser.wait_text("main", "Step 1 of 4").await;
    browser.go("#/training/hillingdon-2017", "Hillingdon").await;
    browser.click_text("Go on at step 13").await;
    browser
        .wait_text("#revealed", "The room: potential escalation")
        .await;

    to_step(&browser, 24).await;
    browser.click_text("On to how it ended").await;
    browser.wait_text("main h2", "How it ended").await;
    browser
        .wait_text(
            "main",
            "Step 13, Four emergency calls in one night. The room: potential escalation",
        )
        .await;
    browser.wait_for(".wm-picture svg").await;
    browser
        .wait_text("main", "what all of them together could have seen")
        .await;
    browser.wait_text("main", "Another published case").await;
    browser.assert_sound("the end of a published case").await;
    browser
        .click_text("Begin again, and drop what the room decided")
        .await;
    browser.wait_text("main", "Step 1 of 24").await;
    browser.wait_text("main", "Decide first").await;
}

/// The address of a step leads to it, after what may be hard to read has been told.
#[tokio::test]
async fn a_step_has_an_address() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("#/training/hillingdon-2017/13").await;
    browser.wait_text("main", "This is about a real").await;
    browser.click_text("Go on at step 13").await;
    browser.wait_text("main", "Step 13 of 24").await;
}

#[tokio::test]
async fn without_deciding_each_step_is_shown_and_may_be_opened_as_a_case() {
    let browser = begun(Screen::SmallPhone).await;
    browser
        .tap_text("Go to a step, or see everything without deciding first")
        .await;
    browser.tap_text("Decide first, then reveal").await;
    browser.wait_for("#revealed").await;
    browser.wait_for(".wm-picture svg").await;
    browser
        .assert_sound("a step without deciding, on a small phone")
        .await;
    browser
        .tap("nav[aria-label='Steps'] li:nth-child(13) a")
        .await;
    browser.wait_text("main", "Step 13 of 24").await;
    browser.show_on(Media::Print).await;
    for hidden in [
        ".wm-picture--wide",
        ".wm-picture--phone",
        ".wm-kinds",
        "nav[aria-label='Steps']",
        ".wm-route",
    ] {
        let found = format!("[...document.querySelectorAll(\"main {hidden}\")]");
        let script = format!("return {found}.some(one => one.checkVisibility())");
        assert_eq!(browser.run(&script).await, json!(false), "{hidden}");
    }
    browser.wait_for(".wm-picture--page svg").await;
    browser.show_on(Media::Screen).await;
    browser.tap_text("Go on with it as a case").await;
    browser.tap_text("Open this step as a case").await;
    browser.wait_text("main h1", "Refer to MARAC").await;
    browser.wait_text("main", "Potential escalation").await;
    // That it is a published case is said wherever it is shown, with the way back.
    browser
        .wait_text(
            ".wm-published",
            "For training: Hillingdon, 2013 to 2015 as it was known on 13 July 2014.",
        )
        .await;
    browser.assert_sound("a published case as a case").await;
    browser.tap_text("Back to step 13").await;
    browser.wait_text("main", "Step 13 of 24").await;
}
