//! Before the program, without it, and after it has stopped: there are always useful words, and a way out.

use crate::support::tabs::{copy_of_build, file_of};
use crate::support::{Browser, Screen, published};
use serde_json::json;
use std::fs;
use std::path::Path;
use thirtyfour::prelude::Key;

const WAY_OUT: &str = "https://www.bbc.co.uk/weather";

/// Words that must not be among the details: they are in the case, in the way it was typed, or in what went wrong.
const SECRET: &str = "she lives at 5 Elm Road";

async fn useful(browser: &Browser, label: &str) {
    browser
        .wait_text("body", "In immediate danger call 999")
        .await;
    browser.wait_text("body", "18000 by textphone").await;
    browser
        .wait_text("body", "101 reaches the local police")
        .await;
    browser.assert_sound(label).await;
    for (screen, name) in [
        (Screen::SmallPhone, "320"),
        (Screen::Tablet, "768"),
        (Screen::Desktop, "1280"),
    ] {
        browser.resize(screen).await;
        browser.screenshot(&format!("{label}-{name}")).await;
    }
}

#[tokio::test]
async fn a_program_that_is_missing_or_damaged_is_said_to_be() {
    for damaged in [false, true] {
        let build = copy_of_build();
        let wasm = file_of(&build, "waymark-", ".wasm");
        if damaged {
            let mut bytes = fs::read(&wasm).expect("the program");
            let half = bytes.len() / 2;
            bytes[half..half + 64].fill(0xFF);
            fs::write(&wasm, bytes).expect("a damaged program");
        } else {
            fs::remove_file(&wasm).expect("no program");
        }
        let browser = Browser::start(Screen::SmallPhone).await;
        browser.serve_from(&build);
        browser.visit("").await;
        browser
            .wait_text("#shell [role=alert]", "Waymark could not start")
            .await;
        useful(&browser, "shell-failed").await;
        browser.expect_missing("_bg.wasm").await;
    }
}

#[tokio::test]
async fn without_javascript_there_are_useful_words_and_a_way_out() {
    let browser = Browser::start(Screen::SmallPhone).await;
    browser.without_javascript().await;
    browser.visit("").await;
    // Nothing can be run in such a page, and so nothing waited for; its words and its look are still there.
    let seen = browser.text_seen().await;
    for words in [
        "Waymark needs JavaScript",
        "In immediate danger call 999",
        "101 reaches the local police",
        "Exit this page",
    ] {
        assert!(seen.contains(words), "no \"{words}\" in:\n{seen}");
    }
    assert!(!seen.contains("Loading"), "{seen}");
    browser.screenshot("shell-no-javascript").await;
}

/// The program is made to panic by taking from it something it relies on: elements can be made no more.
#[tokio::test]
async fn a_panic_gives_way_to_a_page_that_helps() {
    let browser = with_the_case().await;
    browser
        .run(&format!(
            "document.createElement = () => {{ throw new Error('{SECRET}'); }}"
        ))
        .await;
    browser.run("location.hash = '#/judgement'").await;
    stopped(&browser, "tachys-").await;
    // What would lock it after a while, and cover the page, has ended with it.
    browser.clock_moves(600.0).await;
    for _ in 0..60 {
        browser.moment().await;
    }
    browser.wait_text("h1", "Waymark has stopped").await;

    // Nothing of the stopped program holds the reload back, and what is loaded is as good as new.
    assert!(!browser.asks_before_leaving().await);
    browser.click("#reload").await;
    browser.open("").await;
    browser
        .wait_text("main h1", "Which MARAC referral route applies")
        .await;
}

/// A trap that is no panic: the memory that is asked for cannot be had.
#[tokio::test]
async fn a_trap_gives_way_to_the_same_page() {
    let browser = with_the_case().await;
    let trap = "const { js } = document.querySelector('[data-wasm]').dataset;
        const done = arguments[arguments.length - 1];
        import(new URL(js, document.baseURI).href).then(async ({ default: start }) => {
          const program = await start();
          // What the browser's side of the program asks for memory with: how much, and how aligned.
          const [, ask] = Object.entries(program).find(([name, ask]) => /^__wbindgen_/.test(name) && ask.length === 2);
          setTimeout(() => ask(-1, 1));
          done();
        });";
    browser.run_async(trap).await;
    stopped(&browser, "RuntimeError wasm-function[").await;
    // The way out works without the program.
    for _ in 0..3 {
        browser.press(Key::Shift).await;
    }
    browser.wait_address(WAY_OUT).await;
}

/// What goes wrong in the page outside the program, such as in the browser's own additions, stops nothing.
#[tokio::test]
async fn a_mistake_of_somebody_else_stops_nothing() {
    let browser = with_the_case().await;
    browser
        .run("setTimeout(() => { throw new Error('of an extension'); }); Promise.reject(new Error('as well'));")
        .await;
    browser.run("dispatchEvent(new Event('keyup'));").await;
    browser.go("#/judgement", "Judgement").await;
    browser.console().await;
}

async fn with_the_case() -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser.go("#/people", "People").await;
    browser.fill("What to call this person", SECRET).await;
    browser.press(Key::Tab).await;
    browser
}

async fn stopped(browser: &Browser, where_it_was: &str) {
    browser.wait_text("main h1", "Waymark has stopped").await;
    browser.wait_focus("main h1").await;
    browser
        .wait_text(
            "main",
            "What was kept on this device, and every file you saved, was left as it is.",
        )
        .await;
    assert_eq!(
        browser.run("return document.title").await,
        json!("Waymark has stopped")
    );
    let details = browser
        .run("return document.getElementById('fault').value")
        .await;
    let details = details.as_str().unwrap_or_default();
    assert!(
        details.contains(where_it_was) && details.contains("_bg.wasm"),
        "{details}"
    );
    let all = browser
        .run("return document.documentElement.outerHTML")
        .await;
    for secret in [SECRET, "Lewisham", "/root/", "/home/"] {
        assert!(!details.contains(secret), "{details}");
        assert!(
            !all.as_str().unwrap_or_default().contains(secret),
            "{secret} is in the page"
        );
    }
    // The check of accessibility makes elements.
    browser.run("delete document.createElement").await;
    browser.assert_sound("stopped").await;
    for (screen, name) in [
        (Screen::SmallPhone, "320"),
        (Screen::Tablet, "768"),
        (Screen::Desktop, "1280"),
    ] {
        browser.resize(screen).await;
        browser.screenshot(&format!("stopped-{name}")).await;
    }
    // The console has what the browser itself says of it.
    browser.console().await;
}

/// Both ways out, with the program and without it, lead to the same page.
#[test]
fn there_is_one_way_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("a file");
    assert!(read("src/app/store/leaving.rs").contains(&format!("\"{WAY_OUT}\"")));
    assert_eq!(
        read("index.html")
            .matches(&format!("href=\"{WAY_OUT}\""))
            .count(),
        2
    );
}
