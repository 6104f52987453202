#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails panics"
)]
#![expect(
    clippy::too_many_lines,
    reason = "one row for each way of writing a date"
)]

use super::{DateError, not_understood, parse_day, parse_when, understood};
use crate::model::dates::{Day, Season, Stated, When};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

/// A Friday.
fn today() -> Day {
    day("2018-07-20")
}

/// Reads each text, and compares what a file would say.
fn reads_on(today: Day, table: &[(&str, &str)]) {
    for (text, expected) in table {
        match parse_when(text, today) {
            Ok(when) => assert_eq!(when.file_text(), *expected, "\u{201c}{text}\u{201d}"),
            Err(mistake) => panic!("\u{201c}{text}\u{201d}: {mistake}"),
        }
    }
}

fn reads(table: &[(&str, &str)]) {
    reads_on(today(), table);
}

#[test]
fn days_in_every_usual_form() {
    reads(&[
        ("14 January 2012", "2012-01-14"),
        ("14 Jan 2012", "2012-01-14"),
        ("14th January 2012", "2012-01-14"),
        ("the 14th of January, 2012", "2012-01-14"),
        ("on 14 JANUARY 2012", "2012-01-14"),
        ("  14   jan.  2012 ", "2012-01-14"),
        ("January 14, 2012", "2012-01-14"),
        ("January 14th 2012", "2012-01-14"),
        ("1st Sept 2012", "2012-09-01"),
        ("2nd may 2012", "2012-05-02"),
        ("3rd June 2012", "2012-06-03"),
        ("14/1/2012", "2012-01-14"),
        ("14/01/2012", "2012-01-14"),
        ("14.1.2012", "2012-01-14"),
        ("14-1-2012", "2012-01-14"),
        ("14-Jan-2012", "2012-01-14"),
        ("14 / 1 / 2012", "2012-01-14"),
        ("14\u{2013}1\u{2013}2012", "2012-01-14"),
        ("14\u{a0}January\u{a0}2012", "2012-01-14"),
        ("2012-01-14", "2012-01-14"),
        ("2012/1/14", "2012-01-14"),
        // The day comes first, always.
        ("3/4/2012", "2012-04-03"),
    ]);
}

#[test]
fn month_ends_and_leap_days() {
    reads(&[
        ("31 January 2018", "2018-01-31"),
        ("28 February 2018", "2018-02-28"),
        ("29 February 2016", "2016-02-29"),
        ("29/2/2000", "2000-02-29"),
        ("30 April 2018", "2018-04-30"),
        ("31/12/2018", "2018-12-31"),
        // The last leap day, then the one before, across a century that has none.
        ("29 feb", "2016-02-29"),
        ("late February 2016", "2016-02-21/2016-02-29"),
        ("late February 2018", "2018-02-21/2018-02-28"),
        ("late January 2018", "2018-01-21/2018-01-31"),
    ]);
    reads_on(day("2104-02-28"), &[("29 Feb", "2096-02-29")]);
    reads_on(day("2104-02-29"), &[("29 Feb", "2104-02-29")]);
    reads_on(
        day("2018-03-31"),
        &[("a month ago", "about 2018-02"), ("last month", "2018-02")],
    );
    reads_on(
        day("2018-03-31"),
        &[("in the last month", "2018-02-28/2018-03-31")],
    );
    reads_on(
        day("2020-02-29"),
        &[("in the past year", "2019-02-28/2020-02-29")],
    );
    reads_on(
        day("2020-03-01"),
        &[
            ("yesterday", "2020-02-29"),
            ("2 days ago", "about 2020-02-28"),
        ],
    );
    reads_on(
        day("2018-01-01"),
        &[
            ("yesterday", "2017-12-31"),
            ("last month", "2017-12"),
            ("last year", "2017"),
        ],
    );
}

#[test]
fn months_seasons_and_years() {
    reads(&[
        ("Jan 2012", "2012-01"),
        ("January 2012", "2012-01"),
        ("in January, 2012", "2012-01"),
        ("1/2012", "2012-01"),
        ("01/2012", "2012-01"),
        ("2012-01", "2012-01"),
        ("2012 January", "2012-01"),
        ("2018", "2018"),
        ("in 2018", "2018"),
        ("summer 2017", "2017-summer"),
        ("the summer of 2017", "2017-summer"),
        ("2017-winter", "2017-winter"),
        ("winter 2017", "2017-winter"),
        ("winter 2017 to 2018", "2017-winter"),
        ("winter 2017-18", "2017-winter"),
        ("winter 2017/2018", "2017-winter"),
        ("Winter 2017\u{2013}18", "2017-winter"),
        ("winter 1999-00", "1999-winter"),
        ("winter 17/18", "2017-winter"),
        ("autumn 16", "2016-autumn"),
        ("2016 - 2017", "2016/2017"),
    ]);
}

