//! Files that are damaged, cut off, in another alphabet, or that say one thing in several ways: no row is lost without a
//! word.

use waymark::workshop::past::{BadRow, DateOrders, LoadError, Loading, MOST_ROWS};

use super::support::{bad, book, given, load, read};

const BY_ITSELF: &str = "it goes on over several lines, so a quotation mark may not be closed; the lines after the first were read by themselves";

#[test]
fn an_unclosed_quotation_mark_spoils_its_own_row_alone() {
    let good: String = (0..500)
        .map(|number| format!("C{number},2018-07-20,none\n"))
        .collect();
    let text =
        format!("case,date,events\nA,2018-07-20,none\nB,2018-07-20,\"2018-07-01 crime\n{good}");
    assert_eq!(read(&text).len(), 501);
    let found = bad(&text);
    assert!(
        found.len() == 1 && found[0].starts_with("Line 3: ") && found[0].ends_with(BY_ITSELF),
        "{found:?}"
    );
    // In the last row there is nothing more to read.
    assert_eq!(read("case,date\nA,2018-07-20\n\"B,2018-07-20\n"), ["A"]);
    assert_eq!(
        bad("case,date\nA,2018-07-20\n\"B,2018-07-20\n"),
        [
            "Line 3: this row has 1 cell and there are 2 headings; it may be cut off, or no row at all, such as the footer of a mail"
        ]
    );
    // Longer than any row.
    let text = format!(
        "case,date\nA,2018-07-20\n\"{}\nC,2018-07-20\n",
        "x".repeat(200_000)
    );
    assert_eq!(read(&text), ["A", "C"]);
    assert_eq!(
        bad(&text),
        ["Line 3: this row is longer than any real one; a quotation mark may not be closed"]
    );
}

#[test]
fn a_quotation_mark_that_is_closed_in_another_row_takes_none_of_them_along() {
    for (what, text, line, kept) in [
        (
            "the next quotation mark closes it",
            "case,date,events\nA,2018-07-20,\"2018-07-01 crime\nB,2018-07-20,none\nC,2018-07-20,\"2018-07-01 crime; 2018-06-01 crime\"\nD,2018-07-20,none\n",
            2,
            ["B", "C", "D"].as_slice(),
        ),
        (
            "in a reference",
            "case,date,yes\n\"A,2018-07-20,3\n\"B\",2018-07-21,4\nC,2018-07-22,5\n",
            2,
            &["B", "C"],
        ),
        (
            "in a column that is not read",
            "case,date,note\nA,2018-07-20,\"seen\nB,2018-07-20,\"seen twice\"\nC,2018-07-20,x\n",
            2,
            &["B", "C"],
        ),
    ] {
        assert_eq!(read(text), kept, "{what}");
        let found = bad(text);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("Line {line}: ")),
            "{what}: {found:?}"
        );
        assert!(found[0].ends_with(BY_ITSELF), "{what}: {found:?}");
    }
    // A cell may go on over several lines, and what stands in them is not taken for rows.
    let text = "case,date,events,note\r\nA,2018-07-20,\"2018-07-01 crime;\r\n2018-06-01 incident\",\"one, two,\r\nthree, four, five\"\r\n";
    assert_eq!((read(text), bad(text)), (vec!["A".to_owned()], Vec::new()));
    let text = "case,date,events\nA,2018-07-20,\"2018-07-01 crime\n2018-06-01 shouting\"\nB,2018-07-20,none\n";
    assert_eq!(read(text), ["B"]);
    assert_eq!(
        bad(text),
        [
            format!("Line 2: events: \u{201c}shouting\u{201d} says neither how an event was recorded nor what was done; {BY_ITSELF}"),
            "Line 3: this row has 1 cell and there are 3 headings; it may be cut off, or no row at all, such as the footer of a mail".to_owned(),
        ]
    );
}

fn of_bytes(bytes: &[u8]) -> Result<(usize, Vec<String>, Vec<String>), LoadError> {
    let mut loading = Loading::of_file(bytes.to_vec(), &book(), given(DateOrders::default()))?;
    while !loading.advance(7) {}
    let found = loading.finish();
    let bad = found
        .refused
        .iter()
        .chain(&found.in_part)
        .map(BadRow::to_string)
        .collect();
    Ok((found.past.rows.len(), bad, found.notes))
}

