//! The table of what every area asks for.

use waymark::workshop::thresholds::{AreaThresholds, COLUMNS, thresholds, thresholds_table};

use crate::forum::support::{BOOK, today};

fn row(id: &str) -> AreaThresholds {
    let rows = thresholds(&BOOK, today());
    let row = rows.into_iter().find(|row| row.id == id);
    row.unwrap_or_else(|| panic!("no row {id}"))
}

#[test]
fn number_unit_and_window_stand_in_the_cell() {
    let cells = |id: &str| row(id).cells;
    assert_eq!(
        cells("lewisham")[2],
        "4 police crimes in 12 months, to the same victim"
    );
    assert_eq!(
        cells("bristol-and-south-gloucestershire")[0],
        "More than 14 yes"
    );
    assert_eq!(cells("isle-of-wight")[0], "Graded high");
    assert_eq!(cells("cumbria")[1], "Judgement with reasons in writing");
    // How many is not published, and what is not known at all.
    assert_eq!(
        cells("northamptonshire")[2],
        "Events reported to the police (how many is not published) in 12 months, to the same victim"
    );
    assert_eq!(cells("trafford")[0], "Not known");
    assert_eq!(cells("liverpool")[3], "None known");
    // A band, with where it leads.
    assert!(
        cells("norfolk")[4].contains("NIDAS referral, to the NIDAS support service: 10 to 13 yes"),
        "{}",
        cells("norfolk")[4]
    );
    // Standing and date.
    assert!(
        cells("lewisham")[5] == "Reported by a third party; 2018",
        "{}",
        cells("lewisham")[5]
    );
    assert_eq!(cells("cumbria")[5], "Published, not confirmed; no date");
    assert_eq!(
        cells("national")[3],
        "New abuse within 12 months after the referral, between the same two people"
    );
}

#[test]
fn every_area_has_a_row_and_national_guidance_is_the_first() {
    let rows = thresholds(&BOOK, today());
    assert_eq!(rows.len(), BOOK.areas.len());
    assert_eq!(rows[0].id, "national");
    for row in &rows {
        assert_eq!(row.cells.len() + 1, COLUMNS.len(), "{}", row.id);
    }
}

/// Another day is another version of a rule.
#[test]
fn the_rule_is_the_one_that_is_used_for_the_day() {
    let on = |day: &str| {
        let day = waymark::model::dates::Day::from_iso(day).expect("a day");
        let rows = thresholds(&BOOK, day);
        let kent = rows.into_iter().find(|row| row.id == "kent");
        kent.expect("a row").cells[0].clone()
    };
    assert_eq!(on("2017-06-01"), "Graded high");
    assert_eq!(on("2026-12-01"), "14 yes");
}

#[test]
fn the_saved_table_holds_what_the_page_shows() {
    let rows = thresholds(&BOOK, today());
    let text = thresholds_table(&rows, today()).csv();
    let mut reader = csv_core::Reader::new();
    let (mut fields, mut ends) = (vec![0; 200_000], vec![0; 64]);
    let mut input = text.as_bytes();
    let mut read = Vec::new();
    loop {
        let (result, used, _, many) = reader.read_record(input, &mut fields, &mut ends);
        input = &input[used..];
        match result {
            csv_core::ReadRecordResult::Record => read.push(many),
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::End => break,
            other => panic!("{other:?}"),
        }
    }
    // A title and a note, the headings, and a row for each area, all as long as the headings.
    assert_eq!(read[..2], [1, 1]);
    assert_eq!(read.len(), rows.len() + 3);
    assert!(
        read[2..].iter().all(|many| *many == COLUMNS.len()),
        "{read:?}"
    );
}

#[test]
fn a_question_is_called_by_what_it_is_about_and_not_by_its_id() {
    let rows = thresholds(&BOOK, today());
    let cells = rows.iter().flat_map(|row| &row.cells);
    let by_id: Vec<&String> = cells
        .filter(|cell| cell.contains("item \u{201c}"))
        .collect();
    assert!(by_id.is_empty(), "{by_id:?}");
}
