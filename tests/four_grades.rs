//! A few areas tell four grades apart: what very high is there, and what high of three may be.

use serde_json::{Value, json};
use waymark::engine::decision::{Finding, Here, InDoubt, Looking, Part, Unknown};
use waymark::logic::Truth::{self, CannotTell, Met, NotMet};
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Assessment, Case, Event, Grade, HighestGrade, Review};
use waymark::model::dates::Day;
use waymark::model::files::{read_area, read_case, write_case};
use waymark::model::rules::Criterion;
use waymark::record::read_part;
use waymark::words::explain::{RuleContext, rule_words, threshold_words};
use waymark::workshop::agreement::grades_words;

use crate::forum::support::{BOOK, said, today, under};

use Grade::{High, Medium, Standard, VeryHigh};
use HighestGrade::{High as OfThree, VeryHigh as OfFour};

/// The bundled rules, and an area of four grades with one route.
fn four(criterion: &Value) -> Rulebook {
    let area = json!({
        "format": "waymark-area/1", "id": "four", "name": "Four", "nation": "england-and-wales",
        "versions": [{
            "id": "v", "title": "As made up", "in_force": {"between": {}}, "speaks_for": "unknown",
            "standing": "illustrative", "sources": [{"id": "s", "title": "Made up", "seen": "read"}],
            "checklist": "dash-24", "highest_grade": "very-high", "forum": {"name": "MARAC"},
            "routes": [{"id": "graded", "kind": "visible-high-risk", "name": "Graded", "criterion": criterion, "sources": ["s"]}]
        }]
    });
    let area = read_area(&area.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut book = BOOK.clone();
    book.add_area(area);
    book
}

fn graded(grade: Option<Grade>, highest_grade: HighestGrade) -> Case {
    let mut case = Case::new(today());
    (case.assessments.all_known, case.events.all_known) = (true, true);
    case.assessments.list.push(Assessment {
        id: "a".to_owned(),
        when: today().into(),
        grade,
        highest_grade,
        ..Assessment::default()
    });
    case
}

fn criterion(text: &Value) -> Criterion {
    read_part(&text.to_string()).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// What becomes of a criterion in an area whose highest grade is that.
fn found<'a>(
    case: &'a Case,
    criterion: &'a Criterion,
    on: Day,
    highest: HighestGrade,
) -> Finding<'a> {
    Looking {
        case,
        book: &BOOK,
        on,
        here: Here::Residence(&[]),
        highest_grade: highest,
    }
    .find(criterion)
}

/// Every grade that may be recorded, and among how many.
const RECORDED: [(Option<Grade>, HighestGrade); 6] = [
    (None, OfThree),
    (Some(Standard), OfThree),
    (Some(Medium), OfFour),
    (Some(High), OfThree),
    (Some(High), OfFour),
    (Some(VeryHigh), OfFour),
];

#[test]
fn every_grade_under_every_rule_of_four_and_of_three() {
    let open = CannotTell;
    let table: [(Value, HighestGrade, [Truth; 6]); 8] = [
        (
            json!({"at_least": "very-high"}),
            OfFour,
            [open, NotMet, NotMet, open, NotMet, Met],
        ),
        (
            json!({"at_least": "high"}),
            OfFour,
            [open, NotMet, NotMet, Met, Met, Met],
        ),
        (
            json!({"at_least": "high", "at_most": "very-high"}),
            OfFour,
            [open, NotMet, NotMet, Met, Met, Met],
        ),
        (
            json!({"at_least": "high", "at_most": "high"}),
            OfFour,
            [open, NotMet, NotMet, open, Met, NotMet],
        ),
        (
            json!({"at_least": "standard", "at_most": "medium"}),
            OfFour,
            [open, Met, Met, NotMet, NotMet, NotMet],
        ),
        // Where there are three, very high of elsewhere is high.
        (
            json!({"at_least": "high"}),
            OfThree,
            [open, NotMet, NotMet, Met, Met, Met],
        ),
        (
            json!({"at_least": "medium", "at_most": "high"}),
            OfThree,
            [open, NotMet, Met, Met, Met, Met],
        ),
        // A rule that names very high is about four, though its version does not say so.
        (
            json!({"at_least": "very-high"}),
            OfThree,
            [open, NotMet, NotMet, open, NotMet, Met],
        ),
    ];
    for (asked, highest, expected) in table {
        let rule = criterion(&json!({ "grade": asked }));
        for ((grade, of), expected) in RECORDED.into_iter().zip(expected) {
            let case = graded(grade, of);
            let answer = found(&case, &rule, today(), highest).answer;
            assert_eq!(
                answer, expected,
                "{asked} of {highest:?}: {grade:?} of {of:?}"
            );
        }
    }
}

