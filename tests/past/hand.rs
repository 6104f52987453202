//! A small file, and what comes of it worked out by hand: see the rules in `support.rs`.

use waymark::logic::Truth::{CannotTell, Met, NotMet};
use waymark::model::rules::RouteKind;
use waymark::workshop::past::{AnswerPair, Compared, Missing, Tally, expected};

use super::support::{asking, book, choice, compare, compare_under, names, whole};

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
    for (first, second, expected) in [
        (NotMet, Met, vec!["enters"]),
        (Met, NotMet, vec!["leaves"]),
        (Met, Met, vec!["stays", "repeat"]),
        (NotMet, NotMet, vec!["neither"]),
        // 12 yes are enough for B; for A it was not recorded whether it was judged so.
        (CannotTell, Met, vec!["not judged"]),
        // A judgement is enough for A; B asks for it in writing, and that is not recorded.
        (Met, CannotTell, vec!["not written"]),
        (CannotTell, CannotTell, vec!["no yes"]),
        (CannotTell, NotMet, vec!["no events"]),
        (NotMet, CannotTell, vec![]),
    ] {
        let pair = AnswerPair::of(first, second);
        assert_eq!(names(&compared, compared.that(pair)), expected, "{pair:?}");
        assert_eq!(compared.pairs().of(pair), expected.len(), "{pair:?}");
    }
    assert_eq!(compared.pairs().tallies(), [tally(4, 3, 2), tally(4, 2, 3)]);
}

#[test]
fn the_kinds_of_route_are_counted_one_by_one() {
    let kinds: Vec<_> = hand()
        .kinds()
        .into_iter()
        .map(|of_kind| (of_kind.kind, of_kind.tallies()))
        .collect();
    assert_eq!(
        kinds,
        [
            (
                RouteKind::VisibleHighRisk,
                [Some(tally(1, 1, 7)), Some(tally(3, 1, 5))]
            ),
            (
                RouteKind::ProfessionalJudgement,
                [Some(tally(1, 1, 7)), Some(tally(0, 2, 7))]
            ),
            (RouteKind::PotentialEscalation, [Some(tally(1, 1, 7)), None]),
            (
                RouteKind::Repeat,
                [Some(tally(1, 0, 8)), Some(tally(1, 0, 8))]
            ),
        ]
    );
}

#[test]
fn what_is_missing_is_named_by_its_column() {
    assert_eq!(
        hand().missing(),
        [
            (Missing::Yes, [1, 1]),
            (Missing::Judgement, [1, 0]),
            (Missing::Written, [0, 1]),
            (Missing::Events, [1, 0]),
        ]
    );
}

#[test]
fn months_without_cases_are_there_too() {
    let months: Vec<_> = hand()
        .months()
        .into_iter()
        .map(|month| (month.named(), month.pairs.tallies()))
        .collect();
    assert_eq!(
        months,
        [
            ("July 2018".to_owned(), [tally(4, 2, 1), tally(3, 2, 2)]),
            ("August 2018".to_owned(), [tally(0, 0, 0), tally(0, 0, 0)]),
            (
                "September 2018".to_owned(),
                [tally(0, 1, 1), tally(1, 0, 1)]
            ),
        ]
    );
}

#[test]
fn the_words_say_the_same_numbers() {
    let compared = hand();
    let summary = compared.summary();
    assert_eq!(
        summary[..3],
        [
            "4 → 4: 1 certainly new, 1 that could not be told before; less 1 that certainly leave, 1 that can no longer be told; 2 cannot be told under B, 1 of them for want of answers.",
            "That is: a route to MARAC is met in 4 cases under A and in 4 cases under B.",
            "9 cases decided from 20 July 2018 to 2 September 2018.",
        ]
    );
    assert!(
        summary[3].starts_with("It cannot be told of 3 cases under A and of 2 cases under B"),
        "{}",
        summary[3]
    );
    assert!(
        summary[3]
            .ends_with("4 cases may enter or leave because of that: 1 may enter, 2 may leave, and 1 may do either."),
        "{}",
        summary[3]
    );
    assert_eq!(
        compared.which(),
        ["Rule A: Made Up, version a.", "Rule B: Made Up, version b."]
    );
    // Where nothing is called A or B, other words stand for the two.
    let dials = compared
        .summary_of(["as its source has it", "as moved"])
        .join(" ");
    assert!(
        dials.contains(
            "a route to MARAC is met in 4 cases as its source has it and in 4 cases as moved."
        ),
        "{dials}"
    );
    assert!(
        dials.contains("of 3 cases as its source has it and of 2 cases as moved"),
        "{dials}"
    );
    assert!(!dials.contains("under"), "{dials}");
}

