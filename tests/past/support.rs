//! A rule in two versions, and a file of past cases loaded and compared.

use std::sync::Arc;

use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::model::dates::Day;
use waymark::model::files::read_area;
use waymark::workshop::past::{
    BadRow, Compared, Comparing, DateOrders, KeptRows, LoadError, LoadSettings, Loaded, Loading,
    Missing, Past,
};

/// "a" asks for 14 yes, a judgement, three events in twelve months, or a repeat; "b" for 10 yes, a judgement that is
/// written down, or a repeat, and has no route for escalation.
pub fn book() -> Rulebook {
    let route = |id: &str, kind: &str, criterion: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "{kind}", "name": "{id}", "criterion": {criterion}, "sources": ["s"]}}"#
        )
    };
    let yes = |count: u32| {
        let score = format!(
            r#"{{"score": {{"instrument": "dash-24", "count": {{"at-least": {count}}}}}}}"#
        );
        route("yes", "visible-high-risk", &score)
    };
    let repeat = r#"{"repeat": {"anchor": "referral", "months": 12, "events": "any-abuse", "people": "same-pair"}}"#;
    let repeat = route("repeat", "repeat", repeat);
    let events = r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-pair"}}"#;
    let versions = [
        [
            yes(14),
            route(
                "judgement",
                "professional-judgement",
                r#"{"judgement": {}}"#,
            ),
            repeat.clone(),
            route("events", "potential-escalation", events),
        ]
        .join(", "),
        [
            yes(10),
            route(
                "judgement",
                "professional-judgement",
                r#"{"judgement": {"written": true}}"#,
            ),
            repeat,
        ]
        .join(", "),
    ];
    let version = |id: &str, routes: &str| {
        format!(
            r#"{{"id": "{id}", "title": "version {id}", "in_force": "dates-not-known", "speaks_for": "2018", "standing": "illustrative",
            "sources": [{{"id": "s", "title": "made up", "seen": "read"}}], "checklist": "dash-24", "forum": {{"name": "MARAC"}}, "routes": [{routes}]}}"#
        )
    };
    let [a, b] = &versions;
    let area = format!(
        r#"{{"format": "waymark-area/1", "id": "made-up", "name": "Made Up", "nation": "england-and-wales", "versions": [{}, {}]}}"#,
        version("a", a),
        version("b", b)
    );
    let mut book = Rulebook::bundled().expect("the bundled files read");
    book.add_area(read_area(&area).expect("it reads"));
    book
}

/// The bundled book, and an area "asking" with routes of these kinds and criteria.
pub fn asking(routes: &[(&str, &str)]) -> Rulebook {
    let route = |(number, (kind, criterion)): (usize, &(&str, &str))| {
        format!(
            r#"{{"id": "r{number}", "kind": "{kind}", "name": "r{number}", "criterion": {criterion}, "sources": ["s"]}}"#
        )
    };
    let routes: Vec<String> = routes.iter().enumerate().map(route).collect();
    let area = format!(
        r#"{{"format": "waymark-area/1", "id": "asking", "name": "Asking", "nation": "england-and-wales", "versions": [{{
        "id": "v", "title": "v", "in_force": "dates-not-known", "speaks_for": "2018", "standing": "illustrative",
        "sources": [{{"id": "s", "title": "made up", "seen": "read"}}], "checklist": "dash-24", "forum": {{"name": "MARAC"}}, "routes": [{}]}}]}}"#,
        routes.join(", ")
    );
    let mut book = Rulebook::bundled().expect("the bundled files read");
    book.add_area(read_area(&area).expect("it reads"));
    book
}

/// What becomes of each row under the area "asking", and what is missing.
pub fn asked(text: &str, book: &Rulebook) -> Vec<(Truth, Vec<Missing>)> {
    let compared = compare_under(whole(text, book), book, [&choice("asking", None); 2]);
    compared
        .outcomes
        .iter()
        .map(|outcome| (outcome.under[0].forum, outcome.under[0].missing().collect()))
        .collect()
}

/// Everything that is wrong with the rows of a file, whether they are refused or read in part.
pub fn bad(text: &str) -> Vec<String> {
    load(text, &book())
        .expect("it loads")
        .1
        .iter()
        .map(BadRow::to_string)
        .collect()
}

/// The references of the rows that a file holds and that read whole.
pub fn read(text: &str) -> Vec<String> {
    let (past, ..) = load(text, &book()).expect("it loads");
    past.rows
        .iter()
        .filter(|row| row.is_whole())
        .map(|row| past.reference(row).to_owned())
        .collect()
}

pub fn choice(area: &str, version: Option<&str>) -> AreaChoice {
    AreaChoice {
        version: version.map(str::to_owned),
        ..AreaChoice::of(area)
    }
}

/// The day on which the files of these tests are loaded.
pub fn today() -> Day {
    Day::from_iso("2026-06-01").expect("a day")
}

/// What a file does not say of itself.
pub fn given(orders: DateOrders) -> LoadSettings<'static> {
    LoadSettings {
        usual: "dash-24",
        today: today(),
        orders,
    }
}

/// A file, opened with what was said of the order of its dates.
pub fn opened(text: &str, book: &Rulebook, orders: DateOrders) -> Result<Loaded, LoadError> {
    let mut loading = Loading::open(text.to_owned(), book, given(orders))?;
    while !loading.advance(7) {}
    Ok(loading.finish())
}

/// What a file holds, the rows with something that does not read, and what is said of it.
pub fn load(text: &str, book: &Rulebook) -> Result<(Past, Vec<BadRow>, Vec<String>), LoadError> {
    let Loaded {
        past,
        mut refused,
        in_part,
        notes,
        ..
    } = opened(text, book, DateOrders::default())?;
    refused.extend(in_part);
    refused.sort_by_key(|row| row.line);
    Ok((past, refused, notes))
}

/// The file without a row left out.
pub fn whole(text: &str, book: &Rulebook) -> Past {
    let (past, bad, _) = load(text, book).expect("it loads");
    assert_eq!(bad, [], "every row reads");
    past
}

pub fn compare(past: Past, book: &Rulebook) -> Compared {
    compare_under(
        past,
        book,
        [&choice("made-up", Some("a")), &choice("made-up", Some("b"))],
    )
}

pub fn compare_under(past: Past, book: &Rulebook, choices: [&AreaChoice; 2]) -> Compared {
    compare_keeping(past, book, choices, KeptRows::default())
}

pub fn compare_keeping(
    past: Past,
    book: &Rulebook,
    choices: [&AreaChoice; 2],
    keep: KeptRows,
) -> Compared {
    let mut comparing =
        Comparing::new(Arc::new(past), book, choices, keep).expect("both are loaded");
    while !comparing.advance(3) {}
    comparing.finish()
}

/// The references of some cases.
pub fn names<'a>(
    compared: &'a Compared,
    cases: impl Iterator<
        Item = (
            &'a waymark::workshop::past::PastRow,
            &'a waymark::workshop::past::CaseOutcome,
        ),
    >,
) -> Vec<&'a str> {
    cases.map(|(row, _)| compared.reference(row)).collect()
}
