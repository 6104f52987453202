//! The moderation exercise: three assessors' files of one case, with one disagreement, and one file that is broken.

use std::path::PathBuf;

use crate::support::{Browser, Screen, published};
use serde_json::{Value, json};

/// An assessor's file: the case as it was given out, with these answers and this grade.
fn file(name: &str, fourth: &str, grade: &str, day: &str) -> PathBuf {
    let mut case: Value =
        serde_json::from_str(&published::text("lewisham/cases/july-2018")).expect("it reads");
    case["as_of"] = json!(day);
    let made = &mut case["assessments"]["list"][0];
    made["when"] = json!(day);
    made["grade"] = json!(grade);
    made["answers"]["4"] = json!({"reply": fourth, "source": "victim"});
    published::written(name, &case.to_string())
}

async fn begun(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.go("#/agreement", "How far assessors agree").await;
    browser.assert_sound("the exercise before any file").await;
    browser
}

/// Chooses several files at once, as the file dialogue does.
async fn choose(browser: &Browser, files: &[PathBuf]) {
    let paths: Vec<&str> = files
        .iter()
        .map(|path| path.to_str().expect("a path"))
        .collect();
    browser
        .upload("#assessors", paths.join("\n").as_ref())
        .await;
}

#[tokio::test]
async fn three_assessors_disagree_on_one_item_and_one_file_is_broken() {
    let browser = begun(Screen::Desktop).await;
    let files = [
        file("assessor-a.json", "yes", "high", "2018-07-20"),
        file("assessor-b.json", "no", "medium", "2018-07-20"),
        file("assessor-c.json", "yes", "high", "2018-07-20"),
        published::written("assessor-d.json", "{"),
    ];
    choose(&browser, &files).await;
    browser.wait_text("#agreed", "assessor-d.json: ").await;
    browser
        .wait_text("#agreed", "Krippendorff's alpha over the answers is 0.")
        .await;
    browser
        .wait_text(
            "#agreed",
            "Own grades: Medium by one and high by two: one step apart.",
        )
        .await;
    browser
        .wait_text("#agreed", "No alpha is given for grades.")
        .await;
    let talk = browser.text_of("#talk").await;
    assert!(talk.contains("yes for some and no for others"), "{talk}");
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#talk li').length")
            .await,
        json!(1)
    );
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#unlike').length")
            .await,
        json!(0)
    );
    browser
        .assert_sound("three assessors beside each other")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.requests_after_load().await, [""; 0]);
}

#[tokio::test]
async fn files_of_different_days_are_said_to_be_so() {
    let browser = begun(Screen::SmallPhone).await;
    let files = [
        file("first.json", "yes", "high", "2018-07-20"),
        file("second.json", "yes", "standard", "2018-07-21"),
    ];
    choose(&browser, &files).await;
    browser
        .wait_text(
            "#unlike",
            "The files are of different days: 20 July 2018 and 21 July 2018.",
        )
        .await;
    browser
        .wait_text("#agreed", "as far apart as grades can be")
        .await;
    browser
        .wait_text("#talk", "No item was answered differently.")
        .await;
    browser
        .assert_sound("files of different days, on a small phone")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
