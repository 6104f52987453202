#![cfg(not(target_arch = "wasm32"))]
//! Sentences say no more than the evidence holds.

use waymark::book::Rulebook;
use waymark::case::{AreaChoice, Case, Event, VICTIM};
use waymark::dates::{Day, When};
use waymark::decision::decide;
use waymark::explain::decision_text;

/// What is said on 20 July 2018 under national guidance of a case with one event of that date.
fn text_with_event(when: &str) -> String {
    let day = Day::from_iso("2018-07-20").unwrap();
    let mut case = Case::new(day);
    case.events.list.push(Event {
        id: "e1".to_owned(),
        when: When::from_file(when).unwrap(),
        harmed: vec![VICTIM.to_owned()],
        ..Event::default()
    });
    let book = Rulebook::bundled().unwrap();
    let rules = book.rules(&AreaChoice { id: "national".to_owned(), version: None }, day).unwrap();
    decision_text(&decide(&case, rules, day))
}

#[test]
fn how_far_an_event_misses_the_window_is_exact_where_its_date_is() {
    // The window begins on 20 July 2017.
    for (when, says) in [
        ("2017-07-11", "before the window by 9 days"),
        ("2017-07-19", "before the window by 1 day"),
        ("2015-09", "before the window by at least 659 days"),
        ("before 2015-10", "before the window by at least 659 days"),
        ("about 2017-07-10", "before the window by at least 7 days"),
    ] {
        let text = text_with_event(when);
        assert!(text.contains(&format!("Does not count here: {says} (1):")), "{when}: {text}");
    }
}
