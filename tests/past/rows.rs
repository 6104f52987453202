//! Every row of a file is decided, or is left out for a reason that is counted; what is in doubt is pointed out.

use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::HighestGrade;
use waymark::workshop::past::{AnswerPair, Column, DateOrders, Doubt, KeptRows, Reason};

use super::support::{asking, book, choice, compare_keeping, compare_under, load, opened, whole};

const YES: (&str, &str) = (
    "visible-high-risk",
    r#"{"score": {"instrument": "dash-24", "count": {"at-least": 14}}}"#,
);

/// One rule on both sides.
fn under(text: &str, book: &Rulebook, keep: KeptRows) -> waymark::workshop::past::Compared {
    let past = opened(text, book, DateOrders::default())
        .expect("it loads")
        .past;
    compare_keeping(past, book, [&choice("asking", None); 2], keep)
}

#[test]
fn all_that_may_enter_are_counted() {
    // One of three events may lie before the year: three in twelve months cannot be told, and one crime of four is too few.
    let events = r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-pair"}}"#;
    let book = asking(&[("potential-escalation", events)]);
    let text = "case,date,yes,judgement,events,events complete,maracs\n\
        A,2018-07-20,2,no,2018-07-10 incident; 2018-06-01 incident; 2017 incident,yes,none\n\
        B,2018-07-20,2,no,2018-07-09 incident; 2018-06-02 incident; 2017 incident,yes,none\n";
    let past = whole(text, &book);
    let compared = compare_under(
        past,
        &book,
        [&choice("lewisham", Some("2018")), &choice("asking", None)],
    );
    assert_eq!(
        compared
            .pairs()
            .of(AnswerPair::of(Truth::NotMet, Truth::CannotTell)),
        2
    );
    assert_eq!(
        (
            compared.pairs().that(AnswerPair::may_enter),
            compared.pairs().that(AnswerPair::may_leave)
        ),
        (2, 0)
    );
    let says = compared.summary().join(" ");
    assert!(
        says.starts_with("0 → 0: no case certainly enters or leaves; 2 cannot be told under B for want of events."),
        "{says}"
    );
    assert!(
        says.contains("2 cases may enter or leave because of that: 2 may enter, 0 may leave, and 0 may do either."),
        "{says}"
    );
}

/// Cases that could not be told and now are not met are in the first line: nothing certain enters or leaves, and yet the rule is
/// another.
#[test]
fn what_is_settled_against_a_referral_is_in_the_headline() {
    let events = r#"{"events": {"count": {"at-least": 3}, "months": 12, "people": "same-pair"}}"#;
    let book = asking(&[("potential-escalation", events)]);
    let text = "case,date,yes,judgement,events,events complete,maracs\n\
        A,2018-07-20,2,no,2018-07-10 incident; 2018-06-01 incident; 2017 incident,yes,none\n";
    let compared = compare_under(
        whole(text, &book),
        &book,
        [&choice("asking", None), &choice("lewisham", Some("2018"))],
    );
    let says = compared.summary().join(" ");
    let first =
        "0 → 0: no case certainly enters or leaves; 1 that could not be told before is not met";
    assert!(says.starts_with(first), "{says}");
}

