//! How long a decision takes: `cargo bench --bench decide`. The bar is ten microseconds for one case under one area's
//! rule, with all of its evidence.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use serde_json::{Value, json};

use waymark::engine::compare::everywhere;
use waymark::engine::decision::{decide, routes_under};
use waymark::engine::replay::{Playing, Replay, replays};
use waymark::model::book::{Rulebook, Rules, Shown};
use waymark::model::case::{
    AreaChoice, Assessment, Case, Change, Event, EventKind, Grade, LONGEST, Marac, Order, Person,
    Police, VICTIM,
};
use waymark::model::dates::{Day, Stated, When};
use waymark::model::files::read_area;
use waymark::model::instrument::Reply;
use waymark::model::rules::Criterion;
use waymark::model::rules::limits::MOST_CRITERIA;
use waymark::record::read_part;
use waymark::words::explain::sheet;
use waymark::workshop::draft::form::Holds;
use waymark::workshop::draft::{Draft, HowMany, dials, moved};

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));

const AREAS: [&str; 4] = ["kingston", "lewisham", "islington", "national"];

fn main() {
    divan::main();
}

fn on() -> Day {
    Day::new(2026, 3, 16).expect("the calendar has it")
}

/// A complete checklist, an earlier MARAC, and so many events.
fn case(events: u32) -> Case {
    let mut case = Case::new(on());
    let person = |id: &str| Person {
        id: id.to_owned(),
        ..Person::default()
    };
    case.people.causing_harm = vec![person("p1")];
    case.people.victim.lives_in = vec!["Kingston".to_owned()];
    for (instrument, every) in [("dash-24", 2), ("circumstances", 5)] {
        let items = &BOOK.instrument(instrument).expect("it is bundled").items;
        for (index, item) in items.iter().enumerate() {
            let reply = if index % every == 0 {
                Reply::Yes
            } else {
                Reply::No
            };
            case.answer(instrument, &item.id, |answer| answer.reply = reply);
        }
    }
    let polices = [Police::Crime, Police::Incident, Police::NotReported];
    for (number, police) in (0..events).zip(polices.into_iter().cycle()) {
        case.events.put(Event {
            id: format!("e{number}"),
            when: When::from(on().minus_days(70 * (number % 11) + number)),
            kinds: vec![EventKind::Assault, EventKind::Threat],
            police,
            agencies: Some(Vec::new()),
            harmed: vec![VICTIM.to_owned()],
            by: vec!["p1".to_owned()],
            ..Event::default()
        });
    }
    let met = When::from(on().months_before(7));
    case.maracs.put(Marac {
        id: String::new(),
        referred: met,
        met,
        discussed: None,
        areas: vec!["Kingston".to_owned()],
        about: vec!["p1".to_owned()],
        note: String::new(),
        ..Marac::default()
    });
    (
        case.assessments.all_known,
        case.events.all_known,
        case.maracs.all_known,
    ) = (true, true, true);
    case
}

fn rules(area: &str) -> Rules<'static> {
    BOOK.rules(&AreaChoice::of(area), on())
        .expect("the area is bundled")
}

/// One decision with all of its evidence, for a complete checklist and five events.
#[divan::bench(args = AREAS)]
fn one_decision(bencher: Bencher, area: &str) {
    let (case, rules) = (case(5), rules(area));
    bencher.bench_local(|| decide(black_box(&case), black_box(rules), on()));
}

/// The same with two hundred events.
#[divan::bench(args = AREAS)]
fn one_decision_with_200_events(bencher: Bencher, area: &str) {
    let (case, rules) = (case(200), rules(area));
    bencher.bench_local(|| decide(black_box(&case), black_box(rules), on()));
}

/// The routes alone, as a comparison needs them.
#[divan::bench(args = AREAS)]
fn routes_alone(bencher: Bencher, area: &str) {
    let (case, rules) = (case(5), rules(area));
    bencher.bench_local(|| routes_under(black_box(&case), black_box(rules), on()));
}

/// One case under the rule of every area.
#[divan::bench(args = [5, 200])]
fn under_every_area(bencher: Bencher, events: u32) {
    let case = case(events);
    bencher.bench_local(|| everywhere(black_box(&case), &BOOK, on()));
}

/// Every day of the longest published case, under one rule and under every area's.
#[divan::bench(args = [1, 100], sample_count = 10)]
fn every_day_of_a_replay(bencher: Bencher, areas: usize) {
    let replays = replays().expect("the bundled files read");
    let days = |replay: &Replay| {
        replay
            .days()
            .map_or(0, |(first, last)| last.days_since(first))
    };
    let longest = replays
        .iter()
        .max_by_key(|replay| days(replay))
        .expect("there are some");
    let choices = BOOK
        .areas
        .iter()
        .take(areas)
        .map(|area| AreaChoice::of(area.id.clone()));
    let begun = Playing::new(longest, choices).expect("it has days");
    bencher.bench_local(|| {
        let mut playing = begun.clone();
        while !playing.play(longest, &BOOK, 1000) {}
        playing.courses()
    });
}

