//! Exit this page: in reach wherever one is, by hand and by Shift three times.

use crate::support::{Browser, Engine, Screen, published};
use serde_json::json;
use thirtyfour::prelude::Key;

const WAY_OUT: &str = "https://www.bbc.co.uk/weather";

async fn with_the_case(engine: Engine, screen: Screen) -> Browser {
    let browser = Browser::start_in(engine, screen).await;
    browser.open("").await;
    browser
        .upload("#open-case", &published::file("lewisham/cases/july-2018"))
        .await;
    browser
        .wait_text("main h1", "No route is confirmed yet")
        .await;
    browser
}

async fn says(browser: &Browser, words: &str) {
    browser.wait_text("body > [role=status]", words).await;
}

async fn lights(browser: &Browser) -> serde_json::Value {
    browser
        .run(
            "return document.querySelectorAll('.govuk-exit-this-page__indicator-light--on').length",
        )
        .await
}

#[tokio::test]
async fn shift_three_times_leaves() {
    let browser = with_the_case(Engine::Chromium, Screen::Desktop).await;
    browser.go("#/checklist", "24-item").await;
    browser.press(Key::Shift).await;
    says(&browser, "Shift, press 2 more times to exit.").await;
    assert_eq!(lights(&browser).await, json!(1));
    browser.assert_sound("one press").await;
    browser.screenshot("exit-one-press").await;
    browser.resize(Screen::Desktop).await;
    // Another key takes the presses back, and so does waiting.
    browser.press("x").await;
    says(&browser, "Exit this page expired.").await;
    assert_eq!(lights(&browser).await, json!(0));
    browser.press(Key::Shift).await;
    browser.press(Key::Shift).await;
    says(&browser, "Shift, press 1 more time to exit.").await;
    says(&browser, "Exit this page expired.").await;
    assert_eq!(lights(&browser).await, json!(0));

    for _ in 0..3 {
        browser.press(Key::Shift).await;
    }
    browser.wait_address(WAY_OUT).await;
    browser.go_back().await;
    assert!(!browser.text_of("body").await.contains("13 yes"));
}

/// Capitals are typed with Shift, and nobody leaves by typing them.
#[tokio::test]
async fn capitals_do_not_leave() {
    let browser = with_the_case(Engine::Chromium, Screen::Desktop).await;
    browser.go("#/people", "People").await;
    browser.click("#victim-lives").await;
    for _ in 0..4 {
        browser.press_holding(Key::Shift, "a").await;
    }
    browser.moment().await;
    assert!(
        browser
            .run("return document.querySelector('#victim-lives').value.endsWith('AAAA')")
            .await
            == json!(true)
    );
    browser.wait_text("main h1", "People").await;
}

in_every_engine!(the_button_is_always_in_reach);
/// However small the window and however far down the page, the button is there and nothing lies over it.
async fn the_button_is_always_in_reach(engine: Engine) {
    let browser = with_the_case(engine, Screen::SmallPhone).await;
    for page in [
        "#/",
        "#/areas",
        "#/areas/kingston",
        "#/checklist",
        "#/result",
    ] {
        browser.go(page, "").await;
        for screen in [
            Screen::SmallPhone,
            Screen::Zoomed,
            Screen::Tablet,
            Screen::Desktop,
        ] {
            browser.resize(screen).await;
            for place in [
                "0",
                "document.body.scrollHeight / 2",
                "document.body.scrollHeight",
            ] {
                browser
                    .run(&format!(
                        "scrollTo({{ top: {place}, behavior: 'instant' }})"
                    ))
                    .await;
                let seen = browser.run(IN_REACH).await;
                assert_eq!(seen, json!("in reach"), "{page} on {screen:?} at {place}");
            }
            browser.assert_fits(page).await;
        }
    }
    for (screen, name) in [
        (Screen::SmallPhone, "320"),
        (Screen::Tablet, "768"),
        (Screen::Desktop, "1280"),
    ] {
        browser.resize(screen).await;
        for page in ["#/", "#/checklist"] {
            browser.go(page, "").await;
            browser
                .screenshot(&format!("exit{}-{name}", page.replace("#/", "-")))
                .await;
        }
    }
}

