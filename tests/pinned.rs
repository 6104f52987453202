//! Files of the first version of each format, with every field and every criterion. They are never changed: a later
//! version of the program must still read them.

use serde_json::Value;

use waymark::engine::check::{check_area, check_instrument};
use waymark::engine::decision::{Decision, Evidence, Finding, ScoreFound, decide};
use waymark::logic::Truth;
use waymark::model::book::{Rulebook, Rules};
use waymark::model::case::{AreaChoice, Case};
use waymark::model::files::{read_area, read_case, read_instrument, write_case};
use waymark::model::instrument::{Answer, Reply};

const CASE: &str = include_str!("pinned/case-1.json");
const AREA: &str = include_str!("pinned/area-1.json");
const INSTRUMENT: &str = include_str!("pinned/instrument-1.json");

/// What comes with the program, with the pinned area and instrument.
fn book() -> Rulebook {
    let mut book = Rulebook::bundled().expect("the bundled files read");
    book.add_instrument(read_instrument(INSTRUMENT).expect("the pinned instrument reads"));
    book.add_area(read_area(AREA).expect("the pinned area reads"));
    book
}

fn case() -> Case {
    read_case(CASE).expect("the pinned case reads")
}

fn rules<'a>(book: &'a Rulebook, case: &Case) -> Rules<'a> {
    let choice: &AreaChoice = case.area.as_ref().expect("the case names its area");
    book.rules(choice, case.as_of)
        .expect("the area is in the book")
}

fn tree(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn the_case_is_written_as_it_was_read() {
    assert_eq!(write_case(&case()), CASE);
}

#[test]
fn nothing_in_the_area_or_the_instrument_is_dropped() {
    let area = read_area(AREA).expect("the pinned area reads");
    assert_eq!(
        serde_json::to_value(area).expect("an area is a value"),
        tree(AREA)
    );
    let instrument = read_instrument(INSTRUMENT).expect("the pinned instrument reads");
    assert_eq!(
        serde_json::to_value(instrument).expect("an instrument is a value"),
        tree(INSTRUMENT)
    );
}

#[test]
fn every_check_passes() {
    let book = book();
    let area = book.area("exampleshire").expect("it was added");
    let found: Vec<_> = check_area(area, &book)
        .into_iter()
        .filter(|found| found.is_mistake())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    let found = check_instrument(book.instrument("example-frequency").expect("it was added"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_area_uses_every_criterion() {
    for criterion in [
        "score",
        "item",
        "grade",
        "events",
        "rising",
        "assessments",
        "repeat",
        "judgement",
        "signed-off",
        "person",
        "all",
        "any",
    ] {
        assert!(
            AREA.contains(&format!("\"{criterion}\": ")),
            "{criterion} is not in the pinned area"
        );
    }
}

/// The score of the visible high risk route.
fn score<'d, 'a>(decision: &'d Decision<'a>) -> (Truth, &'d ScoreFound<'a>) {
    let route = decision
        .routes
        .route("visible-high-risk")
        .expect("the pinned area has the route");
    match &route.finding {
        Some(Finding {
            evidence: Evidence::Any(parts),
            ..
        }) => match parts.as_slice() {
            [
                Finding {
                    answer,
                    evidence: Evidence::Score(found),
                },
                ..,
            ] => (*answer, found),
            other => panic!("no score: {other:?}"),
        },
        other => panic!("not any: {other:?}"),
    }
}

/// The case with the first five items of the frequency instrument answered so.
fn answered(replies: [&str; 5]) -> Case {
    let mut case = case();
    for (number, reply) in (1..).zip(replies) {
        let given = Answer::from(Reply::from_id(reply));
        case.answer("example-frequency", &format!("{number}"), |answer| {
            *answer = given
        });
    }
    case
}

#[test]
fn answers_on_a_frequency_scale_count_as_the_scale_says() {
    let book = book();
    for (replies, answer, least, most) in [
        (
            ["often", "all-the-time", "often", "never", "never"],
            Truth::Met,
            3,
            3,
        ),
        (
            ["often", "occasionally", "often", "never", "never"],
            Truth::NotMet,
            2,
            2,
        ),
        (
            ["often", "declined", "often", "never", "occasionally"],
            Truth::CannotTell,
            2,
            3,
        ),
        // A step that the scale does not have is not known, and neither yes nor no.
        (
            ["often", "sometimes", "often", "never", "never"],
            Truth::CannotTell,
            2,
            3,
        ),
        (
            ["sometimes", "not-asked", "often", "all-the-time", "often"],
            Truth::Met,
            3,
            5,
        ),
    ] {
        let case = answered(replies);
        let decision = decide(&case, rules(&book, &case), case.as_of);
        let (found_answer, found) = score(&decision);
        assert_eq!(
            (found_answer, found.count.least, found.count.most),
            (answer, least, Some(most)),
            "{replies:?}"
        );
    }
}

#[test]
fn a_no_by_the_person_causing_harm_stays_open_on_a_scale_too() {
    let (book, case) = (book(), case());
    let decision = decide(&case, rules(&book, &case), case.as_of);
    let (answer, found) = score(&decision);
    assert_eq!(
        (answer, found.count.least, found.count.most),
        (Truth::CannotTell, 2, Some(3))
    );
    let open: Vec<&str> = found
        .open
        .iter()
        .map(|open| open.item.id.as_str())
        .collect();
    assert_eq!(open, ["5"]);
}
