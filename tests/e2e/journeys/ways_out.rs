//! Every way by which a page can reach a host, tried after the doors are shut: with the app's own host, and with another. What
//! gets through is printed, and is what the claims say of it.

use crate::support::{Browser, Screen};
use serde_json::json;
use std::collections::BTreeSet;
use std::net::UdpSocket;
use std::time::Duration;

/// Ways that leave the page where it is: a name, and a script in which TO is an address.
const WAYS: [(&str, &str); 52] = [
    ("fetch", "fetch(TO)"),
    ("fetch without CORS", "fetch(TO, { mode: 'no-cors' })"),
    (
        "fetch that outlives the page",
        "fetch(TO, { method: 'POST', body: 'x', keepalive: true })",
    ),
    ("fetch for later", "fetchLater(TO, { activateAfter: 0 })"),
    (
        "XMLHttpRequest",
        "const x = new XMLHttpRequest(); x.open('GET', TO); x.send()",
    ),
    (
        "XMLHttpRequest that waits",
        "const x = new XMLHttpRequest(); x.open('GET', TO, false); x.send()",
    ),
    ("WebSocket", "new WebSocket(TO.replace('http', 'ws'))"),
    ("EventSource", "new EventSource(TO)"),
    ("beacon", "navigator.sendBeacon(TO, 'x')"),
    (
        "WebTransport",
        "new WebTransport(TO.replace('http:', 'https:'))",
    ),
    ("image", "add('img', { src: TO })"),
    ("image never shown", "new Image().src = TO"),
    ("image in a set", "add('img', { srcset: `${TO} 1x` })"),
    (
        "picture",
        "add('picture').append(Object.assign(document.createElement('source'), { srcset: TO }), document.createElement('img'))",
    ),
    (
        "image in a drawing",
        "document.body.insertAdjacentHTML('beforeend', `<svg><image href=\"${TO}\" width=\"9\" height=\"9\"/></svg>`)",
    ),
    (
        "part of another drawing",
        "document.body.insertAdjacentHTML('beforeend', `<svg><use href=\"${TO}#a\"/></svg>`)",
    ),
    (
        "image of a button",
        "add('input', { type: 'image', src: TO })",
    ),
    ("video", "add('video', { src: TO, preload: 'auto' })"),
    ("poster of a video", "add('video', { poster: TO })"),
    ("sound", "add('audio', { src: TO, preload: 'auto' })"),
    ("sound never shown", "new Audio(TO).play()"),
    (
        "subtitles",
        "const v = add('video'); v.append(Object.assign(document.createElement('track'), { src: TO, default: true })); v.textTracks[0].mode = 'showing'",
    ),
    ("embedded object", "add('object', { data: TO })"),
    ("embedded file", "add('embed', { src: TO })"),
    ("frame", "add('iframe', { src: TO })"),
    (
        "frame with a page inside",
        "add('iframe', { srcdoc: `<img src=\"${TO}\">` })",
    ),
    (
        "frame of a blob",
        "add('iframe', { src: URL.createObjectURL(new Blob([`<img src=\"${TO}\">`], { type: 'text/html' })) })",
    ),
    ("script", "add('script', { src: TO })"),
    ("module", "add('script', { src: TO, type: 'module' })"),
    ("import", "import(TO)"),
    ("stylesheet", "add('link', { rel: 'stylesheet', href: TO })"),
    (
        "stylesheet in a stylesheet",
        "const s = new CSSStyleSheet(); s.replaceSync(`@import url(${TO})`); document.adoptedStyleSheets.push(s)",
    ),
    (
        "style in the page",
        "add('style', { textContent: `body { background: url(${TO}) }` })",
    ),
    (
        "picture behind a text",
        "document.body.style.backgroundImage = `url(${TO})`",
    ),
    (
        "picture of the pointer",
        "document.body.style.cursor = `url(${TO}), auto`",
    ),
    (
        "picture in a rule",
        "const s = new CSSStyleSheet(); s.replaceSync(`body { border-image: url(${TO}) 1; border: 1px solid }`); document.adoptedStyleSheets.push(s)",
    ),
    ("typeface", "new FontFace('x', `url(${TO})`).load()"),
    (
        "preloaded",
        "add('link', { rel: 'preload', as: 'image', href: TO })",
    ),
    (
        "preloaded module",
        "add('link', { rel: 'modulepreload', href: TO })",
    ),
    (
        "fetched in advance",
        "add('link', { rel: 'prefetch', href: TO })",
    ),
    (
        "shown in advance",
        "add('link', { rel: 'prerender', href: TO })",
    ),
    (
        "rules of what to fetch in advance",
        "add('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [TO] }] }) })",
    ),
    (
        "name looked up in advance",
        "add('link', { rel: 'dns-prefetch', href: TO })",
    ),
    (
        "connected in advance",
        "add('link', { rel: 'preconnect', href: TO })",
    ),
    ("icon", "add('link', { rel: 'icon', href: TO })"),
    (
        "manifest",
        "document.querySelector('link[rel=manifest]')?.remove(); add('link', { rel: 'manifest', href: TO })",
    ),
    ("worker", "new Worker(TO)"),
    ("shared worker", "new SharedWorker(TO)"),
    ("service worker", "navigator.serviceWorker.register(TO)"),
    (
        "script of a worker",
        "new Worker(URL.createObjectURL(new Blob([`importScripts('${TO}')`])))",
    ),
    (
        "fetch by a worker",
        "new Worker(URL.createObjectURL(new Blob([`fetch('${TO}')`])))",
    ),
    ("worklet", "CSS.paintWorklet.addModule(TO)"),
];

