//! One case under several rules: what each answers, and where two differ.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;

async fn begun(engine: Engine, screen: Screen, case: &str) -> Browser {
    let browser = Browser::start_in(engine, screen).await;
    browser.open("").await;
    browser.go("#/compare", "Compare areas").await;
    browser.wait_text("main", "No case is open.").await;
    browser.upload("#open-case", &published::file(case)).await;
    browser.wait_text("#beside", "What each rule answers").await;
    browser
}

async fn add(browser: &Browser, rule: &str) {
    browser.choose_in("#add-rule", rule).await;
    browser.click_text("Add this rule").await;
    browser
        .wait_text(
            ".wm-stacked tbody tr:last-child th",
            rule.split(": ").next().expect("an area"),
        )
        .await;
}

in_every_engine!(five_incidents_and_one_crime_in_lewisham_and_nationally);
async fn five_incidents_and_one_crime_in_lewisham_and_nationally(engine: Engine) {
    let browser = begun(engine, Screen::Desktop, "lewisham/cases/july-2018").await;
    // The case's own rule and national guidance are there before anything is chosen.
    let rows = browser
        .run("return document.querySelectorAll('.wm-stacked tbody tr').length")
        .await;
    assert_eq!(rows, json!(2));
    browser
        .wait_text(".wm-stacked tbody tr:first-child", "Not met in Lewisham")
        .await;
    browser.wait_text("#between", "Potential escalation").await;
    browser
        .wait_text("#between", "Not met in Lewisham (1 of 4 police crimes")
        .await;
    browser.assert_sound("two rules beside each other").await;

    // Rules are added and taken out one by one; what is compared stays among them.
    add(
        &browser,
        "Kingston upon Thames: As the council's page states it",
    )
    .await;
    browser
        .wait_text(".wm-stacked thead", "Automatic referral")
        .await;
    browser
        .choose_in(
            "#other",
            "Kingston upon Thames: As the council's page states it",
        )
        .await;
    browser
        .wait_text("#between", "Lewisham has no such route")
        .await;
    browser.assert_sound("three rules beside each other").await;
    browser
        .click(".wm-stacked tbody tr:first-child button")
        .await;
    browser.wait_focus("#beside").await;
    // A look at another page takes none of them away.
    browser.go("#/areas", "Areas and rules").await;
    browser.go("#/compare", "Compare areas").await;
    browser.wait_text("main", "2 rules are shown.").await;
    assert!(
        !browser
            .text_of(".wm-stacked tbody")
            .await
            .contains("Lewisham")
    );
    let one = browser
        .run("const one = document.querySelector('#one'); return one.selectedOptions[0].text")
        .await;
    assert!(
        one.as_str()
            .expect("a rule")
            .starts_with("National guidance"),
        "{one}"
    );
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.requests_after_load().await, [""; 0]);
}

in_every_engine!(a_comparison_stands_ready_and_is_opened_with_one_tap);
async fn a_comparison_stands_ready_and_is_opened_with_one_tap(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::SmallPhone).await;
    browser.open("#/compare").await;
    browser.wait_text("main", "Ready to compare").await;
    browser
        .assert_sound("the comparisons that stand ready")
        .await;
    browser.tap_text("City of London, to October 2015").await;
    browser.wait_text("#beside", "What each rule answers").await;
    browser.wait_focus("#beside").await;
    browser.wait_text("main", "2 rules are shown.").await;
    browser
        .wait_text(
            "#between",
            "Cannot tell under national guidance, which stands in",
        )
        .await;
    browser
        .wait_text(
            "#between",
            "Met in City of London, “The protocol current in September 2017”",
        )
        .await;
    browser
        .wait_text("main", "each time as Standard. Standard meant, at the time")
        .await;
    browser
        .wait_text("main", "Source: paragraphs 2 and 3a to 3d")
        .await;
    browser
        .wait_text(".wm-published", "For training: City of London")
        .await;
    browser
        .assert_sound("two versions of one rule, on a small phone")
        .await;
    // Another takes its place, with its two rules and no others.
    browser.click_text("Open another case").await;
    browser.tap_text("Lewisham, July 2018").await;
    browser
        .wait_text("#between", "Not met in Lewisham (1 of 4 police crimes")
        .await;
    browser.wait_text("main", "2 rules are shown.").await;
    browser
        .wait_text("main", "what a rule that counts crimes does not see")
        .await;
    // Elsewhere it is said to be a published one, with the way back.
    browser.go("#/result", "").await;
    browser
        .wait_text(".wm-published", "For training: Lewisham, July 2018")
        .await;
    browser.click_text("Back to the comparison").await;
    browser.wait_text("main", "What it shows").await;
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.requests_after_load().await, [""; 0]);
}

in_every_engine!(a_published_case_is_opened_where_rules_are_compared);
async fn a_published_case_is_opened_where_rules_are_compared(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::SmallPhone).await;
    browser.open("#/compare").await;
    browser.wait_text("main", "No case is open.").await;
    browser
        .choose("A published case", "Lewisham, 2016 to 2018")
        .await;
    browser.wait_for("#published-step").await;
    browser.assert_sound("the choice of a published case").await;
    browser.tap_text("Open the published case").await;
    browser.wait_text("#beside", "What each rule answers").await;
    browser
        .wait_text(".wm-published", "For training: Lewisham")
        .await;
    browser.wait_text(".wm-published", "Back to step 4").await;
    browser
        .assert_sound("a published case under several rules")
        .await;
}