#[test]
fn assessments_that_count_by_their_grade() {
    let open = CannotTell;
    let table: [(&[&str], HighestGrade, [Truth; 6]); 4] = [
        (
            &["very-high"],
            OfFour,
            [open, NotMet, NotMet, open, NotMet, Met],
        ),
        (&["high"], OfFour, [open, NotMet, NotMet, open, Met, NotMet]),
        (
            &["high", "very-high"],
            OfFour,
            [open, NotMet, NotMet, Met, Met, Met],
        ),
        (&["high"], OfThree, [open, NotMet, NotMet, Met, Met, Met]),
    ];
    for (grades, highest, expected) in table {
        let asked =
            criterion(&json!({"assessments": {"count": {"at-least": 1}, "grades": grades}}));
        for ((grade, of), expected) in RECORDED.into_iter().zip(expected) {
            let case = graded(grade, of);
            let found = found(&case, &asked, today(), highest);
            assert_eq!(
                found.answer, expected,
                "{grades:?} of {highest:?}: {grade:?} of {of:?}"
            );
            if (grade, expected) == (Some(High), open) {
                let asked = json!({"assessments": {"count": {"at-least": 1}, "grades": grades}});
                let text = said(&four(&asked), &under(case.clone(), "four")).to_string();
                let says = "16 June 2025, graded high where there were three grades, which may be very high of four";
                assert!(text.contains(says), "{text}");
                let one = &case.assessments.list[0];
                let settles = found.ways();
                assert_eq!(
                    settles[0].groups[0].of,
                    [Unknown::Assessment(one, InDoubt::only(Part::OfFour))]
                );
            }
        }
    }
}

