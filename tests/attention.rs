//! What asks for a second look or for a new assessment stands above the routes, and a grade below high never stands
//! beside it unqualified.

use waymark::engine::decision::decide;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Assessment, Case, Change, ChangeKind, Grade, Review};
use waymark::model::dates::{Day, When};
use waymark::model::instrument::Reply;
use waymark::model::rules::notice::{Class, Notice};
use waymark::model::rules::{Criterion, ItemIsYes, Since};
use waymark::words::explain::{
    Attention, DoneAt, HEADLINE_LIMIT, HeadlineTag, Mark, Refer, Sheet, bar, sheet,
};

fn notice(id: &str, class: Class, when: Criterion) -> Notice {
    Notice {
        id: id.to_owned(),
        class,
        title: format!("Title of {id}"),
        in_sight: false,
        at_once: String::new(),
        when: Some(when),
        says: "Because of this: {facts}.".to_owned(),
        unknown: String::new(),
        unsure: String::new(),
        sources: Vec::new(),
        nations: Vec::new(),
        from: None,
        until: None,
        checked: None,
        look_again: None,
    }
}

/// The bundled rules with three notices of this test's own and none besides.
fn book() -> Rulebook {
    let mut book = Rulebook::bundled().unwrap();
    let strangled = || {
        Criterion::Item(ItemIsYes {
            instrument: "police-27".to_owned(),
            item: "18".to_owned(),
            step: None,
        })
    };
    let released = Since {
        changes: vec![ChangeKind::Release],
        events: Vec::new(),
        any_event: false,
        months: None,
        weeks: None,
        days: None,
    };
    book.notices.notices = vec![
        notice("look", Class::Review, strangled()),
        notice("again", Class::Reassess, Criterion::Since(released)),
        notice("basis", Class::Sharing, strangled()),
    ];
    book
}

/// Birmingham's rule asks for a grade of high.
fn case(grade: Grade, strangled: Reply) -> Case {
    let mut case = Case::new(Day::from_iso("2012-01-14").unwrap());
    case.area = Some(AreaChoice::of("birmingham"));
    let present = case.present_assessment("police-27");
    present.grade = Some(grade);
    present.answers.insert("18".to_owned(), strangled.into());
    case
}

fn said(case: &Case) -> (Sheet, String) {
    let book = book();
    let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
    let decision = decide(case, shown.rules, case.as_of);
    let bar = bar(&decision, None);
    (
        sheet(case, &decision, &shown, &[]),
        format!("{} | {}", bar.state, bar.detail),
    )
}

fn ids(attention: &[Attention]) -> Vec<&str> {
    attention.iter().map(|one| one.id).collect()
}

#[test]
fn a_medium_grade_beside_a_review_is_never_unqualified() {
    let (sheet, bar) = said(&case(Grade::Medium, Reply::Yes));
    assert_eq!(ids(&sheet.attention), ["review"]);
    let text = sheet.to_string();
    assert!(bar.contains("review required"), "{bar}");
    assert!(
        text.contains("Review required\n- The grade of medium does not stand by itself"),
        "{text}"
    );
    assert!(
        text.contains("Because of this: question 18, strangled"),
        "{text}"
    );
    assert!(
        text.contains("Medium is not the last word: a review is required."),
        "{text}"
    );
    let (review, routes) = (
        text.find("\nReview required\n").unwrap(),
        text.find("Routes in").unwrap(),
    );
    assert!(review < routes, "above the routes");
    assert!(
        sheet
            .sections
            .iter()
            .any(|section| section.id == "sharing" && section.is_to_do())
    );
}

#[test]
fn a_grade_of_high_and_a_case_without_reasons_say_nothing_of_it() {
    let (sheet, bar) = said(&case(Grade::High, Reply::Yes));
    assert_eq!(sheet.attention[0].reasons.len(), 1);
    assert!(!sheet.to_string().contains("does not stand by itself"));
    assert!(bar.contains("Review required"), "{bar}");
    let (sheet, bar) = said(&case(Grade::Medium, Reply::No));
    assert!(sheet.attention.is_empty());
    assert!(
        !format!("{sheet} {bar}")
            .to_lowercase()
            .contains("review required")
    );
    assert!(
        !sheet
            .sections
            .iter()
            .any(|section| section.id == "sharing" || section.id == "carried")
    );
}

