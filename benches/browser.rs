//! How fast the built app is in a real browser: `trunk build --release`, then
//! `cargo bench --features e2e --bench browser`, with `-- large` at its end for the large case alone. Slowed down sixfold, this machine stands for a phone.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "the end-to-end tests use more of it")]
#[path = "../tests/e2e/support/mod.rs"]
mod support;

#[path = "browser/large.rs"]
mod large;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use support::{Browser, Screen, published};
use waymark::workshop::past::{MadeUp, made_up_csv};

const SLOW: u32 = 6;
const TAPS: usize = 30;
const OPENINGS: usize = 10;
const VISITS: usize = 7;

#[tokio::main]
async fn main() {
    let mut table = Table::default();
    // Cargo passes `--bench`; `large` beside it measures the large case alone.
    large::large_case(&mut table).await;
    if env::args().any(|word| word == "large") {
        return table.print();
    }
    taps(&mut table).await;
    every_area(&mut table).await;
    many_cases(&mut table).await;
    past_page(&mut table).await;
    dials(&mut table).await;
    transfer(&mut table);
    visits(&mut table).await;
    without_a_host(&mut table).await;
    sealing(&mut table).await;
    table.print();
}

/// From the finger's leaving the screen to the frame that shows the new answer.
async fn taps(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser.wait_for("main h1.wm-headline").await;
    browser.run(WATCH).await;
    browser.go("#/checklist", "24-item").await;
    slow_down(&browser, SLOW).await;
    // What the published case leaves open, to and fro: each tap changes the count in the bar.
    let open = ["1", "5", "7", "9", "14", "15", "17", "19", "21", "22", "23"];
    for number in 0..TAPS {
        let (item, reply) = (
            open[number / 2 % open.len()],
            if number % 2 == 0 { "yes" } else { "no" },
        );
        browser
            .tap(&format!("#q-dash-24-{item} input[value={reply}]"))
            .await;
        browser
            .wait_for(&format!("html[data-taps='{}']", number + 1))
            .await;
    }
    let seen = browser.run("return window.taps").await;
    let seen = seen.as_array().expect("the taps");
    assert!(
        seen.iter().all(|tap| tap["changed"] == json!(true)),
        "a frame came before its answer: {seen:?}"
    );
    table.times(
        "A tap on an answer, to the new result on screen",
        times(seen, "ms"),
        Some(50.0),
    );
    // To eight milliseconds, and with what the graphics take.
    let counted = browser.run("return window.timed").await;
    let counted = times(counted.as_array().expect("the browser's own count"), "ms");
    table.times(
        "   the same by the browser's own event timing",
        counted,
        None,
    );

    let mut openings = Vec::new();
    for _ in 0..OPENINGS {
        browser.go("#/checklist", "24-item").await;
        browser
            .run("delete document.documentElement.dataset.opened")
            .await;
        browser.tap(".wm-bar__why").await;
        browser.wait_for("html[data-opened]").await;
        let ms = browser
            .run("return Number(document.documentElement.dataset.opened)")
            .await;
        openings.push(ms.as_f64().expect("a time"));
    }
    table.times(
        "The result page, from the tap to its first frame",
        openings,
        None,
    );
}

/// The core alone, compiled as the app compiles it, in the browser: no page is drawn.
async fn every_area(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    let bytes = module("all-areas");
    let begin = "const done = arguments[arguments.length - 1];
        WebAssembly.instantiate(new Uint8Array(BYTES), {}).then(({ instance }) => {
          window.decide = () => instance.exports.main(0, 0);
          for (let i = 0; i < 2000; i++) decide();
          done('ready');
        }, (error) => done(String(error)));";
    assert_eq!(
        browser.run_async(&begin.replace("BYTES", &bytes)).await,
        json!("ready")
    );
    for (slow, bar) in [(1, Some(1.0)), (SLOW, None)] {
        slow_down(&browser, slow).await;
        let mut rounds = Vec::new();
        for _ in 0..TAPS {
            let round = "const start = performance.now();
                for (let i = 0; i < 20; i++) decide();
                return (performance.now() - start) / 20;";
            rounds.push(browser.run(round).await.as_f64().expect("a time"));
        }
        let what = if slow == 1 {
            "One case under every area, at full speed"
        } else {
            "   the same, slowed down"
        };
        table.times(what, rounds, bar);
    }
}

