//! An IDVA assesses again: last time's answers lie beside today's, and count when they have been confirmed.

use crate::support::{Browser, Screen, published};
use serde_json::{Value, json};
use std::path::PathBuf;
use thirtyfour::prelude::Key;

/// The Kent case of July 2018. The review does not state the answers of May, so these are the test's own, drawn from
/// what it says was told then; so is the release and the sighting as changes.
fn kent() -> PathBuf {
    let mut case: Value =
        serde_json::from_str(&published::text("kent/cases/july-2018")).expect("a case");
    let last = json!({
        "id": "last-time", "when": "2018-05-29", "instrument": "police-27", "how": "telephone", "grade": "high",
        "answers": {
            "2": { "reply": "yes", "note": "Said on the telephone." },
            "3": { "reply": "yes" },
            "8": { "reply": "yes", "source": "records" },
            "9": { "reply": "no" },
            "26": { "reply": "yes", "source": "records" }
        }
    });
    case["assessments"]["list"]
        .as_array_mut()
        .expect("assessments")
        .push(last);
    case["changes"] = json!({ "all_known": false, "list": [
        { "id": "out", "when": "2018-06-29", "what": "release" },
        { "id": "seen", "when": "2018-07-01", "what": "sighting" }
    ] });
    published::written("kent.json", &case.to_string())
}

async fn with_the_case(screen: Screen) -> Browser {
    let browser = Browser::start(screen).await;
    browser.open("").await;
    browser.upload("#open-case", &kent()).await;
    browser.wait_for("main h1.wm-headline").await;
    browser
}

async fn nothing_went_wrong(browser: &Browser) {
    assert_eq!(browser.console().await, [""; 0]);
}

/// Today's answers, by item, as they would be saved.
async fn is_checked(browser: &Browser, item: &str, reply: &str) -> bool {
    let radio = format!("#q-police-27-{item} input[value={reply}]");
    browser
        .run(&format!("return document.querySelector('{radio}').checked"))
        .await
        == json!(true)
}

#[tokio::test]
async fn the_kent_case_is_assessed_again() {
    let browser = with_the_case(Screen::Phone).await;
    browser.to_step("Re-assess").await;
    browser.wait_text("main h1", "Re-assess").await;
    browser
        .wait_text(
            "main",
            "Last time was 29 May 2018, graded high: 38 days before 6 July 2018.",
        )
        .await;
    browser.unfold().await;
    browser
        .wait_text("main", "29 June 2018, release from prison or custody")
        .await;
    browser
        .wait_text(
            "main",
            "1 July 2018, the person causing harm seen near the victim",
        )
        .await;

    // Nothing of last time is an answer of today.
    assert!(!is_checked(&browser, "2", "yes").await);
    browser
        .wait_text(
            "#q-police-27-2 .wm-last",
            "29 May 2018: Yes (the victim): Said on the telephone.",
        )
        .await;
    browser.tap("#q-police-27-2 .wm-last button").await;
    browser
        .wait_text(
            "#q-police-27-2 .wm-last",
            "Carried from 29 May 2018, confirmed today.",
        )
        .await;
    browser.wait_focus("#q-police-27-2 input:checked").await;
    assert!(is_checked(&browser, "2", "yes").await);
    assert!(
        !is_checked(&browser, "8", "yes").await,
        "one answer at a time"
    );

    browser.answer("police-27", "3", "no").await;
    browser
        .wait_text(
            "#q-police-27-3 .wm-last",
            "Yes last time, and no now: write a note that says why.",
        )
        .await;
    browser.answer("police-27", "9", "yes").await;
    browser
        .wait_text("main", "Yes now, and not yes last time (1)")
        .await;
    browser
        .wait_text(
            "main",
            "yes on 29 May 2018, now no. Write a note that says why.",
        )
        .await;
    browser
        .wait_text("main", "Answered last time, and not gone through yet (2)")
        .await;
    browser.unfold().await;
    browser
        .assert_sound("re-assess, gone through in part")
        .await;
    browser.resize(Screen::Phone).await;

    // The checklist shows the same, and the result says what was carried.
    browser.tap_text("Continue to checklist and grade").await;
    browser.wait_text("main h1", "27-item").await;
    browser
        .wait_text(
            "#q-police-27-2 .wm-last",
            "Carried from 29 May 2018, confirmed today.",
        )
        .await;
    lower_grade(&browser).await;
    browser.go("#/result", "").await;
    browser.unfold().await;
    browser
        .wait_text("main", "Carried from 29 May 2018, confirmed today")
        .await;
    browser.assert_sound("result with a carried answer").await;

    // An answer that is given again today was not carried.
    browser.go("#/reassess", "Re-assess").await;
    browser
        .click("#q-police-27-2 input[value=does-not-know]")
        .await;
    browser
        .run("document.querySelector('#q-police-27-2').scrollIntoView()")
        .await;
    let last = browser.text_of("#q-police-27-2 .wm-last").await;
    assert!(!last.contains("Carried"), "{last}");
    nothing_went_wrong(&browser).await;
}

