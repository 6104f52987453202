//! A translator or an extension puts nodes of its own in the place of the page's text, and what the page says is new all the same.

use crate::support::{Browser, Screen, published};
use serde_json::json;

/// Puts each text in two elements, as a translator in the browser does: the page's own text node is gone then.
const TRANSLATE: &str = "
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) texts.push(walker.currentNode);
for (const text of texts.filter((one) => one.data.trim() && !one.parentElement.closest('script, style, svg, option, textarea'))) {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  inner.textContent = text.data;
  outer.append(inner);
  text.replaceWith(outer);
}
return document.querySelectorAll('font font').length;";

/// All that the page says, but for what was recorded last, which a page made anew has nothing to say of.
const SAYS: &str = "
const body = document.body.cloneNode(true);
body.querySelectorAll('.wm-recorded, #recorded').forEach((one) => one.remove());
return [body, ...document.querySelectorAll('[aria-label]')]
  .map((e) => e.getAttribute('aria-label') ?? e.textContent).join(' ').replace(/\\s+/g, ' ')";

/// What is done on a page: where, what is clicked, and what the page says then.
const DONE: [(&str, &str, &str); 7] = [
    (
        "#/checklist",
        "#q-dash-24-14 input[value=yes]",
        "Recorded for question 14: Yes.",
    ),
    (
        "#/checklist",
        "#q-dash-24-14 input[value=no]",
        "Recorded for question 14: No.",
    ),
    (
        "#/before",
        "#q-circumstances-danger-now input[value=yes]",
        "",
    ),
    ("#/people", "#relationship-0, [name$=relationship]", ""),
    ("#/result", "#shown-area option[value=kent]", "Kent"),
    ("#/judgement", "[id^=reasons]", ""),
    (
        "#/history/event/new",
        "main button[type=submit]",
        "There is a problem",
    ),
];

#[tokio::test]
async fn a_page_that_was_changed_from_outside_shows_no_old_answer() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    assert_eq!(
        browser
            .run("return document.documentElement.translate")
            .await,
        json!(false),
        "it asks to be left alone"
    );
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    for (page, act, says) in DONE {
        browser.go(page, "").await;
        browser.moment().await;
        let put = browser.run(TRANSLATE).await;
        assert!(put.as_u64().is_some_and(|put| put > 20), "{page}: {put}");
        browser.click(act).await;
        browser.wait_text("body", says).await;
        browser.moment().await;
        let shown = browser.run(SAYS).await;
        // The same page made anew, by whatever leads to it.
        if !page.ends_with("new") {
            browser.go("#/claims", "").await;
            browser.go(page, "").await;
            browser.moment().await;
            assert_eq!(shown, browser.run(SAYS).await, "{page}, {act}");
        }
    }
    assert_eq!(browser.console().await, [""; 0]);
}
