//! What was around the checklist: a release, an order, a breach that somebody disputes, a child, the person causing harm.

use crate::support::{Browser, Media, Screen, published};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

async fn with_the_case(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("kent/cases/july-2018"))
        .await;
    browser.wait_text("main h1", "Refer to MARAC now").await;
    browser
}

async fn nothing_went_wrong(browser: &Browser) {
    assert_eq!(browser.console().await, [""; 0]);
}

/// A sighting two days after a release, with a live order whose breach is disputed.
#[tokio::test]
async fn a_release_an_order_and_a_disputed_breach_two_days_later() {
    let browser = with_the_case(Screen::SmallPhone).await;
    browser.go("#/history", "History").await;

    browser.tap_text("Add an order, bail or licence").await;
    browser
        .wait_text("main h1", "Add an order, bail or licence")
        .await;
    // Sent empty, it says what is missing and leads there; half of it outlives a look elsewhere.
    browser.tap_text("Save the order").await;
    browser
        .wait_text(".govuk-error-summary", "Choose what it is")
        .await;
    browser.assert_sound("an order, with an error").await;
    browser.tap_text("Restraining order").await;
    browser.fill("From when", "28 April 2017").await;
    browser.go("#/checklist", "").await;
    browser.go("#/history/order/new", "Add an order").await;
    browser.wait_for("#order-kind:checked").await;
    browser.fill("Until when", "28 April 2019").await;
    browser
        .fill(
            "The conditions, in their own text",
            "Not to go within 100 metres of Mill Street",
        )
        .await;
    browser
        .fill("Who made it, and its number", "Crown Court")
        .await;
    browser.tap_text("Save the order").await;
    browser
        .wait_text(".wm-ledger", "In force on 6 July 2018.")
        .await;
    browser
        .wait_text(".wm-ledger", "Not to go within 100 metres of Mill Street")
        .await;

    browser.tap_text("Something changed").await;
    browser
        .wait_text("main h1", "Add something that changed")
        .await;
    browser.tap_text("Release from prison or custody").await;
    browser.fill("When", "29 June 2018").await;
    browser.tap_text("Records").await;
    browser.tap_text("Save the change").await;
    browser
        .wait_text(".wm-ledger", "According to records.")
        .await;

    browser.tap_text("Add an earlier event").await;
    browser.wait_text("main h1", "Add an event").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('main input[type=radio]:checked').length")
            .await,
        json!(0)
    );
    browser.fill("When", "1 July 2018").await;
    browser
        .fill("What happened", "Seen at the end of her road")
        .await;
    browser
        .tap_text("If an order, bail or condition was broken, or is said to have been")
        .await;
    browser
        .tap_text("Restraining order from 28 April 2017, until 28 April 2019")
        .await;
    browser
        .fill("The condition, in its own text", "Not within 100 metres")
        .await;
    browser
        .fill(
            "Who disputes that it was broken, and why",
            "The ex-partner: 120 metres away",
        )
        .await;
    browser.assert_sound("an event with a breach").await;
    browser.tap_text("Save the event").await;
    browser
        .wait_text(".wm-ledger", "Broken: restraining order from 28 April 2017")
        .await;
    browser
        .wait_text(".wm-ledger", "Disputed: The ex-partner: 120 metres away")
        .await;
    browser
        .assert_sound("history with orders and changes")
        .await;

    // What the form does not show is still there after a change of something else.
    let change = "[...document.querySelectorAll('.wm-ledger > li')].find((e) => e.innerText.includes('120 metres'))";
    browser
        .run(&format!("{change}.querySelector('a').click()"))
        .await;
    browser.wait_text("main h1", "Change an event").await;
    browser.tap_text("Not reported to the police").await;
    browser.tap_text("Save the event").await;
    browser
        .wait_text(".wm-ledger", "Not reported to the police")
        .await;
    browser
        .wait_text(".wm-ledger", "Disputed: The ex-partner: 120 metres away")
        .await;

    browser
        .tap_text("Continue to the person causing harm")
        .await;
    browser
        .wait_text("main h1", "The person causing harm")
        .await;
    browser.wait_text("main", "In force on 6 July 2018").await;
    browser.unfold().await;
    browser
        .wait_text("main", "29 June 2018, release from prison or custody")
        .await;
    browser
        .tap("#q-history-checks-orders input[value=found]")
        .await;
    browser
        .wait_for("#q-history-checks-orders input[value=found]:checked")
        .await;
    browser.assert_sound("the person causing harm").await;
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn actions_of_a_marac_and_the_rest_of_it_stay() {
    let browser = with_the_case(Screen::Phone).await;
    browser
        .go("#/history/marac/at-6", "Change an earlier MARAC")
        .await;
    browser.tap_text("Add an action that was set").await;
    browser.fill("#action-1-what", "Change the locks").await;
    browser.fill("#action-1-owner", "Housing").await;
    browser.fill("#action-1-due", "soonish").await;
    browser.tap_text("Add an action that was set").await;
    browser.fill("#action-2-owner", "Probation").await;
    browser.tap_text("Save the MARAC").await;
    browser.wait_focus(".govuk-error-summary").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.govuk-error-summary li').length")
            .await,
        json!(2)
    );
    browser
        .assert_sound("a MARAC with actions and errors")
        .await;
    browser.fill("#action-1-due", "20 June 2018").await;
    browser.fill("#action-2-owner", " ").await;
    browser.tap_text("Save the MARAC").await;
    browser
        .wait_text(
            ".wm-ledger",
            "Action: Change the locks (Housing), due 20 June 2018, not known to be done.",
        )
        .await;
    // What was there before, and was not touched, is as it was.
    browser
        .wait_text(
            ".wm-ledger",
            "Referred: between 21 May 2018 and 7 June 2018.",
        )
        .await;
    browser.wait_text(".wm-ledger", "The sixth and last").await;
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn children_names_and_others_harmed() {
    let mut case: Value =
        serde_json::from_str(&published::text("kent/cases/july-2018")).expect("a case");
    case["people"]["children"] = json!([]);
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload(
            "#open-case",
            &published::written("kent-no-child.json", &case.to_string()),
        )
        .await;
    browser.wait_text("main h1", "Refer to MARAC now").await;
    browser.go("#/people", "People").await;
    for place in ["", "-2"] {
        browser.tap_text("Add a child").await;
        browser.wait_focus(&format!("#child{place}-called")).await;
    }
    browser.fill("#child-called", "A").await;
    browser.fill("#child-age", "two and a bit").await;
    browser.fill("#child-2-called", "B").await;
    browser.fill("#child-2-age", "quite young").await;
    // What is half typed moves up with its child.
    browser
        .tap_text("Remove this child: added by mistake")
        .await;
    let values = "return [document.querySelector('#child-called').value, document.querySelector('#child-age').value,
        document.querySelectorAll('[id^=child-2]').length]";
    browser
        .wait_text("#child-age-error", "Write an age in years")
        .await;
    assert_eq!(browser.run(values).await, json!(["B", "quite young", 0]));
    // A slip takes nothing: the child comes back whole, half typed as it was.
    browser
        .wait_text("main [role=status]", "Removed: first child, A.")
        .await;
    browser.wait_focus("#child-back").await;
    browser.assert_sound("people with a child removed").await;
    browser.resize(Screen::Phone).await;
    browser.tap("#child-back").await;
    browser.wait_focus("#child-called").await;
    let both = "return ['child-called', 'child-age', 'child-2-called', 'child-2-age']
        .map((id) => document.getElementById(id).value)";
    assert_eq!(
        browser.run(both).await,
        json!(["A", "two and a bit", "B", "quite young"])
    );
    browser
        .tap_text("Remove this child: added by mistake")
        .await;
    browser.wait_focus("#child-back").await;
    browser.fill("#child-age", "7").await;
    browser.fill("#harm-aliases", "Bert, Al").await;
    browser.tap_text("Add somebody else who was harmed").await;
    browser.fill("#other-called", "earlier partner").await;
    browser
        .assert_sound("people with a child and another")
        .await;

    browser.go("#/history/event/new", "Add an event").await;
    browser.tap_text("Earlier partner").await;
    browser.fill("When", "2012").await;
    // Somebody half an event names cannot be taken out from under it.
    browser.go("#/people", "People").await;
    browser.wait_for("#other-called").await;
    assert!(!browser.text_of("main").await.contains("Remove this person"));
    browser.go("#/history/event/new", "Add an event").await;
    browser.tap_text("Save the event").await;
    browser
        .go("#/causing-harm", "The person causing harm")
        .await;
    browser
        .wait_text("main", "Harm to others than the victim, 1 person")
        .await;
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn the_picture_of_time_by_keyboard() {
    let browser = with_the_case(Screen::Desktop).await;
    browser.go("#/history", "History").await;
    browser.wait_focus("main h1").await;
    browser.tab_to("#time-0").await;
    browser.wait_text(".wm-time__said", "November 2015").await;
    browser.press(Key::Right).await;
    browser.wait_focus("#time-1").await;
    browser.assert_focus_seen("#time-1").await;
    browser.press(Key::End).await;
    browser.wait_text(".wm-time__said", "2 July 2018").await;
    while !browser
        .text_of(".wm-time__said")
        .await
        .contains("He was seen two days after release")
    {
        browser.press(Key::Left).await;
    }
    browser.wait_text(".wm-time__said", "1 July 2018").await;
    browser
        .wait_text(
            ".wm-time__said",
            "Counts for potential escalation under this rule",
        )
        .await;
    // The list says of each mark what the picture shows.
    browser
        .run("document.querySelector('.wm-time__list').open = true")
        .await;
    browser
        .wait_until(
            "return [...document.querySelectorAll('.wm-mark')].length
                === document.querySelectorAll('.wm-time__list ol > li').length",
        )
        .await;
    // The marks have one place among the tab stops.
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-mark[tabindex=\"0\"]').length")
            .await,
        json!(1)
    );
    // A mark leads to its entry in the list.
    browser.press(Key::Enter).await;
    browser.wait_focus("li.wm-ledger__event").await;
    browser
        .wait_text("li.wm-ledger__event:focus", "1 July 2018")
        .await;
    for media in [Media::ForcedColours, Media::Print, Media::Screen] {
        browser.show_on(media).await;
        browser
            .assert_accessible(&format!("history on {media:?}"))
            .await;
    }
    nothing_went_wrong(&browser).await;
}