const IN_REACH: &str = "
const button = document.querySelector('.wm-exit');
const box = button.getBoundingClientRect();
if (document.querySelectorAll('.wm-exit').length !== 1) return 'not one button';
if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) return 'outside: ' + JSON.stringify(box);
if (box.width < 44 || box.height < 40) return 'too small: ' + JSON.stringify(box);
const under = [...document.querySelectorAll('.wm-top__name, .wm-top__link, .wm-bar__text > *')].find((e) =>
  scrollY === 0 && [...e.getClientRects()].some((other) =>
    other.right > box.left && other.left < box.right && other.bottom > box.top && other.top < box.bottom));
if (under) return `it lies at ${JSON.stringify(box)} over ${JSON.stringify([...under.getClientRects()])} ${under.outerHTML}`;
const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
return button.contains(top) ? 'in reach' : 'under ' + top?.outerHTML.slice(0, 80);";

/// A tap beside what somebody meant to choose must not leave: wherever the page is scrolled to, the button has a strip of its own over
/// the whole width, and no more than that of a small screen.
#[tokio::test]
async fn nothing_to_tap_lies_under_the_button() {
    let browser = with_the_case(Engine::Chromium, Screen::SmallPhone).await;
    for page in [
        "#/",
        "#/areas",
        "#/training",
        "#/compare",
        "#/past-cases",
        "#/device",
    ] {
        browser.go(page, "").await;
        for screen in [Screen::SmallPhone, Screen::Zoomed, Screen::Tablet] {
            browser.resize(screen).await;
            for place in [
                "60",
                "document.body.scrollHeight / 3",
                "document.body.scrollHeight / 2",
                "document.body.scrollHeight",
            ] {
                browser
                    .run(&format!(
                        "scrollTo({{ top: {place}, behavior: 'instant' }})"
                    ))
                    .await;
                let seen = browser.run(A_STRIP_OF_ITS_OWN).await;
                assert_eq!(
                    seen,
                    json!("a strip of its own"),
                    "{page} on {screen:?} at {place}"
                );
            }
        }
    }
}

const A_STRIP_OF_ITS_OWN: &str = "
const box = document.querySelector('.wm-exit').getBoundingClientRect();
const over = (x, y) => document.elementFromPoint(x, y)?.closest('.wm-way-out, .wm-bar, .wm-top');
for (const y of [box.top + 1, box.top + box.height / 2, box.bottom - 1]) {
  for (const x of [2, box.left - 2, Math.min(box.right + 2, innerWidth - 20)]) {
    if (!over(x, y)) return `at ${x}, ${y} lies ${document.elementFromPoint(x, y)?.outerHTML.slice(0, 80)}`;
  }
}
const strip = document.querySelector('.wm-way-out').getBoundingClientRect();
return strip.height <= 100 ? 'a strip of its own' : 'too high: ' + strip.height;";

#[tokio::test]
async fn by_keyboard_it_is_near_the_top_and_its_limits_are_said() {
    let browser = with_the_case(Engine::Chromium, Screen::Desktop).await;
    browser.run("document.activeElement.blur()").await;
    browser.tab_to(".wm-top .govuk-skip-link").await;
    browser.assert_sound("the way out by keyboard").await;
    browser.resize(Screen::Desktop).await;
    browser
        .click_text("What Exit this page does, and what it cannot do")
        .await;
    browser
        .wait_text(
            "footer",
            "The browser's history, and what its address bar suggests",
        )
        .await;
    browser.assert_sound("what it cannot do").await;
    browser.resize(Screen::SmallPhone).await;
    browser.screenshot("exit-help-320").await;
    browser.resize(Screen::Desktop).await;
    browser
        .run("document.querySelector('.wm-top .govuk-skip-link').focus()")
        .await;
    browser.press(Key::Enter).await;
    browser.wait_address(WAY_OUT).await;
}