#[test]
fn without_a_year_the_most_recent_that_has_begun() {
    reads(&[
        ("14 jan", "2018-01-14"),
        ("20 July", "2018-07-20"),
        ("21 July", "2017-07-21"),
        ("25/12", "2017-12-25"),
        ("Dec 25th", "2017-12-25"),
        ("January", "2018-01"),
        ("July", "2018-07"),
        ("August", "2017-08"),
        ("summer", "2018-summer"),
        ("autumn", "2017-autumn"),
        ("winter", "2017-winter"),
    ]);
}

#[test]
fn counted_from_today() {
    reads(&[
        ("today", "2018-07-20"),
        ("yesterday", "2018-07-19"),
        ("last night", "2018-07-19/2018-07-20"),
        ("this week", "2018-07-16/2018-07-22"),
        ("last week", "2018-07-09/2018-07-15"),
        ("this month", "2018-07"),
        ("last month", "2018-06"),
        ("this year", "2018"),
        ("last year", "2017"),
        ("last winter", "2017-winter"),
        ("last autumn", "2017-autumn"),
        ("last spring", "2018-spring"),
        ("3 days ago", "about 2018-07-17"),
        ("three days ago", "about 2018-07-17"),
        ("2 weeks ago", "about 2018-07-06"),
        ("a fortnight ago", "about 2018-07-06"),
        ("6 months ago", "about 2018-01"),
        ("18 months ago", "about 2017-01"),
        ("a year ago", "about 2017-07"),
        ("5 years ago", "about 2013"),
        ("about 3 weeks ago", "about 2018-06-29"),
        // "In the last month" is not "last month".
        ("in the last month", "2018-06-20/2018-07-20"),
        ("in the last week", "2018-07-13/2018-07-20"),
        ("within the past 12 months", "2017-07-20/2018-07-20"),
        ("last 2 years", "2016-07-20/2018-07-20"),
    ]);
    // Weeks begin on Monday.
    reads_on(day("2018-07-22"), &[("last week", "2018-07-09/2018-07-15")]);
    reads_on(day("2018-07-23"), &[("last week", "2018-07-16/2018-07-22")]);
}

#[test]
fn the_last_season_or_month_is_one_that_is_over() {
    reads(&[
        ("last summer", "2017-summer"),
        ("last July", "2017-07"),
        ("last June", "2018-06"),
    ]);
    reads_on(day("2018-08-31"), &[("last summer", "2017-summer")]);
    reads_on(day("2018-09-01"), &[("last summer", "2018-summer")]);
    reads_on(
        day("2018-01-10"),
        &[
            ("last winter", "2016-winter"),
            ("last autumn", "2017-autumn"),
        ],
    );
    reads_on(day("2018-03-01"), &[("last winter", "2017-winter")]);
}

#[test]
fn about_before_after_and_between() {
    reads(&[
        ("about August 2016", "about 2016-08"),
        ("around 14 January 2012", "about 2012-01-14"),
        ("circa 2016", "about 2016"),
        ("c. 2016", "about 2016"),
        ("roughly summer 2017", "about 2017-summer"),
        ("approximately winter 2017-18", "about 2017-winter"),
        ("before October 2015", "before 2015-10"),
        ("before last winter", "before 2017-winter"),
        ("after 1/9/2016", "after 2016-09-01"),
        ("after September 2016", "after 2016-09"),
        // "Since" and "from" include what they name.
        ("since September 2016", "after 2016-08-31"),
        ("from 14 January 2012", "after 2012-01-13"),
        (
            "between January 2018 and 20 July 2018",
            "2018-01/2018-07-20",
        ),
        ("from June 2016 to March 2017", "2016-06/2017-03"),
        ("June 2016 to March 2017", "2016-06/2017-03"),
        ("2016 until 2017", "2016/2017"),
        (
            "from winter 2016 to 2017 to winter 2017 to 2018",
            "2016-winter/2017-winter",
        ),
        ("winter 2017 to 2019", "2017-winter/2019"),
        ("between March and May 2016", "2016-03/2016-05"),
        ("between November and February 2016", "2015-11/2016-02"),
    ]);
    // A vague end is taken at its widest, so nothing is claimed that was not said.
    reads(&[
        ("before about 14 January 2012", "before 2012-01-17"),
        ("after about 14 January 2012", "after 2012-01-11"),
        ("between 2 weeks ago and yesterday", "2018-07-03/2018-07-19"),
        ("before early 2017", "before 2017-01-01"),
        ("after mid 2017", "after 2017-08-31"),
    ]);
}