/// A hundred thousand past cases loaded from a file, and decided under two rules. It comes in slices on the page; here it
/// is done at once.
async fn many_cases(table: &mut Table) {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    let begin = "const done = arguments[arguments.length - 1];
        WebAssembly.instantiate(new Uint8Array(BYTES), {}).then(({ instance }) => {
          window.next = () => { const start = performance.now(); instance.exports.main(0, 0); return performance.now() - start; };
          next();
          done('ready');
        }, (error) => done(String(error)));";
    assert_eq!(
        browser
            .run_async(&begin.replace("BYTES", &module("many-cases")))
            .await,
        json!("ready")
    );
    let (mut loads, mut decides) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        for times in [&mut loads, &mut decides] {
            times.push(browser.run("return next()").await.as_f64().expect("a time"));
        }
    }
    table.times(
        "100,000 past cases from CSV, at full speed",
        loads,
        Some(2000.0),
    );
    table.times("   the same decided under two rules", decides, Some(1000.0));
}

/// The same as somebody sees it on the page, in slices and with its progress drawn.
async fn past_page(table: &mut Table) {
    let until = waymark::model::dates::Day::new(2026, 1, 31).expect("a day");
    let file = made_up_csv(
        MadeUp {
            seed: 1,
            cases: 100_000,
            until,
        },
        24,
    );
    let file = published::written("hundred-thousand.csv", &file);
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser.go("#/past-cases", "").await;
    let watch = "window.until = 0;
        const said = () => document.querySelector('#past-loaded')?.textContent ?? '';
        document.querySelector('#past-file').addEventListener('change', () => {
          const start = performance.now();
          const look = () => said().startsWith('100000 cases') ? (window.until = performance.now() - start) : requestAnimationFrame(look);
          requestAnimationFrame(look);
        }, true);";
    browser.run(watch).await;
    browser.upload("#past-file", &file).await;
    browser
        .wait_text("#past-loaded", "100000 cases loaded.")
        .await;
    let loaded = browser
        .run("return window.until")
        .await
        .as_f64()
        .expect("a time");
    table.times(
        "100,000 past cases loaded on the page",
        vec![loaded],
        Some(2000.0),
    );
    let compared = pressed(
        &browser,
        "Compare",
        "document.querySelector('#past-result')",
    )
    .await;
    table.times(
        "   the same decided under two rules",
        vec![compared],
        Some(1000.0),
    );
}

/// From a number that is typed to the frame that says what the open case comes to under it.
async fn dials(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser.wait_for("main h1.wm-headline").await;
    browser.go("#/dials", "Move the numbers of a rule").await;
    browser.wait_for(".wm-dial input[type=text]").await;
    slow_down(&browser, SLOW).await;
    let mut moves = Vec::new();
    for number in 0..TAPS {
        let script = "const done = arguments[arguments.length - 1];
            const field = document.querySelector('.wm-dial input[type=text]');
            const answer = () => document.querySelector('#dials-answer').textContent;
            const before = answer();
            const framed = () => { const channel = new MessageChannel(); channel.port1.onmessage = () => done(performance.now() - start); channel.port2.postMessage(null); };
            const look = () => answer() !== before ? framed() : requestAnimationFrame(look);
            const start = performance.now();
            field.value = 'NUMBER';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            requestAnimationFrame(look);";
        let to = if number % 2 == 0 { "3" } else { "20" };
        moves.push(
            browser
                .run_async(&script.replace("NUMBER", to))
                .await
                .as_f64()
                .expect("a time"),
        );
    }
    table.times(
        "A dial that is moved, to the new answer on screen",
        moves,
        Some(50.0),
    );
}

/// The bytes of a module, as a list.
fn module(example: &str) -> String {
    serde_json::to_string(&fs::read(build_module(example)).expect("the module")).expect("bytes")
}

