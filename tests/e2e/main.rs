//! End-to-end tests: the release build in a real browser. `cargo xtask test` installs what they need and runs them.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::too_many_lines,
    reason = "a test that walks one case from beginning to end is read in one piece"
)]

/// Makes a test of a journey for each engine, `journey::firefox` and so on.
macro_rules! in_every_engine {
    ($($journey:ident)+) => { $(
        mod $journey {
            use crate::support::Engine;

            #[tokio::test]
            async fn chromium() {
                super::$journey(Engine::Chromium).await;
            }

            #[tokio::test]
            async fn firefox() {
                super::$journey(Engine::Firefox).await;
            }

            #[tokio::test]
            async fn webkit() {
                super::$journey(Engine::WebKit).await;
            }
        }
    )+ };
}

mod journeys;
mod support;

use serde_json::json;
use std::fs;
use std::path::Path;
use support::{Browser, Engine, Screen};
use thirtyfour::prelude::Key;

in_every_engine!(opens_at_every_size_without_a_fault);
async fn opens_at_every_size_without_a_fault(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::SmallPhone).await;
    browser.open("").await;
    for screen in [
        Screen::SmallPhone,
        Screen::Phone,
        Screen::Tablet,
        Screen::Desktop,
        Screen::Zoomed,
    ] {
        let label = format!("start-{screen:?}");
        browser.resize(screen).await;
        browser.screenshot(&label).await;
        browser.assert_fits(&label).await;
        browser.assert_accessible(&label).await;
    }
    browser.assert_accessible_on_media("start").await;
    browser.reload().await;
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn says_so_when_the_program_does_not_arrive() {
    let browser = Browser::start(Screen::SmallPhone).await;
    browser.block("*.wasm").await;
    browser.visit("").await;
    browser
        .wait_text("#shell [role=alert]", "Waymark could not start")
        .await;
    browser
        .wait_text("#shell", "In immediate danger call 999")
        .await;
    browser.assert_fits("the shell").await;
    browser.assert_accessible("the shell").await;
    browser.screenshot("shell").await;
}

/// The control for `assert_accessible`: a check that never fails would pass everything.
#[tokio::test]
async fn the_accessibility_check_finds_a_planted_fault() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .run("document.querySelector('main').append(document.createElement('input'))")
        .await;
    let found = browser.violations().await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("label "), "{found:#?}");
}

/// The control for `assert_kept_to_itself`: a line, some lines and a choice of which a browser would remember what is entered.
#[tokio::test]
async fn a_field_that_is_remembered_is_found() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    assert_eq!(browser.remembered().await, json!([]));
    let fields =
        "<input type=\"text\" spellcheck=\"false\"> <textarea autocomplete=\"off\" spellcheck=\"true\"></textarea>
        <input type=\"radio\" autocomplete=\"off\" spellcheck=\"false\" id=\"chosen\">
        <input type=\"text\" autocomplete=\"new-password\" spellcheck=\"false\">";
    browser
        .run(&format!("document.querySelector('main').insertAdjacentHTML('beforeend', `{fields}`); chosen.click()"))
        .await;
    assert_eq!(browser.remembered().await.as_array().map(Vec::len), Some(4));
}

/// Files go out and come in under the content policy, and nothing else goes anywhere. With no host left, all still works.
#[tokio::test]
async fn files_pass_and_connections_do_not() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.unplug();
    browser.run(PLANT).await;
    browser.click("#planted-words").await;

    browser.fill("Words", "kept in this browser").await;
    browser.press(Key::Tab).await;
    browser.press(Key::Enter).await;
    let saved = browser.wait_download("words.txt").await;
    assert_eq!(
        fs::read_to_string(&saved).expect("the file"),
        "kept in this browser"
    );

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("package.json");
    browser.upload("#planted-file", &file).await;
    browser.wait_text("#planted-said", "package.json").await;
    assert_eq!(browser.console().await, [""; 0]);

    browser.click_text("Send it somewhere").await;
    browser.wait_text("#planted-said", "refused").await;
    let console = browser.console().await;
    assert!(
        console
            .iter()
            .any(|line| line.contains("connect-src 'none'")),
        "{console:#?}"
    );
}

const PLANT: &str = r##"
const main = document.querySelector('main');
main.replaceChildren();
const add = (tag, more) => main.appendChild(Object.assign(document.createElement(tag), more));
add('label', { htmlFor: 'planted-words', textContent: 'Words' });
const words = add('input', { id: 'planted-words' });
const said = document.createElement('p');
said.id = 'planted-said';
add('button', { textContent: 'Save', onclick() {
  const href = URL.createObjectURL(new Blob([words.value]));
  Object.assign(document.createElement('a'), { href, download: 'words.txt' }).click();
  URL.revokeObjectURL(href);
} });
add('input', { id: 'planted-file', type: 'file', onchange() { said.textContent = this.files[0].name; } });
add('button', { textContent: 'Send it somewhere', onclick() {
  fetch('/anywhere').catch(() => { said.textContent = 'refused'; });
} });
main.append(said);
"##;
