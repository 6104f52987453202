//! Several assessors beside each other, and Krippendorff's alpha against its author's own worked example.

use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{Age, AreaChoice, Assessment, Case, Event, Grade, HighestGrade};
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, Reply};
use waymark::workshop::agreement::{
    Alpha, AssessorFile, Stands, Unlike, agreement, alpha, alpha_words, checklists, grades_words,
    named_words, unlike_words,
};

/// The reliability data of Krippendorff (2011), section C: four observers, twelve units, some values missing. Values are
/// counted from 0 here.
fn published() -> Vec<Vec<usize>> {
    const MISSING: u8 = 0;
    const OBSERVERS: [[u8; 12]; 4] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, MISSING, MISSING, MISSING],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, MISSING, 3],
        [MISSING, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, MISSING],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, MISSING],
    ];
    let unit = |place: usize| {
        OBSERVERS
            .iter()
            .map(move |row| row[place])
            .filter(|value| *value != MISSING)
    };
    (0..12)
        .map(|place| unit(place).map(|value| usize::from(value) - 1).collect())
        .collect()
}

fn number(alpha: Alpha) -> f64 {
    match alpha {
        Alpha::Is(number) => number,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_published_example() {
    // By hand from its coincidence matrix: n = 40 with margins 9, 13, 10, 5, 3; 32 coincidences agree.
    let margins = [9.0, 13.0, 10.0, 5.0, 3.0_f64];
    let agreed: f64 = margins.iter().map(|one| one * (one - 1.0)).sum();
    let by_hand = (39.0 * 32.0 - agreed) / (40.0 * 39.0 - agreed);
    let nominal = number(alpha(&published()));
    assert!((nominal - by_hand).abs() < 1e-12, "{nominal} {by_hand}");
    assert_eq!(format!("{nominal:.3}"), "0.743");
}

#[test]
fn the_order_of_raters_and_of_units_changes_nothing() {
    let mut units = published();
    let before = number(alpha(&units));
    units.rotate_left(5);
    units.swap(0, 3);
    for unit in &mut units {
        unit.reverse();
    }
    assert!((number(alpha(&units)) - before).abs() < 1e-12);
}

#[test]
fn where_there_is_no_number_or_a_plain_one() {
    let all_agree = vec![vec![0, 0, 0], vec![1, 1, 1], vec![2, 2]];
    assert_eq!(alpha(&all_agree), Alpha::Is(1.0));
    assert_eq!(alpha(&[vec![3, 3], vec![3, 3, 3]]), Alpha::OneValue);
    assert_eq!(alpha(&[vec![0], vec![1], vec![]]), Alpha::NothingPaired);
    assert_eq!(alpha(&[]), Alpha::NothingPaired);
    // However many raters, and however unlike the numbers of answers.
    let many: Vec<Vec<usize>> = (2..=80)
        .map(|raters| (0..raters).map(|rater| rater % 2).collect())
        .collect();
    let of_many = number(alpha(&many));
    // By hand: units of an even number of raters m hold m²/2 unlike pairs, of an odd one (m² - 1)/2.
    let unlike: f64 = (2..=80_u32)
        .map(|m| f64::from((m * m - m % 2) / 2) / f64::from(m - 1))
        .sum();
    let [zeros, ones] = [0, 1].map(|odd| {
        (2..=80_u32)
            .map(|m| f64::from((m + 1 - odd) / 2))
            .sum::<f64>()
    });
    let by_hand = 1.0 - (zeros + ones - 1.0) * unlike / (2.0 * zeros * ones);
    assert!((of_many - by_hand).abs() < 1e-12, "{of_many} {by_hand}");
    // Two raters who always differ are worse than chance.
    assert!(number(alpha(&[vec![0, 1], vec![1, 0]])) < 0.0);
    assert!(alpha_words(Alpha::NothingPaired, 1).contains("two assessors or more"));
    assert!(alpha_words(Alpha::OneValue, 3).contains("not defined"));
}

fn sheet(named: &str, replies: &[(&str, Reply)]) -> AssessorFile {
    let mut case = Case::new(Day::new(2026, 3, 16).unwrap());
    for (item, reply) in replies {
        case.answer("dash-24", item, |answer| answer.reply = reply.clone());
    }
    AssessorFile {
        named: named.to_owned(),
        case,
    }
}

#[test]
fn what_to_talk_about_and_where_it_leads() {
    let book = Rulebook::bundled().unwrap();
    let instrument = book.instrument("dash-24").unwrap();
    let fourteen: Vec<String> = (1..=14).map(|number| number.to_string()).collect();
    let all = |reply: &Reply| {
        fourteen
            .iter()
            .map(|item| (item.as_str(), reply.clone()))
            .collect::<Vec<_>>()
    };
    let mut first = all(&Reply::Yes);
    first.push(("20", Reply::No));
    let mut second = all(&Reply::Yes);
    second[3].1 = Reply::No;
    second[4].1 = Reply::DoesNotKnow;
    let sheets = [
        sheet("one", &first),
        sheet("two", &second),
        sheet("blank", &[]),
    ];
    let found = agreement(&sheets, instrument);
    assert_eq!(
        found
            .of
            .iter()
            .map(|one| one.named.as_str())
            .collect::<Vec<_>>(),
        ["one", "two"]
    );
    assert_eq!(
        found
            .left_out
            .iter()
            .map(|one| one.named.as_str())
            .collect::<Vec<_>>(),
        ["blank"]
    );
    let talk: Vec<(&str, Stands)> = found
        .to_talk_about()
        .iter()
        .map(|row| (row.item.id.as_str(), row.stands))
        .collect();
    assert_eq!(
        talk,
        [
            ("4", Stands::YesAgainstNo),
            ("5", Stands::Otherwise),
            ("20", Stands::NotAsked)
        ]
    );
    let rules = book
        .rules(&AreaChoice::of("national"), sheets[0].case.as_of)
        .unwrap();
    let routes = found.routes(rules);
    assert_eq!(
        routes[0].answers,
        [Truth::Met, Truth::CannotTell],
        "{}",
        routes[0].name
    );
    assert!(matches!(found.alpha, Alpha::Is(number) if number < 1.0));
}

/// The rule that the files name decides where they lead, and neither national guidance nor the case that is open.
#[test]
fn files_lead_under_the_rule_that_they_name() {
    let book = Rulebook::bundled().unwrap();
    let instrument = book.instrument("dash-24").unwrap();
    let under = |named: &str, area: Option<&str>| {
        let mut sheet = sheet(named, &[("1", Reply::Yes)]);
        sheet.case.area = area.map(AreaChoice::of);
        sheet
    };
    let words = |sheets: &[AssessorFile]| {
        let found = agreement(sheets, instrument);
        let named = found.named(&book);
        named
            .iter()
            .map(|one| {
                (
                    one.shown.rules.area.id.clone(),
                    named_words(one, named.len() > 1),
                )
            })
            .collect::<Vec<_>>()
    };
    let alike = words(&[under("one", Some("kent")), under("two", Some("kent"))]);
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].0, "kent");
    assert!(
        alike[0]
            .1
            .starts_with("Where each file leads under Kent, “"),
        "{alike:?}"
    );
    // Where they name several, each of them is a table, and it says whose files name it.
    let several = words(&[
        under("one", Some("kent")),
        under("two", None),
        under("three", Some("kent")),
    ]);
    assert_eq!(
        several
            .iter()
            .map(|(area, _)| area.as_str())
            .collect::<Vec<_>>(),
        ["kent", "national"]
    );
    assert!(
        several[0].1.ends_with(", which one and three name"),
        "{several:?}"
    );
    assert!(several[1].1.ends_with(", which two names"), "{several:?}");
    // One that is not loaded is not taken for guidance without a word.
    let missing = words(&[under("one", Some("nowhere")), under("two", Some("nowhere"))]);
    assert_eq!(missing[0].0, "national");
    assert!(
        missing[0]
            .1
            .ends_with(", because \u{201c}nowhere\u{201d} is not loaded"),
        "{missing:?}"
    );
}

