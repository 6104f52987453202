//! What must hold of any set of past cases.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::dates::Day;
use waymark::model::rules::RouteKind;
use waymark::workshop::past::{AnswerPair, MadeUp, Reason, made_up_csv};

use super::support::{book, choice, compare_under, load};

static BOOK: LazyLock<Rulebook> = LazyLock::new(book);

const AREAS: [&str; 5] = ["made-up", "national", "lewisham", "kingston", "bolton"];

fn rows(seed: u64) -> Vec<String> {
    let set = MadeUp {
        seed,
        cases: 40,
        until: Day::from_iso("2025-12-31").expect("a day"),
    };
    made_up_csv(set, 24).lines().map(str::to_owned).collect()
}

/// The first line, worked out from the table of the nine pairs as it is printed: rule A's answers from above, rule B's
/// from the left, with their sums at the edges.
fn headline_of(nine: &[Vec<usize>]) -> String {
    let (met, open, not_met) = (0, 1, 2);
    let parts = |parts: [(usize, &str); 2]| {
        let some = parts.into_iter().filter(|(cases, _)| *cases > 0);
        some.map(|(cases, says)| format!("{cases} {says}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let more = parts([
        (nine[not_met][met], "certainly new"),
        (nine[open][met], "that could not be told before"),
    ]);
    let fewer = parts([
        (nine[met][not_met], "that certainly leave"),
        (nine[met][open], "that can no longer be told"),
    ]);
    let change = match (more.as_str(), fewer.as_str()) {
        ("", "") => match nine[open][not_met] {
            0 => "no case certainly enters or leaves".to_owned(),
            1 => "no case certainly enters or leaves; 1 that could not be told before is not met"
                .to_owned(),
            many => {
                format!(
                    "no case certainly enters or leaves; {many} that could not be told before are not met"
                )
            }
        },
        (more, "") => more.to_owned(),
        ("", fewer) => format!("less {fewer}"),
        (more, fewer) => format!("{more}; less {fewer}"),
    };
    let untold = nine[3][open];
    let untold = if untold > 0 {
        format!("; {untold} cannot be told under B")
    } else {
        String::new()
    };
    format!("{} → {}: {change}{untold}.", nine[met][3], nine[3][met])
}

/// A first line without what it is for want of, which the table of the pairs does not hold.
fn told_without_subjects(headline: &str) -> String {
    let untold = "cannot be told under B";
    match headline.split_once(untold) {
        Some((before, _)) => format!("{before}{untold}."),
        None => headline.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_rows_changes_nothing(seed in 0..1000_u64, turn in 1..39_usize, areas in (select(&AREAS[..]), select(&AREAS[..]))) {
        let book = &*BOOK;
        let mut rows = rows(seed);
        let choices = [choice(areas.0, None), choice(areas.1, None)];
        let compared = |rows: &[String]| {
            let (past, bad, _) = load(&rows.join("\n"), book).expect("it loads");
            assert!(bad.is_empty());
            compare_under(past, book, [&choices[0], &choices[1]])
        };
        let before = compared(&rows);
        rows[1..].rotate_left(turn);
        let after = compared(&rows);
        prop_assert_eq!(before.pairs(), after.pairs());
        prop_assert_eq!(before.kinds(), after.kinds());
        prop_assert_eq!(before.months(), after.months());
        prop_assert_eq!(before.missing(), after.missing());
        let by_name = |compared: &waymark::workshop::past::Compared| {
            let mut all: Vec<_> = compared.cases().map(|(row, outcome)| (compared.reference(row).to_owned(), *outcome)).collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        prop_assert_eq!(by_name(&before), by_name(&after));
    }

    #[test]
    fn every_case_is_in_one_cell_and_the_numbers_agree(seed in 0..1000_u64, areas in (select(&AREAS[..]), select(&AREAS[..]))) {
        let book = &*BOOK;
        let (past, _, _) = load(&rows(seed).join("\n"), book).expect("it loads");
        let cases = past.rows.len();
        let compared = compare_under(past, book, [&choice(areas.0, None), &choice(areas.1, None)]);
        let pairs = compared.pairs();
        prop_assert_eq!(pairs.all(), cases);
        for pair in AnswerPair::ALL {
            prop_assert_eq!(pairs.of(pair), compared.that(pair).count());
            let by_month = compared.months().iter().map(|month| month.pairs.of(pair)).sum::<usize>();
            prop_assert_eq!(by_month, pairs.of(pair));
        }
        // From the one number of cases that are met to the other, by those that move.
        let [first, second] = pairs.tallies();
        let of = |first, second| pairs.of(AnswerPair::of(first, second));
        let (gained, lost) = (
            of(Truth::NotMet, Truth::Met) + of(Truth::CannotTell, Truth::Met),
            of(Truth::Met, Truth::NotMet) + of(Truth::Met, Truth::CannotTell),
        );
        prop_assert_eq!(first.met + gained - lost, second.met);
        // What may move is what cannot be told under one rule or the other.
        let either = of(Truth::CannotTell, Truth::CannotTell);
        prop_assert_eq!(pairs.that(AnswerPair::is_open), first.open + second.open - either);
        prop_assert_eq!(pairs.that(AnswerPair::may_enter) + pairs.that(AnswerPair::may_leave) - either, pairs.that(AnswerPair::is_open));
        for of_kind in compared.kinds() {
            prop_assert_eq!(of_kind.pairs.all(), cases);
            for (rule, tally) in of_kind.tallies().into_iter().enumerate() {
                // A kind of route is met in no more cases than any route is, unless it leads elsewhere.
                if let Some(tally) = tally.filter(|_| of_kind.kind != RouteKind::OtherService) {
                    prop_assert!(tally.met <= pairs.tallies()[rule].met);
                    prop_assert_eq!(tally.all(), cases);
                }
            }
        }
        // Something is named for every case of which it cannot be told, and nothing for any other; see `settled.rs` for what.
        for outcome in &compared.outcomes {
            for under in outcome.under {
                let open = under.forum == waymark::logic::Truth::CannotTell;
                prop_assert_eq!(under.missing().next().is_some(), open);
            }
        }
        // Under one rule twice nothing moves.
        if areas.0 == areas.1 {
            prop_assert_eq!(pairs.that(|pair| pair.first != pair.second), 0);
        }
    }

    /// The numbers in what is said, shown, saved and copied are those of the nine pairs and of the rows left out.
    #[test]
    fn what_is_said_and_saved_adds_up_to_every_row(
        seed in 0..1000_u64,
        broken in prop::collection::vec((1..40_usize, 1..12_usize), 0..12),
        areas in (select(&AREAS[..]), select(&AREAS[..])),
    ) {
        let (book, mut rows) = (&*BOOK, rows(seed));
        for (row, cell) in broken {
            // No cell of a set that is made up holds a comma.
            let mut cells: Vec<&str> = rows[row].split(',').collect();
            cells[cell] = "??";
            rows[row] = cells.join(",");
        }
        let (past, ..) = load(&rows.join("\n"), book).expect("it loads");
        let compared = compare_under(past, book, [&choice(areas.0, None), &choice(areas.1, None)]);
        let (pairs, left_out) = (compared.pairs(), compared.left_out());
        prop_assert_eq!(pairs.all() + left_out.all(), rows.len() - 1);
        prop_assert_eq!(left_out.by_reason().iter().map(|(_, rows)| rows).sum::<usize>(), left_out.all());

        let expected = waymark::workshop::past::expected().expect("it reads");
        let tables = compared.tables(&expected, None);
        let table = |id: &str| tables.iter().find(|table| table.id == id).expect("it is there");
        let numbers = |row: &Vec<String>| row[1..].iter().map(|cell| cell.parse().expect("a number")).collect::<Vec<usize>>();
        // The nine pairs, with what they add up to at the edges.
        let nine: Vec<Vec<usize>> = table("crossed").rows.iter().map(numbers).collect();
        for (row, first) in nine.iter().zip([Truth::Met, Truth::CannotTell, Truth::NotMet]) {
            let of = [Truth::Met, Truth::CannotTell, Truth::NotMet].map(|second| pairs.of(AnswerPair::of(first, second)));
            prop_assert_eq!(&row[..3], &of[..]);
            prop_assert_eq!(row[3], of.iter().sum::<usize>());
        }
        for column in 0..4 {
            prop_assert_eq!(nine[3][column], nine[..3].iter().map(|row| row[column]).sum::<usize>());
        }
        let [first, second] = pairs.tallies();
        prop_assert_eq!(&nine[3][..3], &[second.met, second.open, second.not_met][..]);
        let of_rows: Vec<usize> = table("rows").rows.iter().map(|row| numbers(row)[0]).collect();
        let (all, parts) = of_rows.split_last().expect("rows");
        prop_assert_eq!(parts.iter().sum::<usize>(), *all);
        prop_assert_eq!(*all, rows.len() - 1);
        let months: Vec<Vec<usize>> = table("months").rows.iter().map(numbers).collect();
        for (column, number) in [first.met, first.open, second.met, second.open].into_iter().enumerate() {
            prop_assert_eq!(months.iter().map(|row| row[column]).sum::<usize>(), number);
        }

        // Every row of the file is a line of the saved one, in the pair it was counted in.
        let saved = compared.cases_csv();
        prop_assert_eq!(saved.lines().count(), rows.len());
        prop_assert_eq!(saved.lines().filter(|line| line.contains(",left-out,")).count(), left_out.all());
        let entered = saved.lines().filter(|line| line.contains(",enter,")).count();
        prop_assert_eq!(entered, pairs.of(AnswerPair::of(Truth::NotMet, Truth::Met)));
        let may = saved.lines().filter(|line| line.contains(",may-")).count();
        prop_assert_eq!(may, pairs.that(AnswerPair::is_open));
        // The text and the tables hold the same sentences, those about the rows left out among them.
        let (text, saved) = (compared.text(&expected, None), compared.tables_csv(&expected, None));
        for says in compared.summary().iter().chain(left_out.words().iter()) {
            prop_assert!(text.contains(says.as_str()), "{says} in {text}");
            prop_assert!(saved.contains(&says.replace('"', "\"\"")), "{says} in {saved}");
        }
        for (reason, of) in left_out.by_reason() {
            prop_assert!(text.contains(&format!("Left out: {} | {of}", reason.words())), "{text}");
        }
        if pairs.all() > 0 {
            prop_assert_eq!(&told_without_subjects(&compared.summary()[0]), &headline_of(&nine));
        }
    }

    /// A cell that does not read costs a case only where a rule asks for it, and changes no answer where none does.
    #[test]
    fn a_cell_that_no_rule_asks_for_costs_no_case(
        seed in 0..1000_u64,
        cell in 2..12_usize,
        areas in (select(&AREAS[..]), select(&AREAS[..])),
    ) {
        let (book, rows) = (&*BOOK, rows(seed));
        let broken: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(number, row)| {
                let mut cells: Vec<&str> = row.split(',').collect();
                if number > 0 {
                    cells[cell] = "??";
                }
                cells.join(",")
            })
            .collect();
        let compared = |rows: &[String]| {
            let (past, bad, _) = load(&rows.join("\n"), book).expect("it loads");
            (compare_under(past, book, [&choice(areas.0, None), &choice(areas.1, None)]), bad)
        };
        let ((whole, _), (found, bad)) = (compared(&rows), compared(&broken));
        prop_assert_eq!(bad.len(), rows.len() - 1, "each is pointed out");
        match found.left_out().by_reason() {
            [] => {
                prop_assert_eq!(&found.outcomes, &whole.outcomes);
                prop_assert_eq!(found.read_in_part(), rows.len() - 1);
            }
            [(Reason::Cell(column), of)] => {
                prop_assert_eq!(column.heading(), rows[0].split(',').nth(cell).expect("a heading"));
                prop_assert_eq!(*of, rows.len() - 1);
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    /// Whatever is put into a good file: a row of it that stands on a line of its own is read, or it is named by its line.
    #[test]
    fn no_row_is_lost_without_a_word(text in "(case|date|yes|events|[,;\"\\r\\n]|2018-07-20|crime|[ -~]){0,60}", after in 0..4_usize) {
        let mut lines: Vec<String> = (0..4).map(|number| format!("R{number},2018-07-20,none")).collect();
        lines.insert(after, text);
        let file = format!("case,date,events\n{}\n", lines.join("\n"));
        let (past, bad, notes) = load(&file, &BOOK).expect("it has headings");
        let read: Vec<&str> = past.rows.iter().map(|row| past.reference(row)).collect();
        for (number, line) in file.lines().enumerate().filter(|(_, line)| line.starts_with("R") && line.ends_with(",2018-07-20,none")) {
            let reference = line.split(',').next().unwrap_or_default();
            let is_named = bad.iter().any(|row| row.line as usize == number + 1);
            prop_assert!(read.contains(&reference) || is_named, "{:?} of {:?}: {:?} {:?} {:?}", line, file, read, bad, notes);
        }
    }
}
