//! The same work by keyboard alone on a desktop: the focus goes where the eye is, and can be seen wherever it goes.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;
use thirtyfour::prelude::Key;

in_every_engine!(the_lewisham_case_by_keyboard);
async fn the_lewisham_case_by_keyboard(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    assess(&browser).await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// From the start page to the result.
pub async fn assess(browser: &Browser) {
    begin(browser).await;
    before_asking(browser).await;
    people(browser).await;
    checklist(browser).await;
    history(browser).await;
    judgement(browser).await;
    result(browser).await;
}

/// The heading of a new page has the focus, so that it is read out and Tab goes on from there.
async fn arrive(browser: &Browser, heading: &str) {
    browser.wait_text("main h1", heading).await;
    browser.wait_focus("main h1").await;
}

async fn begin(browser: &Browser) {
    browser.press(Key::Tab).await;
    browser.wait_focus(".govuk-skip-link").await;
    browser.press(Key::Enter).await;
    arrive(browser, "Which MARAC referral route applies").await;
    browser.tab_to("main a[href='#/new']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "New assessment").await;
    assert_eq!(
        browser.run("return document.title").await,
        json!("New assessment – Waymark")
    );

    // Sent empty, it says what is missing and leads there.
    browser.tab_to("main button[type=submit]").await;
    browser.press(Key::Enter).await;
    browser.wait_focus(".govuk-error-summary").await;
    browser.tab_to(".govuk-error-summary a").await;
    browser.press(Key::Enter).await;
    browser.wait_focus("#area").await;
    browser.press("lewi").await;
    browser.tab_to("#area-found").await;
    browser.press(" ").await;
    browser.tab_to("#day").await;
    browser.press("20 July 2018").await;
    browser.tab_to("#reference").await;
    browser.press("L1").await;
    browser.press(Key::Enter).await;
    arrive(browser, "Before you ask").await;
}

async fn before_asking(browser: &Browser) {
    browser.tab_to("#q-circumstances-danger-now input").await;
    for (key, reply, answered, next) in [
        ("n", "no", "danger-now", "not-safe-to-talk"),
        ("d", "does-not-know", "not-safe-to-talk", "others-present"),
        ("Y", "yes", "others-present", "interpreter-needed"),
    ] {
        browser.press(key).await;
        // The focus stays on what was answered, and Enter goes on.
        browser
            .wait_focus(&format!(
                "#q-circumstances-{answered} input[value={reply}]:checked"
            ))
            .await;
        browser.press(Key::Enter).await;
        browser
            .wait_focus(&format!("#q-circumstances-{next} input"))
            .await;
    }
    browser.tab_to("main a[href='#/people']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "People").await;
}

async fn people(browser: &Browser) {
    for (field, text) in [
        ("#victim-age", "17"),
        ("#victim-lives", "Lewisham"),
        ("#harm-called", "ex-partner"),
    ] {
        browser.tab_to(field).await;
        browser.press(text).await;
    }
    browser.tab_to("input[name=harm-relationship]").await;
    // Not known is chosen, and last.
    browser
        .wait_for("input[name=harm-relationship]:checked")
        .await;
    for value in ["partner", "former-partner"] {
        browser.arrow_to("harm-relationship", value).await;
    }
    browser.tab_to("main a[href='#/checklist']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "24-item risk checklist").await;
}

async fn checklist(browser: &Browser) {
    let replies = published::replies("lewisham/cases/july-2018");
    browser.tab_to("#q-dash-24-1 input").await;
    for number in 1..=24 {
        let item = number.to_string();
        let question = format!("#q-dash-24-{item}");
        // Enter goes on to the next question; one that is left out is passed with Tab.
        if browser
            .run(&format!(
                "return !document.activeElement.closest('{question}')"
            ))
            .await
            == json!(true)
        {
            browser.tab_to(&format!("{question} input")).await;
        }
        let Some((_, reply)) = replies.iter().find(|(known, _)| *known == item) else {
            continue;
        };
        let key = if reply == "yes" { "y" } else { "d" };
        browser.press(key).await;
        browser
            .wait_focus(&format!("{question} input[value={reply}]:checked"))
            .await;
        browser.press(Key::Enter).await;
        if number < 24 {
            let next = format!("#q-dash-24-{} input", number + 1);
            browser.wait_focus(&next).await;
            browser.assert_focus_seen(&next).await;
        }
    }
    browser
        .wait_text(
            ".wm-bar",
            "12 yes of the 14 national guidance needs · 1 not known · 11 still to ask",
        )
        .await;

    // Arrows choose as they do among any radios, and what is typed into a note answers nothing.
    browser.press(Key::Right).await;
    browser
        .wait_for("#q-dash-24-24 input[value=no]:checked")
        .await;
    browser.press(Key::Left).await;
    browser
        .wait_for("#q-dash-24-24 input[value=yes]:checked")
        .await;
    browser
        .tab_to("#q-dash-24-24 details:last-of-type summary")
        .await;
    browser.press(Key::Enter).await;
    browser.tab_to("#q-dash-24-24-note").await;
    browser
        .press("No doubt: known since 2015. Yes, on licence")
        .await;
    browser
        .wait_text(
            ".wm-bar",
            "12 yes of the 14 national guidance needs · 1 not known · 11 still to ask",
        )
        .await;
    browser
        .wait_for("#q-dash-24-24 input[value=yes]:checked")
        .await;
    browser.tab_to("main a[href='#/history']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "History").await;
}

async fn history(browser: &Browser) {
    for (when, crime) in [("2018", true), ("February 2018", false), ("2018", false)] {
        browser.tab_to("main a[href='#/history/event/new']").await;
        browser.press(Key::Enter).await;
        arrive(browser, "Add an event").await;
        browser.tab_to("#when").await;
        if crime {
            // Sent without its date, it says so; the date alone would be enough.
            browser.press(Key::Enter).await;
            browser.wait_focus(".govuk-error-summary").await;
            browser.tab_to(".govuk-error-summary a").await;
            browser.press(Key::Enter).await;
            browser.wait_focus("#when").await;
        }
        browser.press(when).await;
        browser.tab_to("input[name=police]").await;
        // Nothing is chosen beforehand.
        let chosen = "return document.querySelectorAll('input[name=police]:checked').length";
        assert_eq!(browser.run(chosen).await, json!(0));
        let wanted = if crime { "crime" } else { "incident" };
        browser.arrow_to("police", wanted).await;
        browser.tab_to("#places").await;
        browser.press("Bromley or Lewisham or Southwark").await;
        for who in ["#by", "#harmed"] {
            browser.tab_to(who).await;
            browser.press(" ").await;
        }
        browser.press(Key::Enter).await;
        arrive(browser, "History").await;
    }
    browser.wait_for(".wm-ledger > li:nth-child(3)").await;
    browser.tab_to("input[name=events-known]").await;
    browser.press(Key::Up).await;
    browser.wait_for("#events-known:checked").await;
    browser.tab_to("main a[href='#/causing-harm']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "The person causing harm").await;
    browser.tab_to("main a[href='#/judgement']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "Judgement").await;
}

async fn judgement(browser: &Browser) {
    browser.tab_to("#reasons").await;
    browser.press(" ").await;
    browser.wait_for("#reasons:checked").await;
    browser.tab_to("#words").await;
    browser
        .press("Three contacts in one year are one history.")
        .await;
    browser.tab_to("#heard").await;
    browser.press(" ").await;
    browser
        .wait_text(".wm-bar", "Refer to MARAC: professional judgement is met")
        .await;
    browser.tab_to("main a[href='#/result']").await;
    browser.press(Key::Enter).await;
    arrive(browser, "Refer to MARAC now: professional judgement is met").await;
}

async fn result(browser: &Browser) {
    let escalation = browser.route("escalation").await;
    assert!(
        escalation.contains("1 of 4 police crimes between 20 July 2017 and 20 July 2018"),
        "{escalation}"
    );
    browser.tab_to("main summary").await;
    browser.press(Key::Enter).await;
    browser.wait_for("main details[open]").await;
    browser.tab_to("#shown-area").await;
    browser.press("king").await;
    browser
        .wait_text("main h2", "Routes in Kingston upon Thames")
        .await;
    browser.wait_focus("#shown-area").await;
}
