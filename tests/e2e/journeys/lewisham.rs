//! The published Lewisham case, entered from nothing with one thumb on a phone, and then seen under every area's rule.

use crate::support::{Browser, Screen, published};
use serde_json::json;

const CASE: &str = "lewisham/cases/july-2018";
const PLACES: &str = "Bromley or Lewisham or Southwark";

#[tokio::test]
async fn the_lewisham_case_by_touch() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    begin(&browser).await;
    before_asking(&browser).await;
    people(&browser).await;
    checklist(&browser).await;
    history(&browser).await;
    judgement(&browser).await;
    result(&browser).await;
    browser.assert_accessible("the Lewisham result").await;
    map(&browser).await;
    everywhere(&browser).await;
    assert_eq!(browser.console().await, [""; 0]);
}

async fn begin(browser: &Browser) {
    browser.tap_text("Start a new assessment").await;
    browser.wait_text("main h1", "New assessment").await;
    browser.fill("#area", "Lewisham").await;
    browser.fill("Day of the assessment", "20 July 2018").await;
    browser.fill("Your reference (if you want one)", "L1").await;
    browser.tap("main button[type=submit]").await;
    browser.wait_text("main h1", "Before you ask").await;
}

async fn before_asking(browser: &Browser) {
    for (item, reply) in [
        ("danger-now", "no"),
        ("not-safe-to-talk", "no"),
        ("others-present", "does-not-know"),
    ] {
        browser.answer("circumstances", item, reply).await;
    }
    browser
        .fill(
            "What must not be used",
            "Her old number: he has that telephone",
        )
        .await;
    browser.tap_text("Continue to people").await;
}

async fn people(browser: &Browser) {
    browser.wait_text("main h1", "People").await;
    browser
        .fill("Age or date of birth of the victim", "17")
        .await;
    browser.fill("Where the victim lives", "Lewisham").await;
    browser.fill("What to call this person", "ex-partner").await;
    browser.tap_text("Former husband, wife or partner").await;
    browser.tap_text("Continue to checklist").await;
}

async fn checklist(browser: &Browser) {
    browser.wait_text("main h1", "24-item risk checklist").await;
    // Nothing is answered beforehand, and nothing is a route yet.
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-question input:checked').length")
            .await,
        json!(0)
    );
    browser.wait_text(".wm-bar", "No route confirmed yet").await;
    let replies = published::replies(CASE);
    assert_eq!(replies.len(), 13);
    for (item, reply) in &replies {
        browser.answer("dash-24", item, reply).await;
    }
    // On a phone the answer alone has room.
    browser
        .wait_until(
            "return document.querySelector('.wm-bar__more').textContent
                .endsWith('12 yes of the 14 national guidance needs · 1 not known · 11 still to ask')",
        )
        .await;
    browser.tap_text("Question 16, answered").await;
    browser.wait_focus("#q-dash-24-16 input").await;
    // 8 offers the questions on stalking, and does not force them.
    browser
        .wait_text("#q-dash-24-8", "You may go further")
        .await;
    browser.tap_text("Continue to history").await;
}

async fn history(browser: &Browser) {
    let events = [
        ("February 2018", "As an incident, without a crime"),
        ("2018", "As a crime"),
        ("2018", "As an incident, without a crime"),
        ("2018", "As an incident, without a crime"),
        ("2018", "As an incident, without a crime"),
    ];
    for (number, (when, recorded)) in events.into_iter().enumerate() {
        browser.wait_text("main h1", "History").await;
        browser.tap_text("Add an earlier event").await;
        browser.wait_text("main h1", "Add an event").await;
        browser.fill("When", when).await;
        browser.tap_text(recorded).await;
        browser.fill("Where", PLACES).await;
        // By whom and to whom is nobody's guess.
        let ticked = "return document.querySelectorAll('main input[type=checkbox]:checked').length";
        assert_eq!(browser.run(ticked).await, json!(0));
        browser.tap("#by").await;
        browser.tap("#harmed").await;
        browser.tap_text("Save the event").await;
        browser
            .wait_for(&format!(".wm-ledger > li:nth-child({})", number + 1))
            .await;
    }
    browser.tap("#events-known").await;
    browser.wait_for("#events-known:checked").await;
    let counts = "return [...document.querySelectorAll('.wm-ledger > li')].map((e) => e.innerText.includes('Counts for'))";
    let counts = browser.run(counts).await;
    assert_eq!(
        counts
            .as_array()
            .map(|all| all.iter().filter(|one| **one == json!(true)).count()),
        Some(1)
    );
    browser.assert_fits("history").await;
    browser
        .tap_text("Continue to the person causing harm")
        .await;
    browser
        .wait_text("main h1", "The person causing harm")
        .await;
    browser.tap_text("Continue to judgement").await;
}

