#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

use super::{DateMistake, parse_day, parse_when};
use crate::dates::{Day, Season, Stated, When};

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
            Ok(when) => assert_eq!(when.file_text(), *expected, "`{text}`"),
            Err(mistake) => panic!("`{text}`: {mistake}"),
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
    reads_on(day("2018-03-31"), &[("a month ago", "about 2018-02"), ("last month", "2018-02")]);
    reads_on(day("2018-03-31"), &[("in the last month", "2018-02-28/2018-03-31")]);
    reads_on(day("2020-02-29"), &[("in the past year", "2019-02-28/2020-02-29")]);
    reads_on(day("2020-03-01"), &[("yesterday", "2020-02-29"), ("2 days ago", "about 2020-02-28")]);
    reads_on(day("2018-01-01"), &[("yesterday", "2017-12-31"), ("last month", "2017-12"), ("last year", "2017")]);
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
    reads(&[("last summer", "2017-summer"), ("last July", "2017-07"), ("last June", "2018-06")]);
    reads_on(day("2018-08-31"), &[("last summer", "2017-summer")]);
    reads_on(day("2018-09-01"), &[("last summer", "2018-summer")]);
    reads_on(day("2018-01-10"), &[("last winter", "2016-winter"), ("last autumn", "2017-autumn")]);
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
        ("between January 2018 and 20 July 2018", "2018-01/2018-07-20"),
        ("from June 2016 to March 2017", "2016-06/2017-03"),
        ("June 2016 to March 2017", "2016-06/2017-03"),
        ("2016 until 2017", "2016/2017"),
        ("from winter 2016 to 2017 to winter 2017 to 2018", "2016-winter/2017-winter"),
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
    for text in ["not known", "Unknown", "date not known", "don't know", "Don\u{2019}t know", "dont know", "?", "???"] {
        assert_eq!(parse_when(text, today()), Ok(When::Unknown), "`{text}`");
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
    reads(&[("14 January 2031", "2031-01-14"), ("2019", "2019"), ("after 2030", "after 2030")]);
}

#[test]
fn mistakes_are_one_plain_sentence() {
    let table = [
        ("31 February", "There is no 31 February: write a day that exists, or just the month."),
        ("29 February 2019", "There is no 29 February 2019: write a day that exists, or just the month."),
        ("31/4/2018", "There is no 31 April 2018: write a day that exists, or just the month."),
        ("0 May 2018", "There is no 0 May 2018: write a day that exists, or just the month."),
        ("29/2/1900", "There is no 29 February 1900: write a day that exists, or just the month."),
        ("before 31 June 2018", "There is no 31 June 2018: write a day that exists, or just the month."),
        ("from 31 June 2018 to 2019", "There is no 31 June 2018: write a day that exists, or just the month."),
        (
            "1/14/2012",
            "There is no month 14: write the day first and then the month, or the month's name, as in 14 January 2012.",
        ),
        (
            "foo",
            "`foo` is not a date Waymark understands. Write for example 14 January 2012, February 2018, last winter, \
             about August 2016, or not known.",
        ),
        ("  ", "Write a date, for example 14 January 2012 or February 2018, or not known."),
        ("14 January 1812", "This date is not between 1900 and 2199: check the year."),
        ("300 years ago", "This date is not between 1900 and 2199: check the year."),
        ("since 1900", "This date is not between 1900 and 2199: check the year."),
        ("Jan 12", "`Jan 12` could be 12 January or January 2012: write the month's name and the year in full."),
        ("1/12", "`1/12` could be 1 December or January 2012: write the month's name and the year in full."),
        (
            "between May 2018 and March 2018",
            "May 2018 comes after March 2018: write the earlier date first, and check the years.",
        ),
        (
            "about early 2017",
            "`About` goes with a day, a month, a season or a year: leave it out, or write only the month or the year.",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(parse_when(text, today()).unwrap_err().to_string(), expected, "`{text}`");
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
        "a few weeks ago",
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
            Err(DateMistake::Unreadable(shown)) => assert!(shown.chars().count() <= 41, "`{text}`"),
            other => panic!("`{text}`: {other:?}"),
        }
    }
}

#[test]
fn one_exact_day() {
    for (text, expected) in [("20/7/2018", "2018-07-20"), ("yesterday", "2018-07-19"), ("14 jan", "2018-01-14")] {
        assert_eq!(parse_day(text, today()), Ok(day(expected)), "`{text}`");
    }
    for text in ["July 2018", "about 20 July 2018", "3 days ago", "before 20 July 2018", "last week", "2018", "unknown"]
    {
        assert!(matches!(parse_day(text, today()), Err(DateMistake::NeedsDay { .. })), "`{text}`");
    }
    assert_eq!(
        parse_day("July 2018", today()).unwrap_err().to_string(),
        "An exact day is needed here, and this says July 2018: write for example 14 January 2012."
    );
    assert_eq!(
        parse_day("?", today()).unwrap_err().to_string(),
        "An exact day is needed here: write for example 14 January 2012."
    );
    assert!(matches!(parse_day("foo", today()), Err(DateMistake::Unreadable(_))));
}

#[test]
fn what_is_shown_reads_back() {
    let mut stated = Vec::new();
    for year in [1900, 2016, 2018, 2199] {
        stated.push(Stated::Year(year));
        stated.extend(Season::ALL.map(|season| Stated::Season(year, season)));
        stated.extend((1..=12).map(|month| Stated::Month(year, month)));
        stated.extend((1..=12).filter_map(|month| Day::new(year, month, 29)).map(Stated::Day));
        stated.extend([Day::new(year, 1, 1), Day::new(year, 12, 31)].into_iter().flatten().map(Stated::Day));
    }
    let read_back = |when: When| {
        for text in [when.to_string(), when.to_string().to_uppercase(), when.file_text()] {
            assert_eq!(parse_when(&text, today()), Ok(when), "`{text}`");
        }
    };
    read_back(When::Unknown);
    for &one in &stated {
        for when in [When::In(one), When::About(one), When::Before(one), When::After(one)] {
            read_back(when);
        }
        for &other in &stated {
            if one.days().unwrap().0 <= other.days().unwrap().1 {
                read_back(When::Between(one, other));
            }
        }
    }
}
