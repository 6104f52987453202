//! A rule of one's own: begun from national guidance, edited by form, saved, loaded again as a colleague's, and on the
//! dials with a case open.

use std::fs;

use crate::support::{Browser, Screen, published};
use serde_json::json;
use thirtyfour::Key;

const EVENTS: &str = "#rule-versions-1-routes-2-criterion-events";

/// Gives the rule that is being begun its name, and begins it.
async fn name(browser: &Browser, area: &str) {
    browser.fill("Name of the area", area).await;
    browser.click("main button[type=submit]").await;
    browser.wait_text("main h1", area).await;
}

/// A copy of Lewisham's rule, called Exampleton.
async fn copy_of_lewisham(browser: &Browser) {
    browser.open("#/areas/lewisham").await;
    browser.click_text("Edit a copy of this rule").await;
    browser.wait_text("main h1", "A rule of your own").await;
    name(browser, "Exampleton").await;
}

#[tokio::test]
async fn a_rule_is_edited_by_form_saved_and_loaded_again() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("#/areas").await;
    browser.click_text("Start from a rule that is loaded").await;
    browser.wait_text("main h1", "A rule of your own").await;
    browser.choose("Begin with", "National guidance").await;
    browser.click("main button[type=submit]").await;
    browser.wait_focus(".govuk-error-summary").await;
    browser
        .assert_sound("a rule of one's own, with errors")
        .await;
    browser.fill("Name of the area", "lewisham").await;
    browser.click("main button[type=submit]").await;
    browser
        .wait_text("#own-name-error", "A rule of this name is loaded")
        .await;
    browser.fill("Name of the area", "Exampleshire").await;
    browser.click_text("Scotland").await;
    browser.click("main button[type=submit]").await;
    browser.wait_text("main h1", "Exampleshire").await;
    browser
        .wait_text("#draft-state", "It has no mistake, and is used")
        .await;
    browser.assert_sound("the map of a rule").await;

    // One route at a time; a mistake is said at its field, and what was typed stays.
    browser
        .go(
            "#/areas/exampleshire/edit/versions/1/routes/2",
            "Route “Potential escalation”",
        )
        .await;
    browser.assert_sound("a route, to edit").await;
    browser.fill(&format!("{EVENTS}-count-number"), "2").await;
    browser.fill(&format!("{EVENTS}-months"), "0").await;
    browser.click(&format!("{EVENTS}-count-number")).await;
    browser
        .wait_text(
            &format!("{EVENTS}-months-error"),
            "0 months is the day of decision alone",
        )
        .await;
    browser
        .wait_text("#draft-state", "the last version without mistakes is used")
        .await;
    browser.assert_sound("a route with a mistake").await;
    browser
        .go("#/areas/exampleshire/edit", "Exampleshire")
        .await;
    browser
        .wait_text(
            ".govuk-error-summary",
            "0 months is the day of decision alone",
        )
        .await;
    browser
        .go(
            "#/areas/exampleshire/edit/versions/1/routes/2",
            "Route “Potential escalation”",
        )
        .await;
    assert_eq!(
        browser
            .run(&format!(
                "return document.querySelector('{EVENTS}-months').value"
            ))
            .await,
        json!("0")
    );
    browser.fill(&format!("{EVENTS}-months"), "6").await;
    browser.click(&format!("{EVENTS}-count-number")).await;
    browser.wait_text("#draft-state", "It has no mistake").await;

    // Its dates, as people write them.
    browser
        .go(
            "#/areas/exampleshire/edit/versions/1",
            "Version “Draft, begun from National guidance, SafeLives",
        )
        .await;
    browser
        .wait_text("main", "How far it has been confirmed: An illustration")
        .await;
    browser.fill("First day", "1 april 2024").await;
    browser.click("#rule-versions-1-title").await;
    browser.moment().await;
    let first_day = "return document.querySelector('#rule-versions-1-in-force-between-from').value";
    assert_eq!(browser.run(first_day).await, json!("1 April 2024"));
    browser.unfold().await;
    browser.assert_sound("a version, to edit").await;

    browser
        .go("#/areas/exampleshire/edit", "Exampleshire")
        .await;
    browser
        .click_text("What differs from what it began with")
        .await;
    browser.wait_text(".wm-differs", "It has: at least 2").await;
    browser.unfold().await;
    browser.assert_sound("what differs").await;
    browser.click_text("Save this rule as a file").await;
    let saved = browser
        .wait_download("waymark-area-exampleshire.json")
        .await;
    let saved = fs::read_to_string(saved).expect("the file");
    assert!(
        saved.contains("\"count\": {\"at-least\": 2}, \"months\": 6"),
        "{saved}"
    );
    assert!(saved.contains("\"from\": \"2024-04-01\""), "{saved}");

    // A colleague's: what differs is seen before it takes the place of the one that is loaded.
    browser.go("#/areas", "Areas and rules").await;
    let theirs = saved.replacen(
        "\"count\": {\"at-least\": 2}, \"months\": 6",
        "\"count\": {\"at-least\": 5}, \"months\": 6",
        1,
    );
    browser
        .upload("#load", &published::written("theirs.json", &theirs))
        .await;
    browser.wait_text("#loaded .wm-differs", "How many").await;
    browser
        .wait_text("#loaded .wm-differs", "Loaded now: at least 2")
        .await;
    browser
        .wait_text("#loaded .wm-differs", "In this file: at least 5")
        .await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-differs li').length")
            .await,
        json!(1)
    );
    browser
        .assert_sound("a file that would take the place of another")
        .await;
    browser.click_text("Use this file instead").await;
    browser
        .wait_text("#loaded", "Exampleshire is loaded.")
        .await;
    browser.wait_focus("#load").await;
    // Both can be kept, to be compared.
    browser
        .upload("#load", &published::written("ours.json", &saved))
        .await;
    browser
        .wait_text("#loaded .wm-differs", "In this file: at least 2")
        .await;
    browser.click_text("Keep both").await;
    browser
        .wait_text(
            "#loaded",
            "Exampleshire (from a file) is loaded beside the other.",
        )
        .await;
    browser.wait_focus("#load").await;
    browser
        .go(
            "#/areas/exampleshire-from-a-file",
            "Exampleshire (from a file)",
        )
        .await;
    browser
        .wait_text("main dl", "At least 2 events in 6 months")
        .await;
    // A file in place of a rule that comes with the program, and back.
    browser.go("#/areas", "Areas and rules").await;
    let other =
        published::text("lewisham/area").replacen("{\"at-least\": 4}", "{\"at-least\": 3}", 1);
    browser
        .upload("#load", &published::written("lewisham-3.json", &other))
        .await;
    browser
        .wait_text("#loaded .wm-differs", "In this file: at least 3")
        .await;
    browser.click_text("Use this file instead").await;
    browser.go("#/areas/lewisham", "Lewisham").await;
    browser
        .wait_text("main dl", "At least 3 police crimes")
        .await;
    browser
        .click_text("Use the one that comes with Waymark")
        .await;
    browser
        .wait_text("main dl", "At least 4 police crimes")
        .await;
    browser.wait_focus("main h1").await;
    browser.go("#/areas/exampleshire", "Exampleshire").await;
    browser
        .wait_text("main dl", "At least 5 events in 6 months")
        .await;
    browser
        .wait_text("main", "An illustration, not the area's own rule")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_rule_of_several_parts_is_read_and_edited_at_a_desk() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("#/areas/kingston").await;
    browser.wait_text("main h1", "Kingston upon Thames").await;
    browser
        .wait_text(
            "main dl li li",
            "At least 5 events reported to the police in 12 months",
        )
        .await;
    browser.unfold().await;
    browser.wait_text("pre", "waymark-area/1").await;
    browser.assert_sound("an area's rule, with its file").await;
    browser.click_text("Save its file").await;
    browser.wait_download("waymark-area-kingston.json").await;
    browser
        .wait_text(
            "main [role=status]",
            "Handed to the browser as waymark-area-kingston.json",
        )
        .await;

    browser.click_text("Edit a copy of this rule").await;
    browser.wait_text("main h1", "A rule of your own").await;
    browser.assert_sound("a rule of one's own").await;
    name(&browser, "Exampleton").await;
    browser
        .wait_text(".wm-routes-map", "At least one of these:")
        .await;
    browser
        .assert_sound("the map of a rule of several parts")
        .await;

    // The rule in plain words follows what is typed.
    browser
        .go(
            "#/areas/exampleton/edit/versions/0/routes/2",
            "Route “Potential escalation”",
        )
        .await;
    let at = "#rule-versions-0-routes-2-criterion";
    browser
        .wait_text(".wm-asked", "At least 3 police crimes in 12 months")
        .await;
    browser
        .fill(&format!("{at}-all-0-any-1-events-months"), "18")
        .await;
    browser.click("main h1").await;
    browser
        .wait_text(".wm-asked", "At least 3 police crimes in 18 months")
        .await;
    browser.unfold().await;
    browser.assert_sound("a route of several parts").await;

    // A part that is taken out comes back to its place, and what was changed since stays.
    browser.click_text("Take part 1.1 out").await;
    browser
        .wait_for(&format!("{at}-all-0-any-0-events-months"))
        .await;
    browser
        .fill(&format!("{at}-all-0-any-0-events-months"), "24")
        .await;
    browser
        .click_text("Put back the part that was taken out")
        .await;
    browser
        .wait_text(
            ".wm-asked",
            "At least 5 events reported to the police in 12 months",
        )
        .await;
    browser
        .wait_text(".wm-asked", "At least 3 police crimes in 24 months")
        .await;

    // A second number is there again when the choice comes back to it.
    let count = format!("{at}-all-0-any-0-events-count");
    for (how, number, most) in [
        ("Not published, and known to lie between", "5", "9"),
        ("At least", "5", ""),
        ("Not published, and known to lie between", "5", "9"),
    ] {
        browser.choose_in(&count, how).await;
        browser.moment().await;
        if !most.is_empty()
            && browser
                .run(&format!(
                    "return document.querySelector('{count}-most').value"
                ))
                .await
                == json!("")
        {
            browser.fill(&format!("{count}-most"), most).await;
            browser.click("main h1").await;
        }
        let typed = browser
            .run(&format!(
                "return document.querySelector('{count}-number').value"
            ))
            .await;
        assert_eq!(typed, json!(number), "{how}");
    }
    browser.wait_text(".wm-asked", "(5 to 9)").await;

    // A colleague's file with a mistake: said in words, and put right by form.
    browser.go("#/areas", "Areas and rules").await;
    let theirs =
        published::text("kingston/area").replacen("\"id\": \"kingston\"", "\"id\": \"theirs\"", 1);
    let theirs = theirs.replacen("{\"at-least\": 14}", "{\"at-least\": 140}", 1);
    browser
        .upload(
            "#load",
            &published::written("theirs-mistaken.json", &theirs),
        )
        .await;
    browser
        .wait_text("#loaded", "Route “Visible high risk”, how many")
        .await;
    browser.assert_sound("a file with a mistake").await;
    browser.click_text("Put it right by form").await;
    browser
        .wait_text(
            ".govuk-error-summary",
            "Route “Visible high risk”, how many",
        )
        .await;
    browser
        .assert_sound("the map of a rule with a mistake")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_dial_is_moved_and_the_open_case_answers() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("#/dials").await;
    browser.wait_text("#dials-answer", "No case is open").await;
    browser.assert_sound("dials without a case").await;
    browser.go("#/", "").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/dials", "Move the numbers of a rule").await;
    browser.choose("Rule", "Lewisham").await;
    browser
        .wait_text("#dials-answer", "Potential escalation: Not met in Lewisham")
        .await;
    let at = "#rule-versions-0-routes-2-criterion-events";
    browser.unfold().await;
    browser.click(&format!("{at}-recorded-1")).await;
    browser.click(&format!("{at}-recorded-2")).await;
    browser
        .wait_text(
            "#dials-answer",
            "Potential escalation: Met (in its source: Not met in Lewisham)",
        )
        .await;
    browser
        .wait_text(".wm-dial", "In its source: Police crimes. Moved.")
        .await;
    browser.assert_sound("dials, moved").await;

    // On the way from one number to another the last one without a mistake answers.
    browser.fill(&format!("{at}-count-number"), "four").await;
    browser.press(Key::Enter).await;
    browser
        .wait_text(
            "#dials-answer",
            "Until then this is the answer to the last move",
        )
        .await;
    browser.fill(&format!("{at}-count-number"), "40").await;
    browser.press(Key::Enter).await;
    browser
        .wait_text("#dials-answer", "Potential escalation: Not met in Lewisham")
        .await;
    browser.click_text("Put everything back").await;
    browser
        .wait_text("#dials-stand", "Everything stands as the source has it.")
        .await;
    browser
        .wait_text(".wm-dial", "In its source: At least 4.")
        .await;
    let number = format!("return document.querySelector('{at}-count-number').value");
    assert_eq!(browser.run(&number).await, json!("4"), "the dial goes back");

    // By its buttons and by the arrow keys.
    browser
        .click("[aria-label='One less: How many, number']")
        .await;
    assert_eq!(browser.run(&number).await, json!("3"));
    browser.click(&format!("{at}-count-number")).await;
    browser.press(Key::Up).await;
    browser.press(Key::Up).await;
    assert_eq!(browser.run(&number).await, json!("5"));
    browser.press(Key::Down).await;
    browser
        .wait_text("#dials-stand", "Everything stands as the source has it.")
        .await;

    // What was moved is there when another rule was looked at.
    browser.fill(&format!("{at}-months"), "24").await;
    browser.choose("Rule", "Bolton").await;
    browser.choose("Rule", "Lewisham").await;
    let months = format!("return document.querySelector('{at}-months').value");
    browser.wait_for(&format!("{at}-months")).await;
    assert_eq!(browser.run(&months).await, json!("24"));
    browser.go("#/areas/kingston", "Kingston upon Thames").await;
    browser.click_text("Move its numbers").await;
    browser
        .wait_text("main h1", "Move the numbers of a rule")
        .await;
    assert_eq!(
        browser
            .run("return document.querySelector('#dials-area').value")
            .await,
        json!("kingston")
    );
    browser.go("#/training", "Training").await;
    browser.go("#/dials", "Move the numbers of a rule").await;
    assert_eq!(browser.run(&months).await, json!("24"));
    browser.click_text("Keep this as a draft rule").await;
    browser.wait_text("main h1", "A rule of your own").await;
    name(&browser, "Two years").await;
    browser.go("#/areas/two-years", "Two years").await;
    browser
        .wait_text("main dl", "At least 4 police crimes in 24 months")
        .await;
    // What it began with is as it was.
    browser.go("#/areas/lewisham", "Lewisham").await;
    browser
        .wait_text("main dl", "At least 4 police crimes in 12 months")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// Fields that say what was typed when they are left, each with its page: also when they are left by leaving the page.
