//! A small file, and what comes of it worked out by hand: see the rules in `support.rs`.

use waymark::past::{Compared, Missing, Move, Tally, expected, tables_csv};
use waymark::rules::RouteKind;

use super::support::{book, compare, names, whole};

fn hand() -> Compared {
    let book = book();
    compare(whole(include_str!("hand.csv"), &book), &book)
}

fn tally(met: usize, open: usize, not_met: usize) -> Tally {
    Tally { met, open, not_met }
}

#[test]
fn every_case_moves_as_worked_out() {
    let compared = hand();
    for (moves, expected) in [
        (Move::Enters, vec!["enters"]),
        (Move::Leaves, vec!["leaves"]),
        (Move::Stays, vec!["stays", "repeat"]),
        (Move::Neither, vec!["neither"]),
        // 12 yes are enough for B; for A it was not recorded whether it was judged so.
        (Move::MayEnter, vec!["not judged"]),
        // A judgement is enough for A; B asks for it in writing, and that is not recorded.
        (Move::MayLeave, vec!["not written"]),
        (Move::Unknown, vec!["no yes", "no events"]),
    ] {
        assert_eq!(names(&compared, compared.that(moves)), expected, "{moves:?}");
    }
    assert_eq!(compared.tallies(), [tally(4, 3, 2), tally(4, 2, 3)]);
    // From A to B, each from met by cannot tell to not met.
    assert_eq!(compared.crossed(), [[2, 1, 1], [1, 1, 1], [1, 0, 1]]);
}

#[test]
fn the_kinds_of_route_are_counted_one_by_one() {
    let kinds: Vec<_> = hand().kinds().into_iter().map(|(kind, _, tallies)| (kind, tallies)).collect();
    assert_eq!(
        kinds,
        [
            (RouteKind::VisibleHighRisk, [Some(tally(1, 1, 7)), Some(tally(3, 1, 5))]),
            (RouteKind::ProfessionalJudgement, [Some(tally(1, 1, 7)), Some(tally(0, 2, 7))]),
            (RouteKind::PotentialEscalation, [Some(tally(1, 1, 7)), None]),
            (RouteKind::Repeat, [Some(tally(1, 0, 8)), Some(tally(1, 0, 8))]),
        ]
    );
}

#[test]
fn what_is_missing_is_named_by_its_column() {
    assert_eq!(
        hand().missing(),
        [(Missing::Yes, [1, 1]), (Missing::Judgement, [1, 0]), (Missing::Written, [0, 1]), (Missing::Events, [1, 0]),]
    );
}

#[test]
fn months_without_cases_are_there_too() {
    let months: Vec<_> = hand().months().into_iter().map(|month| (month.named(), month.under)).collect();
    assert_eq!(
        months,
        [
            ("July 2018".to_owned(), [tally(4, 2, 1), tally(3, 2, 2)]),
            ("August 2018".to_owned(), [tally(0, 0, 0), tally(0, 0, 0)]),
            ("September 2018".to_owned(), [tally(0, 1, 1), tally(1, 0, 1)]),
        ]
    );
}

#[test]
fn the_words_say_the_same_numbers() {
    let compared = hand();
    let summary = compared.summary();
    assert_eq!(summary[0], "9 cases decided from 20 July 2018 to 2 September 2018.");
    assert_eq!(
        summary[1],
        "A route is met in 4 cases under A and in 4 cases under B. 1 case would enter, and 1 case would leave."
    );
    assert!(summary[2].starts_with("It cannot be told of 3 cases under A and of 2 cases under B"), "{}", summary[2]);
    assert!(summary[2].contains("2 cases may enter or leave"), "{}", summary[2]);
    assert_eq!(compared.which(), ["Rule A: Made Up, version a.", "Rule B: Made Up, version b."]);
}

#[test]
fn the_saved_tables_are_those_of_the_page() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    let tables = compared.tables(&expected, Some(250_000));
    let kinds = tables.first().expect("there are tables");
    assert_eq!(kinds.head.join("|"), "Route|A: met|A: cannot tell|A: not met|B: met|B: cannot tell|B: not met");
    assert_eq!(kinds.rows[2].join("|"), "Potential escalation|1|1|7|no such route||");
    assert_eq!(kinds.rows[4].join("|"), "Any route to the MARAC, or what stands in its place|4|3|2|4|2|3");
    // 250,000 women at 40 for 10,000 are 1,000 cases in twelve months.
    let months = tables.last().expect("there are tables");
    assert_eq!(months.rows[0].join("|"), "July 2018|4|2|3|2|83.3");
    let saved = tables_csv(&tables);
    for table in &tables {
        for row in &table.rows {
            assert!(row.iter().all(|cell| saved.contains(cell.as_str())), "{row:?} is in the file");
        }
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{}", table.title);
    }
    let cases = compared.cases_csv();
    assert!(cases.contains("no events,7,2018-07-24,unknown,cannot tell,,events,not met,,\r\n"), "{cases}");
    assert!(cases.contains("repeat,8,2018-07-25,both,met,Repeat,,met,Repeat,\r\n"), "{cases}");
    assert_eq!(cases.lines().count(), 10);
    let leaves = compared.moved(Move::Leaves, 100);
    assert_eq!(leaves.rows, [["leaves", "4", "2018-07-21", "Potential escalation", "Not met"]]);
    assert_eq!(compared.moved(Move::Stays, 1).note, "The first 1 of 2. The saved file has all of them.");
}

#[test]
fn guidance_is_compared_over_a_year_alone() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    assert_eq!(compared.load(&expected, None, 12), None);
    // The cases lie in three months, July to September, and the user may know that the file covers more.
    assert_eq!(compared.covers(), 3);
    let says = compared.load(&expected, Some(250_000), compared.covers()).expect("women are given");
    assert!(says.contains("comes to 1,000 cases in twelve months"), "{says}");
    assert!(says.contains("which is too little to say"), "{says}");
    let says = |months| compared.load(&expected, Some(250_000), months).expect("women are given");
    assert!(says(12).contains("met in 4 to 7 under A and 4 to 6 under B in as long a time"), "{}", says(12));
    // Two thirds of that in twelve months, to the nearest whole.
    assert!(says(18).contains("met in 3 to 5 under A and 3 to 4 under B"), "{}", says(18));
}

#[test]
fn the_pictures_are_whole_and_name_nothing_unescaped() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    let pictures = compared.pictures(&expected, Some(250_000));
    assert_eq!(pictures.len(), 2);
    for picture in pictures {
        let svg = picture.svg();
        assert!(svg.contains("role=\"img\"") && svg.contains("<desc") && svg.ends_with("</svg>"), "{svg}");
        assert!(!svg.contains("style="), "the content policy refuses styles in a page");
        // Every element that opens is closed.
        for tag in ["text", "title", "desc", "defs", "pattern", "svg"] {
            let many = |what: String| svg.matches(&what).count();
            assert_eq!(many(format!("<{tag} ")) + many(format!("<{tag}>")), many(format!("</{tag}>")), "{tag}");
        }
    }
}
