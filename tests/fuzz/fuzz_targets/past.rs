//! A file of past cases: it is refused with words, or its rows are read or listed, and those that were read are compared.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::model::dates::Day;
use waymark::workshop::past::{
    Comparing, DateOrders, KeptRows, LoadSettings, Loaded, Loading, expected,
};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::bundled().unwrap());

fuzz_target!(|bytes: &[u8]| {
    let given = LoadSettings {
        usual: "dash-24",
        today: Day::new(2026, 6, 1).unwrap(),
        orders: DateOrders::default(),
    };
    match Loading::of_file(bytes.to_vec(), &BOOK, given) {
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
        Ok(mut loading) => {
            while !loading.advance(100) {}
            let Loaded {
                past,
                refused,
                in_part,
                ..
            } = loading.finish();
            assert!(past.rows.len() + refused.len() <= bytes.len());
            assert!(
                refused
                    .iter()
                    .chain(&in_part)
                    .all(|row| row.line > 0 && !row.says.is_empty())
            );
            let rows = past.rows.len() + past.refused().all();
            // A year with many events is timed elsewhere.
            if bytes.len() > 20_000 {
                return;
            }
            let [first, second] = ["national", "kingston"].map(AreaChoice::of);
            let mut comparing = Comparing::new(
                Arc::new(past),
                &BOOK,
                [&first, &second],
                KeptRows::default(),
            )
            .unwrap();
            while !comparing.advance(100) {}
            let compared = comparing.finish();
            assert_eq!(compared.pairs().all() + compared.left_out().all(), rows);
            compared.tables_csv(&expected().unwrap(), Some(1));
            compared.text(&expected().unwrap(), Some(1));
            compared
                .pictures(&expected().unwrap(), None)
                .iter()
                .for_each(|picture| drop(picture.svg()));
        }
    }
});
