//! What stands before the first scroll of a phone: what follows, every route with its answer, what to do now and the way on;
//! and that whoever goes somewhere on a page sees where she has come.

use crate::support::{Browser, Screen, published};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use thirtyfour::prelude::Key;

/// Where the parts of the result end, from the top of the page, and how many words stand in them.
const PARTS: &str = "
const bottom = (css) => Math.round(document.querySelector(css).getBoundingClientRect().bottom);
const parts = ['.wm-headline', '.wm-rows', '.wm-do', '.wm-way-on'];
return {
  frame: bottom('.wm-bar'),
  rows: [...document.querySelectorAll('.wm-row')].map((row) => Math.round(row.getBoundingClientRect().bottom)),
  way_on: bottom('.wm-way-on'),
  words: parts.flatMap((css) => document.querySelector(css).innerText.trim().split(/\\s+/)).length,
  tags: [...document.querySelectorAll('.wm-headline .wm-tag')].map((tag) => tag.innerText),
};";

/// Whether what the focus is on, and the question it belongs to, begin below the frame and in sight.
const ARRIVED: &str = "
const at = document.activeElement;
const whole = (at.closest('.wm-question') ?? at).getBoundingClientRect();
const frame = document.querySelector('.wm-bar').getBoundingClientRect().bottom;
const answer = at.closest('.wm-question')?.querySelector('.wm-answer__label').getBoundingClientRect();
if (whole.top < frame) return `under the frame, which ends at ${frame}: ${whole.top}`;
if ((answer ?? whole).bottom > innerHeight) return 'below the screen';
return 'in sight';";

async fn opened(file: &Path) -> Browser {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.upload("#open-case", file).await;
    browser.wait_for("main h1.wm-headline").await;
    browser
}

/// Threat to kill, strangling and getting worse are answered yes, and nothing else is known.
fn six_answers() -> PathBuf {
    let yes = json!({ "reply": "yes" });
    let case = json!({
        "format": "waymark-case/1", "as_of": "2026-11-20", "reference": "K12", "area": { "id": "lewisham" },
        "assessments": { "all_known": false, "list": [{
            "id": "a", "when": "2026-11-20", "instrument": "dash-24",
            "answers": { "9": yes, "11": yes, "15": yes },
        }] },
    });
    published::written("six-answers.json", &case.to_string())
}

/// The Lewisham case under the rule of Kingston, which has five routes; it is nobody's published case.
fn in_kingston() -> PathBuf {
    let mut case: Value =
        serde_json::from_str(&published::text("lewisham/cases/july-2018")).expect("it is JSON");
    case["area"] = json!({ "id": "kingston" });
    case["taken_from"] = json!("");
    published::written("kingston.json", &case.to_string())
}

#[tokio::test]
async fn the_answer_and_the_way_on_stand_before_the_first_scroll() {
    for (file, routes) in [
        (published::file("lewisham/cases/july-2018"), 4),
        (published::file("kent/cases/august-2018-closing"), 4),
        (published::file("birmingham/cases/july-2012"), 4),
        (in_kingston(), 5),
        (six_answers(), 4),
    ] {
        let browser = opened(&file).await;
        let name = file.display();
        let seen = browser.run(PARTS).await;
        let within = |part: &Value, most: i64| part.as_i64().is_some_and(|end| end <= most);
        assert!(within(&seen["frame"], 100), "{name}: {seen}");
        assert!(within(&seen["way_on"], 844), "{name}: {seen}");
        assert!(within(&seen["words"], 120), "{name}: {seen}");
        let rows = seen["rows"].as_array().expect("the routes");
        assert_eq!(rows.len(), routes, "{name}: {seen}");
        let tags = json!(["Provisional", "Review required"]);
        assert_eq!(seen["tags"], tags, "{name}");
        browser.assert_fits("the first screen").await;
        browser.resize(Screen::SmallPhone).await;
        let seen = browser.run(PARTS).await;
        assert!(within(&seen["frame"], 110), "{name}: {seen}");
        assert!(within(&seen["rows"][1], 568), "{name}: {seen}");
        browser
            .assert_fits("the first screen of a small phone")
            .await;
    }
}

