//! A finger on a touch screen, and the keyboard alone.

use super::browser::{FIND_BY_WORDS, pause};
use super::{Browser, Engine, published};
use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::prelude::Key;

/// Where a finger would go, or what lies over it. The control of a label may lie over it, and the other way round. A finger
/// waits for a page that still moves after the answer before: until the place has been the same for two frames, and a second
/// at the most.
const AIM: &str = r"
const [e, done] = arguments;
const began = performance.now();
const place = () => {
  e.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = e.getClientRects()[0];
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2, scrolled: scrollY };
};
const aim = (last, still) => {
  const here = place();
  const moved = here?.x !== last?.x || here?.y !== last?.y || here?.scrolled !== last?.scrolled;
  still = moved ? 0 : still + 1;
  if (still < 2 && performance.now() - began < 1000) return requestAnimationFrame(() => aim(here, still));
  if (!here) return done({ over: 'it is not shown' });
  const top = document.elementFromPoint(here.x, here.y);
  const same = top && [e, ...(e.labels ?? []), e.control].some((one) => one?.contains(top));
  done(same ? here : { over: top?.outerHTML.slice(0, 200) ?? 'it is off the screen' });
};
aim(null, 0);";

/// Whether what the focus is on, or its label, lies in sight. Some browsers bring it there a moment later.
const IN_SIGHT: &str = r"
const e = document.activeElement;
return e === document.body || [e, ...(e.labels ?? [])].map((part) => part.getBoundingClientRect())
  .some((box) => box.bottom > 0 && box.top < innerHeight && box.width > 0);";

/// What the focus is on, and whether it can be seen to be: something in its look, or its label's, must differ.
const FOCUS: &str = r"
const e = document.activeElement;
// Between the page's last element and its first, the focus is the browser's own.
if (e === document.body) return { is: 'nothing', here: false, shown: true };
const parts = [e, ...(e.labels ?? [])].filter((part) => part.isConnected);
const keys = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'color', 'borderColor', 'borderWidth', 'textDecorationLine'];
const pseudo = [null, '::before', '::after'];
const look = () => JSON.stringify(parts.flatMap((part) => pseudo.map((p) => keys.map((key) => getComputedStyle(part, p)[key]))));
const focused = look();
e.blur();
const blurred = look();
e.focus({ preventScroll: true });
return { is: e.outerHTML.slice(0, 160), here: e.matches(arguments[0]), shown: focused !== blurred };";

impl Browser {
    /// Touches the first element this CSS selector finds, where a finger would; with the mouse, where the driver has no finger.
    pub async fn tap(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.touch(&element, css).await;
    }

    /// Touches the link, button, disclosure or labelled choice with these words.
    pub async fn tap_text(&self, words: &str) {
        let element = self
            .element(FIND_BY_WORDS, words)
            .await
            .unwrap_or_else(|offered| {
                panic!("Nothing to tap says \"{words}\". What there is: {offered}")
            });
        self.touch(&element, words).await;
    }

    async fn touch(&self, element: &WebElement, what: &str) {
        let element_json = element.to_json().expect("an element");
        let aim = self.session.execute_async(AIM, vec![element_json]).await;
        let aim = aim.expect("the aim").json().clone();
        let (Some(x), Some(y)) = (aim["x"].as_f64(), aim["y"].as_f64()) else {
            panic!("{what} cannot be touched: {}", aim["over"]);
        };
        if self.engine != Engine::Chromium {
            return self.press_on(element, what).await;
        }
        let finger = json!([{ "x": x, "y": y }]);
        for (kind, points) in [("touchStart", finger), ("touchEnd", json!([]))] {
            self.devtools(
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            )
            .await;
        }
    }

    /// Goes to a step of the assessment, by the control that opens them.
    pub async fn to_step(&self, step: &str) {
        self.click(".wm-steps__button").await;
        self.wait_for(".wm-steps__list").await;
        self.click_text(step).await;
    }

    /// Chooses in the list with this label.
    pub async fn choose(&self, list: &str, words: &str) {
        let option = self
            .element(&FIND_OPTION.replace("{list}", list), words)
            .await
            .unwrap_or_else(|_| panic!("The list \"{list}\" offers no \"{words}\""));
        option
            .click()
            .await
            .unwrap_or_else(|error| panic!("{words} cannot be chosen: {error}"));
    }

    /// Chooses in the list this CSS selector finds, which may have its label in common with others.
    pub async fn choose_in(&self, css: &str, words: &str) {
        let find = "return [...document.querySelectorAll('{list} option')].find((o) => o.text === arguments[0]) ?? null";
        let option = self.element(&find.replace("{list}", css), words).await;
        let option = option.unwrap_or_else(|_| panic!("{css} offers no \"{words}\""));
        option
            .click()
            .await
            .unwrap_or_else(|error| panic!("{words} cannot be chosen: {error}"));
    }

