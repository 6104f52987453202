//! The training room: a published case step by step, with what a room decides before it is shown anything.

use crate::support::{Browser, Screen};
use serde_json::json;
use std::fs;

async fn begun(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.click_text("Training").await;
    browser.wait_text("main h1", "Training").await;
    browser.assert_sound("the training room").await;
    browser.click("main a[href='#/training/hillingdon-2017']").await;
    browser.wait_text("main h1", "Hillingdon").await;
    browser.wait_text("main", "This is about a real").await;
    browser.assert_sound("a published case, before it begins").await;
    browser.click_text("Begin").await;
    browser.wait_text("main", "Step 1 of 24").await;
    browser
}

async fn to_step(browser: &Browser, number: usize) {
    browser.click("main details:has(#jump) > summary").await;
    browser.choose_in("#jump", &option(browser, number).await).await;
    browser.wait_text("main", &format!("Step {number} of 24")).await;
}

async fn option(browser: &Browser, number: usize) -> String {
    let script = format!("return document.querySelector('#jump').options[{}].text", number - 1);
    browser.run(&script).await.as_str().expect("a step").to_owned()
}

#[tokio::test]
async fn a_room_decides_and_then_sees_what_the_rules_said_and_what_was_found() {
    let browser = begun(Screen::Desktop).await;
    // Nothing of the answer is on the page while the room decides.
    to_step(&browser, 13).await;
    browser.wait_text("main h2", "13 July 2014").await;
    for hidden in [".wm-picture", "#revealed"] {
        assert_eq!(browser.run(&format!("return document.querySelectorAll('{hidden}').length")).await, json!(0));
    }
    browser.assert_sound("a step that is being decided").await;
    browser.click_text("Potential escalation").await;
    browser.click_text("High").await;
    browser.fill("Why?", "The third call in five months.").await;
    browser.click_text("Reveal").await;
    browser.wait_focus("#revealed").await;
    browser
        .wait_text("#revealed", "The room: potential escalation, graded high. Why: The third call in five months.")
        .await;
    browser.wait_text("#revealed", "At the time: Graded Medium").await;
    browser.wait_text("#revealed", "What the review found:").await;
    browser.wait_text("#revealed", "National guidance, SafeLives. Met: potential escalation.").await;
    browser.wait_for(".wm-picture svg").await;
    browser.assert_sound("a step that is revealed").await;

    // The picture and the table under it say the same, and nothing of later days.
    let svg = browser.run("return document.querySelector('.wm-picture').textContent").await;
    assert!(svg.as_str().expect("words").contains("met from 13 July 2014"), "{svg}");
    browser.click_text("The same as a table").await;
    browser.wait_text(".wm-table caption", "Potential escalation, up to 13 July 2014").await;
    browser
        .wait_text(
            ".wm-table",
            "Not met until 26 March 2014. Cannot tell from 27 March 2014 to 12 July 2014. Met from 13 July 2014.",
        )
        .await;
    browser.click_text("Repeat").await;
    browser.wait_text(".wm-table caption", "Repeat, up to 13 July 2014").await;
    browser.click_text("Save the picture").await;
    let saved = browser.wait_download("waymark-hillingdon-2017-2014-07-13.svg").await;
    assert!(fs::read_to_string(&saved).expect("the picture").starts_with("<svg"));
    fs::remove_file(saved).expect("to be removed");

    // Back and on again: what the room said is still there, and the next step is undecided.
    browser.click_text("Back").await;
    browser.wait_text("main", "Step 12 of 24").await;
    browser.wait_text("main", "Decide first").await;
    browser.click_text("On to the next step").await;
    browser.wait_text("#revealed", "The room: potential escalation").await;
    // So it is after a look at another page.
    browser.go("#/areas", "Areas and rules").await;
    browser.go("#/training/hillingdon-2017", "Hillingdon").await;
    browser.wait_text("#revealed", "The room: potential escalation").await;

    to_step(&browser, 24).await;
    browser.click_text("On to how it ended").await;
    browser.wait_text("main h2", "How it ended").await;
    browser.wait_text("main", "Step 13, Four emergency calls in one night. The room: potential escalation").await;
    browser.wait_for(".wm-picture svg").await;
    browser.assert_sound("the end of a published case").await;
}

#[tokio::test]
async fn without_deciding_each_step_is_shown_and_may_be_opened_as_a_case() {
    let browser = begun(Screen::SmallPhone).await;
    browser.tap_text("Go to a step, or see everything without deciding first").await;
    browser.tap_text("Decide first, then reveal").await;
    browser.wait_for("#revealed").await;
    browser.wait_for(".wm-picture svg").await;
    browser.assert_sound("a step without deciding, on a small phone").await;
    browser.choose_in("#jump", &option(&browser, 13).await).await;
    browser.wait_text("main", "Step 13 of 24").await;
    browser.tap_text("Go on with it as a case").await;
    browser.tap_text("Open this step as a case").await;
    browser.wait_text("main h1", "Refer to MARAC").await;
    browser.wait_text("main", "Potential escalation").await;
}
