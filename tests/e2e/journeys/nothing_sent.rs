//! The controls of promise one: what would send something is refused by the policy, and what no policy can refuse is seen
//! by the watch that every journey runs under.

use crate::support::{Browser, Screen};
use serde_json::{Value, json};

async fn started() -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
}

/// Each of these is tried in the running page; the directive that refused it is told.
#[tokio::test]
async fn the_policy_refuses_what_is_planted() {
    let browser = started().await;
    browser.run(NOTE_VIOLATIONS).await;
    for (planted, directive) in [
        ("fetch('anywhere').catch(() => {})", "connect-src"),
        (
            "fetch('https://example.org/').catch(() => {})",
            "connect-src",
        ),
        ("new WebSocket('wss://example.org/')", "connect-src"),
        ("navigator.sendBeacon('anywhere', 'a case')", "connect-src"),
        (
            "const asked = new XMLHttpRequest(); asked.open('GET', 'anywhere'); asked.send()",
            "connect-src",
        ),
        (
            "add('script', { textContent: 'window.ran = true' })",
            "script-src-elem",
        ),
        (
            "add('script', { src: 'https://example.org/a.js' })",
            "script-src-elem",
        ),
        // Newer browsers refuse it when it is to run, and not when it is set.
        (
            "const p = add('p', {}); p.setAttribute('onclick', 'window.ran = true'); p.click()",
            "script-src-attr",
        ),
        // Not at once: what a test runs directly may do what a page may not.
        ("setTimeout(() => eval('window.ran = true'))", "script-src"),
        (
            "add('img', { src: 'https://example.org/a.png' })",
            "img-src",
        ),
        (
            "add('style', { textContent: 'body { background: url(https://example.org/) }' })",
            "style-src-elem",
        ),
        (
            "add('link', { rel: 'stylesheet', href: 'https://example.org/a.css' })",
            "style-src-elem",
        ),
        (
            "add('iframe', { src: 'https://example.org/' })",
            "frame-src",
        ),
        (
            "add('object', { data: 'https://example.org/' })",
            "object-src",
        ),
        ("add('video', { src: 'https://example.org/' })", "media-src"),
        ("add('base', { href: 'https://example.org/' })", "base-uri"),
        (
            "add('form', { method: 'post', action: 'anywhere' }).submit()",
            "form-action",
        ),
        (
            "add('form', { method: 'get', action: 'https://example.org/' }).submit()",
            "form-action",
        ),
        ("new Worker('data:text/javascript,')", "worker-src"),
    ] {
        let refused = browser.run_async(&TRY.replace("PLANTED", planted)).await;
        assert_eq!(refused, json!(directive), "{planted}");
    }
    assert_eq!(
        browser.run("return window.ran ?? 'not run'").await,
        json!("not run")
    );
    // For a frame and a form that lead elsewhere, Chromium opens a connection before it looks at the policy. It asks for
    // nothing through it: the name of the host is all that is told. The app has neither.
    let connected = browser.requests_after_load().await;
    assert!(
        connected
            .iter()
            .all(|what| what == "CONNECT example.org:443"),
        "{connected:?}"
    );
    browser
        .wait_text("main h1", "Which MARAC referral route applies")
        .await;
    browser.console().await;
}

/// A worker made from what is there stands under the policy of the page: it asks for nothing either.
#[tokio::test]
async fn a_worker_can_ask_for_nothing() {
    let browser = started().await;
    for planted in [
        "fetch(HERE).then(() => postMessage('sent'), () => postMessage('refused'))",
        "fetch('https://example.org/').then(() => postMessage('sent'), () => postMessage('refused'))",
        "try { importScripts(HERE + 'loader.js'); postMessage('sent') } catch { postMessage('refused') }",
        "try { const asked = new XMLHttpRequest(); asked.open('GET', HERE, false); asked.send(); postMessage('sent') } catch { postMessage('refused') }",
    ] {
        let answer = browser
            .run_async(&format!(
                "const done = arguments[arguments.length - 1];
                const does = `const HERE = '${{location.href.split('#')[0]}}'; {planted}`;
                new Worker(URL.createObjectURL(new Blob([does]))).onmessage = ({{ data }}) => done(data);"
            ))
            .await;
        assert_eq!(answer, json!("refused"), "{planted}");
    }
    browser.console().await;
}

const NOTE_VIOLATIONS: &str = "
window.add = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));
window.refused = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));";

const TRY: &str = "
const done = arguments[arguments.length - 1];
refused.length = 0;
try { PLANTED; } catch {}
const start = performance.now();
const look = () => {
  if (refused.length || performance.now() - start > 3000) done(refused[0] ?? 'not refused');
  else setTimeout(look, 10);
};
look();";

/// What is refused is on the console, and a journey that does not expect it fails.
#[tokio::test]
#[should_panic(expected = "connect-src")]
async fn a_journey_with_a_planted_connection_fails() {
    let browser = started().await;
    browser.run_async("const done = arguments[arguments.length - 1]; fetch('anywhere').then(done, () => done())").await;
}

/// No policy forbids a page to go to another of its own host; nothing after the load may do so.
#[tokio::test]
#[should_panic(expected = "GET /planted.png")]
async fn a_journey_with_a_planted_request_of_its_own_host_fails() {
    let browser = started().await;
    browser.run("location.href = 'planted.png'").await;
    browser.wait_text("body", "No such file").await;
}

/// No policy forbids a page to open another.
#[tokio::test]
async fn a_planted_visit_elsewhere_is_seen() {
    let browser = started().await;
    browser
        .run("window.open('https://example.org/?case=5')")
        .await;
    let seen = loop {
        let seen = browser.requests_after_load().await;
        if !seen.is_empty() {
            break seen;
        }
        browser.moment().await;
    };
    assert!(seen[0].contains("example.org"), "{seen:?}");
    browser.settle_watch().await;
}

/// While it loads, the page asks for files of the build and for nothing else.
#[tokio::test]
async fn the_load_asks_for_the_build_alone() {
    let browser = started().await;
    assert_eq!(browser.requests_after_load().await, [""; 0]);
    let names = "return performance.getEntriesByType('resource').map((e) => new URL(e.name).origin)
        .filter((origin) => origin !== location.origin)";
    assert_eq!(browser.run(names).await, Value::Array(Vec::new()));
}