#[test]
fn one_thing_that_is_rated_gives_no_number() {
    // By hand: two pairs of unlike values in three ratings, and chance is read from the same three: 1 - D/D is 0.
    assert_eq!(alpha(&[vec![0, 1, 2]]), Alpha::OneUnit);
    assert_eq!(alpha(&[vec![0, 0, 2], vec![1]]), Alpha::OneUnit);
    assert_eq!(alpha(&[vec![1, 1, 1]]), Alpha::OneValue);
    assert!(alpha_words(Alpha::OneUnit, 2).contains("a single question"));
    let mut sheets = ["one", "two", "three"].map(|named| sheet(named, &[("1", Reply::Yes)]));
    for (sheet, grade) in sheets
        .iter_mut()
        .zip([Some(Grade::High), Some(Grade::Standard), None])
    {
        sheet.case.assessments.list[0].grade = grade;
    }
    let book = Rulebook::bundled().unwrap();
    let found = agreement(&sheets, book.instrument("dash-24").unwrap());
    assert_eq!(
        grades_words(&found.grades, HighestGrade::High),
        "Standard by one and high by one: as far apart as grades can be. One gave none."
    );
    assert_eq!(
        grades_words(&[Some(Grade::Medium); 3], HighestGrade::High),
        "All who graded gave medium."
    );
    assert_eq!(
        grades_words(
            &[Some(Grade::High), Some(Grade::Medium), Some(Grade::High)],
            HighestGrade::High
        ),
        "Medium by one and high by two: one step apart."
    );
    assert_eq!(
        grades_words(&[Some(Grade::High), None], HighestGrade::High),
        "High by one. There is nothing to compare it with. One gave none."
    );
    assert_eq!(
        grades_words(&[None, None], HighestGrade::High),
        "Nobody gave a grade of their own."
    );
}

