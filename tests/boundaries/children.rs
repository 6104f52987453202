//! A child who is listed, of an age; whether there are others is a fact of its own.

use waymark::logic::Truth;
use waymark::model::case::{Age, Child};
use waymark::model::dates::When;
use waymark::model::rules::{AgeRange, Criterion, PersonIs, Who};
use waymark::words::explain::rule_words;

use crate::boundaries::cases::{book, case, day, find};

fn asked(age: Option<AgeRange>) -> Criterion {
    Criterion::Person(PersonIs {
        who: Who::Child,
        age,
        lives_here: false,
        relationship: Vec::new(),
    })
}

#[test]
fn one_who_is_listed_is_enough_and_the_list_alone_is_asked() {
    let on = day("2024-06-14");
    let of = |ages: &[Option<Age>], criterion: &Criterion| -> Truth {
        let mut case = case(on);
        case.people.children = ages
            .iter()
            .map(|age| Child {
                age: *age,
                ..Child::default()
            })
            .collect();
        let area = book().area("lewisham").expect("it is bundled");
        find(book(), area, &case, on, criterion).answer
    };
    let any = asked(None);
    assert_eq!(of(&[], &any), Truth::NotMet);
    assert_eq!(of(&[None], &any), Truth::Met);
    let under_five = asked(Some(AgeRange {
        from: None,
        to: Some(4),
    }));
    for (ages, expected) in [
        (vec![], Truth::NotMet),
        (vec![None], Truth::CannotTell),
        (vec![Some(Age::Years(4))], Truth::Met),
        (vec![Some(Age::Years(5))], Truth::NotMet),
        (vec![Some(Age::Years(5)), None], Truth::CannotTell),
        (vec![Some(Age::Years(5)), Some(Age::Years(1))], Truth::Met),
    ] {
        assert_eq!(of(&ages, &under_five), expected, "{ages:?}");
    }
    assert_eq!(rule_words(&any, book()), "a child who is recorded");
}

/// Who was born after the day of decision was no child on it; a birth after the day of the case is a mistake and tells no age.
#[test]
fn a_child_not_born_yet_is_not_there() {
    let criterion = asked(None);
    let area = book().area("lewisham").expect("it is bundled");
    for (born, on, expected) in [
        ("2018-09-01", "2018-07-20", Truth::NotMet),
        ("2018-09-01", "2018-08-31", Truth::NotMet),
        ("2018-09-01", "2018-09-01", Truth::Met),
        ("2018-09", "2018-07-20", Truth::NotMet),
        ("2018", "2018-07-20", Truth::Met),
        ("2019-01-01", "2018-07-20", Truth::Met),
    ] {
        let mut case = case(day("2018-12-01"));
        let born = When::from_file(born).expect("a date");
        case.people.children = vec![Child {
            age: Some(Age::Born(born)),
            ..Child::default()
        }];
        let found = find(book(), area, &case, day(on), &criterion);
        assert_eq!(found.answer, expected, "born {born}, on {on}");
    }
}