fn build_module(example: &str) -> PathBuf {
    let target = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built = Command::new(target)
        .args([
            "build",
            "--release",
            "--locked",
            "--features",
            "e2e",
            "--example",
            example,
        ])
        .args(["--target", "wasm32-unknown-unknown"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(
        built.is_ok_and(|status| status.success()),
        "the module does not build"
    );
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    scratch
        .with_file_name("wasm32-unknown-unknown")
        .join(format!("release/examples/{example}.wasm"))
}

/// What a first visit fetches.
fn transfer(table: &mut Table) {
    let counted = Command::new("node")
        .arg("benches/size.mjs")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Node.js counts the bytes");
    let words = String::from_utf8_lossy(&counted.stdout);
    let line = words
        .lines()
        .find(|line| line.starts_with("First visit"))
        .unwrap_or_else(|| panic!("{words}"));
    let numbers: Vec<f64> = line
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let [gzip, brotli, bar] = numbers[..] else {
        panic!("{line}")
    };
    table.row(
        "The first visit, by gzip",
        format!("{:.1} KB", gzip / 1024.0),
        Some((gzip <= bar, "200 KB")),
    );
    table.row(
        "   the same by brotli",
        format!("{:.1} KB", brotli / 1024.0),
        None,
    );
}

/// From the address to the static page, and to the program. The files come from this machine, so no network is in it.
async fn visits(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    note_start(&browser).await;
    // Each visit as if it were the first.
    browser.devtools("Network.enable", json!({})).await;
    browser
        .devtools("Network.setBypassServiceWorker", json!({ "bypass": true }))
        .await;
    slow_down(&browser, SLOW).await;
    let (mut painted, mut running) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        browser.visit("").await;
        let since = started_after(&browser).await;
        let paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
        painted.push(browser.run(paint).await.as_f64().expect("a first paint"));
        running.push(since);
        browser.visit("icon.svg").await;
    }
    table.times("The static page, to its first paint", painted, None);
    table.times("The app, to its first frame", running, None);
}

/// The same with the host gone, from what the browser has kept, and from the one-file edition on a disk.
async fn without_a_host(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.unplug();
    note_start(&browser).await;
    slow_down(&browser, SLOW).await;
    let mut running = Vec::new();
    for _ in 0..VISITS {
        browser.visit("icon.svg").await;
        browser.visit("").await;
        running.push(started_after(&browser).await);
    }
    table.times("The app in flight mode, to its first frame", running, None);
    let mut running = Vec::new();
    let one_file = support::built().join("waymark.html");
    for _ in 0..VISITS {
        browser.visit_file(&one_file).await;
        running.push(started_after(&browser).await);
    }
    table.times("The one-file edition, to its first frame", running, None);
    // The icon, which the browser asks for by itself, is not there.
    browser.console().await;
}

/// From the button to what is saved on the device, and from the passphrase to the open case: nearly all of it is the work
/// that makes guessing slow.
async fn sealing(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser
        .click_text("Use words that are made up for you")
        .await;
    let words = browser.text_of("#passphrase-words").await;
    browser.click_text("I have written them down").await;
    slow_down(&browser, SLOW).await;
    let kept = pressed(
        &browser,
        "Keep it on this device",
        "document.querySelector('.wm-record')",
    )
    .await;
    table.times(
        "Keeping a case: a new key, sealed with the passphrase",
        vec![kept],
        None,
    );
    let mut opened = Vec::new();
    for _ in 0..3 {
        browser.go("#/device", "This device").await;
        browser.click_text("Lock now").await;
        browser.wait_text("main h1", "Unlock unfinished work").await;
        browser.fill("#unlock", &words).await;
        let there = "!document.querySelector('#unlock') && document.querySelector('.wm-bar')";
        opened.push(pressed(&browser, "Unlock", there).await);
    }
    table.times("Unlocking it", opened, None);
}

/// The time from a button of those words to the frame in which something is there.
async fn pressed(browser: &Browser, words: &str, there: &str) -> f64 {
    let script = "const done = arguments[arguments.length - 1];
        const button = [...document.querySelectorAll('main button')].find((one) => one.textContent.trim() === WORDS);
        const start = performance.now();
        const look = () => (THERE) ? done(performance.now() - start) : requestAnimationFrame(look);
        button.click();
        requestAnimationFrame(look);";
    let script = script
        .replace("WORDS", &json!(words).to_string())
        .replace("THERE", there);
    browser.run_async(&script).await.as_f64().expect("a time")
}

async fn note_start(browser: &Browser) {
    browser.devtools("Page.enable", json!({})).await;
    browser
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": NOTE_START }),
        )
        .await;
}

