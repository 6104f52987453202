//! The comparisons that stand ready: two rules that answer one published case differently, and where.

use waymark::engine::decision::routes_under;
use waymark::engine::replay::{
    Published, PublishedPlace, ReadyComparison, published, ready_comparisons,
};
use waymark::words::explain::{between_words, published_words};

use super::support::{book, day};

fn ready() -> Vec<ReadyComparison> {
    ready_comparisons().unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// Where the two rules of a comparison differ, in words.
fn between(id: &str) -> Vec<(String, String)> {
    let all = ready();
    let one = all
        .iter()
        .find(|one| one.id == id)
        .unwrap_or_else(|| panic!("no comparison {id}"));
    let found = one.rules.iter().map(|choice| {
        let rules = book().rules(choice, one.case.as_of).expect("it is loaded");
        routes_under(&one.case, rules, one.case.as_of)
    });
    let found: Vec<_> = found.collect();
    let [first, second] = found.as_slice() else {
        panic!("two rules")
    };
    between_words([first, second])
        .into_iter()
        .map(|says| (says.lead, says.detail))
        .collect()
}

#[test]
fn the_two_rules_of_each_comparison_differ_and_the_first_is_the_cases_own() {
    for one in ready() {
        assert_ne!(between(&one.id), [], "{}", one.id);
        assert_eq!(one.case.area.as_ref(), one.rules.first(), "{}", one.id);
        assert_eq!(one.rules.len(), 2, "{}", one.id);
        for text in [
            &one.title,
            &one.about,
            &one.warning,
            &one.lesson.says,
            &one.lesson.taken_from,
        ] {
            assert!(!text.is_empty(), "{}", one.id);
        }
        assert!(!one.sources.is_empty(), "{}", one.id);
    }
}

/// Table after paragraph 5: Standard was shared with nobody, and a repeat victim is referred since.
#[test]
fn three_standards_are_a_repeat_by_the_protocol_of_2017_alone() {
    // What the protocol says of a grade is not published, so of High it cannot be told under it.
    let [(high, _), (repeat, says)] = &between("city-of-london-2015")[..] else {
        panic!("two routes")
    };
    assert_eq!(
        (high.as_str(), repeat.as_str()),
        ("Visible high risk", "Repeat")
    );
    assert!(
        says.starts_with("Cannot tell under national guidance, which stands in for what is not known of City of London, “Before the protocol of 2017"),
        "{says}"
    );
    assert!(
        says.contains(
            "Met in City of London, “The protocol current in September 2017” (3 assessments"
        ),
        "{says}"
    );
}

/// Footnotes 39 to 41: four crimes in the borough, three events nationally; five contacts, one of them a crime.
#[test]
fn five_contacts_and_one_crime_are_enough_nationally_and_not_in_the_borough() {
    let [(kind, says)] = &between("lewisham-2018")[..] else {
        panic!("one route")
    };
    assert_eq!(kind, "Potential escalation");
    assert!(
        says.starts_with("Not met in Lewisham (1 of 4 police crimes"),
        "{says}"
    );
    assert!(says.contains("Met under national guidance (5 "), "{says}");
}

/// The open case is told to be a published one, whatever was changed in it besides.
#[test]
fn the_case_of_a_comparison_is_known_for_a_published_one() {
    for one in ready() {
        let case = &one.case;
        let found = published(&case.reference, &case.taken_from, case.as_of);
        let expected = Published {
            title: one.title.clone(),
            place: PublishedPlace::Comparison,
        };
        assert_eq!(found.as_ref(), Some(&expected));
        let words = published_words(&expected, case.as_of);
        assert!(
            words.starts_with(&format!(
                "For training: {}. Whoever it is about has died",
                one.title
            )),
            "{words}"
        );
        let another = published(&case.reference, &case.taken_from, day("2020-01-01"));
        assert_eq!(another, None);
    }
}