#[test]
fn a_release_since_calls_for_a_new_assessment_and_today_s_answers_the_call() {
    let mut case = case(Grade::High, Reply::No);
    case.changes.list.push(Change {
        id: "c1".to_owned(),
        when: When::from_file("2012-01-20").unwrap(),
        what: ChangeKind::Release,
        ..Change::default()
    });
    case.begin_again(Day::from_iso("2012-01-22").unwrap());
    let (begun, _) = said(&case);
    assert_eq!(
        ids(&begun.attention),
        ["reassess"],
        "one that was just begun sets nothing at rest"
    );
    let mut made = case.clone();
    for item in 1..=13 {
        made.answer("dash-24", &item.to_string(), |answer| {
            answer.reply = Reply::No
        });
    }
    assert!(
        said(&made).0.attention.is_empty(),
        "most questions were asked"
    );
    let (due, bar) = said(&case.before_today());
    assert_eq!(ids(&due.attention), ["reassess"]);
    assert!(
        due.to_string()
            .contains("20 January 2012, release from prison or custody"),
        "{due}"
    );
    assert!(bar.contains("Reassess now"), "{bar}");
}

#[test]
fn a_provisional_result_says_so_in_its_headline_and_a_met_route_stays_met() {
    let (open, _) = said(&case(Grade::Medium, Reply::Yes));
    assert!(open.headline.tags.contains(&HeadlineTag::Provisional));
    let (met, _) = said(&case(Grade::High, Reply::Yes));
    assert!(
        met.headline.text.starts_with("Refer to MARAC now: "),
        "{}",
        met.headline
    );
    assert!(met.headline.tags.contains(&HeadlineTag::Provisional));
    for headline in [&open.headline, &met.headline] {
        assert!(
            headline.text.chars().count() <= HEADLINE_LIMIT,
            "{headline}"
        );
        assert!(headline.to_string().contains(" Provisional."), "{headline}");
    }
}

#[test]
fn immediate_danger_stands_before_everything_else_and_in_the_bar() {
    let said = |danger: Reply| {
        let mut case = case(Grade::Medium, Reply::Yes);
        case.contact.must_not_disclose = "the new address".to_owned();
        case.answer("circumstances", "danger-now", |answer| {
            answer.reply = danger.clone()
        });
        let book = Rulebook::bundled().unwrap();
        let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
        let decision = decide(&case, shown.rules, case.as_of);
        (sheet(&case, &decision, &shown, &[]), bar(&decision, None))
    };
    let (sheet, bar) = said(Reply::Yes);
    assert!(
        sheet
            .danger
            .as_ref()
            .is_some_and(|says| says.detail.contains("call 999 now")),
        "{:?}",
        sheet.danger
    );
    let text = sheet.to_string();
    assert!(
        text.starts_with("Immediate danger: call 999 now."),
        "{text}"
    );
    assert!(bar.state.starts_with("Call 999. No route"), "{}", bar.state);
    for reply in [Reply::No, Reply::NotAsked] {
        let (sheet, bar) = said(reply);
        assert_eq!(sheet.danger, None);
        assert!(!bar.state.contains("999"), "{}", bar.state);
    }
}

/// What is said of a published case under its own rule.
fn published(path: &str) -> Sheet {
    let path = format!("{}/src/data/areas/{path}.json", env!("CARGO_MANIFEST_DIR"));
    let case = waymark::model::files::read_case(&std::fs::read_to_string(path).unwrap()).unwrap();
    let book = Rulebook::bundled().unwrap();
    let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
    sheet(&case, &decide(&case, shown.rules, case.as_of), &shown, &[])
}

#[test]
fn an_event_that_followed_two_things_is_named_once_and_the_newest_comes_first() {
    let sheet = published("kent/cases/july-2018");
    assert_eq!(ids(&sheet.attention), ["reassess", "review"]);
    let review = &sheet.attention[1];
    let soon = review
        .reasons
        .iter()
        .find(|one| one.lead == "Soon after an order or a release")
        .unwrap();
    let earlier = &review.earlier[0].items;
    // What has no room in the sentence stands in the list under it.
    let all = std::iter::once(soon.detail.clone())
        .chain(earlier.iter().cloned())
        .collect::<Vec<_>>()
        .join("\n");
    let place = |words: &str| {
        assert_eq!(all.matches(words).count(), 1, "{words}: {all}");
        all.find(words).unwrap()
    };
    assert!(
        place("1 July 2018, order") < place("4 March 2017, order"),
        "{all}"
    );
    assert!(
        place("4 March 2017, order") < place("8 December 2016, order"),
        "{all}"
    );
    assert!(
        place("8 December 2016, order") < place("16 November 2016, "),
        "{all}"
    );
    assert!(
        soon.detail.contains("; and 3 earlier. The days"),
        "{}",
        soon.detail
    );
    assert!(soon.detail.chars().count() <= 300, "{}", soon.detail);
    assert_eq!(earlier.len(), 3);
    assert!(earlier[2].starts_with("16 November 2016, "), "{earlier:?}");
    let both = "47 days after bail from 30 September 2016, and 47 days after 30 September 2016";
    assert!(earlier[2].contains(both), "{earlier:?}");
    let brief = review
        .brief
        .iter()
        .find(|one| one.lead == soon.lead)
        .unwrap();
    assert!(
        brief.detail.starts_with("1 July 2018, ") && brief.detail.ends_with("; and 3 more"),
        "{}",
        brief.detail
    );
}

