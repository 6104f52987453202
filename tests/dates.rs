//! Days, spans of days, and dates as files write them. Every expected value was worked out by hand.

use proptest::prelude::*;
use waymark::logic::Truth;
use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::dates::{Day, Season, Span, Stated, When, parse_when};
use waymark::model::files::read_case;
use waymark::record::FileError;

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn when(text: &str) -> When {
    When::from_file(text).unwrap_or_else(|| panic!("\u{201c}{text}\u{201d} is a date"))
}

/// What a case file means by that JSON in the place of a day and of a date, or what it says is wrong.
fn filed<T>(
    field: &str,
    json: &str,
    take: impl Fn(waymark::model::case::Event) -> T,
) -> Result<T, String> {
    let when = if field == "when" {
        ""
    } else {
        r#""when": "unknown","#
    };
    let event = format!(r#"{{"id": "e1", {when} "{field}": {json}}}"#);
    let file = format!(
        r#"{{"format": "waymark-case/1", "as_of": "2018-07-20", "events": {{"all_known": true, "list": [{event}]}}}}"#
    );
    match read_case(&file) {
        Ok(case) => Ok(take(case.events.list[0].clone())),
        Err(FileError::Wrong { mistakes, .. })
            if mistakes[0].at == format!("events.list[0].{field}") =>
        {
            Err(mistakes[0].says.clone())
        }
        Err(other) => panic!("{other}"),
    }
}

fn filed_when(json: &str) -> Result<When, String> {
    filed("when", json, |event| event.when)
}

fn filed_day(json: &str) -> Result<Day, String> {
    filed("learned", json, |event| event.learned.unwrap())
}

/// `2018-01-01..2018-01-31`; a missing end is open.
fn span(text: &str) -> Span {
    let (first, last) = text.split_once("..").unwrap();
    Span {
        first: Day::from_iso(first).ok(),
        last: Day::from_iso(last).ok(),
    }
}

#[test]
fn months_before_keep_the_day_or_take_the_last() {
    for (from, months, expected) in [
        ("2018-07-20", 12, "2017-07-20"),
        ("2018-07-20", 0, "2018-07-20"),
        ("2018-03-31", 1, "2018-02-28"),
        ("2016-03-31", 1, "2016-02-29"),
        ("2018-03-30", 1, "2018-02-28"),
        ("2018-03-29", 1, "2018-02-28"),
        ("2018-03-28", 1, "2018-02-28"),
        ("2018-05-31", 1, "2018-04-30"),
        ("2018-07-31", 1, "2018-06-30"),
        ("2018-08-31", 6, "2018-02-28"),
        ("2020-02-29", 12, "2019-02-28"),
        ("2020-02-29", 48, "2016-02-29"),
        ("2000-02-29", 1_200, "1900-02-28"),
        ("2019-02-28", 12, "2018-02-28"),
        ("2018-01-31", 2, "2017-11-30"),
        ("2018-01-01", 1, "2017-12-01"),
    ] {
        assert_eq!(
            day(from).months_before(months),
            day(expected),
            "{months} months before {from}"
        );
    }
}

#[test]
fn months_after_keep_the_day_or_take_the_last() {
    for (from, months, expected) in [
        ("2018-07-20", 12, "2019-07-20"),
        ("2018-01-31", 1, "2018-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2018-01-29", 1, "2018-02-28"),
        ("2018-03-31", 1, "2018-04-30"),
        ("2018-02-28", 1, "2018-03-28"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2018-12-31", 2, "2019-02-28"),
        ("2018-12-01", 1, "2019-01-01"),
    ] {
        assert_eq!(
            day(from).months_after(months),
            day(expected),
            "{months} months after {from}"
        );
    }
}

#[test]
fn days_are_counted_over_month_ends() {
    assert_eq!(day("2020-02-28").plus_days(1), day("2020-02-29"));
    assert_eq!(day("2018-02-28").plus_days(1), day("2018-03-01"));
    assert_eq!(day("1900-02-28").plus_days(1), day("1900-03-01"));
    assert_eq!(day("2018-01-01").minus_days(1), day("2017-12-31"));
    assert_eq!(day("2018-03-01").days_since(day("2018-02-01")), 28);
    assert_eq!(day("2020-03-01").days_since(day("2020-02-01")), 29);
    assert_eq!(day("2018-02-01").days_since(day("2018-03-01")), -28);
    assert_eq!(day("2018-07-20").days_since(day("2018-07-20")), 0);
}

#[test]
fn years_change_on_the_birthday() {
    for (born, on, years) in [
        ("2000-07-20", "2018-07-19", 17),
        ("2000-07-20", "2018-07-20", 18),
        ("2000-07-20", "2018-07-21", 18),
        ("2000-07-20", "2018-01-31", 17),
        ("2000-07-20", "2018-12-01", 18),
        ("2000-07-20", "2000-07-20", 0),
        ("2000-07-20", "2000-07-19", -1),
        // Somebody born on a leap day is a year older on 1 March where the year has no 29 February.
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2020-02-28", 19),
        ("2000-02-29", "2020-02-29", 20),
        ("2001-02-28", "2020-02-28", 19),
        ("2001-02-28", "2020-02-27", 18),
    ] {
        assert_eq!(
            day(on).years_since(day(born)),
            years,
            "born {born}, on {on}"
        );
    }
}

#[test]
fn a_day_is_written_in_one_way() {
    for text in [
        "2018-02-29",
        "1900-02-29",
        "2018-04-31",
        "2018-00-10",
        "2018-13-01",
        "2018-01-00",
        "2018-1-01",
        "2018-1-001",
        "2018-001-1",
        "018-001-01",
        "2018-+1-+1",
        "+018-01-01",
        "1899-12-31",
        "2200-01-01",
        "2018/01/01",
        "20-07-2018",
        "2018-01-01 ",
        "",
        "yesterday",
        "2018\u{2010}1-1",
        "\u{661}\u{661}\u{661}\u{661}-",
    ] {
        assert!(Day::from_iso(text).is_err(), "\u{201c}{text}\u{201d}");
    }
    assert_eq!(day("2018-07-02").to_string(), "2 July 2018");
    assert_eq!(
        Day::from_iso("2018-02-29").unwrap_err().to_string(),
        "\u{201c}2018-02-29\u{201d} is not a day: write year-month-day, as in 2018-07-20"
    );
}

#[test]
fn every_kind_of_date_as_days() {
    for (text, expected) in [
        ("unknown", ".."),
        ("2018-07-20", "2018-07-20..2018-07-20"),
        ("2018-02", "2018-02-01..2018-02-28"),
        ("2020-02", "2020-02-01..2020-02-29"),
        ("2018-12", "2018-12-01..2018-12-31"),
        ("2018-spring", "2018-03-01..2018-05-31"),
        ("2018-summer", "2018-06-01..2018-08-31"),
        ("2018-autumn", "2018-09-01..2018-11-30"),
        ("2017-winter", "2017-12-01..2018-02-28"),
        ("2019-winter", "2019-12-01..2020-02-29"),
        ("2018", "2018-01-01..2018-12-31"),
        // Three days, one month, 45 days, six months.
        ("about 2018-07-20", "2018-07-17..2018-07-23"),
        ("about 2018-03-01", "2018-02-26..2018-03-04"),
        ("about 2018-02", "2018-01-01..2018-03-31"),
        ("about 2018-01", "2017-12-01..2018-02-28"),
        ("about 2018-12", "2018-11-01..2019-01-31"),
        ("about 2018-summer", "2018-04-17..2018-10-15"),
        ("about 2017-winter", "2017-10-17..2018-04-14"),
        ("about 2018", "2017-07-01..2019-06-30"),
        ("before 2018-07-20", "..2018-07-19"),
        ("before 2018-03", "..2018-02-28"),
        ("before 2017-winter", "..2017-11-30"),
        ("before 2018", "..2017-12-31"),
        ("after 2018-07-20", "2018-07-21.."),
        ("after 2018-02", "2018-03-01.."),
        ("after 2017-winter", "2018-03-01.."),
        ("after 2018", "2019-01-01.."),
        ("2018-01/2018-07-20", "2018-01-01..2018-07-20"),
        ("2016-summer/2018", "2016-06-01..2018-12-31"),
        ("2018/2018-01", "2018-01-01..2018-01-31"),
    ] {
        assert_eq!(when(text).span(), span(expected), "\u{201c}{text}\u{201d}");
    }
    assert_eq!(when("2018-07-20").exact(), Some(day("2018-07-20")));
    for text in [
        "unknown",
        "2018-07",
        "about 2018-07-20",
        "before 2018-07-20",
        "2018-07-20/2018-07-20",
    ] {
        assert_eq!(when(text).exact(), None, "\u{201c}{text}\u{201d}");
    }
}

#[test]
fn within_a_window() {
    let table: [(&str, &str, &str, Truth); 18] = [
        ("2018-07-20..2018-07-20", "2018-01-01", "2018-07-20", Met),
        ("2018-01-01..2018-01-01", "2018-01-01", "2018-07-20", Met),
        ("2017-12-31..2017-12-31", "2018-01-01", "2018-07-20", NotMet),
        ("2018-07-21..2018-07-21", "2018-01-01", "2018-07-20", NotMet),
        ("2018-01-01..2018-07-20", "2018-01-01", "2018-07-20", Met),
        // Straddling the one edge, the other, and both.
        (
            "2017-12-31..2018-01-01",
            "2018-01-01",
            "2018-07-20",
            CannotTell,
        ),
        (
            "2018-07-20..2018-07-21",
            "2018-01-01",
            "2018-07-20",
            CannotTell,
        ),
        (
            "2017-01-01..2018-12-31",
            "2018-01-01",
            "2018-07-20",
            CannotTell,
        ),
        // Open ends.
        ("..", "2018-01-01", "2018-07-20", CannotTell),
        ("..2017-12-31", "2018-01-01", "2018-07-20", NotMet),
        ("..2018-01-01", "2018-01-01", "2018-07-20", CannotTell),
        ("2018-01-01..", "2018-01-01", "2018-07-20", CannotTell),
        ("2018-07-21..", "2018-01-01", "2018-07-20", NotMet),
        // A window without a beginning.
        ("..", "", "2018-07-20", CannotTell),
        ("..2018-07-20", "", "2018-07-20", Met),
        ("1950-01-01..1950-01-01", "", "2018-07-20", Met),
        ("2018-07-20..2018-07-21", "", "2018-07-20", CannotTell),
        ("2018-07-21..", "", "2018-07-20", NotMet),
    ];
    for (text, from, to, expected) in table {
        assert_eq!(
            span(text).within(Day::from_iso(from).ok(), day(to)),
            expected,
            "{text} within {from} to {to}"
        );
    }
}

#[test]
fn by_a_day() {
    for (text, on, expected) in [
        ("2018-07-20..2018-07-20", "2018-07-20", Met),
        ("2018-07-21..2018-07-21", "2018-07-20", NotMet),
        ("2018-07-20..2018-07-21", "2018-07-20", CannotTell),
        ("..2018-07-20", "2018-07-20", Met),
        ("..2018-07-21", "2018-07-20", CannotTell),
        ("2018-07-20..", "2018-07-20", CannotTell),
        ("2018-07-21..", "2018-07-20", NotMet),
        ("..", "2018-07-20", CannotTell),
    ] {
        assert_eq!(span(text).by(day(on)), expected, "{text} by {on}");
    }
}

#[test]
fn after_another() {
    for (text, other, expected) in [
        ("2018-07-20..2018-07-20", "2018-07-19..2018-07-19", Met),
        ("2018-07-20..2018-07-20", "2018-07-20..2018-07-20", NotMet),
        ("2018-07-20..2018-07-20", "2018-07-21..2018-07-21", NotMet),
        ("2018-07-01..2018-07-31", "2018-06-01..2018-06-30", Met),
        ("2018-07-01..2018-07-31", "2018-07-31..2018-08-31", NotMet),
        (
            "2018-07-01..2018-07-31",
            "2018-07-30..2018-08-31",
            CannotTell,
        ),
        (
            "2018-07-01..2018-07-31",
            "2018-06-01..2018-07-01",
            CannotTell,
        ),
        (
            "2018-07-15..2018-07-15",
            "2018-07-01..2018-07-31",
            CannotTell,
        ),
        ("2018-07-01..", "..2018-06-30", Met),
        ("2018-07-01..", "2018-07-02..", CannotTell),
        ("..2018-06-30", "2018-07-01..", NotMet),
        ("..2018-06-30", "2018-06-30..", NotMet),
        ("..2018-06-30", "..2018-06-01", CannotTell),
        ("..", "2018-06-30..2018-06-30", CannotTell),
        ("2018-06-30..2018-06-30", "..", CannotTell),
        ("..", "..", CannotTell),
    ] {
        assert_eq!(
            span(text).after(span(other)),
            expected,
            "{text} after {other}"
        );
    }
}

#[test]
fn brought_forward_to_when_it_was_known() {
    for (text, on, expected) in [
        ("..", "2018-07-20", "..2018-07-20"),
        ("2018-07-01..", "2018-07-20", "2018-07-01..2018-07-20"),
        (
            "2018-07-01..2018-07-31",
            "2018-07-20",
            "2018-07-01..2018-07-20",
        ),
        (
            "2018-07-01..2018-07-10",
            "2018-07-20",
            "2018-07-01..2018-07-10",
        ),
    ] {
        assert_eq!(
            span(text).no_later_than(day(on)),
            span(expected),
            "{text} by {on}"
        );
    }
}

#[test]
fn no_other_text_is_a_date_in_a_file() {
    for text in [
        "",
        " ",
        "Unknown",
        "unknown ",
        "2018-2",
        "2018-13",
        "2018-00",
        "2018-+1",
        "02018-01",
        "18",
        "+018",
        "1899",
        "2200",
        "2018-fall",
        "2018-Winter",
        "2018-winter-",
        "about",
        "about ",
        "about  2018",
        "about unknown",
        "about about 2018",
        "since 2018",
        "2018/",
        "/2018",
        "2018/2017",
        "2018-07-20/2018-07-19",
        "2017/2018/2019",
        "about 2017/2018",
        "2018-02-29",
        "20 July 2018",
        "\u{e9}\u{e9}",
        "2018-\u{e9}",
    ] {
        assert_eq!(When::from_file(text), None, "\u{201c}{text}\u{201d}");
    }
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let wrong = filed_when("\"next tuesday\"").unwrap_err();
    assert!(
        wrong.starts_with(
            "\u{201c}next tuesday\u{201d} is not a date: write 2018-07-20, 2018-07, 2018-summer or 2018"
        ),
        "{wrong}"
    );
    let wrong = filed_day("\"2018-02-30\"").unwrap_err();
    assert!(
        wrong.starts_with(
            "\u{201c}2018-02-30\u{201d} is not a day: write year-month-day, as in 2018-07-20"
        ),
        "{wrong}"
    );
    let long = format!("\"{}\"", "x".repeat(5_000));
    assert!(filed_when(&long).unwrap_err().len() < 300);
    assert!(filed_day(&long).unwrap_err().len() < 200);
    for not_a_text in ["20180720", "[]", "{}", "true"] {
        assert!(filed_when(not_a_text).is_err(), "{not_a_text}");
        assert!(filed_day(not_a_text).is_err(), "{not_a_text}");
    }
    assert!(filed_when("null").is_err());
}

fn any_day() -> impl Strategy<Value = Day> {
    (0_u32..109_572).prop_map(|days| day("1900-01-01").plus_days(days))
}

fn any_stated() -> impl Strategy<Value = Stated> {
    let year = 1900..2200_i32;
    prop_oneof![
        any_day().prop_map(Stated::Day),
        (year.clone(), 1..=12_u32).prop_map(|(year, month)| Stated::Month(year, month)),
        (year.clone(), 0..4_usize)
            .prop_map(|(year, season)| Stated::Season(year, Season::ALL[season])),
        year.prop_map(Stated::Year),
    ]
}

fn any_when() -> impl Strategy<Value = When> {
    prop_oneof![
        Just(When::Unknown),
        any_stated().prop_map(When::In),
        any_stated().prop_map(When::About),
        any_stated().prop_map(When::Before),
        any_stated().prop_map(When::After),
        (any_stated(), any_stated())
            .prop_filter("in order", |(from, to)| from.days().unwrap().0
                <= to.days().unwrap().1)
            .prop_map(|(from, to)| When::Between(from, to)),
    ]
}

proptest! {
    #[test]
    fn days_survive_a_file(one in any_day()) {
        prop_assert_eq!(Day::from_iso(&one.iso()), Ok(one));
        let file = serde_json::to_string(&one).unwrap();
        prop_assert_eq!(filed_day(&file), Ok(one));
    }

    #[test]
    fn dates_survive_a_file_and_a_sentence(one in any_when(), today in any_day()) {
        prop_assert_eq!(When::from_file(&one.file_text()), Some(one));
        let file = serde_json::to_string(&one).unwrap();
        prop_assert_eq!(filed_when(&file), Ok(one));
        prop_assert_eq!(parse_when(&one.to_string(), today), Ok(one));
    }

    #[test]
    fn nothing_typed_is_too_much(text in any::<String>(), today in any_day()) {
        if let Ok(read) = parse_when(&text, today) {
            prop_assert_eq!(When::from_file(&read.file_text()), Some(read));
        }
    }

    #[test]
    fn words_of_dates_in_any_order_are_read_or_refused(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "about", "before", "since", "between", "and", "from", "to", "the", "last", "in", "early", "late", "2017",
                "1900", "2199", "31", "29", "9999", "feb", "winter", "summer", "ago", "months", "years", "a", "-", "/",
                "today", "unknown", "18", "12th", "week", "year",
            ]),
            0..8,
        ),
        today in any_day(),
    ) {
        if let Ok(read) = parse_when(&words.join(" "), today) {
            prop_assert_eq!(When::from_file(&read.file_text()), Some(read));
        }
    }

    #[test]
    fn a_span_claims_nothing_that_one_of_its_days_denies(
        (first, last) in (any_day(), 0..800_u32).prop_map(|(first, days)| (first, first.plus_days(days))),
        inside in 0..800_u32,
        from in any_day(),
        window in 0..800_u32,
    ) {
        let inside = first.plus_days(inside).min(last);
        let (whole, one) = (Span { first: Some(first), last: Some(last) }, Span { first: Some(inside), last: Some(inside) });
        let to = from.plus_days(window);
        for (vague, exact) in [
            (whole.within(Some(from), to), one.within(Some(from), to)),
            (whole.by(to), one.by(to)),
            (whole.after(Span { first: Some(from), last: Some(to) }), one.after(Span { first: Some(from), last: Some(to) })),
        ] {
            prop_assert!(vague == exact || vague == CannotTell || exact == CannotTell);
        }
        prop_assert_ne!(one.within(Some(from), to), CannotTell);
    }
}