/// A decision in words.
#[divan::bench]
fn in_words(bencher: Bencher) {
    let case = case(5);
    let shown = Shown {
        rules: rules("kingston"),
        missing: None,
    };
    let decision = decide(&case, shown.rules, on());
    let everywhere = everywhere(&case, &BOOK, on());
    bencher.bench_local(|| sheet(&case, black_box(&decision), &shown, &everywhere).to_string());
}

/// Some day from so many to so many days ago.
fn between(first: u32, last: u32) -> When {
    let day = |back| Stated::Day(on().minus_days(back));
    When::Between(day(first), day(last))
}

/// The largest case that opens: every list is as long as it may be, and much of it vague.
#[expect(
    clippy::too_many_lines,
    reason = "one list of the case after the other"
)]
fn largest_case() -> Case {
    let mut case = case(5);
    let entries = |list: &str| {
        let found = LONGEST.iter().find(|(known, _)| *known == list);
        found.map_or(0, |(_, longest)| *longest) as u32
    };
    let person = |letter: &str, number: u32| Person {
        id: format!("{letter}{number}"),
        called: format!("person {letter}{number}"),
        ..Person::default()
    };
    case.people.causing_harm = (1..=entries("people.causing_harm"))
        .map(|number| person("p", number))
        .collect();
    case.people.others = (1..=entries("people.others"))
        .map(|number| person("o", number))
        .collect();
    case.events.list.clear();
    let polices = [
        Police::Crime,
        Police::Incident,
        Police::NotReported,
        Police::Unknown,
    ];
    for number in 0..entries("events.list") {
        let day = on().minus_days(number % 1400);
        case.events.list.push(Event {
            id: format!("e{number}"),
            when: match number % 3 {
                0 => When::from(day),
                1 => between(200 + number % 1400, number % 1400),
                _ => When::Unknown,
            },
            kinds: vec![EventKind::Assault, EventKind::Threat],
            police: polices[number as usize % 4],
            harmed: vec![VICTIM.to_owned()],
            by: (1..=number % 4).map(|by| format!("p{by}")).collect(),
            note: format!("What was written of event {number}."),
            ..Event::default()
        });
    }
    let newest = case.assessments.list.clone();
    while case.assessments.list.len() + 1 < entries("assessments.list") as usize {
        let number = case.assessments.list.len() as u32;
        case.assessments.list.push(Assessment {
            id: format!("x{number}"),
            when: When::from(on().minus_days(number)),
            grade: [None, Some(Grade::Standard), Some(Grade::High)][number as usize % 3],
            ..newest[0].clone()
        });
    }
    let marac = case.maracs.list[0].clone();
    case.maracs.list = (0..entries("maracs.list"))
        .map(|number| {
            let met = between(30 * number + 100, 30 * number);
            Marac {
                id: format!("m{number}"),
                referred: met,
                met,
                about: (1..=number % 4).map(|by| format!("p{by}")).collect(),
                ..marac.clone()
            }
        })
        .collect();
    for number in 0..entries("changes.list") {
        case.changes.list.push(Change {
            id: format!("c{number}"),
            when: between(400, number % 300),
            ..Change::default()
        });
    }
    for number in 0..entries("orders.list") {
        case.orders.list.push(Order {
            id: format!("r{number}"),
            from: between(400, number),
            ..Order::default()
        });
    }
    case.events.all_known = false;
    case
}

/// A rule as large as one may be, all of it of one kind of criterion.
fn rule_of(criterion: &Value, leaves: usize, per_route: usize) -> Rulebook {
    let mut area: Value = BOOK.area_file("kingston").expect("it is bundled");
    area["id"] = json!("largest");
    let version = &mut area["versions"][0];
    let asked: Vec<Value> = (0..leaves).map(|_| criterion.clone()).collect();
    let routes = asked.chunks(per_route).enumerate().map(|(number, parts)| {
        json!({
            "id": format!("r{number}"), "kind": "potential-escalation", "name": format!("Route {number}"),
            "criterion": {"any": parts}, "sources": version["routes"][0]["sources"]
        })
    });
    let routes: Vec<Value> = routes.collect();
    version["routes"] = json!(routes);
    let mut book = BOOK.clone();
    let area = read_area(&area.to_string()).expect("it reads");
    book.add_area(area);
    book
}

