//! What is asked, where it stands, of whom it is asked, and in whose words.

use crate::support::{Browser, Screen, published};
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

/// Whoever fills it in declines nothing; what was answered so before stays in sight.
#[tokio::test]
async fn questions_to_the_professional_cannot_be_declined() {
    let case = json!({
        "format": "waymark-case/1", "as_of": "2026-11-20", "area": { "id": "lewisham" },
        "assessments": { "all_known": false, "list": [{
            "id": "a", "when": "2026-11-20", "instrument": "circumstances",
            "answers": { "others-present": { "reply": "declined" } },
        }] },
    });
    let file = published::written("declined.json", &case.to_string());
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.upload("#open-case", &file).await;
    browser.wait_for("main h1.wm-headline").await;
    browser.go("#/before", "Before you ask").await;
    let offered = "return [...document.querySelectorAll('#q-circumstances-{item} .wm-answer')].map((one) => one.innerText).join(', ')";
    let offered = async |item: &str| browser.run(&offered.replace("{item}", item)).await;
    assert_eq!(
        offered("danger-now").await,
        json!("Yes, No, Not known, Not asked")
    );
    assert_eq!(
        offered("others-present").await,
        json!("Yes, No, Not known, Not asked, Declined to say")
    );
    browser
        .wait_for("#q-circumstances-others-present input[value=declined]:checked")
        .await;
    browser.assert_sound("before you ask").await;
    browser.go("#/checklist", "24-item").await;
    let of_victim = "return [...document.querySelectorAll('#q-dash-24-1 .wm-answer')].map((one) => one.innerText).join(', ')";
    assert_eq!(
        browser.run(of_victim).await,
        json!("Yes, No, Does not know, Declined to say, Not safe to ask, Not asked")
    );
}

/// Little time: first what could settle a route, with how many are left; nothing disappears and nothing is chosen.
#[tokio::test]
async fn what_could_settle_a_route_is_asked_first() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.begin("Kingston upon Thames").await;
    browser.go("#/checklist", "24-item").await;
    let form = browser.run(QUESTIONS).await;
    let form = form.as_str().unwrap_or_default().to_owned();
    assert!(form.starts_with("q-dash-24-1 q-dash-24-2 "), "{form}");
    browser
        .wait_text(".wm-quick", "questions could settle a route.")
        .await;
    browser.tap_text("Ask these first").await;
    browser
        .wait_text(".wm-quick", "Back to the order of the form")
        .await;
    let quick = browser.run(QUESTIONS).await;
    let quick = quick.as_str().unwrap_or_default().to_owned();
    // One suspicion is enough there by itself.
    assert!(
        quick.starts_with("q-circumstances-honour-suspected "),
        "{quick}"
    );
    let mut missing = form
        .split(' ')
        .filter(|one| !quick.split(' ').any(|other| other == *one));
    assert_eq!(missing.next(), None);
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-question input:checked').length")
            .await,
        json!(0)
    );
    let left = "return parseInt(document.querySelector('.wm-quick').innerText)";
    let before = browser.run(left).await;
    browser
        .answer("circumstances", "honour-suspected", "no")
        .await;
    browser
        .wait_until(&format!(
            "return parseInt(document.querySelector('.wm-quick').innerText) === {before} - 1"
        ))
        .await;
    // Nothing moves when something is answered, and unknown stays unknown.
    assert_eq!(browser.run(QUESTIONS).await, json!(quick));
    browser.answer("dash-24", "1", "does-not-know").await;
    assert_eq!(browser.run(QUESTIONS).await, json!(quick));
    browser
        .assert_sound("what could settle a route first")
        .await;
    browser.resize(Screen::Phone).await;
    browser.tap_text("Back to the order of the form").await;
    browser
        .wait_until(&format!("{QUESTIONS} === '{form}'"))
        .await;
    browser
        .wait_for("#q-dash-24-1 input[value='does-not-know']:checked")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn questions_use_the_chosen_word() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser
        .wait_text("#q-dash-24-4", "Do they keep you from family")
        .await;
    browser.go("#/people", "People").await;
    let chosen = "return document.querySelectorAll('[name$=pronoun]:checked').length";
    assert_eq!(browser.run(chosen).await, json!(0));
    browser.click("[name='harm-pronoun'][value=he]").await;
    browser.click("[name='victim-pronoun'][value=she]").await;
    browser
        .wait_text("#q-circumstances-care-needs", "Does she have needs")
        .await;
    browser.assert_sound("people with words chosen").await;
    browser.go("#/checklist", "24-item").await;
    browser
        .wait_text("#q-dash-24-4", "Does he keep you from family")
        .await;
    browser
        .wait_text(
            "#q-dash-24-2",
            "Are you very afraid of him, or of what he may do next?",
        )
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
