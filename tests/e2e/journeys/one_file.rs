//! The one-file edition, opened from a disk: no server, no network, nothing beside it.

use super::keyboard;
use crate::support::{Browser, Engine, Screen, built};
use serde_json::json;
use std::fs;

in_every_engine!(a_whole_assessment_from_one_file);
async fn a_whole_assessment_from_one_file(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.unplug();
    let address = browser.open_one_file().await;
    assert_eq!(
        browser
            .run("return isSecureContext && location.href.split('#')[0]")
            .await,
        json!(address)
    );
    keyboard::assess(&browser).await;
    browser.assert_sound("one file").await;
    assert_eq!(
        browser
            .run("return performance.getEntriesByType('resource').map((e) => e.name)")
            .await,
        json!([])
    );
    assert_eq!(browser.console().await, [""; 0]);

    // The worker that makes keys of passphrases is in the file too, and starts from it.
    let key = "const done = arguments[arguments.length - 1];
        waymarkWorker.wrappingKey('a passphrase', new Uint8Array(16), 2).then((key) => done(key.length), () => done('no worker'));";
    assert_eq!(browser.run_async(key).await, json!(32));

    // Its policy lets it ask for nothing at all.
    let policy =
        "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = browser
        .run(policy)
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-"),
        "{policy}"
    );
    assert!(
        !policy.contains("connect-src")
            && !policy.contains("'self'")
            && !policy.contains("unsafe-inline")
    );
    if !engine.is_driven_as_the_page() {
        return;
    }
    let asked = "const done = arguments[arguments.length - 1];
        fetch('waymark.html').then(() => done('answered'), () => done('refused'));";
    assert_eq!(browser.run_async(asked).await, json!("refused"));
    let console = browser.console().await.join("\n");
    assert!(console.contains("Content Security Policy"), "{console}");
}

#[tokio::test]
async fn a_file_that_is_damaged_says_so() {
    let browser = Browser::start(Screen::SmallPhone).await;
    let broken = crate::support::tabs::damaged_one_file();
    browser.visit_file(&broken).await;
    browser
        .wait_text("#shell [role=alert]", "Waymark could not start")
        .await;
    browser
        .wait_text("body", "In immediate danger call 999")
        .await;
    browser.console().await;
}

/// Its address on a host leads to a file to save, and not to a page that could not run there.
#[tokio::test]
async fn the_host_gives_it_as_a_file_to_save() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.visit("waymark.html").await;
    let saved = browser.wait_download("waymark.html").await;
    assert_eq!(
        fs::read(saved).expect("the file"),
        fs::read(built().join("waymark.html")).expect("the build's")
    );
}
