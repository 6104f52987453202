//! Keeping work on the device: not unless it is chosen; and then every answer is saved, and offered back.

use crate::support::kept::{PASSPHRASE, opened, record, record_under, reply};
use crate::support::{Browser, Engine, Screen, published};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;
use std::{fs, iter, thread, time};
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::model::files::read_case;

pub const CASE: &str = "lewisham/cases/july-2018";
pub const A: &str = "00112233445566778899aabbccddeeff";
pub const B: &str = "ffeeddccbbaa99887766554433221100";
const HEADLINE: &str = "No route is confirmed yet";
/// How often the browser is killed; `cargo xtask slow` says more.
fn kills() -> usize {
    let said = std::env::var("WAYMARK_KILLS").ok();
    said.map_or(20, |said| said.parse().expect("a number of kills"))
}

pub fn case() -> Case {
    read_case(&published::text(CASE)).expect("the published case")
}

/// A day that is not over while these tests are run.
pub fn far() -> Day {
    Day::new(2099, 12, 31).expect("a day")
}

async fn with_the_case(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    browser.upload("#open-case", &published::file(CASE)).await;
    browser.wait_text("main h1", HEADLINE).await;
    browser
}

/// A browser in which case A is kept, locked.
async fn with_kept(engine: Engine) -> Browser {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    browser.shelve(&[(A, record(A, far(), &case()))]).await;
    browser
}

pub async fn with_unlocked(engine: Engine) -> Browser {
    let browser = with_kept(engine).await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser
}

async fn screen(browser: &Browser) -> String {
    browser
        .run("return document.title + document.body.textContent")
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn nothing_is_stored_unless_it_is_chosen() {
    let browser = with_the_case(Engine::Chromium).await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    // That a case is open is remembered in the tab, and nothing of it.
    browser
        .wait_until("return sessionStorage.getItem('waymark-open') === 'true'")
        .await;
    for (page, heading) in [
        ("#/device", "This device"),
        ("#/device/keep", "Keep unfinished work"),
        ("#/device/delete", "Delete"),
        ("#/unlock", "Unlock"),
        ("#/", "Which MARAC"),
    ] {
        browser.go(page, heading).await;
        assert_eq!(browser.stored().await, json!(["waymark-open"]), "{page}");
    }
    browser.reload().await;
    browser.moment().await;
    assert_eq!(browser.stored().await, json!([]));
}

async fn keep_with_offered_words(browser: &Browser) -> String {
    browser.go("#/device/keep", "Keep unfinished work").await;
    browser.click_text("Keep it on this device").await;
    browser
        .wait_text(".govuk-error-summary", "Choose how to make the passphrase")
        .await;
    browser
        .click_text("Use words that are made up for you")
        .await;
    let words = browser.text_of("#passphrase-words").await;
    assert_eq!(words.split('-').count(), 7, "{words}");
    browser.click_text("Keep it on this device").await;
    browser
        .wait_text(".govuk-error-summary", "Write the words down")
        .await;
    browser
        .assert_sound("keeping, with the words offered")
        .await;
    browser.click_text("I have written them down").await;
    browser.click_text("Keep it on this device").await;
    // Where the work was left it goes on, and it is said until when it is kept.
    browser.wait_text("main h1", HEADLINE).await;
    browser
        .wait_text(".wm-note", "Kept on this device until the end of")
        .await;
    browser.go("#/device", "This device").await;
    browser
        .wait_text("main", "All of it was saved on this device at")
        .await;
    // The page that tells of it shows what is kept, and until when.
    browser.wait_text(".wm-record", "(open now)").await;
    browser.wait_text(".wm-record", "Kept until").await;
    words
}

/// As a password manager or a phone's keyboard fills it in, with a space after the words. (A browser leaves line ends out of a
/// field of one line by itself.)
async fn paste(browser: &Browser, passphrase: &str) {
    browser.wait_for("#unlock").await;
    let script = "const field = document.getElementById('unlock');
        field.value = '{words} ';
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.run(&script.replace("{words}", passphrase)).await;
    browser.click_text("Unlock").await;
}

in_every_engine!(work_that_is_kept_is_offered_back_where_it_was_left);
async fn work_that_is_kept_is_offered_back_where_it_was_left(engine: Engine) {
    let browser = with_the_case(engine).await;
    let words = keep_with_offered_words(&browser).await;
    browser
        .assert_sound("this device, with the open case kept")
        .await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_text(".wm-bar__more", "13 yes").await;
    browser.go("#/history/event/new", "Add an event").await;
    browser.fill("#note", "He came to").await;
    browser.wait_saved().await;
    browser.wait_text(".wm-saved", "Saved at").await;
    assert!(!browser.asks_before_leaving().await, "all of it is saved");
    // What is on the disk tells nothing.
    let shelf = browser.shelf().await;
    assert!(
        shelf
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("He came"))
    );

    browser.open_in_new_tab("", true).await;
    browser.resize(Screen::Desktop).await;
    browser
        .wait_text("main", "Unfinished work is kept on this device")
        .await;
    browser.assert_sound("the start page, with kept work").await;
    browser.unlock_with("not the right words").await;
    browser
        .wait_text("#unlock-error", "what is kept may be damaged")
        .await;
    browser.wait_focus("#unlock").await;
    browser
        .assert_sound("the start page, after a wrong passphrase")
        .await;
    // A slip of the fingers says nothing of the key.
    browser.go("#/device", "This device").await;
    browser.wait_for(".wm-record").await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('[data-record=key]').length")
            .await,
        json!(0)
    );
    browser.go("#/", "Which MARAC").await;
    assert_eq!(
        browser.shelf().await,
        shelf,
        "a wrong passphrase destroys nothing"
    );

    paste(&browser, &words).await;
    browser.wait_text("main h1", "Add an event").await;
    // That it was opened is said until the next thing is done.
    browser
        .wait_text(".wm-note", "Opened as it was saved on this device")
        .await;
    browser.wait_focus("#note").await;
    assert_eq!(
        browser
            .run("return document.getElementById('note').value")
            .await,
        json!("He came to")
    );
    browser.wait_text(".wm-bar__more", "13 yes").await;
    assert_eq!(browser.shelf().await, shelf, "opening writes nothing");
    browser.go("#/history", "History").await;
    browser
        .wait_until("return !document.querySelector('.wm-note')")
        .await;

    lock(&browser).await;
    assert_eq!(browser.console().await, [""; 0]);
}