async fn lower_grade(browser: &Browser) {
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#lower-because').length")
            .await,
        json!(0)
    );
    browser.click("#grade").await;
    browser
        .wait_text("#lower", "29 May 2018: high, at an assessment")
        .await;
    browser
        .fill(
            "#lower-because",
            "Moved to her mother's; he is said to be uncooperative with probation.",
        )
        .await;
    browser.unfold().await;
    browser
        .fill("Who looked at it a second time", "Duty manager")
        .await;
    browser.fill("#review-when", "the other day, er").await;
    browser.wait_for("#review-when-error").await;
    browser.fill("#review-when", "6 July 2018").await;
    browser
        .assert_sound("checklist with a lower grade and a second review")
        .await;
    browser.resize(Screen::Phone).await;
    browser.click("#grade-2").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#lower-because').length")
            .await,
        json!(0)
    );
    // What was written is kept for when the grade is lower again.
    browser.click("#grade-1").await;
    browser.wait_for("#lower-because").await;
    let kept = browser
        .run("return document.querySelector('#lower-because').value")
        .await;
    assert!(
        kept.as_str()
            .is_some_and(|kept| kept.starts_with("Moved to")),
        "{kept}"
    );
}

#[tokio::test]
async fn a_saved_case_is_assessed_again_on_a_new_day() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/", "Which MARAC").await;
    browser.click_text("Assess again, beside last time").await;
    browser.wait_text("main h1", "Re-assess").await;
    browser.assert_sound("re-assess, on which day").await;
    browser.fill("#again-day", "20 July 2018").await;
    browser.click_text("Begin the new assessment").await;
    browser
        .wait_text("#again-day-error", "Choose a day after 20 July 2018")
        .await;
    browser.fill("#again-day", "3 September 2018").await;
    browser.click_text("Begin the new assessment").await;
    browser
        .wait_text("main", "Last time was 20 July 2018")
        .await;
    browser.wait_text(".wm-bar", "0 yes").await;
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn an_assessment_of_another_person_counts_for_nobody_else() {
    let browser = with_the_case(Screen::Desktop).await;
    browser.go("#/checklist", "27-item").await;
    browser.unfold().await;
    browser.choose("Whom it is about", "ex-partner").await;
    browser
        .wait_text("main", "This is about ex-partner and not about the victim.")
        .await;
    let before = browser.text_of(".wm-bar__text").await;
    browser.click("[id$=-police-27-18] input[value=yes]").await;
    browser.unfold().await;
    browser.assert_sound("checklist about another person").await;
    assert_eq!(browser.text_of(".wm-bar__text").await, before);
    browser.choose("Whom it is about", "The victim").await;
    browser.wait_for("#q-police-27-2 .wm-last").await;
    assert!(!is_checked(&browser, "18", "yes").await);
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn before_closing_nothing_says_that_it_is_right() {
    let browser = with_the_case(Screen::Desktop).await;
    browser.go("#/reassess", "Re-assess").await;
    browser.click_text("Before you close this case").await;
    browser.wait_text("main h1", "Before you close").await;
    browser.unfold().await;
    browser
        .wait_text("main", "29 May 2018: high, at an assessment")
        .await;
    browser
        .wait_text(
            "main",
            "1 July 2018, the person causing harm seen near the victim",
        )
        .await;
    browser
        .click("#q-before-closing-coercion input[value=yes]")
        .await;
    browser.wait_text("main", "Still stands (1)").await;
    browser.unfold().await;
    browser.assert_sound("before you close").await;
    let gone_through =
        "document.querySelectorAll('main input[value=no]').forEach((no) => no.click())";
    browser.run(gone_through).await;
    browser.moment().await;
    let says = browser.text_of("main").await.to_lowercase();
    for never in [
        "can be closed",
        "may be closed",
        "safe to close",
        "nothing stands",
    ] {
        assert!(!says.contains(never), "{never}: {says}");
    }
    assert!(says.contains("does not make closing right"), "{says}");
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn a_phrase_that_blames_is_pointed_out_as_it_is_typed() {
    let browser = with_the_case(Screen::Desktop).await;
    browser.go("#/judgement", "Judgement").await;
    browser.tab_to("#words").await;
    browser.press("She was uncoop").await;
    browser.moment().await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-wording__list li').length")
            .await,
        json!(0)
    );
    browser.press("erative, facilitating the breach.").await;
    browser
        .wait_text(
            ".wm-wording",
            "\u{201c}uncooperative\u{201d}: Write what was offered",
        )
        .await;
    browser
        .wait_text(
            ".wm-wording",
            "\u{201c}facilitating the breach\u{201d}: Write who broke which condition",
        )
        .await;
    browser.wait_text(".wm-wording", "11.3.39").await;
    browser
        .assert_sound("judgement with phrases pointed out")
        .await;
    browser.resize(Screen::Desktop).await;

    // Nothing is changed, the focus stays, and the region is polite.
    browser.wait_focus("#words").await;
    let state = "const words = document.querySelector('#words');
        return [words.value, words.closest('.govuk-form-group').nextElementSibling.ariaLive]";
    assert_eq!(
        browser.run(state).await,
        json!(["She was uncooperative, facilitating the breach.", "polite"])
    );
    browser.press(Key::Tab).await;
    browser.go("#/before", "Before you ask").await;
    browser.fill("#present", "Her lifestyle choices").await;
    browser.wait_text(".wm-wording", "1.6.7").await;
    nothing_went_wrong(&browser).await;
}

/// Kingston's rule with three notices of its own besides the general ones.
fn with_notices() -> PathBuf {
    let mut area: Value = serde_json::from_str(&published::text("kingston/area")).expect("an area");
    area["id"] = json!("exampleshire");
    area["name"] = json!("Exampleshire");
    let strangled = json!({ "item": { "instrument": "dash-24", "item": "15" } });
    let notice = |id: &str, class: &str, title: &str, when: &Value| {
        let says = "Because of this: {facts}.";
        json!({ "id": id, "class": class, "title": title, "when": when, "says": says, "sources": [] })
    };
    for version in area["versions"].as_array_mut().expect("versions") {
        let source = version["sources"][0]["id"].clone();
        let mut notices = vec![
            notice("look", "review", "Strangulation", &strangled),
            notice(
                "due",
                "reassess",
                "Release",
                &json!({ "since": { "changes": ["release"] } }),
            ),
            notice("basis", "sharing", "On which basis", &strangled),
        ];
        notices
            .iter_mut()
            .for_each(|notice| notice["sources"] = json!([source]));
        version["notices"] = json!(notices);
    }
    published::written("exampleshire.json", &area.to_string())
}

#[tokio::test]
async fn a_review_and_a_new_assessment_stand_above_the_routes() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.go("#/areas", "Areas and rules").await;
    browser.upload("#load", &with_notices()).await;
    browser.wait_text("#loaded", "Exampleshire").await;
    let case = json!({
        "format": "waymark-case/1", "as_of": "2026-02-20", "area": { "id": "exampleshire" },
        "assessments": { "all_known": false, "list": [{
            "id": "a1", "when": "2026-01-14", "instrument": "dash-24", "grade": "medium",
            "answers": { "15": { "reply": "yes" } }
        }] },
        "changes": { "all_known": false, "list": [{ "id": "c1", "when": "2026-02-01", "what": "release" }] }
    });
    browser.go("#/", "Which MARAC").await;
    browser.open_case(&case.to_string()).await;
    browser
        .wait_text("#review", "The grade of medium does not stand by itself")
        .await;
    browser.wait_text("#review", "question 15").await;
    browser
        .wait_text(
            "#reassess",
            "1 February 2026, release from prison or custody",
        )
        .await;
    browser.wait_text("#sharing", "Sharing").await;
    browser.wait_text("main h1", "Review required").await;
    browser
        .wait_text(".wm-do", "Assess again: something is new")
        .await;
    let above = "const at = (css) => document.querySelector(css).getBoundingClientRect().top;
        return at('#review') < at('#routes') && at('#reassess') < at('#routes')";
    assert_eq!(browser.run(above).await, json!(true));
    browser.unfold().await;
    browser.screenshot("review-required").await;
    browser
        .assert_sound("result with a review and a new assessment asked for")
        .await;

    // Just begun, it sets nothing at rest; gone through, it does, and its page still says why it was due.
    browser.go("#/reassess", "Re-assess").await;
    browser.click("#q-dash-24-15 .wm-last button").await;
    browser.go("#/result", "").await;
    browser.wait_text("#review", "Strangulation").await;
    browser
        .wait_text(
            "#reassess",
            "1 February 2026, release from prison or custody",
        )
        .await;
    browser.go("#/reassess", "Re-assess").await;
    browser.run("document.querySelectorAll('[id^=q-dash-24-] input[value=no]').forEach((no) => no.click())").await;
    browser.go("#/result", "").await;
    browser.wait_for("main h1.wm-headline").await;
    assert_eq!(
        browser
            .run("return document.querySelector('#reassess')")
            .await,
        Value::Null
    );
    browser.go("#/reassess", "Re-assess").await;
    browser
        .wait_text("#reassess h2", "What called for this assessment")
        .await;
    browser
        .wait_text(
            "#reassess",
            "1 February 2026, release from prison or custody",
        )
        .await;
    let whole = "return document.body.innerText.toLowerCase().includes('reassess now')";
    assert_eq!(browser.run(whole).await, json!(false));
    nothing_went_wrong(&browser).await;
}

