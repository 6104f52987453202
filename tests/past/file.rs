//! Files as they come: with marks and line ends of every kind, with bad rows, with columns too many and too few.

use waymark::workshop::past::{
    BadRow, COLUMNS, Doubt, KeptRows, LoadError, MOST_BAD, Past, Reason, template,
};

use super::support::{bad, book, choice, compare, compare_keeping, load, whole};

fn good(text: &str) -> usize {
    load(text, &book()).expect("it loads").0.rows.len()
}

#[test]
fn bad_rows_are_listed_by_line_and_reason_and_the_others_load() {
    let text = "case,date,yes,events\r\n\
        A,2018-07-20,12,\"2018-07-01 crime;\r\n2018-06-01 incident\"\r\n\
        B,yesterday,99,none\r\n\
        C,2018-07-20,12\r\n\
        D,2018-07-20,12,none,more\r\n\
        \r\n\
        ,,,\r\n\
        E,,3,2018-05 shouting\r\n\
        F,2018-02-30,,none\r\n\
        G,2018-07-20,-1,about 2018-05 crime\r\n\
        H,2018-07-20,unknown,unknown\r\n";
    let (past, bad, _) = load(text, &book()).expect("it loads");
    let rows = |is_whole| {
        past.rows
            .iter()
            .filter(move |row| row.is_whole() == is_whole)
    };
    assert_eq!(
        rows(true)
            .map(|row| past.reference(row))
            .collect::<Vec<_>>(),
        ["A", "H"]
    );
    assert_eq!(rows(true).map(|row| row.line).collect::<Vec<_>>(), [2, 12]);
    // Where no rule asks for the total, this one can be decided.
    assert_eq!(
        rows(false)
            .map(|row| past.reference(row))
            .collect::<Vec<_>>(),
        ["G"]
    );
    assert_eq!(
        past.refused().by_reason(),
        [(Reason::Row, 2), (Reason::Day, 3)]
    );
    let bad: Vec<_> = bad.iter().map(BadRow::to_string).collect();
    assert_eq!(
        bad,
        [
            "Line 4: date: \u{201c}yesterday\u{201d} is not a day: write 2018-07-20 or 20/07/2018; yes: 99 cannot be yes; with the answers given here, from 0 to 24 can",
            "Line 5: this row has 3 cells and there are 4 headings; it may be cut off",
            "Line 6: this row has 5 cells and there are 4 headings; a comma may need quotation marks around its cell",
            "Line 9: date: the day of decision is not known, and without it nothing can be counted; events: \u{201c}shouting\u{201d} says neither how an event was recorded nor what was done",
            "Line 10: date: \u{201c}2018-02-30\u{201d} is not a day: write 2018-07-20 or 20/07/2018",
            "Line 11: yes: \u{201c}-1\u{201d} is not a whole number from 0 to 255",
        ]
    );
}

#[test]
fn marks_line_ends_and_separators_make_no_difference() {
    let plain = "case,date,yes\nA,2018-07-20,12\nB,2018-07-21,3\n";
    let expected = whole(plain, &book());
    for text in [
        format!("\u{feff}{plain}"),
        format!("{plain}\u{1a}"),
        format!("{plain}\0\0\r\n"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.trim_end().to_owned(),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        "\"case\",\"date\",\"yes\"\n\"A\",\"20/07/2018\",\" 12 \"\n\"B\",\"21/7/2018\",3\n"
            .to_owned(),
        plain.replace("case,date,yes", "CASE, Date ,YES"),
    ] {
        let found = whole(&text, &book());
        let of = |past: &Past| {
            past.rows
                .iter()
                .map(|row| (past.reference(row).to_owned(), row.date))
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&found), of(&expected), "{text:?}");
        assert_eq!(
            compare(found, &book()).outcomes,
            compare(expected.clone(), &book()).outcomes,
            "{text:?}"
        );
    }
}

