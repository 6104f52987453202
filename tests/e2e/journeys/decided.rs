//! One answer, one decision: the bar, the result and the papers read it, and work nothing out again. The program marks each
//! decision on the browser's own timeline.

use crate::support::{Browser, Screen, published};

async fn decisions(browser: &Browser) -> u64 {
    browser
        .run("return performance.getEntriesByName('waymark-decided').length")
        .await
        .as_u64()
        .expect("a number")
}

/// Looks at every page that shows something of the decision; the result last.
async fn look_everywhere(browser: &Browser) {
    for (page, heading) in [
        ("#/checklist", "24-item"),
        ("#/history", "History"),
        ("#/judgement", "Judgement"),
        ("#/referral", "Referral"),
        ("#/referral/read", ""),
        ("#/record", ""),
        ("#/closing", "Before you close"),
        ("#/result", ""),
    ] {
        browser.go(page, heading).await;
    }
    browser.wait_for("main h1.wm-headline").await;
}

#[tokio::test]
async fn one_answer_is_decided_once() {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser.wait_for("main h1.wm-headline").await;
    look_everywhere(&browser).await;
    let before = decisions(&browser).await;
    assert!(before > 0, "no decision is marked");
    // Whatever shows it reads it.
    look_everywhere(&browser).await;
    assert_eq!(decisions(&browser).await, before, "a look decides again");
    // An answer in sight of the bar alone, and one with everything looked at after it.
    browser.go("#/checklist", "24-item").await;
    browser.answer("dash-24", "5", "yes").await;
    let once = before + 1;
    let marked = "performance.getEntriesByName('waymark-decided').length";
    browser
        .wait_until(&format!("return {marked} === {once}"))
        .await;
    look_everywhere(&browser).await;
    assert_eq!(decisions(&browser).await, once, "one answer, one decision");
    // Where all of the result is before the eyes: its lead, its body and the bar.
    browser
        .choose("Under the rule of", "Kingston upon Thames")
        .await;
    browser.wait_text(".wm-bar", "Kingston").await;
    assert_eq!(
        decisions(&browser).await,
        once + 1,
        "one look, one decision"
    );
}
