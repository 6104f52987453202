//! Each promise on the page of promises names tests, and they are there.

use std::path::Path;

use waymark::words::claims::claims;

/// A test by its file and its name: the text of the file, and the name.
fn opened(test: &str) -> (String, &str) {
    let (file, name) = test
        .split_once("::")
        .unwrap_or_else(|| panic!("{test} names no test"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|mistake| panic!("{file}: {mistake}"));
    (text, name)
}

/// Whether the file makes a test for each engine of the journey with this name.
fn is_in_every_engine(text: &str, name: &str) -> bool {
    text.contains(&format!("in_every_engine!({name});"))
}

#[test]
fn every_promise_names_tests_that_are_there() {
    let claims = claims().unwrap_or_else(|mistake| panic!("{mistake}"));
    assert!(!claims.is_empty());
    for claim in &claims {
        assert!(
            !claim.not_covered.is_empty(),
            "{}: what does it not cover?",
            claim.promise
        );
        assert!(
            !claim.held_by.is_empty(),
            "{}: nothing holds it",
            claim.promise
        );
        for test in &claim.held_by {
            let (text, name) = opened(test);
            let place = text
                .find(&format!("fn {name}("))
                .unwrap_or_else(|| panic!("{test} is not there"));
            // Its own attributes stand between the end of what comes before it and its name.
            let before = &text[..place];
            let begins = before
                .rfind("}\n")
                .or_else(|| before.rfind("{\n"))
                .or_else(|| before.rfind(";\n"))
                .unwrap_or(0);
            let is_test = is_in_every_engine(&text, name)
                || ["test]", "test("]
                    .iter()
                    .any(|mark| before[begins..].contains(mark));
            assert!(is_test, "{test} is a function, and no test");
        }
    }
}

/// Where a journey that holds a promise runs in every engine, the promise says so and what was not tried; and nowhere else.
#[test]
fn a_promise_names_the_engines_that_hold_it() {
    let claims = claims().unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut in_every_engine = 0;
    for claim in &claims {
        let is_held = claim.held_by.iter().any(|test| {
            let (text, name) = opened(test);
            is_in_every_engine(&text, name)
        });
        in_every_engine += usize::from(is_held);
        for engine in ["Chromium, Firefox and WebKitGTK on Linux", "iOS"] {
            assert_eq!(
                claim.not_covered.contains(engine),
                is_held,
                "{}: {engine}",
                claim.promise
            );
        }
    }
    assert!(
        in_every_engine > 0,
        "the journeys in every engine hold nothing"
    );
}
