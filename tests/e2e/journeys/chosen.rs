//! Choices that no words can tell: whose sign-off it is, and which event led to the assessment. Each changes an answer.

use crate::support::{Browser, Screen, published};
use serde_json::{Value, json};

/// Kingston's rule under another name, with the criterion of one kind of route in the place of its own.
fn rule(kind: &str, criterion: &Value) -> String {
    let mut area: Value = serde_json::from_str(&published::text("kingston/area")).expect("a rule");
    area["id"] = json!("exampleshire");
    area["name"] = json!("Exampleshire");
    let routes = area["versions"]
        .as_array_mut()
        .expect("versions")
        .iter_mut()
        .flat_map(|version| version["routes"].as_array_mut().expect("routes").iter_mut());
    let mut found = 0;
    for route in routes.filter(|route| route["kind"] == kind) {
        route["criterion"] = criterion.clone();
        found += 1;
    }
    assert!(found > 0, "no route is {kind}");
    area.to_string()
}

/// A checklist of 28 November 2026 and two assaults before it, one of them without a date that is known.
fn case() -> String {
    let assault = |id: &str, when: &str| json!({ "id": id, "when": when, "kinds": ["assault"], "harmed": ["victim"] });
    json!({
        "format": "waymark-case/1",
        "as_of": "2026-11-28",
        "area": { "id": "exampleshire" },
        "assessments": { "all_known": true, "list": [{
            "id": "a", "when": "2026-11-28", "instrument": "dash-24", "grade": "medium",
            "answers": { "1": { "reply": "yes" } }
        }] },
        "events": { "all_known": true, "list": [
            assault("old", "2026-09-01"), assault("new", "2026-11-20"), assault("undated", "unknown"),
        ] },
        "judgement": { "should_be_heard": true, "words": "More afraid than the count shows.", "by": "An officer" }
    })
    .to_string()
}

async fn opened(rule: &str) -> Browser {
    let browser = Browser::start(Screen::Phone).await;
    browser.open("").await;
    browser.go("#/areas", "Areas and rules").await;
    browser
        .upload("#load", &published::written("chosen.json", rule))
        .await;
    browser.wait_text("#loaded", "Exampleshire is loaded").await;
    browser.go("#/", "").await;
    browser
        .upload(
            "#open-case",
            &published::written("chosen-case.json", &case()),
        )
        .await;
    browser.wait_for(".wm-bar").await;
    browser
}

async fn answer_of(browser: &Browser, route: &str) -> String {
    browser.go("#/result", "").await;
    browser.route(route).await
}

