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
    browser.open_case(&case()).await;
    browser
}

/// Letters and figures alone, with letters that print as one told apart again: what a page's text can be compared by.
fn letters(text: &str) -> String {
    let text = text
        .replace('\u{fb00}', "ff")
        .replace('\u{fb01}', "fi")
        .replace('\u{fb02}', "fl");
    let text = text.replace('\u{fb03}', "ffi").replace('\u{fb04}', "ffl");
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a text says, piece by piece: its lines whole again, and the cells of what the page shows as a table.
fn pieces(text: &str) -> Vec<String> {
    let whole = text.replace("\n    ", " ");
    let pieces = whole.split(['\n', ';', ':']).map(letters);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

async fn address_and_title(browser: &Browser) -> String {
    browser
        .run("return document.title + ' ' + location.href")
        .await
        .to_string()
}

/// What the paper shows, without what is on paper alone and the titles of the columns, which a text does without.
async fn shown(browser: &Browser) -> String {
    let words = browser
        .run(
            "const paper = document.querySelector('.wm-paper').cloneNode(true);
              paper.querySelectorAll('thead, .wm-paper__foot').forEach((e) => e.remove());
              return paper.textContent",
        )
        .await;
    words.as_str().unwrap_or_default().to_owned()
}

/// What is copied is what is shown: every piece of it, and not one letter more.
async fn assert_shown(browser: &Browser, copied: &str) {
    let shown = letters(&shown(browser).await);
    for piece in pieces(copied) {
        assert!(shown.contains(&piece), "\"{piece}\" is not shown:\n{shown}");
    }
    assert_eq!(letters(copied).len(), shown.len(), "{copied}\n{shown}");
}

/// Everything that is copied is in the print, and besides that the foot, the number of the page and the titles of columns
/// alone. Where the driver prints.
async fn assert_printed(browser: &Browser, copied: &str, most_pages: usize) {
    if !browser.engine().prints() {
        return;
    }
    let foot = "document.querySelector('.wm-paper__foot')?.textContent";
    let heads =
        "[...document.querySelectorAll('.wm-paper thead')].map((e) => e.textContent).join('')";
    let besides = browser
        .run(&format!("return ({foot} ?? '') + {heads}"))
        .await;
    let besides = letters(besides.as_str().unwrap_or_default()).len();
    let printed = browser.printed().await;
    let pages = printed.len();
    assert!(pages <= most_pages, "{pages} pages");
    let printed = letters(&printed.concat());
    for piece in pieces(copied) {
        assert!(
            printed.contains(&piece),
            "\"{piece}\" is not in the print:\n{printed}"
        );
    }
    let most = letters(copied).len() + pages * (besides + "page10of10".len());
    assert!(
        printed.len() <= most,
        "the print says more than the text:\n{printed}"
    );
    if browser.engine() == Engine::Chromium {
        for page in 1..=pages {
            let number = format!("page{page}of{pages}");
            assert!(printed.contains(&number), "{number}:\n{printed}");
        }
    }
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
    assert_shown(&browser, &saved).await;
    let whole = saved.replace("\n    ", " ");
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
            whole.lines().any(|one| one == line),
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
    assert_shown(&browser, &marked).await;
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

/// Each section says how far it has come, and leads to where it is entered; what the area's form demands is pointed out.
#[tokio::test]
async fn the_referral_is_checked_section_by_section() {
    let browser = Browser::start(Screen::Phone).await;
    let mut case: Value = serde_json::from_str(&case()).expect("a case");
    case["area"] = json!({ "id": "kingston" });
    browser.open("").await;
    browser.open_case(&case.to_string()).await;
    browser.go("#/referral", "Referral").await;
    browser
        .wait_text(
            "#demanded",
            "The form of Kingston upon Thames asks for this too",
        )
        .await;
    browser.tap_text("Housing and landlord").await;
    browser.wait_focus("#housing").await;
    browser
        .fill("Housing and landlord", "A council tenancy")
        .await;
    let state = "return [...document.querySelectorAll('.wm-check details')].find((part) =>
        part.querySelector('summary').innerText.startsWith(arguments[0])).querySelector('.wm-fold__state').innerText";
    let gone = "return !document.querySelector('#demanded').innerText.includes('Housing')";
    browser.wait_until(gone).await;
    let health = state.replace("arguments[0]", "'Health and home'");
    assert_eq!(browser.run(&health).await, json!("Filled in"));
    let people = state.replace("arguments[0]", "'Who'");
    assert!(
        browser
            .run(&people)
            .await
            .as_str()
            .is_some_and(|says| says.starts_with("Blank: ")),
        "who refers is blank"
    );
    browser.unfold().await;
    browser.tap_text("Change in \u{201c}History\u{201d}").await;
    browser.wait_text("main h1", "History").await;
}

/// A name is typed once, with the referral, and stands in the table of who.
#[tokio::test]
async fn names_and_addresses_stand_in_the_table_of_who() {
    let browser = with_the_case(Engine::Chromium).await;
    browser.go("#/referral", "Referral").await;
    browser.unfold().await;
    browser
        .fill(
            "Full name of the victim, and other names used",
            "Anna Example",
        )
        .await;
    browser.fill("Address of the victim", "Withheld").await;
    browser
        .fill("What the child is to the victim, 1", "daughter")
        .await;
    browser.fill("Protective marking", "Restricted").await;
    browser.click_text("Read the referral").await;
    browser.wait_text(".wm-paper__table", "Anna Example").await;
    browser
        .wait_text(".wm-paper__table", "of the victim: daughter")
        .await;
    browser.wait_text(".wm-paper__marking", "RESTRICTED").await;
    browser.assert_sound("the referral with names").await;
}

/// What the browser is given to share, where it says that it can.
const SHARES: &str = "navigator.canShare = (data) => { window.asked = data; return true; };
    navigator.share = async (data) => {
        window.shared = data.files ? [data.files[0].name, data.files[0].type, await data.files[0].text()] : data.text;
    };";

#[tokio::test]
async fn the_sealed_file_is_shared_first_and_text_after_a_warning() {
    let browser = with_the_case(Engine::Chromium).await;
    let can = browser.run("return typeof navigator.canShare").await;
    println!("navigator.canShare of this Chromium: {can}");
    if can == json!("undefined") {
        browser.go("#/referral/read", "").await;
        let offers = "return document.querySelector('main').innerText.includes('Share')";
        assert_eq!(browser.run(offers).await, json!(false));
    }
    browser.run(SHARES).await;
    browser.go("#/record", "Decision record").await;
    browser.click_text("Share as text").await;
    browser
        .wait_text("main [role=alert]", "Shared text is not locked")
        .await;
    assert_eq!(
        browser.run("return window.shared ?? null").await,
        json!(null)
    );
    browser.click_text("Share the text all the same").await;
    browser
        .wait_until("return window.shared?.startsWith('Decision record')")
        .await;
    browser.wait_text("main", "Shared.").await;

    browser
        .go("#/device/sealed-file", "Save the case as a sealed file")
        .await;
    browser.own_passphrase("told by telephone only").await;
    browser.click_text("Seal it to share").await;
    browser
        .wait_text("main", "It is sealed, and ready to share.")
        .await;
    browser.click_text("Share the sealed file").await;
    browser
        .wait_until(
            "return window.shared[0] === 'waymark-case.txt' && window.shared[1] === 'text/plain'
            && window.shared[2].startsWith('-----BEGIN AGE ENCRYPTED FILE-----')",
        )
        .await;
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
