//! The referral and the other papers: filled in once, shown, copied, saved and printed as the same words.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::{Value, json};
use std::fs;

/// The richest published case, with words that must not stand in a title, an address or the name of a file.
fn case() -> String {
    let mut case: Value =
        serde_json::from_str(&published::text("kent/cases/july-2018")).expect("a case");
    case["reference"] = json!("REF-SECRET");
    case["people"]["causing_harm"][0]["called"] = json!("Mr Secret");
    case["contact"] = json!({ "safe": "Text first", "not_safe": "No post", "must_not_disclose": "The new address" });
    case["judgement"] = json!({ "should_be_heard": true, "words": "Seen near her home.\nEvery order was broken.", "by": "adviser" });
    case["maracs"]["list"][5]["actions"] =
        json!([{ "what": "Alarm", "owner": "police", "due": "2018-06-14" }]);
    case["referral"] =
        json!({ "gp": "The practice in the High Street", "sexual-abuse": "not to be told" });
    case.to_string()
}

async fn with_the_case(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::written("case.json", &case()))
        .await;
    browser.wait_for("main h1.wm-headline").await;
    browser
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without blanks, and with letters that print as one told apart again: what a page's text can be compared by.
fn letters(text: &str) -> String {
    let text = text
        .replace('\u{fb00}', "ff")
        .replace('\u{fb01}', "fi")
        .replace('\u{fb02}', "fl");
    let text = text.replace('\u{fb03}', "ffi").replace('\u{fb04}', "ffl");
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

async fn words_of(browser: &Browser, css: &str) -> String {
    let words = browser
        .run(&format!("return document.querySelector('{css}').innerText"))
        .await;
    words.as_str().unwrap_or_default().to_owned()
}

async fn address_and_title(browser: &Browser) -> String {
    browser
        .run("return document.title + ' ' + location.href")
        .await
        .to_string()
}

/// Everything that is copied is in the print, in the same order, and nothing else is. Where the driver prints.
async fn assert_printed(browser: &Browser, copied: &str, most_pages: usize) {
    if !browser.engine().prints() {
        return;
    }
    let printed = browser.printed().await;
    assert!(printed.len() <= most_pages, "{} pages", printed.len());
    let printed = letters(&printed.concat());
    for line in copied.lines() {
        assert!(
            printed.contains(&letters(line)),
            "\"{line}\" is not in the print:\n{printed}"
        );
    }
    assert_eq!(
        printed.chars().count(),
        letters(copied).chars().count(),
        "the print says more than the text:\n{printed}"
    );
}

in_every_engine!(the_referral_is_shown_copied_saved_and_printed_as_the_same_words);
async fn the_referral_is_shown_copied_saved_and_printed_as_the_same_words(engine: Engine) {
    let browser = with_the_case(engine).await;
    browser.go("#/referral", "Referral").await;
    browser.unfold().await;
    browser.assert_sound("referral, filled in").await;
    browser.fill("Agency", "The support service").await;
    browser
        .fill("Everybody the victim fears", "Him.\nHis brother.")
        .await;
    browser
        .choose("The victim knows of this referral", "No")
        .await;
    browser.resize(Screen::Desktop).await;
    browser.click_text("Read the referral").await;
    browser.wait_for(".wm-paper").await;
    browser.assert_accessible_on_media("the referral").await;
    browser.assert_sound("the referral").await;
    browser.resize(Screen::Desktop).await;

    browser.click_text("Save as text file").await;
    let saved =
        fs::read_to_string(browser.wait_download("waymark-referral.txt").await).expect("the file");
    let shown = words_of(&browser, ".wm-paper").await;
    assert_eq!(squeezed(&shown), squeezed(&saved));
    for line in [
        "What the person causing harm must not learn: The new address",
        "Agency: The support service",
        "GP and practice: The practice in the High Street",
        "The victim knows of this referral: No",
        "His brother.",
        "Every order was broken.",
        "Action: Alarm (police); due 14 June 2018, not known to be done: past due",
    ] {
        assert!(
            saved.lines().any(|one| one == line),
            "no line \"{line}\" in\n{saved}"
        );
    }
    assert!(!saved.contains("not to be told"), "{saved}");

    browser.allow_clipboard().await;
    browser.click_text("Copy as text").await;
    browser.wait_text("main [role=status]", "Copied.").await;
    assert_eq!(browser.pasted().await, saved);

    assert_printed(&browser, &saved, 10).await;
    let named = address_and_title(&browser).await;
    assert!(!named.to_lowercase().contains("secret"), "{named}");
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn what_is_private_is_told_only_when_it_is_ticked() {
    let browser = with_the_case(Engine::Chromium).await;
    browser.go("#/referral", "Referral").await;
    browser
        .click_text("Sexual abuse: what agencies need to know of it")
        .await;
    browser.click_text("Read the referral").await;
    browser.wait_text(".wm-paper", "not to be told").await;
}

#[tokio::test]
async fn where_nothing_can_be_copied_the_text_is_marked() {
    let browser = with_the_case(Engine::Chromium).await;
    browser.go("#/record", "Decision record").await;
    browser.assert_sound("the record").await;
    browser.resize(Screen::Desktop).await;
    browser.run("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })").await;
    browser.click_text("Copy as text").await;
    browser.wait_focus("#copy-by-hand").await;
    let marked = "const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd)";
    let marked = browser
        .run(marked)
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(
        squeezed(&marked),
        squeezed(&words_of(&browser, ".wm-paper").await)
    );
    assert!(marked.contains("Rule id: kent/2016-2018"), "{marked}");
    browser
        .assert_sound("the record, to be copied by hand")
        .await;
    browser.resize(Screen::Desktop).await;
    assert_printed(&browser, &marked, 7).await;
    let named = address_and_title(&browser).await;
    assert!(!named.to_lowercase().contains("secret"), "{named}");
    assert_eq!(browser.console().await, [""; 0]);
}

in_every_engine!(the_sheet_of_numbers_is_there_only_when_paper_may_be_left);
async fn the_sheet_of_numbers_is_there_only_when_paper_may_be_left(engine: Engine) {
    let browser = with_the_case(engine).await;
    browser.go("#/numbers", "A sheet of numbers").await;
    browser.wait_text("main", "Ask the victim first").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('.wm-paper, main .govuk-button').length")
            .await,
        json!(0)
    );
    browser.assert_sound("numbers, before it is asked").await;
    browser.click("#leave-paper-1").await;
    browser
        .wait_text("main", "It is not shown, because you said")
        .await;
    browser.assert_sound("numbers, not to be left").await;
    browser.click("#leave-paper").await;
    browser.wait_text(".wm-paper", "0808 2000 247").await;
    browser.unfold().await;
    browser.assert_sound("numbers").await;
    browser.resize(Screen::Desktop).await;
    browser.click_text("Save as text file").await;
    let saved =
        fs::read_to_string(browser.wait_download("waymark-numbers.txt").await).expect("the file");
    assert!(
        !saved.contains("Kent") && !saved.to_lowercase().contains("secret"),
        "{saved}"
    );
    assert_printed(&browser, &saved, 1).await;
    assert_eq!(browser.console().await, [""; 0]);
}