async fn lock(browser: &Browser) {
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    let left = screen(browser).await;
    for of_the_case in ["Lewisham", "20 July 2018", "13 yes", "He came to"] {
        assert!(
            !left.contains(of_the_case),
            "{of_the_case} is still on the page:\n{left}"
        );
    }
    browser.assert_sound("locked").await;
    browser.go("#/checklist", "").await;
    assert!(!screen(browser).await.contains("Lewisham"));
}

#[tokio::test]
async fn half_of_a_lock_is_not_enough() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    lock(&browser).await;
    // An address of the assessment, opened anew, asks for the passphrase and leads back.
    browser.visit("#/result").await;
    browser.reload().await;
    browser.wait_text("main h1", "Unlock unfinished work").await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser
        .wait_for("#q-dash-24-14 input[value=yes]:checked")
        .await;
}

in_every_engine!(an_exit_locks);
/// Whoever comes back after an exit, by the browser's own button or by the address, is asked for the passphrase.
async fn an_exit_locks(engine: Engine) {
    let browser = with_unlocked(engine).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    let shelf = browser.shelf().await;
    for way_back in ["the button", "the address"] {
        browser.exit().await;
        match way_back {
            "the button" => browser.go_back().await,
            _ => browser.open("#/checklist").await,
        }
        browser.wait_for("#unlock").await;
        let seen = screen(&browser).await;
        for of_the_case in ["Lewisham", "20 July 2018", "13 yes"] {
            assert!(
                !seen.contains(of_the_case),
                "{way_back}: {of_the_case} is on the page:\n{seen}"
            );
        }
        browser.unlock_with("not the right words").await;
        browser
            .wait_text("#unlock-error", "The passphrase does not open this")
            .await;
        browser.unlock_with(PASSPHRASE).await;
        browser.wait_text("main h1", "24-item").await;
        browser
            .wait_for("#q-dash-24-14 input[value=yes]:checked")
            .await;
        assert_eq!(browser.shelf().await, shelf, "nothing is lost by leaving");
    }
}