/// What lies in every file alike was given, and is no assessor's judgement.
#[test]
fn what_was_made_before_is_nobodys_answer() {
    let earlier = Assessment {
        when: Day::new(2020, 1, 2).unwrap().into(),
        instrument: Some("dash-24".to_owned()),
        grade: Some(Grade::Standard),
        answers: ["1", "2"]
            .map(|item| (item.to_owned(), Answer::from(Reply::Yes)))
            .into(),
        ..Assessment::default()
    };
    let book = Rulebook::bundled().unwrap();
    let instrument = book.instrument("dash-24").unwrap();
    let mut sheets = ["one", "two", "three"].map(|named| sheet(named, &[("1", Reply::No)]));
    sheets[2].case.assessments.list[0].grade = Some(Grade::High);
    for sheet in &mut sheets {
        sheet.case.assessments.list.insert(0, earlier.clone());
    }
    let found = agreement(&sheets, instrument);
    assert_eq!(found.grades, [None, None, Some(Grade::High)]);
    assert_eq!(found.items[0].replies, [Some(&Reply::No); 3]);
    assert_eq!(found.items[1].replies, [None; 3]);
    for sheet in &mut sheets {
        sheet.case.assessments.list.truncate(1);
    }
    let found = agreement(&sheets, instrument);
    assert_eq!((found.of.len(), found.left_out.len()), (0, 3));
    assert!(checklists(&sheets, &book).is_empty());
}

#[test]
fn the_checklist_that_most_answered_comes_first() {
    let book = Rulebook::bundled().unwrap();
    let with = |instrument: &str| {
        let mut case = Case::new(Day::new(2026, 3, 16).unwrap());
        case.answer(instrument, "1", |answer| answer.reply = Reply::Yes);
        AssessorFile {
            named: instrument.to_owned(),
            case,
        }
    };
    // What is asked beside a checklist is none.
    let sheets = ["dash-24", "police-27", "police-27", "circumstances"].map(with);
    let found: Vec<&str> = checklists(&sheets, &book)
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(found, ["police-27", "dash-24"]);
}

#[test]
fn files_that_are_not_of_one_case_are_said_to_be_so() {
    let book = Rulebook::bundled().unwrap();
    let instrument = book.instrument("dash-24").unwrap();
    let same = ["one", "two"].map(|named| sheet(named, &[("1", Reply::Yes)]));
    let unlike = |change: &dyn Fn(&mut Case)| {
        let mut sheets = same.clone();
        change(&mut sheets[1].case);
        agreement(&sheets, instrument).unlike
    };
    assert_eq!(unlike(&|_| {}), []);
    // What assessors call somebody, and what they note, is theirs.
    assert_eq!(
        unlike(&|case| case.people.victim.called = "A".to_owned()),
        []
    );
    assert_eq!(
        unlike(&|case| case.reference = "K".to_owned()),
        [Unlike::Reference]
    );
    assert_eq!(
        unlike(&|case| case.people.victim.age = Some(Age::Years(17))),
        [Unlike::People]
    );
    assert_eq!(
        unlike(&|case| case.people.causing_harm.push(Default::default())),
        [Unlike::People]
    );
    assert_eq!(
        unlike(&|case| case.events.list.push(Event::default())),
        [Unlike::History]
    );
    let later = Day::new(2026, 3, 18).unwrap();
    let days = unlike(&|case| case.move_to(later));
    assert_eq!(days, [Unlike::Day(vec![same[0].case.as_of, later])]);
    assert!(
        unlike_words(&days[0])
            .starts_with("The files are of different days: 16 March 2026 and 18 March 2026.")
    );
    assert!(unlike_words(&Unlike::Reference).contains("nothing here says how far assessors agree"));
    assert!(unlike_words(&Unlike::People).contains("may differ for that alone"));
}