/// People shorten grades, in a cell and in a list.
#[test]
fn a_grade_may_be_shortened() {
    let book = asking(&[("visible-high-risk", r#"{"grade": {"at_least": "high"}}"#)]);
    for (written, forum) in [
        ("Std", Truth::NotMet),
        ("std.", Truth::NotMet),
        ("S", Truth::NotMet),
        ("Med", Truth::NotMet),
        ("m", Truth::NotMet),
        ("Hi", Truth::Met),
        ("H", Truth::Met),
        ("HIGH", Truth::Met),
    ] {
        let text =
            format!("case,date,grade,assessments\nA,2018-07-20,{written},2018-01-02 {written}\n");
        let compared = compare_under(
            whole(&text, &book),
            &book,
            [&choice("asking", None), &choice("asking", None)],
        );
        assert_eq!(compared.outcomes[0].under[0].forum, forum, "{written}");
    }
}

/// Whoever writes very high somewhere in a table tells four grades apart, and then high is not very high; where nobody does,
/// it may be.
#[test]
fn very_high_in_a_table() {
    let mut book = asking(&[(
        "visible-high-risk",
        r#"{"grade": {"at_least": "very-high"}}"#,
    )]);
    let mut area = book.area("asking").unwrap().clone();
    area.versions[0].highest_grade = HighestGrade::VeryHigh;
    book.add_area(area);
    let forum = |text: &str| -> Vec<Truth> {
        let compared = compare_under(
            whole(text, &book),
            &book,
            [&choice("asking", None), &choice("asking", None)],
        );
        compared
            .outcomes
            .iter()
            .map(|outcome| outcome.under[0].forum)
            .collect()
    };
    for written in [
        "very high",
        "Very High",
        "very-high",
        "VH",
        "V high",
        "v. high",
        "vhigh",
    ] {
        let text = format!("case,date,grade\nA,2018-07-20,{written}\nB,2018-07-20,high\n");
        assert_eq!(forum(&text), [Truth::Met, Truth::NotMet], "{written}");
    }
    let listed = |list: &str| format!("case,date,grade,{list}\nB,2018-07-20,high,none\n");
    assert_eq!(
        forum(&listed(
            "events\nA,2018-07-20,medium,2018-01-02 assault very high"
        )),
        [Truth::NotMet, Truth::NotMet]
    );
    assert_eq!(
        forum(&listed("assessments\nA,2018-07-20,medium,2018-01-02 VH")),
        [Truth::NotMet, Truth::NotMet]
    );
    assert_eq!(
        forum("case,date,grade\nA,2018-07-20,medium\nB,2018-07-20,high\n"),
        [Truth::NotMet, Truth::CannotTell]
    );
}

/// A year that no case is of is a slip of the hand, and not the way of writing.
#[test]
fn a_day_far_in_the_future_is_called_that() {
    let book = asking(&[YES]);
    for (day, events, says) in [
        (
            "20/07/2999",
            "",
            "date: \u{201c}20/07/2999\u{201d} lies far in the future: look at its year",
        ),
        (
            "2999-07-20",
            "",
            "date: \u{201c}2999-07-20\u{201d} lies far in the future: look at its year",
        ),
        (
            "20/07/1018",
            "",
            "date: \u{201c}20/07/1018\u{201d} lies before 1900: look at its year",
        ),
        (
            "2018-07-20",
            "2999 crime",
            "events: \u{201c}2999\u{201d} lies far in the future: look at its year",
        ),
        (
            "31/02/2018",
            "",
            "date: \u{201c}31/02/2018\u{201d} is not a day: write 2018-07-20 or 20/07/2018",
        ),
    ] {
        let text = format!("date,events\n{day},{events}\n");
        let (_, bad, _) = load(&text, &book).expect("it loads");
        let said: Vec<String> = bad.iter().map(ToString::to_string).collect();
        assert!(
            matches!(said.as_slice(), [one] if one.contains(says)),
            "{day}: {said:?}"
        );
    }
}

#[test]
fn a_cell_costs_its_row_where_a_rule_asks_for_it_alone() {
    let text = "case,date,yes,grade,item 10\nA,2018-07-20,15,severe,\nB,2018-07-20,many,high,\nC,2018-07-20,15,,perhaps\nD,never,15,high,\n";
    let of = |routes: &[(&str, &str)]| under(text, &asking(routes), KeptRows::default());
    let compared = of(&[YES]);
    assert_eq!(
        compared.left_out().by_reason(),
        [
            (Reason::Day, 1),
            (Reason::Cell(Column::Yes), 1),
            (Reason::Answer, 1)
        ]
    );
    assert_eq!((compared.outcomes.len(), compared.read_in_part()), (1, 1));
    assert_eq!(compared.outcomes[0].under[0].forum, Truth::Met);
    let says = compared.summary();
    assert_eq!(
        says[3..5],
        [
            "3 rows are left out: 1 row (the day of decision does not read); 1 row (a cell under “yes” does not read, and a rule asks for it); and 1 row (the answer to a question does not read, and a rule asks for it).",
            "In 1 of these cases something does not read that neither rule asks for; they are decided.",
        ]
    );
    let grade = ("visible-high-risk", r#"{"grade": {"at_least": "high"}}"#);
    assert_eq!(
        of(&[grade]).left_out().by_reason(),
        [(Reason::Day, 1), (Reason::Cell(Column::Grade), 1)]
    );
    let item = (
        "automatic",
        r#"{"item": {"instrument": "dash-24", "item": "11"}}"#,
    );
    assert_eq!(of(&[item]).left_out().by_reason(), [(Reason::Day, 1)]);
    // The saved file has a line for every row, and says why a row was not decided.
    let saved = compared.cases_csv();
    let left_out: Vec<&str> = saved
        .lines()
        .filter(|line| line.contains(",left-out,"))
        .collect();
    assert_eq!(
        left_out,
        [
            "B,3,2018-07-20,left-out,,,,,,,\"a cell under “yes” does not read, and a rule asks for it\"",
            "C,4,2018-07-20,left-out,,,,,,,\"the answer to a question does not read, and a rule asks for it\"",
            ",5,,left-out,,,,,,,the day of decision does not read",
        ]
    );
}

#[test]
fn an_answer_to_a_question_that_its_checklist_does_not_have_leaves_open_which_it_was() {
    let text = "date,yes,item 27\n2018-07-20,15,yes\n";
    let compared = under(text, &asking(&[YES]), KeptRows::default());
    assert_eq!(
        compared.left_out().by_reason(),
        [(Reason::Cell(Column::Checklist), 1)]
    );
}

#[test]
fn a_reference_that_stands_twice_is_pointed_out_and_is_somebodys_choice() {
    let text = "case,date,yes\nA,2018-07-20,15\nB,2018-07-20,15\nA,2018-07-20,15\n a,2018-08-20,3\n,2018-07-20,15\n,2018-07-20,15\n";
    let book = asking(&[YES]);
    let past = opened(text, &book, DateOrders::default())
        .expect("it loads")
        .past;
    assert_eq!(past.in_doubt(Doubt::Again), [4, 5]);
    assert_eq!(
        past.doubt_words(Doubt::Again).as_deref(),
        Some(
            "2 rows have a reference that stands in an earlier row too, the first in line 4. In 1 of them every other cell is the same too."
        )
    );
    assert_eq!(
        (
            past.doubt_words(Doubt::Example),
            past.doubt_words(Doubt::Later)
        ),
        (None, None)
    );
    // A case may come back, so both stay until somebody says otherwise.
    let of = |keep| under(text, &book, keep);
    assert_eq!(
        (
            of(KeptRows::default()).outcomes.len(),
            of(KeptRows::default()).left_out().all()
        ),
        (6, 0)
    );
    let says = of(KeptRows::default()).summary().join(" ");
    assert!(
        says.contains("Kept among them: 2 whose reference stands in an earlier row too."),
        "{says}"
    );
    let once = of(KeptRows::default().with(Doubt::Again, false));
    assert_eq!(
        (once.outcomes.len(), once.left_out().by_reason()),
        (4, [(Reason::Again, 2)].as_slice())
    );
}

#[test]
fn a_day_after_the_day_of_loading_is_pointed_out_and_left_out_until_it_is_kept() {
    let text = "case,date,yes\nA,2026-06-01,15\nB,2026-06-02,15\n";
    let book = asking(&[YES]);
    let past = opened(text, &book, DateOrders::default())
        .expect("it loads")
        .past;
    assert_eq!(
        past.doubt_words(Doubt::Later).as_deref(),
        Some("1 row is decided on a day after today, the first in line 3.")
    );
    assert_eq!(
        under(text, &book, KeptRows::default())
            .left_out()
            .by_reason(),
        [(Reason::Later, 1)]
    );
    assert_eq!(
        under(text, &book, KeptRows::default().with(Doubt::Later, true))
            .left_out()
            .all(),
        0
    );
}

#[test]
fn examples_of_the_template_are_known_however_a_spreadsheet_writes_them() {
    let text = "case,date,age,relationship,yes,grade,judgement,sign-off,events,events complete,maracs,assessments,assessments complete\n\
        A1,20/07/2018,34,former partner,15,high,no,yes,19/07/2018 crime assault; 2018-05 incident,yes,none,none,yes\n\
        A1,20/07/2018,34,former partner,16,high,no,yes,19/07/2018 crime assault; 2018-05 incident,yes,none,none,yes\n";
    let past = opened(text, &book(), DateOrders::default())
        .expect("it loads")
        .past;
    assert_eq!(
        past.in_doubt(Doubt::Example),
        [2],
        "a case of the user's own may have such a reference"
    );
}