/// The reason says what was recorded and why it does not tell, and what settles it.
#[test]
fn high_of_three_is_told_as_what_it_is() {
    let book = four(&json!({"grade": {"at_least": "very-high"}}));
    let text = said(&book, &under(graded(Some(High), OfThree), "four")).to_string();
    for says in [
        "Graded high on 16 June 2025",
        "High was recorded where there were three grades; here, where there are four, it may be very high: grade it again among the four.",
        "A grade of very high is asked for.",
        "whether the assessment of 16 June 2025 would be high or very high, where there are four grades",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    for (grade, says) in [
        (High, "Graded high on 16 June 2025"),
        (VeryHigh, "Graded very high on 16 June 2025"),
    ] {
        let text = said(&book, &under(graded(Some(grade), OfFour), "four")).to_string();
        assert!(text.contains(says), "{text}");
        assert!(!text.contains("three grades"), "{text}");
    }
}

/// A date that is not known and a grade of three are named together; a later grade alone would do as well.
#[test]
fn what_settles_a_grade_of_three() {
    let asked = criterion(&json!({"grade": {"at_least": "very-high"}}));
    let mut case = graded(Some(High), OfThree);
    case.assessments.list[0].when = waymark::model::dates::When::Unknown;
    let mut medium = case.assessments.list[0].clone();
    (medium.id, medium.grade, medium.when) =
        ("b".to_owned(), Some(Medium), today().minus_days(30).into());
    case.assessments.list.push(medium);
    let finding = found(&case, &asked, today(), OfFour);
    assert_eq!(finding.answer, CannotTell);
    let both = InDoubt::of([(Part::Date, true), (Part::OfFour, true)]);
    let named: Vec<_> = finding.ways()[0]
        .groups
        .iter()
        .flat_map(|group| group.of.clone())
        .collect();
    assert_eq!(
        named,
        [Unknown::Assessment(&case.assessments.list[0], both)]
    );
    // Where none that may be high of four is there, it takes a grade.
    case.assessments.list.remove(0);
    case.assessments.list[0].grade = None;
    let finding = found(&case, &asked, today(), OfFour);
    assert_eq!(finding.ways()[0].groups[0].of, [Unknown::Grade]);
}

/// A review raises a grade among the same grades.
#[test]
fn a_review_may_come_to_very_high() {
    let asked = criterion(&json!({"grade": {"at_least": "very-high"}}));
    for (grade, expected) in [(High, NotMet), (VeryHigh, Met)] {
        let mut case = graded(Some(Medium), OfFour);
        case.assessments.list[0].review = Some(Review {
            by: "Supervisor".to_owned(),
            when: today().into(),
            grade: Some(grade),
            words: String::new(),
        });
        assert_eq!(found(&case, &asked, today(), OfFour).answer, expected);
    }
}

/// After high, very high is a rise, among however many grades high was given; what is not known may be very high only where
/// somebody tells four apart.
/// Where assessments are counted by their grade, that of a review counts in place of the one that it raised.
#[test]
fn a_review_counts_where_assessments_are_counted() {
    let reviewed = |own: Option<Grade>, to: Grade, highest: HighestGrade| {
        let mut case = graded(own, highest);
        case.assessments.list[0].review = Some(Review {
            by: "Supervisor".to_owned(),
            when: today().into(),
            grade: Some(to),
            ..Review::default()
        });
        case
    };
    let very_high =
        criterion(&json!({"assessments": {"count": {"at-least": 1}, "grades": ["very-high"]}}));
    let case = reviewed(Some(High), VeryHigh, OfFour);
    assert_eq!(found(&case, &very_high, today(), OfFour).answer, Met);
    let high = criterion(&json!({"assessments": {"count": {"at-least": 1}, "grades": ["high"]}}));
    let case = reviewed(Some(Medium), High, OfThree);
    assert_eq!(found(&case, &high, today(), OfThree).answer, Met);
    // High of three by a review alone is graded, and may be very high of four.
    let case = reviewed(None, High, OfThree);
    let open = found(&case, &very_high, today(), OfFour);
    assert_eq!(open.answer, CannotTell);
    let ways = open.ways();
    let mut named = ways
        .iter()
        .flat_map(|way| &way.groups)
        .flat_map(|group| &group.of);
    assert!(
        named.any(|one| matches!(one, Unknown::Assessment(_, open) if *open == InDoubt::only(Part::OfFour))),
        "{ways:?}"
    );
}

#[test]
fn a_rise_to_very_high() {
    let asked =
        criterion(&json!({"rising": {"instrument": "dash-24", "items": [], "ledger": true}}));
    let event = |id: &str, days: u32, grade, highest_grade| Event {
        id: id.to_owned(),
        when: today().minus_days(days).into(),
        harmed: vec!["victim".to_owned()],
        grade,
        highest_grade,
        ..Event::default()
    };
    for (first, last, area, expected) in [
        (
            (Some(High), OfThree),
            (Some(VeryHigh), OfFour),
            OfThree,
            Met,
        ),
        ((Some(High), OfFour), (Some(VeryHigh), OfFour), OfFour, Met),
        ((Some(High), OfThree), (Some(High), OfFour), OfFour, NotMet),
        ((Some(High), OfThree), (None, OfThree), OfThree, NotMet),
        ((Some(High), OfThree), (None, OfThree), OfFour, CannotTell),
        ((Some(High), OfFour), (None, OfThree), OfThree, CannotTell),
        ((Some(VeryHigh), OfFour), (None, OfThree), OfFour, NotMet),
    ] {
        let mut case = Case::new(today());
        case.events.all_known = true;
        case.events.list = vec![
            event("e0", 30, first.0, first.1),
            event("e1", 10, last.0, last.1),
        ];
        let found = found(&case, &asked, today(), area);
        let ledger = found.evidence.try_as_rising_ref().unwrap().ledger;
        assert_eq!(ledger, Some(expected), "{first:?} {last:?} {area:?}");
    }
}

/// What a rule asks for is said by the grades that its area has.
#[test]
fn the_words_of_a_rule() {
    for (asked, of_three, of_four) in [
        (json!({"at_least": "high"}), "high", "high or very high"),
        (
            json!({"at_least": "medium"}),
            "medium or above",
            "medium or above",
        ),
        (
            json!({"at_least": "standard", "at_most": "high"}),
            "standard or above",
            "standard to high",
        ),
        (
            json!({"at_least": "high", "at_most": "high"}),
            "high",
            "high",
        ),
        (json!({"at_least": "very-high"}), "very high", "very high"),
    ] {
        let rule = criterion(&json!({ "grade": asked }));
        for (highest, expected) in [(OfThree, of_three), (OfFour, of_four)] {
            let words = rule_words(&rule, RuleContext::of(&BOOK, highest));
            assert_eq!(words, format!("the professional's own grade is {expected}"));
            assert_eq!(
                threshold_words(&rule, RuleContext::of(&BOOK, highest)),
                format!("graded {expected}")
            );
        }
    }
}

/// High of three is no choice among four until it is graded again.
#[test]
fn what_is_open_among_four() {
    for ((grade, of), open) in RECORDED
        .into_iter()
        .zip([false, false, false, true, false, false])
    {
        let case = graded(grade, of);
        let own = case.assessments.list[0].own_grade();
        assert_eq!(own.is_some_and(|own| own.is_open_among(OfFour)), open);
        assert!(!own.is_some_and(|own| own.is_open_among(OfThree)));
    }
}

/// What is chosen from is what the area has, and what was recorded.
#[test]
fn the_fourth_is_offered_where_there_is_one() {
    assert_eq!(OfThree.choices(None), [Standard, Medium, High]);
    assert_eq!(OfThree.choices(Some(High)), [Standard, Medium, High]);
    let all = [Standard, Medium, High, VeryHigh];
    assert_eq!(OfThree.choices(Some(VeryHigh)), all);
    assert_eq!(OfFour.choices(None), all);
    let book = four(&json!({"grade": {"at_least": "very-high"}}));
    for (area, highest) in [
        (Some("four"), OfFour),
        (Some("lewisham"), OfThree),
        (None, OfThree),
    ] {
        let choice = area.map(AreaChoice::of);
        assert_eq!(book.highest_grade(choice.as_ref(), today()), highest);
    }
}

/// Beside a grade that is given, the highest that could be is recorded; what was given before among three stays so.
#[test]
fn what_is_recorded_beside_a_grade() {
    let mut one = Assessment::default();
    for (grade, highest, recorded) in [
        (Some(High), OfFour, OfFour),
        (None, OfFour, OfThree),
        (Some(High), OfThree, OfThree),
        (Some(VeryHigh), OfThree, OfFour),
    ] {
        one.grade_among(grade, highest);
        assert_eq!((one.grade, one.highest_grade), (grade, recorded));
    }
    let reviewed = |own: Option<Grade>| {
        let mut one = Assessment {
            grade: own,
            review: Some(Review {
                grade: Some(High),
                ..Review::default()
            }),
            ..Assessment::default()
        };
        one.review_graded_among(OfFour);
        one.highest_grade
    };
    assert_eq!(reviewed(None), OfFour);
    assert_eq!(reviewed(Some(High)), OfThree);
}

/// A file that says nothing of four grades is written as it was.
#[test]
fn in_a_case_file() {
    for (grade, of) in RECORDED {
        let case = graded(grade, of);
        let text = write_case(&case);
        assert_eq!(read_case(&text).unwrap(), case);
        assert_eq!(text.contains("highest_grade"), of == OfFour, "{text}");
    }
    let text = write_case(&graded(Some(High), OfFour)).replace("very-high", "medium");
    let refused = read_case(&text).unwrap_err().to_string();
    assert!(refused.contains("high, very-high"), "{refused}");
}

#[test]
fn how_far_assessors_are_apart() {
    for (grades, highest, says) in [
        (
            [Standard, High],
            OfThree,
            ": as far apart as grades can be.",
        ),
        ([Standard, High], OfFour, ": two steps apart."),
        ([Medium, VeryHigh], OfFour, ": two steps apart."),
        ([High, VeryHigh], OfFour, ": one step apart."),
        (
            [Standard, VeryHigh],
            OfFour,
            ": as far apart as grades can be.",
        ),
    ] {
        let words = grades_words(&grades.map(Some), highest);
        assert!(words.ends_with(says), "{words}");
    }
}