/// The prompts come from what was entered; nothing is ticked, and the result can be had without.
async fn judgement(browser: &Browser) {
    browser.wait_text("main h1", "Judgement").await;
    for prompt in [
        "The victim is 16 or 17",
        "Weigh these as one history, however each was recorded: February 2018",
        "Separation adds to what is weighed here: question 6",
        "On record: question 13",
    ] {
        browser.wait_text("main fieldset", prompt).await;
    }
    assert_eq!(
        browser
            .run("return document.querySelectorAll('main input:checked').length")
            .await,
        json!(0)
    );
    browser.tap_text("Continue to result").await;
}

async fn result(browser: &Browser) {
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser
        .wait_text("main h1", "You can refer today on professional judgement")
        .await;
    browser
        .wait_text(
            "main",
            "Under national guidance potential escalation is met (5 events in 12 months; 3 needed)",
        )
        .await;
    browser
        .wait_text(
            "main",
            "Why it is provisional: 11 of 24 questions were not asked",
        )
        .await;

    let escalation = browser.route("escalation").await;
    for words in [
        "Not met in Lewisham",
        "1 of 4 police crimes between 20 July 2017 and 20 July 2018",
        "Counts (1):",
        "Does not count here: recorded as an incident (4):",
        "counting the records of Lewisham alone or leaving out the present event: not met, none confirmed and up to 1 police crime possible",
        "as a published review reports it for 2018; reported by a third party, and not confirmed by the area",
    ] {
        assert!(
            escalation.contains(words),
            "\"{words}\" is not in:\n{escalation}"
        );
    }

    let high_risk = browser.route("visible-high-risk").await;
    for words in [
        "Cannot tell",
        "12 yes confirmed, up to 24 possible",
        "asks for 14 yes answers or more",
        "Any two of these could meet it (12)",
        "question 16, sexual acts or words that harm or distress (does not know)",
    ] {
        assert!(
            high_risk.contains(words),
            "\"{words}\" is not in:\n{high_risk}"
        );
    }

    let judgement = browser.route("judgement").await;
    for words in [
        "Open to you",
        "What a reviewer would weigh here",
        "The victim is 16 or 17: aged 17",
    ] {
        assert!(
            judgement.contains(words),
            "\"{words}\" is not in:\n{judgement}"
        );
    }

    let apart = "Potential escalation: not met in Lewisham (1 of 4 police crimes between 20 July 2017 and 20 July 2018). \
        Met under national guidance (5 events between 20 July 2017 and 20 July 2018; 3 needed). \
        Counting the records of the area the victim lives in alone: cannot tell, none confirmed and up to 5 events possible.";
    browser.wait_text("main", apart).await;
    browser
        .wait_text(
            "main",
            "Refer to children's social care as well, whatever grade is given",
        )
        .await;
    browser
        .wait_text(
            "main",
            "Consider a referral to MARAC beside the one to children's social care",
        )
        .await;
    browser.assert_fits("the Lewisham result").await;
}

