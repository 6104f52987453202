//! Past cases under two rules: from a file with bad rows, from a set that is made up, and work that is stopped.

use crate::support::{Browser, Screen, published};
use serde_json::json;
use std::fs;

const FILE: &str = "case,date,yes,judgement,events,events complete,maracs,Surname\r\n\
    A1,2018-07-20,15,no,none,,none,Bloggs\r\n\
    A2,20/07/2018,12,no,2018-07-01 crime; 2018-06-01 incident; 2018-05-01 incident,yes,none,Bloggs\r\n\
    A3,2018-08-02,99,no,none,,none,Bloggs\r\n\
    A4,2018-09-02,3,no,,,none,Bloggs\r\n\
    A5,never,3,no,none,,none,Bloggs\r\n";

async fn begun(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.go("#/past-cases", "").await;
    browser.wait_for("#past-file").await;
    browser
}

async fn choose(browser: &Browser, list: &str, area: &str) {
    let find = format!(
        "return [...document.querySelector('{list}').options].find((o) => o.value.startsWith('{area} ')).text"
    );
    let words = browser.run(&find).await;
    browser
        .choose_in(list, words.as_str().expect("it is offered"))
        .await;
}

#[tokio::test]
async fn a_file_with_bad_rows_is_compared_under_two_rules_and_saved() {
    let browser = begun(Screen::Desktop).await;
    browser
        .assert_sound("past cases, before any are loaded")
        .await;
    browser
        .upload(
            "#past-file",
            &published::written("nothing.csv", "case,yes\nA,3\n"),
        )
        .await;
    browser
        .wait_text("#past-file-error", "no column called date")
        .await;
    browser
        .upload("#past-file", &published::written("past.csv", FILE))
        .await;
    browser.wait_text("#past-loaded", "4 cases loaded.").await;
    browser
        .wait_text(
            "#past-bad",
            "1 row is left out: the day of decision does not read.",
        )
        .await;
    browser
        .wait_text("#past-part", "In 1 row a cell does not read.")
        .await;
    browser.unfold().await;
    browser
        .wait_text("#past-part", "Line 4: yes: 99 cannot be yes")
        .await;
    browser
        .wait_text(
            "#past-bad",
            "Line 6: date: \u{201c}never\u{201d} is not a day",
        )
        .await;
    browser
        .wait_text("main", "nothing in them was used or kept: Surname")
        .await;
    assert!(!browser.text_of("main").await.contains("Bloggs"));

    choose(&browser, "#past-a", "national").await;
    choose(&browser, "#past-b", "lewisham").await;
    browser.click_text("Compare").await;
    browser.wait_focus("#past-result").await;
    // 15 yes are enough under both; three events are under national guidance, and one crime is not in Lewisham.
    browser
        .wait_text(
            "#past-summary",
            "2 → 1: less 1 that certainly leave; 1 cannot be told under B for want of events.",
        )
        .await;
    browser
        .wait_text(
            "#past-summary",
            "a route to MARAC is met in 2 cases under A and in 1 case under B.",
        )
        .await;
    browser
        .wait_text("#past-summary", "2 rows are left out")
        .await;
    browser
        .wait_text(
            "#past-rows",
            "a cell under “yes” does not read, and a rule asks for it",
        )
        .await;
    browser.wait_text("#past-crossed", "A: not met").await;
    browser
        .wait_text("#past-missing", "an empty cell is not known")
        .await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-chart svg[role=img][aria-label]').length")
            .await,
        json!(2)
    );
    browser.unfold().await;
    browser
        .fill("How many adult women live in the area?", "250,000")
        .await;
    browser
        .wait_text("#past-months thead", "Guidance expects")
        .await;
    browser
        .wait_text(
            "#past-load",
            "1,000 cases in twelve months. The cases here are of less than that",
        )
        .await;
    browser
        .fill("How many months does the file cover?", "a year")
        .await;
    browser
        .wait_text("#past-load", "The number of months is to be a whole number")
        .await;
    browser
        .fill("How many months does the file cover?", "12")
        .await;
    browser
        .wait_text(
            "#past-load",
            "a route to MARAC is met in 2 to 3 under A and 1 to",
        )
        .await;
    browser.assert_sound("past cases under two rules").await;

    // A look at another page loses nothing of it, and other rules make it the result of others.
    browser.go("#/training", "Training").await;
    browser.go("#/past-cases", "").await;
    browser
        .wait_text(
            "#past-summary",
            "a route to MARAC is met in 2 cases under A and in 1 case under B.",
        )
        .await;
    browser.unfold().await;
    browser
        .wait_text("#past-part", "Line 4: yes: 99 cannot be yes")
        .await;
    choose(&browser, "#past-a", "lewisham").await;
    browser
        .wait_text(
            "main",
            "Something else is chosen above than what this is of.",
        )
        .await;
    browser.click_text("Compare").await;
    browser
        .wait_text(
            "#past-b-error",
            "Choose another version here than for rule A",
        )
        .await;
    choose(&browser, "#past-a", "national").await;
    browser.click_text("Compare").await;
    browser.wait_focus("#past-result").await;

    let shown = browser.text_of("#past-kinds table").await;
    browser.click_text("Save the tables (CSV)").await;
    let saved = fs::read_to_string(browser.wait_download("waymark-past-tables.csv").await)
        .expect("the file");
    assert!(saved.contains("Visible high risk,1,0,2,1,0,2"), "{saved}");
    assert!(shown.contains("Visible high risk"), "{shown}");
    assert!(
        saved.contains("Left out: the day of decision does not read,1"),
        "{saved}"
    );
    browser.click_text("Save as text file").await;
    let saved = fs::read_to_string(browser.wait_download("waymark-past-result.txt").await)
        .expect("the file");
    assert!(saved.contains("2 rows are left out"), "{saved}");
    browser
        .click_text("Save every row with its answers (CSV)")
        .await;
    let saved = fs::read_to_string(browser.wait_download("waymark-past-cases.csv").await)
        .expect("the file");
    assert!(saved.contains("A2,3,2018-07-20"), "{saved}");
    assert!(saved.contains("A3,4,2018-08-02,left-out,"), "{saved}");
    browser.click_text("Save this picture (SVG)").await;
    let saved = fs::read_to_string(browser.wait_download("waymark-past-kinds.svg").await)
        .expect("the file");
    assert!(
        saved.starts_with("<svg xmlns=") && saved.ends_with("</svg>"),
        "{saved}"
    );
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.requests_after_load().await, [""; 0]);
}

