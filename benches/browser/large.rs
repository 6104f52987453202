//! The largest case that opens, a thousand events in 4 MB, on the pages of an assessment.

use super::support::{Browser, Screen, large};
use super::{SLOW, Table, slow_down};
use serde_json::Value;

const OPENINGS: usize = 5;
const TAPS: usize = 10;

/// The pages of an assessment with that case.
pub async fn large_case(table: &mut Table) {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload("#open-case", &large::file(large::MOST))
        .await;
    browser.wait_for("main h1.wm-headline").await;
    browser.run(READY).await;
    slow_down(&browser, SLOW).await;
    openings(&browser, table).await;
    answers(&browser, table).await;
    folds(&browser, table).await;
}

/// From the address to the first frame of each page.
async fn openings(browser: &Browser, table: &mut Table) {
    for (page, what) in [
        ("#/history", "1,000 events: the history page"),
        ("#/checklist", "   the checklist"),
        ("#/result", "   the result"),
        ("#/referral", "   the referral"),
    ] {
        let mut openings = Vec::new();
        for _ in 0..OPENINGS {
            browser.go("#/judgement", "Judgement").await;
            openings.push(time(browser, &OPEN.replace("PAGE", page)).await);
        }
        let bar = (page == "#/history").then_some(1000.0);
        table.times(what, openings, bar);
        let nodes = browser
            .run("return document.querySelectorAll('main *').length")
            .await;
        eprintln!("   elements on it: {nodes}");
    }
}

/// From an answer to the frame that shows what follows.
async fn answers(browser: &Browser, table: &mut Table) {
    for (page, heading, answers, what) in [
        (
            "#/history",
            "History",
            ["#events-known-1", "#events-known"],
            "   an answer on the history page",
        ),
        (
            "#/checklist",
            "24-item",
            [
                "#q-dash-24-1 input[value=yes]",
                "#q-dash-24-1 input[value=no]",
            ],
            "   an answer on the checklist",
        ),
    ] {
        browser.go(page, heading).await;
        let mut taps = Vec::new();
        for number in 0..TAPS {
            let tap = TAP.replace("ANSWER", answers[number % 2]);
            taps.push(time(browser, &tap).await);
        }
        table.times(what, taps, Some(100.0));
    }
}

/// From a part of the list being opened to its entries.
async fn folds(browser: &Browser, table: &mut Table) {
    browser.go("#/history", "History").await;
    let folds = browser
        .run("return document.querySelectorAll('.wm-ledger__part').length")
        .await;
    if folds.as_u64() > Some(0) {
        let mut opened = Vec::new();
        for number in 0..TAPS {
            opened.push(time(browser, &UNFOLD.replace("NUMBER", &number.to_string())).await);
        }
        table.times("   a part of the list that is opened", opened, Some(100.0));
    }
}

async fn time(browser: &Browser, script: &str) -> f64 {
    let value: Value = browser.run_async(script).await;
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{script} gave {value}"))
}

/// A message that is sent in an animation frame is handled when that frame has been laid out and painted.
const READY: &str = "
window.framed = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = then;
  channel.port2.postMessage(null);
});";

const OPEN: &str = "
const done = arguments[arguments.length - 1];
const start = performance.now();
const is_there = () => document.querySelector('main h1')?.textContent !== 'Judgement';
const look = () => is_there() ? framed(() => done(performance.now() - start)) : requestAnimationFrame(look);
location.hash = 'PAGE';
look();";

const TAP: &str = "
const done = arguments[arguments.length - 1];
const answer = document.querySelector('ANSWER');
answer.scrollIntoView({ block: 'center', behavior: 'instant' });
framed(() => framed(() => {
  const start = performance.now();
  answer.click();
  framed(() => done(performance.now() - start));
}));";

const UNFOLD: &str = "
const done = arguments[arguments.length - 1];
const fold = document.querySelectorAll('.wm-ledger__part')[NUMBER];
const summary = fold.querySelector('summary');
summary.scrollIntoView({ block: 'center', behavior: 'instant' });
framed(() => framed(() => {
  const start = performance.now();
  const look = () => fold.querySelector('li') ? framed(() => done(performance.now() - start)) : requestAnimationFrame(look);
  summary.click();
  look();
}));";