    /// Types keys while another is held: Shift for capitals.
    pub async fn press_holding(&self, held: Key, keys: &str) {
        let chain = self
            .session
            .action_chain()
            .key_down(held.clone())
            .send_keys(keys)
            .key_up(held);
        chain.perform().await.expect("keys to be accepted");
    }

    /// Types a passphrase of one's own, twice, in place of the words that are offered.
    pub async fn own_passphrase(&self, passphrase: &str) {
        self.click_text("Choose a passphrase of your own").await;
        self.fill("Your passphrase", passphrase).await;
        self.fill("The same again", passphrase).await;
    }

    /// Opens a case from a file that holds this, on the start page, which leads to its result.
    pub async fn open_case(&self, case: &str) {
        let file = published::written("case.json", case);
        self.upload("#open-case", &file).await;
        self.wait_for("main h1.wm-headline").await;
    }

    /// Begins an assessment under that area's rule.
    pub async fn begin(&self, area: &str) {
        self.go("#/new", "New assessment").await;
        self.fill("#area", area).await;
        self.click("main form button[type=submit]").await;
        self.wait_text("main h1", "Before you ask").await;
    }

    /// Gives an answer on a checklist by touch: `"yes"`, `"no"`, `"does-not-know"`.
    pub async fn answer(&self, instrument: &str, item: &str, reply: &str) {
        let radio = format!("#q-{instrument}-{item} input[value={reply}]");
        self.tap(&radio).await;
        self.wait_for(&format!("{radio}:checked")).await;
    }

    /// Goes on with the Tab key until the focus is on what the selector names. Wherever it comes past, it can be seen.
    pub async fn tab_to(&self, css: &str) {
        let mut passed = Vec::new();
        for _ in 0..250 {
            self.press(Key::Tab).await;
            let focus = self.assert_focus_seen(css).await;
            if focus["here"] == json!(true) {
                return;
            }
            passed.push(focus["is"].as_str().unwrap_or_default().to_owned());
        }
        panic!(
            "The Tab key does not come to {css}. It came past:\n{}",
            passed.join("\n")
        );
    }

    /// Chooses among the radios with this name, one of which has the focus, by the arrow keys. In some browsers they go round, in others
    /// they end at either end.
    pub async fn arrow_to(&self, name: &str, value: &str) {
        let chosen = format!("input[name={name}][value='{value}']:checked");
        let script = "return document.querySelector(arguments[0]) !== null";
        for key in [Key::Down, Key::Up] {
            for _ in 0..10 {
                if self.run_with(script, [json!(chosen)]).await == json!(true) {
                    return;
                }
                self.press(key.clone()).await;
                pause().await;
            }
        }
        panic!("The arrows do not come to {value} of {name}");
    }

    /// Waits until the focus is on what the selector names, and makes sure that it can be seen.
    pub async fn wait_focus(&self, css: &str) {
        let there = self
            .becomes_true(
                "return document.activeElement.matches(arguments[0])",
                [json!(css)],
            )
            .await;
        let focus = self
            .run("return document.activeElement.outerHTML.slice(0, 200)")
            .await;
        assert!(there, "The focus does not come to {css}. It is on {focus}");
    }

    /// Makes sure that whatever has the focus is seen to have it; tells what it is, and whether it is what the selector names.
    pub async fn assert_focus_seen(&self, css: &str) -> Value {
        let is_in_sight =
            !self.engine.scrolls_as_fast_as_keys() || self.becomes_true(IN_SIGHT, []).await;
        let focus = self.run_with(FOCUS, [json!(css)]).await;
        assert!(is_in_sight, "The focus is out of sight on {}", focus["is"]);
        assert_eq!(
            focus["shown"],
            json!(true),
            "The focus cannot be seen on {}",
            focus["is"]
        );
        focus
    }

    /// Goes to a page of the app by its address, as a link does, and waits for its heading.
    pub async fn go(&self, address: &str, heading: &str) {
        self.run(&format!("location.hash = '{address}'")).await;
        self.wait_text("main h1", heading).await;
    }

    /// All words of one route's card on the result page, those that are folded away too.
    pub async fn route(&self, id: &str) -> String {
        let card = format!("section.wm-route[data-rule$='/{id}']");
        self.wait_for(&card).await;
        let words = "return document.querySelector(arguments[0]).textContent.replace(/\\s+/g, ' ')";
        self.run_with(words, [json!(card)])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Says that the file which the browser was handed is there.
    pub async fn say_it_is_there(&self) {
        self.click_text("It is there").await;
        self.wait_text("main", "You say that").await;
    }

    /// Waits until a script in the page returns true.
    pub async fn wait_until(&self, script: &str) {
        assert!(
            self.becomes_true(script, []).await,
            "It does not become true: {script}"
        );
    }

    /// Waits as long as a person would not notice.
    pub async fn moment(&self) {
        pause().await;
    }
}

const FIND_OPTION: &str = r"
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const list = [...document.querySelectorAll('label')].find((e) => tidy(e.innerText) === '{list}')?.control;
return [...(list?.options ?? [])].find((option) => tidy(option.text) === arguments[0]) ?? null;";
