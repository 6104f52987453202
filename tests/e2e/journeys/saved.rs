//! Saved means written: a place that is refused, cancelled or fails half way loses nothing, and counts as nothing.

use crate::support::{Browser, Screen, published};
use serde_json::json;

/// A way to choose a place, as browsers have one; `{act}` is what it does, `this.file` is what is in the file in the end.
const PICKER: &str = "
window.written = 'as before';
window.showSaveFilePicker = async ({ suggestedName }) => {
  window.suggested = suggestedName;
  let half = '';
  const refuse = (name) => { throw new DOMException('planted', name); };
  const handle = {
    async createWritable() {
      {create}
      return {
        async write(bytes) { {write} half += new TextDecoder().decode(bytes); },
        async close() { {close} window.written = half; },
        async abort() { half = ''; },
      };
    },
  };
  {pick}
  return handle;
};";

async fn with_an_answer() -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    browser.go("#/result", "").await;
    browser
}

/// Wherever a case can be saved, the file that nobody else can read is offered first.
#[tokio::test]
async fn sealed_comes_before_plain() {
    let browser = with_an_answer().await;
    for page in ["#/result", "#/referral", "#/device", "#/", "#/new"] {
        browser.go(page, "").await;
        browser.wait_text("main", "Save this case as a file").await;
        let offered = browser
            .run("return [...document.querySelectorAll('main a, main button')].map((e) => e.innerText).filter((e) => e.startsWith('Save this case'))")
            .await;
        assert_eq!(
            offered,
            json!([
                "Save this case as a sealed file",
                "Save this case as a file"
            ]),
            "{page}"
        );
    }
}

async fn plant(browser: &Browser, at: &str, act: &str) {
    let mut script = PICKER.to_owned();
    for place in ["pick", "create", "write", "close"] {
        script = script.replace(&format!("{{{place}}}"), if place == at { act } else { "" });
    }
    browser.run(&script).await;
}

#[tokio::test]
async fn what_is_not_written_is_not_saved() {
    let browser = with_an_answer().await;
    for (at, act, says) in [
        (
            "pick",
            "refuse('AbortError');",
            "Nothing was saved: the browser's window was closed, or it allowed no file at the place that was chosen. Your case",
        ),
        (
            "create",
            "refuse('NotAllowedError');",
            "Nothing was saved: the browser could not write the file. Your case is still open here",
        ),
        (
            "write",
            "if (half) refuse('QuotaExceededError'); half = 'half'; refuse('QuotaExceededError');",
            "Nothing was saved: the browser could not write the file.",
        ),
        (
            "close",
            "refuse('NoModificationAllowedError');",
            "Nothing was saved: the browser could not write the file.",
        ),
    ] {
        plant(&browser, at, act).await;
        browser.click_text("Save this case as a file").await;
        browser.wait_text("main [role=status]", says).await;
        assert_eq!(
            browser.run("return window.written").await,
            json!("as before"),
            "{at}"
        );
        assert!(
            browser.asks_before_leaving().await,
            "{at}: it is saved nowhere"
        );
        browser
            .wait_text(
                "main .govuk-button-group",
                "Save it as an ordinary download",
            )
            .await;
        // Another page and back, so that what was said of one try is not taken for what is said of the next.
        browser.go("#/checklist", "24-item").await;
        browser.go("#/result", "").await;
    }
    // Without a place it goes the way that asks for none, and says no more than that it was handed over.
    plant(&browser, "pick", "refuse('AbortError');").await;
    browser.click_text("Save this case as a file").await;
    browser.click_text("Save it as an ordinary download").await;
    browser
        .wait_text(
            "main [role=status]",
            "Handed to the browser as waymark-case-2018-07-20.json",
        )
        .await;
    browser.wait_download("waymark-case-2018-07-20.json").await;
    assert!(
        browser.asks_before_leaving().await,
        "nobody has said that it is there"
    );
    plant(&browser, "", "").await;
    browser.click_text("Save this case as a file").await;
    browser
        .wait_text(
            "main [role=status]",
            "Saved as waymark-case-2018-07-20.json.",
        )
        .await;
    assert_eq!(
        browser.run("return window.suggested").await,
        json!("waymark-case-2018-07-20.json")
    );
    assert_eq!(
        browser
            .run("return JSON.parse(window.written).format.startsWith('waymark-case/')")
            .await,
        json!(true)
    );
    assert!(!browser.asks_before_leaving().await, "all of it is written");
    browser.assert_sound("a result that was saved").await;
    assert_eq!(browser.console().await, [""; 0]);
}

/// Where the browser has a way to ask and does not let it be used, the file is handed to the browser, and that is said.
#[tokio::test]
async fn a_place_that_is_refused_is_no_place() {
    let browser = with_an_answer().await;
    plant(&browser, "pick", "refuse('SecurityError');").await;
    browser.click_text("Save this case as a file").await;
    browser
        .wait_text(
            "main [role=status]",
            "Handed to the browser as waymark-case-2018-07-20.json",
        )
        .await;
    browser.wait_download("waymark-case-2018-07-20.json").await;
    assert!(
        browser.asks_before_leaving().await,
        "nobody knows yet whether it is there"
    );
    browser
        .assert_sound("a result that was handed to the browser")
        .await;
    // What is changed after that is not in the file, whether it is there or not.
    browser.go("#/result", "").await;
    browser.click_text("Save this case as a file").await;
    browser
        .run("document.querySelector('#shown-area').focus()")
        .await;
    browser.say_it_is_there().await;
    assert!(
        !browser.asks_before_leaving().await,
        "the user says that it is there"
    );
}

/// An answer that is given while the file is being written, and one after it was handed over.
#[tokio::test]
async fn what_changes_meanwhile_is_not_in_the_file() {
    let browser = with_an_answer().await;
    browser.go("#/device", "This device").await;
    plant(
        &browser,
        "close",
        "await new Promise((go) => { window.go = go; });",
    )
    .await;
    browser.click_text("Save this case as a file").await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-15 input[value=yes]").await;
    browser.wait_text(".wm-bar", "14 yes").await;
    browser.run("window.go()").await;
    browser.moment().await;
    assert!(
        browser.asks_before_leaving().await,
        "the last answer is in no file"
    );
}

#[tokio::test]
async fn a_sealed_file_that_is_not_written_is_not_saved() {
    let browser = with_an_answer().await;
    browser
        .go("#/device/sealed-file", "Save the case as a sealed file")
        .await;
    browser.own_passphrase("told by telephone only").await;
    plant(&browser, "pick", "refuse('AbortError');").await;
    browser.click_text("Save as a sealed file").await;
    browser
        .wait_text(
            ".govuk-error-summary",
            "Nothing was saved, because no place was chosen",
        )
        .await;
    plant(&browser, "close", "refuse('QuotaExceededError');").await;
    browser.click_text("Save as a sealed file").await;
    browser
        .wait_text(".govuk-error-summary", "The browser did not save the file")
        .await;
    assert!(browser.asks_before_leaving().await, "it is saved nowhere");
    plant(&browser, "", "").await;
    browser.click_text("Save as a sealed file").await;
    browser
        .wait_text("#handed", "Saved as waymark-case.age.")
        .await;
    assert!(!browser.asks_before_leaving().await, "all of it is written");
}