/// What stands in the field in focus is kept on either way out, however short the time since it was typed.
#[tokio::test]
async fn what_was_typed_last_is_kept_by_an_exit() {
    const SHIFTS: &str = "for (let press = 0; press < 3; press++)
        for (const kind of ['keydown', 'keyup'])
            field.dispatchEvent(new KeyboardEvent(kind, { key: 'Shift', bubbles: true }));";
    for (words, leaves) in [
        ("He came to the door", SHIFTS),
        (
            "and then to the yard",
            "document.querySelector('.wm-exit').click()",
        ),
    ] {
        let browser = with_unlocked(Engine::Chromium).await;
        browser.go("#/history/event/new", "Add an event").await;
        browser.wait_saved().await;
        let leaves = format!(
            "setTimeout(() => {{
                const field = document.querySelector('#note');
                field.focus();
                field.value = '{words}';
                field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                {leaves}
            }}, 50)"
        );
        browser.run(&leaves).await;
        browser.wait_address("https://www.bbc.co.uk/weather").await;
        browser.open("#/device").await;
        let (_, kept) = opened(A, &browser.shelf().await[A]);
        let typed: Vec<_> = kept.typed.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(typed, [words]);
    }
}

/// The keys go at once, and not with the page: here the browser never leaves it. An answer that is given all the same, on a
/// question that is in no page any more, is written before the exit and not after it.
#[tokio::test]
async fn an_exit_drops_the_keys_before_the_page_is_gone() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    browser.run(WRITES).await;
    let hold = "window.held = [15, 16].map((item) => document.querySelector(`#q-dash-24-${item} input[value=yes]`));
        held[0].closest('fieldset').remove();
        navigation.addEventListener('navigate', (going) => going.preventDefault());";
    browser.run(hold).await;
    let answer = |which: usize| {
        format!("held[{which}].checked = true; held[{which}].dispatchEvent(new Event('change'))")
    };
    let moments = async || {
        for _ in 0..10 {
            browser.moment().await;
        }
    };
    browser.run(&answer(0)).await;
    moments().await;
    let shelf = browser.shelf().await;
    assert_eq!(reply(&opened(A, &shelf[A]).1.case, "15"), "yes");

    browser.click(".wm-exit").await;
    browser.wait_for("body > [role=alert]").await;
    browser.run("writes.length = 0").await;
    browser.run(&answer(1)).await;
    moments().await;
    assert_eq!(browser.run("return writes").await, json!([]));
    assert_eq!(browser.shelf().await, shelf);
}

#[tokio::test]
async fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let browser = with_unlocked(Engine::Chromium).await;
    let before = browser.shelf().await;
    browser
        .go("#/device/passphrase", "Change the passphrase")
        .await;
    browser.fill("The passphrase now", PASSPHRASE).await;
    browser.click_text("Choose a passphrase of your own").await;
    browser.fill("Your passphrase", "short").await;
    browser.click_text("Change the passphrase").await;
    browser
        .wait_text(".govuk-error-summary", "12 is the fewest")
        .await;
    browser
        .fill("Your passphrase", "four green boats sing")
        .await;
    browser
        .fill("The same again", "four green boats sink")
        .await;
    browser.click_text("Change the passphrase").await;
    browser
        .wait_text(".govuk-error-summary", "The two are not the same")
        .await;
    browser.assert_sound("changing the passphrase").await;
    browser
        .fill("The same again", "four green boats sing")
        .await;
    browser.click_text("Change the passphrase").await;
    browser
        .wait_text("#changed", "The passphrase was changed")
        .await;
    browser.wait_focus("#changed").await;
    let after = browser.shelf().await;
    assert_eq!(after[A], before[A], "no case is sealed again");
    assert_ne!(after["key"], before["key"]);

    lock(&browser).await;
    browser.go("#/unlock", "Unlock").await;
    browser.unlock_with(PASSPHRASE).await;
    browser
        .wait_text("#unlock-error", "The passphrase does not open this")
        .await;
    browser.unlock_with("four green boats sing").await;
    browser.wait_text("main h1", "24-item").await;
}

