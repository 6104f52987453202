//! Many past cases: `cargo bench --bench past`. The bars, in the browser: a hundred thousand loaded within two seconds, and
//! decided under two rules within one.

use std::sync::{Arc, LazyLock};

use divan::Bencher;

use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::model::dates::Day;
use waymark::workshop::past::{
    Compared, Comparing, DateOrders, KeptRows, LoadSettings, Loading, MadeUp, Past, made_up_csv,
};

const CASES: u32 = 100_000;
const CHECKLIST: &str = "dash-24";

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));
static TEXT: LazyLock<String> = LazyLock::new(|| made_up_csv(set(), 24));
static PAST: LazyLock<Arc<Past>> = LazyLock::new(|| Arc::new(load(TEXT.clone())));

fn main() {
    divan::main();
}

fn set() -> MadeUp {
    MadeUp {
        seed: 1,
        cases: CASES,
        until: Day::new(2025, 12, 31).expect("the calendar has it"),
    }
}

fn load(text: String) -> Past {
    let given = LoadSettings {
        usual: CHECKLIST,
        today: set().until,
        orders: DateOrders::default(),
    };
    let mut loading = Loading::open(text, &BOOK, given).expect("it opens");
    while !loading.advance(1000) {}
    loading.finish().past
}

fn compare(areas: [&str; 2]) -> Compared {
    let [first, second] = areas.map(AreaChoice::of);
    let mut comparing = Comparing::new(PAST.clone(), &BOOK, [&first, &second], KeptRows::default())
        .expect("both are loaded");
    while !comparing.advance(1000) {}
    comparing.finish()
}

/// A CSV file of a hundred thousand rows.
#[divan::bench(sample_count = 10)]
fn load_csv(bencher: Bencher) {
    bencher.with_inputs(|| TEXT.clone()).bench_values(load);
}

/// The same number made up.
#[divan::bench(sample_count = 10)]
fn make_up() -> Past {
    let mut loading = Loading::made_up(set(), &BOOK, CHECKLIST);
    while !loading.advance(1000) {}
    loading.finish().past
}

/// All of them decided under two rules.
#[divan::bench(args = ["national kingston", "lewisham bolton"], sample_count = 10)]
fn under_two_rules(bencher: Bencher, areas: &str) {
    let (first, second) = areas.split_once(' ').expect("two areas");
    LazyLock::force(&PAST);
    bencher.bench_local(|| compare([first, second]));
}

/// What came of it, counted and put into tables.
#[divan::bench(sample_count = 10)]
fn in_tables(bencher: Bencher) {
    let (compared, expected) = (
        compare(["national", "kingston"]),
        waymark::workshop::past::expected().expect("it reads"),
    );
    bencher.bench_local(|| {
        (
            compared.tables(&expected, Some(100_000)),
            compared.pictures(&expected, Some(100_000)),
        )
    });
}
