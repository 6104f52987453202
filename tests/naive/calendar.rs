//! Plain days, worked out from year, month and day of the month, without the engine's spans.

use waymark::model::dates::{Day, Season, Stated, When};

/// The day of that number in that month, or the month's last where it is shorter.
fn clamped(year: i32, month: u32, number: u32) -> Day {
    (1..=number)
        .rev()
        .find_map(|number| Day::new(year, month, number))
        .expect("every month has a first day")
}

fn moved(day: Day, months: i32) -> Day {
    let month =
        day.year() * 12 + i32::try_from(day.month()).expect("a month is small") - 1 + months;
    let number = u32::try_from(month.rem_euclid(12)).expect("less than 12") + 1;
    clamped(month.div_euclid(12), number, day.day_of_month())
}

/// So many calendar months back; a month without such a day ends on its last.
pub fn months_back(day: Day, months: u32) -> Day {
    moved(day, -i32::try_from(months).expect("few months"))
}

/// So many calendar months on; a month without such a day ends on its last.
pub fn months_on(day: Day, months: u32) -> Day {
    moved(day, i32::try_from(months).expect("few months"))
}

/// A window as a rule file has it: so many months, weeks or days, of which one is given or none.
pub type Given = [Option<u32>; 3];

/// So many days from one to the next, counted one by one.
fn step_by_step(day: Day, days: u32, step: impl Fn(Day) -> Day) -> Day {
    (0..days).fold(day, |day, _| step(day))
}

/// The first day of a window that ends on that day; nothing where there is none.
pub fn back(day: Day, window: Given) -> Option<Day> {
    let before = |days| step_by_step(day, days, |day| day.minus_days(1));
    match window {
        [None, None, None] => None,
        [Some(months), None, None] => Some(months_back(day, months)),
        [None, Some(weeks), None] => Some(before(weeks * 7)),
        [None, None, Some(days)] => Some(before(days)),
        more => panic!("a window has one length: {more:?}"),
    }
}

/// The last day of a window that begins after that day; nothing where there is none.
pub fn on_from(day: Day, window: Given) -> Option<Day> {
    let after = |days| step_by_step(day, days, |day| day.plus_days(1));
    match window {
        [None, None, None] => None,
        [Some(months), None, None] => Some(months_on(day, months)),
        [None, Some(weeks), None] => Some(after(weeks * 7)),
        [None, None, Some(days)] => Some(after(days)),
        more => panic!("a window has one length: {more:?}"),
    }
}

/// Whole years of age.
pub fn age(born: Day, on: Day) -> u32 {
    (1..200)
        .take_while(|years| {
            // Somebody born on 29 February has no birthday in a common year and is older from 1 March.
            let birthday = Day::new(born.year() + years, born.month(), born.day_of_month())
                .unwrap_or_else(|| clamped(born.year() + years, 3, 1));
            birthday <= on
        })
        .count()
        .try_into()
        .expect("less than 200")
}

fn first_and_last(stated: Stated) -> (Day, Day) {
    let from = |year, month, months| {
        let first = clamped(year, month, 1);
        (
            first,
            clamped(
                moved(first, months - 1).year(),
                moved(first, months - 1).month(),
                31,
            ),
        )
    };
    match stated {
        Stated::Day(day) => (day, day),
        Stated::Month(year, month) => from(year, month, 1),
        Stated::Season(year, Season::Spring) => from(year, 3, 3),
        Stated::Season(year, Season::Summer) => from(year, 6, 3),
        Stated::Season(year, Season::Autumn) => from(year, 9, 3),
        Stated::Season(year, Season::Winter) => from(year, 12, 3),
        Stated::Year(year) => from(year, 1, 12),
    }
}

fn ends(when: When) -> (Option<Day>, Option<Day>) {
    match when {
        When::Unknown => (None, None),
        When::In(stated) => (
            Some(first_and_last(stated).0),
            Some(first_and_last(stated).1),
        ),
        When::Before(stated) => (None, Some(first_and_last(stated).0.minus_days(1))),
        When::After(stated) => (Some(first_and_last(stated).1.plus_days(1)), None),
        When::Between(from, to) => (Some(first_and_last(from).0), Some(first_and_last(to).1)),
        When::About(stated) => {
            let (first, last) = first_and_last(stated);
            let (first, last) = match stated {
                Stated::Day(_) => (first.minus_days(3), last.plus_days(3)),
                Stated::Month(..) => (
                    months_back(first, 1),
                    months_on(last.plus_days(1), 1).minus_days(1),
                ),
                Stated::Season(..) => (first.minus_days(45), last.plus_days(45)),
                Stated::Year(_) => (
                    months_back(first, 6),
                    months_on(last.plus_days(1), 6).minus_days(1),
                ),
            };
            (Some(first), Some(last))
        }
    }
}

/// The days on which it may have happened when it was known by `known_by`: its ends and what lies around every mark.
/// What is said to lie wholly after the day it was known by is taken as it is said.
pub fn days(when: When, known_by: Day, marks: &[Day]) -> Vec<Day> {
    if let When::In(Stated::Day(day)) = when {
        return vec![day];
    }
    let (first, last) = ends(when);
    let last = if first.is_none_or(|first| first <= known_by) {
        Some(last.unwrap_or(known_by).min(known_by))
    } else {
        last
    };
    let all = || marks.iter().copied().chain(first).chain(last);
    let first = first.unwrap_or_else(|| all().min().expect("there is a last day").minus_days(400));
    let last = last.unwrap_or_else(|| all().max().expect("there is a first day").plus_days(400));
    let around = marks
        .iter()
        .flat_map(|mark| [mark.minus_days(1), *mark, mark.plus_days(1)]);
    let mut days: Vec<_> = around
        .chain([first, last])
        .filter(|day| first <= *day && *day <= last)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