#[tokio::test]
async fn one_is_deleted_and_then_all() {
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .shelve(&[
            (A, record(A, far(), &case())),
            (B, record(B, far(), &case())),
        ])
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "This device").await;
    browser.wait_text(".wm-record", "Kept until").await;
    browser.assert_sound("this device, with two kept").await;
    browser
        .click(&format!("[data-record='{A}'] .govuk-button-group a"))
        .await;
    browser
        .wait_text("main h1", "Delete this from this device?")
        .await;
    browser.assert_sound("deleting one").await;
    browser.click_text("Delete it").await;
    browser.wait_text("main h1", "This device").await;
    assert_eq!(browser.shelf().await.keys().collect::<Vec<_>>(), [B, "key"]);

    browser
        .click(&format!("[data-record='{B}'] .govuk-button-group button"))
        .await;
    browser.wait_text("main h1", "24-item").await;
    browser.go("#/device/delete", "Delete everything").await;
    browser.click_text("Delete everything").await;
    browser
        .wait_text("main", "Nothing is kept on this device.")
        .await;
    for _ in 0..10 {
        browser.moment().await;
    }
    assert_eq!(
        browser.stored().await,
        json!(["waymark-open"]),
        "not even an empty database; the case is still open"
    );
    browser
        .wait_text("main", "It is in this window's memory alone.")
        .await;
    assert!(
        browser.asks_before_leaving().await,
        "the case is open, and saved nowhere"
    );
}

#[tokio::test]
async fn a_kept_case_is_unchanged_by_another_that_is_begun() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    let before = browser.shelf().await;
    browser.begin("Lewisham").await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=no]").await;
    browser.go("#/device", "This device").await;
    browser.click_text("Lock now").await;
    // The other is in memory alone, so it is covered, and not dropped.
    browser.wait_text("main.wm-cover", "Nothing is lost").await;
    browser.click_text("Show").await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text(".wm-record", "K, 20 July 2018").await;
    assert_eq!(browser.shelf().await, before);
    browser.click_text("Continue").await;
    browser
        .wait_text(
            ".wm-record",
            "The open case has changes that are not saved.",
        )
        .await;
}

/// What was answered last is on its way to the disk when another case takes the place of the first.
#[tokio::test]
async fn the_last_answer_is_saved_although_another_case_is_begun() {
    let browser = with_unlocked(Engine::Chromium).await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    let slow = "const real = window.setTimeout;
        window.setTimeout = (act, after, ...more) => real(act, after === 20 ? 5000 : after, ...more);";
    browser.run(slow).await;
    browser.click("#q-dash-24-15 input[value=yes]").await;
    browser.wait_for(".wm-saved[data-state=writing]").await;
    browser.begin("Lewisham").await;
    for _ in 0..20 {
        browser.moment().await;
    }
    let (label, work) = opened(A, &browser.shelf().await[A]);
    assert_eq!(
        (reply(&work.case, "15").as_str(), label.revision),
        ("yes", 3)
    );
}