async fn started_after(browser: &Browser) -> f64 {
    browser.wait_for("html[data-running]").await;
    let since = browser
        .run("return Number(document.documentElement.dataset.running)")
        .await;
    since.as_f64().expect("a time")
}

async fn slow_down(browser: &Browser, times: u32) {
    browser
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
        .await;
}

fn times(entries: &[Value], field: &str) -> Vec<f64> {
    entries
        .iter()
        .map(|entry| entry[field].as_f64().expect("a time"))
        .collect()
}

/// What was measured, its figure, and the bar where there is one.
#[derive(Default)]
struct Table(Vec<[String; 4]>);

impl Table {
    fn times(&mut self, what: &str, mut times: Vec<f64>, bar: Option<f64>) {
        times.sort_by(f64::total_cmp);
        let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
        let figure = format!("{middle:.2} ms, at worst {worst:.2} ms");
        let bar = bar.map(|bar| (middle <= bar, format!("{bar} ms")));
        self.row(
            what,
            figure,
            bar.as_ref().map(|(held, bar)| (*held, bar.as_str())),
        );
    }

    fn row(&mut self, what: &str, figure: String, bar: Option<(bool, &str)>) {
        // The whole takes minutes.
        eprintln!("{what}: {figure}");
        let (bar, held) = bar.map_or(("", ""), |(held, bar)| {
            (bar, if held { "held" } else { "MISSED" })
        });
        self.0
            .push([what.to_owned(), figure, bar.to_owned(), held.to_owned()]);
    }

    fn print(&self) {
        println!(
            "\nAll but the modules and the transfer at a {SLOW}th of this machine's speed; the middle of the times.\n"
        );
        println!("{:<50} {:<32} {:>8}", "What", "Figure", "Bar");
        for [what, figure, bar, held] in &self.0 {
            println!("{what:<50} {figure:<32} {bar:>8} {held}");
        }
    }
}

/// A message sent in an animation frame is handled when that frame has been laid out and painted.
const WATCH: &str = "
const html = document.documentElement;
const framed = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = then;
  channel.port2.postMessage(null);
});
const bar = () => document.querySelector('.wm-bar')?.textContent;
let lifted = 0;
window.taps = [];
window.timed = [];
addEventListener('touchend', (touch) => { lifted = touch.timeStamp; }, { capture: true, passive: true });
addEventListener('change', () => {
  const before = bar();
  framed(() => {
    taps.push({ ms: performance.now() - lifted, changed: bar() !== before });
    html.dataset.taps = taps.length;
  });
}, true);
addEventListener('hashchange', () => {
  const look = () => document.querySelector('main h1.wm-headline')
    ? framed(() => { html.dataset.opened = performance.now() - lifted; })
    : requestAnimationFrame(look);
  if (location.hash === '#/result') look();
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'click') timed.push({ ms: entry.duration });
}).observe({ type: 'event', durationThreshold: 16 });";

/// Notes when the static page has given way to the program, and a frame of it has been painted.
const NOTE_START: &str = "
addEventListener('DOMContentLoaded', () => {
  if (!document.getElementById('shell')) return;
  new MutationObserver((_, observer) => {
    if (document.getElementById('shell')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { document.documentElement.dataset.running = performance.now(); };
      channel.port2.postMessage(null);
    });
  }).observe(document.body, { childList: true });
});";