/// A file of an earlier day says so before anything else, in one line, and offers to assess again; that is a step too.
#[tokio::test]
async fn a_file_of_an_earlier_day_offers_to_assess_again() {
    let yes = json!({ "reply": "yes" });
    let case = json!({
        "format": "waymark-case/1", "as_of": "2026-10-20", "area": { "id": "lewisham" },
        "next_review": "2099-03-02",
        "assessments": { "all_known": false, "list": [{
            "id": "a1", "when": "2026-10-20", "instrument": "dash-24", "answers": { "9": yes, "15": yes }
        }] }
    });
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    let file = published::written("earlier.json", &case.to_string());
    browser.upload("#open-case", &file).await;
    browser.wait_for("main h1.wm-headline").await;
    browser
        .wait_text(".wm-again", "Last assessed 20 October 2026")
        .await;
    browser
        .wait_text(".wm-note", "Next review: 2 March 2099")
        .await;
    let above = "const at = (css) => document.querySelector(css).getBoundingClientRect();
        return at('.wm-again').top < at('main h1').top && at('.wm-again a').height >= 40";
    assert_eq!(browser.run(above).await, json!(true));
    browser
        .assert_sound("a file that was assessed before today")
        .await;
    browser.resize(Screen::Phone).await;
    browser.tap_text("Assess again").await;
    browser.wait_text("main h1", "Re-assess").await;
    browser
        .wait_until("return !document.querySelector('.wm-again, .wm-note')")
        .await;
    browser.wait_text(".wm-steps__button", "Step 3 of 9").await;
    browser.tap_text("Begin the new assessment").await;
    browser
        .wait_text("main", "Last time was 20 October 2026")
        .await;
    // Begun and not answered it is still to be made.
    browser.to_step("Result").await;
    browser.wait_text(".wm-again", "Last assessed").await;
    browser.go("#/reassess", "Re-assess").await;
    browser.tap("#q-dash-24-9 .wm-last button").await;
    browser.to_step("Result").await;
    browser.wait_for("main h1.wm-headline").await;
    browser
        .wait_until("return !document.querySelector('.wm-again')")
        .await;
    nothing_went_wrong(&browser).await;
}

#[tokio::test]
async fn the_day_of_the_next_review_is_set_and_said() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.begin("Lewisham").await;
    browser.go("#/judgement", "Judgement").await;
    browser.fill("#next-review", "some day").await;
    browser.wait_for("#next-review-error").await;
    browser
        .assert_sound("a next review that does not read")
        .await;
    browser.resize(Screen::Phone).await;
    browser.fill("#next-review", "2 March 2099").await;
    browser
        .wait_until("return !document.querySelector('#next-review-error')")
        .await;
    browser.go("#/record", "Decision record").await;
    browser.unfold().await;
    browser.wait_text("main", "Next review").await;
    browser.wait_text("main", "2 March 2099").await;
    browser.go("#/judgement", "Judgement").await;
    browser.fill("#next-review", "2 March 2025").await;
    browser
        .wait_text(".wm-again", "Review was due 2 March 2025")
        .await;
    nothing_went_wrong(&browser).await;
}