pub fn sealed_by_age(plain: &[u8], passphrase: &str) -> Vec<u8> {
    let mut recipient =
        age::scrypt::Recipient::new(age::secrecy::SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(12);
    let recipients = iter::once(&recipient as &dyn age::Recipient);
    let mut file = Vec::new();
    let mut writer = age::Encryptor::with_recipients(recipients)
        .expect("one")
        .wrap_output(&mut file)
        .expect("it writes to memory");
    writer.write_all(plain).expect("it writes to memory");
    writer.finish().expect("it writes to memory");
    file
}

fn opened_by_age(file: &[u8], passphrase: &str) -> Vec<u8> {
    let mut identity =
        age::scrypt::Identity::new(age::secrecy::SecretString::from(passphrase.to_owned()));
    // By itself it refuses what would take this machine long just now.
    identity.set_max_work_factor(waymark::seal::age::WORK_FACTOR);
    let decryptor = age::Decryptor::new(file).expect("an age file");
    let mut plain = Vec::new();
    let mut reader = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .expect("it opens");
    reader.read_to_end(&mut plain).expect("all of it");
    plain
}

in_every_engine!(a_case_is_handed_over_sealed);
async fn a_case_is_handed_over_sealed(engine: Engine) {
    let browser = with_the_case(engine).await;
    browser
        .go("#/device/sealed-file", "Save the case as a sealed file")
        .await;
    browser.own_passphrase("told by telephone only").await;
    browser.assert_sound("making a sealed file").await;
    browser.click_text("Save as a sealed file").await;
    let file = browser.wait_download("waymark-case.age").await;
    browser
        .wait_text(
            "#handed",
            "Handed to the browser as waymark-case.age: look whether it is there",
        )
        .await;
    browser.say_it_is_there().await;
    let plain = opened_by_age(
        &fs::read(&file).expect("the file"),
        "told by telephone only",
    );
    assert_eq!(
        read_case(str::from_utf8(&plain).expect("text")).expect("a case"),
        case()
    );
    assert_eq!(
        browser.stored().await,
        json!([]),
        "nothing is kept by handing over"
    );

    let other = Browser::start_in(engine, Screen::Desktop).await;
    other.open("").await;
    other.upload("#open-case", &file).await;
    other.wait_focus("#file-passphrase").await;
    other
        .fill("#file-passphrase", "told by telegraph only")
        .await;
    other.click_text("Open the sealed file").await;
    other
        .wait_text(
            "#file-passphrase-error",
            "The passphrase does not open this",
        )
        .await;
    other
        .assert_sound("a sealed file, after a wrong passphrase")
        .await;
    other
        .fill("#file-passphrase", "told by telephone only")
        .await;
    other.click_text("Open the sealed file").await;
    other.wait_text("main h1", HEADLINE).await;
}

in_every_engine!(a_file_that_another_program_sealed_opens);
async fn a_file_that_another_program_sealed_opens(engine: Engine) {
    let browser = Browser::start_in(engine, Screen::Desktop).await;
    browser.open("").await;
    let sealed = sealed_by_age(published::text(CASE).as_bytes(), "told by telephone only");
    let file = published::written("handed.age", "");
    fs::write(&file, sealed).expect("the file");
    browser.upload("#open-case", &file).await;
    browser
        .fill("#file-passphrase", "told by telephone only")
        .await;
    browser.click_text("Open the sealed file").await;
    browser.wait_text("main h1", HEADLINE).await;
}

/// Notes how every change to the browser's database is asked for.
const WRITES: &str = "window.writes = [];
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (records, mode, options) {
  if (mode === 'readwrite') writes.push([mode, options?.durability ?? 'as the browser likes']);
  return begin.call(this, records, mode, options);
};";

/// Killing a browser does not lose what the operating system holds for the disk, as a flat battery does. That it comes to the disk
/// before a page calls it saved is the browser's part, and all a page can do is to ask for it: every time.
#[tokio::test]
async fn every_write_asks_to_be_on_the_disk() {
    let browser = with_the_case(Engine::Chromium).await;
    browser.run(WRITES).await;
    let mut before = 0;
    let mut more = async |what: &str| {
        let writes = browser.run("return writes").await;
        let writes = writes.as_array().expect("a list").clone();
        assert!(writes.len() > before, "{what}: nothing was written");
        assert!(
            writes
                .iter()
                .all(|write| *write == json!(["readwrite", "strict"])),
            "{what}: {writes:?}"
        );
        before = writes.len();
    };
    let words = keep_with_offered_words(&browser).await;
    more("the key and the case").await;
    browser.go("#/checklist", "24-item").await;
    browser.click("#q-dash-24-14 input[value=yes]").await;
    browser.wait_saved().await;
    more("an answer").await;
    browser
        .go("#/device/passphrase", "Change the passphrase")
        .await;
    browser.fill("The passphrase now", &words).await;
    browser.own_passphrase("four green boats sing").await;
    browser.click_text("Change the passphrase").await;
    browser
        .wait_text("#changed", "The passphrase was changed")
        .await;
    more("a passphrase").await;
    browser.go("#/device/delete", "Delete everything").await;
    browser.click_text("Delete everything").await;
    browser
        .wait_text("main", "Nothing is kept on this device.")
        .await;
    more("deleting").await;
}

/// The answers to the checklist as the page shows them.
async fn answers(browser: &Browser) -> Vec<String> {
    let shown = "return [...Array(24).keys()].map((item) =>
        document.querySelector(`#q-dash-24-${item + 1} input:checked`)?.value ?? '')";
    serde_json::from_value(browser.run(shown).await).expect("the answers")
}

/// What is answered in a step: the checklist over and over, each time otherwise.
fn step(number: usize) -> (usize, &'static str) {
    (number % 24, ["yes", "no", "does-not-know"][number / 24 % 3])
}

/// The answers after so many steps.
fn after(steps: usize, before: &[String]) -> Vec<String> {
    let mut answers = before.to_vec();
    for number in 0..steps {
        let (item, reply) = step(number);
        reply.clone_into(&mut answers[item]);
    }
    answers
}

/// Notes how many answers had been given whenever the page comes to say that all is saved.
const NOTE: &str = "window.given = window.noted = {steps};
const saved = (node) => node.nodeType === 1 && (node.matches('.wm-saved[data-state=saved]') || node.querySelector('.wm-saved[data-state=saved]'));
new MutationObserver((changes) => {
  if (changes.some(({ type, target, addedNodes }) => type === 'attributes' ? saved(target) : [...addedNodes].some(saved)))
    window.noted = window.given;
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });";