#[tokio::test]
async fn a_made_up_set_says_so_and_long_work_stops() {
    let browser = begun(Screen::Phone).await;
    browser.unfold().await;
    browser.fill("How many cases", "many").await;
    browser.click_text("Make up the cases").await;
    browser
        .wait_text("#past-cases-error", "Write a whole number from 1 to 250000")
        .await;
    // Long enough that somebody can press the button.
    browser.fill("How many cases", "250000").await;
    browser.click_text("Make up the cases").await;
    browser
        .wait_text("#past-working", "Making up the cases")
        .await;
    browser.click_text("Stop").await;
    browser.moment().await;
    browser.wait_focus("#past-working").await;
    assert_eq!(browser.text_of("#past-working").await, "Stopped.");
    assert_eq!(
        browser.text_of("#past-loaded").await,
        "",
        "nothing is loaded"
    );

    browser.fill("How many cases", "2000").await;
    browser.click_text("Make up the cases").await;
    browser
        .wait_text("#past-loaded", "2000 cases loaded.")
        .await;
    browser.click_text("Compare").await;
    browser.wait_focus("#past-result").await;
    browser
        .wait_text(
            "main",
            "These cases are made up. Nothing here says what a rule does in any area.",
        )
        .await;
    browser.unfold().await;
    browser
        .wait_text("main", "No number in them is taken from real cases")
        .await;
    browser.assert_sound("a made-up set under two rules").await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// Dates that can be read in two ways, a reference that stands twice, and a day that is to come.
const ASKED: &str = "case,date,yes,judgement,events,events complete,maracs\r\n\
    B1,05/06/2018,15,no,none,,none\r\n\
    B2,07/08/2018,3,no,none,,none\r\n\
    B2,07/08/2018,3,no,none,,none\r\n\
    B3,2099-01-01,15,no,none,,none\r\n";

#[tokio::test]
async fn what_comes_first_in_a_date_is_asked_and_rows_in_doubt_are_a_choice() {
    let browser = begun(Screen::Phone).await;
    browser
        .upload("#past-file", &published::written("asked.csv", ASKED))
        .await;
    browser.wait_text("#past-loaded", "1 case loaded.").await;
    browser
        .wait_text("main", "what comes first in a date such as 05/06/2018?")
        .await;
    browser.click("#past-order-date").await;
    browser.wait_text("#past-loaded", "4 cases loaded.").await;
    browser
        .wait_text(
            "main",
            "1 row has a reference that stands in an earlier row too, the first in line 4.",
        )
        .await;
    browser
        .wait_text(
            "main",
            "1 row is decided on a day after today, the first in line 5.",
        )
        .await;
    browser.assert_sound("past cases with rows in doubt").await;
    choose(&browser, "#past-a", "national").await;
    choose(&browser, "#past-b", "lewisham").await;
    browser.click_text("Compare").await;
    browser.wait_focus("#past-result").await;
    browser
        .wait_text(
            "#past-summary",
            "3 cases decided from 5 June 2018 to 7 August 2018.",
        )
        .await;
    browser
        .wait_text(
            "#past-rows",
            "Left out: its day of decision is after the day of loading",
        )
        .await;
    // The first of the two choices about what stands twice keeps it, the second leaves it out.
    browser.click("#past-again-1").await;
    browser
        .wait_text(
            "main",
            "Something else is chosen above than what this is of.",
        )
        .await;
    browser.click_text("Compare").await;
    browser.wait_focus("#past-result").await;
    browser.wait_text("#past-summary", "2 cases decided").await;
    browser
        .wait_text(
            "#past-rows",
            "Left out: its reference stands in an earlier row too",
        )
        .await;
    browser.assert_sound("a result with rows left out").await;
    assert_eq!(browser.console().await, [""; 0]);
}