#[test]
fn the_saved_tables_are_those_of_the_page() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    let tables = compared.tables(&expected, Some(250_000));
    let kinds = tables
        .iter()
        .find(|table| table.id == "kinds")
        .expect("it is there");
    assert_eq!(
        kinds.head.join("|"),
        "Route|A: met|A: cannot tell|A: not met|B: met|B: cannot tell|B: not met"
    );
    assert_eq!(
        kinds.rows[2].join("|"),
        "Potential escalation|1|1|7|no such route||"
    );
    assert_eq!(kinds.rows[4].join("|"), "Any route to MARAC|4|3|2|4|2|3");
    // 250,000 women at 40 for 10,000 are 1,000 cases in twelve months.
    let months = tables.last().expect("there are tables");
    assert_eq!(months.rows[0].join("|"), "July 2018|4|2|3|2|83.3");
    let saved = compared.tables_csv(&expected, Some(250_000));
    for table in &tables {
        for row in &table.rows {
            assert!(
                row.iter().all(|cell| saved.contains(cell.as_str())),
                "{row:?} is in the file"
            );
        }
        assert!(
            table.rows.iter().all(|row| row.len() == table.head.len()),
            "{}",
            table.title
        );
    }
    let cases = compared.cases_csv();
    assert!(
        cases.contains("no events,7,2018-07-24,may-leave,cannot tell,,events,not met,,,\r\n"),
        "{cases}"
    );
    assert!(
        cases.contains("repeat,8,2018-07-25,both,met,Repeat,,met,Repeat,,\r\n"),
        "{cases}"
    );
    assert_eq!(cases.lines().count(), 10);
    let leaves = compared.listed(AnswerPair::of(Met, NotMet), 100);
    assert_eq!(
        leaves.rows,
        [[
            "leaves",
            "4",
            "2018-07-21",
            "Potential escalation",
            "Not met"
        ]]
    );
    assert_eq!(
        compared.listed(AnswerPair::of(Met, Met), 1).note,
        "The first 1 of 2. The saved file has all of them."
    );
}

#[test]
fn guidance_is_compared_over_a_year_alone() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    assert_eq!(compared.load(&expected, None, 12), None);
    // The cases lie in three months, July to September, and the user may know that the file covers more.
    assert_eq!(compared.covers(), 3);
    let says = compared
        .load(&expected, Some(250_000), compared.covers())
        .expect("women are given");
    assert!(
        says.contains("comes to 1,000 cases in twelve months"),
        "{says}"
    );
    assert!(says.contains("which is too little to say"), "{says}");
    let says = |months| {
        compared
            .load(&expected, Some(250_000), months)
            .expect("women are given")
    };
    assert!(
        says(12).contains("met in 4 to 7 under A and 4 to 6 under B in as long a time"),
        "{}",
        says(12)
    );
    // Two thirds of that in twelve months, to the nearest whole.
    assert!(
        says(18).contains("met in 3 to 5 under A and 3 to 4 under B"),
        "{}",
        says(18)
    );
}

#[test]
fn the_pictures_are_whole_and_name_nothing_unescaped() {
    let (compared, expected) = (hand(), expected().expect("it reads"));
    let pictures = compared.pictures(&expected, Some(250_000));
    assert_eq!(pictures.len(), 2);
    for picture in pictures {
        let svg = picture.svg();
        assert!(
            svg.contains(&format!(
                "role=\"img\" aria-label=\"{}. Two bars",
                picture.title
            )) && svg.ends_with("</svg>"),
            "{svg}"
        );
        assert!(
            !svg.contains("style="),
            "the content policy refuses styles in a page"
        );
        // Every element that opens is closed.
        for tag in ["text", "svg"] {
            let many = |what: String| svg.matches(&what).count();
            assert_eq!(
                many(format!("<{tag} ")) + many(format!("<{tag}>")),
                many(format!("</{tag}>")),
                "{tag}"
            );
        }
    }
}

#[test]
fn routes_to_other_services_have_a_line_of_their_own_and_are_not_counted_with_the_forum_s() {
    let at_least = |yes| {
        format!(r#"{{"score": {{"instrument": "dash-24", "count": {{"at-least": {yes}}}}}}}"#)
    };
    let book = asking(&[
        ("visible-high-risk", &at_least(17)),
        ("other-service", &at_least(14)),
    ]);
    let file = "case,date,yes\na,2018-07-01,15\nb,2018-07-02,18\nc,2018-07-03,3\n";
    let under = choice("asking", None);
    let compared = compare_under(whole(file, &book), &book, [&under, &under]);
    let tables = compared.tables(&expected().expect("it reads"), None);
    let kinds = tables
        .iter()
        .find(|table| table.id == "kinds")
        .expect("it is there");
    let rows: Vec<String> = kinds.rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        rows,
        [
            "Visible high risk|1|0|2|1|0|2",
            "Any route to MARAC|1|0|2|1|0|2",
            "To another service|2|0|1|2|0|1"
        ]
    );
    let nine = tables
        .iter()
        .find(|table| table.id == "crossed")
        .expect("it is there");
    assert_eq!(nine.title, "From rule A to rule B: any route to MARAC");
    let summary = compared.summary().join(" ");
    assert!(
        summary.contains("a route to MARAC is met in 1 case under A and in 1 case under B."),
        "{summary}"
    );
    let says = "A route to another service is met in 2 cases under A and in 2 cases under B; these are counted apart";
    assert!(summary.contains(says), "{summary}");
    // A case that meets nothing else is not said to meet nothing.
    let neither = compared.listed(AnswerPair::of(NotMet, NotMet), 10);
    let words: Vec<&str> = neither.rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(words, ["Not met; met: To another service", "Not met"]);
}