#[test]
fn names_are_not_read_and_it_is_said() {
    let text = "case,date,Full Name,Post Code,NHS no,shoe size,date\nA,2018-07-20,Jo Bloggs,SE1,123,7,2019-01-01\n";
    let (past, bad, notes) = load(text, &book()).expect("it loads");
    assert_eq!(bad, []);
    assert!(!format!("{past:?}").contains("Bloggs"), "it is not kept");
    assert_eq!(
        past.rows[0].date.iso(),
        "2018-07-20",
        "the first of two columns is read"
    );
    assert!(
        notes[0].ends_with("Full Name, Post Code, NHS no. Take them out of the file."),
        "{notes:?}"
    );
    assert!(notes[1].contains("shoe size"), "{notes:?}");
    assert!(
        notes[2].ends_with("the first of them was read: date."),
        "{notes:?}"
    );
    let (_, _, notes) = load("case,date\nJo Bloggs,2018-07-20\n", &book()).expect("it loads");
    assert!(
        notes[0].starts_with("Many references look like names"),
        "{notes:?}"
    );
}

#[test]
fn what_is_no_such_file_is_refused() {
    let refused = |text: &str| load(text, &book()).err();
    assert_eq!(refused(""), Some(LoadError::Empty));
    assert_eq!(refused(" \n\u{feff}"), Some(LoadError::Empty));
    assert_eq!(refused("case,yes\nA,3\n"), Some(LoadError::NoDate));
    // A list of objects is no table.
    assert_eq!(
        refused("[{\"date\": \"2018-07-20\"}]"),
        Some(LoadError::NoDate)
    );
    for mistake in [
        LoadError::TooLarge,
        LoadError::NoText,
        LoadError::Empty,
        LoadError::NoDate,
    ] {
        assert!(mistake.to_string().ends_with('.'), "{mistake}");
    }
}

#[test]
fn a_total_must_fit_its_answers_and_an_answer_its_checklist() {
    let with = |row: &str| {
        bad(&format!(
            "date,checklist,yes,item 1,item 2,Q24,item 27\n2018-07-20,{row}\n"
        ))
    };
    assert_eq!(with(",2,yes,no,,"), Vec::<String>::new());
    assert_eq!(
        with(",0,yes,,,"),
        ["Line 2: yes: 0 cannot be yes; with the answers given here, from 1 to 24 can"]
    );
    assert_eq!(
        with(",24,,no,,"),
        ["Line 2: yes: 24 cannot be yes; with the answers given here, from 0 to 23 can"]
    );
    assert_eq!(
        with(",,,,,yes"),
        ["Line 2: item 27: \u{201c}dash-24\u{201d} has no such question"]
    );
    assert_eq!(with("police-27,27,,,,yes"), Vec::<String>::new());
    assert_eq!(
        with("other,3,,,,"),
        [
            "Line 2: checklist: no checklist \u{201c}other\u{201d} is loaded; yes: 3 cannot be yes; with the answers given here, from 0 to 0 can"
        ]
    );
    assert_eq!(
        with(",,perhaps,declined,not asked,"),
        ["Line 2: item 1: \u{201c}perhaps\u{201d} is not yes, no or unknown"]
    );
}

#[test]
fn the_template_loads_whole_and_shows_every_column() {
    let (past, bad, notes) = load(&template(), &book()).expect("it loads");
    assert_eq!((past.rows.len(), bad, notes), (3, Vec::new(), Vec::new()));
    let headings = COLUMNS.map(|(_, heading, _)| heading).join(",");
    assert!(template().starts_with(&format!("{headings}\r\n")));
    let format = include_str!("../../src/workshop/past/FORMAT.md");
    for (_, heading, about) in COLUMNS {
        assert!(
            format.contains(&format!("| `{heading}` |")),
            "FORMAT.md describes {heading}"
        );
        assert!(!about.is_empty());
    }
    // They are no cases, and are left out until somebody says otherwise.
    assert_eq!(past.in_doubt(Doubt::Example), [2, 3, 4]);
    let compared = compare(past.clone(), &book());
    assert_eq!(compared.left_out().by_reason(), [(Reason::Example, 3)]);
    let keep = KeptRows::default().with(Doubt::Example, true);
    let rules = [&choice("made-up", Some("a")), &choice("made-up", Some("b"))];
    assert_eq!(
        compare_keeping(past, &book(), rules, keep).outcomes.len(),
        3
    );
}

#[test]
fn more_bad_rows_than_are_listed_are_counted() {
    let rows = "A,never\n".repeat(MOST_BAD + 5);
    let (past, bad, notes) = load(&format!("case,date\n{rows}"), &book()).expect("it loads");
    assert_eq!((past.rows.len(), bad.len()), (0, MOST_BAD));
    assert_eq!(notes, ["5 more rows were left out than are listed."]);
    assert_eq!(good("case,date\n"), 0);
}