#[tokio::test]
async fn a_jump_shows_where_it_leads() {
    let browser = opened(&six_answers()).await;
    for screen in [Screen::Phone, Screen::SmallPhone, Screen::Desktop] {
        browser.resize(screen).await;
        browser.go("#/result", "").await;
        browser.wait_for("main h1.wm-headline").await;
        // A route leads to its reasons.
        browser.click("li[data-rule$='/escalation'] a").await;
        browser.wait_focus("#route-2").await;
        assert_eq!(browser.run(ARRIVED).await, json!("in sight"), "{screen:?}");
        // The rest of what there is to do is one tap away.
        browser.click(".wm-do__more").await;
        browser.wait_focus("#now").await;
        assert_eq!(browser.run(ARRIVED).await, json!("in sight"), "{screen:?}");
        // The questions left begin with the first of them.
        browser.click_text("Ask the 21 questions left").await;
        browser.wait_focus("#q-dash-24-1 input").await;
        assert_eq!(browser.run(ARRIVED).await, json!("in sight"), "{screen:?}");
        browser.click("#q-dash-24-2 input[value=yes]").await;
        browser.click("[aria-label='Question 12, not asked']").await;
        browser.wait_focus("#q-dash-24-12 input").await;
        assert_eq!(browser.run(ARRIVED).await, json!("in sight"), "{screen:?}");
        browser.click("#q-dash-24-2 input[value='not-asked']").await;
    }
}

/// The steps lie behind one control, each with how far it has come; the pages beside an assessment behind another.
#[tokio::test]
async fn the_steps_and_the_pages_lie_behind_one_control_each() {
    let browser = opened(&six_answers()).await;
    browser.click(".wm-steps__button").await;
    for (step, state) in [
        ("Before you ask", "Nothing recorded yet"),
        ("Checklist", "3 of 24 asked"),
        ("Result", "No route confirmed yet"),
    ] {
        browser.wait_text(".wm-steps__list li", step).await;
        browser.wait_text(".wm-steps__state", state).await;
    }
    browser.assert_sound("the steps").await;
    browser.resize(Screen::Phone).await;
    browser.press(Key::Escape).await;
    browser
        .wait_until("return !document.querySelector('.wm-steps__panel')")
        .await;
    browser.to_step("History").await;
    browser.wait_text("main h1", "History").await;
    browser
        .wait_until("return !document.querySelector('.wm-steps__panel')")
        .await;
    // The file is of an earlier day, so assessing again is one of them.
    browser.wait_text(".wm-steps__button", "Step 5 of 9").await;
    // Each step has the way back to the one before.
    browser.click_text("Back to checklist").await;
    browser.wait_text("main h1", "24-item").await;
    browser.click(".wm-top__menu").await;
    browser.wait_text("#menu", "Areas and rules").await;
    browser.assert_sound("the menu").await;
    browser.resize(Screen::Phone).await;
    browser.click("#menu a[href='#/device']").await;
    browser.wait_text("main h1", "This device").await;
    assert_eq!(
        browser
            .run("return document.querySelector('#menu').checkVisibility()")
            .await,
        json!(false)
    );
}

/// The answer is said in the bar wherever the page does not say it itself.
#[tokio::test]
async fn the_bar_gives_way_to_the_headline() {
    let browser = opened(&six_answers()).await;
    let said = "return document.querySelector('.wm-bar__state').checkVisibility()";
    assert_eq!(browser.run(said).await, json!(false));
    browser
        .run("scrollTo({ top: 600, behavior: 'instant' })")
        .await;
    browser.wait_until(said).await;
    browser.go("#/checklist", "24-item").await;
    browser.wait_until(said).await;
}

/// Whoever wants to see what it does first need have no file.
#[tokio::test]
async fn an_example_opens_from_the_start() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .tap_text("Look at an example: a case that was published")
        .await;
    browser.wait_for("main h1.wm-headline").await;
    browser.wait_text(".wm-published", "For training: ").await;
    browser.go("#/", "").await;
    browser.wait_text("main", "Go back to the open case").await;
    assert_eq!(browser.console().await, [""; 0]);
}
