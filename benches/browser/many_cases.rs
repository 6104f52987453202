//! A hundred thousand past cases, as a WebAssembly module that asks its host for nothing. Its `main` does the next of three
//! things each time it is called: it makes up a file, loads it, and decides every case in it under two rules; after that it
//! loads and decides by turns. `benches/browser.rs` builds it as the app is built, and times it in the browser.

use std::cell::RefCell;
use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::model::dates::Day;
use waymark::workshop::past::{
    Comparing, DateOrders, KeptRows, LoadSettings, Loading, MadeUp, Past, made_up_csv,
};

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().expect("the bundled files read"));

thread_local! {
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
    static PAST: RefCell<Option<Arc<Past>>> = const { RefCell::new(None) };
}

fn main() {
    let text = TEXT.with_borrow(Clone::clone);
    if text.is_empty() {
        let until = Day::new(2025, 12, 31).expect("the calendar has it");
        TEXT.set(made_up_csv(
            MadeUp {
                seed: 1,
                cases: 100_000,
                until,
            },
            24,
        ));
        return;
    }
    match PAST.take() {
        None => {
            let today = Day::new(2026, 6, 1).expect("the calendar has it");
            let given = LoadSettings {
                usual: "dash-24",
                today,
                orders: DateOrders::default(),
            };
            let mut loading = Loading::open(text, &BOOK, given).expect("it opens");
            while !loading.advance(500) {}
            PAST.set(Some(Arc::new(loading.finish().past)));
        }
        Some(past) => {
            let [first, second] = ["national", "kingston"].map(AreaChoice::of);
            let mut comparing = Comparing::new(past, &BOOK, [&first, &second], KeptRows::default())
                .expect("both are loaded");
            while !comparing.advance(500) {}
            black_box(comparing.finish().pairs().tallies());
        }
    }
}
