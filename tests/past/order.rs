//! Day and month in dates such as 05/06/2018: one order for a column, found from the column or asked.

use waymark::workshop::past::{Column, DateOrder, DateOrders, Reason};

use super::support::{book, compare, load, opened};

/// What becomes of the rows of a file: the days that were read, how many were refused, and the columns that are asked about.
fn read(text: &str, orders: DateOrders) -> (Vec<String>, Vec<(Reason, usize)>, Vec<Column>) {
    let found = opened(text, &book(), orders).expect("it loads");
    let days = found.past.rows.iter().map(|row| row.date.iso()).collect();
    let asked = found.asked.iter().map(|asked| asked.column).collect();
    (days, found.past.refused().by_reason().to_vec(), asked)
}

#[test]
fn the_month_comes_first_in_every_date_of_a_column_or_in_none() {
    // Read cell by cell, the first would be the seventh of June and the third no day at all.
    let text = "case,date\nA,06/07/2025\nB,12/11/2025\nC,09/17/2025\n";
    let (days, refused, asked) = read(text, DateOrders::default());
    assert_eq!(days, ["2025-06-07", "2025-12-11", "2025-09-17"]);
    assert_eq!((refused, asked), (vec![], vec![]));
    let (_, _, notes) = load(text, &book()).expect("it loads");
    assert_eq!(
        notes,
        [
            "In the column “date” the month comes first, as in 09/17/2025, and every date of it is read so."
        ]
    );
    let (days, refused, asked) = read(&text.replace("09/17", "17/9"), DateOrders::default());
    assert_eq!(days, ["2025-07-06", "2025-11-12", "2025-09-17"]);
    assert_eq!((refused, asked), (vec![], vec![]));
}

#[test]
fn each_column_has_its_own_order_and_its_lists_too() {
    let text = "date,events,maracs,assessments\n\
        13/05/2025,03/04/2025 crime; 04/13/2025 crime,referred 20/01/2025 met 01/02/2025,02-03-2025 high; 02-28-2025 high\n";
    let found = opened(text, &book(), DateOrders::default()).expect("it loads");
    assert_eq!(
        (found.asked, found.refused, found.in_part),
        (vec![], vec![], vec![])
    );
    let past = format!("{:?}", found.past);
    for day in [
        "2025-05-13",
        "2025-03-04",
        "2025-04-13",
        "2025-01-20",
        "2025-02-01",
        "2025-02-03",
        "2025-02-28",
    ] {
        assert!(
            past.contains(day)
                || past.contains(
                    &waymark::model::dates::Day::from_iso(day)
                        .expect("a day")
                        .to_string()
                ),
            "{day} in {past}"
        );
    }
    assert_eq!(found.notes.len(), 2, "{:?}", found.notes);
}

#[test]
fn where_no_date_shows_what_comes_first_it_is_asked_and_nothing_is_guessed() {
    let text = "case,date,yes\nA,05/06/2018,15\nB,2018-07-20,15\nC,07/07/2018,15\n";
    // What reads the same either way, and what is written otherwise, is read; the other is not.
    assert_eq!(
        read(text, DateOrders::default()),
        (
            vec!["2018-07-20".to_owned(), "2018-07-07".to_owned()],
            vec![(Reason::Day, 1)],
            vec![Column::Date]
        )
    );
    let found = opened(text, &book(), DateOrders::default()).expect("it loads");
    assert_eq!(
        found
            .refused
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            "Line 2: date: \u{201c}05/06/2018\u{201d} can be read with the day first or with the month first"
        ]
    );
    let asked = &found.asked[0];
    assert_eq!(
        asked.question(),
        "In the column “date”, what comes first in a date such as 05/06/2018?"
    );
    assert_eq!(
        asked.why(),
        "1 date of this column can be read in two ways, and no other date shows which is meant."
    );
    for (order, day) in [
        (DateOrder::DayFirst, "2018-06-05"),
        (DateOrder::MonthFirst, "2018-05-06"),
    ] {
        let (days, refused, asked) = read(text, DateOrders::default().with(Column::Date, order));
        assert_eq!(
            (days.as_slice(), refused),
            (
                [day, "2018-07-20", "2018-07-07"]
                    .map(str::to_owned)
                    .as_slice(),
                vec![]
            )
        );
        assert_eq!(asked, [Column::Date], "it can be said otherwise");
    }
    // Said of another column it is said of none else.
    let other = DateOrders::default().with(Column::Events, DateOrder::DayFirst);
    assert_eq!(read(text, other).1, [(Reason::Day, 1)]);
}