/// One criterion of each kind that reads a list of the case.
const KINDS: [(&str, &str); 10] = [
    (
        "score",
        r#"{"score": {"instrument": "dash-24", "count": {"at-least": 24}}}"#,
    ),
    (
        "events",
        r#"{"events": {"count": {"at-least": 4000}, "recorded": ["crime"], "months": 12, "place": "this-area", "people": "same-pair", "current": false, "assumed": ["place", "people", "current", "months", "recorded"]}}"#,
    ),
    (
        "rising",
        r#"{"rising": {"instrument": "dash-24", "items": ["10"], "ledger": true, "months": 12}}"#,
    ),
    (
        "assessments",
        r#"{"assessments": {"count": {"at-least": 4000}, "grades": ["high"], "months": 12}}"#,
    ),
    (
        "repeat",
        r#"{"repeat": {"anchor": "meeting", "months": 12, "events": "any-abuse", "heard": "this-area", "people": "same-pair"}}"#,
    ),
    (
        "since",
        r#"{"since": {"any_event": true, "changes": ["release"], "months": 12}}"#,
    ),
    (
        "follows",
        r#"{"follows": {"changes": ["release"], "orders": ["restraining"], "days": 60}}"#,
    ),
    ("order", r#"{"order": {}}"#),
    ("lower-grade", r#"{"lower-grade": {}}"#),
    ("grade", r#"{"grade": {"at_least": "high"}}"#),
];

/// A case under a rule that asks for as much as one may, all of one kind: decided, and told in words.
fn under_largest_rule(bencher: Bencher, kind: &str, case: &Case) {
    let criterion = KINDS.iter().find(|(known, _)| *known == kind);
    let criterion = criterion.expect("it is listed").1;
    let asked: Criterion = read_part(criterion).expect("it reads");
    let each: usize = asked
        .leaves()
        .iter()
        .map(|leaf| leaf.about().counts_as)
        .sum();
    let criterion = serde_json::from_str(criterion).expect("it is JSON");
    let book = rule_of(&criterion, MOST_CRITERIA / each, 20);
    let choice = AreaChoice::of("largest");
    let rules = book.rules(&choice, on()).expect("it was added");
    bencher.bench_local(|| decided_and_told(case, rules));
}

/// With five events.
#[divan::bench(args = KINDS.map(|(kind, _)| kind), sample_count = 10)]
fn largest_rule(bencher: Bencher, kind: &str) {
    under_largest_rule(bencher, kind, &case(5));
}

/// With the largest case that opens.
#[divan::bench(args = KINDS.map(|(kind, _)| kind), sample_count = 3, sample_size = 1)]
fn largest_rule_largest_case(bencher: Bencher, kind: &str) {
    under_largest_rule(bencher, kind, &largest_case());
}

/// The same case under a bundled rule.
#[divan::bench(args = AREAS, sample_count = 3, sample_size = 1)]
fn bundled_rule_largest_case(bencher: Bencher, area: &str) {
    let (case, rules) = (largest_case(), rules(area));
    bencher.bench_local(|| decided_and_told(&case, rules));
}

fn decided_and_told(case: &Case, rules: Rules<'_>) -> String {
    let decision = decide(black_box(case), black_box(rules), on());
    let shown = Shown {
        rules,
        missing: None,
    };
    sheet(case, &decision, &shown, &[]).to_string()
}

/// Opening everything that is bundled, as the program does when it starts.
#[divan::bench]
fn open_the_book() -> Rulebook {
    Rulebook::bundled().expect("the bundled files read")
}

/// A dial is moved: the tree is changed, read and checked, and the case is decided under the rule before and after.
#[divan::bench(args = ["kingston", "national"])]
fn a_dial_is_moved(bencher: Bencher, area: &str) {
    let case = case(5);
    let mut draft = Draft::of(BOOK.area_file(area).expect("it is bundled"), &BOOK);
    let source = BOOK.area(area).expect("it is bundled");
    let version = source.in_force_on(on()).expect("there is one").id.clone();
    let places = (0..source.versions.len())
        .flat_map(|index| dials(&draft, &format!("versions[{index}]"), &BOOK));
    let dial = places
        .into_iter()
        .find(|dial| matches!(dial.holds, Holds::Number | Holds::HowMany))
        .expect("a dial");
    let mut number = 0_u32;
    bencher.bench_local(|| {
        number = number % 12 + 1;
        draft.type_in(&dial.at, &number.to_string());
        draft.how_many(
            &dial.at,
            &HowMany {
                how: "at-least".to_owned(),
                number: number.to_string(),
                most: String::new(),
            },
        );
        draft.check(&BOOK);
        let drafted = draft.area().expect("it reads").clone();
        moved(black_box(&case), &BOOK, source, &drafted, &version, on())
    });
}