#[tokio::test]
async fn what_is_typed_is_kept_when_the_page_is_left_from_within_its_field() {
    let browser = Browser::start(Screen::Desktop).await;
    copy_of_lewisham(&browser).await;
    let events = "rule-versions-0-routes-2-criterion-events";
    let (number, months) = (format!("{events}-count-number"), format!("{events}-months"));
    for (page, field, typed) in [
        (
            "#/dials/kingston",
            "rule-versions-0-routes-2-criterion-all-0-any-0-events-months",
            "7",
        ),
        ("#/dials/lewisham", number.as_str(), "7"),
        ("#/dials/lewisham", months.as_str(), "8"),
        (
            "#/areas/exampleton/edit/versions/0/routes/2",
            number.as_str(),
            "9",
        ),
        (
            "#/areas/exampleton/edit/versions/0/routes/2",
            months.as_str(),
            "11",
        ),
        (
            "#/areas/exampleton/edit/versions/0/routes/2",
            "rule-versions-0-routes-2-name",
            "Another name",
        ),
        (
            "#/areas/exampleton/edit/versions/0",
            "rule-versions-0-title",
            "Another title",
        ),
        (
            "#/areas/exampleton/edit/versions/0",
            "rule-versions-0-notes",
            "Another note",
        ),
        ("#/areas/exampleton/edit/area", "rule-name", "Another area"),
    ] {
        let css = format!("#{field}");
        browser.go("#/areas", "Areas and rules").await;
        browser.go(page, "").await;
        browser.wait_for(&css).await;
        browser.fill(&css, typed).await;
        browser.go_back().await;
        browser.wait_text("main h1", "Areas and rules").await;
        browser.go(page, "").await;
        browser.wait_for(&css).await;
        let value = browser
            .run(&format!("return document.getElementById('{field}').value"))
            .await;
        assert_eq!(value, json!(typed), "{page} {field}");
    }
    // What was typed last is taken over, and not only written down.
    browser.go("#/areas/exampleton", "Another area").await;
    browser.wait_text("main dl", "Another name").await;
    browser
        .wait_text("main dl", "At least 9 police crimes in 11 months")
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_new_route_is_told_what_is_blank_once_it_is_left() {
    let browser = Browser::start(Screen::Phone).await;
    copy_of_lewisham(&browser).await;
    browser
        .go("#/areas/exampleton/edit/versions/0/routes", "Routes")
        .await;
    browser.click_text("Add a route").await;
    browser.wait_text("main h1", "Route 5").await;
    let problems = "return [...document.querySelectorAll('.govuk-error-summary, .govuk-error-message')].map((one) => one.textContent).join('')";
    assert_eq!(browser.run(problems).await, json!(""));
    browser.assert_sound("a route that was just added").await;
    browser.go("#/areas/exampleton/edit", "Exampleton").await;
    browser
        .wait_text(".govuk-error-summary", "Route 5, name of the route")
        .await;
    browser
        .go("#/areas/exampleton/edit/versions/0/routes/4", "Route 5")
        .await;
    browser
        .wait_text(
            "#rule-versions-0-routes-4-name-error",
            "Write something here",
        )
        .await;
    assert_eq!(browser.console().await, [""; 0]);
}
