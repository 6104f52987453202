//! Each promise on the page of promises names tests, and they are there.

use std::path::Path;

use waymark::words::claims::claims;

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
            let (file, name) = test
                .split_once("::")
                .unwrap_or_else(|| panic!("{test} names no test"));
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let text = std::fs::read_to_string(&path)
                .unwrap_or_else(|mistake| panic!("{file}: {mistake}"));
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
            let is_test = ["test]", "test("]
                .iter()
                .any(|mark| before[begins..].contains(mark));
            assert!(is_test, "{test} is a function, and no test");
        }
    }
}