#[test]
fn another_alphabet_is_read_and_places_that_no_area_knows_are_named() {
    let (rows, bad, notes) =
        of_bytes(b"date,area\n2018-07-20,Ynys M\xf4n\n2018-07-20,\x80 \x92\n").expect("it loads");
    assert_eq!((rows, bad), (2, Vec::new()));
    assert!(
        notes[0].starts_with("This file is not in UTF-8. It was read as Windows-1252"),
        "{notes:?}"
    );
    assert!(
        notes
            .last()
            .is_some_and(|note| note.contains('€') && note.contains('’')),
        "{notes:?}"
    );
    let places = |text: &str| of_bytes(text.as_bytes()).expect("it loads").2;
    let known = "date,area,events\n2018-07-20,Lewisham,2018-07-01 crime in KINGSTON\n2018-07-20,lewisham,none\n";
    assert_eq!(places(known), [""; 0]);
    assert_eq!(
        places(
            &known
                .replace("KINGSTON", "Kinston")
                .replace("2018-07-20,lewisham", "never,Nowhere")
        ),
        [
            "No area here is called so, and each is taken for a place of its own; check that none is misspelt: Kinston."
        ]
    );
    assert_eq!(
        of_bytes(b"PK\x03\x04\x00\x00").err(),
        Some(LoadError::NoText)
    );
    assert!(
        LoadError::NoText
            .to_string()
            .contains("save it as CSV UTF-8")
    );
}

#[test]
fn days_come_as_spreadsheets_and_databases_write_them() {
    let day = |text: &str| load(&format!("date\n{text}\n"), &book()).expect("it loads");
    for text in [
        "2018-07-20",
        "20/07/2018",
        "20-07-2018",
        "20/7/2018",
        "2018-07-20 00:00",
        "2018-07-20T00:00:00",
        "20/07/2018 14:35",
        "2018-07-20 00:00:00.000",
    ] {
        let (past, bad, _) = day(text);
        assert_eq!(
            (past.rows.first().map(|row| row.date.iso()), bad),
            (Some("2018-07-20".to_owned()), vec![]),
            "{text}"
        );
    }
    for text in ["20/07/18", "18-07-20", "1/2/03"] {
        assert_eq!(
            bad(&format!("date\n{text}\n")),
            [format!(
                "Line 2: date: \u{201c}{text}\u{201d} is not a day: its year has two digits and may be meant in more than one way; write 2018-07-20 or 20/07/2018"
            )]
        );
    }
    // Midnight somewhere else may be another day here.
    for text in [
        "2018-07-19T23:00:00Z",
        "2018-07-20 00:00+02:00",
        "2018-07",
        "32/13/2018",
        "2018-07-20-1",
        "2018-07-20 late",
    ] {
        assert_eq!(
            bad(&format!("date\n{text}\n")),
            [format!(
                "Line 2: date: \u{201c}{text}\u{201d} is not a day: write 2018-07-20 or 20/07/2018"
            )]
        );
    }
}

#[test]
fn lines_before_the_headings_are_passed_over() {
    for before in [
        "sep=;\n",
        "\n\n",
        ";;\r\n",
        " \nsep=;\r\n\r\n",
        "\u{feff}SEP=;\r",
        "\"\";\"\"\n",
    ] {
        let text = format!(
            "{before}case;date;events\nA;2018-07-20;2018-07-01 crime, assault, control, damage\n"
        );
        assert_eq!(
            (read(&text), bad(&text)),
            (vec!["A".to_owned()], Vec::new()),
            "{before:?}"
        );
    }
    assert_eq!(load("sep=;\n", &book()).err(), Some(LoadError::NoDate));
}

#[test]
fn as_many_rows_as_are_read_are_the_whole_file() {
    let notes = |rows: usize| {
        let (past, bad, notes) =
            load(&format!("date\n{}", "2018-07-20\n".repeat(rows)), &book()).expect("it loads");
        assert_eq!((past.rows.len(), bad.len()), (MOST_ROWS, 0));
        notes
    };
    assert_eq!(notes(MOST_ROWS), [""; 0]);
    assert_eq!(
        notes(MOST_ROWS + 1),
        ["250000 rows were read, which is the most; the rest of the file was not."]
    );
}