#[test]
fn a_review_that_is_required_stands_in_the_headline_where_no_route_is_met() {
    let headline = published("birmingham/cases/january-2012").headline;
    let says = "No route is confirmed yet. You can refer today on professional judgement.";
    assert_eq!(headline.text, says);
    assert_eq!(
        headline.tags,
        [HeadlineTag::Provisional, HeadlineTag::ReviewRequired]
    );
}

#[test]
fn the_bar_says_how_many_the_rule_needs_and_not_how_many_were_asked() {
    let book = Rulebook::bundled().unwrap();
    let mut case = Case::new(Day::from_iso("2018-07-20").unwrap());
    case.area = Some(AreaChoice::of("lewisham"));
    for (yes, says) in [
        (3, "3 yes of the 14 national guidance needs · "),
        (14, "14 yes; national guidance needs 14 · "),
    ] {
        for item in 1..=yes {
            case.answer("dash-24", &item.to_string(), |answer| {
                answer.reply = Reply::Yes
            });
        }
        let shown = book.shown(case.area.as_ref(), case.as_of).unwrap();
        let bar = bar(&decide(&case, shown.rules, case.as_of), None);
        assert!(bar.detail.contains(says), "{}", bar.detail);
    }
}

/// Where national guidance stands in, the number is not the area's.
#[test]
fn the_bar_says_whose_number_it_is() {
    let book = Rulebook::bundled().unwrap();
    let case = Case::new(Day::from_iso("2024-06-14").unwrap());
    let islington = AreaChoice::of("islington");
    let shown = book.shown(Some(&islington), case.as_of).unwrap();
    let bar = bar(&decide(&case, shown.rules, case.as_of), None);
    assert!(
        bar.detail
            .contains("0 yes of the 14 national guidance needs · "),
        "{}",
        bar.detail
    );
}

#[test]
fn an_answer_that_was_carried_says_so_in_the_result() {
    let mut case = case(Grade::High, Reply::Yes);
    case.begin_again(Day::from_iso("2012-02-01").unwrap());
    case.carry("victim", "police-27", "18");
    let (sheet, _) = said(&case);
    let text = sheet.to_string();
    assert!(
        text.contains("Carried from 14 January 2012, confirmed today:\n- Question 18, strangled"),
        "{text}"
    );
    assert_eq!(
        case.assessments.list.last().map(Assessment::is_of_victim),
        Some(true)
    );
}

/// However much there is to do, what a life may hang on is among what a page never folds away, and comes first.
#[test]
fn danger_strangling_suicide_and_children_at_risk_stay_in_sight() {
    let book = Rulebook::bundled().expect("the bundled files read");
    let mut case = Case::new(Day::new(2026, 11, 20).unwrap());
    for id in ["dash-24", "circumstances", "police-27"] {
        for item in &book.instrument(id).expect("it is bundled").items {
            case.answer(id, &item.id, |answer| answer.reply = Reply::Yes);
        }
    }
    let area = AreaChoice::of("newham");
    let shown = book.shown(Some(&area), case.as_of).unwrap();
    let decision = decide(&case, shown.rules, case.as_of);
    let sheet = sheet(&case, &decision, &shown, &[]);
    let danger = sheet.danger.as_ref().expect("it is said");
    assert_eq!(danger.joined(": "), "Immediate danger: call 999 now.");
    let steps = &sheet.do_now.steps;
    let titles: Vec<&str> = steps.iter().map(|step| step.lead.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Medical help after strangling",
            "Thoughts of suicide now",
            "Help with thoughts of suicide",
            "A child hurt or threatened",
            "Perhaps the one chance",
            "Children's social care",
            "Check records on the person causing harm",
        ],
    );
    assert!(sheet.do_now.more > 10, "{}", sheet.do_now.more);
}

