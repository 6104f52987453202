//! What must hold of any set of past cases.

use proptest::prelude::*;
use proptest::sample::select;
use waymark::dates::Day;
use waymark::past::{MadeUp, Move, made_up_csv};

use super::support::{book, choice, compare_under, load};

const AREAS: [&str; 5] = ["made-up", "national", "lewisham", "kingston", "bolton"];

fn rows(seed: u64) -> Vec<String> {
    let set = MadeUp { seed, cases: 40, until: Day::from_iso("2025-12-31").expect("a day") };
    made_up_csv(set, 24).lines().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_rows_changes_nothing(seed in 0..1000_u64, turn in 1..39_usize, areas in (select(&AREAS[..]), select(&AREAS[..]))) {
        let book = book();
        let mut rows = rows(seed);
        let choices = [choice(areas.0, None), choice(areas.1, None)];
        let compared = |rows: &[String]| {
            let (past, bad, _) = load(&rows.join("\n"), &book).expect("it loads");
            assert!(bad.is_empty());
            compare_under(past, &book, [&choices[0], &choices[1]])
        };
        let before = compared(&rows);
        rows[1..].rotate_left(turn);
        let after = compared(&rows);
        prop_assert_eq!(before.tallies(), after.tallies());
        prop_assert_eq!(before.kinds(), after.kinds());
        prop_assert_eq!(before.crossed(), after.crossed());
        prop_assert_eq!(before.months(), after.months());
        prop_assert_eq!(before.missing(), after.missing());
        let by_name = |compared: &waymark::past::Compared| {
            let mut all: Vec<_> = compared.cases().map(|(row, outcome)| (compared.reference(row).to_owned(), *outcome)).collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        prop_assert_eq!(by_name(&before), by_name(&after));
    }

    #[test]
    fn every_case_is_in_one_cell_and_the_numbers_agree(seed in 0..1000_u64, areas in (select(&AREAS[..]), select(&AREAS[..]))) {
        let book = book();
        let (past, _, _) = load(&rows(seed).join("\n"), &book).expect("it loads");
        let cases = past.rows.len();
        let compared = compare_under(past, &book, [&choice(areas.0, None), &choice(areas.1, None)]);
        prop_assert_eq!(compared.crossed().iter().flatten().sum::<usize>(), cases);
        prop_assert_eq!(Move::ALL.map(|moves| compared.that(moves).count()).iter().sum::<usize>(), cases);
        for (rule, tally) in compared.tallies().into_iter().enumerate() {
            prop_assert_eq!(tally.met + tally.open + tally.not_met, cases);
            let by_month = compared.months().iter().map(|month| month.under[rule].met).sum::<usize>();
            prop_assert_eq!(by_month, tally.met);
            // A kind of route is met in no more cases than any route is, unless it leads elsewhere.
            for (kind, _, tallies) in compared.kinds() {
                if let Some(of_kind) = tallies[rule].filter(|_| kind != waymark::rules::RouteKind::OtherService) {
                    prop_assert!(of_kind.met <= tally.met);
                }
            }
        }
        // Something is named for every case of which it cannot be told, and nothing for any other; see `settled.rs` for what.
        for outcome in &compared.outcomes {
            for under in outcome.under {
                let open = under.forum == waymark::decision::Truth::CannotTell;
                prop_assert_eq!(under.missing().next().is_some(), open);
            }
        }
        // Under one rule twice nothing moves.
        if areas.0 == areas.1 {
            prop_assert_eq!(compared.that(Move::Enters).count() + compared.that(Move::Leaves).count(), 0);
        }
    }

    /// Whatever is put into a good file: a row of it that stands on a line of its own is read, or it is named by its line.
    #[test]
    fn no_row_is_lost_without_a_word(text in "(case|date|yes|events|[,;\"\\r\\n]|2018-07-20|crime|[ -~]){0,60}", after in 0..4_usize) {
        let mut lines: Vec<String> = (0..4).map(|number| format!("R{number},2018-07-20,none")).collect();
        lines.insert(after, text);
        let file = format!("case,date,events\n{}\n", lines.join("\n"));
        let (past, bad, notes) = load(&file, &book()).expect("it has headings");
        let read: Vec<&str> = past.rows.iter().map(|row| past.reference(row)).collect();
        for (number, line) in file.lines().enumerate().filter(|(_, line)| line.starts_with("R") && line.ends_with(",2018-07-20,none")) {
            let reference = line.split(',').next().unwrap_or_default();
            let is_named = bad.iter().any(|row| row.line as usize == number + 1);
            prop_assert!(read.contains(&reference) || is_named, "{:?} of {:?}: {:?} {:?} {:?}", line, file, read, bad, notes);
        }
    }

    #[test]
    fn any_json_loads_or_is_refused(text in "(\"date\":|\"yes\":|[,\\r\\n\\[\\]{}:\"]|\"2018-07-20\"|[ -~]){0,60}") {
        let file = format!("[{{\"date\": \"2018-07-20\"}},\n{text}");
        let (past, bad, _) = load(&file, &book()).expect("it is a list");
        prop_assert!(!past.rows.is_empty());
        // What was not the end of a list is named.
        prop_assert!(!bad.is_empty() || file.trim_end().ends_with(']'), "{}", file);
        prop_assert!(bad.iter().all(|row| row.line > 0 && !row.says.is_empty()));
    }
}
