//! A child who is listed, of an age; that there is none is never told.

use waymark::case::{Age, Child};
use waymark::decision::Truth;
use waymark::explain::rule_words;
use waymark::rules::{AgeRange, Criterion, PersonIs, Who};

use crate::cases::{book, case, day, find};

fn asked(age: Option<AgeRange>) -> Criterion {
    Criterion::Person(PersonIs { who: Who::Child, age, lives_here: false, relationship: Vec::new() })
}

#[test]
fn one_who_is_listed_is_enough_and_none_is_never_told() {
    let on = day("2024-06-14");
    let of = |ages: &[Option<Age>], criterion: &Criterion| -> Truth {
        let mut case = case(on);
        case.people.children = ages.iter().map(|age| Child { age: *age, ..Child::default() }).collect();
        let area = book().area("lewisham").expect("it is bundled");
        find(book(), area, &case, on, criterion).answer
    };
    let any = asked(None);
    assert_eq!(of(&[], &any), Truth::CannotTell);
    assert_eq!(of(&[None], &any), Truth::Met);
    let under_five = asked(Some(AgeRange { from: None, to: Some(4) }));
    for (ages, expected) in [
        (vec![], Truth::CannotTell),
        (vec![None], Truth::CannotTell),
        (vec![Some(Age::Years(4))], Truth::Met),
        // There may be another, younger one.
        (vec![Some(Age::Years(5))], Truth::CannotTell),
        (vec![Some(Age::Years(5)), Some(Age::Years(1))], Truth::Met),
    ] {
        assert_eq!(of(&ages, &under_five), expected, "{ages:?}");
    }
    assert_eq!(rule_words(&any, book()), "a child in the household or in contact");
}