/// Answers until the browser is gone; what had been given when the page last said saved, and what had been tried.
async fn answer_until_killed(
    browser: &Browser,
    steps: usize,
    wait: time::Duration,
) -> (usize, usize) {
    browser
        .run(&NOTE.replace("{steps}", &steps.to_string()))
        .await;
    let end = browser.end();
    let killed = thread::spawn(move || {
        thread::sleep(wait);
        end();
    });
    let (mut noted, mut tried) = (steps, steps);
    loop {
        let (item, reply) = step(tried);
        tried += 1;
        let answer = format!(
            "window.given = {tried};
            document.querySelector('#q-dash-24-{} input[value={reply}]').click();
            return window.noted",
            item + 1
        );
        match browser.try_run(&answer).await {
            Some(seen) => {
                noted = usize::try_from(seen.as_u64().unwrap_or_default()).unwrap_or_default()
            }
            None => break,
        }
    }
    killed.join().expect("it was killed");
    (noted, tried)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_saved_is_there_after_every_kill() {
    let now = time::SystemTime::now()
        .duration_since(time::UNIX_EPOCH)
        .expect("a time after 1970");
    let mut state = now.as_nanos() as u64;
    println!("seed {state}");
    let kills = kills();
    let mut browser = Browser::start_mortal(Screen::Desktop).await;
    browser.open("").await;
    browser.shelve(&[(A, record(A, far(), &case()))]).await;
    let (mut before, mut noted, mut tried, mut lag) = (Vec::new(), 0, 0, 0);
    // How many kills came after something had been called saved, and how many found something there that was not there before.
    let (mut last, mut called, mut kept) = (0, 0, 0);
    for kill in 0..=kills {
        browser.unlock_with(PASSPHRASE).await;
        browser.wait_text("main h1", "24-item").await;
        let found = answers(&browser).await;
        if kill == 0 {
            before.clone_from(&found);
        }
        let steps = (noted..=tried)
            .rev()
            .find(|&steps| after(steps, &before) == found);
        let steps = steps
            .unwrap_or_else(|| panic!("kill {kill}: between {noted} and {tried}, found {found:?}"));
        lag += tried - steps;
        called += usize::from(noted > last);
        kept += usize::from(steps > last);
        last = steps;
        if kill < kills {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let wait = time::Duration::from_millis(20 + (state >> 33) % 700);
            (noted, tried) = answer_until_killed(&browser, steps, wait).await;
            browser.revive(Screen::Desktop).await;
            browser.open("").await;
        }
    }
    println!(
        "{kills} kills, {tried} answers; after {called} something had been called saved, after {kept} something new was there; {lag} that had been tried were not yet called saved, and not there"
    );
    // A page that saves nothing, or calls nothing saved, loses nothing that it has called saved.
    // What is called saved is seen with the next answer alone, so fewer of those are seen.
    assert!(
        kept > kills / 2 && called > kills / 4,
        "of {kills}: {called} called saved, {kept} there"
    );
}

/// The rule has changed since the work was kept: it goes on under the one it was begun under, until the user takes the other.
#[tokio::test]
async fn kept_work_goes_on_under_the_rule_it_was_begun_under() {
    let now = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/areas/lewisham/area.json"),
    );
    let then = now
        .expect("the rule")
        .replace(r#""at-least": 4"#, r#""at-least": 9"#);
    let rule: Value = serde_json::from_str(&then).expect("a rule");
    let browser = Browser::start(Screen::Desktop).await;
    browser.open("").await;
    browser
        .shelve(&[(A, record_under(A, far(), &rule, &case()))])
        .await;
    browser.unlock_with(PASSPHRASE).await;
    browser.wait_text("main h1", "24-item").await;
    browser
        .wait_text(".wm-note", "It goes on under the rule it was begun under.")
        .await;
    browser
        .assert_sound("kept work under an earlier rule")
        .await;
    browser.go("#/result", "No route is confirmed yet").await;
    browser.wait_text("main", "1 of 9 police crimes").await;
    browser.click_text("Use the rule as it is loaded now").await;
    browser.wait_text("main", "1 of 4 police crimes").await;
    browser.wait_saved().await;
    let (_, work) = opened(A, &browser.shelf().await[A]);
    assert_ne!(work.rule, rule, "from now on it is kept with this one");
}