/// Ways that take the page elsewhere, or open another.
const LEAVING: [(&str, &str); 9] = [
    ("form that asks", "add('form', { action: TO }).submit()"),
    (
        "form that sends",
        "add('form', { action: TO, method: 'post' }).submit()",
    ),
    (
        "form of a button",
        "add('form').append(Object.assign(document.createElement('button'), { formAction: TO })); document.querySelector('form:last-of-type button').click()",
    ),
    (
        "word of a link",
        "add('a', { href: '#/areas', ping: TO }).click()",
    ),
    ("link", "add('a', { href: TO }).click()"),
    (
        "link to save",
        "add('a', { href: TO, download: 'x' }).click()",
    ),
    ("another window", "open(TO)"),
    (
        "page that goes on by itself",
        "add('meta', { httpEquiv: 'refresh', content: `0;url=${TO}` })",
    ),
    ("address", "location.href = TO"),
];

/// What no policy forbids: going elsewhere, and opening another page.
const LEAVES: [&str; 5] = [
    "another window",
    "address",
    "link",
    "link to save",
    "page that goes on by itself",
];

/// Whether anything was asked for.
async fn gets_through(browser: &Browser, script: &str, to: &str) -> bool {
    let planted = format!(
        "const add = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));
        const TO = {to};
        try {{ const came = (() => {{ return ({script_or_block}) }})(); came?.catch?.(() => {{}}); came?.ready?.catch(() => {{}}); }} catch {{}}",
        script_or_block = if script.contains(';') {
            format!("(() => {{ {script} }})()")
        } else {
            script.to_owned()
        }
    );
    browser.run(&planted).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    !browser.requests_after_load().await.is_empty()
}

async fn started() -> Browser {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    // The second door is shut when the service worker is there.
    browser
        .wait_for(
            "meta[http-equiv][content*=\"default-src 'none'; script-src 'wasm-unsafe-eval'\"]",
        )
        .await;
    browser
}

/// Tries every way to addresses that begin so, prints what got through, and tells whether that is what is known to.
async fn tried(host: &str, known: &[&str]) {
    let to = |number: usize| format!("new URL('way-{number}', {host}).href");
    let mut through = BTreeSet::new();
    let browser = started().await;
    for (number, (way, script)) in WAYS.iter().enumerate() {
        if gets_through(&browser, script, &to(number)).await {
            through.insert(*way);
        }
    }
    browser.console().await;
    for (number, (way, script)) in LEAVING.iter().enumerate() {
        let browser = started().await;
        if gets_through(&browser, script, &to(number)).await {
            through.insert(*way);
        }
        browser.console().await;
        browser.settle_watch().await;
    }
    let number = WAYS.len() + LEAVING.len();
    println!("Of {number} ways to {host} these get through: {through:?}");
    assert_eq!(through, known.iter().copied().collect(), "{host}");
}

/// Browsers fetch the icons that the manifest names when they like, as pictures of the page: so pictures of its own host stay open.
#[tokio::test]
async fn to_its_own_host_nothing_gets_through_but_leaving_and_pictures() {
    let pictures = [
        "fetched in advance",
        "frame with a page inside",
        "image",
        "image in a drawing",
        "image in a set",
        "image never shown",
        "image of a button",
        "part of another drawing",
        "picture",
        "picture behind a text",
        "picture of the pointer",
        "poster of a video",
        "preloaded",
    ];
    tried("document.baseURI", &[&LEAVES[..], &pictures].concat()).await;
}

#[tokio::test]
async fn to_another_host_nothing_gets_through_but_leaving() {
    tried("'http://example.org/'", &LEAVES).await;
}

/// With a host that is spoken to in cipher, Chromium opens a connection for some of what it then refuses, and asks for nothing
/// through it: the name of the host is all that is told.
#[tokio::test]
async fn to_another_host_some_open_a_connection() {
    let connects = [
        "connected in advance",
        "form of a button",
        "form that asks",
        "form that sends",
        "frame",
    ];
    tried("'https://example.org/'", &[&LEAVES[..], &connects].concat()).await;
}

/// Talk between browsers stands under no policy that engines know today, and the claims say so.
#[tokio::test]
async fn talk_between_browsers_is_not_shut_off() {
    let browser = started().await;
    let heard = UdpSocket::bind("127.0.0.1:0").expect("a socket");
    heard
        .set_read_timeout(Some(Duration::from_secs(5)))
        .expect("a time");
    let port = heard.local_addr().expect("an address").port();
    browser
        .run(&format!(
            "const talk = new RTCPeerConnection({{ iceServers: [{{ urls: 'stun:127.0.0.1:{port}' }}] }});
            talk.createDataChannel('x');
            talk.createOffer().then((offer) => talk.setLocalDescription(offer));"
        ))
        .await;
    let came = tokio::task::spawn_blocking(move || heard.recv(&mut [0; 600]).is_ok()).await;
    assert_eq!(
        json!(came.unwrap_or_default()),
        json!(true),
        "then the claim can say more"
    );
}
