//! Ages at their edges: the birthday itself, the day before, and the years in which it may fall.

use waymark::logic::Truth;
use waymark::model::case::Age;
use waymark::model::dates::Day;
use waymark::model::rules::{AgeRange, Criterion, PersonIs, Who};

use super::cases::{book, case, day, find, when};

fn answer(age: Age, as_of: Day, on: Day, range: AgeRange) -> Truth {
    let criterion = Criterion::Person(PersonIs {
        who: Who::Victim,
        age: Some(range),
        lives_here: false,
        relationship: Vec::new(),
    });
    let mut case = case(as_of);
    case.people.victim.age = Some(age);
    find(
        book(),
        book().area("lewisham").expect("it is bundled"),
        &case,
        on,
        &criterion,
    )
    .answer
}

const fn from(years: u32) -> AgeRange {
    AgeRange {
        from: Some(years),
        to: None,
    }
}

const fn up_to(years: u32) -> AgeRange {
    AgeRange {
        from: None,
        to: Some(years),
    }
}

#[test]
fn a_birthday_makes_a_year() {
    for (born, years, last_day_before) in [
        ("2002-07-20", 16, "2018-07-19"),
        ("2001-12-31", 16, "2017-12-30"),
        ("2002-03-01", 16, "2018-02-28"),
        ("2004-02-29", 16, "2020-02-28"),
        // Without a 29 February, older from 1 March.
        ("2000-02-29", 18, "2018-02-28"),
        ("2004-03-01", 16, "2020-02-29"),
    ] {
        let before = day(last_day_before);
        for (on, reached) in [(before, false), (before.plus_days(1), true)] {
            let age = Age::Born(when(born));
            assert_eq!(
                answer(age, before, on, from(years)),
                Truth::from(reached),
                "born {born}, on {on}"
            );
            assert_eq!(
                answer(age, before, on, up_to(years - 1)),
                Truth::from(!reached),
                "born {born}, on {on}"
            );
        }
    }
}

#[test]
fn a_vague_birth_straddles_the_birthday() {
    for (born, on, expected) in [
        ("2002", "2017-12-31", Truth::NotMet),
        ("2002", "2018-01-01", Truth::CannotTell),
        ("2002", "2018-12-30", Truth::CannotTell),
        ("2002", "2018-12-31", Truth::Met),
        ("2002-07", "2018-06-30", Truth::NotMet),
        ("2002-07", "2018-07-01", Truth::CannotTell),
        ("2002-07", "2018-07-31", Truth::Met),
        ("before 2002-07-20", "2018-07-19", Truth::Met),
        ("before 2002-07-20", "2018-07-18", Truth::CannotTell),
        ("after 2002-07-20", "2018-07-20", Truth::NotMet),
        ("after 2002-07-20", "2018-07-21", Truth::CannotTell),
        ("unknown", "2018-07-20", Truth::CannotTell),
    ] {
        assert_eq!(
            answer(Age::Born(when(born)), day(on), day(on), from(16)),
            expected,
            "born {born}, on {on}"
        );
    }
}

/// Whoever is so many years old on one day may be a year older on the next, and is within a year.
#[test]
fn years_on_one_day_say_a_year_around_it() {
    for (as_of, years) in [
        ("2018-07-20", 17),
        ("2018-02-28", 17),
        ("2018-12-31", 15),
        ("2020-03-01", 15),
    ] {
        let as_of = day(as_of);
        let is = |on: Day, range| answer(Age::Years(years), as_of, on, range);
        let told = |on: Day| {
            (
                is(on, from(years)),
                is(on, up_to(years)),
                is(on, from(years + 1)),
            )
        };
        let (a_year_before, a_year_after) = (as_of.months_before(12), as_of.months_after(12));
        assert_eq!(
            told(as_of),
            (Truth::Met, Truth::Met, Truth::NotMet),
            "on {as_of}"
        );
        assert_eq!(
            told(as_of.plus_days(1)),
            (Truth::Met, Truth::CannotTell, Truth::CannotTell),
            "the day after {as_of}"
        );
        assert_eq!(
            told(as_of.minus_days(1)),
            (Truth::CannotTell, Truth::Met, Truth::NotMet),
            "the day before {as_of}"
        );
        assert_eq!(
            is(a_year_after.minus_days(1), from(years + 1)),
            Truth::CannotTell,
            "a day short of a year after {as_of}"
        );
        assert_eq!(
            is(a_year_after.plus_days(1), from(years + 1)),
            Truth::Met,
            "a year and a day after {as_of}"
        );
        assert_eq!(
            is(a_year_before.minus_days(1), from(years)),
            Truth::NotMet,
            "a year and a day before {as_of}"
        );
    }
    // Nobody turns 17 on a 29 February, for the year of birth had none; somebody may turn 16.
    let leap_day = day("2020-02-29");
    for (years, expected) in [(17, Truth::Met), (16, Truth::CannotTell)] {
        assert_eq!(
            answer(
                Age::Years(years),
                leap_day,
                leap_day.minus_days(1),
                from(years)
            ),
            expected,
            "{years}"
        );
    }
    let turned = |on: &str| answer(Age::Years(17), day("2018-07-20"), day(on), from(18));
    assert_eq!(
        (turned("2019-07-19"), turned("2019-07-20")),
        (Truth::CannotTell, Truth::Met)
    );
}
