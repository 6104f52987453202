//! Firefox, as the tests start it.

use super::browser::Place;
use super::driver::Driver;
use serde_json::{Value, json};
use std::env;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserCapabilitiesHelper, CapabilitiesHelper, DesiredCapabilities};
use tungstenite::Message;

/// Where a driver would have it keep nothing for restoring tabs, it is told to behave as it does for its user; and all but this
/// machine itself, and its maker's hosts, is asked for through the watch.
pub(super) async fn start(driver: &Driver, place: &Place<'_>) -> WebDriver {
    let proxy = place.watch.proxy();
    let mut preferences = FirefoxPreferences::new();
    for (name, value) in [
        ("browser.sessionstore.resume_from_crash", json!(true)),
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", json!("127.0.0.1")),
        ("network.proxy.http_port", json!(proxy.port())),
        ("network.proxy.ssl", json!("127.0.0.1")),
        ("network.proxy.ssl_port", json!(proxy.port())),
        (
            "network.proxy.no_proxies_on",
            json!(".mozilla.org, .mozilla.com, .mozilla.net, .firefox.com"),
        ),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
        (
            "browser.safebrowsing.downloads.remote.enabled",
            json!(false),
        ),
        ("browser.download.folderList", json!(2)),
        ("browser.download.dir", json!(place.downloads)),
    ] {
        preferences.set(name, value).expect("a preference");
    }
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_preferences(preferences).expect("preferences");
    let mut arguments = Vec::new();
    if place.display.is_none() {
        arguments.extend([
            json!("-headless"),
            json!("--width=1280"),
            json!("--height=1100"),
        ]);
    }
    if let Some(profile) = place.profile {
        arguments.extend([json!("-profile"), json!(profile)]);
    }
    wanted
        .set_browser_option("args", arguments)
        .expect("arguments");
    wanted.enable_bidi().expect("a capability");
    if let Ok(path) = env::var("FIREFOX") {
        wanted.set_firefox_binary(&path).expect("a path");
    }
    driver.session("Firefox", wanted).await
}

/// Gives the page this size. Firefox's windows are never narrower than 500 pixels, so this is done by WebDriver BiDi.
pub(super) async fn resize(session: &WebDriver, width: u32, height: u32) {
    let window = session.window().await.expect("a window");
    let viewport =
        json!({ "context": window.to_string(), "viewport": { "width": width, "height": height } });
    let address = session.capabilities().get("webSocketUrl");
    let address = address.and_then(Value::as_str).expect("where BiDi is");
    let (mut socket, _) = tungstenite::connect(address).expect("BiDi to answer");
    let command = json!({ "id": 1, "method": "browsingContext.setViewport", "params": viewport });
    socket
        .send(Message::text(command.to_string()))
        .expect("BiDi to listen");
    // What else is told meanwhile is nothing to do with this.
    let answer = loop {
        let told = socket.read().expect("BiDi's answer");
        let told: Value = serde_json::from_slice(&told.into_data()).unwrap_or_default();
        if told["id"] == json!(1) {
            break told;
        }
    };
    assert_eq!(answer["type"], json!("success"), "{answer}");
    let _ = socket.close(None);
}
