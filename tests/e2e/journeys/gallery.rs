//! The components that pages share, in each of their states, in the debug build: accessible by axe, and no wider than the screen.

use crate::support::tabs::file_of;
use crate::support::{Browser, Screen, built};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What `cargo xtask` builds for this journey alone.
fn debug_build() -> PathBuf {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/gallery");
    assert!(
        build.join("index.html").is_file(),
        "There is no debug build in target/gallery/. Run `cargo xtask browser gallery`, or `trunk build --dist target/gallery` first."
    );
    build
}

/// The addresses and titles of the gallery's parts.
async fn parts(browser: &Browser) -> Vec<(String, String)> {
    browser.wait_text("main h1", "Components").await;
    let found = browser
        .run("return [...document.querySelectorAll('main li a')].map((a) => [a.getAttribute('href'), a.textContent])")
        .await;
    serde_json::from_value(found).expect("links by address and words")
}

#[tokio::test]
async fn every_component_in_every_state() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.serve_from(&debug_build());
    browser.open("#/gallery").await;
    let parts = parts(&browser).await;
    assert!(parts.len() > 10, "the gallery has its parts: {parts:?}");
    for (address, title) in &parts {
        browser.go(address, title).await;
        browser.assert_sound(title).await;
        browser.unfold().await;
        browser.assert_sound(&format!("{title}, unfolded")).await;
    }

    browser.go("#/gallery/passphrases", "Passphrases").await;
    for (way, shown) in [
        ("#passphrase-way", "#passphrase-words"),
        ("#passphrase-way-1", "#passphrase-again"),
    ] {
        browser.click(way).await;
        browser.wait_for(shown).await;
        browser.assert_sound(&format!("Passphrases, {shown}")).await;
    }
    browser.click("button[aria-controls=known]").await;
    browser.wait_for("#known-letters").await;
    browser.assert_sound("Passphrases, shown").await;

    browser.go("#/gallery/questions", "Questions").await;
    for answer in ["yes", "no", "does-not-know", "declined"] {
        browser
            .click(&format!("#q-dash-24-1 input[value={answer}]"))
            .await;
        browser.assert_sound(&format!("Questions, {answer}")).await;
    }
    // What the debug build warns of besides is for whoever writes the code.
    let errors: Vec<String> = browser.console().await;
    let errors: Vec<&String> = errors
        .iter()
        .filter(|line| line.starts_with("SEVERE"))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[tokio::test]
async fn nobody_else_gets_the_gallery() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("#/gallery").await;
    browser.wait_text("main h1", "Which").await;
    let words: Value = browser
        .run("return document.querySelector('main').textContent.includes('Components')")
        .await;
    assert_eq!(words, json!(false));
    // A word that stands on it in every part.
    let word = b"Llanfairpwllgwyngyll";
    let holds = |folder: &Path| {
        let program = fs::read(file_of(folder, "waymark-", ".wasm")).expect("it can be read");
        program.windows(word.len()).any(|bytes| bytes == word)
    };
    assert!(holds(&debug_build()), "it is found where it is");
    assert!(!holds(&built()), "the release build holds the gallery");
}
