//! Saving a case, opening it again, and files that are not what they should be: the open case is never touched by one.

use crate::support::{Browser, Screen, published};
use serde_json::json;
use std::fs;

const CASE: &str = "lewisham/cases/july-2018";
const HEADLINE: &str = "No route is confirmed yet";

async fn with_the_case(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser.wait_text("main h1", HEADLINE).await;
    browser
}

/// The words of the result, without those that say whether it is saved.
async fn result(browser: &Browser) -> String {
    browser.go("#/result", "").await;
    browser.wait_for("main h1.wm-headline").await;
    browser.text_of("main").await
}

#[tokio::test]
async fn a_saved_case_opens_with_the_same_result() {
    let browser = with_the_case(Screen::Desktop).await;
    browser.to_step("Checklist").await;
    assert!(
        !browser.asks_before_leaving().await,
        "nothing has changed since it was opened"
    );
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    browser
        .click("#q-dash-24-14 details:last-of-type summary")
        .await;
    browser
        .fill(
            "#q-dash-24-14-note",
            "Said it twice, “I'll kill you” — once by text\nand once to her mother",
        )
        .await;
    browser
        .wait_text("footer", "in this window's memory and nowhere else")
        .await;
    assert!(browser.asks_before_leaving().await, "an answer is unsaved");
    browser.wait_text(".wm-bar__more", "13 yes").await;

    let before = result(&browser).await;
    browser.click_text("Save this case as a file").await;
    let saved = browser.wait_download("waymark-case-2018-07-20.json").await;
    browser.wait_text("main", "look whether it is there").await;
    assert!(
        browser.asks_before_leaving().await,
        "nobody knows yet whether it is saved"
    );
    browser.say_it_is_there().await;
    browser
        .wait_text(
            "footer",
            "nothing is kept on this device unless you save a file",
        )
        .await;
    assert!(!browser.asks_before_leaving().await, "everything is saved");
    // Loaded anew, it holds nothing: what is left is the file.
    browser.reload().await;
    browser.go("#/", "Which MARAC").await;
    assert_eq!(
        browser
            .run("return localStorage.length + sessionStorage.length")
            .await,
        json!(0)
    );
    assert!(
        !browser
            .text_of("main")
            .await
            .contains("Go back to the open case")
    );

    browser.upload("#open-case", &saved).await;
    browser.wait_text("main h1", HEADLINE).await;
    assert_eq!(result(&browser).await, before);
    browser.go("#/checklist", "24-item").await;
    let note = browser
        .run("return document.getElementById('q-dash-24-14-note').value")
        .await;
    assert_eq!(
        note,
        json!("Said it twice, “I'll kill you” — once by text\nand once to her mother")
    );
    assert_eq!(browser.console().await, [""; 0]);
}

/// What a file does wrong, its text, and what must be said of it.
fn bad_files() -> Vec<(&'static str, String, Vec<&'static str>)> {
    let good = published::text(CASE);
    let half = good.split_at(good.len() / 2).0.to_owned();
    let line: &str = format!("it stops in line {}", half.lines().count()).leak();
    vec![
        (
            "broken.json",
            good.replacen("\"police\": \"crime\"", "\"police\": \"crimes\"", 1),
            vec!["events.list[1].police", "crimes"],
        ),
        (
            "no-json.json",
            good.replacen("\"as_of\":", "\"as_of\"", 1),
            vec!["line 3, column"],
        ),
        ("truncated.json", half, vec!["incomplete", line]),
        (
            "foreign.json",
            "{\"hello\": [1, 2, 3]}".to_owned(),
            vec!["not made by Waymark"],
        ),
        ("empty.json", String::new(), vec!["empty or is not text"]),
        (
            "newer.json",
            good.replacen("waymark-case/1", "waymark-case/2", 1),
            vec![
                "\u{201c}waymark-case/2\u{201d}",
                "newer",
                "It has not been changed",
            ],
        ),
        (
            "other.json",
            published::text("lewisham/area"),
            vec!["area rule file", "a case file was asked for"],
        ),
        (
            "large.json",
            format!("{good}{}", " ".repeat(5 << 20)),
            vec!["too large", "4096 KB is the most"],
        ),
        (
            "impossible.json",
            good.replacen("\"id\": \"K07\"", "\"id\": \"K06\"", 1),
            vec!["events.list[", "K06"],
        ),
    ]
}

