//! Every page in each of its states: accessible by axe, and no wider than the screen at 320 pixels or at 400 %.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;

const CASE: &str = "lewisham/cases/july-2018";

async fn started(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    browser
}

async fn with_the_case(engine: Engine) -> Browser {
    let browser = started(engine).await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser
}

async fn nothing_went_wrong(browser: &Browser) {
    assert_eq!(browser.console().await, [""; 0]);
}

in_every_engine!(beside_a_case);
async fn beside_a_case(engine: Engine) {
    let browser = started(engine).await;
    browser.assert_sound("start").await;
    browser
        .upload("#open-case", &published::written("foreign.json", "{}"))
        .await;
    browser
        .wait_text("#open-case-error", "not made by Waymark")
        .await;
    browser
        .assert_sound("start with a file that does not open")
        .await;

    browser.go("#/new", "New assessment").await;
    browser.assert_sound("new").await;
    browser
        .fill("Day of the assessment", "the 32nd of May")
        .await;
    browser.click("main button[type=submit]").await;
    browser.wait_focus(".govuk-error-summary").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.govuk-error-summary li').length")
            .await,
        json!(2)
    );
    browser.assert_sound("new with errors").await;

    browser.go("#/areas", "Areas and rules").await;
    browser.assert_sound("areas").await;
    let mistaken = published::text("kingston/area").replacen(
        "\"checklist\": \"dash-24\"",
        "\"checklist\": \"dash-2\"",
        1,
    );
    browser
        .upload("#load", &published::written("mistaken.json", &mistaken))
        .await;
    browser.wait_text("#loaded", "holds mistakes").await;
    browser.assert_sound("areas with mistakes in a file").await;
    for area in ["city-of-london", "national", "essex"] {
        browser.go(&format!("#/areas/{area}"), "").await;
        browser.wait_for("main dl").await;
        browser.assert_sound(area).await;
    }
    browser.go("#/areas/nowhere", "Areas and rules").await;
    browser.assert_sound("an area that is not there").await;
    nothing_went_wrong(&browser).await;
}

in_every_engine!(an_assessment_just_begun);
async fn an_assessment_just_begun(engine: Engine) {
    let browser = started(engine).await;
    browser.go("#/new", "New assessment").await;
    browser.fill("#area", "Birmingham").await;
    browser.click("main button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
    browser.unfold().await;
    browser.assert_sound("before you ask").await;

    browser.go("#/people", "People").await;
    browser.click_text("Add another person causing harm").await;
    browser.wait_for("#harm-2-called").await;
    browser.fill("#victim-age", "quite young").await;
    browser
        .wait_text("#victim-age-error", "Write an age in years")
        .await;
    browser.click_text("Add a child").await;
    browser.click_text("Add somebody else who was harmed").await;
    browser.wait_for("#other-called").await;
    browser
        .assert_sound("people with two persons, a child, another and an age that cannot be read")
        .await;

    // Birmingham's is the police's own.
    browser.go("#/checklist", "27-item").await;
    browser.assert_sound("checklist, empty").await;
    browser.go("#/history", "History").await;
    browser.assert_sound("history, empty").await;
    for (form, heading, field) in [
        ("event", "Add an event", "#when"),
        ("change", "Add something that changed", "#change-when"),
        ("order", "Add an order, bail or licence", "#order-from"),
        ("marac", "Add an earlier MARAC", "#marac-met"),
        ("assessment", "Add an earlier assessment", "#assessed-when"),
    ] {
        browser.go(&format!("#/history/{form}/new"), heading).await;
        browser.unfold().await;
        browser.assert_sound(heading).await;
        browser.fill(field, "round about, er").await;
        browser.click("main button[type=submit]").await;
        browser.wait_focus(".govuk-error-summary").await;
        browser
            .assert_sound(&format!("{heading}, with an error"))
            .await;
    }
    browser
        .go("#/causing-harm", "The person causing harm")
        .await;
    browser.wait_text("main", "Answer for each of them").await;
    browser.unfold().await;
    browser
        .assert_sound("the person causing harm, with nothing known")
        .await;
    browser.go("#/judgement", "Judgement").await;
    browser
        .assert_sound("judgement, with nothing to weigh")
        .await;
    browser.go("#/result", "").await;
    browser.wait_for("main h1.wm-headline").await;
    browser.unfold().await;
    browser.assert_sound("result, with nothing answered").await;
    nothing_went_wrong(&browser).await;
}

in_every_engine!(a_checklist_and_a_history_that_are_filled);
async fn a_checklist_and_a_history_that_are_filled(engine: Engine) {
    let browser = with_the_case(engine).await;
    browser.go("#/checklist", "24-item").await;
    browser.unfold().await;
    browser
        .click("#q-dash-24-15 input[value=not-safe-to-ask]")
        .await;
    browser
        .choose_in("#q-dash-24-14-source", "the person causing harm")
        .await;
    browser.click("#q-dash-24-14 input[value=no]").await;
    browser
        .wait_text("#q-dash-24-14", "is recorded, and counts as not known")
        .await;
    browser
        .assert_sound("checklist, answered, with everything unfolded")
        .await;
    for (list, title) in [
        ("stalking-11", "stalking"),
        ("hba", "honour"),
        ("police-27", "27"),
    ] {
        browser.go(&format!("#/checklist/{list}"), "").await;
        browser.wait_for(&format!("[id^='q-{list}-']")).await;
        browser.unfold().await;
        browser.assert_sound(title).await;
    }
    browser.go("#/history", "History").await;
    browser.wait_for(".wm-ledger > li:nth-child(5)").await;
    browser.assert_sound("history, filled").await;
    browser.click(".wm-ledger > li:last-child a").await;
    browser.wait_text("main h1", "Change an event").await;
    browser.unfold().await;
    browser.assert_sound("an event, to change").await;
    nothing_went_wrong(&browser).await;
}

in_every_engine!(judgement_and_results);
async fn judgement_and_results(engine: Engine) {
    let browser = with_the_case(engine).await;
    browser.go("#/judgement", "Judgement").await;
    browser.click("#reasons").await;
    browser.assert_sound("judgement with prompts").await;
    browser.go("#/result", "").await;
    browser
        .choose("Under the rule of", "Southend, Essex and Thurrock")
        .await;
    browser.go("#/judgement", "Judgement").await;
    browser.wait_text("main h2", "Sign-off").await;
    browser.assert_sound("judgement with a sign-off").await;

    browser.go("#/result", "").await;
    for area in [
        "Lewisham",
        "Leeds",
        "Kingston upon Thames",
        "City of London",
        "Islington",
        "Birmingham",
    ] {
        browser.choose("Under the rule of", area).await;
        browser
            .wait_text("main h2", &format!("Routes in {area}"))
            .await;
        if area == "Islington" {
            browser
                .choose(
                    "Version",
                    "The Daily Safeguarding Meeting, from January 2021",
                )
                .await;
            browser
                .wait_text("main", "Daily Safeguarding Meeting")
                .await;
        }
        browser.unfold().await;
        browser.assert_sound(&format!("result in {area}")).await;
    }
    browser.assert_accessible_on_media("result").await;
    nothing_went_wrong(&browser).await;
}