#[test]
fn thirds() {
    reads(&[
        ("early January 2018", "2018-01-01/2018-01-10"),
        ("mid-January 2018", "2018-01-11/2018-01-20"),
        ("late January", "2018-01-21/2018-01-31"),
        ("early 2017", "2017-01-01/2017-04-30"),
        ("mid 2017", "2017-05-01/2017-08-31"),
        ("late 2017", "2017-09-01/2017-12-31"),
        ("the end of 2017", "2017-09-01/2017-12-31"),
        ("early last year", "2017-01-01/2017-04-30"),
        ("late winter 2017", "2018-02-01/2018-02-28"),
        ("between early 2016 and mid 2017", "2016-01-01/2017-08-31"),
    ]);
}

#[test]
fn not_known() {
    for text in [
        "not known",
        "Unknown",
        "date not known",
        "don't know",
        "Don\u{2019}t know",
        "dont know",
        "?",
        "???",
    ] {
        assert_eq!(
            parse_when(text, today()),
            Ok(When::Unknown),
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn years_of_two_digits() {
    reads(&[
        ("14/1/12", "2012-01-14"),
        ("14 Jan 12", "2012-01-14"),
        ("14/1/18", "2018-01-14"),
        ("14/1/19", "2019-01-14"),
        ("14/1/20", "1920-01-14"),
        ("14/1/84", "1984-01-14"),
        ("Jan '12", "2012-01"),
        ("12/17", "2017-12"),
        ("1/1/00", "2000-01-01"),
        ("Jan 84", "1984-01"),
    ]);
}

#[test]
fn a_future_date_is_read() {
    reads(&[
        ("14 January 2031", "2031-01-14"),
        ("2019", "2019"),
        ("after 2030", "after 2030"),
    ]);
}

#[test]
fn mistakes_are_one_plain_sentence() {
    let table = [
        (
            "31 February",
            "There is no 31 February: write a day that exists, or just the month.",
        ),
        (
            "29 February 2019",
            "There is no 29 February 2019: write a day that exists, or just the month.",
        ),
        (
            "31/4/2018",
            "There is no 31 April 2018: write a day that exists, or just the month.",
        ),
        (
            "0 May 2018",
            "There is no 0 May 2018: write a day that exists, or just the month.",
        ),
        (
            "29/2/1900",
            "There is no 29 February 1900: write a day that exists, or just the month.",
        ),
        (
            "before 31 June 2018",
            "There is no 31 June 2018: write a day that exists, or just the month.",
        ),
        (
            "from 31 June 2018 to 2019",
            "There is no 31 June 2018: write a day that exists, or just the month.",
        ),
        (
            "1/14/2012",
            "There is no month 14: write the day first and then the month, or the month's name, as in 14 January 2012.",
        ),
        (
            "foo",
            "\u{201c}foo\u{201d} is not a date Waymark understands. Write for example 14 January 2012, February 2018, last winter, \
             about August 2016, or not known.",
        ),
        (
            "  ",
            "Write a date, for example 14 January 2012 or February 2018, or not known.",
        ),
        (
            "14 January 1812",
            "This date is not between 1900 and 2199: check the year.",
        ),
        (
            "300 years ago",
            "This date is not between 1900 and 2199: check the year.",
        ),
        (
            "since 1900",
            "This date is not between 1900 and 2199: check the year.",
        ),
        (
            "Jan 12",
            "\u{201c}Jan 12\u{201d} could be 12 January or January 2012: write the month's name and the year in full.",
        ),
        (
            "1-12",
            "\u{201c}1-12\u{201d} could be 1 December or January 2012: write the month's name and the year in full.",
        ),
        (
            "between May 2018 and March 2018",
            "May 2018 comes after March 2018: write the earlier date first, and check the years.",
        ),
        (
            "about early 2017",
            "\u{201c}About\u{201d} goes with a day, a month, a season or a year: leave it out, or write only the month or the year.",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(
            parse_when(text, today()).unwrap_err().to_string(),
            expected,
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn what_is_no_date_is_refused() {
    let long = "to ".repeat(2_000);
    for text in [
        "14",
        "99",
        "123",
        "20122",
        "14 foo 2012",
        "ja 2012",
        "before",
        "between",
        "between May",
        "from",
        "about",
        "about unknown",
        "before not known",
        "winter 2017 18 19",
        "some weeks ago",
        "0 days ago",
        "days ago",
        "99999999999999999999 days ago",
        "early",
        "early 14 January 2012",
        "0/5",
        "5/0",
        "Jan 0",
        "1/2/3",
        "+1/2/2012",
        "1.5 months ago",
        "\u{661}\u{662}/1/2012",
        "14:30",
        "é",
        "2013/2012",
        &long,
    ] {
        match parse_when(text, today()) {
            Err(DateError::Unreadable(shown)) => {
                assert!(shown.chars().count() <= 41, "\u{201c}{text}\u{201d}")
            }
            other => panic!("\u{201c}{text}\u{201d}: {other:?}"),
        }
    }
}

#[test]
fn one_exact_day() {
    for (text, expected) in [
        ("20/7/2018", "2018-07-20"),
        ("yesterday", "2018-07-19"),
        ("14 jan", "2018-01-14"),
    ] {
        assert_eq!(
            parse_day(text, today()),
            Ok(day(expected)),
            "\u{201c}{text}\u{201d}"
        );
    }
    for text in [
        "July 2018",
        "about 20 July 2018",
        "3 days ago",
        "before 20 July 2018",
        "last week",
        "2018",
        "unknown",
    ] {
        assert!(
            matches!(parse_day(text, today()), Err(DateError::NeedsDay { .. })),
            "\u{201c}{text}\u{201d}"
        );
    }
    assert_eq!(
        parse_day("July 2018", today()).unwrap_err().to_string(),
        "An exact day is needed here, and this says July 2018: write for example 14 January 2012."
    );
    assert_eq!(
        parse_day("?", today()).unwrap_err().to_string(),
        "An exact day is needed here: write for example 14 January 2012."
    );
    assert!(matches!(
        parse_day("foo", today()),
        Err(DateError::Unreadable(_))
    ));
}

#[test]
fn what_is_shown_reads_back() {
    let mut stated = Vec::new();
    for year in [1900, 2016, 2018, 2199] {
        stated.push(Stated::Year(year));
        stated.extend(
            Season::ALL
                .iter()
                .map(|season| Stated::Season(year, *season)),
        );
        stated.extend((1..=12).map(|month| Stated::Month(year, month)));
        stated.extend(
            (1..=12)
                .filter_map(|month| Day::new(year, month, 29))
                .map(Stated::Day),
        );
        stated.extend(
            [Day::new(year, 1, 1), Day::new(year, 12, 31)]
                .into_iter()
                .flatten()
                .map(Stated::Day),
        );
    }
    let read_back = |when: When| {
        for text in [
            when.to_string(),
            when.to_string().to_uppercase(),
            when.file_text(),
        ] {
            assert_eq!(
                parse_when(&text, today()),
                Ok(when),
                "\u{201c}{text}\u{201d}"
            );
        }
    };
    read_back(When::Unknown);
    for &one in &stated {
        for when in [
            When::In(one),
            When::About(one),
            When::Before(one),
            When::After(one),
        ] {
            read_back(when);
        }
        for &other in &stated {
            if one.days().unwrap().0 <= other.days().unwrap().1 {
                read_back(When::Between(one, other));
            }
        }
    }
}

#[test]
fn days_of_the_week() {
    reads(&[
        // Last week's Tuesday or this week's; both are the same for a Saturday.
        ("last Tuesday", "2018-07-10/2018-07-17"),
        ("last Saturday", "2018-07-14"),
        ("last Friday", "2018-07-13"),
        ("Tuesday", "2018-07-17"),
        ("on Tues", "2018-07-17"),
        ("Saturday", "2018-07-14"),
        // On a Friday it is today or a week ago.
        ("Friday", "2018-07-13/2018-07-20"),
        ("this Tuesday", "2018-07-17"),
        ("Tuesday this week", "2018-07-17"),
        ("Tuesday last week", "2018-07-10"),
        ("Tuesday of last week", "2018-07-10"),
        ("last week, Tuesday", "2018-07-10"),
        ("the Tuesday before last", "2018-07-03/2018-07-10"),
        ("Saturday before last", "2018-07-07"),
        ("Tuesday night", "2018-07-17/2018-07-18"),
        ("Tuesday evening", "2018-07-17"),
        ("the morning of last Saturday", "2018-07-14"),
        ("between Monday and Wednesday", "2018-07-16/2018-07-18"),
        ("Monday or Tuesday", "2018-07-16/2018-07-17"),
        ("since Monday", "after 2018-07-15"),
        ("before last Tuesday", "before 2018-07-10"),
    ]);
    reads_on(
        day("2018-07-16"),
        &[
            ("last Monday", "2018-07-09"),
            ("last Sunday", "2018-07-15"),
            ("Sunday", "2018-07-15"),
        ],
    );
    reads_on(
        day("2018-07-22"),
        &[
            ("last Sunday", "2018-07-15"),
            ("last Monday", "2018-07-09/2018-07-16"),
        ],
    );
}

#[test]
fn a_day_of_the_week_is_checked_against_its_date() {
    reads(&[
        ("Sunday 15 July", "2018-07-15"),
        ("Sun 15 Jul 2018", "2018-07-15"),
        ("Sunday, 15th July 2018", "2018-07-15"),
        ("15 July 2018 (Sunday)", "2018-07-15"),
        ("about Sunday 15 July", "about 2018-07-15"),
        ("Sunday 15 July at 3pm", "2018-07-15"),
    ]);
    reads_on(day("2026-11-28"), &[("Sunday 15 November", "2026-11-15")]);
    for (text, expected) in [
        (
            "Saturday 15 July",
            "15 July 2018 is a Sunday and not a Saturday: check which of the two is right, and write the year.",
        ),
        (
            "Monday 14 January 2012",
            "14 January 2012 is a Saturday and not a Monday: check which of the two is right, and write the year.",
        ),
    ] {
        for refused in [
            parse_when(text, today()).unwrap_err(),
            parse_day(text, today()).unwrap_err(),
        ] {
            assert_eq!(refused.to_string(), expected, "\u{201c}{text}\u{201d}");
            assert_eq!(
                refused.where_a_day_is_needed(),
                expected,
                "\u{201c}{text}\u{201d}"
            );
        }
    }
    // A day of the week says nothing of what is no day.
    for text in [
        "Sunday July 2018",
        "Sunday 2018",
        "Sunday last winter",
        "Monday a few days ago",
    ] {
        assert!(
            matches!(parse_when(text, today()), Err(DateError::Unreadable(_))),
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn weekends_and_weeks() {
    reads(&[
        ("the weekend", "2018-07-14/2018-07-15"),
        ("at the weekend", "2018-07-14/2018-07-15"),
        ("over the weekend", "2018-07-14/2018-07-15"),
        ("last weekend", "2018-07-14/2018-07-15"),
        ("this weekend", "2018-07-14/2018-07-22"),
        ("the weekend before last", "2018-07-07/2018-07-08"),
        ("the weekend of 7 July", "2018-07-07/2018-07-08"),
        ("the weekend of 8 July", "2018-07-07/2018-07-08"),
        ("the weekend of 6 July", "2018-07-06/2018-07-08"),
        ("the week before last", "2018-07-02/2018-07-08"),
        ("w/c 2 July", "2018-07-02/2018-07-08"),
        ("week commencing 2 July 2018", "2018-07-02/2018-07-08"),
        ("week ending 8 July 2018", "2018-07-02/2018-07-08"),
        ("the week of 4 July", "2018-07-02/2018-07-10"),
        ("the month before last", "2018-05"),
        ("the year before last", "2016"),
    ]);
    // On a weekend it may be this one or the last.
    // What has been reaches no further than the day it is told on.
    for (day_told, until_then) in [
        ("2018-07-21", "2018-07-14/2018-07-21"),
        ("2018-07-22", "2018-07-14/2018-07-22"),
    ] {
        reads_on(
            day(day_told),
            &[
                ("the weekend", until_then),
                ("over the weekend", until_then),
                ("this weekend", "2018-07-21/2018-07-22"),
                ("last weekend", "2018-07-14/2018-07-15"),
            ],
        );
    }
    reads_on(
        day("2018-07-23"),
        &[("the weekend", "2018-07-21/2018-07-22")],
    );
}

/// What lies ahead is read as what it says, and said to lie ahead.
#[test]
fn words_for_what_is_to_come() {
    // A Friday.
    let words = [
        ("next week", "2018-07-23/2018-07-29"),
        ("the week after next", "2018-07-30/2018-08-05"),
        ("next month", "2018-08"),
        ("next year", "2019"),
        ("June next year", "2019-06"),
        ("the day after tomorrow", "2018-07-22"),
        // The one that comes or the one of next week.
        ("next Tuesday", "2018-07-24"),
        ("next Saturday", "2018-07-21/2018-07-28"),
        ("next Friday", "2018-07-27"),
        ("next weekend", "2018-07-21/2018-07-29"),
        ("tomorrow evening", "2018-07-21"),
        ("in 3 days", "about 2018-07-23"),
        ("in two weeks", "about 2018-08-03"),
        ("in a week's time", "about 2018-07-27"),
        ("2 weeks from now", "about 2018-08-03"),
        ("3 months from today", "about 2018-10"),
        ("in a few days", "2018-07-22/2018-07-27"),
        ("in 2 years", "about 2020"),
    ];
    reads(&words);
    for (text, _) in words {
        let said = understood(text, today(), today());
        assert!(
            said.ends_with("That is still to come.") && said.starts_with("Understood as: "),
            "{text}: {said}"
        );
    }
    assert_eq!(
        understood("21 July 2018", today(), today()),
        "That is still to come."
    );
    for text in [
        "20 July 2018",
        "this week",
        "2018",
        "since May",
        "not known",
        "3 weeks ago",
        "in the last 2 weeks",
    ] {
        assert!(
            !understood(text, today(), today()).contains("to come"),
            "{text}"
        );
    }
    // On the day itself it is the one of next week.
    reads_on(day("2018-07-24"), &[("next Tuesday", "2018-07-31")]);
    reads_on(
        day("2018-07-21"),
        &[("next weekend", "2018-07-28/2018-07-29")],
    );
}

#[test]
fn days_that_have_a_name() {
    reads(&[
        ("Christmas", "2017-12-24/2018-01-01"),
        ("over Christmas", "2017-12-24/2018-01-01"),
        ("last Christmas", "2017-12-24/2018-01-01"),
        ("Christmas 2016", "2016-12-24/2017-01-01"),
        ("Christmas '16", "2016-12-24/2017-01-01"),
        ("Xmas last year", "2017-12-24/2018-01-01"),
        ("Christmas Day", "2017-12-25"),
        ("Christmas Day 2016", "2016-12-25"),
        ("Christmas Eve", "2017-12-24"),
        ("Boxing Day", "2017-12-26"),
        ("New Year's Eve", "2017-12-31"),
        ("New Year\u{2019}s Eve 2016", "2016-12-31"),
        ("New Year", "2017-12-31/2018-01-02"),
        ("New Year's Day", "2018-01-01"),
        ("Easter", "2018-03-30/2018-04-02"),
        ("Easter Sunday", "2018-04-01"),
        ("Easter Monday 2017", "2017-04-17"),
        ("Good Friday", "2018-03-30"),
        ("Mother's Day", "2018-03-11"),
        ("Father's Day", "2018-06-17"),
        ("Valentine's Day", "2018-02-14"),
        ("Halloween", "2017-10-31"),
        ("Bonfire Night", "2017-11-05"),
        ("the morning of Boxing Day", "2017-12-26"),
        // Of all its days none is claimed that was not said.
        ("before Christmas", "before 2017-12-25"),
        ("after Christmas", "after 2017-12-25"),
        ("just before Christmas", "before 2017-12-25"),
        ("before Easter", "before 2018-04-01"),
        ("since Christmas", "after 2017-12-23"),
        ("around Christmas", "2017-12-21/2018-01-04"),
        ("around Easter 2017", "2017-04-11/2017-04-20"),
        ("between Christmas and New Year", "2017-12-24/2018-01-02"),
        ("between Christmas and Easter", "2017-12-24/2018-04-02"),
        ("about Boxing Day", "2017-12-23/2017-12-29"),
    ]);
    // Until it is over, the last one is that of the year before.
    reads_on(
        day("2017-12-28"),
        &[
            ("Christmas", "2017-12-24/2018-01-01"),
            ("last Christmas", "2016-12-24/2017-01-01"),
        ],
    );
    reads_on(day("2017-12-24"), &[("Christmas", "2017-12-24/2018-01-01")]);
    reads_on(day("2017-12-23"), &[("Christmas", "2016-12-24/2017-01-01")]);
    // Published dates of Easter Sunday.
    for (year, easter) in [
        (1900, "1900-04-15"),
        (1954, "1954-04-18"),
        (1981, "1981-04-19"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2038, "2038-04-25"),
    ] {
        reads(&[(&format!("Easter Day {year}"), easter)]);
    }
    for text in [
        "Christmas week",
        "Easter holidays",
        "Christmas 2016 2017",
        "last Christmas 2016",
        "Christmas foo",
    ] {
        assert!(
            matches!(parse_when(text, today()), Err(DateError::Unreadable(_))),
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn so_long_ago_as_people_say_it() {
    reads(&[
        ("a few days ago", "2018-07-13/2018-07-18"),
        ("a couple of days ago", "2018-07-17/2018-07-18"),
        ("several days ago", "2018-07-10/2018-07-17"),
        ("a few weeks ago", "2018-05-29/2018-07-09"),
        ("few weeks ago", "2018-05-29/2018-07-09"),
        ("a few months ago", "2017-12/2018-05"),
        ("a few years ago", "2011/2016"),
        ("the other day", "2018-07-06/2018-07-20"),
        ("8 months", "about 2017-11"),
        ("8 months ago", "about 2017-11"),
        ("two weeks ago", "about 2018-07-06"),
        ("sixteen months ago", "about 2017-03"),
        ("2 years", "about 2016"),
        ("nearly a year ago", "about 2017-07"),
        ("just over a year ago", "about 2017-07"),
        ("over a year ago", "before 2017-07-21"),
        ("more than 2 weeks ago", "before 2018-07-07"),
        ("less than a week ago", "2018-07-13/2018-07-20"),
        ("under 3 months ago", "2018-04-20/2018-07-20"),
        ("in the last few weeks", "2018-06-01/2018-07-20"),
        ("in the past couple of days", "2018-07-17/2018-07-20"),
        ("2 hours ago", "2018-07-19/2018-07-20"),
        ("48 hours ago", "about 2018-07-18"),
        ("an hour ago", "2018-07-19/2018-07-20"),
        ("36 hours ago", "2018-07-18/2018-07-19"),
        ("the day before yesterday", "2018-07-18"),
        ("earlier this year", "2018-01-01/2018-07-20"),
        ("earlier this week", "2018-07-16/2018-07-20"),
        ("this time last year", "about 2017-07"),
        ("June last year", "2017-06"),
        ("14 June last year", "2017-06-14"),
        ("summer of last year", "2017-summer"),
        ("tomorrow", "2018-07-21"),
    ]);
}

#[test]
fn parts_of_a_day_and_times_are_of_their_day() {
    reads(&[
        ("early hours of 2 July", "2018-07-02"),
        ("in the early hours of 2 July 2018", "2018-07-02"),
        ("2 July early hours", "2018-07-02"),
        ("2 July 2018 in the early hours", "2018-07-02"),
        ("yesterday, small hours", "2018-07-19"),
        ("the early hours of this morning", "2018-07-20"),
        ("early this morning", "2018-07-20"),
        ("this morning", "2018-07-20"),
        ("tonight", "2018-07-20"),
        ("yesterday evening", "2018-07-19"),
        ("late yesterday evening", "2018-07-19"),
        ("yesterday at noon", "2018-07-19"),
        ("evening of 2 July", "2018-07-02"),
        ("2 July, evening", "2018-07-02"),
        // What may run past midnight.
        ("last night", "2018-07-19/2018-07-20"),
        ("the night before last", "2018-07-18/2018-07-19"),
        ("the night of 2 July", "2018-07-02/2018-07-03"),
        ("the night of 2 to 3 July", "2018-07-02/2018-07-03"),
        ("2 July overnight", "2018-07-01/2018-07-03"),
        ("midnight on 2 July", "2018-07-01/2018-07-03"),
        ("overnight", "2018-07-19/2018-07-20"),
    ]);
    reads_on(
        day("2026-11-28"),
        &[
            ("12 Mar 2026, 22:30", "2026-03-12"),
            ("12 Mar 2026 at 22.30hrs", "2026-03-12"),
            ("12 March 2026 at 10pm", "2026-03-12"),
            ("10.30 pm on 12 March 2026", "2026-03-12"),
            ("22:30 12/03/2026", "2026-03-12"),
            ("12/03/2026 22:30:15", "2026-03-12"),
            ("2026-03-12T22:30", "2026-03-12"),
            ("2026-03-12 22:30", "2026-03-12"),
            ("12 March 2026 at 2230", "2026-03-12"),
            ("12 March 2026, 2230 hrs", "2026-03-12"),
            ("12 March 2026 around 10pm", "2026-03-12"),
            ("before 22:30 on 12 March 2026", "2026-03-12"),
            ("12 March 2026 between 10pm and 11pm", "2026-03-12"),
            ("12 March 2026, 10pm-11:30pm", "2026-03-12"),
            ("about 12 March 2026, 22:30", "about 2026-03-12"),
            (
                "12 March 2026 22:30 to 13 March 2026 01:15",
                "2026-03-12/2026-03-13",
            ),
            ("yesterday 22:30", "2026-11-27"),
        ],
    );
    // No times, and a time alone is no date. A moment that names its distance from Greenwich may be on another day.
    for text in [
        "22:30",
        "10pm",
        "at 10pm",
        "2 July 25:00",
        "2 July 10:75",
        "2026-03-12T22:30Z",
        "evening 2018",
        "night",
        "evening",
    ] {
        assert!(
            matches!(parse_when(text, today()), Err(DateError::Unreadable(_))),
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn from_one_day_to_another_and_one_of_two() {
    reads(&[
        ("3-5 March 2018", "2018-03-03/2018-03-05"),
        ("3\u{2013}5 March", "2018-03-03/2018-03-05"),
        ("3 - 5 March 2018", "2018-03-03/2018-03-05"),
        ("3rd to 5th March 2018", "2018-03-03/2018-03-05"),
        ("between 3 and 5 March", "2018-03-03/2018-03-05"),
        (
            "from the 3rd to the 5th of March 2018",
            "2018-03-03/2018-03-05",
        ),
        ("30 June-2 July 2018", "2018-06-30/2018-07-02"),
        ("30 Dec - 2 Jan 2018", "2017-12-30/2018-01-02"),
        ("30 June 2017 - 2 July 2018", "2017-06-30/2018-07-02"),
        ("June-July 2017", "2017-06/2017-07"),
        ("June/July", "2018-06/2018-07"),
        ("Dec/Jan", "2017-12/2018-01"),
        ("March or April 2018", "2018-03/2018-04"),
        ("3rd or 4th March 2018", "2018-03-03/2018-03-04"),
        ("2017 or 2016", "2016/2017"),
        ("mid June", "2018-06-11/2018-06-20"),
    ]);
    assert!(matches!(
        parse_when("5-3 March 2018", today()),
        Err(DateError::Backwards { .. })
    ));
    assert!(matches!(
        parse_when("30-32 March 2018", today()),
        Err(DateError::NoSuchDay { .. })
    ));
}

/// Where more than one day may be meant, an exact day is asked for, and what was understood is named.
#[test]
fn what_is_no_one_day_is_not_taken_for_one() {
    for (text, says) in [
        ("last Tuesday", "between 10 July 2018 and 17 July 2018"),
        ("Friday", "between 13 July 2018 and 20 July 2018"),
        ("the weekend", "between 14 July 2018 and 15 July 2018"),
        ("Christmas", "between 24 December 2017 and 1 January 2018"),
        ("a few days ago", "between 13 July 2018 and 18 July 2018"),
        ("8 months", "about November 2017"),
    ] {
        assert_eq!(
            parse_day(text, today()).unwrap_err().to_string(),
            format!(
                "An exact day is needed here, and this says {says}: write for example 14 January 2012."
            )
        );
    }
}

#[test]
fn what_was_understood_is_said_where_it_differs_from_what_was_typed() {
    for (text, says) in [
        ("02/07/2018", "Understood as: 2 July 2018."),
        ("2nd July", "Understood as: 2 July 2018."),
        (
            "last Tuesday",
            "Understood as: between 10 July 2018 and 17 July 2018.",
        ),
        ("8 months", "Understood as: about November 2017."),
        ("14/1/84", "Understood as: 14 January 1984."),
        ("2 July 2018", ""),
        ("  FEBRUARY 2018 ", ""),
        ("not known", ""),
        ("", ""),
        ("foo", ""),
    ] {
        assert_eq!(
            understood(text, today(), today()),
            says,
            "\u{201c}{text}\u{201d}"
        );
    }
}

#[test]
fn lengths_weekdays_and_strokes_as_people_type_them() {
    reads(&[
        ("fortnight ago", "about 2018-07-06"),
        ("week ago", "about 2018-07-13"),
        ("a year and a half ago", "2016-10/2017-04"),
        ("2 and a half years ago", "2015-10/2016-04"),
        ("half a year ago", "2017-10/2018-04"),
        ("a month and a half ago", "2018-05-29/2018-06-12"),
        ("a week and a half ago", "2018-07-08/2018-07-12"),
        // A Friday: the one of last week, and the one before.
        ("1 Saturdays ago", "2018-07-14"),
        ("2 Saturdays ago", "2018-07-07"),
        ("three mondays ago", "2018-06-25/2018-07-02"),
        // Of day and month without a year the last such day.
        ("07/11", "2017-11-07"),
        ("8/12", "2017-12-08"),
        ("1/2", "2018-02-01"),
    ]);
    assert_eq!(
        understood("07/11", today(), today()),
        "Understood as: 7 November 2017."
    );
}

#[test]
fn what_is_no_date_is_said_to_be_none_and_what_to_write() {
    for text in ["recently", "ongoing", "before Covid", "3am"] {
        let says = not_understood(text, today());
        assert!(
            says.starts_with(&format!(
                "\u{201c}{text}\u{201d} is not a date Waymark understands. Write for example"
            )),
            "{says}"
        );
    }
    for text in ["", "  ", "not known", "last winter"] {
        assert_eq!(not_understood(text, today()), "", "{text}");
    }
}

#[test]
fn words_that_count_from_the_day_of_the_assessment_say_so_where_it_is_not_today() {
    let next_day = day("2018-07-21");
    for (text, says) in [
        (
            "yesterday",
            "Understood as: 19 July 2018, counted from the day of the assessment, 20 July 2018.",
        ),
        (
            "tomorrow",
            "Understood as: 21 July 2018, counted from the day of the assessment, 20 July 2018. That is after the day of the assessment, 20 July 2018.",
        ),
        ("22 July 2018", "That is still to come."),
        ("14/1/2012", "Understood as: 14 January 2012."),
    ] {
        assert_eq!(understood(text, today(), next_day), says, "{text}");
    }
    assert_eq!(
        understood("yesterday", today(), today()),
        "Understood as: 19 July 2018."
    );
}