#[tokio::test]
async fn a_bad_file_is_named_and_the_open_case_is_untouched() {
    let browser = with_the_case(Screen::SmallPhone).await;
    browser.go("#/checklist", "24-item").await;
    browser.tap("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    let before = result(&browser).await;

    for (name, text, says) in bad_files() {
        let file = published::written(name, &text);
        browser.go("#/", "Which MARAC").await;
        browser.upload("#open-case", &file).await;
        for words in &says {
            browser.wait_text("#open-case-error", words).await;
        }
        browser
            .wait_text("#open-case-error", "The case that was open is unchanged.")
            .await;
        browser.assert_fits(name).await;
        assert_eq!(result(&browser).await, before, "{name}");
        browser.go("#/checklist", "24-item").await;
        browser
            .wait_for("#q-dash-24-14 input[value=yes]:checked")
            .await;
        browser
            .wait_for("#q-dash-24-16 input[value=does-not-know]:checked")
            .await;
        assert_eq!(fs::read_to_string(&file).expect("the file"), text, "{name}");
    }
    browser.go("#/", "Which MARAC").await;
    browser
        .upload("#open-case", &published::written("again.json", "{}"))
        .await;
    browser
        .wait_text("#open-case-error", "not made by Waymark")
        .await;
    browser
        .assert_accessible("the start page with a file that does not open")
        .await;
    assert!(
        browser.asks_before_leaving().await,
        "the answer is still unsaved"
    );
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn opening_another_case_asks_while_changes_are_unsaved() {
    let browser = with_the_case(Screen::Desktop).await;
    let other = published::file("kent/cases/july-2018");
    browser.to_step("Checklist").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    let before = result(&browser).await;

    browser.go("#/", "Which MARAC").await;
    browser.upload("#open-case", &other).await;
    browser
        .wait_text("main [role=alert]", "changes that are not saved")
        .await;
    browser
        .assert_accessible("the start page, asking before it opens another case")
        .await;
    browser.click_text("Keep the open case").await;
    assert_eq!(result(&browser).await, before);

    // Saved from the question itself, the first case is in a file, and then nothing is lost by opening the other.
    browser.go("#/", "Which MARAC").await;
    browser.upload("#open-case", &other).await;
    browser.click("main [role=alert] button").await;
    let saved = browser.wait_download("waymark-case-2018-07-20.json").await;
    assert!(
        fs::read_to_string(saved)
            .expect("the file")
            .contains("\"reference\": \"K\"")
    );
    browser
        .click_text("Open the file and drop the changes")
        .await;
    browser.wait_text("main h2", "Routes in Kent").await;
    assert!(
        !browser.asks_before_leaving().await,
        "the other case has not been changed"
    );
}

/// What is in a file is text, whatever it looks like.
#[tokio::test]
async fn what_a_file_holds_is_never_run() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let markup = "<img src=/planted onerror=alert(1)><script>alert(2)</script>";
    let text = published::text(CASE).replace("Bromley", markup).replacen(
        "\"called\": \"ex-partner\"",
        &format!("\"called\": \"{markup}\""),
        1,
    );
    browser
        .upload("#open-case", &published::written("hostile.json", &text))
        .await;
    browser.wait_text("main h1", HEADLINE).await;
    let escalation = browser.route("escalation").await;
    assert!(escalation.contains(markup), "{escalation}");
    browser.go("#/history", "History").await;
    browser.wait_text("main", markup).await;
    browser.go("#/people", "People").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('main img, main script').length")
            .await,
        json!(0)
    );
    assert_eq!(browser.console().await, [""; 0]);
}
