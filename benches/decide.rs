//! How long a decision takes: `cargo bench --bench decide`. The bar is ten microseconds for one case under one area's
//! rule, with all of its evidence.

use std::sync::LazyLock;

use divan::{Bencher, black_box};

use waymark::engine::compare::everywhere;
use waymark::engine::decision::{decide, routes_under};
use waymark::engine::replay::{Playing, Replay, replays};
use waymark::model::book::{Rulebook, Rules, Shown};
use waymark::model::case::{AreaChoice, Case, Event, EventKind, Marac, Person, Police, VICTIM};
use waymark::model::dates::{Day, When};
use waymark::model::instrument::Reply;
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
    BOOK.rules(
        &AreaChoice {
            id: area.to_owned(),
            version: None,
        },
        on(),
    )
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
    let choices = BOOK.areas.iter().take(areas).map(|area| AreaChoice {
        id: area.id.clone(),
        version: None,
    });
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