/// The map leads to each part, by focus too, and the address stays the page's; the other areas lie in groups.
async fn map(browser: &Browser) {
    let small = "return [...document.querySelectorAll('main a, main button, main summary')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 36).map((e) => e.innerText)";
    assert_eq!(browser.run(small).await, json!([]), "too small for a thumb");
    browser
        .wait_text(".wm-rows", "1 of 4 crimes in 12 months; nationally met")
        .await;
    for (entry, part) in [
        ("The same case elsewhere", "#elsewhere"),
        ("Routes in Lewisham", "#routes"),
        ("Save or print", "#keep"),
    ] {
        browser.tap_text(entry).await;
        browser.wait_focus(part).await;
        let seen = "const { top } = document.activeElement.getBoundingClientRect();
            return top >= document.querySelector('.wm-bar').getBoundingClientRect().bottom && top < innerHeight";
        assert_eq!(
            browser.run(seen).await,
            json!(true),
            "{entry} is not in sight"
        );
        assert_eq!(browser.run("return location.hash").await, json!("#/result"));
    }
    browser
        .wait_text(
            "main",
            "Of the routes that cannot be told yet, repeat is the nearest",
        )
        .await;
    browser.tap_text("Answers differ from Lewisham (16)").await;
    browser.tap_text("Dumfries and Galloway").await;
    browser
        .wait_text("main h2", "Routes in Dumfries and Galloway")
        .await;
    browser.wait_focus("main h1").await;
    browser
        .wait_text(
            "main",
            "This is a look under another rule; the case keeps its own.",
        )
        .await;
}

/// Every area's rule in turn, through the list at the top and once through the groups at the bottom.
async fn everywhere(browser: &Browser) {
    let areas = "return [...document.querySelectorAll('#shown-area option')].map((o) => o.text)";
    let areas: Vec<String> =
        serde_json::from_value(browser.run(areas).await).expect("the names of the areas");
    assert!(areas.len() >= 18, "{areas:?}");
    for area in &areas {
        browser.choose("Under the rule of", area).await;
        browser
            .wait_text("main h2", &format!("Routes in {area}"))
            .await;
        browser.wait_text(".wm-bar", &format!("· {area}")).await;
        // Its tags stand inside the heading, beside the sentence.
        let sentence = "return document.querySelector('main h1').firstChild.textContent";
        let headline = browser.run(sentence).await;
        let headline = headline.as_str().expect("a sentence").to_owned();
        assert!(headline.chars().count() <= 140, "{area}: {headline}");
        let answers =
            "return [...document.querySelectorAll('.wm-grid__main > .wm-route, .wm-grid__main > * > .wm-route')]
            .filter((e) => !e.closest('details')).map((e) => e.querySelector('.wm-tag')?.innerText ?? '')";
        let answers: Vec<String> =
            serde_json::from_value(browser.run(answers).await).expect("the routes' answers");
        assert!(answers.len() >= 2, "{area}: {answers:?}");
        for answer in &answers {
            let known = ["Met", "Not met", "Cannot tell", "Open to you"];
            assert!(
                known.iter().any(|known| answer.starts_with(known)),
                "{area}: {answers:?}"
            );
        }
        browser.assert_fits(area).await;
        match area.as_str() {
            "National guidance" => assert!(browser.route("escalation").await.contains("5 events")),
            "Kingston upon Thames" => kingston(browser, &headline).await,
            "City of London" => city_of_london(browser).await,
            _ => {}
        }
    }
    browser.unfold().await;
    browser.tap_text("Lewisham").await;
    browser.wait_text("main h2", "Routes in Lewisham").await;
}

async fn kingston(browser: &Browser, headline: &str) {
    assert!(
        headline.starts_with("Refer to MARAC now: potential escalation is met"),
        "{headline}"
    );
    let honour = browser.route("honour-based").await;
    assert!(
        honour.contains("Suspected honour-based violence"),
        "{honour}"
    );
}

async fn city_of_london(browser: &Browser) {
    let versions =
        "return [...document.querySelectorAll('#shown-version option')].map((o) => o.text)";
    assert_eq!(
        browser.run(versions).await,
        json!([
            "Before the protocol of 2017, as the later report describes it",
            "The protocol current in September 2017"
        ])
    );
    let repeat = browser.route("repeat").await;
    assert!(repeat.contains("assessment"), "{repeat}");
}
