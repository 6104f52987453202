//! A step of a replay holds what is told up to it and nothing more: no day, no fact and no word of what comes after it.

use std::collections::BTreeSet;

use serde_json::Value;
use waymark::engine::replay::{Replay, replays};
use waymark::model::case::Case;
use waymark::model::dates::{Day, When};
use waymark::words::explain::known_words;

use super::support::{book, replay};

/// The file of a replay as it is, so that no text in it is overlooked.
pub fn tree(replay: &Replay) -> Value {
    let path = format!(
        "{}/src/data/areas/{}/replay.json",
        env!("CARGO_MANIFEST_DIR"),
        replay.area
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text in a tree that is read as words, with the name of its field.
fn words<'v>(tree: &'v Value, field: &'v str, into: &mut Vec<(&'v str, &'v str)>) {
    /// Fields whose texts are no words: ids, dates, choices, and citations.
    const NO_WORDS: [&str; 24] = [
        "id",
        "when",
        "until",
        "from",
        "learned",
        "born",
        "taken_from",
        "instrument",
        "reply",
        "source",
        "how",
        "grade",
        "kinds",
        "kind",
        "police",
        "outcome",
        "what",
        "who",
        "harmed",
        "by",
        "on",
        "about",
        "order",
        "made_by",
    ];
    match tree {
        Value::String(text) if !NO_WORDS.contains(&field) => into.push((field, text)),
        Value::Array(list) => list.iter().for_each(|one| words(one, field, into)),
        Value::Object(fields) => fields.iter().for_each(|(name, one)| words(one, name, into)),
        _ => {}
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days that words name, each as early as it can be meant; of a day without a year, the one next to `on`.
fn named(text: &str, on: Day) -> Vec<Day> {
    let tokens: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let year = |token: Option<&&str>| -> Option<i32> {
        let token = token.filter(|token| {
            token.len() == 4 && (token.starts_with("19") || token.starts_with("20"))
        })?;
        token.parse().ok()
    };
    let number = |token: Option<&&str>| {
        token
            .and_then(|token| token.parse::<u32>().ok())
            .filter(|day| (1..=31).contains(day))
    };
    let mut found = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        if let Some(year) = year(Some(token)) {
            found.extend(Day::new(year, 1, 1));
        }
        let ordinal = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| token.strip_suffix(end)?.parse().ok());
        found.extend(ordinal.and_then(|day| Day::new(on.year(), on.month(), day)));
        let Some(month) = MONTHS.iter().position(|month| month == token) else {
            continue;
        };
        let month = u32::try_from(month).expect("twelve") + 1;
        let day = place
            .checked_sub(1)
            .and_then(|before| number(tokens.get(before)))
            .unwrap_or(1);
        let own = year(tokens.get(place + 1));
        let meant = Day::new(own.unwrap_or(on.year()), month, day);
        // In January, December is that of the year before.
        let is_far = |day: &Day| own.is_none() && day.days_since(on) > 183;
        found.extend(meant.filter(|day| !is_far(day)));
    }
    found
}

/// What can be said after the end alone.
const HINDSIGHT: [&str; 13] = [
    " later",
    " nobody put",
    " at the time.",
    " her death",
    " she dies",
    " she died",
    " last contact",
    " last time",
    " last meeting",
    " in the end",
    " eventually",
    " from here on",
    " case as a whole",
];

/// Everything that gives away what comes after a step.
fn given_away(replay: &Replay, step: &Value, on: Day) -> Vec<String> {
    let mut texts = Vec::new();
    words(step, "", &mut texts);
    // How long an order is to last is known when it is made.
    let lasts: Vec<Day> = ends(step);
    let mut found = Vec::new();
    for (field, text) in texts {
        for day in named(text, on)
            .into_iter()
            .filter(|day| *day > on && !lasts.contains(day))
        {
            found.push(format!("{}, {on}: {field} names {day}: {text}", replay.id));
        }
        let plain = format!(" {}", text.to_lowercase());
        for word in HINDSIGHT.iter().filter(|word| plain.contains(**word)) {
            found.push(format!("{}, {on}: {field} says{word}: {text}", replay.id));
        }
    }
    found
}

/// The last days of the orders in a step.
fn ends(step: &Value) -> Vec<Day> {
    let orders = step["facts"]["orders"].as_array().into_iter().flatten();
    orders
        .filter_map(|order| Day::from_iso(order["until"].as_str()?).ok())
        .collect()
}

/// Every entry of a list of facts, with its dates.
fn dated(step: &Value) -> Vec<(String, Vec<When>)> {
    let Some(facts) = step["facts"].as_object() else {
        return Vec::new();
    };
    let entries = facts
        .values()
        .filter_map(Value::as_array)
        .flatten()
        .filter(|entry| entry.is_object());
    entries
        .map(|entry| {
            let dates = ["when", "learned", "referred", "met", "discussed", "from"];
            let dates = dates
                .iter()
                .filter_map(|field| When::from_file(entry[field].as_str()?));
            (
                entry["id"].as_str().unwrap_or_default().to_owned(),
                dates.collect(),
            )
        })
        .collect()
}

#[test]
fn no_step_names_a_day_or_a_fact_of_after_it() {
    let mut found = Vec::new();
    for replay in replays().expect("they read") {
        let tree = tree(&replay);
        let first = replay.days().expect("days").0;
        found.extend(given_away(&replay, &tree["begins"], first));
        for (place, step) in tree["steps"].as_array().expect("steps").iter().enumerate() {
            let on = replay.day_of(place).expect("a day");
            found.extend(given_away(&replay, step, on));
            for (id, dates) in dated(step) {
                let is_after = |when: &When| when.span().first.is_some_and(|first| first > on);
                if dates.iter().any(is_after) {
                    found.push(format!("{}, {on}: {id} is of after the step", replay.id));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a text gives away that is read before the first step: what was graded, counted, heard, recorded or found, and how
/// it ended. Whom it is about, where and in which years is known then.
fn foretells(about: &str) -> Vec<&'static str> {
    const OUTCOMES: [&str; 27] = [
        "standard",
        "medium",
        "high",
        "graded",
        "grade",
        "assessed",
        "marac",
        "crime",
        "crimes",
        "once",
        "twice",
        "times",
        "incident",
        "incidents",
        "contacts",
        "review",
        "died",
        "dies",
        "death",
        "killed",
        "lost",
        "missed",
        "last",
        "later",
        "after",
        "never",
        "former",
    ];
    let plain = about.to_lowercase();
    let words: Vec<&str> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    OUTCOMES
        .into_iter()
        .filter(|word| words.contains(word))
        .collect()
}

#[test]
fn what_is_read_before_a_replay_is_chosen_tells_no_outcome() {
    for replay in replays().expect("they read") {
        assert_eq!(
            foretells(&replay.about),
            Vec::<&str>::new(),
            "{}",
            replay.id
        );
        // The years of the title are those of the whole, and no day within them is named.
        let first = replay
            .steps
            .first()
            .and_then(|step| step.when.span().last)
            .expect("a day");
        let of_title = named(&replay.title, first);
        let (_, last) = replay.days().expect("days");
        for day in named(&replay.about, first) {
            assert!(
                of_title.contains(&day)
                    || day.year() == last.year() && replay.title.contains(&last.year().to_string()),
                "{}: {day}",
                replay.id
            );
        }
    }
    assert_eq!(
        foretells("Twice the risk was graded Medium, and no MARAC heard of it."),
        ["medium", "graded", "marac", "twice"]
    );
    assert_eq!(
        foretells("She died; the review asks what was lost."),
        ["review", "died", "lost"]
    );
}

/// Each kind of giving away is found where it is planted.
#[test]
fn what_is_given_away_is_found() {
    let (replay, on) = (
        replay("kent-2020"),
        Day::from_iso("2017-01-10").expect("a day"),
    );
    let found =
        |field: &str, says: &str| given_away(replay, &serde_json::json!({ field: says }), on).len();
    assert_eq!(
        found("says", "On 11 January he comes back, and on 2 February."),
        2
    );
    assert_eq!(
        found("note", "Seven in March 2018."),
        2,
        "the month and the year"
    );
    assert_eq!(found("found", "It was the last time."), 1);
    assert_eq!(found("then", "On the 13th she tells."), 1);
    assert_eq!(
        found(
            "says",
            "In December he was released; on 3 January and on the 9th he came. Since 2016."
        ),
        0
    );
    assert_eq!(found("taken_from", "11.3.20, seen 2020"), 0);
}

fn ids(case: &Case) -> BTreeSet<String> {
    let events = case.events.list.iter().map(|one| &one.id);
    let maracs = case.maracs.list.iter().map(|one| &one.id);
    let changes = case.changes.list.iter().map(|one| &one.id);
    let orders = case.orders.list.iter().map(|one| &one.id);
    let assessments = case.assessments.list.iter().map(|one| &one.id);
    events
        .chain(maracs)
        .chain(changes)
        .chain(orders)
        .chain(assessments)
        .cloned()
        .collect()
}

/// Two steps of Lewisham have one last day: the case of the third held the four contacts that the fourth tells of.
#[test]
fn the_case_of_a_step_holds_what_is_told_up_to_it() {
    for replay in replays().expect("they read") {
        let tree = tree(&replay);
        let steps = tree["steps"].as_array().expect("steps");
        let mut told: BTreeSet<String> = dated(&serde_json::json!({ "facts": tree["begins"] }))
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        for (place, step) in steps.iter().enumerate() {
            told.extend(dated(step).into_iter().map(|(id, _)| id));
            let case = replay.told_case(place).expect("a day");
            assert_eq!(ids(&case), told, "{} {place}", replay.id);
        }
    }
    let third = replay("lewisham-2020").told_case(2).expect("a day");
    let says: Vec<String> = known_words(&third, book())
        .into_iter()
        .map(|facts| facts.lead)
        .collect();
    assert!(says.contains(&"Events (2)".to_owned()), "{says:?}");
    assert!(replay("lewisham-2020").may_foretell(2) && !replay("lewisham-2020").may_foretell(3));
    // Where days are known, nothing that is told after a step can have been known on its day.
    assert!(!replay("kent-2020").may_foretell(8));
}

/// Somebody who comes into the case with a step is not named before it.
#[test]
fn nobody_is_named_before_they_come_into_the_case() {
    for replay in replays().expect("they read") {
        let tree = tree(&replay);
        let whole = tree["steps"].as_array().expect("steps").iter().enumerate();
        for (place, step) in whole {
            let on = replay.day_of(place).expect("a day");
            let Some(others) = step["facts"]["people"]["others"].as_array() else {
                continue;
            };
            for other in others {
                let id = other["id"].as_str().expect("an id");
                let takes_part = |step: &Value| {
                    let events = step["facts"]["events"].as_array().into_iter().flatten();
                    events
                        .flat_map(|event| ["harmed", "by"].map(|list| &event[list]))
                        .any(|list| {
                            list.as_array()
                                .into_iter()
                                .flatten()
                                .any(|named| named == id)
                        })
                };
                let steps = tree["steps"].as_array().expect("steps");
                let first = steps.iter().position(takes_part);
                // A step whose own date is rough may have been told before.
                let is_later = first.is_some_and(|first| {
                    first > place
                        && replay.steps[first].when.span().by(on) == waymark::logic::Truth::NotMet
                });
                assert!(!is_later, "{} {place}: {id} is named", replay.id);
            }
        }
    }
}