#[test]
fn a_column_that_contradicts_itself_is_asked_about() {
    let text = "case,date\nA,05/06/2018\nB,20/07/2018\nC,07/20/2018\nD,21/07/2018\n";
    let (days, refused, asked) = read(text, DateOrders::default());
    assert_eq!(
        days,
        ["2018-07-20", "2018-07-20", "2018-07-21"],
        "these can be read in one way alone"
    );
    assert_eq!(
        (refused, asked),
        (vec![(Reason::Day, 1)], vec![Column::Date])
    );
    let found = opened(text, &book(), DateOrders::default()).expect("it loads");
    assert_eq!(
        found.asked[0].why(),
        "In this column 2 dates can be read with the day first alone, such as 20/07/2018; 1 date with the month first alone, such as 07/20/2018; 1 date in both ways."
    );
    let day_first = DateOrders::default().with(Column::Date, DateOrder::DayFirst);
    assert_eq!(
        read(text, day_first).0,
        ["2018-06-05", "2018-07-20", "2018-07-21"]
    );
    let found = opened(text, &book(), day_first).expect("it loads");
    assert_eq!(
        found
            .refused
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            "Line 4: date: \u{201c}07/20/2018\u{201d} is not a day: write 2018-07-20 or 20/07/2018; in this column the day comes first"
        ]
    );
}

#[test]
fn a_list_whose_dates_are_not_clear_costs_a_case_where_a_rule_asks_for_it() {
    let text = "case,date,yes,events\nA,2018-07-20,15,05/06/2018 crime\n";
    let found = opened(text, &book(), DateOrders::default()).expect("it loads");
    assert_eq!(
        found
            .asked
            .iter()
            .map(|asked| asked.column)
            .collect::<Vec<_>>(),
        [Column::Events]
    );
    let left_out = compare(found.past, &book()).left_out();
    assert_eq!(left_out.by_reason(), [(Reason::Order(Column::Events), 1)]);
    assert_eq!(
        left_out.words().as_deref(),
        Some("1 row is left out: which of day and month comes first under “events” was not said.")
    );
    // Once it is said, nothing is left out.
    let said = DateOrders::default().with(Column::Events, DateOrder::DayFirst);
    let found = opened(text, &book(), said).expect("it loads");
    assert_eq!(compare(found.past, &book()).left_out().by_reason(), []);
}

/// Two warnings for one cause would send somebody looking for a second mistake: what is asked about is said beside the question.
#[test]
fn what_is_asked_of_a_column_is_no_second_fault_of_its_rows() {
    let text = "case,date,yes,events\nA,2018-07-20,15,05/06/2018 crime\nB,2018-07-20,many,05/06/2018 crime\nC,2018-07-20,15,05/06/2018 crime; never crime\n";
    let found = opened(text, &book(), DateOrders::default()).expect("it loads");
    assert_eq!(found.asked.len(), 1);
    let told: Vec<u32> = found.in_part.iter().map(|row| row.line).collect();
    assert_eq!(
        (
            told,
            found.past.read_in_part_beside(&found.asked),
            found.past.read_in_part()
        ),
        (vec![3], 1, 3)
    );
    assert_eq!(
        found.asked[0].until_then(),
        "Until you say, a row with such a date is left out where a rule asks for this column."
    );
    // Once it is said, what is left is told of each row.
    let said = DateOrders::default().with(Column::Events, DateOrder::DayFirst);
    let found = opened(text, &book(), said).expect("it loads");
    let told: Vec<u32> = found.in_part.iter().map(|row| row.line).collect();
    assert_eq!(
        (told, found.past.read_in_part_beside(&found.asked)),
        (vec![3, 4], 2)
    );
    assert_eq!(found.asked[0].until_then(), "");
    let days = opened("date\n05/06/2018\n", &book(), DateOrders::default()).expect("it loads");
    assert_eq!(
        days.asked[0].until_then(),
        "Until you say, a row with such a date is left out."
    );
    assert_eq!(days.past.refused().by_reason(), [(Reason::Day, 1)]);
}