#[tokio::test]
async fn whose_sign_off_it_is_is_chosen_and_never_read_from_the_name() {
    let criterion =
        json!({ "all": [{ "judgement": {} }, { "signed-off": "the MARAC coordinator" }] });
    let browser = opened(&rule("professional-judgement", &criterion)).await;
    browser.go("#/judgement", "").await;
    browser.fill("#signed-by", "the MARAC coordinator").await;
    let before = answer_of(&browser, "judgement").await;
    assert!(
        before.contains("Cannot tell"),
        "a name is no role: {before}"
    );
    browser.go("#/judgement", "").await;
    browser.tap("#signed-as").await;
    let signed = answer_of(&browser, "judgement").await;
    assert!(
        signed.contains("Met") && !signed.contains("Cannot tell"),
        "{signed}"
    );
    // Taken back, it is asked again.
    browser.go("#/judgement", "").await;
    browser.tap("#signed-as").await;
    let after = answer_of(&browser, "judgement").await;
    assert!(after.contains("Cannot tell"), "{after}");
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn which_event_led_to_the_assessment_is_chosen_from_the_newest_on_and_counts() {
    let criterion = json!({
        "events": { "count": { "at-least": 2 }, "months": 12, "people": "same-victim", "current": false }
    });
    let browser = opened(&rule("potential-escalation", &criterion)).await;
    browser.go("#/history", "History").await;
    let offered = browser
        .run("return [...document.querySelectorAll('#led option')].map((o) => o.value)")
        .await;
    assert_eq!(
        offered,
        json!(["", "none", "event new", "event old", "event undated"])
    );
    let before = answer_of(&browser, "escalation").await;
    assert!(before.contains("Cannot tell"), "{before}");
    // No event led to it: both count.
    browser.go("#/history", "History").await;
    browser.unfold().await;
    browser
        .choose("Which event led to this assessment?", "No event led to it")
        .await;
    let all = answer_of(&browser, "escalation").await;
    assert!(all.contains("Met") && !all.contains("Cannot tell"), "{all}");
    // The newer did: one is left, and the undated one may be the second.
    browser.go("#/history", "History").await;
    browser.run("const led = document.querySelector('#led'); led.value = 'event new'; led.dispatchEvent(new Event('change', { bubbles: true }))").await;
    let one = answer_of(&browser, "escalation").await;
    assert!(one.contains("Cannot tell") && one != before, "{one}");
    assert_eq!(browser.console().await, [""; 0]);
}

/// Whatever is met, the bar takes a hundred points of a phone's screen at most, and names where it leads.
#[tokio::test]
async fn the_bar_leaves_a_phone_its_screen() {
    let book = waymark::model::book::Rulebook::bundled().expect("the bundled rules");
    let to = |area: &waymark::model::rules::Area| {
        let version = area.versions.last().expect("a version");
        let elsewhere = version
            .routes
            .iter()
            .map(|route| route.leads_to.chars().count())
            .max();
        elsewhere
            .unwrap_or_default()
            .max(version.forum.name.chars().count())
    };
    let longest = book
        .areas
        .iter()
        .max_by_key(|area| to(area))
        .expect("an area");
    // Two places are met in the other.
    for area in [longest.id.as_str(), "cambridgeshire"] {
        the_bar_of(area).await;
    }
}

async fn the_bar_of(area: &str) {
    let browser = Browser::start(Screen::SmallPhone).await;
    browser.open("").await;
    let (yes, mut answers) = (json!({ "reply": "yes" }), serde_json::Map::new());
    (1..=24).for_each(|item| drop(answers.insert(item.to_string(), yes.clone())));
    let case = json!({
        "format": "waymark-case/1",
        "as_of": "2026-11-28",
        "area": { "id": area },
        "assessments": { "all_known": true, "list": [
            { "id": "a", "when": "2026-11-28", "instrument": "dash-24", "grade": "high", "answers": answers },
            { "id": "c", "when": "2026-11-28", "instrument": "circumstances", "answers": { "danger-now": yes } },
        ] },
        "judgement": { "should_be_heard": true, "words": "It should.", "by": "An officer" }
    });
    browser
        .upload(
            "#open-case",
            &published::written("bar.json", &case.to_string()),
        )
        .await;
    browser.wait_text(".wm-bar__state", "Refer to").await;
    // On the result its own headline says it.
    browser.go("#/checklist", "24-item").await;
    for screen in [Screen::SmallPhone, Screen::Phone] {
        browser.resize(screen).await;
        let bar = browser
            .run(
                "const [bar, state] = ['.wm-bar', '.wm-bar__state'].map((css) => document.querySelector(css));
                const end = state.textContent.search(/[:;]/);
                const named = document.createRange();
                named.setStart(state.firstChild, 0);
                named.setEnd(state.firstChild, end < 0 ? state.textContent.length : end);
                return {
                  tall: bar.getBoundingClientRect().height,
                  named: named.toString(),
                  seen: named.getBoundingClientRect().bottom <= state.getBoundingClientRect().bottom + 1,
                };",
            )
            .await;
        assert!(
            bar["tall"].as_f64().is_some_and(|tall| tall <= 100.0),
            "{area}: {bar}"
        );
        assert_eq!(bar["seen"], json!(true), "{area}: {bar}");
    }
}