/// Each thing to do at once has words of its own for that, short enough to stand before everything else.
#[test]
fn what_is_to_be_done_now_is_said_in_a_line() {
    let book = Rulebook::bundled().expect("the bundled files read");
    for notice in &book.notices.notices {
        let letters = notice.title.chars().count() + notice.at_once.chars().count();
        assert_eq!(
            notice.class == Class::DoNow || notice.in_sight,
            !notice.at_once.is_empty(),
            "{}",
            notice.id
        );
        assert!(letters <= 110, "{}: {letters}", notice.id);
    }
}

/// What is not known comes straight after what a life may hang on: the questions left, and the records.
#[test]
fn six_answers_say_what_to_do() {
    let book = Rulebook::bundled().expect("the bundled files read");
    let mut case = Case::new(Day::new(2026, 11, 20).unwrap());
    for item in ["9", "11", "15"] {
        case.answer("dash-24", item, |answer| answer.reply = Reply::Yes);
    }
    let shown = book.shown(Some(&AreaChoice::of("lewisham")), case.as_of);
    let shown = shown.expect("it is bundled");
    let decision = decide(&case, shown.rules, case.as_of);
    let sheet = sheet(&case, &decision, &shown, &[]);
    let steps = sheet.do_now.steps.iter();
    let steps: Vec<_> = steps.map(|step| (step.lead.as_str(), step.at)).collect();
    assert_eq!(
        steps,
        [
            ("Immediate danger", None),
            ("Medical help after strangling", None),
            ("Ask the 21 questions left", Some(DoneAt::Questions)),
            (
                "Check records on the person causing harm",
                Some(DoneAt::CausingHarm)
            ),
        ]
    );
    assert_eq!(sheet.refer, Refer::OnJudgement);
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.mark, row.brief.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            (
                "Visible high risk",
                Mark::CannotTell,
                "Nationally: 3 yes of 14; 21 not asked"
            ),
            (
                "Professional judgement",
                Mark::Open,
                "Yours to make: you can refer on it today"
            ),
            (
                "Potential escalation",
                Mark::CannotTell,
                "0 of 4 crimes in 12 months; present one not said"
            ),
            (
                "Repeat",
                Mark::CannotTell,
                "Nationally: earlier MARACs not looked for"
            ),
        ]
    );
}

/// A review that raised the grade counts as the grade does; one that did not leaves it, and is no longer asked for.
#[test]
fn a_review_that_is_recorded_raises_the_grade_and_is_no_longer_asked_for() {
    let reviewed = |grade, when: &str| {
        let mut case = case(Grade::Medium, Reply::Yes);
        case.present_assessment("police-27").review = Some(Review {
            by: "the duty inspector".to_owned(),
            when: Day::from_iso(when).unwrap().into(),
            grade: Some(grade),
            words: "Strangling, and held there.".to_owned(),
        });
        case
    };
    let (raised, _) = said(&reviewed(Grade::High, "2012-01-14"));
    assert!(
        raised.headline.text.contains("Refer to"),
        "{}",
        raised.headline
    );
    let text = raised.to_string();
    assert!(
        text.contains(
            "Graded high on 14 January 2012, raised from medium in the review by the duty inspector"
        ),
        "{text}"
    );
    let (kept, bar) = said(&reviewed(Grade::Medium, "2012-01-14"));
    assert_eq!(kept.attention[0].heading, "Reviewed");
    assert_eq!(
        kept.attention[0].reasons[0].lead,
        "Reviewed by the duty inspector, 14 January 2012: graded medium"
    );
    assert!(!bar.contains("review required"), "{bar}");
    assert!(
        !kept
            .to_string()
            .to_lowercase()
            .contains("review is required"),
        "{kept}"
    );
    // No review lowers a grade, and one of a later day was not made yet.
    let mut high = reviewed(Grade::Standard, "2012-01-14");
    high.present_assessment("police-27").grade = Some(Grade::High);
    assert!(said(&high).0.headline.text.contains("Refer to"));
    let (later, _) = said(&reviewed(Grade::High, "2012-01-15"));
    assert_eq!(later.attention[0].heading, "Review required");
    assert!(
        !later.headline.text.contains("Refer to"),
        "{}",
        later.headline
    );
}
