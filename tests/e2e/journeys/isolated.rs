//! Names that run from the right or turn the direction of text, among our words on a page.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::{Value, json};

/// The letters of the entry that begins with those words, as they lie from left to right. Signs of direction are not seen; WebKit gives
/// them a width all the same.
const PLACES: &str = "
const [entry] = [...document.querySelectorAll('.wm-ledger__what')].filter((e) => e.textContent.startsWith('On: '));
const text = entry.firstChild;
const box = (at) => {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect();
};
const all = [...text.data].map((letter, at) => [letter, box(at)]).filter(([letter, { width }]) => width > 0 && !/[\\u202a-\\u202e\\u2066-\\u2069]/.test(letter));
return all.sort(([, one], [, other]) => one.left - other.left).map(([letter]) => letter).join('');";

in_every_engine!(a_name_that_turns_direction_turns_none_of_our_words);
async fn a_name_that_turns_direction_turns_none_of_our_words(engine: Engine) {
    for called in ["\u{202e}abc", "\u{2069}\u{202e}abc", "\u{5d0}\u{5d1} 12"] {
        let mut case: Value =
            serde_json::from_str(&published::text("kent/cases/july-2018")).expect("a case");
        case["people"]["causing_harm"][0]["called"] = json!(called);
        let file = published::written("turned.json", &case.to_string());
        let browser = Browser::start_in(engine, Screen::Desktop).await;
        browser.open("").await;
        browser.upload("#open-case", &file).await;
        browser.wait_for("main h1.wm-headline").await;
        browser.go("#/history", "History").await;
        browser.wait_text(".wm-ledger", "On: ").await;
        let shown = browser.run(PLACES).await;
        // How the name itself lies is the engine's affair.
        let shown = shown.as_str().expect("letters");
        let is_whole = shown.starts_with("On: ") && shown.ends_with('.');
        assert!(is_whole, "{called:?} is shown as {shown:?}");
        assert_eq!(browser.console().await, [""; 0]);
    }
}
